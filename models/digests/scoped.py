"""Statements about the schools of some letters: whatever is read for them is filtered here, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from models.calendar import SchoolYear
from models.courses import CourseStatus, courses
from models.digests.facts import ClassFacts, LetterScope, SiteFacts
from models.places import sites

WEEK = timedelta(weeks=1)


class ScopedReader:
    """Makes statements that are filtered by the workspace and the sites of the letters; knows what was read."""

    def __init__(self, db: Connection, workspace_id: int, today: date, about: LetterScope) -> None:
        self._db, self._space = db, workspace_id
        inside = sites.c.id.in_(about.sites) | sites.c.district_id.in_(about.districts)
        self._only = None if about.city else select(sites.c.id).where(inside)
        self.today, self.year = today, SchoolYear.of(today)
        self.sites: dict[int, SiteFacts] = {}
        self.city: list[str] = []
        self._classes: dict[int, ClassFacts] = {}
        self._half_years: dict[int, date] = {}  # the first day of the present one, by site id
        # Midnight in UTC is an hour or two from local midnight; nobody logs lessons in between.
        self._week_ago = datetime.combine(today - WEEK, time(), UTC)

    def _within_scope(self, site_column: ColumnElement[int], table: Table) -> tuple[ColumnElement[bool], ...]:
        inside = table.c.workspace_id == self._space
        return (inside,) if self._only is None else (inside, site_column.in_(self._only))

    def _select_of_courses(self, table: Table, *columns: Any) -> Select[Any]:
        """A query of rows that belong to a course and have no site of their own: joined to the course for its site."""
        return (
            select(*columns)
            .join(courses, courses.c.id == table.c.course_id)
            .where(*self._within_scope(courses.c.site_id, courses), courses.c.status != CourseStatus.ENDED)
        )

    def _with_class_facts(self, rows: Iterable[Any]) -> Iterable[tuple[ClassFacts, Any]]:
        return ((self._classes[row[0]], row) for row in rows if row[0] in self._classes)
