"""Coming lessons that lie on days without lessons: pointed out when the school year is told, never moved by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from models.calendar import DayKind, SchoolYear
from models.courses import CourseStatus, courses, group_labels, planned_lessons
from models.lessons import logs_of
from models.places import Calendars, keeps_school_days, sites


@dataclass(frozen=True, slots=True)
class CalendarClash:
    """A coming lesson on a day without lessons. `name` is what the calendar calls the day, empty where it has none."""

    label: str
    site: str
    number: int
    day: date
    kind: DayKind
    name: str


def clashes_with(
    db: Connection, workspace_id: int, calendars: Calendars, today: date, *, site_ids: frozenset[int] | None = None
) -> list[CalendarClash]:
    """The coming lessons that were planned on days which the calendar has no lessons on, by school, class and day.

    At these sites, or everywhere. Sites that keep no school days have lessons in the holidays.
    """
    plans = _coming(db, workspace_id, today, site_ids)
    labels = _labels(db, workspace_id)
    found: list[tuple[int, CalendarClash]] = []
    for course_id, group_id, site_id, site, number, day in plans:
        label, year = _label(labels[group_id], day)
        calendar = calendars.of_group(site_id, year)
        if not calendar.has_lessons(day):
            found.append(
                (
                    course_id,
                    CalendarClash(
                        label=label,
                        site=site,
                        number=number,
                        day=day,
                        kind=calendar.kind(day),
                        name=calendar.name_of(day),
                    ),
                )
            )
    logs = logs_of(db, sorted({course_id for course_id, _ in found}))
    held = {course_id: {log.number for log in known} for course_id, known in logs.items()}
    return [clash for course_id, clash in found if clash.number not in held[course_id]]


def _label(told: dict[int, tuple[str, int | None]], day: date) -> tuple[str, int | None]:
    """The newest label up to the day's school year: a class that has not been given its next one keeps its last."""
    school_year = SchoolYear.of(day).start
    return told[max((year for year in told if year <= school_year), default=min(told))]


def _coming(
    db: Connection, workspace_id: int, today: date, site_ids: frozenset[int] | None
) -> list[tuple[int, int, int, str, int, date]]:
    query = (
        select(
            courses.c.id,
            courses.c.group_id,
            courses.c.site_id,
            sites.c.name,
            planned_lessons.c.number,
            planned_lessons.c.day,
            sites.c.form,
        )
        .join(courses, courses.c.id == planned_lessons.c.course_id)
        .join(sites, sites.c.id == courses.c.site_id)
        .where(
            planned_lessons.c.workspace_id == workspace_id,
            planned_lessons.c.day >= today,
            planned_lessons.c.cancelled_at.is_(None),
            courses.c.status == CourseStatus.RUNNING,
        )
        .order_by(sites.c.name_key, courses.c.id, planned_lessons.c.day)
    )
    if site_ids is not None:
        query = query.where(courses.c.site_id.in_(site_ids))
    return [(*row[:6],) for row in db.execute(query) if keeps_school_days(row[6])]


def _labels(db: Connection, workspace_id: int) -> dict[int, dict[int, tuple[str, int | None]]]:
    """By group and school year: the label and the year group. Every group has one from the day it is made."""
    found: dict[int, dict[int, tuple[str, int | None]]] = {}
    columns = (group_labels.c.group_id, group_labels.c.school_year, group_labels.c.label, group_labels.c.year)
    for group_id, school_year, *label in db.execute(
        select(*columns).where(group_labels.c.workspace_id == workspace_id)
    ):
        found.setdefault(group_id, {})[school_year] = (label[0], label[1])
    return found
