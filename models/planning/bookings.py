"""Bookings and their clashes. A lesson has three: joint planning, the lesson with setup time, and reflection (S0).

Clashes are found by local wall time, so daylight saving does not matter. They are pointed out and never a reason to
refuse (promise 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from models.calendar import WorkHours
from models.db import fold


class BookingKind(StrEnum):
    """The three bookings of a lesson."""

    PLANNING = "planning"
    LESSON = "lesson"
    REFLECTION = "reflection"


@dataclass(frozen=True, slots=True)
class Lengths:
    """Minutes of each part of a lesson. `setup` is needed both before and after it (S0: ställtid)."""

    lesson: int
    setup: int
    reflection: int
    planning: int


@dataclass(frozen=True, slots=True)
class Booking:
    """A time on one day when people, and maybe a room, are busy. `starts_at` is local; `minutes` is without setup time.

    `course` is the course's id, negative for one not stored yet. `people` are person ids. `label` is the class's name,
    empty where the person who plans may not see that class.
    """

    kind: BookingKind
    course: int
    label: str
    site_id: int
    number: int
    day: date
    starts_at: time
    minutes: int
    people: frozenset[int]
    room: str | None = None
    setup: int = 0

    @property
    def begins(self) -> int:
        """Minutes from midnight, setup time included."""
        return self.starts_at.hour * 60 + self.starts_at.minute - self.setup

    @property
    def ends(self) -> int:
        """Minutes from midnight, setup time included."""
        return self.begins + self.minutes + 2 * self.setup

    @property
    def rooms(self) -> frozenset[str]:
        """The rooms it takes, in the form names are compared in; `B214 och B216` are two."""
        parted = fold(self.room or "").replace(" och ", ",").replace(" and ", ",").replace("+", ",")
        return frozenset(part.strip() for part in parted.split(",") if part.strip())


def add_minutes(at: time, minutes: int) -> time:
    """The time of day `minutes` later, but never past 23.59."""
    ends = min(at.hour * 60 + at.minute + minutes, 24 * 60 - 1)
    return time(ends // 60, ends % 60)


def add_reflection(lesson: Booking, reflection_minutes: int) -> tuple[Booking, ...]:
    """The lesson's booking, and that of the reflection after it and its setup time; no reflection for 0 minutes."""
    if not reflection_minutes:
        return (lesson,)
    after = Booking(
        kind=BookingKind.REFLECTION,
        course=lesson.course,
        label=lesson.label,
        site_id=lesson.site_id,
        number=lesson.number,
        day=lesson.day,
        starts_at=add_minutes(lesson.starts_at, lesson.minutes + lesson.setup),
        minutes=reflection_minutes,
        people=lesson.people,
    )
    return lesson, after


class ClashKind(StrEnum):
    """Why a booking clashes: a person or a room is booked twice, or the time is outside a person's working hours."""

    PERSON = "person"
    ROOM = "room"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class BookingClash:
    """One clash of a course, with the numbers of all lessons that have it.

    `other` is the label of the class that has the person or room, empty where it may not be seen.
    """

    kind: ClashKind
    booking: BookingKind
    course: int
    numbers: tuple[int, ...]
    person_id: int | None = None
    room: str = ""
    other: str = ""


_ClashKey = tuple[ClashKind, BookingKind, int, int | None, str, str]


def find_booking_clashes(
    wanted: Sequence[Booking], others: Sequence[Booking], hours: Mapping[int, WorkHours] | None = None
) -> tuple[BookingClash, ...]:
    """The clashes of the wanted bookings with each other, with those of others and with working hours.

    `hours` are known working hours by person id. One planning hour shared by several classes of the same team is no
    clash (S0: expertteam).
    """
    by_day: dict[date, list[Booking]] = {}
    for booking in (*others, *wanted):
        by_day.setdefault(booking.day, []).append(booking)
    planned = frozenset(booking.course for booking in wanted)
    numbers_by_key: dict[_ClashKey, set[int]] = {}
    for booking in wanted:
        met = [other for other in by_day[booking.day] if _is_clash(booking, other, planned)]
        for key in (*_list_clashes_with(booking, met), *_list_outside_hours(booking, hours or {})):
            numbers_by_key.setdefault(key, set()).add(booking.number)
    return tuple(
        BookingClash(
            kind=kind,
            booking=part,
            course=course,
            numbers=tuple(sorted(numbers)),
            person_id=person,
            room=room,
            other=other,
        )
        for (kind, part, course, person, room, other), numbers in numbers_by_key.items()
    )


def _is_clash(booking: Booking, other: Booking, planned: frozenset[int]) -> bool:
    """Whether two bookings overlap and can't both be had. Of two courses planned now only the first reports it."""
    if other is booking or not (booking.begins < other.ends and other.begins < booking.ends):
        return False
    both_planning = booking.kind is other.kind is BookingKind.PLANNING
    if booking.course == other.course:
        # A class's lesson and reflection never overlap; only its planning hour can overlap its lesson.
        return booking.kind is BookingKind.PLANNING and not both_planning
    if both_planning and booking.starts_at == other.starts_at and booking.people == other.people:
        return False
    return other.course not in planned or booking.course < other.course


def _list_clashes_with(booking: Booking, met: Sequence[Booking]) -> Iterator[_ClashKey]:
    for other in met:
        for person in sorted(booking.people & other.people):
            yield ClashKind.PERSON, booking.kind, booking.course, person, "", other.label
        if booking.site_id == other.site_id and booking.rooms & other.rooms:
            yield ClashKind.ROOM, booking.kind, booking.course, None, booking.room or "", other.label


def _list_outside_hours(booking: Booking, hours: Mapping[int, WorkHours]) -> Iterator[_ClashKey]:
    for person in sorted(booking.people & hours.keys()):
        theirs = hours[person]
        first, last = (at.hour * 60 + at.minute for at in (theirs.start, theirs.end))
        if not theirs.works(booking.day) or booking.begins < first or booking.ends > last:
            yield ClashKind.HOURS, booking.kind, booking.course, person, "", ""
