"""Reads the bookings of planned lessons: each with its planning hour and its reflection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from sqlalchemy import Connection, RowMapping, or_, select

from models.calendar import SCHOOL_HOURS, SchoolYear, WorkHours
from models.courses import (
    PLANNED_LESSON_COLUMNS,
    CoursePart,
    allowed,
    course_people,
    courses,
    minutes_of,
    planned_lessons,
    planning_bookings,
    visible_courses,
)
from models.people import Actor, May
from models.planning.bookings import Booking, BookingKind, add_reflection
from models.preferences import settings_of
from models.status import Overview

_BOOKING_ROWS = (
    select(
        *PLANNED_LESSON_COLUMNS,
        planning_bookings.c.day.label("planning_day"),
        planning_bookings.c.starts_at.label("planning_at"),
        planning_bookings.c.minutes.label("planning_minutes"),
        planning_bookings.c.place.label("planning_place"),
        courses.c.site_id,
        courses.c.group_id,
        courses.c.programme,
        courses.c.school_year,
        courses.c.lesson_minutes,
        courses.c.setup_minutes,
        courses.c.reflection_minutes,
    )
    .join(courses, courses.c.id == planned_lessons.c.course_id)
    .outerjoin(planning_bookings, planning_bookings.c.id == planned_lessons.c.planning_id)
    .where(planned_lessons.c.cancelled_at.is_(None))
    .order_by(planned_lessons.c.day, planned_lessons.c.number)
)


@dataclass(frozen=True, slots=True)
class Triplet:
    """The bookings around a lesson, in local time: its joint planning, and the reflection after it."""

    planning_day: date | None
    planning_at: time | None
    reflection_at: time | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """What the command `schema` shows: the classes with their coming lessons, and the bookings around each."""

    overview: Overview
    triplets: Mapping[tuple[int, int], Triplet] = field(default_factory=dict)  # by course and lesson number


def load_timetable(db: Connection, found: Overview) -> Timetable:
    """The overview with the bookings around its classes' lessons; one statement."""
    ids = {
        status.course.id for status in (*found.own, *(status for school in found.schools for status in school.classes))
    }
    rows = db.execute(_BOOKING_ROWS.where(planned_lessons.c.course_id.in_(ids))).mappings() if ids else ()
    return Timetable(found, {(row["course_id"], row["number"]): _make_triplet(row) for row in rows})


def _make_triplet(row: RowMapping) -> Triplet:
    by_kind = {booking.kind: booking for booking in _list_bookings(row, frozenset(), "")}
    reflection = by_kind.get(BookingKind.REFLECTION)
    return Triplet(row["planning_day"], row["planning_at"], reflection.starts_at if reflection else None)


def find_other_bookings(
    db: Connection,
    *,
    actor: Actor,
    site_id: int,
    people: Collection[int],
    days: tuple[date, date],
    without: Collection[int],
) -> list[Booking]:
    """The other bookings at the site, or of these people anywhere, from the first of `days` to the last.

    The courses in `without` are left out. A class is named only where the actor may see it (promise 5).
    """
    led = select(course_people.c.course_id).where(course_people.c.person_id.in_(people))
    query = _BOOKING_ROWS.where(
        planned_lessons.c.day.between(*days),
        or_(courses.c.site_id == site_id, courses.c.id.in_(led)),
        courses.c.id.not_in(without),
        planned_lessons.c.starts_at.is_not(None),
    )
    rows = list(db.execute(query).mappings())
    leaders = read_leaders_by_course(db, {row["course_id"] for row in rows})
    seen = visible_courses(db, actor, May.SEE_CLASS, days[0])
    labels = {course.id: course.label for course in seen if allowed(actor, course, May.SEE_CLASS)}
    return [
        booking
        for row in rows
        for booking in _list_bookings(row, leaders.get(row["course_id"], frozenset()), labels.get(row["course_id"], ""))
    ]


def find_work_hours(
    db: Connection, *, actor: Actor, people: Collection[int], keeps_school_days: bool
) -> dict[int, WorkHours]:
    """The working hours to check bookings against, by person id: a school's usual ones, and none elsewhere.

    The hours that a person has entered are shown to nobody else (promise 4), so only the actor's own are used.
    """
    hours = dict.fromkeys(people, SCHOOL_HOURS) if keeps_school_days else {}
    if actor.person_id in people:
        own = settings_of(db, [actor.person_id])[actor.person_id]
        if own.told:
            hours[actor.person_id] = own.hours
    return hours


def read_leaders_by_course(db: Connection, course_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Who leads each course, by person id."""
    query = select(course_people.c.course_id, course_people.c.person_id).where(
        course_people.c.course_id.in_(list(course_ids)), course_people.c.part == CoursePart.LEADER
    )
    found: dict[int, set[int]] = {}
    for course_id, person_id in db.execute(query):
        found.setdefault(course_id, set()).add(person_id)
    return {course_id: frozenset(people) for course_id, people in found.items()}


def _list_bookings(row: RowMapping, people: frozenset[int], label: str) -> tuple[Booking, ...]:
    """A planned lesson's three bookings, as far as their times are known."""
    bookings: list[Booking] = []
    if row["planning_day"]:
        bookings.append(
            Booking(
                kind=BookingKind.PLANNING,
                course=row["course_id"],
                label=label,
                site_id=row["site_id"],
                number=row["number"],
                day=row["planning_day"],
                starts_at=row["planning_at"],
                minutes=row["planning_minutes"],
                people=people,
            )
        )
    if row["starts_at"]:
        minutes = row["minutes"] or row["lesson_minutes"]
        lesson = Booking(
            kind=BookingKind.LESSON,
            course=row["course_id"],
            label=label,
            site_id=row["site_id"],
            number=row["number"],
            day=row["day"],
            starts_at=row["starts_at"],
            minutes=minutes_of(row["programme"], SchoolYear(row["school_year"]), minutes),
            people=people,
            room=row["room"],
            setup=row["setup_minutes"] or 0,
        )
        bookings += add_reflection(lesson, row["reflection_minutes"] or 0)
    return tuple(bookings)
