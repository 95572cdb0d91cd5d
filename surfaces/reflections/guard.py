"""What a writer sees when the guard holds a text back. The text itself is never repeated (promise 4).

What is certain stops, with what to do for a child in danger. What may be a colleague's name is asked about in one line.
"""

from __future__ import annotations

from models.reflections import HeldBack, Reflection, ReflectionWords, WrittenIn
from surfaces.kit import (
    VALUE_MOST,
    Block,
    Message,
    Press,
    actions,
    button,
    modal,
    plain,
    say_list,
    section,
    text,
)
from surfaces.reflections.packed import pack_words

_SENTENCES_COUNTED = 5  # a later one is hard to find by its number


def show_held_back(locale: str, guarded: HeldBack, words: ReflectionWords | None) -> Message:
    """The guard's answer to a text, with buttons for its writer; without `words` there are none."""
    message_text = _say_guard(locale, guarded, field=False)
    blocks = [section("guard.said", message_text)]
    buttons = _build_buttons(locale, guarded, words)
    return Message(message_text, [*blocks, actions("guard.actions", buttons)] if buttons else blocks)


def build_held_back_view(locale: str, guarded: HeldBack, words: ReflectionWords, reflection_id: int | None) -> Block:
    """The guard's answer as a page on top of the form, so that the writer's text is not lost. It names the field."""
    blocks = [section("guard.said", _say_guard(locale, guarded, field=True))]
    vouch = _build_vouch_button(locale, guarded, words, reflection_id)
    if vouch:
        blocks = [*blocks, actions("guard.actions", [vouch])]
    return modal("guard", plain(locale, "form-guard"), blocks, close=plain(locale, "button-back"))


def show_below_guard(locale: str, guarded: HeldBack, question: Message) -> Message:
    """A question about a log, below what the guard says of the words that were left over. They are not stored."""
    if guarded.certain:
        said = _say_stopped(locale, guarded, text(locale, "guard-stops-leftover", what=_say_kinds(locale, guarded)))
    else:
        told = [text(locale, "guard-leftover"), *_say_who_sees(locale, guarded), *_say_delete(locale, guarded)]
        said = " ".join(told)
    return Message(f"{said}\n{question.text}", [section("guard.said", said), *question.blocks])


def show_beside_reflection(locale: str, saved: Message, reflection: Reflection | HeldBack) -> Message:
    """A saved log, and what became of the words that were to be its reflection."""
    held_back = isinstance(reflection, HeldBack)
    said = text(locale, "reflection-held-back-too" if held_back else "reflection-saved-too")
    return Message(f"{saved.text}\n{said}", [*saved.blocks, section("reflection.said", said)])


def _say_guard(locale: str, guarded: HeldBack, *, field: bool) -> str:
    where = _say_where(locale, guarded, field=field)
    if not guarded.certain:
        asked = text(locale, "guard-asks-name" if guarded.names_somebody else "guard-asks-pupil", where=where)
        return " ".join([asked, *_say_who_sees(locale, guarded), *_say_delete(locale, guarded)])
    stops = text(locale, "guard-stops", what=_say_kinds(locale, guarded), where=where)
    return _say_stopped(locale, guarded, stops)


def _say_stopped(locale: str, guarded: HeldBack, stops: str) -> str:
    """That the text is stopped, and what to do for a child in danger."""
    principal = (
        text(locale, "guard-principal", name=guarded.principal)
        if guarded.principal
        else text(locale, "guard-principal-unnamed")
    )
    duties = [text(locale, "guard-danger"), principal, text(locale, "guard-social-services")]
    after = [text(locale, "guard-take-with-you"), *_say_who_sees(locale, guarded), *_say_delete(locale, guarded)]
    return "\n".join([stops, *(f"• {duty}" for duty in duties), " ".join(after)])


def _say_who_sees(locale: str, guarded: HeldBack) -> list[str]:
    return [text(locale, "guard-others-see")] if guarded.written_in is WrittenIn.CHANNEL else []


def _say_delete(locale: str, guarded: HeldBack) -> list[str]:
    """What stands in a message stays in Slack until its writer deletes it."""
    if guarded.written_in is WrittenIn.FORM:
        return []
    if guarded.certain:
        return [text(locale, "guard-delete-message")]
    return [text(locale, "guard-delete-if-pupil" if guarded.names_somebody else "guard-delete-if-points")]


def _say_kinds(locale: str, guarded: HeldBack) -> str:
    return say_list(locale, [plain(locale, f"guard-kind-{kind}") for kind in guarded.told_kinds[:2]])


def _say_where(locale: str, guarded: HeldBack, *, field: bool) -> str:
    """`i andra meningen`, `i rutan Det gick bra, i första meningen,`."""
    place = guarded.place
    if place is None or not 1 <= place.sentence <= _SENTENCES_COUNTED:
        return plain(locale, "guard-in-text")
    sentence = plain(locale, "guard-in-sentence", sentence=place.sentence)
    if not field:
        return sentence
    name = plain(locale, "field-change-next" if place.second_field else "field-went-well")
    return plain(locale, "guard-in-field", field=name, place=sentence)


def _build_buttons(locale: str, guarded: HeldBack, words: ReflectionWords | None) -> list[Block]:
    if words is None:
        return []
    rewrite = button(
        Press.REWRITE,
        plain(locale, "button-rewrite" if guarded.certain else "button-rewrite-asked"),
        str(guarded.log_id or "-"),
        primary=guarded.certain,
    )
    vouch = _build_vouch_button(locale, guarded, words)
    return [vouch, rewrite] if vouch else [rewrite]


def _build_vouch_button(
    locale: str, guarded: HeldBack, words: ReflectionWords, reflection_id: int | None = None
) -> Block | None:
    """The button by which the writer says that a name is a colleague's, or that a description points to nobody."""
    packed = pack_words(words, guarded.log_id, reflection_id)
    if guarded.certain or len(packed) > VALUE_MOST:
        return None
    return button(
        Press.COLLEAGUE, plain(locale, "button-colleague" if guarded.names_somebody else "button-no-pupil"), packed
    )
