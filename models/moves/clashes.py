"""Finds clashes of moved lessons on their new days: a leader or a room booked twice, or a time outside working hours.

They are pointed out and never a reason to refuse (promise 7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from models.courses import courses, leaders_of, minutes_of
from models.moves.plans import MovedCourse
from models.people import Actor, Person
from models.planning import (
    Booking,
    BookingClash,
    BookingKind,
    ClashKind,
    add_reflection,
    find_booking_clashes,
    find_other_bookings,
    find_work_hours,
)


@dataclass(frozen=True, slots=True)
class NamedClash:
    """A clash with the given name of the person it is about; empty where it is about a room, or the one who moves."""

    clash: BookingClash
    name: str


def find_clashes(db: Connection, actor: Actor, classes: Sequence[MovedCourse]) -> tuple[NamedClash, ...]:
    """The clashes of the moved lessons with other bookings and with working hours, site by site."""
    leaders = leaders_of(db, [moved.course.id for moved in classes])
    wanted = _list_bookings(db, classes, leaders)
    people = {person.id: person for led in leaders.values() for person in led}
    sites = {moved.course.site_id: moved.course.keeps_school_days for moved in classes}
    moving = {(moved.course.id, shift.number) for moved in classes for shift in moved.shifts}
    asked = {(moved.course.id, shift.number) for moved in classes for shift in moved.asked}
    named_clashes: list[NamedClash] = []
    own = actor.person_id
    for site_id, keeps_school_days in sites.items():
        here = [booking for booking in wanted if booking.site_id == site_id]
        if not here:
            continue
        days = [booking.day for booking in here]
        others = find_other_bookings(
            db,
            actor=actor,
            site_id=site_id,
            people=sorted(people),
            days=(min(days), max(days)),
            without=(),
        )
        others_staying = [booking for booking in others if (booking.course, booking.number) not in moving]
        hours = find_work_hours(db, actor=actor, people=people, keeps_school_days=keeps_school_days)
        named_clashes += [
            NamedClash(clash, people[clash.person_id].given_name if clash.person_id not in (None, own) else "")
            for clash in find_booking_clashes(here, others_staying, hours)
            # Lessons that follow keep their weekday and time, so a clash with working hours is not new for them.
            if clash.kind is not ClashKind.HOURS or asked & {(clash.course, number) for number in clash.numbers}
        ]
    return tuple(named_clashes)


def _list_bookings(
    db: Connection, classes: Sequence[MovedCourse], leaders: Mapping[int, Sequence[Person]]
) -> list[Booking]:
    """A booking for each moved lesson with a known time, and one for the reflection after it."""
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
            bookings += add_reflection(lesson, lengths_of_course.reflection_minutes or 0)
    return bookings
