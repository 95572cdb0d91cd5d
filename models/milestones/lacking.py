"""Finds courses and teams without the milestones that their rules ask for, or with proposals for outdated days."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, exists, or_, select, tuple_

from models.calendar import SchoolYear
from models.courses import CourseStatus, courses, planned_lessons
from models.lessons import lesson_logs
from models.milestones.lists import STILL_OPEN
from models.milestones.rules import PLANNED_AHEAD, has_course_rules, has_team_rules
from models.milestones.tables import milestone_teams, milestones
from models.places import Calendars
from models.programmes import cached_with_catalogue, load_catalogue


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when milestones are laid out: at some sites, or with None in the whole workspace."""

    workspace_id: int
    calendars: Calendars
    now: datetime
    today: date
    site_ids: frozenset[int] | None = None

    @property
    def year(self) -> SchoolYear:
        """The school year to lay out: its first milestones may need reminders from today on."""
        return SchoolYear.of(self.today + PLANNED_AHEAD)

    @property
    def calendar_mark(self) -> int:
        """A number that changes when any calendar of the workspace does; the same in every process."""
        entries = "".join(f"{e.kind}{e.first}{e.last}{e.site_id}{e.year};" for e in self.calendars.entries)
        return zlib.crc32(entries.encode()) & 0x7FFFFFFF  # 31 bits: PostgreSQL's integers have a sign


def find_courses_without_milestones(db: Connection, scope: Scope) -> list[int]:
    """Running courses that have no milestones yet, and have a plan or have logged their first lesson without one."""
    query = select(courses.c.id).where(
        *_within_scope(scope, courses),
        courses.c.status == CourseStatus.RUNNING,
        tuple_(courses.c.programme, courses.c.series).in_(_list_with_course_rules()),
        or_(
            exists().where(planned_lessons.c.course_id == courses.c.id, planned_lessons.c.cancelled_at.is_(None)),
            exists().where(
                lesson_logs.c.course_id == courses.c.id,
                lesson_logs.c.number == 1,
                lesson_logs.c.withdrawn_at.is_(None),
            ),
        ),
        ~exists().where(milestones.c.course_id == courses.c.id),
    )
    return list(db.execute(query).scalars())


def find_courses_with_moved_lessons(db: Connection, scope: Scope) -> list[int]:
    """Courses with an open proposal whose lesson has been planned on another day since."""
    query = (
        select(milestones.c.course_id)
        .distinct()
        .join(
            planned_lessons,
            and_(
                planned_lessons.c.course_id == milestones.c.course_id,
                planned_lessons.c.number == milestones.c.anchor,
                planned_lessons.c.cancelled_at.is_(None),
            ),
        )
        .where(
            *_within_scope(scope, milestones),
            *STILL_OPEN,
            milestones.c.dated.is_(False),
            milestones.c.before_us.is_(False),
            or_(milestones.c.anchored_on.is_(None), milestones.c.anchored_on != planned_lessons.c.day),
        )
    )
    return list(db.execute(query).scalars())


def find_teams_without_milestones(db: Connection, scope: Scope) -> list[tuple[int, str]]:
    """Teams, as pairs of site and programme, whose year is not laid out, or was by a calendar that has changed."""
    year = scope.year
    query = (
        select(courses.c.site_id, courses.c.programme)
        .distinct()
        .where(
            *_within_scope(scope, courses),
            courses.c.status == CourseStatus.RUNNING,
            courses.c.programme.in_(_list_with_team_rules()),
            exists().where(
                planned_lessons.c.course_id == courses.c.id,
                planned_lessons.c.cancelled_at.is_(None),
                planned_lessons.c.day.between(year.first_day, year.last_day),
            ),
            ~exists().where(
                milestone_teams.c.site_id == courses.c.site_id,
                milestone_teams.c.programme == courses.c.programme,
                milestone_teams.c.school_year == year.start,
                milestone_teams.c.calendar_mark == scope.calendar_mark,
            ),
        )
    )
    return [(row[0], row[1]) for row in db.execute(query)]


@cached_with_catalogue
def _list_with_course_rules() -> list[tuple[str, str]]:
    """The programmes and series with milestones of their own."""
    return sorted(
        {
            (programme.code, series.code)
            for programme in load_catalogue().values()
            for edition in programme.editions
            for series in edition.series
            if has_course_rules(edition, series)
        }
    )


@cached_with_catalogue
def _list_with_team_rules() -> list[str]:
    """The programmes whose teams have milestones together."""
    catalogue = load_catalogue().values()
    return sorted(
        {programme.code for programme in catalogue if any(has_team_rules(edition) for edition in programme.editions)}
    )


def _within_scope(scope: Scope, table: Table) -> list[Any]:
    """The conditions that keep a query within the scope."""
    sites = [] if scope.site_ids is None else [table.c.site_id.in_(sorted(scope.site_ids))]
    return [table.c.workspace_id == scope.workspace_id, *sites]
