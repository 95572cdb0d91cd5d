"""Days and times as they are written in Swedish, in a person's own time zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from playground.page.texts import MONTHS, TODAY, TOMORROW, WEEKDAYS, YESTERDAY


def find_zone(name: str) -> ZoneInfo:
    """Return the time zone of this IANA name, or Stockholm's if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Europe/Stockholm")


def local_time(ts: str | float, tz: str) -> datetime:
    """Return a message's ts (seconds since the epoch) as the time in a time zone."""
    return datetime.fromtimestamp(float(ts), find_zone(tz))


def format_day(when: datetime, now: datetime) -> str:
    """Return the line above a day's messages: today, yesterday or the date."""
    return (_relative_day(when, now) or _long_date(when)).capitalize()


def format_clock(when: datetime) -> str:
    """Return a moment on the app's clock in full, with the ISO week."""
    return f"{_long_date(when)}, {when:%H.%M}, v. {when.isocalendar().week}"


def format_briefly(when: datetime) -> str:
    """Return a moment in few words, such as `tors 12 nov 14.00`."""
    day = WEEKDAYS[when.weekday()]
    return f"{day[: 4 if day.startswith('tors') else 3]} {when.day} {MONTHS[when.month - 1][:3]} {when:%H.%M}"


def _relative_day(when: datetime, now: datetime) -> str:
    """Return the word for today, yesterday or tomorrow; empty for other days."""
    days = {0: TODAY, -1: YESTERDAY, 1: TOMORROW}
    return days.get((when.date() - now.date()).days, "")


def _date(when: datetime) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _long_date(when: datetime) -> str:
    return f"{WEEKDAYS[when.weekday()]} {_date(when)}"


def _date_tokens(when: datetime, now: datetime) -> dict[str, str]:
    """Return what each token of Slack's date format stands for."""
    pretty = _relative_day(when, now)
    return {
        "date_num": when.date().isoformat(),
        "date": _date(when),
        "date_short": f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}",
        "date_long": _long_date(when),
        "date_pretty": pretty or _date(when),
        "date_short_pretty": pretty or f"{when.day} {MONTHS[when.month - 1][:3]}",
        "date_long_pretty": pretty or _long_date(when),
        "time": when.strftime("%H.%M"),
        "time_secs": when.strftime("%H.%M.%S"),
        "day_divider_pretty": pretty or _long_date(when),
        "ago": _time_ago(now - when),
    }


def _time_ago(elapsed: timedelta) -> str:
    minutes = int(elapsed.total_seconds() // 60)
    if minutes < 60:
        return f"för {max(minutes, 0)} min sedan"
    return f"för {minutes // 60} h sedan" if minutes < 48 * 60 else f"för {minutes // 1440} dagar sedan"


def format_slack_date(seconds: str, pattern: str, tz: str, now: datetime) -> str:
    """Return what Slack shows for ``<!date^seconds^pattern>``. ValueError if ``seconds`` is not a number."""
    tokens = _date_tokens(local_time(seconds, tz), now)
    return re.sub(r"\{(\w+)\}", lambda m: tokens.get(m[1], m[0]), pattern)
