"""Status and schedule: for one's own classes, a school's for its coordinator, sums for those above."""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Reply, SaidWords
from handlers.press import Below, Pressed, Shown, press
from models.courses import looks_like_label
from models.db import Db
from models.people import Actor
from models.planning import load_timetable
from models.status import Overview, overview, status_of_label, status_of_site
from surfaces import planning as schedule_surface
from surfaces import status as surface
from surfaces.kit import Press


async def show_status(deps: Deps, said: SaidWords) -> Reply:
    """`status`, `status 7B`, `status Alviksskolan`."""
    now = deps.now()
    return surface.status(*await deps.look(said.caller, lambda db, actor: _overview_of(db, actor, said, now)))


async def show_schedule(deps: Deps, said: SaidWords) -> Reply:
    """`schema`, `schema 7B`."""
    now = deps.now()
    return schedule_surface.schedule(
        *await deps.look(said.caller, lambda db, actor: load_timetable(db, _overview_of(db, actor, said, now)))
    )


def _overview_of(db: Db, actor: Actor, said: SaidWords, now: datetime) -> Overview:
    """What was asked for: classes by label, a school by name, or all that is one's own."""
    labels = tuple(word.raw for word in said.words if looks_like_label(word.low))
    if labels:
        return status_of_label(db, actor=actor, labels=labels, now=now)
    if said.text:
        return status_of_site(db, actor=actor, name=said.text[:80], now=now)
    return overview(db, actor=actor, now=now)


COMMANDS = (
    Command("schedule", ("schema", "schemat"), ("schedule", "calendar"), show_schedule),
    Command("status", ("status", "läge", "läget"), ("status", "progress"), show_status),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons that show status and schedule."""

    @press(app, deps, Press.SHOW_STATUS)
    async def on_status(pressed: Pressed) -> Shown:
        locale, result = await deps.look(pressed.caller, lambda db, actor: overview(db, actor=actor, now=pressed.now))
        return Below(locale, surface.status(locale, result))

    @press(app, deps, Press.SHOW_SCHEDULE)
    async def on_schedule(pressed: Pressed) -> Shown:
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: load_timetable(db, overview(db, actor=actor, now=pressed.now))
        )
        return Below(locale, schedule_surface.schedule(locale, result))
