"""Moving and cancelling lessons: words, buttons and a form lead to the new days; a press saves them."""

from __future__ import annotations

import re
from dataclasses import replace

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Opening, Reply, SaidWords, answer_press, metadata, remembered
from handlers.lessons import Values, at_field, receipt
from handlers.words import read_move
from models.calendar import local_day
from models.courses import CancelReason
from models.db import Db, DomainError, Stale
from models.moves import (
    Deed,
    Movable,
    MoveAsk,
    MoveDraft,
    Proposal,
    find_lesson,
    propose_move,
    save_move,
    undo_move,
)
from models.people import Actor
from surfaces import moves as forms
from surfaces.kit import Block, Form, FormField, LessonChoice, Message, Press, pack, unpack

Worked = Proposal | MoveAsk | Movable
# A refusal of the form is shown at the field it is about.
_FIELD_OF = dict.fromkeys(("move-past", "move-far", "move-same-day"), FormField.DAY)


async def move(deps: Deps, said: SaidWords) -> Reply:
    """`flytta ...`: the new days before they are saved, a question, or the form where no new day was said."""
    return await _hear(deps, said, Deed.MOVE)


async def cancel(deps: Deps, said: SaidWords) -> Reply:
    """`ställ in ...`: what becomes of the lesson and of those after it, before anything is saved."""
    return await _hear(deps, said, Deed.CANCEL)


async def _hear(deps: Deps, said: SaidWords, deed: Deed) -> Reply:
    now = deps.now()

    def question(db: Db, actor: Actor) -> Worked:
        draft = read_move(said.words, deed=deed, today=local_day(now, actor.timezone))
        return _work(deps, db, actor, draft)

    locale, worked = await deps.look(said.caller, question)
    if isinstance(worked, Movable):
        if said.can_open:
            return Opening(forms.move_form(locale, worked, _remember(worked, said.response_url)))
        return forms.invite(locale, worked)
    return _shown(locale, worked)


def _work(deps: Deps, db: Db, actor: Actor, draft: MoveDraft) -> Worked:
    """The proposal where the new day is said, or the lesson for the form that asks for it."""
    if draft.says_where or draft.whole:
        return propose_move(db, actor=actor, draft=draft, now=deps.now())
    return find_lesson(db, actor=actor, draft=draft, now=deps.now())


def _shown(locale: str, worked: Proposal | MoveAsk) -> Message:
    return forms.asked(locale, worked) if isinstance(worked, MoveAsk) else forms.proposed(locale, worked)


def _remember(lesson: Movable, url: str) -> str:
    return metadata(url=url, course=lesson.course.id, number=lesson.number)


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the buttons and forms about moving lessons."""
    _register_ways_in(app, deps)
    _register_answers(app, deps)
    _register_forms(app, deps)


def _register_ways_in(app: AsyncApp, deps: Deps) -> None:
    @app.action(re.compile(f"^{re.escape(Press.OPEN_MOVE)}"))
    async def on_open(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        chosen = unpack(LessonChoice, body["actions"][0]["value"])
        if chosen.course_id is None or chosen.number is None:
            raise Stale()
        draft = MoveDraft(Deed.MOVE, number=chosen.number, course_ids=(chosen.course_id,))
        await _answer(deps, body, client, draft)
        await ack()

    @app.action(re.compile(f"^{re.escape(Press.ANSWER_MOVE)}"))
    async def on_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _answer(deps, body, client, unpack(MoveDraft, body["actions"][0]["value"]))
        await ack()

    @app.action(Press.WHY_MOVE)
    async def on_why(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        draft = unpack(MoveDraft, body["actions"][0]["value"])
        locale, _ = await deps.look(await deps.caller(body), lambda _db, _actor: None)
        view = forms.why_form(locale, draft.reason, metadata(url=body.get("response_url", ""), draft=pack(draft)))
        await _open(client, body, view)
        await ack()


async def _answer(deps: Deps, body: Body, client: AsyncWebClient, draft: MoveDraft) -> None:
    locale, worked = await deps.look(await deps.caller(body), lambda db, actor: _work(deps, db, actor, draft))
    if isinstance(worked, Movable):
        url = str(body.get("response_url") or "")
        await _open(client, body, forms.move_form(locale, worked, _remember(worked, url)))
    else:
        await answer_press(client, body, locale, _shown(locale, worked))


async def _open(client: AsyncWebClient, body: Body, view: Block) -> None:
    """A form, on top of another where the button stands in one."""
    if (body.get("view") or {}).get("type") == "modal":
        await client.views_push(trigger_id=body["trigger_id"], view=view)
    else:
        await client.views_open(trigger_id=body["trigger_id"], view=view)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @app.action(re.compile(f"^{re.escape(Press.SAVE_MOVE)}"))
    async def on_save(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        draft, now = unpack(MoveDraft, body["actions"][0]["value"]), deps.now()
        locale, saved = await deps.run(
            await deps.caller(body), lambda db, actor: save_move(db, actor=actor, draft=draft, now=now)
        )
        await answer_press(client, body, locale, forms.saved(locale, saved))
        await ack()

    @app.action(Press.DROP_MOVE)
    async def on_drop(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        locale, _ = await deps.look(await deps.caller(body), lambda _db, _actor: None)
        await answer_press(client, body, locale, forms.dropped(locale))
        await ack()

    @app.action(Press.UNDO_MOVE)
    async def on_undo(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        batch, now = int(body["actions"][0]["value"]), deps.now()
        locale, undone = await deps.run(
            await deps.caller(body), lambda db, actor: undo_move(db, actor=actor, batch=batch, now=now)
        )
        await answer_press(client, body, locale, forms.undone(locale, undone))
        await ack()


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @app.view(Form.MOVE)
    async def on_form(ack: AsyncAck, body: Body, view: Block) -> None:
        kept, values = remembered(view), Values(view)
        draft = MoveDraft(
            Deed.MOVE,
            number=int(kept["number"]),
            course_ids=(int(kept["course"]),),
            to_day=values.day(FormField.DAY),
            at=values.clock(FormField.TIME),
            alone=values.chosen(FormField.REST) == forms.STAYS,
            reason=_reason(values),
        )
        try:
            locale, worked = await deps.look(
                await deps.caller(body), lambda db, actor: propose_move(db, actor=actor, draft=draft, now=deps.now())
            )
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF)
            return
        await receipt(ack, view, locale, _shown(locale, worked))

    @app.view(Form.WHY_MOVE)
    async def on_why_form(ack: AsyncAck, body: Body, view: Block) -> None:
        draft = replace(unpack(MoveDraft, str(remembered(view).get("draft"))), reason=_reason(Values(view)))
        locale, worked = await deps.look(
            await deps.caller(body), lambda db, actor: propose_move(db, actor=actor, draft=draft, now=deps.now())
        )
        await receipt(ack, view, locale, _shown(locale, worked), replace_original=True)


def _reason(values: Values) -> CancelReason | None:
    chosen = values.chosen(FormField.REASON)
    return CancelReason(chosen) if chosen else None
