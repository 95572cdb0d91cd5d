"""Coming lessons that lie on days without lessons: pointed out when the calendar changes, never moved by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, select

from models.calendar import DayKind, SchoolYear
from models.courses import CourseStatus, courses, group_labels, labels_in, planned_lessons
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
    """The coming lessons planned on days on which their class has none, by school, class and day.

    At these sites, or in the whole workspace. Sites that keep no school days have lessons in the holidays.
    """
    lessons = _coming_lessons(db, workspace_id, today, site_ids)
    years = sorted({SchoolYear.of(lesson["day"]) for lesson in lessons})
    labels = {year: labels_in(db, year, group_labels.c.workspace_id == workspace_id) for year in years}
    clashes: list[tuple[int, CalendarClash]] = []
    for lesson in lessons:
        day: date = lesson["day"]
        group = labels[SchoolYear.of(day)].get(lesson["group_id"])
        if group is None:  # its first label is of a later year: nobody sees the class before
            continue
        calendar = calendars.of_group(lesson["site_id"], group.year)
        if not calendar.has_lessons(day):
            clash = CalendarClash(
                label=group.label,
                site=lesson["site"],
                number=lesson["number"],
                day=day,
                kind=calendar.kind(day),
                name=calendar.name_of(day),
            )
            clashes.append((lesson["course_id"], clash))
    logs = logs_of(db, sorted({course_id for course_id, _ in clashes}))
    held = {(course_id, log.number) for course_id, logged in logs.items() for log in logged}
    return [clash for course_id, clash in clashes if (course_id, clash.number) not in held]


def _coming_lessons(
    db: Connection, workspace_id: int, today: date, site_ids: frozenset[int] | None
) -> list[RowMapping]:
    """The planned lessons from today on of running courses at sites that keep school days."""
    query = (
        select(
            planned_lessons.c.course_id,
            planned_lessons.c.number,
            planned_lessons.c.day,
            courses.c.group_id,
            courses.c.site_id,
            sites.c.name.label("site"),
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
    return [row for row in db.execute(query).mappings() if keeps_school_days(row["form"])]
