"""Lays a course out in a school year: a day for each lesson, and whether the year has room for all. Pure.

Intervals are counted in teaching weeks and not in days (S0: lessons every second week). A week in which the group has
no school on the course's weekday is no teaching week, and the lesson takes the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import Calendar, SchoolYear, monday

WEEK = timedelta(weeks=1)
LONGEST_SEARCH = 80  # weeks looked ahead for a teaching week


@dataclass(frozen=True, slots=True)
class LessonRhythm:
    """How often lessons are: from `starts_on`, on a weekday (1 Monday to 7 Sunday), every few teaching weeks."""

    starts_on: date
    weekday: int
    interval_weeks: int


@dataclass(frozen=True, slots=True)
class ThemeDay:
    """A day that holds several lessons, in the order of the manual (S0: temadag, uppstartsdagar)."""

    day: date
    lessons: int


@dataclass(frozen=True, slots=True)
class LaidLesson:
    """A lesson with its day."""

    number: int
    day: date
    theme: bool = False


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """Lessons with their days, the numbers that the year has no room for, and how many slots are left at the end."""

    laid: tuple[LaidLesson, ...]
    spilled: tuple[int, ...]
    spare: int

    @property
    def fits(self) -> bool:
        """Whether every lesson has a day this school year."""
        return not self.spilled


def lay_out_lessons(
    calendar: Calendar,
    rhythm: LessonRhythm,
    numbers: Sequence[int],
    *,
    until: date,
    theme_days: Sequence[ThemeDay] = (),
    school_days: bool = True,
) -> CoursePlan:
    """Give each lesson a day, up to and including `until`. A theme day takes the next lessons when it comes.

    After a theme day the rhythm begins anew (S0). `school_days` is false for sites that keep none: a youth centre is
    open in the holidays. Raises ValueError for a Saturday or Sunday at a school.
    """
    if school_days and not 1 <= rhythm.weekday <= 5:
        raise ValueError(f"weekday {rhythm.weekday} is no school day")
    waiting = list(numbers)
    laid: list[LaidLesson] = []
    spare = 0
    for day, room, theme in _list_places(TeachingWeeks(calendar, rhythm, until, school_days), theme_days):
        taken, waiting = waiting[:room], waiting[room:]
        laid += [LaidLesson(number, day, theme) for number in taken]
        spare += room - len(taken) if not theme else 0
    return CoursePlan(tuple(laid), tuple(waiting), spare)


def count_slots(calendar: Calendar, rhythm: LessonRhythm, until: date, *, school_days: bool = True) -> int:
    """How many lessons there is room for, in whole intervals: 35 teaching weeks with every second one make 17."""
    return sum(1 for _ in TeachingWeeks(calendar, rhythm, until, school_days).every(rhythm.starts_on))


def lay_out_rest(
    calendar: Calendar,
    rhythm: LessonRhythm,
    moved: LaidLesson,
    rest: Sequence[LaidLesson],
    *,
    until: date,
    school_days: bool = True,
) -> CoursePlan:
    """Lay out the lessons after a moved one, in order, each at least an interval of teaching weeks after the last.

    A lesson that is far enough from the one before keeps its day. Lessons of a theme day stay together if possible.
    """
    weeks = TeachingWeeks(calendar, rhythm, until, school_days)
    laid = [moved]
    spilled: list[int] = []
    for lesson in sorted(rest, key=lambda one: one.number):
        last = laid[-1]
        day = lesson.day
        together = lesson.theme and last.theme and lesson.day == last.day
        if not together and (day <= last.day or monday(day) < weeks.earliest_after(last.day)):
            found = weeks.next_after(last.day)
            if found is None or spilled:
                spilled.append(lesson.number)
                continue
            day = found
        laid.append(LaidLesson(lesson.number, day, lesson.theme and day == lesson.day))
    left = sum(1 for _ in weeks.every(weeks.day_after(laid[-1].day)))
    return CoursePlan(tuple(laid), tuple(spilled), 0 if spilled else left)


def lay_out_months(
    calendar: Calendar, weekday: int, months: Mapping[int, int], year: SchoolYear, *, school_days: bool = True
) -> CoursePlan:
    """Lay out lessons that belong to a month each (S3: TÅGET's base passes): on its first such weekday with school.

    `months` has the month of each lesson number.
    """
    laid, spilled = [], []
    for number, month in sorted(months.items()):
        first = date(year.start if month >= year.first_day.month else year.start + 1, month, 1)
        day = next(
            (d for d in _list_month_days(first) if d.isoweekday() == weekday and _is_open(calendar, d, school_days)),
            None,
        )
        if day is None:
            spilled.append(number)
        else:
            laid.append(LaidLesson(number, day))
    return CoursePlan(tuple(sorted(laid, key=lambda one: one.day)), tuple(spilled), 0)


@dataclass(frozen=True, slots=True)
class TeachingWeeks:
    """The weeks in which a rhythm's weekday has school, up to the day `until`."""

    calendar: Calendar
    rhythm: LessonRhythm
    until: date
    school_days: bool

    def every(self, start: date) -> Iterator[date]:
        """The first day of each whole interval of teaching weeks from `start` on."""
        weeks = list(self._list_teaching_days(start))
        whole = len(weeks) // self.rhythm.interval_weeks
        yield from weeks[:: self.rhythm.interval_weeks][:whole]

    def day_after(self, day: date) -> date:
        """The lesson day an interval of teaching weeks after that week; a day after `until` where there is none."""
        return self._find_ahead(day) or self.until + WEEK

    def next_after(self, day: date) -> date | None:
        """The same day; None where it is after `until`."""
        found = self._find_ahead(day)
        return found if found and found <= self.until else None

    def earliest_after(self, day: date) -> date:
        """The Monday of the week that `day_after` gives."""
        return monday(self.day_after(day))

    def _find_ahead(self, day: date) -> date | None:
        candidate = monday(day) + timedelta(days=self.rhythm.weekday - 1)
        left = self.rhythm.interval_weeks
        for _ in range(LONGEST_SEARCH):
            candidate += WEEK
            left -= _is_open(self.calendar, candidate, self.school_days)
            if left == 0:
                return candidate
        return None

    def _list_teaching_days(self, start: date) -> Iterator[date]:
        day = monday(start) + timedelta(days=self.rhythm.weekday - 1)
        if day < start:
            day += WEEK
        while day <= self.until:
            if _is_open(self.calendar, day, self.school_days):
                yield day
            day += WEEK


def _list_places(weeks: TeachingWeeks, theme_days: Sequence[ThemeDay]) -> Iterator[tuple[date, int, bool]]:
    """Every place for lessons in time order: its day, how many lessons it holds, and whether it is a theme day."""
    start = weeks.rhythm.starts_on
    themes = sorted((theme for theme in theme_days if start <= theme.day <= weeks.until), key=lambda theme: theme.day)
    for theme in themes:
        for day in weeks.every(start):
            if day >= theme.day:
                break
            yield day, 1, False
        yield theme.day, theme.lessons, True
        start = weeks.day_after(theme.day)
    for day in weeks.every(start):
        yield day, 1, False


def _is_open(calendar: Calendar, day: date, school_days: bool) -> bool:
    return calendar.has_lessons(day) if school_days else True


def _list_month_days(first: date) -> Iterator[date]:
    day = first
    while day.month == first.month:
        yield day
        day += timedelta(days=1)
