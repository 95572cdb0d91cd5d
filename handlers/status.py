"""How far classes have come: one's own, a school's for its coordinator, sums for a district or the city."""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Reply, TypedWords
from handlers.press import Below, Pressed, Shown, listen_to
from models.courses import looks_like_label
from models.db import Db
from models.people import Actor
from models.status import Overview, overview, status_of_label, status_of_site
from surfaces import status as surface
from surfaces.kit import Press


async def show_status(deps: Deps, typed: TypedWords) -> Reply:
    """`status`, `status 7B`, `status Alviksskolan`."""
    now = deps.now()
    return surface.show_status(*await deps.look(typed.caller, lambda db, actor: find_overview(db, actor, typed, now)))


def find_overview(db: Db, actor: Actor, typed: TypedWords, now: datetime) -> Overview:
    """What the words after the command ask for: classes by label, a school by name, or all that is the actor's own.

    `status` and `schema` take the same words, so the schedule in `handlers/planning.py` calls this too.
    """
    labels = tuple(word.raw for word in typed.words if looks_like_label(word.low))
    if labels:
        return status_of_label(db, actor=actor, labels=labels, now=now)
    if typed.text and typed.ordered:  # else they are the words of a question: `hur ligger vi till?`
        return status_of_site(db, actor=actor, name=typed.text[:80], now=now)
    return overview(db, actor=actor, now=now)


COMMANDS = (Command("status", ("status", "läge", "läget"), ("status", "progress"), show_status),)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the button that shows the status."""

    @listen_to(app, deps, Press.SHOW_STATUS)
    async def on_status(pressed: Pressed) -> Shown:
        locale, result = await deps.look(pressed.caller, lambda db, actor: overview(db, actor=actor, now=pressed.now))
        return Below(locale, surface.show_status(locale, result))
