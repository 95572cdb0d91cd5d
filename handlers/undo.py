"""Taking back what was saved last: a log or a reflection."""

from __future__ import annotations

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Reply, TypedWords
from handlers.press import InPlace, Pressed, Shown, listen_to
from handlers.words import read_lesson_words
from models.calendar import local_day
from models.db import Db, Stale
from models.lessons import LogDraft, UndoneLogs, latest_recorded, logs_said, undo_log
from models.people import Actor
from models.reflections import Reflection, own_reflections, withdraw_reflection
from surfaces import lessons as surface
from surfaces.kit import Press
from surfaces.reflections import show_withdrawn


async def answer_undo(deps: Deps, typed: TypedWords) -> Reply:
    """`ångra`: take back the latest log or reflection, or the logs that the words name.

    Raises Stale when Slack sends the event again: the first time may have undone the latest, and this would undo the
    one before it.
    """
    if typed.is_retry:
        raise Stale()
    now = deps.now()

    def rule(db: Db, actor: Actor, draft: LogDraft | None) -> UndoneLogs | Reflection:
        if draft is None:
            return _undo_latest(db, actor, now)
        return undo_log(db, actor=actor, log_ids=logs_said(db, actor=actor, draft=draft, now=now), now=now)

    locale, result = await deps.run_parsed(
        typed.caller, lambda zone: _read_undone(typed, now, zone) if typed.words else None, rule
    )
    return surface.show_undone(locale, result) if isinstance(result, UndoneLogs) else show_withdrawn(locale, result)


def _read_undone(typed: TypedWords, now: datetime, zone: str) -> LogDraft:
    return read_lesson_words(typed.words, today=local_day(now, zone), source=typed.source)


def _undo_latest(db: Db, actor: Actor, now: datetime) -> UndoneLogs | Reflection:
    """Take back the person's latest log or, where that is later, their latest reflection."""
    written, logged = own_reflections(db, actor=actor, now=now, most=1), latest_recorded(db, actor)
    if written and (logged is None or written[0].created_at > logged):
        return withdraw_reflection(db, actor=actor, reflection_id=written[0].id, now=now)
    return undo_log(db, actor=actor, log_ids=(), now=now)


COMMANDS = (Command("undo", ("ångra", "angra", "radera", "ta bort"), ("undo",), answer_undo),)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the button that takes back what was just saved."""

    @listen_to(app, deps, Press.UNDO)
    async def on_undo(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: undo_log(db, actor=actor, log_ids=ids, now=pressed.now)
        )
        return InPlace(locale, surface.show_undone(locale, result))
