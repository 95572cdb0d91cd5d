"""Reflections on lessons: typed after the command, filled in in a form, or made of one's own Slack message.

Each passes the guard, which holds back texts that may point to a pupil (promise 4).
"""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.bodies import read_text
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormValues, write_metadata
from handlers.guarding import inspect_edited, inspect_reflection
from handlers.press import Below, InPlace, NextForm, Pressed, Receipt, Shown, listen_to
from handlers.words import human_text
from models.db import BadInput, Db, NotFound
from models.lessons import Detail, HowItWent, describe_log, latest_log, log_detail
from models.people import Actor, Caller
from models.reflections import (
    FollowUp,
    HeldBack,
    InspectedWords,
    Reflection,
    ReflectionWords,
    Visibility,
    WrittenIn,
    edit_reflection,
    get_reflection,
    reflections_on,
    save_reflection,
    withdraw_reflection,
)
from surfaces import reflections as surface
from surfaces.kit import Block, Form, FormField, Message, Press, Shortcut


async def answer_reflect(deps: Deps, typed: TypedWords) -> Reply:
    """`reflektera ...`: a reflection on the latest lesson. Without words, the form."""
    if not typed.text:
        return await _open_or_invite(deps, typed)
    words = ReflectionWords(went_well=typed.text, source_ts=typed.event_id or None)
    return (await _save_reflection(deps, typed.caller, words, written_in=typed.written_in))[1]


async def _open_or_invite(deps: Deps, typed: TypedWords) -> Reply:
    if typed.can_open:
        return Opening(await _open_reflection_form(deps, typed.caller, log_id=None, url=typed.response_url))
    now = deps.now()
    locale, detail = await deps.look(typed.caller, lambda db, actor: _find_log(db, actor, None, now))
    return surface.invite_to_reflect(locale, detail)


async def _save_reflection(
    deps: Deps, caller: Caller, words: ReflectionWords, *, log_id: int | None = None, written_in: WrittenIn
) -> tuple[str, Message]:
    """Store a reflection, on the latest lesson where no log is given. Returns the language and the answer."""
    now = deps.now()
    _, inspected = await inspect_reflection(deps, caller, words, log_id=log_id)
    locale, result = await deps.run(
        caller,
        lambda db, actor: save_reflection(
            db, actor=actor, inspected=inspected, log_id=log_id, written_in=written_in, now=now
        ),
    )
    if isinstance(result, HeldBack):
        return locale, surface.show_held_back(locale, result, words)
    return locale, surface.show_saved(locale, result)


async def _save_vouched_words(deps: Deps, pressed: Pressed, packed: surface.VouchedWords) -> tuple[str, Message]:
    """Store words whose writer says that the name in them is a colleague's: as a new reflection or an edited one."""
    words, reflection_id = packed.words, packed.reflection_id
    if reflection_id is None:
        return await _save_reflection(deps, pressed.caller, words, log_id=packed.log_id, written_in=WrittenIn.FORM)
    locale, result = await _edit(deps, pressed, words, reflection_id)
    if isinstance(result, HeldBack):
        return locale, surface.show_held_back(locale, result, None)
    return locale, surface.show_saved(locale, result)


def _find_log(db: Db, actor: Actor, log_id: int | None, now: datetime) -> Detail:
    """The log to reflect on; the person's latest where no id is given."""
    wanted = log_id if log_id is not None else latest_log(db, actor=actor)
    if wanted is None:
        raise NotFound(reason="no-lesson-to-reflect-on")
    return log_detail(db, actor=actor, log_id=wanted, now=now)


async def _open_reflection_form(deps: Deps, caller: Caller, *, log_id: int | None, url: str) -> Block:
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[Detail, list[Reflection]]:
        detail = _find_log(db, actor, log_id, now)
        return detail, reflections_on(db, actor=actor, log_id=detail.log_id, now=now)

    locale, (detail, earlier) = await deps.look(caller, question)
    return surface.build_reflection_form(locale, detail, earlier, write_metadata(url=url, log=detail.log_id))


COMMANDS = (Command("reflect", ("reflektera", "reflektion"), ("reflect", "reflection"), answer_reflect),)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons, forms and the shortcut about reflections."""
    _register_form_buttons(app, deps)
    _register_buttons(app, deps)
    _register_shortcut(app, deps)
    _register_forms(app, deps)


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    async def open_form(pressed: Pressed) -> Shown:
        view = await _open_reflection_form(deps, pressed.caller, log_id=pressed.optional_id, url=pressed.response_url)
        return Opening(view)

    listen_to(app, deps, Press.REFLECT)(open_form)
    listen_to(app, deps, Press.REWRITE)(open_form)

    @listen_to(app, deps, Press.EDIT_REFLECTION)
    async def on_edit(pressed: Pressed) -> Shown:
        reflection_id = pressed.id
        locale, reflection = await deps.look(
            pressed.caller,
            lambda db, actor: get_reflection(db, actor=actor, reflection_id=reflection_id, now=pressed.now),
        )
        metadata = write_metadata(url=pressed.response_url, reflection=reflection_id)
        return Opening(surface.build_edit_form(locale, reflection, metadata))


def _register_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.COLLEAGUE)
    async def on_colleague(pressed: Pressed) -> Shown:
        return InPlace(*await _save_vouched_words(deps, pressed, surface.unpack_words(pressed.value)))

    @listen_to(app, deps, Press.WITHDRAW_REFLECTION)
    async def on_withdraw(pressed: Pressed) -> Shown:
        reflection_id = pressed.id
        locale, withdrawn = await deps.run(
            pressed.caller,
            lambda db, actor: withdraw_reflection(db, actor=actor, reflection_id=reflection_id, now=pressed.now),
        )
        return InPlace(locale, surface.show_withdrawn(locale, withdrawn))


async def _edit(
    deps: Deps, pressed: Pressed, words: ReflectionWords, reflection_id: int
) -> tuple[str, Reflection | HeldBack]:
    """Change one's own reflection, after the guard has read the new words."""
    _, inspected = await inspect_edited(deps, pressed.caller, words, reflection_id=reflection_id)
    return await deps.run(
        pressed.caller,
        lambda db, actor: edit_reflection(
            db, actor=actor, reflection_id=reflection_id, inspected=inspected, now=pressed.now
        ),
    )


def _register_shortcut(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Shortcut.REFLECT_ON_MESSAGE)
    async def on_shortcut(pressed: Pressed) -> Shown:
        message = pressed.place.message
        if read_text(message, "user") != pressed.caller.slack_id:
            raise BadInput(reason="not-own-message")
        text = human_text(read_text(message, "text"))
        if not text:
            raise BadInput(reason="no-message-text")
        words = ReflectionWords(went_well=text, source_ts=read_text(message, "ts"))
        return Below(*await _save_reflection(deps, pressed.caller, words, written_in=WrittenIn.MESSAGE))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Form.REFLECT)
    async def on_form(pressed: Pressed) -> Shown:
        words, log_id = _read_words(pressed.values), pressed.memory.read_id("log")
        how = HowItWent(**pressed.values.read_how_it_went())
        inspected = None
        if words.text.strip() or words.follow_up:
            _, inspected = await inspect_reflection(deps, pressed.caller, words, log_id=log_id)
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: _describe_and_reflect(
                db, actor=actor, log_id=log_id, how=how, inspected=inspected, now=pressed.now
            ),
        )
        if isinstance(result, HeldBack):
            # It opens on top of the form, so that the writer's text is not lost.
            return NextForm(surface.build_held_back_view(locale, result, words, None))
        if isinstance(result, Reflection):
            return Receipt(locale, surface.show_saved(locale, result))
        return Receipt(locale, surface.show_described(locale, result))

    @listen_to(app, deps, Form.EDIT_REFLECTION)
    async def on_edit_form(pressed: Pressed) -> Shown:
        words, reflection_id = _read_words(pressed.values), pressed.memory.read_id("reflection")
        locale, result = await _edit(deps, pressed, words, reflection_id)
        if isinstance(result, HeldBack):
            return NextForm(surface.build_held_back_view(locale, result, words, reflection_id))
        return Receipt(locale, surface.show_saved(locale, result))


def _describe_and_reflect(
    db: Db, *, actor: Actor, log_id: int, how: HowItWent, inspected: InspectedWords | None, now: datetime
) -> Reflection | HeldBack | Detail:
    """Store how a lesson went and the reflection on it, from one form in one transaction.

    A text that surely points to a pupil stores neither. Returns the log where there were no words. Raises BadInput for
    a form with nothing in it.
    """
    if inspected is None and how == HowItWent():
        raise BadInput(reason="empty-reflection")
    result: Reflection | HeldBack | None = None
    if inspected is not None:
        result = save_reflection(
            db, actor=actor, inspected=inspected, log_id=log_id, written_in=WrittenIn.FORM, now=now
        )
    if not isinstance(result, HeldBack) or not result.certain:
        # Where the guard only asks about a name, the words wait, but how it went is stored: it has no words in it.
        describe_log(db, actor=actor, log_id=log_id, how=how, now=now)
    return result or log_detail(db, actor=actor, log_id=log_id, now=now)


def _read_words(values: FormValues) -> ReflectionWords:
    return ReflectionWords(
        values.read_text(FormField.WENT_WELL),
        values.read_text(FormField.CHANGE_NEXT),
        values.read_member(FormField.FOLLOW_UP, FollowUp),
        values.read_member(FormField.VISIBILITY, Visibility) or Visibility.PAIR,
    )
