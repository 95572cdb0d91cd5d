"""Answers to what is asked about a lesson after it was saved: its day, and the lessons before it."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from handlers.context import Deps
from handlers.press import InPlace, Pressed, Shown, listen_to
from models.db import Db
from models.lessons import Logged, OrderSettled, confirm_day, settle_order, use_planned_day
from models.people import Actor
from surfaces import lessons as surface
from surfaces.kit import Press, unpack


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the answers."""

    @listen_to(app, deps, Press.ORDER)
    async def on_order(pressed: Pressed) -> Shown:
        settled = unpack(OrderSettled, pressed.value)
        return await _show_made_true(
            deps, pressed, lambda db, actor: settle_order(db, actor=actor, settled=settled, now=pressed.now)
        )

    @listen_to(app, deps, Press.RIGHT_DAY)
    async def on_right_day(pressed: Pressed) -> Shown:
        log_id = pressed.id
        return await _show_made_true(
            deps, pressed, lambda db, actor: confirm_day(db, actor=actor, log_id=log_id, now=pressed.now)
        )

    @listen_to(app, deps, Press.PLANNED_DAY)
    async def on_planned_day(pressed: Pressed) -> Shown:
        log_id = pressed.id
        return await _show_made_true(
            deps, pressed, lambda db, actor: use_planned_day(db, actor=actor, log_id=log_id, now=pressed.now)
        )


async def _show_made_true(deps: Deps, pressed: Pressed, rule: Callable[[Db, Actor], Logged]) -> Shown:
    """Answer what was asked about a lesson that is saved already, in place of the question."""
    locale, logged = await deps.run(pressed.caller, rule)
    return InPlace(locale, surface.show_logged(locale, logged))
