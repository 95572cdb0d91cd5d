"""Calendars made of entries: every day is something, weeks add up, and what is told narrowly stands before the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.calendar import Calendar, CalendarEntry, DayKind, EntryKind, SchoolYear, local_day, monday, week
from models.calendar.days import public_holidays
from models.places import Calendars

HOLIDAYS_ONLY = Calendar()
DAYS = st.dates(date(2026, 7, 1), date(2028, 8, 31))
ENTRIES = st.builds(
    lambda kind, first, length, site, year: CalendarEntry(
        kind=kind, first=first, last=first + timedelta(days=length), name="", site_id=site, year=year
    ),
    st.sampled_from(EntryKind),
    DAYS,
    st.integers(0, 130),
    st.sampled_from((None, 1, 2)),
    st.sampled_from((None, 7, 9)),
)
CALENDARS = st.lists(ENTRIES, max_size=8).map(lambda entries: Calendars(tuple(entries)).of_group(1, 7))
AUTUMN = CalendarEntry(EntryKind.TERM, date(2026, 8, 17), date(2026, 12, 18), "Hösttermin")
SPRING = CalendarEntry(EntryKind.TERM, date(2027, 1, 11), date(2027, 6, 11), "Vårtermin")
BREAK = CalendarEntry(EntryKind.BREAK, date(2026, 10, 26), date(2026, 10, 30), "Höstlov")
STUDY_DAY = CalendarEntry(EntryKind.STUDY_DAY, date(2026, 11, 12), date(2026, 11, 12))
PLAIN = Calendar((AUTUMN, SPRING, BREAK, STUDY_DAY))


@given(CALENDARS, DAYS)
def test_every_day_is_one_kind_and_lessons_are_held_on_workdays(calendar: Calendar, day: date) -> None:
    kind = calendar.kind(day)
    assert kind in DayKind and calendar.kind(day) is kind
    assert calendar.has_lessons(day) == (kind is DayKind.SCHOOL_DAY)
    assert calendar.is_workday(day) == (kind is not DayKind.OFF)
    if day.isoweekday() > 5 or day in public_holidays(day.year):
        assert kind is DayKind.OFF
    if any(entry.kind is EntryKind.BREAK and entry.covers(day) for entry in calendar.entries):
        assert kind is DayKind.OFF


@given(CALENDARS, DAYS)
def test_a_calendar_takes_lessons_away_and_gives_none(calendar: Calendar, day: date) -> None:
    assert HOLIDAYS_ONLY.has_lessons(day) or not calendar.has_lessons(day)


@given(CALENDARS, DAYS)
def test_where_terms_are_known_school_is_held_within_them(calendar: Calendar, day: date) -> None:
    if calendar.knows(SchoolYear.of(day)) and calendar.has_lessons(day):
        assert calendar.term_of(day) is not None
    assert calendar.year_end(SchoolYear.of(day)) >= SchoolYear.of(day).first_day


@given(CALENDARS, DAYS, st.integers(0, 200), st.integers(0, 200))
@example(HOLIDAYS_ONLY, date(2026, 12, 21), 13, 13)  # week 53 and the one after
def test_teaching_weeks_add_up_at_any_monday(calendar: Calendar, first: date, more: int, rest: int) -> None:
    middle = monday(first + timedelta(days=more))
    last = middle + timedelta(days=rest)
    before = calendar.teaching_weeks(first, middle - timedelta(days=1)) if first < middle else 0
    if first <= middle:
        assert calendar.teaching_weeks(first, last) == before + calendar.teaching_weeks(middle, last)


@given(CALENDARS, DAYS)
def test_the_school_day_before_and_after_are_each_other_s(calendar: Calendar, day: date) -> None:
    after = calendar.school_day_after(day)
    if after is None:
        return
    assert calendar.has_lessons(after) and after > day
    assert not any(calendar.has_lessons(day + timedelta(days=n)) for n in range(1, (after - day).days))
    if calendar.has_lessons(day):
        assert next(calendar.school_days_before(after)) == day


def test_the_school_year_of_2026_by_its_weeks() -> None:
    """2026 has week 53: neither it nor the week before the spring term has school here, and no count is thrown off."""
    assert PLAIN.teaching_weeks(AUTUMN.first, AUTUMN.last) == 17
    assert PLAIN.teaching_weeks(SPRING.first, SPRING.last) == 22
    assert PLAIN.teaching_weeks(AUTUMN.first, SPRING.last) == 39
    assert [week(day) for day in (date(2026, 12, 31), date(2027, 1, 4))] == [53, 1]
    assert HOLIDAYS_ONLY.teaching_weeks(date(2026, 12, 28), date(2027, 1, 3)) == 1
    assert HOLIDAYS_ONLY.teaching_weeks(date(2026, 12, 21), date(2027, 1, 10)) == 3


@pytest.mark.parametrize("sunday", [date(2026, 10, 25), date(2027, 3, 28)])
def test_the_nights_when_the_clocks_change_are_nights_like_others(sunday: date) -> None:
    calendar = Calendar((AUTUMN, SPRING))
    assert calendar.kind(sunday) is DayKind.OFF
    around = (sunday - timedelta(days=5), sunday + timedelta(days=7))
    assert calendar.teaching_weeks(*around) == 2
    start = datetime(sunday.year, sunday.month, sunday.day, tzinfo=UTC) - timedelta(hours=6)
    seen = [local_day(start + timedelta(minutes=5 * step), "Europe/Stockholm") for step in range(12 * 36)]
    assert seen == sorted(seen)
    assert seen.count(sunday) == 12 * (25 if sunday.month == 10 else 23)


def test_what_is_told_for_a_school_or_a_year_group_stands_before_the_rest() -> None:
    own = CalendarEntry(kind=EntryKind.TERM, first=date(2026, 8, 20), last=date(2026, 12, 21), name="", site_id=1)
    ninth = CalendarEntry(
        kind=EntryKind.TERM, first=date(2026, 8, 24), last=date(2026, 12, 11), name="", site_id=None, year=9
    )
    found = Calendars((AUTUMN, SPRING, own, ninth, BREAK))
    year = SchoolYear(2026)
    assert found.of_site(1).terms(year) == (own,)
    assert found.of_site(2).terms(year) == found.general().terms(year) == (AUTUMN, SPRING)
    assert found.of_group(2, 9).terms(year) == (ninth,) and found.of_group(2, None).terms(year) == (AUTUMN, SPRING)
    assert found.of_group(1, 7).name_of(date(2026, 10, 28)) == "Höstlov"


def test_study_days_and_blocked_days_are_workdays_without_lessons() -> None:
    away = CalendarEntry(
        kind=EntryKind.BLOCKED, first=date(2026, 11, 9), last=date(2026, 11, 13), name="Prao", site_id=None, year=9
    )
    found = Calendars((AUTUMN, STUDY_DAY, away))
    assert found.of_group(1, 9).kind(date(2026, 11, 9)) is DayKind.BLOCKED
    assert found.of_group(1, 9).kind(date(2026, 11, 12)) is DayKind.STUDY_DAY
    assert found.of_group(1, 7).kind(date(2026, 11, 9)) is DayKind.SCHOOL_DAY
    assert found.of_group(1, 9).is_workday(date(2026, 11, 9)) and found.of_site(1).is_workday(date(2026, 11, 12))
