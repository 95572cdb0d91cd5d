"""Status and schedule: for one's own classes, a school's for its coordinator, sums for those above."""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Reply, SaidWords, answer_press
from models.courses import looks_like_label
from models.db import Db
from models.people import Actor
from models.planning import timetable
from models.status import Overview, overview, status_of_label, status_of_site
from surfaces import planning as schedule_surface
from surfaces import status as surface
from surfaces.kit import Press


def _asked(db: Db, actor: Actor, said: SaidWords, now: datetime) -> Overview:
    """What was asked for: classes by label, a school by name, or all that is one's own."""
    labels = tuple(word.raw for word in said.words if looks_like_label(word.low))
    if labels:
        return status_of_label(db, actor=actor, labels=labels, now=now)
    if said.text:
        return status_of_site(db, actor=actor, name=said.text[:80], now=now)
    return overview(db, actor=actor, now=now)


async def show_status(deps: Deps, said: SaidWords) -> Reply:
    """`status`, `status 7B`, `status Alviksskolan`."""
    now = deps.now()
    return surface.status(*await deps.look(said.caller, lambda db, actor: _asked(db, actor, said, now)))


async def show_schedule(deps: Deps, said: SaidWords) -> Reply:
    """`schema`, `schema 7B`."""
    now = deps.now()
    return schedule_surface.schedule(
        *await deps.look(said.caller, lambda db, actor: timetable(db, _asked(db, actor, said, now)))
    )


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the buttons that show status and schedule."""

    @app.action(Press.SHOW_STATUS)
    async def on_status(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now = deps.now()
        locale, found = await deps.look(await deps.caller(body), lambda db, actor: overview(db, actor=actor, now=now))
        await answer_press(client, body, locale, surface.status(locale, found), keep=True)
        await ack()

    @app.action(Press.SHOW_SCHEDULE)
    async def on_schedule(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now = deps.now()
        locale, found = await deps.look(
            await deps.caller(body), lambda db, actor: timetable(db, overview(db, actor=actor, now=now))
        )
        await answer_press(client, body, locale, schedule_surface.schedule(locale, found), keep=True)
        await ack()
