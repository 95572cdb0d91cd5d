"""Laying out a course's days: teaching weeks are counted, never calendar weeks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.calendar import Calendar, monday
from models.planning import LessonRhythm, lay_out_lessons

HOLIDAYS_ONLY = Calendar()
DAYS = st.dates(date(2005, 1, 1), date(2090, 12, 31))
WEEKDAYS = st.integers(1, 5)
INTERVALS = st.integers(1, 4)


is_school_day = HOLIDAYS_ONLY.has_lessons


def lay(starts_on: date, weekday: int, interval: int, last: int, first: int = 1) -> list[tuple[int, date]]:
    """Without a calendar, and with room for all."""
    rhythm = LessonRhythm(starts_on, weekday, interval)
    plan = lay_out_lessons(HOLIDAYS_ONLY, rhythm, range(first, last + 1), until=starts_on + timedelta(days=3650))
    assert plan.fits
    return [(lesson.number, lesson.day) for lesson in plan.laid]


def days_of(starts_on: str, weekday: int, interval: int, count: int) -> list[str]:
    return [day.isoformat() for _, day in lay(date.fromisoformat(starts_on), weekday, interval, count)]


@pytest.mark.parametrize(
    ("starts_on", "weekday", "interval", "days"),
    [
        # Thursdays over Christmas: 24 and 31 December are no teaching weeks of theirs, so the next is not 24 December.
        ("2026-11-26", 4, 2, ["2026-11-26", "2026-12-10", "2027-01-07", "2027-01-21"]),
        # Fridays: 25 December and 1 January fall away; 10 January would be plain counting.
        ("2026-12-11", 5, 2, ["2026-12-11", "2027-01-08", "2027-01-22"]),
        # Mondays keep their two weeks over the same Christmas.
        ("2026-12-07", 1, 2, ["2026-12-07", "2026-12-21", "2027-01-04"]),
        # Wednesdays meet Epiphany.
        ("2026-12-30", 3, 1, ["2026-12-30", "2027-01-13", "2027-01-20"]),
        # Good Friday, and Ascension Thursday.
        ("2027-03-19", 5, 1, ["2027-03-19", "2027-04-02", "2027-04-09"]),
        ("2027-04-22", 4, 2, ["2027-04-22", "2027-05-13", "2027-05-27"]),
        # A start on a holiday, and a start later in its own week than the weekday.
        ("2026-12-25", 5, 2, ["2027-01-08", "2027-01-22"]),
        ("2026-11-13", 4, 2, ["2026-11-19", "2026-12-03"]),
        ("2026-11-12", 4, 1, ["2026-11-12", "2026-11-19"]),
        # The weeks when the clocks change are weeks like others.
        ("2026-10-19", 1, 1, ["2026-10-19", "2026-10-26", "2026-11-02"]),
    ],
)
def test_known_terms(starts_on: str, weekday: int, interval: int, days: list[str]) -> None:
    assert days_of(starts_on, weekday, interval, len(days)) == days


def test_never_a_calendar_fortnight_across_a_holiday() -> None:
    laid = days_of("2026-09-03", 4, 2, 14)
    plain = [(date(2026, 9, 3) + timedelta(weeks=2 * place)).isoformat() for place in range(14)]
    assert laid[:8] == plain[:8] and plain[8] == "2026-12-24"
    assert not set(laid[8:]) & {"2026-12-24", "2026-12-31", "2027-05-06"}
    assert laid[8] == "2027-01-07"


@given(DAYS, WEEKDAYS, INTERVALS, st.integers(1, 20))
@example(date(2026, 12, 24), 4, 2, 3)
@example(date(2028, 2, 29), 2, 2, 14)
def test_every_interval_is_counted_in_teaching_weeks(starts_on: date, weekday: int, interval: int, last: int) -> None:
    laid = lay(starts_on, weekday, interval, last)
    assert [number for number, _ in laid] == list(range(1, last + 1))
    days = [day for _, day in laid]
    assert all(is_school_day(day) and day.isoweekday() == weekday for day in days)
    for before, after in pairwise(days):
        between = [before + timedelta(weeks=step) for step in range(1, (after - before).days // 7 + 1)]
        assert sum(is_school_day(day) for day in between) == interval
        assert is_school_day(between[-1])


@given(DAYS, WEEKDAYS, INTERVALS)
def test_the_first_day_is_the_first_teaching_day_from_the_start(starts_on: date, weekday: int, interval: int) -> None:
    (_, first), *_ = lay(starts_on, weekday, interval, 1)
    assert first >= starts_on
    earlier = [starts_on + timedelta(days=day) for day in range((first - starts_on).days)]
    assert not any(is_school_day(day) and day.isoweekday() == weekday for day in earlier)


@given(DAYS, WEEKDAYS, INTERVALS, st.integers(1, 10), st.integers(1, 10))
def test_a_course_taken_up_in_the_middle_goes_on_from_there(
    starts_on: date, weekday: int, interval: int, first: int, more: int
) -> None:
    whole = lay(starts_on, weekday, interval, first + more)
    rest = lay(starts_on, weekday, interval, first + more, first=first)
    assert [number for number, _ in rest] == list(range(first, first + more + 1))
    assert [day for _, day in rest] == [day for _, day in whole][: more + 1]
    assert lay(whole[first][1], weekday, interval, first + more, first=first + 1) == whole[first:]


@given(DAYS, WEEKDAYS, st.integers(1, 20))
def test_a_day_of_the_same_week_starts_the_same_course(starts_on: date, weekday: int, last: int) -> None:
    """Any start up to the weekday itself gives the same days."""
    itself = monday(starts_on) + timedelta(days=weekday - 1)
    assert lay(monday(starts_on), weekday, 2, last) == lay(itself, weekday, 2, last)


def test_nothing_is_left_to_lay() -> None:
    assert lay(date(2026, 11, 12), 4, 2, 4, first=5) == []
