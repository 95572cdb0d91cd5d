"""Finds questions about lessons that were answered elsewhere, so that their Slack messages can be changed.

All leaders of a class are asked. When one of them answers, the others' messages are settled as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Integer, String, and_, case, cast, exists, false, func, or_, select

from models.calendar import SchoolYear, local_day
from models.courses import Course, PlannedLesson, courses_by_year, leaders_of, planned_by_id, planned_lessons, titles_of
from models.deliveries import DAY_LETTERS, REOPENED, SettledDelivery, deliveries, messages, open_deliveries
from models.lessons import LEADERS_ASKED, lesson_logs, log_people
from models.people import persons
from models.reminders.lesson_reminders import AFTER_LESSON, LessonQuestion

KEEP_OPEN = timedelta(days=14)  # after that a question's message is left as it stands
MOST_SETTLED = 10  # questions a tick: each costs two calls to Slack
# Only of the subjects that are lessons: PostgreSQL refuses to read a number out of any other.
_PLANNED_ID = cast(
    case((deliveries.c.subject.like("lesson:%"), func.substr(deliveries.c.subject, len("lesson:") + 1))), Integer
)


class QuestionOutcome(StrEnum):
    """What became of the lesson that was asked about."""

    LOGGED = "logged"
    NOT_HELD = "not_held"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OLD = "old"  # nobody answered in time, or the lesson is gone: the message is left as it stands


@dataclass(frozen=True, slots=True)
class SettledQuestion:
    """What became of the lesson that a question was about. `by` is empty where the person asked logged it."""

    outcome: QuestionOutcome
    course: Course
    row: PlannedLesson
    log_id: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question in somebody's Slack that has not been settled yet."""

    delivery_id: int
    kind: str
    planned_id: int
    person_id: int
    period: str
    locale: str
    timezone: str
    channel: str
    ts: str
    asked_at: datetime
    reopened: bool  # its answer was taken back: it is to be asked again


@dataclass(frozen=True, slots=True)
class LoggedBy:
    """The log of a lesson and who recorded it first; `name` is their given name."""

    log_id: int
    person_id: int
    name: str


LoggedLessons = dict[tuple[int, int], LoggedBy]  # by course id and lesson number


def find_settled_questions(db: Connection, now: datetime) -> list[SettledDelivery]:
    """The oldest questions that need no answer any more or need one again, at most MOST_SETTLED of them.

    One statement where there are none, else a fixed number. A question that is only old has no content: it stays as it
    stands.
    """
    questions = _find_answered(db, now)
    if not questions:
        return []
    rows = planned_by_id(db, sorted({question.planned_id for question in questions}))
    ids = sorted({row.course_id for row in rows.values()})
    years = {question.delivery_id: SchoolYear.of(local_day(now, question.timezone)) for question in questions}
    known = courses_by_year(db, ids, years.values())
    logged = _find_logged_lessons(db, ids)
    leaders = leaders_of(db, ids)
    titles = titles_of(db, [course for courses in known.values() for course in courses.values()])
    settled = []
    for question in questions:
        row = rows.get(question.planned_id)
        course = known[years[question.delivery_id]].get(row.course_id) if row else None
        if row is None or course is None:
            settled.append(_make_settled(question, None))
            continue
        found = _find_outcome(question, course, row=row, logged=logged, now=now)
        if question.reopened and (found is None or found.outcome is QuestionOutcome.OLD):
            others = tuple(one.given_name for one in leaders[course.id] if one.id != question.person_id)
            content = LessonQuestion(
                course=course,
                row=row,
                title=titles[course.id].get(row.number),
                others=others,
                today=local_day(now, question.timezone),
                asked=question.kind == LEADERS_ASKED,
            )
            settled.append(replace(_make_settled(question, None), outcome=None, content=content))
        elif found:
            settled.append(_make_settled(question, found))
    return settled


def _make_settled(question: OpenQuestion, found: SettledQuestion | None) -> SettledDelivery:
    """The delivery for the engine to settle; `found` is None where the lesson or its course is gone."""
    outcome = found.outcome if found else QuestionOutcome.OLD
    return SettledDelivery(
        id=question.delivery_id,
        kind=question.kind,
        locale=question.locale,
        channel=question.channel,
        ts=question.ts,
        outcome=outcome.value,
        content=None if outcome is QuestionOutcome.OLD else found,
    )


def _find_answered(db: Connection, now: datetime) -> list[OpenQuestion]:
    """Open questions whose lesson was logged, changed or deleted since, and those that are too old; oldest first."""
    log_of_it = and_(
        lesson_logs.c.course_id == planned_lessons.c.course_id,
        lesson_logs.c.number == planned_lessons.c.number,
        lesson_logs.c.withdrawn_at.is_(None),
    )
    no_longer_open = or_(
        exists().where(log_of_it),
        planned_lessons.c.id.is_(None),
        planned_lessons.c.cancelled_at.is_not(None),
        planned_lessons.c.missed_at.is_not(None),
        cast(planned_lessons.c.day, String) != func.substr(deliveries.c.period, 1, DAY_LETTERS),
        messages.c.created_at < now - KEEP_OPEN,
    )
    query = (
        select(
            deliveries.c.id,
            deliveries.c.kind,
            _PLANNED_ID,
            deliveries.c.recipient_id,
            deliveries.c.period,
            persons.c.locale,
            persons.c.timezone,
            messages.c.channel,
            messages.c.ts,
            messages.c.created_at,
            func.coalesce(deliveries.c.settled == REOPENED, false()),
        )
        .join(messages, messages.c.id == deliveries.c.message_id)
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .outerjoin(planned_lessons, planned_lessons.c.id == _PLANNED_ID)
        .where(open_deliveries(), deliveries.c.kind.in_((AFTER_LESSON, LEADERS_ASKED)))
        .where(or_(no_longer_open, deliveries.c.settled == REOPENED))
        .order_by(deliveries.c.created_at)
        .limit(MOST_SETTLED)
    )
    return [OpenQuestion(*row) for row in db.execute(query)]


def _find_logged_lessons(db: Connection, course_ids: Sequence[int]) -> LoggedLessons:
    """The logged lessons of these courses."""
    query = (
        select(lesson_logs.c.course_id, lesson_logs.c.number, lesson_logs.c.id, log_people.c.person_id, persons.c.name)
        .join(log_people, log_people.c.log_id == lesson_logs.c.id)
        .join(persons, persons.c.id == log_people.c.person_id)
        .where(lesson_logs.c.course_id.in_(course_ids), lesson_logs.c.withdrawn_at.is_(None))
        .where(log_people.c.recorded_at.is_not(None))
        .order_by(log_people.c.recorded_at.desc())
    )
    # The latest record comes first, so the first record of a lesson is the one that is kept.
    return {(row[0], row[1]): LoggedBy(row[2], row[3], row[4].split()[0]) for row in db.execute(query)}


def _find_outcome(
    question: OpenQuestion, course: Course, *, row: PlannedLesson, logged: LoggedLessons, now: datetime
) -> SettledQuestion | None:
    """What became of the question's lesson; None where it still waits for an answer."""
    log = logged.get((row.course_id, row.number))
    if log:
        by = "" if log.person_id == question.person_id else log.name
        return SettledQuestion(QuestionOutcome.LOGGED, course, row, log_id=log.log_id, by=by)
    if row.cancelled:
        return SettledQuestion(QuestionOutcome.CANCELLED, course, row)
    if row.missed:
        return SettledQuestion(QuestionOutcome.NOT_HELD, course, row)
    if row.day != date.fromisoformat(question.period[:DAY_LETTERS]):
        return SettledQuestion(QuestionOutcome.MOVED, course, row)
    return SettledQuestion(QuestionOutcome.OLD, course, row) if question.asked_at < now - KEEP_OPEN else None
