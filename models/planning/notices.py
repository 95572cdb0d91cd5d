"""Tells people once that they were put on a class or taken off it, and its leaders that it was planned anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, select

from models.calendar import SchoolYear, local_day
from models.courses import Course, CoursePart, CourseStatus, PlannedLesson, course_people, courses_by_year, planned_of
from models.deliveries import Cancel, DeliveryKind, Due, NewDelivery, Send, Verdict, add_deliveries
from models.people import Actor, persons

COURSE_CHANGED = "course_changed"
TELL_WITHIN = timedelta(days=7)


class CourseNews(StrEnum):
    """What a person is told of a class."""

    ON = "on"  # they lead it now, or are its reserve
    OFF = "off"  # they do no longer
    PLAN = "plan"  # its lessons have other days
    ENDED = "ended"  # it goes on no longer


@dataclass(frozen=True, slots=True)
class CourseNotice:
    """The news of one class. `first` is its next lesson with a day; `weekday` the usual one, 1 Monday to 7 Sunday."""

    news: CourseNews
    course: Course
    by: str
    is_reserve: bool
    first: PlannedLesson | None
    lessons: int  # that are still to come


@dataclass(frozen=True, slots=True)
class Concerned:
    """Who was on a class, and on which days its lessons lay, before or after a change."""

    people: frozenset[tuple[int, str]]  # each with their part
    days: tuple[tuple[int, str], ...]


def look_at_course(db: Connection, course_id: int | None) -> Concerned:
    """The class as it is now; nobody and nothing where it is not there yet."""
    if course_id is None:
        return Concerned(frozenset(), ())
    query = select(course_people.c.person_id, course_people.c.part).where(course_people.c.course_id == course_id)
    rows = planned_of(db, [course_id])[course_id]
    days = tuple((row.number, f"{row.day} {row.starts_at}") for row in rows)
    return Concerned(frozenset((row[0], row[1]) for row in db.execute(query)), days)


def tell_concerned(db: Connection, *, actor: Actor, course_id: int, before: Concerned, now: datetime) -> None:
    """Tell everybody but the actor what changed for them in the class since `before`."""
    after = look_at_course(db, course_id)
    there = {person_id for person_id, _ in after.people}
    news = {person_id: CourseNews.OFF for person_id, _ in before.people if person_id not in there}
    news |= {person_id: CourseNews.ON for person_id, _ in after.people - before.people}  # a new part is told too
    if before.days and before.days != after.days:
        news |= {person_id: CourseNews.PLAN for person_id, _ in before.people & after.people}
    _add_notices(db, actor, course_id, news, now)


def tell_ended(db: Connection, *, actor: Actor, course_id: int, now: datetime) -> None:
    """Tell the people of a class that it goes on no longer."""
    people = [person_id for person_id, _ in look_at_course(db, course_id).people]
    _add_notices(db, actor, course_id, dict.fromkeys(people, CourseNews.ENDED), now)


def _add_notices(db: Connection, actor: Actor, course_id: int, news: dict[int, CourseNews], now: datetime) -> None:
    news.pop(actor.person_id, None)
    today = local_day(now, actor.timezone).isoformat()
    notices = [
        NewDelivery(
            kind=COURSE_CHANGED,
            subject=f"{actor.person_id}/course:{course_id}",
            recipient_id=person_id,
            period=f"{today}/{what.value}",
            due_at=now,
            use_by=now + TELL_WITHIN,
        )
        for person_id, what in news.items()
    ]
    add_deliveries(db, workspace_id=actor.workspace_id, new=notices, now=now)


def check_notices(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Decide for each whether it is still so, and what it says; a fixed number of statements."""
    ids = sorted({delivery.subject_id for delivery in due})
    years = {delivery.id: SchoolYear.of(local_day(now, delivery.to.timezone)) for delivery in due}
    known, planned = courses_by_year(db, ids, years.values()), planned_of(db, ids)
    people = select(course_people.c.course_id, course_people.c.person_id, course_people.c.part)
    parts = {(row[0], row[1]): row[2] for row in db.execute(people.where(course_people.c.course_id.in_(ids)))}
    actors = {_read_actor(delivery) for delivery in due}
    query = select(persons.c.id, persons.c.name).where(persons.c.id.in_(actors))
    names = {row.id: row.name for row in db.execute(query)}
    verdicts: dict[int, Verdict] = {}
    for delivery in due:
        course = known[years[delivery.id]].get(delivery.subject_id)
        news = CourseNews(delivery.period.partition("/")[2])
        part = parts.get((delivery.subject_id, delivery.to.id))
        ended = course is not None and course.status is CourseStatus.ENDED
        if course is None or (part is None) is not (news is CourseNews.OFF) or ended is not (news is CourseNews.ENDED):
            verdicts[delivery.id] = Cancel("not_so_any_more")
            continue
        today = local_day(now, delivery.to.timezone)
        coming = [row for row in planned[course.id] if row.day >= today]
        verdicts[delivery.id] = Send(
            CourseNotice(
                news=news,
                course=course,
                by=names.get(_read_actor(delivery), "").partition(" ")[0],
                is_reserve=part == CoursePart.RESERVE,
                first=coming[0] if coming else None,
                lessons=len(coming),
            )
        )
    return verdicts


def _read_actor(delivery: Due) -> int:
    return int(delivery.subject.partition("/")[0])


KINDS = (DeliveryKind(name=COURSE_CHANGED, order=32, check=check_notices),)
