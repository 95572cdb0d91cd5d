"""Planned lessons as they are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select

from models.calendar import SchoolYear
from models.courses.tables import courses, planned_lessons, planning_bookings
from models.places import workspaces
from models.programmes import load_catalogue

LESSON_MINUTES = 60  # S0 and S1: lessons of about an hour


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A planned lesson as it stands now."""

    id: int
    course_id: int
    number: int
    day: date
    starts_at: time | None
    minutes: int
    room: str | None
    cancelled: bool
    missed: bool
    planning_day: date | None
    planning_at: time | None
    zone: str = "Europe/Stockholm"  # the school's

    @property
    def ends_at(self) -> time | None:
        """When it ends by the clock on the wall; never past midnight."""
        if self.starts_at is None:
            return None
        end = datetime.combine(self.day, self.starts_at) + timedelta(minutes=self.minutes)
        return end.time() if end.date() == self.day else time(23, 59)


def minutes_of(programme: str, school_year: SchoolYear, told: int | None) -> int:
    """A lesson's length in minutes: as told, else as the programme says, else about an hour (S0)."""
    return told or load_catalogue()[programme].edition(str(school_year)).lesson_minutes or LESSON_MINUTES


def rows_by_id(db: Connection, ids: Sequence[int]) -> dict[int, PlannedLesson]:
    """Planned lessons as they stand; one statement."""
    query = (
        select(
            planned_lessons.c.id,
            planned_lessons.c.course_id,
            planned_lessons.c.number,
            planned_lessons.c.day,
            planned_lessons.c.starts_at,
            planned_lessons.c.minutes,
            planned_lessons.c.room,
            planned_lessons.c.cancelled_at,
            planned_lessons.c.missed_at,
            planning_bookings.c.day.label("planning_day"),
            planning_bookings.c.starts_at.label("planning_at"),
            courses.c.lesson_minutes,
            courses.c.programme,
            courses.c.school_year,
            workspaces.c.timezone,
        )
        .join(courses, courses.c.id == planned_lessons.c.course_id)
        .join(workspaces, workspaces.c.id == planned_lessons.c.workspace_id)
        .outerjoin(planning_bookings, planning_bookings.c.id == planned_lessons.c.planning_id)
        .where(planned_lessons.c.id.in_(ids))
    )
    found = {}
    for row in db.execute(query):
        told = row.minutes or row.lesson_minutes
        minutes = minutes_of(row.programme, SchoolYear(row.school_year), told)
        found[row.id] = PlannedLesson(
            *row[:5],
            minutes,
            row.room,
            row.cancelled_at is not None,
            row.missed_at is not None,
            row.planning_day,
            row.planning_at,
            row.timezone,
        )
    return found
