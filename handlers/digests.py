"""The buttons of the coordinator's weekly letter, and their forms. The letter stays; answers appear below it."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.bodies import read_whole_number
from handlers.context import Deps, Opening
from handlers.forms import write_metadata
from handlers.press import Below, Pressed, Receipt, Shown, listen_to
from models.courses import LONGEST_ROOM, Course, follow_manual
from models.db import Db
from models.digests import (
    add_leader,
    ask_leaders,
    find_course,
    find_lesson,
    find_more_gaps,
    find_open_lessons,
    set_room,
)
from models.lessons import WentThrough, go_through, say_how_it_went, say_not_held
from models.people import Actor, May
from surfaces import digests as surface
from surfaces.kit import Form, FormField, ManualChoice, MoreGaps, Press, unpack
from surfaces.lessons import show_logged, show_manual
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

    @listen_to(app, deps, Press.DIGEST_ALL_HELD)
    async def on_all_held(pressed: Pressed) -> Shown:
        ids = pressed.ids

        def rule(db: Db, actor: Actor) -> tuple[WentThrough, Course]:
            still_open = find_open_lessons(db, actor=actor, planned_ids=ids, now=pressed.now)
            held = [lesson.id for lesson in still_open]
            return go_through(db, actor=actor, held=held, not_held=(), now=pressed.now), still_open[0].course

        locale, (result, course) = await deps.run(pressed.caller, rule)
        return Below(locale, surface.show_walked(locale, result, course))

    @listen_to(app, deps, Press.ASK_LEADERS)
    async def on_ask(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: ask_leaders(db, actor=actor, planned_ids=ids, now=pressed.now)
        )
        return Below(locale, surface.show_asked_leaders(locale, result))

    @listen_to(app, deps, Press.FOLLOW_MANUAL)
    async def on_manual(pressed: Pressed) -> Shown:
        choice = unpack(ManualChoice, pressed.value)
        locale, course = await deps.run(
            pressed.caller,
            lambda db, actor: follow_manual(
                db, actor=actor, course_id=choice.course_id, manual=choice.manual, now=pressed.now
            ),
        )
        return Below(locale, show_manual(locale, course, choice.manual))

    @listen_to(app, deps, Press.MORE_GAPS)
    async def on_more(pressed: Pressed) -> Shown:
        left = unpack(MoreGaps, pressed.value)
        locale, (today, gaps) = await deps.look(
            pressed.caller, lambda db, actor: find_more_gaps(db, actor=actor, site_id=left.site_id, now=pressed.now)
        )
        return Opening(surface.build_gaps_page(locale, today, gaps[max(0, left.after) :]))


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.GO_THROUGH)
    async def on_open_walk(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, lessons = await deps.look(
            pressed.caller, lambda db, actor: find_open_lessons(db, actor=actor, planned_ids=ids, now=pressed.now)
        )
        return Opening(surface.build_walk_form(locale, lessons, write_metadata(url=pressed.response_url)))

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
    @listen_to(app, deps, Form.WALK)
    async def on_walk(pressed: Pressed) -> Shown:
        answers = [
            (read_whole_number(field.partition(":")[2]), pressed.values.read_member(field, surface.WalkAnswer))
            for field in pressed.values.fields
            if field.startswith(f"{FormField.WALK}:")
        ]
        held = [lesson_id for lesson_id, answer in answers if answer is surface.WalkAnswer.HELD]
        not_held = [lesson_id for lesson_id, answer in answers if answer is surface.WalkAnswer.NOT_HELD]

        def rule(db: Db, actor: Actor) -> tuple[WentThrough, Course]:
            ids = [lesson_id for lesson_id, _ in answers]
            still_open = find_open_lessons(db, actor=actor, planned_ids=ids, now=pressed.now)
            left = {lesson.id for lesson in still_open}
            result = WentThrough(None, ())
            if left & {*held, *not_held}:
                result = go_through(
                    db,
                    actor=actor,
                    held=[one for one in held if one in left],
                    not_held=[one for one in not_held if one in left],
                    now=pressed.now,
                )
            return result, still_open[0].course

        locale, (result, course) = await deps.run(pressed.caller, rule)
        return Receipt(locale, surface.show_walked(locale, result, course))

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
