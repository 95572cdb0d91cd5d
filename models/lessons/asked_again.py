"""Questions about lessons that are asked again, because what answered them is no longer so."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, or_, select

from models.courses import planned_lessons
from models.deliveries import reopen_questions


def ask_again(db: Connection, lessons: Collection[tuple[int, int]]) -> None:
    """Ask again about lessons, by course id and number, whose logs were taken back or turned out to be others."""
    rows = planned_lessons.c
    wanted = or_(*(and_(rows.course_id == course_id, rows.number == number) for course_id, number in lessons))
    found = db.execute(select(rows.id).where(wanted)).scalars()
    reopen_questions(db, [f"lesson:{planned_id}" for planned_id in found])
