"""What is asked after one tap has saved a lesson before those that it builds on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, update

from models.calendar import local_day
from models.courses import lock_courses, planned_of
from models.db import Stale
from models.lessons.changes import Detail, LogChange, change_log, log_detail
from models.lessons.checks import find_missing_before
from models.lessons.drafts import UNKNOWN, Ask, LogDraft, Question, Source, When
from models.lessons.log import log_lesson
from models.lessons.logs import held_numbers, logs_of
from models.lessons.results import Logged, LoggedLesson, LogOutcome
from models.lessons.tables import lesson_logs
from models.people import Act, Actor, record_act


class OrderAnswer(StrEnum):
    """How it was with the lessons before."""

    HELD_TOO = "held-too"  # they were held as well
    WAS_FIRST = "was-first"  # the lesson was the first of those missing
    TAKEN_BEFORE = "taken-before"  # it was meant: it was held before them


@dataclass(frozen=True, slots=True)
class OrderSettled:
    """An answer to the question, for its button."""

    log_id: int
    answer: OrderAnswer


def settle_order(db: Connection, *, actor: Actor, settled: OrderSettled, now: datetime) -> Logged:
    """Make the lessons before a saved one true. Raises NotFound, and Stale where none of them is missing any more."""
    detail = log_detail(db, actor=actor, log_id=settled.log_id, now=now)
    course = detail.course
    lock_courses(db, [course.id])
    logs = logs_of(db, [course.id])[course.id]
    others = [log for log in logs if log.id != settled.log_id]
    planned = planned_of(db, [course.id])[course.id]
    held = held_numbers(course, others)
    missing = find_missing_before(
        db,
        course,
        (detail.number,),
        held=held,
        logs=others,
        planned=planned,
        today=local_day(now, actor.timezone),
    )
    if not missing:
        raise Stale()
    if settled.answer is OrderAnswer.WAS_FIRST:
        change = LogChange(course.id, missing[0], detail.when, detail.how)
        return change_log(db, actor=actor, log_id=settled.log_id, change=change, now=now)
    if settled.answer is OrderAnswer.HELD_TOO:
        draft = LogDraft(
            source=Source.DM,
            course_ids=(course.id,),
            numbers=tuple(missing),
            when=UNKNOWN,
            settled=frozenset(Question),
        )
        result = log_lesson(db, actor=actor, draft=draft, now=now)
        assert not isinstance(result, Ask)
        return result
    db.execute(update(lesson_logs).where(lesson_logs.c.id == settled.log_id).values(out_of_order=True))
    record_act(db, actor=actor, act=Act.CHANGE, subject="lesson_log", ids=[settled.log_id], now=now)
    return _as_saved(detail, actor)


def confirm_day(db: Connection, *, actor: Actor, log_id: int, now: datetime) -> Logged:
    """The day that a log was saved for is right: the log as it stands. Raises NotFound."""
    return _as_saved(log_detail(db, actor=actor, log_id=log_id, now=now), actor)


def use_planned_day(db: Connection, *, actor: Actor, log_id: int, now: datetime) -> Logged:
    """Put a log on the day that its lesson was planned for. Raises NotFound, and Stale where no such day has come."""
    detail = log_detail(db, actor=actor, log_id=log_id, now=now)
    planned = planned_of(db, [detail.course.id])[detail.course.id]
    day = next((plan.day for plan in planned if plan.number == detail.number), None)
    if day is None or day > local_day(now, actor.timezone):
        raise Stale()
    change = LogChange(detail.course.id, detail.number, When.on(day), detail.how)
    return change_log(db, actor=actor, log_id=log_id, change=change, now=now)


def _as_saved(detail: Detail, actor: Actor) -> Logged:
    own = actor.name.split()[0]
    entry = LoggedLesson(
        log_id=detail.log_id,
        course=detail.course,
        number=detail.number,
        session=detail.session,
        half=detail.half,
        when=detail.when,
        outcome=LogOutcome.SAVED,
        actor_leads=own in detail.leaders,
        others=tuple(name for name in detail.leaders if name != own),
    )
    return Logged((entry,), ())
