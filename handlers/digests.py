"""The buttons of the coordinator's weekly letter, and their forms. The letter stays; answers appear below it."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.context import Deps, Opening
from handlers.forms import write_metadata
from handlers.press import Below, Pressed, Receipt, Shown, listen_to
from models.courses import LONGEST_ROOM
from models.digests import add_leader, ask_leaders, find_course, find_lesson, set_room
from models.lessons import say_how_it_went, say_not_held
from models.people import May
from surfaces import digests as surface
from surfaces.kit import Form, FormField, Press
from surfaces.lessons import show_logged
from surfaces.reminders import show_not_held


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the letter's buttons and the forms that they open."""
    _register_answers(app, deps)
    _register_form_buttons(app, deps)
    _register_forms(app, deps)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.DIGEST_HELD)
    async def on_held(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: say_how_it_went(db, actor=actor, planned_id=planned_id, manner=None, now=pressed.now),
        )
        return Below(locale, show_logged(locale, result))

    @listen_to(app, deps, Press.DIGEST_NOT_HELD)
    async def on_not_held(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: say_not_held(db, actor=actor, planned_id=planned_id, now=pressed.now)
        )
        return Below(locale, show_not_held(locale, result))

    @listen_to(app, deps, Press.ASK_LEADERS)
    async def on_ask(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: ask_leaders(db, actor=actor, planned_id=planned_id, now=pressed.now)
        )
        return Below(locale, surface.show_asked_leaders(locale, result))


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.ADD_LEADER)
    async def on_open_leader(pressed: Pressed) -> Shown:
        course_id = pressed.id
        locale, course = await deps.look(
            pressed.caller,
            lambda db, actor: find_course(db, actor=actor, course_id=course_id, may=May.LET_IN, now=pressed.now),
        )
        return Opening(
            surface.build_leader_form(locale, course, write_metadata(url=pressed.response_url, course=course_id))
        )

    @listen_to(app, deps, Press.SET_ROOM)
    async def on_open_room(pressed: Pressed) -> Shown:
        planned_id = pressed.id
        locale, lesson = await deps.look(
            pressed.caller,
            lambda db, actor: find_lesson(db, actor=actor, planned_id=planned_id, may=May.PLAN, now=pressed.now),
        )
        metadata = write_metadata(url=pressed.response_url, lesson=planned_id)
        return Opening(surface.build_room_form(locale, lesson, LONGEST_ROOM, metadata))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Form.ADD_LEADER, at_field=lambda _pressed, _error: FormField.LEADER)
    async def on_leader(pressed: Pressed) -> Shown:
        course_id = pressed.memory.read_id("course")
        slack_id = next(iter(pressed.values.read_users(FormField.LEADER)), "")
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: add_leader(db, actor=actor, course_id=course_id, slack_id=slack_id, now=pressed.now),
        )
        return Receipt(locale, surface.show_added_leader(locale, result))

    @listen_to(app, deps, Form.SET_ROOM, at_field=lambda _pressed, _error: FormField.ROOM)
    async def on_room(pressed: Pressed) -> Shown:
        planned_id, room = pressed.memory.read_id("lesson"), pressed.values.read_text(FormField.ROOM)
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: set_room(db, actor=actor, planned_id=planned_id, room=room, now=pressed.now),
        )
        return Receipt(locale, surface.show_new_room(locale, result))
