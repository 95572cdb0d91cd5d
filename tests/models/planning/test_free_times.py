"""The nearest time without clashes, found among the known bookings."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.calendar import WorkHours
from models.planning.bookings import Booking, BookingKind, find_booking_clashes
from models.planning.free_times import FreeTime, find_free_time

MONDAY = date(2026, 11, 16)


def lesson(
    course: int, at: time, *, day: date = MONDAY, room: str | None = None, people: tuple[int, ...] = ()
) -> Booking:
    return Booking(
        kind=BookingKind.LESSON,
        course=course,
        label=f"7{course}",
        site_id=1,
        number=1,
        day=day,
        starts_at=at,
        minutes=60,
        people=frozenset(people),
        room=room,
    )


def test_the_nearest_time_on_the_same_day() -> None:
    taken = lesson(2, time(10), room="B214")
    assert find_free_time([lesson(1, time(10, 30), room="b214")], [taken], {}) == FreeTime(1, 1, time(11))


def test_another_day_where_the_day_is_full() -> None:
    taken = [lesson(2, time(hour), people=(7,)) for hour in range(8, 17)]
    assert find_free_time([lesson(1, time(10), people=(7,))], taken, {}) == FreeTime(1, 2, time(10))


def test_working_hours_are_kept() -> None:
    hours = {7: WorkHours(start=time(12), end=time(16))}
    assert find_free_time([lesson(1, time(10), people=(7,))], [], hours) == FreeTime(1, 1, time(12))


def test_none_where_there_is_none() -> None:
    days = [MONDAY + timedelta(days=ahead) for ahead in range(5)]
    taken = [lesson(2, time(hour), day=day, room="B214") for day in days for hour in range(8, 17)]
    assert find_free_time([lesson(1, time(10), room="B214")], taken, {}) is None
    assert find_free_time([], taken, {}) is None


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(8, 15), st.integers(0, 59)), max_size=12),
    st.integers(8, 14),
    st.integers(0, 59),
)
def test_what_is_proposed_clashes_with_nothing(busy: list[tuple[int, int, int]], hour: int, minute: int) -> None:
    taken = [lesson(2, time(h, m), day=MONDAY + timedelta(days=d), room="B214") for d, h, m in busy]
    wanted = lesson(1, time(hour, minute), room="B214")
    found = find_free_time([wanted], taken, {})
    if found is None:
        return
    moved = lesson(1, found.at, day=MONDAY + timedelta(days=found.weekday - 1), room="B214")
    assert find_booking_clashes([moved], taken) == ()
