"""What would be taken back is named first where its writer may not have thought of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from models.lessons import LatestLogs
from models.moves import Deed, LatestMove
from models.reflections import Reflection
from surfaces.kit import Message, Press, actions, button, plain, say_day, say_when, section, text
from surfaces.lessons import say_lesson


def show_old_act(locale: str, act: LatestLogs | LatestMove | Reflection, at: datetime, timezone: str) -> Message:
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


def name_act(act: LatestLogs | LatestMove | Reflection) -> str:
    """The act as its button names it, so that no other is taken back when it is pressed: `log.12`."""
    if isinstance(act, Reflection):
        return f"reflection.{act.id}"
    return f"move.{act.batch}" if isinstance(act, LatestMove) else f"log.{act.log_ids[0]}"


def _say_act(locale: str, act: LatestLogs | LatestMove | Reflection) -> str:
    if isinstance(act, Reflection):
        return plain(locale, "undo-reflection", number=str(act.number), label=act.label)
    if isinstance(act, LatestMove):
        key = "undo-move" if act.deed is Deed.MOVE else "undo-cancelling"
        return plain(locale, key, lesson=say_lesson(locale, act.course, list(act.numbers)), label=act.course.label)
    first = act.entries[0]
    lesson = say_lesson(locale, first.course, [entry.number for entry in act.entries], first.session, first.half)
    return plain(locale, "undo-log", lesson=lesson, label=first.course.label, when=say_when(locale, first.when))
