"""The school year as the crowd knows it: the rows that were imported, read by the crowd itself, and how lessons lie.

Written apart from the product's own calendar and layout on purpose: what both say alike is held against each other.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO

from bot.crowd.city import City, CrowdClass
from bot.demo import invented_year
from models.calendar import Calendar, SchoolYear, monday

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
UPPER_SECONDARY = 9  # gy1 is year 10
_BARE = Calendar()  # knows weekends and public holidays alone


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of the school year's file: days from first to last. `school` empty is all, `grades` empty every year."""

    kind: str
    first: date
    last: date
    school: str
    grades: range

    def is_about(self, school: str, grade: int | None) -> bool:
        """Whether it holds for a school, and there for a year group; without one, for the school as a whole."""
        return self.school in ("", school) and (not self.grades or (grade is not None and grade in self.grades))


def year_file(city: City) -> str:
    """The import file of the city's school year. What is about a school that the city lacks is left out."""
    names = {school.name for school in city.schools} | {""}
    rows = list(csv.reader(StringIO(invented_year(city.year))))
    kept = [row for row in rows[1:] if row[4] in names]
    return "\n".join(",".join(row) for row in [rows[0], *kept]) + "\n"


def read_year(text: str) -> tuple[YearRow, ...]:
    """The rows of a school year's file."""
    return tuple(_read_row(row) for row in csv.DictReader(StringIO(text)))


def _read_row(row: dict[str, str]) -> YearRow:
    first = date.fromisoformat(row["från"])
    last = date.fromisoformat(row["till"]) if row["till"] else first
    low, _, high = row["årskurs"].partition("-")
    grades = range(int(low), int(high or low) + 1) if low else range(0)
    return YearRow(kind=row["typ"], first=first, last=last, school=row["skola"], grades=grades)


def grade_of(year: str) -> int | None:
    """The year group of a class: 7, and 10 for `gy1`; None for a group without one."""
    if year.startswith("gy"):
        return int(year[2:]) + UPPER_SECONDARY
    return int(year) if year else None


@dataclass(frozen=True, slots=True)
class CrowdYear:
    """Which days are school days, and which are workdays."""

    rows: tuple[YearRow, ...]
    school_year: SchoolYear
    _added: list[YearRow] = field(default_factory=list, compare=False, repr=False)
    _known: dict[tuple[date, str, int | None], str] = field(default_factory=dict, compare=False, repr=False)

    def kind(self, day: date, school: str, grade: int | None = None) -> str:
        """`skoldag`, `studiedag`, `spärr` or `ledig`."""
        key = (day, school, grade)
        if key not in self._known:
            self._known[key] = self._find_kind(day, school, grade)
        return self._known[key]

    def add_study_day(self, school: str, day: date) -> None:
        """A school has made one of its days a study day."""
        self._added.append(YearRow(kind="studiedag", first=day, last=day, school=school, grades=range(0)))
        self._known.clear()

    def _find_kind(self, day: date, school: str, grade: int | None) -> str:
        told = {
            row.kind
            for row in (*self.rows, *self._added)
            if row.first <= day <= row.last and row.is_about(school, grade)
        }
        if not _BARE.is_workday(day) or "lov" in told:
            return "ledig"
        if "studiedag" in told:
            return "studiedag"
        if "termin" not in told and day in self.school_year:
            return "ledig"
        return "spärr" if "spärr" in told else "skoldag"

    def has_lessons(self, day: date, klass: CrowdClass) -> bool:
        """Whether the class can have a lesson that day."""
        return self.kind(day, klass.school, grade_of(klass.year)) == "skoldag"

    def is_workday(self, day: date, school: str) -> bool:
        """Whether the school's staff works that day."""
        return self.kind(day, school) != "ledig"

    def first_workday(self, week: date, school: str) -> date | None:
        """The first workday of the week that begins on that Monday; None in a week of holidays."""
        days = (week + ahead * DAY for ahead in range(5))
        return next((day for day in days if self.is_workday(day, school)), None)

    def half_year_start(self, day: date) -> date:
        """The first day of the term that the day lies in, or that ended before it."""
        starts = [row.first for row in self.rows if row.kind == "termin" and row.first <= day]
        starts.append(self.school_year.first_day)
        if day >= self.school_year.new_year:
            starts.append(self.school_year.new_year)
        return max(starts)

    def term_end(self, day: date) -> date | None:
        """The last day of the term that the day lies in; None between terms."""
        return next((row.last for row in self.rows if row.kind == "termin" and row.first <= day <= row.last), None)

    def next_term(self, day: date) -> date | None:
        """The first day of the next term after a day; None where it is not known yet."""
        return min((row.first for row in self.rows if row.kind == "termin" and row.first > day), default=None)

    @property
    def last_day(self) -> date:
        """The last day of the last term."""
        return max(row.last for row in self.rows if row.kind == "termin")

    def lesson_days(self, klass: CrowdClass, first: date) -> Iterator[date]:
        """The days from `first` on with school on the class's weekday, to the end of the year."""
        day = monday(first) + (klass.weekday - 1) * DAY
        while day <= self.last_day:
            if day >= first and self.has_lessons(day, klass):
                yield day
            day += WEEK


def lay_out(year: CrowdYear, klass: CrowdClass, numbers: Sequence[int], today: date) -> dict[int, date]:
    """The days of lessons that are planned anew: every few teaching weeks, as long as a whole interval is left."""
    open_days = list(year.lesson_days(klass, max(klass.start or today, today)))
    places = len(open_days) // klass.interval
    days = [open_days[place * klass.interval] for place in range(places)]
    return dict(zip(numbers, days, strict=False))


def day_after(year: CrowdYear, klass: CrowdClass, day: date) -> date | None:
    """The class's lesson day an interval of teaching weeks after that week; None where the year ends before it."""
    open_days = list(year.lesson_days(klass, monday(day) + WEEK))
    return open_days[klass.interval - 1] if len(open_days) >= klass.interval else None


def follow(
    year: CrowdYear, klass: CrowdClass, moved_to: date, rest: Sequence[tuple[int, date]]
) -> dict[int, date | None]:
    """The days of the lessons after a moved one, in order; None for those that the year has no room for any more.

    Each lies at least an interval of teaching weeks after the one before it, and stays where it is if it does.
    """
    last, days, full = moved_to, dict[int, date | None](), False
    for number, day in rest:
        earliest = day_after(year, klass, last)
        if day <= last or earliest is None or monday(day) < monday(earliest):
            if earliest is None or full:
                days[number], full = None, True
                continue
            day = earliest
        days[number] = last = day
    return days
