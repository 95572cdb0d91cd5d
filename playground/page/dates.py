"""Days and times as a person reads them: in their own language and time zone, with a clock of 24 hours."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from playground.page.texts import DATE_WORDS, DateWords

SWEDISH = "sv-SE"


def words_of(locale: str) -> DateWords:
    """Return the words for dates of a locale such as sv-SE; Swedish for a language that the page does not know."""
    return DATE_WORDS.get(locale.split("-")[0], DATE_WORDS["sv"])


def find_zone(name: str) -> ZoneInfo:
    """Return the time zone of this IANA name, or Stockholm's if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Europe/Stockholm")


def local_time(ts: str | float, tz: str) -> datetime:
    """Return a message's ts (seconds since the epoch) as the time in a time zone."""
    return datetime.fromtimestamp(float(ts), find_zone(tz))


def format_day(when: datetime, now: datetime, locale: str = SWEDISH) -> str:
    """Return the line above a day's messages: today, yesterday or the date."""
    said = _relative_day(when, now, words_of(locale)) or format_date(when, locale)
    return said[0].upper() + said[1:]


def format_clock(when: datetime, locale: str = SWEDISH) -> str:
    """Return a moment on the app's clock in full, with the ISO week."""
    words = words_of(locale)
    return f"{format_date(when, locale)}, {format_time(when, locale)}, {words.week} {when.isocalendar().week}"


def format_briefly(when: datetime, locale: str = SWEDISH) -> str:
    """Return a moment in few words, such as `tors 12 nov 14.00`."""
    words = words_of(locale)
    day = words.weekdays[when.weekday()]
    short = day[: 4 if day.startswith("tors") else 3]
    return f"{short} {when.day} {words.months[when.month - 1][:3]} {format_time(when, locale)}"


def format_date(when: date, locale: str = SWEDISH) -> str:
    """Return a day in full: `torsdag 12 november 2026`."""
    words = words_of(locale)
    return f"{words.weekdays[when.weekday()]} {_say_date(when, words)}"


def format_time(when: datetime, locale: str = SWEDISH) -> str:
    """Return a time of day: `14.00`."""
    return f"{when:%H}{words_of(locale).point}{when:%M}"


def read_time(text: str) -> str:
    """Return a time of day that was typed, such as `9.30`, `9:30` or `0930`, as `09:30`; any other text as it is."""
    found = re.fullmatch(r"\s*([01]?[0-9]|2[0-3])[.:]?([0-5][0-9])\s*", text)
    return f"{int(found[1]):02d}:{found[2]}" if found else text


def _relative_day(when: datetime, now: datetime, words: DateWords) -> str:
    """Return the word for today, yesterday or tomorrow; empty for other days."""
    days = {0: words.today, -1: words.yesterday, 1: words.tomorrow}
    return days.get((when.date() - now.date()).days, "")


def _say_date(when: date, words: DateWords) -> str:
    return f"{when.day} {words.months[when.month - 1]} {when.year}"


def _date_tokens(when: datetime, now: datetime, locale: str) -> dict[str, str]:
    """Return what each token of Slack's date format stands for."""
    words = words_of(locale)
    pretty, full, time = _relative_day(when, now, words), format_date(when, locale), format_time(when, locale)
    month = words.months[when.month - 1][:3]
    return {
        "date_num": when.date().isoformat(),
        "date": _say_date(when, words),
        "date_short": f"{when.day} {month} {when.year}",
        "date_long": full,
        "date_pretty": pretty or _say_date(when, words),
        "date_short_pretty": pretty or f"{when.day} {month}",
        "date_long_pretty": pretty or full,
        "time": time,
        "time_secs": f"{time}{words.point}{when:%S}",
        "day_divider_pretty": pretty or full,
        "ago": _time_ago(now - when, words),
    }


def _time_ago(elapsed: timedelta, words: DateWords) -> str:
    minutes = int(elapsed.total_seconds() // 60)
    if minutes < 60:
        return words.minutes_ago.format(max(minutes, 0))
    return words.hours_ago.format(minutes // 60) if minutes < 48 * 60 else words.days_ago.format(minutes // 1440)


def format_slack_date(seconds: str, pattern: str, tz: str, now: datetime, locale: str = SWEDISH) -> str:
    """Return what Slack shows for ``<!date^seconds^pattern>``. ValueError if ``seconds`` is not a number."""
    tokens = _date_tokens(local_time(seconds, tz), now, locale)
    return re.sub(r"\{(\w+)\}", lambda m: tokens.get(m[1], m[0]), pattern)
