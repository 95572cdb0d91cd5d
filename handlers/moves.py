"""Moving and cancelling lessons: words, buttons and a form lead to a proposal of new days; a button saves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormValues, write_metadata
from handlers.press import InPlace, Pressed, Receipt, Shown, find_field_by_reason, listen_to, show_beside
from handlers.words import read_move
from models.calendar import local_day
from models.courses import CancelReason
from models.db import Db, Stale
from models.moves import (
    Deed,
    Movable,
    MoveAsk,
    MoveDraft,
    MoveProposal,
    find_lesson,
    move_struck,
    propose_move,
    save_move,
    undo_move,
)
from models.people import Actor
from surfaces import moves as surface
from surfaces.kit import Form, FormField, LessonChoice, Message, Press, pack, unpack

# The field at which a refusal of the form is shown, by the refusal's reason.
_FIELDS_BY_REASON = dict.fromkeys(("move-past", "move-far", "move-same-day"), FormField.DAY)


async def answer_move(deps: Deps, typed: TypedWords) -> Reply:
    """`flytta ...`: a proposal to save, a question, or the form where the words have no new day."""
    return await _answer_words(deps, typed, Deed.MOVE)


async def answer_cancel(deps: Deps, typed: TypedWords) -> Reply:
    """`ställ in ...`: a proposal of what happens to the lesson and those after it, or a question."""
    return await _answer_words(deps, typed, Deed.CANCEL)


async def _answer_words(deps: Deps, typed: TypedWords, deed: Deed) -> Reply:
    now = deps.now()
    locale, result = await deps.look_parsed(
        typed.caller,
        lambda zone: read_move(typed.words, deed=deed, today=local_day(now, zone)),
        lambda db, actor, draft: _propose_or_find(db, actor, draft, now),
    )
    if isinstance(result, Movable):
        if typed.can_open:
            return Opening(surface.build_move_form(locale, result, _remember_lesson(result, typed.response_url)))
        return surface.invite_to_move(locale, result)
    return _show_result(locale, result)


def _propose_or_find(db: Db, actor: Actor, draft: MoveDraft, now: datetime) -> MoveProposal | MoveAsk | Movable:
    """The proposal where the draft says the new day; else the lesson, for the form that asks for the day."""
    if draft.says_where or draft.whole:
        return propose_move(db, actor=actor, draft=draft, now=now)
    return find_lesson(db, actor=actor, draft=draft, now=now)


def _show_result(locale: str, result: MoveProposal | MoveAsk) -> Message:
    return (
        surface.show_question(locale, result) if isinstance(result, MoveAsk) else surface.show_proposal(locale, result)
    )


def _remember_lesson(lesson: Movable, url: str) -> str:
    return write_metadata(url=url, course=lesson.course.id, number=lesson.number)


COMMANDS = (
    Command("move", ("flytta", "skjut upp"), ("move", "postpone"), answer_move),
    Command("cancel", ("ställ in", "stall in", "inställd", "inställt"), ("cancel",), answer_cancel),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about moving lessons."""
    _register_proposal_buttons(app, deps)
    _register_answers(app, deps)
    _register_struck(app, deps)
    _register_forms(app, deps)


def _register_proposal_buttons(app: AsyncApp, deps: Deps) -> None:
    async def answer_draft(pressed: Pressed, draft: MoveDraft) -> Shown:
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: _propose_or_find(db, actor, draft, pressed.now)
        )
        if isinstance(result, Movable):
            view = surface.build_move_form(locale, result, _remember_lesson(result, pressed.response_url))
            return Opening(view, on_top=True)
        return InPlace(locale, _show_result(locale, result))

    @listen_to(app, deps, Press.OPEN_MOVE)
    async def on_open(pressed: Pressed) -> Shown:
        chosen = unpack(LessonChoice, pressed.value)
        if chosen.course_id is None or chosen.number is None:
            raise Stale()
        draft = MoveDraft(Deed.MOVE, number=chosen.number, course_ids=(chosen.course_id,))
        return await answer_draft(pressed, draft)

    @listen_to(app, deps, Press.ANSWER_MOVE)
    async def on_answer(pressed: Pressed) -> Shown:
        return await answer_draft(pressed, unpack(MoveDraft, pressed.value))

    @listen_to(app, deps, Press.WHY_MOVE)
    async def on_why(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.value)
        locale = await deps.find_locale(pressed.caller)
        metadata = write_metadata(url=pressed.response_url, draft=pack(draft))
        return Opening(surface.build_reason_form(locale, draft.reason, metadata), on_top=True)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.SAVE_MOVE)
    async def on_save(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.value)
        locale, saved = await deps.run(
            pressed.caller, lambda db, actor: save_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return InPlace(locale, surface.show_saved(locale, saved))

    @listen_to(app, deps, Press.DROP_MOVE)
    async def on_drop(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return InPlace(locale, surface.show_dropped(locale))

    @listen_to(app, deps, Press.UNDO_MOVE)
    async def on_undo(pressed: Pressed) -> Shown:
        batch = pressed.id
        locale, undone = await deps.run(
            pressed.caller, lambda db, actor: undo_move(db, actor=actor, batch=batch, now=pressed.now)
        )
        return InPlace(locale, surface.show_undone(locale, undone))


def _register_struck(app: AsyncApp, deps: Deps) -> None:
    """Lessons on days without school, where they are shown: in the calendar and in the coordinator's letter."""

    @listen_to(app, deps, Press.MOVE_STRUCK)
    async def on_move(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.value)
        locale, saved = await deps.run(
            pressed.caller, lambda db, actor: move_struck(db, actor=actor, draft=draft, now=pressed.now)
        )
        return show_beside(pressed, locale, surface.show_saved(locale, saved))

    @listen_to(app, deps, Press.PICK_STRUCK_DAY)
    async def on_pick(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.value)
        locale = await deps.find_locale(pressed.caller)
        metadata = write_metadata(url=pressed.response_url, draft=pack(draft))
        return Opening(surface.build_struck_day_form(locale, draft, metadata), on_top=True)

    @listen_to(app, deps, Press.LEAVE_STRUCK)
    async def on_leave(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return show_beside(pressed, locale, surface.show_left_struck(locale))

    @listen_to(app, deps, Form.STRUCK_DAY, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_day_form(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.memory.read_text("draft"))
        day = pressed.values.read_required_day(FormField.DAY)
        if draft.first is None:
            raise Stale()
        draft = replace(draft, shift=(day - draft.first).days)
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: propose_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return Receipt(locale, _show_result(locale, result))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Form.MOVE, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_form(pressed: Pressed) -> Shown:
        memory, values = pressed.memory, pressed.values
        draft = MoveDraft(
            Deed.MOVE,
            number=memory.read_id("number"),
            course_ids=(memory.read_id("course"),),
            to_day=values.read_day(FormField.DAY),
            sure=True,  # the field shows the year
            at=values.read_time(FormField.TIME),
            alone=values.read_choice(FormField.REST) == surface.STAYS,
            reason=_read_reason(values),
        )
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: propose_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return Receipt(locale, _show_result(locale, result))

    @listen_to(app, deps, Form.WHY_MOVE)
    async def on_why_form(pressed: Pressed) -> Shown:
        draft = replace(unpack(MoveDraft, pressed.memory.read_text("draft")), reason=_read_reason(pressed.values))
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: propose_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return Receipt(locale, _show_result(locale, result), replaces=True)


def _read_reason(values: FormValues) -> CancelReason | None:
    return values.read_member(FormField.REASON, CancelReason)
