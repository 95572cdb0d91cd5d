"""Planned lessons as they are stored: the one shape that every capability reads them in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select

from models.calendar import SchoolYear
from models.courses.tables import PlanningPlace, courses, planned_lessons, planning_bookings
from models.db import PreparedFor
from models.programmes import load_catalogue

LESSON_MINUTES = 60  # S0 and S1: lessons of about an hour


@dataclass(frozen=True, slots=True)
class Slot:
    """A local day and time of day."""

    day: date
    at: time | None


@dataclass(frozen=True, slots=True)
class BookedHour:
    """The hour in which a lesson is planned together."""

    day: date
    at: time
    place: PlanningPlace


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A lesson of a course on its day, as it stands now."""

    id: int
    course_id: int
    number: int
    day: date
    starts_at: time | None  # local wall time
    room: str | None
    minutes: int | None = None  # none: as long as its course's lessons are
    planning_id: int | None = None
    missed: bool = False  # somebody said that it was not held that day
    struck: bool = False  # its class has no school that day; told by readers that know the calendar
    cancelled: bool = False
    planning: BookedHour | None = None  # where the reader asked for it

    @property
    def slot(self) -> Slot:
        """When it is planned."""
        return Slot(self.day, self.starts_at)

    @property
    def ends_at(self) -> time | None:
        """When it ends by the clock on the wall; never past midnight. None without a time or a length."""
        if self.starts_at is None or self.minutes is None:
            return None
        end = datetime.combine(self.day, self.starts_at) + timedelta(minutes=self.minutes)
        return end.time() if end.date() == self.day else time(23, 59)


def minutes_of(programme: str, school_year: SchoolYear, told: int | None) -> int:
    """A lesson's length in minutes: as told, else as the programme says, else about an hour (S0)."""
    return told or load_catalogue()[programme].edition(str(school_year)).lesson_minutes or LESSON_MINUTES


PLANNED_LESSON_COLUMNS = (  # what is read of every planned lesson, in the order that _lesson() takes
    planned_lessons.c.id,
    planned_lessons.c.course_id,
    planned_lessons.c.number,
    planned_lessons.c.day,
    planned_lessons.c.starts_at,
    planned_lessons.c.room,
    planned_lessons.c.minutes,
    planned_lessons.c.planning_id,
    planned_lessons.c.missed_at,
)
_STANDING = (
    select(*PLANNED_LESSON_COLUMNS)
    .where(planned_lessons.c.cancelled_at.is_(None))
    .order_by(planned_lessons.c.day, planned_lessons.c.number)
)
_OF_COURSES = PreparedFor(_STANDING, planned_lessons.c.course_id)  # on the logging path


def _lesson(row: Sequence[Any]) -> PlannedLesson:
    lesson_id, course_id, number, day, starts_at, room, minutes, planning_id, missed_at = row
    return PlannedLesson(
        id=lesson_id,
        course_id=course_id,
        number=number,
        day=day,
        starts_at=starts_at,
        room=room,
        minutes=minutes,
        planning_id=planning_id,
        missed=missed_at is not None,
    )


def planned_of(db: Connection, course_ids: Iterable[int]) -> dict[int, list[PlannedLesson]]:
    """The planned lessons of each course by day; those cancelled are left out. One statement."""
    ids = sorted(set(course_ids))
    planned: dict[int, list[PlannedLesson]] = {course_id: [] for course_id in ids}
    for row in _OF_COURSES.rows(db, ids):
        planned[row[1]].append(_lesson(row))
    return planned


def cancelled_numbers(db: Connection, course_ids: Collection[int], since: date) -> dict[int, set[int]]:
    """The lessons of each course that were cancelled on a day from then on; they may have another one since.

    `since` is the first day of the school year: what is left of an earlier one was taken away by its turn.
    """
    found: dict[int, set[int]] = {course_id: set() for course_id in course_ids}
    query = select(planned_lessons.c.course_id, planned_lessons.c.number).where(
        planned_lessons.c.course_id.in_(sorted(found)),
        planned_lessons.c.cancelled_at.is_not(None),
        planned_lessons.c.day >= since,
    )
    for course_id, number in db.execute(query.distinct()):
        found[course_id].add(number)
    return found


_HOUR = (planning_bookings.c.day, planning_bookings.c.starts_at, planning_bookings.c.place)


def _with_hour(row: Sequence[Any]) -> PlannedLesson:
    """Out of a row of PLANNED_LESSON_COLUMNS and then _HOUR."""
    day, at, place = row[9:12]
    return replace(_lesson(row[:9]), planning=BookedHour(day, at, place) if day else None)


def planned_with_hours(db: Connection, course_ids: Collection[int]) -> list[PlannedLesson]:
    """The planned lessons of these courses by day, with the planning hour that each shares or has for itself."""
    if not course_ids:
        return []
    query = (
        _STANDING.add_columns(*_HOUR)
        .outerjoin(planning_bookings, planning_bookings.c.id == planned_lessons.c.planning_id)
        .where(planned_lessons.c.course_id.in_(course_ids))
    )
    return [_with_hour(row) for row in db.execute(query)]


def planned_by_id(db: Connection, ids: Sequence[int]) -> dict[int, PlannedLesson]:
    """Planned lessons, cancelled ones too, with their length and their planning hour; one statement."""
    query = (
        select(
            *PLANNED_LESSON_COLUMNS,
            *_HOUR,
            planned_lessons.c.cancelled_at,
            courses.c.lesson_minutes,
            courses.c.programme,
            courses.c.school_year,
        )
        .join(courses, courses.c.id == planned_lessons.c.course_id)
        .outerjoin(planning_bookings, planning_bookings.c.id == planned_lessons.c.planning_id)
        .where(planned_lessons.c.id.in_(ids))
    )
    return {
        row.id: replace(
            _with_hour(row),
            minutes=minutes_of(row.programme, SchoolYear(row.school_year), row[6] or row.lesson_minutes),
            cancelled=row.cancelled_at is not None,
        )
        for row in db.execute(query)
    }
