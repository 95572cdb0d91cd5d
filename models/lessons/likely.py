"""Which lesson somebody is most likely about to log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from models.courses import Course, planned_of
from models.lessons.logs import held_numbers, logs_of


@dataclass(frozen=True, slots=True)
class LikelyLesson:
    """A lesson of a class and the day it would be logged for."""

    course_id: int
    number: int
    day: date


def find_likely_lesson(db: Connection, courses: Sequence[Course], today: date) -> LikelyLesson | None:
    """The latest planned lesson that nobody has answered for, else the next one to come; None where none is planned.

    One that is still to come would be logged for today.
    """
    ids = [course.id for course in courses]
    logs, planned = logs_of(db, ids), planned_of(db, ids)
    held = {course.id: held_numbers(course, logs[course.id]) for course in courses}
    waiting = [
        plan
        for each in planned.values()
        for plan in each
        if plan.number not in held[plan.course_id] and not plan.missed
    ]
    past = [plan for plan in waiting if plan.day <= today]
    chosen = max(past, key=lambda plan: plan.day, default=None) or min(waiting, key=lambda plan: plan.day, default=None)
    return LikelyLesson(chosen.course_id, chosen.number, min(chosen.day, today)) if chosen else None
