"""A time at which a class's lessons clash with nothing, proposed where the time in a plan does. Pure.

It is found among the bookings that the bot knows: what else people have on their timetables it does not know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from models.calendar import WorkHours
from models.planning.bookings import Booking, BookingKind, find_booking_clashes

STEP, REACH = 10, 180  # minutes: times so far apart are tried, up to so far from the time in the plan
FIRST, LAST = 8 * 60, 16 * 60 + 30  # minutes from midnight: a school day, where no working hours are known
DAYS = 5  # of a school week
ANY_WEEKDAY = timedelta(days=DAYS - 1)  # how far away the other weekdays of a week may be


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A weekday, 1 Monday to 5 Friday, and a local time at which a course's lessons clash with nothing."""

    course: int
    weekday: int
    at: time


def find_free_times(
    courses: Iterable[int], wanted: Sequence[Booking], others: Sequence[Booking], hours: Mapping[int, WorkHours]
) -> tuple[FreeTime, ...]:
    """A free time for each of these courses, as far as there is one; no two of them clash with each other.

    `wanted` are the bookings of all courses that are planned.
    """
    standing, found = list(wanted), []
    for course in sorted(courses):
        own = [booking for booking in standing if booking.course == course]
        rest = [booking for booking in standing if booking.course != course]
        free = find_free_time(own, [*others, *rest], hours)
        if free:
            found.append(free)
            standing = [*rest, *(_put(booking, free) for booking in own)]
    return tuple(found)


def _put(booking: Booking, free: FreeTime) -> Booking:
    """The booking as it would be at the free time; a reflection comes with its lesson's change."""
    days = free.weekday - booking.day.isoweekday()
    if booking.kind is not BookingKind.LESSON:
        return booking
    return replace(booking, day=booking.day + timedelta(days=days), starts_at=free.at)


def find_free_time(
    wanted: Sequence[Booking], others: Sequence[Booking], hours: Mapping[int, WorkHours]
) -> FreeTime | None:
    """The nearest free time for a course: on its weekday, else at its time on another; None where there is none.

    `wanted` are the course's bookings. Its planning hour stays where it is, and so do theme days on other weekdays.
    """
    lessons = [booking for booking in wanted if booking.kind is BookingKind.LESSON]
    if not lessons:
        return None
    usual = Counter((booking.day.isoweekday(), booking.starts_at) for booking in lessons).most_common(1)[0][0]
    lesson = next(booking for booking in lessons if (booking.day.isoweekday(), booking.starts_at) == usual)
    moved = [each for each in wanted if each.kind is not BookingKind.PLANNING and each.day.isoweekday() == usual[0]]
    taken = [*others, *(each for each in wanted if each not in moved)]
    for days, minutes in _list_steps(lesson.day):
        shifted = [_shift(booking, days, minutes) for booking in moved]
        if not all(booking.begins >= FIRST and booking.ends <= LAST for booking in shifted):
            continue
        if not find_booking_clashes(shifted, taken, hours):
            first = _shift(lesson, days, minutes)
            return FreeTime(lesson.course, first.day.isoweekday(), first.starts_at)
    return None


def _list_steps(day: date) -> Iterator[tuple[int, int]]:
    """By how many days and minutes the lessons are shifted, the nearest first."""
    for minutes in range(STEP, REACH + 1, STEP):
        yield 0, minutes
        yield 0, -minutes
    weekdays = sorted(range(1, DAYS + 1), key=lambda weekday: abs(weekday - day.isoweekday()))
    yield from ((weekday - day.isoweekday(), 0) for weekday in weekdays if weekday != day.isoweekday())


def _shift(booking: Booking, days: int, minutes: int) -> Booking:
    starts = (booking.starts_at.hour * 60 + booking.starts_at.minute + minutes) % (24 * 60)
    return replace(booking, day=booking.day + timedelta(days=days), starts_at=time(starts // 60, starts % 60))
