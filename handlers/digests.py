"""What is settled from the weekly letter. The letter itself stays; the answer stands below it."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.context import Deps, Opening
from handlers.forms import metadata
from handlers.press import Below, Pressed, Receipt, Shown, press
from models.courses import LONGEST_ROOM
from models.digests import add_leader, ask_leaders, find_course, find_lesson, set_room
from models.lessons import Ask, say_how_it_went, say_not_held
from models.people import May
from surfaces import digests as surface
from surfaces.kit import Form, FormField, Press
from surfaces.lessons import asked, logged
from surfaces.reminders import not_held


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the letter's buttons and the forms that they open."""
    _register_answers(app, deps)
    _register_ways_to_forms(app, deps)
    _register_forms(app, deps)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.DIGEST_HELD)
    async def on_held(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: say_how_it_went(db, actor=actor, planned_id=planned_id, manner=None, now=pressed.now),
        )
        return Below(locale, asked(locale, result) if isinstance(result, Ask) else logged(locale, result))

    @press(app, deps, Press.DIGEST_NOT_HELD)
    async def on_not_held(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: say_not_held(db, actor=actor, planned_id=planned_id, now=pressed.now)
        )
        return Below(locale, not_held(locale, result))

    @press(app, deps, Press.ASK_LEADERS)
    async def on_ask(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: ask_leaders(db, actor=actor, planned_id=planned_id, now=pressed.now)
        )
        return Below(locale, surface.leaders_asked(locale, result))


def _register_ways_to_forms(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.ADD_LEADER)
    async def on_open_leader(pressed: Pressed) -> Shown:
        course_id = pressed.id
        locale, course = await deps.look(
            pressed.caller,
            lambda db, actor: find_course(db, actor=actor, course_id=course_id, may=May.LET_IN, now=pressed.now),
        )
        return Opening(surface.leader_form(locale, course, metadata(url=pressed.response_url, course=course_id)))

    @press(app, deps, Press.SET_ROOM)
    async def on_open_room(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, lesson = await deps.look(
            pressed.caller,
            lambda db, actor: find_lesson(db, actor=actor, planned_id=planned_id, may=May.PLAN, now=pressed.now),
        )
        kept = metadata(url=pressed.response_url, lesson=planned_id)
        return Opening(surface.room_form(locale, lesson, LONGEST_ROOM, kept))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Form.ADD_LEADER, at_field=lambda _pressed, _error: FormField.LEADER)
    async def on_leader(pressed: Pressed) -> Shown:
        course_id = pressed.remembered.id("course")
        slack_id = next(iter(pressed.values.users(FormField.LEADER)), "")
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: add_leader(db, actor=actor, course_id=course_id, slack_id=slack_id, now=pressed.now),
        )
        return Receipt(locale, surface.leader_added(locale, result))

    @press(app, deps, Form.SET_ROOM, at_field=lambda _pressed, _error: FormField.ROOM)
    async def on_room(pressed: Pressed) -> Shown:
        planned_id, room = pressed.remembered.id("lesson"), pressed.values.words(FormField.ROOM)
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: set_room(db, actor=actor, planned_id=planned_id, room=room, now=pressed.now),
        )
        return Receipt(locale, surface.room_set(locale, result))
