"""The lesson log's tables, and what can be read out of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    select,
)

from models.courses import Course
from models.db import PreparedFor
from models.lessons.drafts import Precision, When
from models.lessons.tables import lesson_logs, log_people
from models.people import persons


@dataclass(frozen=True, slots=True)
class Held:
    """One log as stored."""

    id: int
    course_id: int
    number: int
    session: int
    half: int
    when: When
    out_of_order: bool


@dataclass(frozen=True, slots=True)
class LogPerson:
    """Somebody on a log; `recorded_at` is none for a leader who has not logged it."""

    person_id: int
    led: bool
    recorded_at: datetime | None
    name: str


HELD_COLUMNS = (
    lesson_logs.c.id,
    lesson_logs.c.course_id,
    lesson_logs.c.number,
    lesson_logs.c.session,
    lesson_logs.c.half,
    lesson_logs.c.held_on,
    lesson_logs.c.precision,
    lesson_logs.c.out_of_order,
)
_LOGS = PreparedFor(
    select(*HELD_COLUMNS)
    .where(lesson_logs.c.withdrawn_at.is_(None))
    .order_by(lesson_logs.c.number, lesson_logs.c.session, lesson_logs.c.half),
    lesson_logs.c.course_id,
)


def held_from(row: Sequence[Any]) -> Held:
    """A Held out of a row of HELD_COLUMNS."""
    log_id, course_id, number, session, half, held_on, precision, out_of_order = row
    return Held(
        id=log_id,
        course_id=course_id,
        number=number,
        session=session,
        half=half,
        when=When(held_on, Precision(precision)),
        out_of_order=bool(out_of_order),
    )


def logs_of(db: Connection, course_ids: list[int]) -> dict[int, list[Held]]:
    """The logs that stand, by course."""
    found: dict[int, list[Held]] = {course_id: [] for course_id in course_ids}
    for row in _LOGS.rows(db, course_ids):
        held = held_from(row)
        found[held.course_id].append(held)
    return found


def held_numbers(course: Course, logs: Iterable[Held]) -> set[int]:
    """The lessons held: logged here, or before the bot was used."""
    return set(range(1, course.held_before + 1)) | {log.number for log in logs}


def next_number(course: Course, logs: Iterable[Held]) -> int | None:
    """The first lesson not yet held; None when all are, or where the programme sets no number."""
    held = held_numbers(course, logs)
    return next((number for number in range(1, (course.total or 0) + 1) if number not in held), None)


def people_of(db: Connection, log_id: int) -> list[LogPerson]:
    """Everybody on a log, in the order they came to it."""
    query = (
        select(log_people.c.person_id, log_people.c.led, log_people.c.recorded_at, persons.c.name)
        .join(persons, persons.c.id == log_people.c.person_id)
        .where(log_people.c.log_id == log_id)
        .order_by(log_people.c.id)
    )
    return [LogPerson(*row) for row in db.execute(query)]
