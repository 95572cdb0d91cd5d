"""The answers to the question after a lesson: how it went, that it was not held, or that it is to be asked again."""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncApp

import models.milestones
import models.reminders
from handlers.bodies import read_member
from handlers.context import Deps
from handlers.lessons import LogAnswer, add_open_gates, show_log_answer
from handlers.press import Below, InPlace, Pressed, Shown, listen_to
from models.db import Db
from models.lessons import LEADERS_ASKED, say_how_it_went, say_not_held
from models.people import Actor
from models.reminders import remind_again
from surfaces import reminders as surface
from surfaces.kit import HowAnswer, Press, find_part, unpack, unpack_ids

# What can be asked for once more: whatever asks for a person's time unasked, and a coordinator's question.
_KINDS = (*models.reminders.KINDS, *models.milestones.KINDS)
_AGAIN = frozenset(kind.name for kind in _KINDS if kind.is_prompt) | {LEADERS_ASKED}


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the answers."""

    @listen_to(app, deps, Press.HOW_IT_WENT)
    async def on_how(pressed: Pressed) -> Shown:
        answered = unpack(HowAnswer, pressed.value)

        def rule(db: Db, actor: Actor) -> LogAnswer:
            result = say_how_it_went(
                db,
                actor=actor,
                planned_id=answered.planned_id,
                manner=answered.manner,
                now=pressed.now,
                delivery_id=find_part(pressed.place.block_id),
            )
            return add_open_gates(db, result)

        locale, result = await deps.run(pressed.caller, rule)
        return InPlace(locale, show_log_answer(locale, result))

    async def note_not_held(pressed: Pressed, *, take_back: bool) -> Shown:
        planned_id = pressed.id
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: say_not_held(
                db,
                actor=actor,
                planned_id=planned_id,
                now=pressed.now,
                take_back=take_back,
                delivery_id=find_part(pressed.place.block_id),
            ),
        )
        return InPlace(locale, surface.show_not_held(locale, result))

    @listen_to(app, deps, Press.NOT_HELD)
    async def on_not_held(pressed: Pressed) -> Shown:
        return await note_not_held(pressed, take_back=False)

    @listen_to(app, deps, Press.TAKE_BACK_NOT_HELD)
    async def on_take_back(pressed: Pressed) -> Shown:
        return await note_not_held(pressed, take_back=True)

    @listen_to(app, deps, Press.ASK_AGAIN)
    async def on_again(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return Below(locale, surface.ask_when_again(locale, pressed.place.parts))

    @listen_to(app, deps, Press.ASK_AGAIN_AT)
    async def on_again_at(pressed: Pressed) -> Shown:
        when, _, ids = pressed.value.partition(":")
        wanted, tomorrow = unpack_ids(ids), read_member(surface.AgainChoice, when) is surface.AgainChoice.TOMORROW

        def rule(db: Db, actor: Actor) -> tuple[datetime, str]:
            at = remind_again(db, actor=actor, delivery_ids=wanted, kinds=_AGAIN, tomorrow=tomorrow, now=pressed.now)
            return at, actor.timezone

        locale, (at, zone) = await deps.run(pressed.caller, rule)
        return InPlace(locale, surface.show_again(locale, at, zone, pressed.now))
