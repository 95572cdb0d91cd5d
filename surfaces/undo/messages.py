"""What would be taken back is named first where its writer may not have thought of it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.journal import KeptAct, KeptDeed
from models.lessons import LatestLogs
from models.moves import Deed, LatestMove
from models.reflections import Reflection
from surfaces.kit import Message, Press, actions, button, plain, say_day, say_numbered_lessons, say_when, section, text
from surfaces.lessons import say_lesson
from surfaces.milestones import say_milestone_name
from surfaces.school_years import say_span

Undoable = LatestLogs | LatestMove | Reflection | KeptAct


def show_old_act(
    locale: str, act: LatestLogs | LatestMove | Reflection | KeptAct, at: datetime, timezone: str
) -> Message:
    """The act that `ångra` would take back, done at a moment, with a button to do so and one to leave it."""
    day = say_day(locale, at.astimezone(ZoneInfo(timezone)).date())
    message_text = text(locale, "undo-older", what=_say_act(locale, act), day=day)
    buttons = [
        button(Press.TAKE_BACK, plain(locale, "button-take-back"), name_act(act), primary=True),
        button(Press.LET_STAND, plain(locale, "button-let-stand")),
    ]
    return Message(message_text, [section("undo.said", message_text), actions("undo.actions", buttons)])


def show_left(locale: str) -> Message:
    """Nothing was taken back."""
    message_text = text(locale, "undo-left")
    return Message(message_text, [section("undo.said", message_text)])


def name_act(act: Undoable) -> str:
    """The act as its button names it, so that no other is taken back when it is pressed: `log.12`."""
    if isinstance(act, KeptAct):
        return f"kept.{act.id}"
    if isinstance(act, Reflection):
        return f"reflection.{act.id}"
    return f"move.{act.batch}" if isinstance(act, LatestMove) else f"log.{act.log_ids[0]}"


def _say_act(locale: str, act: Undoable) -> str:
    if isinstance(act, KeptAct):
        return _say_kept(locale, act)
    if isinstance(act, Reflection):
        lesson = say_numbered_lessons(locale, act.series, [act.number])
        return plain(locale, "undo-reflection", lesson=lesson, label=act.label)
    if isinstance(act, LatestMove):
        key = "undo-move" if act.deed is Deed.MOVE else "undo-cancelling"
        return plain(locale, key, lesson=say_lesson(locale, act.course, list(act.numbers)), label=act.course.label)
    first = act.entries[0]
    lesson = say_lesson(locale, first.course, [entry.number for entry in act.entries], first.session, first.half)
    return plain(locale, "undo-log", lesson=lesson, label=first.course.label, when=say_when(locale, first.when))


def show_put_back(locale: str, act: KeptAct) -> Message:
    """An act that was taken back whole."""
    message_text = text(locale, "undo-put-back", what=_say_kept(locale, act))
    return Message(message_text, [section("undo.said", message_text)])


def _say_kept(locale: str, act: KeptAct) -> str:
    return plain(locale, f"undo-{act.deed.value}", what=_say_named(locale, act))


def _say_named(locale: str, act: KeptAct) -> str:
    """What the act was about: days as days, a milestone by its name, and anything else as it was kept."""
    if act.deed is KeptDeed.CALENDAR:
        first, _, last = act.named.partition("/")
        return say_span(locale, date.fromisoformat(first), date.fromisoformat(last))
    return say_milestone_name(locale, act.named) if act.deed is KeptDeed.MILESTONE else act.named
