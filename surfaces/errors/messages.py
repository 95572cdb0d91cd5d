"""Refusals and faults as one sentence that says what to do next."""

from __future__ import annotations

from datetime import date

from models.db import BadInput, DomainError, NotAllowed, NotFound, Stale, UnknownPerson
from models.guard import KnownNames, inspect
from models.programmes import BASE_SERIES
from surfaces.access import offer_to_ask, show_newcomer
from surfaces.kit import Block, Message, has_text, modal, plain, say_course_name, say_day_week, section, sentence, text

WITHHELD = "…"  # shown instead of words that may point to a pupil


def show_refusal(locale: str, error: DomainError, *, of_form: bool = False) -> Message:
    """The message for a refusal. One of a form (`of_form`) quotes nothing that may point to a pupil (promise 4)."""
    if isinstance(error, UnknownPerson):
        return show_newcomer(locale, str(error.words.get("site") or ""), str(error.words.get("names") or ""))
    message = _build_message(_say_refusal(locale, error, of_form))
    if isinstance(error, NotAllowed) and error.words.get("helper") and error.words.get("site_id"):
        return offer_to_ask(locale, message, str(error.words["helper"]), str(error.words["site_id"]))
    return message


def _say_refusal(locale: str, error: DomainError, of_form: bool) -> str:
    if isinstance(error, Stale):
        return text(locale, "error-stale")
    if isinstance(error, NotAllowed):
        what = str(error.words["what"])
        key = f"error-not-allowed-{what}"
        helper = str(error.words.get("helper") or "")
        phrase = text(locale, key if has_text(locale, key) else "error-not-allowed")
        if what.endswith("-above"):  # what nobody above the schools sees: there is nobody to ask for it
            return phrase
        if error.words.get("above"):
            return f"{phrase} {text(locale, 'error-ask-above')}"
        return f"{phrase} {text(locale, 'error-ask', name=helper) if helper else text(locale, 'error-ask-nobody')}"
    assert isinstance(error, BadInput | NotFound)
    return sentence(text(locale, f"error-{error.words['reason']}", **_fill_words(locale, error, of_form)))


def _fill_words(locale: str, error: DomainError, of_form: bool) -> dict[str, str | int]:
    """The variables for an error's text: days and programmes written out, the rest as it is.

    Words typed in a command or message have passed the guard before; those of a form are checked here.
    """
    words: dict[str, str | int] = {}
    for name, value in error.words.items():
        if name == "day":
            words[name] = say_day_week(locale, date.fromisoformat(str(value)))
        elif name == "programme":
            words[name] = say_course_name(locale, str(value), str(error.words.get("series", BASE_SERIES)))
        else:
            words[name] = str(value)
    if of_form and inspect(str(words.get("given", "")), KnownNames()):
        words["given"] = WITHHELD
    words.setdefault("given", "")
    return words


def show_fault(locale: str, reference: str) -> Message:
    """An error of the bot itself; the reference is also in the log."""
    return _build_message(text(locale, "error-fault", reference=reference))


def show_busy(locale: str) -> Message:
    """The database is too busy to take it now."""
    return _build_message(text(locale, "error-busy"))


def build_error_page(locale: str, message: Message) -> Block:
    """A refusal as a page on top of its form, so that what was filled in is not lost."""
    return modal("error", plain(locale, "form-fault"), message.blocks, close=plain(locale, "button-close"))


def say_field_error(locale: str, error: DomainError) -> str:
    """A refusal as text below a form's field, without markup."""
    if isinstance(error, BadInput | NotFound):
        return sentence(plain(locale, f"error-{error.words['reason']}", **_fill_words(locale, error, of_form=True)))
    return show_refusal(locale, error, of_form=True).text


def _build_message(content: str) -> Message:
    return Message(content, [section("error.said", content)])
