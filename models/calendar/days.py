"""The school's calendar: public holidays, terms, breaks, weeks. Pure; no term date lives in the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

FAR = timedelta(weeks=10)
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
    def new_year(self) -> date:
        """1 January: parts the school year in two where no terms are known."""
        return date(self.start + 1, 1, 1)

    @property
    def last_day(self) -> date:
        """31 July."""
        return date(self.start + 1, FIRST_MONTH, 1) - timedelta(days=1)

    @property
    def last_possible_day(self) -> date:
        """30 June: where no calendar tells, a school year has ended by then (skolförordningen 3 kap.)."""
        return date(self.start + 1, 6, 30)

    @property
    def next(self) -> SchoolYear:
        """The one after."""
        return SchoolYear(self.start + 1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


class EntryKind(StrEnum):
    """What a calendar entry says of its days."""

    TERM = "term"
    BREAK = "break"  # nobody works with pupils, and staff is not prompted
    STUDY_DAY = "study_day"  # a pupil-free workday: staff works
    BLOCKED = "blocked"  # pupils are elsewhere: work experience, national tests, outings


class DayKind(StrEnum):
    """What a day is at a school."""

    SCHOOL_DAY = "school_day"
    STUDY_DAY = "study_day"
    BLOCKED = "blocked"
    OFF = "off"  # weekend, public holiday, break, or outside the terms


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Days from first to last, both included, for all or for one site or year group."""

    kind: EntryKind
    first: date
    last: date
    name: str = ""
    site_id: int | None = None
    year: int | None = None

    def covers(self, day: date) -> bool:
        """Whether the day is one of its days."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one group, school or municipality; without entries only weekends and public holidays are known."""

    entries: tuple[CalendarEntry, ...] = ()
    _kinds: dict[date, DayKind] = field(default_factory=dict, compare=False, repr=False)

    def knows(self, year: SchoolYear) -> bool:
        """Whether the year's terms were told."""
        return bool(self.terms(year))

    def terms(self, year: SchoolYear) -> tuple[CalendarEntry, ...]:
        """The year's terms by first day; those told for the site or the year group stand before the general ones."""
        found = [entry for entry in self.entries if entry.kind is EntryKind.TERM and entry.first in year]
        narrow = max((_narrowness(entry) for entry in found), default=0)
        return tuple(sorted((e for e in found if _narrowness(e) == narrow), key=lambda entry: entry.first))

    def term_of(self, day: date) -> CalendarEntry | None:
        """The term the day lies in; None between terms and where no terms are known."""
        return next((term for term in self.terms(SchoolYear.of(day)) if term.covers(day)), None)

    def half_year_start(self, day: date) -> date:
        """The first day of the half year that the day lies in: its term's, or that of the term which ended before it.

        Where no term tells, a half year begins on 1 August and on 1 January.
        """
        year = SchoolYear.of(day)
        starts = [year.first_day, *(term.first for term in self.terms(year) if term.first <= day)]
        if day >= year.new_year and self.term_of(year.new_year) is None:
            starts.append(year.new_year)
        return max(starts)

    def year_end(self, year: SchoolYear) -> date:
        """The last day of the last term; where no terms are known, 30 June at the latest."""
        terms = self.terms(year)
        return terms[-1].last if terms else year.last_possible_day

    def kind(self, day: date) -> DayKind:
        """What the day is."""
        found = self._kinds.get(day)
        if found is None:
            found = self._kinds[day] = self._kind(day)
        return found

    def _kind(self, day: date) -> DayKind:
        if day.weekday() > 4 or day in public_holidays(day.year):
            return DayKind.OFF
        told = {entry.kind for entry in self.entries if entry.covers(day)}
        if EntryKind.BREAK in told:
            return DayKind.OFF
        if EntryKind.STUDY_DAY in told:
            return DayKind.STUDY_DAY
        if self.knows(SchoolYear.of(day)) and self.term_of(day) is None:
            return DayKind.OFF
        return DayKind.BLOCKED if EntryKind.BLOCKED in told else DayKind.SCHOOL_DAY

    def has_lessons(self, day: date) -> bool:
        """Whether the group can have a lesson that day."""
        return self.kind(day) is DayKind.SCHOOL_DAY

    def is_workday(self, day: date) -> bool:
        """Whether staff works that day; a study day is a workday (promise 3)."""
        return self.kind(day) is not DayKind.OFF

    def name_of(self, day: date) -> str:
        """What the day is called where the calendar has a name for it: `höstlov`; empty otherwise."""
        return next((e.name for e in self.entries if e.covers(day) and e.name and e.kind is not EntryKind.TERM), "")

    def school_days_before(self, day: date) -> Iterator[date]:
        """The school days before the day, the nearest first, ten weeks back."""
        return (d for d in _days(day, -1, 70) if self.has_lessons(d))

    def school_day_after(self, day: date) -> date | None:
        """The first school day after the day; None where there is none for ten weeks ahead."""
        return next((d for d in _days(day, 1, 70) if self.has_lessons(d)), None)

    def teaching_weeks(self, first: date, last: date) -> int:
        """The weeks with at least one school day, from one day to another, both included."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return len({monday(day) for day in days if self.has_lessons(day)})


def _days(start: date, step: int, most: int) -> list[date]:
    return [start + timedelta(days=step * n) for n in range(1, most + 1)]


def _narrowness(entry: CalendarEntry) -> int:
    return 2 * (entry.year is not None) + (entry.site_id is not None)


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


def week(day: date) -> int:
    """ISO week number; 2026 has 53."""
    return day.isocalendar().week


def week_code(day: date) -> str:
    """`2026-W53`: the ISO year with its week."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def is_far(day: date, today: date) -> bool:
    """Whether a day that was told without its year is asked about: another school year, or over ten weeks ahead."""
    return SchoolYear.of(day) != SchoolYear.of(today) or day > today + FAR


def local_day(now: datetime, timezone: str) -> date:
    """Today, where the person is."""
    return now.astimezone(ZoneInfo(timezone)).date()
