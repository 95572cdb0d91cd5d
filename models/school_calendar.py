"""The school's calendar: public holidays, school years, weeks. Pure; no term date lives in the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

FIRST_MONTH = 8  # a school year starts in August and ends in June (skolförordningen 3 kap. 2-3 §§); July closes it


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year by its first calendar year: 2026 is written 2026/27."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}/{(self.start + 1) % 100:02d}"

    @classmethod
    def of(cls, day: date) -> SchoolYear:
        """The school year a day belongs to."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> SchoolYear:
        """From `2020/21`, `2020/2021`, `2020-21` or `20/21`. Raises ValueError when the years don't follow."""
        first, _, second = text.strip().replace("-", "/").replace("–", "/").partition("/")
        if not (first.isdigit() and second.isdigit()):
            raise ValueError(text)
        start = int(first) if len(first) == 4 else 2000 + int(first)
        if int(second) not in ((start + 1) % 100, start + 1) or len(first) not in (2, 4) or len(second) not in (2, 4):
            raise ValueError(text)
        return cls(start)

    @property
    def first_day(self) -> date:
        """1 August."""
        return date(self.start, FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """31 July."""
        return date(self.start + 1, FIRST_MONTH, 1) - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Sweden's public holidays, and the eves that are as good as holidays (lag 1989:253; no school on them).

    Six lines on Easter, checked against the holidays package's list for 2005 to 2099.
    """
    sunday = easter(year)
    fixed = {date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26))}
    moving = {sunday + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    midsummer_eve = _first_weekday(date(year, 6, 19), 4)
    all_saints = _first_weekday(date(year, 10, 31), 5)
    others = {midsummer_eve, midsummer_eve + timedelta(days=1), all_saints, date(year, 12, 31)}
    return frozenset(fixed | moving | others)


def _first_weekday(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def is_school_day(day: date) -> bool:
    """Monday to Friday and no public holiday. Breaks and study days are known once a calendar is imported."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def last_school_day(day: date) -> date:
    """The day itself, or the school day before it."""
    while not is_school_day(day):
        day -= timedelta(days=1)
    return day


def week(day: date) -> int:
    """ISO week number; 2026 has 53."""
    return day.isocalendar().week


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def local_day(now: datetime, timezone: str) -> date:
    """Today, where the person is."""
    return now.astimezone(ZoneInfo(timezone)).date()
