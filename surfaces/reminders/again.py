"""When a reminder or a question is to come again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from surfaces.kit import Message, Press, actions, button, pack_ids, plain, say_day, say_time, section, text


class AgainChoice(StrEnum):
    """When it is to come again."""

    HOUR = "hour"
    TOMORROW = "tomorrow"  # when the next working day begins


def ask_when_again(locale: str, delivery_ids: Sequence[int]) -> Message:
    """The question when to ask again, about the deliveries of one message; and the button for quiet altogether."""
    message_text = text(locale, "again-ask")
    ids = pack_ids(delivery_ids)
    buttons = [
        button(f"{Press.ASK_AGAIN_AT}:hour", plain(locale, "button-again-hour"), f"{AgainChoice.HOUR}:{ids}"),
        button(f"{Press.ASK_AGAIN_AT}:next", plain(locale, "button-again-next"), f"{AgainChoice.TOMORROW}:{ids}"),
        button(Press.SNOOZE, plain(locale, "button-snooze")),
    ]
    return Message(message_text, [section("again.said", message_text), actions("again.actions", buttons)])


def show_again(locale: str, at: datetime, timezone: str, now: datetime) -> Message:
    """The receipt: when it comes again."""
    zone = ZoneInfo(timezone)
    local = at.astimezone(zone)
    when = plain(locale, "at-time", time=say_time(locale, local.time()))
    if local.date() != now.astimezone(zone).date():
        when = plain(locale, "planned-at", day=say_day(locale, local.date()), time=say_time(locale, local.time()))
    message_text = text(locale, "again-done", when=when)
    return Message(message_text, [section("again.said", message_text)])
