"""Days and times as a Swedish reader writes them, in a person's own zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from playground.page.texts import MONTHS, TODAY, TOMORROW, WEEKDAYS, YESTERDAY


def zone(name: str) -> ZoneInfo:
    """The zone of this name, or Stockholm's."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Europe/Stockholm")


def moment(ts: str | float, tz: str) -> datetime:
    """A message's ts, or seconds since the epoch, on this person's clock."""
    return datetime.fromtimestamp(float(ts), zone(tz))


def day_label(when: datetime, now: datetime) -> str:
    """The line above a day's messages."""
    named = _relative(when, now)
    return named.capitalize() if named else _long(when).capitalize()


def clock_label(when: datetime) -> str:
    """A moment on the app's clock, in full."""
    return f"{_long(when)}, {when:%H.%M}, v. {when.isocalendar().week}"


def brief(when: datetime) -> str:
    """A moment in few words: `tors 12 nov 14.00`."""
    day = WEEKDAYS[when.weekday()]
    return f"{day[: 4 if day.startswith('tors') else 3]} {when.day} {MONTHS[when.month - 1][:3]} {when:%H.%M}"


def _relative(when: datetime, now: datetime) -> str:
    days = {0: TODAY, -1: YESTERDAY, 1: TOMORROW}
    return days.get((when.date() - now.date()).days, "")


def _short(when: datetime) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _long(when: datetime) -> str:
    return f"{WEEKDAYS[when.weekday()]} {_short(when)}"


def _tokens(when: datetime, now: datetime) -> dict[str, str]:
    pretty = _relative(when, now)
    return {
        "date_num": when.date().isoformat(),
        "date": _short(when),
        "date_short": f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}",
        "date_long": _long(when),
        "date_pretty": pretty or _short(when),
        "date_short_pretty": pretty or f"{when.day} {MONTHS[when.month - 1][:3]}",
        "date_long_pretty": pretty or _long(when),
        "time": when.strftime("%H.%M"),
        "time_secs": when.strftime("%H.%M.%S"),
        "day_divider_pretty": pretty or _long(when),
        "ago": _ago(now - when),
    }


def _ago(gone: timedelta) -> str:
    minutes = int(gone.total_seconds() // 60)
    if minutes < 60:
        return f"för {max(minutes, 0)} min sedan"
    return f"för {minutes // 60} h sedan" if minutes < 48 * 60 else f"för {minutes // 1440} dagar sedan"


def slack_date(seconds: str, shape: str, tz: str, now: datetime) -> str:
    """What Slack's ``<!date^seconds^shape>`` shows; ValueError when the number is none."""
    tokens = _tokens(moment(seconds, tz), now)
    return re.sub(r"\{(\w+)\}", lambda m: tokens.get(m[1], m[0]), shape)
