"""Moving and cancelling lessons: words, buttons and a form lead to the new days; a press saves them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Opening, Reply, SaidWords
from handlers.forms import Values, metadata
from handlers.press import InPlace, Pressed, Receipt, Shown, by_reason, press
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
    propose_move,
    save_move,
    undo_move,
)
from models.people import Actor
from surfaces import moves as forms
from surfaces.kit import Form, FormField, LessonChoice, Message, Press, pack, unpack

# A refusal of the form is shown at the field it is about.
_FIELD_OF = dict.fromkeys(("move-past", "move-far", "move-same-day"), FormField.DAY)


async def move(deps: Deps, said: SaidWords) -> Reply:
    """`flytta ...`: the new days before they are saved, a question, or the form where no new day was said."""
    return await _answer_words(deps, said, Deed.MOVE)


async def cancel(deps: Deps, said: SaidWords) -> Reply:
    """`ställ in ...`: what becomes of the lesson and of those after it, before anything is saved."""
    return await _answer_words(deps, said, Deed.CANCEL)


async def _answer_words(deps: Deps, said: SaidWords, deed: Deed) -> Reply:
    now = deps.now()
    locale, result = await deps.look_parsed(
        said.caller,
        lambda zone: read_move(said.words, deed=deed, today=local_day(now, zone)),
        lambda db, actor, draft: _propose_or_find(db, actor, draft, now),
    )
    if isinstance(result, Movable):
        if said.can_open:
            return Opening(forms.move_form(locale, result, _remember_lesson(result, said.response_url)))
        return forms.invite(locale, result)
    return _proposal_or_question(locale, result)


def _propose_or_find(db: Db, actor: Actor, draft: MoveDraft, now: datetime) -> MoveProposal | MoveAsk | Movable:
    """The proposal where the new day is said, or the lesson for the form that asks for it."""
    if draft.says_where or draft.whole:
        return propose_move(db, actor=actor, draft=draft, now=now)
    return find_lesson(db, actor=actor, draft=draft, now=now)


def _proposal_or_question(locale: str, result: MoveProposal | MoveAsk) -> Message:
    return forms.asked(locale, result) if isinstance(result, MoveAsk) else forms.proposed(locale, result)


def _remember_lesson(lesson: Movable, url: str) -> str:
    return metadata(url=url, course=lesson.course.id, number=lesson.number)


COMMANDS = (
    Command("move", ("flytta", "skjut upp"), ("move", "postpone"), move),
    Command("cancel", ("ställ in", "stall in", "inställd", "inställt"), ("cancel",), cancel),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about moving lessons."""
    _register_ways_in(app, deps)
    _register_answers(app, deps)
    _register_forms(app, deps)


def _register_ways_in(app: AsyncApp, deps: Deps) -> None:
    async def answer_draft(pressed: Pressed, draft: MoveDraft) -> Shown:
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: _propose_or_find(db, actor, draft, pressed.now)
        )
        if isinstance(result, Movable):
            view = forms.move_form(locale, result, _remember_lesson(result, pressed.response_url))
            return Opening(view, on_top=True)
        return InPlace(locale, _proposal_or_question(locale, result))

    @press(app, deps, Press.OPEN_MOVE)
    async def on_open(pressed: Pressed) -> Shown:
        chosen = unpack(LessonChoice, pressed.value)
        if chosen.course_id is None or chosen.number is None:
            raise Stale()
        draft = MoveDraft(Deed.MOVE, number=chosen.number, course_ids=(chosen.course_id,))
        return await answer_draft(pressed, draft)

    @press(app, deps, Press.ANSWER_MOVE)
    async def on_answer(pressed: Pressed) -> Shown:
        return await answer_draft(pressed, unpack(MoveDraft, pressed.value))

    @press(app, deps, Press.WHY_MOVE)
    async def on_why(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.value)
        locale = await deps.locale(pressed.caller)
        kept = metadata(url=pressed.response_url, draft=pack(draft))
        return Opening(forms.why_form(locale, draft.reason, kept), on_top=True)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.SAVE_MOVE)
    async def on_save(pressed: Pressed) -> Shown:
        draft = unpack(MoveDraft, pressed.value)
        locale, saved = await deps.run(
            pressed.caller, lambda db, actor: save_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return InPlace(locale, forms.saved(locale, saved))

    @press(app, deps, Press.DROP_MOVE)
    async def on_drop(pressed: Pressed) -> Shown:
        locale = await deps.locale(pressed.caller)
        return InPlace(locale, forms.dropped(locale))

    @press(app, deps, Press.UNDO_MOVE)
    async def on_undo(pressed: Pressed) -> Shown:
        batch = pressed.id
        locale, undone = await deps.run(
            pressed.caller, lambda db, actor: undo_move(db, actor=actor, batch=batch, now=pressed.now)
        )
        return InPlace(locale, forms.undone(locale, undone))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Form.MOVE, at_field=by_reason(_FIELD_OF))
    async def on_form(pressed: Pressed) -> Shown:
        kept, values = pressed.remembered, pressed.values
        draft = MoveDraft(
            Deed.MOVE,
            number=kept.id("number"),
            course_ids=(kept.id("course"),),
            to_day=values.day(FormField.DAY),
            at=values.clock(FormField.TIME),
            alone=values.chosen(FormField.REST) == forms.STAYS,
            reason=_reason(values),
        )
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: propose_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return Receipt(locale, _proposal_or_question(locale, result))

    @press(app, deps, Form.WHY_MOVE)
    async def on_why_form(pressed: Pressed) -> Shown:
        draft = replace(unpack(MoveDraft, pressed.remembered.text("draft")), reason=_reason(pressed.values))
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: propose_move(db, actor=actor, draft=draft, now=pressed.now)
        )
        return Receipt(locale, _proposal_or_question(locale, result), replaces=True)


def _reason(values: Values) -> CancelReason | None:
    return values.member(FormField.REASON, CancelReason)
