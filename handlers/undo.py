"""Taking back what was done last, of any kind: a log, a move, a reflection, a plan, a day in the calendar, a turn.

What is older than a day, has touched others, or was followed by something that can't be taken back so, is named and
asked about first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Reply, TypedWords
from handlers.press import InPlace, Pressed, Shown, listen_to
from handlers.words import Word, read_lesson_words
from models.calendar import local_day
from models.db import BadInput, Db, NotFound, Stale
from models.journal import KeptAct, KeptDeed, find_latest_kept, undo_kept
from models.lessons import LatestLogs, LogDraft, UndoneLogs, find_latest_logs, logs_said, undo_log
from models.moves import LatestMove, UndoneMove, find_latest_move, undo_move, was_told
from models.people import Act, Actor, has_acted_since
from models.planning import undo_course_change
from models.reflections import Reflection, own_reflections, withdraw_reflection
from surfaces import lessons as surface
from surfaces import moves as move_surface
from surfaces.kit import Message, Press
from surfaces.reflections import show_withdrawn
from surfaces.undo import name_act, show_left, show_old_act, show_put_back

_FRESH = timedelta(days=1)  # younger acts are taken back without a question
_UNDOABLE = (
    Act.LOG,
    Act.JOIN,
    Act.MOVE,
    Act.CANCEL_LESSON,
    Act.REFLECT,
    Act.PLAN,
    Act.KEEP_CALENDAR,
    Act.SEE_TO_MILESTONE,
    Act.TURN_YEAR,
)


class _Kind(Enum):
    LOG = LatestLogs
    MOVE = LatestMove
    REFLECTION = Reflection
    KEPT = KeptAct


_KIND_WORDS = {
    **dict.fromkeys(("flytten", "flytt", "flytta", "flyttningen", "move"), _Kind.MOVE),
    **dict.fromkeys(("reflektion", "reflektionen", "reflection"), _Kind.REFLECTION),
    **dict.fromkeys(("logg", "loggen", "loggningen", "log"), _Kind.LOG),
    **dict.fromkeys(("planeringen", "planen", "studiedagen", "läsårsskiftet", "plan"), _Kind.KEPT),
}
_BESIDE_KIND = {"min", "mitt", "den", "det", "senaste", "sista", "my", "the", "last", "latest"}


@dataclass(frozen=True, slots=True)
class LastAct:
    """What somebody did last that can be taken back, and when."""

    at: datetime
    what: LatestLogs | LatestMove | Reflection | KeptAct


@dataclass(frozen=True, slots=True)
class OldAct:
    """An act to name and ask about before it is taken back; `timezone` is that of whoever did it."""

    act: LastAct
    timezone: str


Undone = UndoneLogs | UndoneMove | Reflection | KeptAct


async def answer_undo(deps: Deps, typed: TypedWords) -> Reply:
    """`ångra`: take back what was done last, what the words name, or ask about it where it is old.

    Raises Stale when Slack sends the event again: the first time may have undone the latest, and this would undo the
    one before it.
    """
    if typed.is_retry:
        raise Stale()
    now, kind = deps.now(), _read_kind(typed.words)

    def rule(db: Db, actor: Actor, draft: LogDraft | None) -> Undone | OldAct:
        if draft is not None:
            return undo_log(db, actor=actor, log_ids=logs_said(db, actor=actor, draft=draft, now=now), now=now)
        acts = _find_latest(db, actor, now)
        act = max((act for act in acts if kind is None or isinstance(act.what, kind.value)), key=_when, default=None)
        if act is None:
            raise NotFound(reason="nothing-to-undo")
        if _is_to_be_asked(db, actor, act, named=kind is not None, now=now):
            return OldAct(act, actor.timezone)
        return _take_back(db, actor, act, now)

    said_lesson = bool(typed.words) and kind is None
    locale, result = await deps.run_parsed(
        typed.caller, lambda zone: _read_undone(typed, now, zone) if said_lesson else None, rule
    )
    if isinstance(result, OldAct):
        return show_old_act(locale, result.act.what, result.act.at, result.timezone)
    return _show_undone(locale, result)


def _is_to_be_asked(db: Db, actor: Actor, act: LastAct, *, named: bool, now: datetime) -> bool:
    """Whether the act is named before it is taken back: it is old, touched others, or is not the last one."""
    if now - act.at > _FRESH or isinstance(act.what, KeptAct):
        return True
    if isinstance(act.what, LatestMove) and was_told(db, batch=act.what.batch):
        return True
    return not named and has_acted_since(db, actor=actor, since=act.at, but=_UNDOABLE)


def _read_kind(words: Sequence[Word]) -> _Kind | None:
    """The kind of act that the words name: `flytten`, `min reflektion`. None where they name something else or none."""
    lows = [word.low for word in words if word.low not in _BESIDE_KIND]
    return _KIND_WORDS.get(lows[0]) if len(lows) == 1 else None


def _read_undone(typed: TypedWords, now: datetime, zone: str) -> LogDraft:
    """The lesson that the words name. Raises BadInput where they name none, with what can be undone so."""
    try:
        return read_lesson_words(typed.words, today=local_day(now, zone), source=typed.source)
    except BadInput as refused:
        if refused.words["reason"] != "unread-word":
            raise
        raise BadInput(reason="undo-words") from refused


def _find_latest(db: Db, actor: Actor, now: datetime) -> list[LastAct]:
    """The actor's latest act of each kind; a reflection stands before what it may be on, done at the same moment."""
    acts = [LastAct(each.created_at, each) for each in own_reflections(db, actor=actor, now=now, most=1)]
    logs, move = find_latest_logs(db, actor=actor, now=now), find_latest_move(db, actor=actor, now=now)
    kept = find_latest_kept(db, actor=actor, now=now)
    return acts + [LastAct(found.at, found) for found in (kept, move, logs) if found]


def _when(act: LastAct) -> datetime:
    return act.at


def _take_back(db: Db, actor: Actor, act: LastAct, now: datetime) -> Undone:
    if isinstance(act.what, LatestLogs):
        return undo_log(db, actor=actor, log_ids=act.what.log_ids, now=now)
    if isinstance(act.what, LatestMove):
        return undo_move(db, actor=actor, batch=act.what.batch, now=now)
    if isinstance(act.what, KeptAct):
        undo = undo_course_change if act.what.deed in (KeptDeed.PLAN, KeptDeed.LEADER) else undo_kept
        return undo(db, actor=actor, kept_id=act.what.id, now=now)
    return withdraw_reflection(db, actor=actor, reflection_id=act.what.id, now=now)


def _show_undone(locale: str, undone: Undone) -> Message:
    if isinstance(undone, UndoneLogs):
        return surface.show_undone(locale, undone)
    if isinstance(undone, UndoneMove):
        return move_surface.show_undone(locale, undone)
    if isinstance(undone, KeptAct):
        return show_put_back(locale, undone)
    return show_withdrawn(locale, undone)


COMMANDS = (Command("undo", ("ångra", "angra", "radera", "ta bort"), ("undo",), answer_undo),)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons that take back what was saved, or leave it."""

    @listen_to(app, deps, Press.UNDO)
    async def on_undo(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: undo_log(db, actor=actor, log_ids=ids, now=pressed.now)
        )
        return InPlace(locale, surface.show_undone(locale, result))

    @listen_to(app, deps, Press.TAKE_BACK)
    async def on_take_back(pressed: Pressed) -> Shown:
        named = pressed.value

        def rule(db: Db, actor: Actor) -> Undone:
            acts = _find_latest(db, actor, pressed.now)
            act = next((act for act in acts if name_act(act.what) == named), None)
            if act is None:
                raise Stale()
            return _take_back(db, actor, act, pressed.now)

        locale, result = await deps.run(pressed.caller, rule)
        return InPlace(locale, _show_undone(locale, result))

    @listen_to(app, deps, Press.LET_STAND)
    async def on_let_stand(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return InPlace(locale, show_left(locale))
