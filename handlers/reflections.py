"""Reflections: words after the command, a form, or one's own message made into one. The guard stands before each."""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.bodies import text_in
from handlers.context import Command, Deps, Opening, Reply, SaidWords
from handlers.forms import Values, metadata
from handlers.press import Below, InPlace, NextForm, Pressed, Receipt, Shown, press
from handlers.words import human_text
from models.db import BadInput, Db, NotFound
from models.lessons import Detail, HowItWent, describe_log, latest_log, log_detail
from models.people import Actor, Caller
from models.reflections import (
    FollowUp,
    HeldBack,
    Reflection,
    ReflectionWords,
    Visibility,
    edit_reflection,
    get_reflection,
    reflections_on,
    save_reflection,
    withdraw_reflection,
)
from surfaces import reflections as surface
from surfaces.kit import Block, Form, FormField, Message, Press, Shortcut


async def reflect_words(deps: Deps, said: SaidWords) -> Reply:
    """`reflektera ...`: a reflection on the latest lesson. Without words, the form."""
    if not said.text:
        return await _open_or_invite(deps, said)
    words = ReflectionWords(went_well=said.text, source_ts=said.event_id or None)
    return (await _save(deps, said.caller, words, in_slack_message=said.in_slack_message))[1]


async def _open_or_invite(deps: Deps, said: SaidWords) -> Reply:
    if said.can_open:
        return Opening(await _reflection_form(deps, said.caller, log_id=None, url=said.response_url))
    now = deps.now()
    locale, detail = await deps.look(said.caller, lambda db, actor: _detail(db, actor, None, now))
    return surface.invite(locale, detail)


async def _save(
    deps: Deps, caller: Caller, words: ReflectionWords, *, log_id: int | None = None, in_slack_message: bool
) -> tuple[str, Message]:
    """Store a reflection, on the latest lesson where no log is given. Returns the language and the answer."""
    now = deps.now()
    locale, result = await deps.run(
        caller,
        lambda db, actor: save_reflection(
            db, actor=actor, words=words, log_id=log_id, in_slack_message=in_slack_message, now=now
        ),
    )
    if isinstance(result, HeldBack):
        return locale, surface.held_back(locale, result, words)
    return locale, surface.saved(locale, result)


async def _save_vouched(deps: Deps, pressed: Pressed, packed: surface.VouchedWords) -> tuple[str, Message]:
    """Its writer says that the name is a colleague's: the reflection is stored, or the one edited is changed."""
    words, reflection_id = packed.words, packed.reflection_id
    if reflection_id is None:
        return await _save(deps, pressed.caller, words, log_id=packed.log_id, in_slack_message=False)
    locale, result = await deps.run(
        pressed.caller,
        lambda db, actor: edit_reflection(db, actor=actor, reflection_id=reflection_id, words=words, now=pressed.now),
    )
    if isinstance(result, HeldBack):
        return locale, surface.held_back(locale, result, None)
    return locale, surface.saved(locale, result)


def _detail(db: Db, actor: Actor, log_id: int | None, now: datetime) -> Detail:
    """The log to reflect on, the person's latest where none is given."""
    wanted = log_id if log_id is not None else latest_log(db, actor=actor)
    if wanted is None:
        raise NotFound(reason="no-lesson-to-reflect-on")
    return log_detail(db, actor=actor, log_id=wanted, now=now)


async def _reflection_form(deps: Deps, caller: Caller, *, log_id: int | None, url: str) -> Block:
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[Detail, list[Reflection]]:
        detail = _detail(db, actor, log_id, now)
        return detail, reflections_on(db, actor=actor, log_id=detail.log_id, now=now)

    locale, (detail, earlier) = await deps.look(caller, question)
    return surface.reflection_form(locale, detail, earlier, metadata(url=url, log=detail.log_id))


COMMANDS = (Command("reflect", ("reflektera", "reflektion"), ("reflect", "reflection"), reflect_words),)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons, forms and the shortcut about reflections."""
    _register_ways_to_forms(app, deps)
    _register_buttons(app, deps)
    _register_shortcut(app, deps)
    _register_forms(app, deps)


def _register_ways_to_forms(app: AsyncApp, deps: Deps) -> None:
    async def open_form(pressed: Pressed) -> Shown:
        view = await _reflection_form(deps, pressed.caller, log_id=pressed.optional_id, url=pressed.response_url)
        return Opening(view)

    press(app, deps, Press.REFLECT)(open_form)
    press(app, deps, Press.REWRITE)(open_form)

    @press(app, deps, Press.EDIT_REFLECTION)
    async def on_edit(pressed: Pressed) -> Shown:
        reflection_id = pressed.id
        locale, reflection = await deps.look(
            pressed.caller,
            lambda db, actor: get_reflection(db, actor=actor, reflection_id=reflection_id, now=pressed.now),
        )
        kept = metadata(url=pressed.response_url, reflection=reflection_id)
        return Opening(surface.edit_form(locale, reflection, kept))


def _register_buttons(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.COLLEAGUE)
    async def on_colleague(pressed: Pressed) -> Shown:
        return InPlace(*await _save_vouched(deps, pressed, surface.unpack_words(pressed.value)))

    @press(app, deps, Press.WITHDRAW_REFLECTION)
    async def on_withdraw(pressed: Pressed) -> Shown:
        reflection_id = pressed.id
        locale, withdrawn = await deps.run(
            pressed.caller,
            lambda db, actor: withdraw_reflection(db, actor=actor, reflection_id=reflection_id, now=pressed.now),
        )
        return InPlace(locale, surface.withdrawn(locale, withdrawn))


def _register_shortcut(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Shortcut.REFLECT_ON_MESSAGE)
    async def on_shortcut(pressed: Pressed) -> Shown:
        message = pressed.place.message
        if text_in(message, "user") != pressed.caller.slack_id:
            raise BadInput(reason="not-own-message")
        text = human_text(text_in(message, "text"))
        if not text:
            raise BadInput(reason="no-message-text")
        words = ReflectionWords(went_well=text, source_ts=text_in(message, "ts"))
        return Below(*await _save(deps, pressed.caller, words, in_slack_message=True))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Form.REFLECT)
    async def on_form(pressed: Pressed) -> Shown:
        words, log_id = _read_words(pressed.values), pressed.remembered.id("log")
        how = HowItWent(**pressed.values.how_fields())
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: _describe_and_reflect(
                db, actor=actor, log_id=log_id, how=how, words=words, now=pressed.now
            ),
        )
        if isinstance(result, HeldBack):
            # On top of the form, which keeps the text for its writer.
            return NextForm(surface.held_back_view(locale, result, words, None))
        if isinstance(result, Reflection):
            return Receipt(locale, surface.saved(locale, result))
        return Receipt(locale, surface.described(locale, result))

    @press(app, deps, Form.EDIT_REFLECTION)
    async def on_edit_form(pressed: Pressed) -> Shown:
        words, reflection_id = _read_words(pressed.values), pressed.remembered.id("reflection")
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: edit_reflection(
                db, actor=actor, reflection_id=reflection_id, words=words, now=pressed.now
            ),
        )
        if isinstance(result, HeldBack):
            return NextForm(surface.held_back_view(locale, result, words, reflection_id))
        return Receipt(locale, surface.saved(locale, result))


def _describe_and_reflect(
    db: Db, *, actor: Actor, log_id: int, how: HowItWent, words: ReflectionWords, now: datetime
) -> Reflection | HeldBack | Detail:
    """How it went and the reflection are one form and one transaction: a guarded text stores neither.

    Returns the log where there were no words. Raises BadInput for a form with nothing in it.
    """
    has_words = bool(words.text.strip() or words.follow_up)
    if not has_words and how == HowItWent():
        raise BadInput(reason="empty-reflection")
    result: Reflection | HeldBack | None = None
    if has_words:
        result = save_reflection(db, actor=actor, words=words, log_id=log_id, in_slack_message=False, now=now)
    if not isinstance(result, HeldBack) or not result.certain:
        # A name asked about holds back the words; how it went has no words in it.
        describe_log(db, actor=actor, log_id=log_id, how=how, now=now)
    return result or log_detail(db, actor=actor, log_id=log_id, now=now)


def _read_words(values: Values) -> ReflectionWords:
    return ReflectionWords(
        values.words(FormField.WENT_WELL),
        values.words(FormField.CHANGE_NEXT),
        values.member(FormField.FOLLOW_UP, FollowUp),
        values.member(FormField.VISIBILITY, Visibility) or Visibility.PAIR,
    )
