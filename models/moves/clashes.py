"""Whom and which room moved lessons would meet on their new days: pointed out, never a reason to refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from models.courses import courses, leaders_of, minutes_of
from models.moves.plans import Moved
from models.people import Actor, Person
from models.planning import (
    Booking,
    BookingClash,
    BookingKind,
    ClashKind,
    bookings_of_others,
    clashes,
    hours_to_tell,
    lesson_and_reflection,
)


@dataclass(frozen=True, slots=True)
class Met:
    """A clash with the name of whom it is about; empty where it is about a room."""

    clash: BookingClash
    name: str


def find_clashes(db: Connection, actor: Actor, classes: Sequence[Moved]) -> tuple[Met, ...]:
    """Where the moved lessons clash with what else is booked, or lie outside working hours."""
    leaders = leaders_of(db, [moved.course.id for moved in classes])
    wanted = _list_bookings(db, classes, leaders)
    people = {person.id: person for led in leaders.values() for person in led}
    sites = {moved.course.site_id: moved.course.keeps_school_days for moved in classes}
    moving = {(moved.course.id, shift.number) for moved in classes for shift in moved.shifts}
    asked = {(moved.course.id, shift.number) for moved in classes for shift in moved.asked}
    named_clashes: list[Met] = []
    for site_id, keeps_school_days in sites.items():
        here = [booking for booking in wanted if booking.site_id == site_id]
        if not here:
            continue
        days = [booking.day for booking in here]
        others = bookings_of_others(
            db,
            actor=actor,
            site_id=site_id,
            people=sorted(people),
            days=(min(days), max(days)),
            without=(),
        )
        others_staying = [booking for booking in others if (booking.course, booking.number) not in moving]
        hours = hours_to_tell(db, actor=actor, people=people, keeps_school_days=keeps_school_days)
        named_clashes += [
            Met(clash, people[clash.person_id].given_name if clash.person_id else "")
            for clash in clashes(here, others_staying, hours)
            # Lessons that follow keep their weekday and time: of them working hours say nothing new.
            if clash.kind is not ClashKind.HOURS or asked & {(clash.course, number) for number in clash.numbers}
        ]
    return tuple(named_clashes)


def _list_bookings(db: Connection, classes: Sequence[Moved], leaders: Mapping[int, Sequence[Person]]) -> list[Booking]:
    """The lessons on their new days, with the reflection after each, as far as their times are known."""
    query = select(courses.c.id, courses.c.lesson_minutes, courses.c.setup_minutes, courses.c.reflection_minutes).where(
        courses.c.id.in_(sorted(leaders))
    )
    lengths = {row.id: row for row in db.execute(query)}
    bookings: list[Booking] = []
    for moved in classes:
        course, lengths_of_course = moved.course, lengths[moved.course.id]
        people = frozenset(person.id for person in leaders[course.id])
        for shift in moved.shifts:
            if shift.new is None or shift.new.at is None:
                continue
            minutes = (shift.row.minutes if shift.row else None) or lengths_of_course.lesson_minutes
            lesson = Booking(
                kind=BookingKind.LESSON,
                course=course.id,
                label=course.label,
                site_id=course.site_id,
                number=shift.number,
                day=shift.new.day,
                starts_at=shift.new.at,
                minutes=minutes_of(course.programme_code, course.school_year, minutes),
                people=people,
                room=shift.row.room if shift.row else shift.room,
                setup=lengths_of_course.setup_minutes or 0,
            )
            bookings += lesson_and_reflection(lesson, lengths_of_course.reflection_minutes or 0)
    return bookings
