"""What is settled from the weekly letter. The letter itself stays; the answer stands below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, answer_press, metadata, remembered
from handlers.lessons import Values, receipt
from models.courses import LONGEST_ROOM, Course
from models.db import BadInput, Db
from models.digests import LetterLesson, add_leader, ask_leaders, find_course, find_lesson, set_room
from models.lessons import Ask, Logged, NotHeld, say_how_it_went, say_not_held
from models.people import Actor, May
from surfaces import digests as surface
from surfaces.errors import field_error
from surfaces.kit import Block, Form, FormField, Message, Press
from surfaces.lessons import asked, logged
from surfaces.reminders import not_held

T = TypeVar("T")


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the letter's buttons and the forms that they open."""
    _register_answers(app, deps)
    _register_forms(app, deps)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    async def settle(
        body: Body, client: AsyncWebClient, rule: Callable[[Db, Actor, int], T], show: Callable[[str, T], Message]
    ) -> None:
        planned_id = int(body["actions"][0]["value"])
        locale, result = await deps.run(await deps.caller(body), lambda db, actor: rule(db, actor, planned_id))
        await answer_press(client, body, locale, show(locale, result), keep=True)

    @app.action(Press.DIGEST_HELD)
    async def on_held(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now = deps.now()

        def rule(db: Db, actor: Actor, planned_id: int) -> Logged | Ask:
            return say_how_it_went(db, actor=actor, planned_id=planned_id, manner=None, now=now)

        await settle(body, client, rule, _held)
        await ack()

    @app.action(Press.DIGEST_NOT_HELD)
    async def on_not_held(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now = deps.now()

        def rule(db: Db, actor: Actor, planned_id: int) -> NotHeld:
            return say_not_held(db, actor=actor, planned_id=planned_id, now=now)

        await settle(body, client, rule, not_held)
        await ack()

    @app.action(Press.ASK_LEADERS)
    async def on_ask(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now = deps.now()
        await settle(
            body,
            client,
            lambda db, actor, planned_id: ask_leaders(db, actor=actor, planned_id=planned_id, now=now),
            surface.leaders_asked,
        )
        await ack()


def _held(locale: str, result: Logged | Ask) -> Message:
    return asked(locale, result) if isinstance(result, Ask) else logged(locale, result)


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @app.action(Press.ADD_LEADER)
    async def on_open_leader(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        course_id, now = int(body["actions"][0]["value"]), deps.now()

        def find(db: Db, actor: Actor) -> Course:
            return find_course(db, actor=actor, course_id=course_id, may=May.LET_IN, now=now)

        locale, course = await deps.look(await deps.caller(body), find)
        kept = metadata(url=body.get("response_url", ""), course=course_id)
        await client.views_open(trigger_id=body["trigger_id"], view=surface.leader_form(locale, course, kept))
        await ack()

    @app.action(Press.SET_ROOM)
    async def on_open_room(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        planned_id, now = int(body["actions"][0]["value"]), deps.now()

        def find(db: Db, actor: Actor) -> LetterLesson:
            return find_lesson(db, actor=actor, planned_id=planned_id, may=May.PLAN, now=now)

        locale, lesson = await deps.look(await deps.caller(body), find)
        kept = metadata(url=body.get("response_url", ""), lesson=planned_id)
        view = surface.room_form(locale, lesson, LONGEST_ROOM, kept)
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(Form.ADD_LEADER)
    async def on_leader(ack: AsyncAck, body: Body, view: Block) -> None:
        course_id, now = int(remembered(view)["course"]), deps.now()
        chosen = Values(view).users(FormField.LEADER)
        caller = await deps.caller(body)
        try:
            locale, result = await deps.run(
                caller,
                lambda db, actor: add_leader(
                    db, actor=actor, course_id=course_id, slack_id=chosen[0] if chosen else "", now=now
                ),
            )
        except BadInput as error:
            await ack(
                response_action="errors", errors={FormField.LEADER.value: field_error(error.locale or "sv", error)}
            )
            return
        await receipt(ack, view, locale, surface.leader_added(locale, result))

    @app.view(Form.SET_ROOM)
    async def on_room(ack: AsyncAck, body: Body, view: Block) -> None:
        planned_id, now = int(remembered(view)["lesson"]), deps.now()
        room = Values(view).words(FormField.ROOM)
        caller = await deps.caller(body)
        try:
            locale, result = await deps.run(
                caller, lambda db, actor: set_room(db, actor=actor, planned_id=planned_id, room=room, now=now)
            )
        except BadInput as error:
            await ack(response_action="errors", errors={FormField.ROOM.value: field_error(error.locale or "sv", error)})
            return
        await receipt(ack, view, locale, surface.room_set(locale, result))
