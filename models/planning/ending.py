"""Ending classes that go on no longer. What was logged stays; lessons still to come are taken out of the plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, update

from models.calendar import local_day
from models.courses import (
    Course,
    CourseStatus,
    courses,
    lock_courses,
    planned_lessons,
    planned_of,
    scopes_of_sites,
    visible_courses,
    with_label,
)
from models.db import NotFound, Stale
from models.journal import KeptDeed, keep
from models.lessons import held_numbers, logs_of
from models.people import Act, Actor, May, record_act, refuse
from models.planning.notices import tell_ended


@dataclass(frozen=True, slots=True)
class Ending:
    """A course that would end, or has: how many lessons were held, and how many that are planned will not be."""

    course: Course
    held: int
    left: int


def propose_ending(db: Connection, *, actor: Actor, labels: Sequence[str], now: datetime) -> tuple[Ending, ...]:
    """The running courses with these labels that the actor may end. Raises NotAllowed or NotFound."""
    mine = list_endable(db, actor, now)
    if not mine:
        raise refuse(db, actor, site_id=actor.home_site, what="plan")
    found = [course for label in labels for course in with_label(mine, label)]
    if not found:
        closest = ", ".join(sorted({course.label for course in mine})[:6])
        raise NotFound(reason="no-such-class", given=labels[0] if labels else "", closest=closest)
    return count_endings(db, found, local_day(now, actor.timezone))


def end_courses(db: Connection, *, actor: Actor, course_ids: Collection[int], now: datetime) -> tuple[Ending, ...]:
    """End these courses and tell their people; it can be taken back whole. Raises Stale where one has ended already."""
    lock_courses(db, sorted(course_ids))
    mine = {course.id: course for course in list_endable(db, actor, now)}
    if not course_ids or not set(course_ids) <= mine.keys():
        raise Stale()
    found = [mine[course_id] for course_id in sorted(course_ids)]
    endings = count_endings(db, found, local_day(now, actor.timezone))
    named = ", ".join(course.label for course in found)
    scopes = scopes_of_sites({course.site_id for course in found})
    with keep(db, actor=actor, deed=KeptDeed.PLAN, named=named, scopes=scopes, now=now):
        store_endings(db, actor, endings, now)
    for course in found:
        tell_ended(db, actor=actor, course_id=course.id, now=now)
    record_act(db, actor, Act.PLAN, subject="course", ids=sorted(course_ids), now=now)
    return endings


def list_endable(db: Connection, actor: Actor, now: datetime) -> list[Course]:
    """The courses that the actor may end: those of their schools that have not ended."""
    sites = actor.sites_where(May.PLAN)
    seen = visible_courses(db, actor, May.PLAN, local_day(now, actor.timezone))
    return [course for course in seen if course.site_id in sites and course.status is not CourseStatus.ENDED]


def count_endings(db: Connection, found: Sequence[Course], today: date) -> tuple[Ending, ...]:
    """How many lessons of each were held, and how many are planned from today on and not held."""
    ids = [course.id for course in found]
    logs, planned = logs_of(db, ids), planned_of(db, ids)
    held = {course.id: held_numbers(course, logs[course.id]) for course in found}
    return tuple(
        Ending(
            course,
            held=len(held[course.id]),
            left=sum(row.day >= today and row.number not in held[course.id] for row in planned[course.id]),
        )
        for course in found
    )


def store_endings(db: Connection, actor: Actor, endings: Sequence[Ending], now: datetime) -> None:
    """End the courses today and take their lessons to come out of the plan. Of those past it can still be told."""
    ids = [ending.course.id for ending in endings]
    today = local_day(now, actor.timezone)
    ended = {"status": CourseStatus.ENDED, "ended_on": today}
    db.execute(update(courses).where(courses.c.id.in_(ids)).values(ended))
    logs, planned = logs_of(db, ids), planned_of(db, ids)
    gone = [
        row.id
        for ending in endings
        for row in planned[ending.course.id]
        if row.day >= today and row.number not in held_numbers(ending.course, logs[ending.course.id])
    ]
    db.execute(update(planned_lessons).where(planned_lessons.c.id.in_(gone)).values(cancelled_at=now))
