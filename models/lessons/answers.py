"""One tap after a lesson: how it went, or that it was not held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, update

from models.calendar import local_day
from models.courses import Course, PlannedLesson, planned_by_id, planned_lessons, visible_courses
from models.db import BadInput, Stale
from models.deliveries import DeliveryState, deliveries, reopen_questions
from models.lessons.drafts import LogDraft, Manner, Source, When
from models.lessons.log import log_tapped
from models.lessons.logs import held_numbers, logs_of
from models.lessons.results import Logged
from models.people import Act, Actor, May, record_act

LEADERS_ASKED = "question"  # the kind of delivery by which a coordinator asks the leaders whether a lesson was held


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A lesson that was not held on its day; it is still to come."""

    course: Course
    planned_id: int
    number: int
    day: date
    taken_back: bool = False


def say_how_it_went(
    db: Connection,
    *,
    actor: Actor,
    planned_id: int,
    manner: Manner | None,
    now: datetime,
    delivery_id: int | None = None,
) -> Logged:
    """Log a planned lesson on its day. It is always saved: what is unclear about the order is asked afterwards.

    `delivery_id` is the question that was answered, where it was one. Raises Stale for a lesson that was moved ahead or
    is not the actor's to log.
    """
    course, row = _own(db, actor, planned_id, now)
    draft = LogDraft(
        source=Source.DM, course_ids=(course.id,), numbers=(row.number,), when=When.on(row.day), manner=manner
    )
    logged = log_tapped(db, actor=actor, draft=draft, now=now)
    _answered(db, actor, planned_id, delivery_id)
    return logged


@dataclass(frozen=True, slots=True)
class WentThrough:
    """What was said of several lessons of a class at once: the log of those held, and those that were not."""

    logged: Logged | None
    not_held: tuple[NotHeld, ...]


def go_through(
    db: Connection, *, actor: Actor, held: Sequence[int], not_held: Sequence[int], now: datetime
) -> WentThrough:
    """Store which planned lessons of one class, by id, were held on their days and which were not.

    Those that were held are one act, so that they are undone together. One that has been answered meanwhile is left as
    it is. Raises Stale where a lesson was moved ahead, is not the actor's to log, or is another class's.
    """
    found = [_own(db, actor, planned_id, now) for planned_id in (*held, *not_held)]
    if len({course.id for course, _ in found}) != 1:
        raise Stale()
    rows = sorted((row for _, row in found[: len(held)]), key=lambda row: row.number)
    logged = None
    if rows:
        days = {row.number: When.on(row.day) for row in rows}
        draft = LogDraft(source=Source.DM, course_ids=(found[0][0].id,), numbers=tuple(days), when=days[rows[0].number])
        logged = log_tapped(db, actor=actor, draft=draft, now=now, days=days)
    notes = [say_not_held(db, actor=actor, planned_id=planned_id, now=now) for planned_id in not_held]
    return WentThrough(logged, tuple(notes))


def say_not_held(
    db: Connection,
    *,
    actor: Actor,
    planned_id: int,
    now: datetime,
    take_back: bool = False,
    delivery_id: int | None = None,
) -> NotHeld:
    """Note that a planned lesson was not held that day, or take that back. Why is never asked.

    Raises Stale, and BadInput for one that somebody has logged meanwhile.
    """
    course, row = _own(db, actor, planned_id, now)
    if not take_back and row.number in held_numbers(course, logs_of(db, [course.id])[course.id]):
        raise BadInput(reason="already-held", label=course.label, given=row.number)
    missed = None if take_back else now
    db.execute(update(planned_lessons).where(planned_lessons.c.id == planned_id).values(missed_at=missed))
    record_act(db, actor=actor, act=Act.CHANGE, subject="planned_lesson", ids=[planned_id], now=now)
    if take_back:
        reopen_questions(db, [f"lesson:{planned_id}"])
    else:
        _answered(db, actor, planned_id, delivery_id)
    return NotHeld(course=course, planned_id=planned_id, number=row.number, day=row.day, taken_back=take_back)


def _own(db: Connection, actor: Actor, planned_id: int, now: datetime) -> tuple[Course, PlannedLesson]:
    row = planned_by_id(db, [planned_id]).get(planned_id)
    seen = visible_courses(db, actor, May.LOG_LESSON, local_day(now, actor.timezone))
    course = next((one for one in seen if row and one.id == row.course_id), None)
    if row is None or course is None or row.cancelled or row.day > local_day(now, actor.timezone):
        raise Stale()
    return course, row


def _answered(db: Connection, actor: Actor, planned_id: int, delivery_id: int | None) -> None:
    """The question that was answered shows its answer where it stands; all others are settled in the next tick."""
    db.execute(
        update(deliveries)
        .where(deliveries.c.subject == f"lesson:{planned_id}", deliveries.c.recipient_id == actor.person_id)
        .where(deliveries.c.id == delivery_id)
        .where(deliveries.c.settled.is_(None), deliveries.c.state == DeliveryState.SENT)
        .values(settled="answered")
    )
