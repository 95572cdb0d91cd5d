"""Clashes of people, rooms and working hours: local wall time, setup time included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import WorkHours
from models.planning import Booking, BookingClash, BookingKind, ClashKind, add_reflection, find_booking_clashes
from models.planning.bookings import add_minutes

TUESDAY = date(2026, 11, 17)
LESSON = Booking(
    kind=BookingKind.LESSON,
    course=1,
    label="7A",
    site_id=5,
    number=6,
    day=TUESDAY,
    starts_at=time(13),
    minutes=60,
    people=frozenset({1, 2}),
    room="B112",
    setup=10,
)
OTHER = replace(LESSON, course=2, label="7B", people=frozenset({3}), room="B114")


def kinds(*found: BookingClash) -> list[ClashKind]:
    return [clash.kind for clash in found]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (OTHER, []),
        (replace(OTHER, people=frozenset({2, 3})), [ClashKind.PERSON]),
        (replace(OTHER, room="b112"), [ClashKind.ROOM]),
        (replace(OTHER, room="B114 och  B112"), [ClashKind.ROOM]),
        (replace(OTHER, room="B112", site_id=6), []),
        (replace(OTHER, room=None), []),
        (replace(OTHER, people=frozenset({1, 2}), room="B112"), [ClashKind.PERSON, ClashKind.PERSON, ClashKind.ROOM]),
        (replace(OTHER, people=frozenset({1}), day=date(2026, 11, 18)), []),
        # Ends 14.00 and 14.10 with setup; the other begins 14.20, 14.10 with setup.
        (replace(OTHER, people=frozenset({1}), starts_at=time(14, 20)), []),
        (replace(OTHER, people=frozenset({1}), starts_at=time(14, 19)), [ClashKind.PERSON]),
    ],
)
def test_what_two_classes_want_at_once(other: Booking, expected: list[ClashKind]) -> None:
    assert kinds(*find_booking_clashes([LESSON], [other])) == expected


def test_the_same_clash_of_many_lessons_is_one_line() -> None:
    days = [date(2026, 11, 17), date(2026, 12, 1), date(2026, 12, 15)]
    wanted = [replace(LESSON, day=day, number=number) for number, day in enumerate(days, start=6)]
    others = [replace(OTHER, day=day, number=number, people=frozenset({1})) for number, day in enumerate(days)]
    assert find_booking_clashes(wanted, others) == (
        BookingClash(ClashKind.PERSON, BookingKind.LESSON, 1, (6, 7, 8), person_id=1, other="7B"),
    )


def test_of_two_classes_planned_together_one_tells_of_it() -> None:
    both = [LESSON, replace(OTHER, people=frozenset({1}))]
    assert [(clash.course, clash.other) for clash in find_booking_clashes(both, [])] == [(1, "7B")]


def test_one_planning_hour_serves_the_classes_of_one_team() -> None:
    planning = replace(LESSON, kind=BookingKind.PLANNING, room=None, setup=0)
    same_team = replace(planning, course=2, label="7B")
    other_team = replace(same_team, people=frozenset({1, 9}))
    assert find_booking_clashes([planning], [same_team]) == ()
    assert kinds(*find_booking_clashes([planning], [other_team])) == [ClashKind.PERSON]
    assert (
        kinds(*find_booking_clashes([planning], [replace(same_team, starts_at=time(13, 30))])) == [ClashKind.PERSON] * 2
    )


def test_a_class_s_own_bookings_follow_each_other_but_planning_upon_the_lesson_is_told() -> None:
    lesson, reflection = add_reflection(LESSON, 15)
    assert reflection.starts_at == time(14, 10)
    again = replace(lesson, number=7, starts_at=time(14))
    assert find_booking_clashes([lesson, reflection, again], []) == ()
    upon = replace(LESSON, kind=BookingKind.PLANNING, number=7, starts_at=time(13, 30), room=None)
    assert kinds(*find_booking_clashes([lesson, upon], [])) == [ClashKind.PERSON] * 2


def test_working_hours() -> None:
    school = WorkHours()
    assert find_booking_clashes([LESSON], [], {1: school}) == ()
    late = replace(LESSON, starts_at=time(15, 30))
    assert [(clash.kind, clash.person_id) for clash in find_booking_clashes([late], [], {1: school, 7: school})] == [
        (ClashKind.HOURS, 1)
    ]
    assert kinds(*find_booking_clashes([replace(LESSON, day=date(2026, 11, 21))], [], {2: school})) == [ClashKind.HOURS]


def test_the_night_of_the_clock_is_a_day_like_others() -> None:
    """25 October 2026 has 25 hours and 28 March 2027 has 23: neither makes or hides a clash."""
    for day in (date(2026, 10, 25), date(2027, 3, 28)):
        night = replace(LESSON, day=day, starts_at=time(2, 30), setup=0)
        before = replace(OTHER, day=day, starts_at=time(1, 30), setup=0, people=frozenset({1}))
        assert find_booking_clashes([night], [before]) == ()
        assert kinds(*find_booking_clashes([night], [replace(before, minutes=61)])) == [ClashKind.PERSON]


TIMES = st.times(time(7), time(20))


@given(TIMES, TIMES, st.integers(1, 120), st.integers(1, 120), st.integers(0, 20))
def test_a_clash_is_mutual(one: time, other: time, long: int, short: int, setup: int) -> None:
    first = replace(LESSON, starts_at=one, minutes=long, setup=setup)
    second = replace(OTHER, starts_at=other, minutes=short, setup=setup, people=frozenset({1}))
    there, back = find_booking_clashes([first], [second]), find_booking_clashes([second], [first])
    assert len(there) == len(back) <= 1
    assert bool(there) == (first.begins < second.ends and second.begins < first.ends)


@given(st.times(), st.integers(0, 2000))
def test_later_stays_within_the_day(at: time, minutes: int) -> None:
    assert add_minutes(at, minutes) >= at.replace(second=0, microsecond=0)
