"""Logging a lesson: the one rule that every way of logging calls.

The rule records what happened (promise 7). The same lesson logged by the second leader, or sent twice, is one log.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from models.calendar import local_day
from models.courses import Course, PlannedLesson, Titles, lock_courses, planned_of, titles_of
from models.lessons.checks import check_day, check_ended, check_numbers, check_order, check_reading, check_which_day
from models.lessons.days import SchoolDays, day_of_log
from models.lessons.drafts import Ask, LogDraft
from models.lessons.logs import Held, held_numbers, logs_of, next_number
from models.lessons.recording import LogRecorder
from models.lessons.results import Logged, LoggedLesson, Next
from models.lessons.targets import find_courses
from models.people import Actor


def log_lesson(db: Connection, *, actor: Actor, draft: LogDraft, now: datetime) -> Logged | Ask:
    """Store what a person says was held, or ask about it. Raises BadInput, NotFound or NotAllowed."""
    today = local_day(now, actor.timezone)
    found = find_courses(db, actor=actor, draft=draft, today=today)
    if isinstance(found, Ask):
        return found
    ids = [course.id for course in found]
    lock_courses(db, ids)
    logs = logs_of(db, ids)
    planned = planned_of(db, ids)
    nexts = {course.id: next_number(course, logs[course.id]) for course in found}
    days = SchoolDays(db, actor.workspace_id, found)
    when, assumed = day_of_log(draft, found=found, nexts=nexts, planned=planned, days=days, today=today)
    numbers = check_numbers(replace(draft, when=when), found, nexts, logs)
    if isinstance(numbers, Ask):
        return numbers
    held = {course.id: held_numbers(course, logs[course.id]) for course in found}
    asked = (
        check_which_day(draft, found, days, today)
        or check_reading(draft, found, numbers, when)
        or check_ended(draft, found)
        or check_day(draft, found=found, when=when, days=days, today=today)
        or check_order(draft, found=found, numbers=numbers, held=held, logs=logs)
    )
    if asked:
        return asked
    begun = [course for course in found if 1 in draft.also_before + numbers and 1 not in held[course.id]]
    recorder = LogRecorder(db, actor=actor, draft=draft, courses=found, when=when, now=now)
    entries = tuple(entry for course in found for entry in recorder.store(course, numbers, logs[course.id]))
    recorder.note_acts()
    nexts_said = _nexts(found, logs=logs, entries=entries, planned=planned, titles=titles_of(db, found), today=today)
    return Logged(
        entries=entries, next=nexts_said, assumed_day=assumed, unknown_people=recorder.unknown, begun=tuple(begun)
    )


def _nexts(
    found: list[Course],
    logs: dict[int, list[Held]],
    entries: tuple[LoggedLesson, ...],
    planned: dict[int, list[PlannedLesson]],
    titles: Titles,
    today: date,
) -> tuple[Next, ...]:
    """The lesson after, for each course that has a set number of them; a planned day that has passed says nothing."""
    nexts = []
    for course in found:
        if course.total is None:
            continue
        held = held_numbers(course, logs[course.id]) | {entry.number for entry in entries if entry.course is course}
        later = [number for number in range(1, course.total + 1) if number not in held]
        number = later[0] if later else None
        plan = next((plan for plan in planned[course.id] if plan.number == number and plan.day >= today), None)
        nexts.append(Next(course, number, plan, titles[course.id].get(number or 0)))
    return tuple(nexts)
