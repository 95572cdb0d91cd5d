"""Moments ahead that the demo's clock can be set to: the next lesson, the end of the term, a time of day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, func, select, true

from models.calendar import Calendar, SchoolYear, local_day, moment
from models.courses import CourseStatus, course_people, courses, planned_lessons
from models.deliveries import MessageState, messages
from models.people import persons
from models.places import Workspace, all_workspaces, load_calendars

DAY_ENDS = time(17)  # after school staff's working hours: the bot has sent all that belongs to the day


def next_lesson(db: Connection, now: datetime, *, led_by: Collection[str] | None = None) -> datetime | None:
    """When the next planned lesson of a running course begins; those without a time of day are left out.

    With `led_by`, Slack ids, it is the next of those whom somebody of them leads.
    """
    spaces = all_workspaces(db)
    return min((at for space in spaces if (at := _find_next_lesson(db, space, now, led_by=led_by))), default=None)


def _find_next_lesson(
    db: Connection, space: Workspace, now: datetime, *, led_by: Collection[str] | None
) -> datetime | None:
    leads = (
        select(course_people.c.course_id)
        .join(persons, persons.c.id == course_people.c.person_id)
        .where(persons.c.slack_id.in_(led_by or ()))
    )
    rows = db.execute(
        select(planned_lessons.c.day, planned_lessons.c.starts_at)
        .join(courses, courses.c.id == planned_lessons.c.course_id)
        .where(
            planned_lessons.c.workspace_id == space.id,
            planned_lessons.c.cancelled_at.is_(None),
            planned_lessons.c.starts_at.is_not(None),
            planned_lessons.c.day >= local_day(now, space.timezone),
            courses.c.status == CourseStatus.RUNNING,
            true() if led_by is None else courses.c.id.in_(leads),
        )
        .distinct()
        .order_by(planned_lessons.c.day, planned_lessons.c.starts_at)
    )
    return next((at for day, starts in rows if (at := moment(day, starts, space.timezone)) > now), None)


def messages_sent(db: Connection, *, to: Collection[str] | None = None) -> int:
    """How many messages the bot has sent on its own; with `to`, Slack ids, to somebody of them."""
    theirs = select(persons.c.id).where(persons.c.slack_id.in_(to or ()))
    query = select(func.count()).where(messages.c.state == MessageState.SENT)
    return db.execute(query if to is None else query.where(messages.c.person_id.in_(theirs))).scalar_one()


def term_end(db: Connection, now: datetime) -> datetime | None:
    """The end of the last working day of the present or the next term; None without a workspace.

    Where no terms are known it is the end of the school year.
    """
    spaces = all_workspaces(db)
    if not spaces:
        return None
    entries = load_calendars(db, spaces[0].id).entries
    general = Calendar(tuple(entry for entry in entries if entry.site_id is None and entry.year is None))
    zone = spaces[0].timezone
    return next(
        at for day in _list_term_ends(general, local_day(now, zone)) if (at := moment(day, DAY_ENDS, zone)) > now
    )


def _list_term_ends(calendar: Calendar, today: date) -> Iterator[date]:
    year = SchoolYear.of(today)
    for school_year in (year, year.next):
        yield from (term.last for term in calendar.terms(school_year))
        if not calendar.knows(school_year):
            yield calendar.year_end(school_year)


def next_time(now: datetime, at: time, timezone: str, *, weekday: int | None = None) -> datetime:
    """The next moment with this local time; with `weekday` (1 Monday to 7 Sunday), on that day of the week."""
    today = local_day(now, timezone)
    days = (today + timedelta(days=ahead) for ahead in range(9))
    wanted = (day for day in days if weekday in (None, day.isoweekday()))
    return next(found for day in wanted if (found := moment(day, at, timezone)) > now)
