"""Stores the planning hours of a plan. Classes with the same leaders share one at the same time (S0: expertteam)."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import Connection, delete, exists, select, update

from models.courses import PlanningHourRow, PlanningPlace, planned_lessons, planning_bookings
from models.db import add
from models.planning.results import ClassPlan, LessonPlan, Preview
from models.planning.timetable import read_leaders_by_course


class SharedHours:
    """Finds or adds the planning hour of each lesson of one plan, and remembers those it has found."""

    def __init__(self, db: Connection, workspace_id: int, preview: Preview) -> None:
        self._db, self._workspace_id, self._preview = db, workspace_id, preview
        self._ids: dict[tuple[date, time, frozenset[int]], int] = {}

    def id_of(self, plan: ClassPlan, lesson: LessonPlan) -> int | None:
        """The id of the lesson's planning hour, stored now if need be; None for a lesson without one."""
        day, at = lesson.planning_day, lesson.planning_at
        if day is None or at is None:
            return None
        key = (day, at, plan.leader_ids)
        if key not in self._ids:
            self._ids[key] = self._find_or_store(day, at, plan.leader_ids)
        return self._ids[key]

    def _find_or_store(self, day: date, at: time, people: frozenset[int]) -> int:
        hour = self._preview.draft.hour
        minutes, place = self._preview.lengths.planning, hour.place if hour else PlanningPlace.OWN
        known = self._find_hour(day, at, people)
        if known is not None:
            same = planning_bookings.c.id == known
            self._db.execute(update(planning_bookings).where(same).values(minutes=minutes, place=place))
            return known
        row = PlanningHourRow(
            workspace_id=self._workspace_id,
            site_id=self._preview.site.id,
            day=day,
            starts_at=at,
            minutes=minutes,
            place=place,
        )
        return add(self._db, row)

    def _find_hour(self, day: date, at: time, people: frozenset[int]) -> int | None:
        """The hour at that time in which exactly these people plan a lesson already."""
        query = (
            select(planning_bookings.c.id, planned_lessons.c.course_id)
            .join(planned_lessons, planned_lessons.c.planning_id == planning_bookings.c.id)
            .where(
                planning_bookings.c.site_id == self._preview.site.id,
                planning_bookings.c.day == day,
                planning_bookings.c.starts_at == at,
                planned_lessons.c.cancelled_at.is_(None),
            )
        )
        rows = self._db.execute(query).all()
        leaders = read_leaders_by_course(self._db, {row.course_id for row in rows})
        return next((row.id for row in rows if leaders.get(row.course_id) == people), None)

    def drop_unused(self) -> None:
        """Delete the planning hours of the earlier plan that no lesson uses any more."""
        before = {lesson.planning_id for plan in self._preview.classes for lesson in plan.before if lesson.planning_id}
        in_use = exists().where(
            planned_lessons.c.planning_id == planning_bookings.c.id, planned_lessons.c.cancelled_at.is_(None)
        )
        if before:
            self._db.execute(delete(planning_bookings).where(planning_bookings.c.id.in_(before), ~in_use))
