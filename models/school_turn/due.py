"""Carries out a decided turn once the new school year has begun: courses end, people leave and join."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from models.calendar import SchoolYear, local_day
from models.courses import (
    Course,
    CourseStatus,
    course_people,
    courses,
    courses_by_id,
    planned_lessons,
    put_leader,
)
from models.lessons import Held, held_numbers, logs_of, next_number
from models.milestones import milestones
from models.people import Act, leaders_with_ids, let_lead, record_act_of, roles
from models.places import load_calendars, workspaces
from models.school_turn.tables import PersonChange, person_changes, school_turns


def find_due_turns(db: Connection, now: datetime, *, workspace_id: int) -> list[int]:
    """The ids of decided turns whose year has begun and that are not carried out."""
    return [row.id for row in _find_due(db, now) if row.workspace_id == workspace_id]


def carry_out_turn(db: Connection, now: datetime, *, only: int) -> bool:
    """Carry out the turn with the id `only`. False where it is carried out already, or its year has not begun."""
    row = next((row for row in _find_due(db, now) if row.id == only), None)
    return row is not None and _carry_out(db, row, now)


def _find_due(db: Connection, now: datetime) -> list[Row[Any]]:
    query = (
        select(school_turns, workspaces.c.timezone)
        .join(workspaces, workspaces.c.id == school_turns.c.workspace_id)
        .where(school_turns.c.carried_out_at.is_(None))
        .order_by(school_turns.c.id)
    )
    return [row for row in db.execute(query) if local_day(now, row.timezone) >= SchoolYear(row.school_year).first_day]


def _carry_out(db: Connection, row: Row[Any], now: datetime) -> bool:
    still = (school_turns.c.id == row.id, school_turns.c.carried_out_at.is_(None))
    if not db.execute(update(school_turns).where(*still).values(carried_out_at=now)).rowcount:
        return False  # another process took it
    _end_courses(db, workspace_id=row.workspace_id, site_id=row.site_id, year=SchoolYear(row.school_year), now=now)
    of_turn = person_changes.c.turn_id == row.id
    for change in db.execute(select(person_changes).where(of_turn)).all():
        if change.kind == PersonChange.LEADS:
            _make_leader(
                db,
                workspace_id=row.workspace_id,
                site_id=row.site_id,
                course_id=change.course_id,
                person_id=change.person_id,
            )
        else:
            _end_roles(db, row.site_id, change.person_id)
    db.execute(delete(person_changes).where(of_turn))
    record_act_of(
        db,
        workspace_id=row.workspace_id,
        actor_id=None,
        act=Act.TURN_YEAR,
        subject="school_turn",
        ids=[row.id],
        now=now,
    )
    return True


def _end_courses(db: Connection, workspace_id: int, site_id: int, year: SchoolYear, now: datetime) -> None:
    """End the courses that are marked to end or have held every lesson, and clear the schedule of the others.

    A course that goes on and has lessons planned in the new year keeps its schedule.
    """
    last = SchoolYear(year.start - 1)
    query = select(courses.c.id).where(
        courses.c.site_id == site_id,
        courses.c.school_year < year.start,
        courses.c.status != CourseStatus.ENDED,
    )
    found = courses_by_id(db, list(db.execute(query).scalars()), last.last_day)
    logs = logs_of(db, list(found))
    year_end = load_calendars(db, workspace_id).of_site(site_id).year_end(last)
    planned_ahead = select(planned_lessons.c.course_id).where(
        planned_lessons.c.course_id.in_(found),
        planned_lessons.c.day >= year.first_day,
        planned_lessons.c.cancelled_at.is_(None),
    )
    ahead = set(db.execute(planned_ahead).scalars())
    for course in found.values():
        ends_on = _find_last_day(course, logs[course.id], year_end)
        if ends_on:
            values = {"status": CourseStatus.ENDED, "ended_on": ends_on}
            db.execute(update(courses).where(courses.c.id == course.id).values(values))
        elif course.id not in ahead:
            values = {"starts_on": None, "weekday": None, "starts_at": None}
            db.execute(update(courses).where(courses.c.id == course.id).values(values))
        _cancel_lessons(db, course=course, logs=logs[course.id], year=year, now=now, ended=ends_on is not None)


def _find_last_day(course: Course, logs: list[Held], year_end: date) -> date | None:
    """The day a course ends: as marked, else that of its last lesson where all are held. None where it goes on."""
    if course.ended_on or course.total is None or next_number(course, logs) is not None:
        return course.ended_on
    return max((log.when.day for log in logs if log.when.day), default=year_end)


def _cancel_lessons(
    db: Connection, course: Course, logs: list[Held], year: SchoolYear, now: datetime, *, ended: bool
) -> None:
    """Cancel lessons of the old year that were not held, and of a course that has ended also the coming ones.

    No reason is stored, since nobody has given one.
    """
    which = [
        planned_lessons.c.course_id == course.id,
        planned_lessons.c.cancelled_at.is_(None),
        planned_lessons.c.number.not_in(held_numbers(course, logs)),
    ]
    if not ended:
        which.append(planned_lessons.c.day < year.first_day)
    db.execute(update(planned_lessons).where(*which).values(cancelled_at=now))


def _make_leader(db: Connection, workspace_id: int, site_id: int, course_id: int, person_id: int) -> None:
    """Make a person a leader of a course, unless they have no role at the site any more."""
    at_site = {"workspace_id": workspace_id, "site_id": site_id}
    if not leaders_with_ids(db, **at_site, person_ids=[person_id]):
        return
    put_leader(db, workspace_id=workspace_id, course_id=course_id, person_id=person_id)
    let_lead(db, **at_site, person_id=person_id)


def _end_roles(db: Connection, site_id: int, person_id: int) -> None:
    """End a person's roles and courses at a site. Their logs are kept; their open milestones lose their owner."""
    at_site = select(courses.c.id).where(courses.c.site_id == site_id)
    db.execute(
        delete(course_people).where(course_people.c.person_id == person_id, course_people.c.course_id.in_(at_site))
    )
    db.execute(delete(roles).where(roles.c.person_id == person_id, roles.c.site_id == site_id))
    open_ones = (milestones.c.site_id == site_id, milestones.c.owner_id == person_id, milestones.c.done_on.is_(None))
    db.execute(update(milestones).where(*open_ones).values(owner_id=None))
