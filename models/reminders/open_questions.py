"""Questions out in Slack that have found their answer elsewhere: either leader's answer settles the other's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Integer, String, and_, bindparam, cast, exists, func, or_, select, text, update

from models.calendar import SchoolYear, local_day
from models.courses import Course, PlannedLesson, courses_by_year, planned_by_id, planned_lessons
from models.deliveries import deliveries, messages
from models.lessons import lesson_logs, log_people
from models.people import persons

KEEP = timedelta(days=14)  # after that a question's message is left as it stands
MOST = 10  # a tick: each is a look and a change in Slack
# In the words of ix_deliveries_open, so that both databases use it.
_OPEN = text("deliveries.state = 'sent' AND deliveries.settled IS NULL")
_PLANNED_ID = cast(func.substr(deliveries.c.subject, len("lesson:") + 1), Integer)


class QuestionOutcome(StrEnum):
    """What became of the lesson that was asked about."""

    LOGGED = "logged"
    NOT_HELD = "not_held"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question as it stands in somebody's Slack."""

    delivery_id: int
    planned_id: int
    person_id: int
    period: str
    locale: str
    timezone: str
    channel: str
    ts: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class SettledQuestion:
    """The question and what became of its lesson. `by` is empty where it was the person asked."""

    question: OpenQuestion
    outcome: QuestionOutcome
    course: Course | None
    row: PlannedLesson | None
    log_id: int | None = None
    by: str = ""


def settled_questions(db: Connection, *, now: datetime) -> list[SettledQuestion]:
    """Some of the questions whose lesson has been told of since; one statement when there is none, four at most."""
    asked = _asked(db, now)
    if not asked:
        return []
    rows = planned_by_id(db, sorted({one.planned_id for one in asked}))
    ids = sorted({row.course_id for row in rows.values()})
    years = {one.delivery_id: SchoolYear.of(local_day(now, one.timezone)) for one in asked}
    known = courses_by_year(db, ids, years.values())
    logged = _logged(db, ids)
    found = [
        _settled(one, row=rows.get(one.planned_id), known=known[years[one.delivery_id]], logged=logged, now=now)
        for one in asked
    ]
    return [one for one in found if one]


def mark_settled(db: Connection, found: Sequence[SettledQuestion]) -> None:
    """Their messages say so now."""
    rows = [{"row": one.question.delivery_id, "to": one.outcome.value} for one in found]
    statement = update(deliveries).where(deliveries.c.id == bindparam("row")).values(settled=bindparam("to"))
    db.execute(statement, rows)


def _asked(db: Connection, now: datetime) -> list[OpenQuestion]:
    log_of_it = and_(
        lesson_logs.c.course_id == planned_lessons.c.course_id,
        lesson_logs.c.number == planned_lessons.c.number,
        lesson_logs.c.withdrawn_at.is_(None),
    )
    told_of = or_(
        exists().where(log_of_it),
        planned_lessons.c.id.is_(None),
        planned_lessons.c.cancelled_at.is_not(None),
        planned_lessons.c.missed_at.is_not(None),
        cast(planned_lessons.c.day, String) != deliveries.c.period,
        messages.c.created_at < now - KEEP,
    )
    query = (
        select(
            deliveries.c.id,
            _PLANNED_ID,
            deliveries.c.recipient_id,
            deliveries.c.period,
            persons.c.locale,
            persons.c.timezone,
            messages.c.channel,
            messages.c.ts,
            messages.c.created_at,
        )
        .join(messages, messages.c.id == deliveries.c.message_id)
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .outerjoin(planned_lessons, planned_lessons.c.id == _PLANNED_ID)
        .where(_OPEN, told_of)
        .order_by(deliveries.c.created_at)
        .limit(MOST)
    )
    return [OpenQuestion(*row) for row in db.execute(query)]


def _logged(db: Connection, course_ids: Sequence[int]) -> dict[tuple[int, int], tuple[int, int, str]]:
    """By course and lesson: the log, and who told of it first."""
    query = (
        select(lesson_logs.c.course_id, lesson_logs.c.number, lesson_logs.c.id, log_people.c.person_id, persons.c.name)
        .join(log_people, log_people.c.log_id == lesson_logs.c.id)
        .join(persons, persons.c.id == log_people.c.person_id)
        .where(lesson_logs.c.course_id.in_(course_ids), lesson_logs.c.withdrawn_at.is_(None))
        .where(log_people.c.recorded_at.is_not(None))
        .order_by(log_people.c.recorded_at.desc())
    )
    return {(row[0], row[1]): (row[2], row[3], row[4].split()[0]) for row in db.execute(query)}


def _settled(
    one: OpenQuestion,
    row: PlannedLesson | None,
    known: dict[int, Course],
    logged: dict[tuple[int, int], tuple[int, int, str]],
    now: datetime,
) -> SettledQuestion | None:
    course = known.get(row.course_id) if row else None
    if row is None or course is None:
        return SettledQuestion(one, QuestionOutcome.OLD, None, None)
    log = logged.get((row.course_id, row.number))
    if log:
        return SettledQuestion(
            question=one,
            outcome=QuestionOutcome.LOGGED,
            course=course,
            row=row,
            log_id=log[0],
            by="" if log[1] == one.person_id else log[2],
        )
    if row.cancelled:
        return SettledQuestion(one, QuestionOutcome.CANCELLED, course, row)
    if row.missed:
        return SettledQuestion(one, QuestionOutcome.NOT_HELD, course, row)
    if row.day != date.fromisoformat(one.period):
        return SettledQuestion(one, QuestionOutcome.MOVED, course, row)
    return SettledQuestion(one, QuestionOutcome.OLD, course, row) if one.asked_at < now - KEEP else None
