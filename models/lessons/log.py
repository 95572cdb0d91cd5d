"""Logging a lesson: the one rule that every way of logging calls.

The rule records what happened (promise 7). The same lesson logged by the second leader, or sent twice, is one log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from models.calendar import local_day
from models.courses import Course, PlannedLesson, Titles, lock_courses, planned_of, titles_of
from models.lessons.checks import (
    check_day,
    check_ended,
    check_numbers,
    check_order,
    check_reading,
    check_which_day,
    find_missing_before,
)
from models.lessons.days import SchoolDays, day_of_log
from models.lessons.drafts import Ask, LogDraft, MissingBefore, Precision, When
from models.lessons.logs import Held, held_numbers, logs_of, next_number
from models.lessons.notices import notify_others_logged
from models.lessons.recording import NO_DAYS, LogRecorder
from models.lessons.results import Logged, LoggedLesson, LogOutcome, Next, OffPlan, OpenOrder
from models.lessons.targets import by_id, find_courses
from models.people import Actor


def log_lesson(db: Connection, *, actor: Actor, draft: LogDraft, now: datetime) -> Logged | Ask:
    """Store what a person says was held, or ask about it. Raises BadInput, NotFound or NotAllowed."""
    today = local_day(now, actor.timezone)
    found = find_courses(db, actor=actor, draft=draft, today=today)
    if isinstance(found, Ask):
        return found
    facts = LogFacts(db, found)
    days = SchoolDays(db, actor.workspace_id, found)
    when, assumed = day_of_log(draft, found=found, nexts=facts.nexts, planned=facts.planned, days=days, today=today)
    numbers = check_numbers(replace(draft, when=when), found, facts.nexts, facts.logs)
    if isinstance(numbers, Ask):
        return numbers
    asked = (
        check_which_day(draft, found, days, today)
        or check_reading(draft, found, numbers, when)
        or check_ended(draft, found)
        or check_day(draft, found=found, when=when, days=days, today=today)
        or check_order(
            db,
            draft,
            found=found,
            numbers=numbers,
            held=facts.held,
            logs=facts.logs,
            planned=facts.planned,
            today=today,
        )
    )
    if asked:
        return asked
    logged = _record(db, actor=actor, draft=draft, facts=facts, numbers=numbers, when=when, now=now)
    off_plan = _find_off_plan(logged.entries, facts, today, said=draft.when is not None)
    return replace(logged, assumed_day=assumed, off_plan=off_plan)


def log_tapped(
    db: Connection, *, actor: Actor, draft: LogDraft, now: datetime, days: Mapping[int, When] = NO_DAYS
) -> Logged:
    """Store lessons that were answered with one tap: nothing is asked before, so that no answer is lost.

    The draft names its class and lessons, and one day; `days` are those of lessons that
    have their own. What would have been asked about the order is in the answer.
    Raises NotFound.
    """
    found = by_id(db, actor, draft.course_ids, local_day(now, actor.timezone))
    facts = LogFacts(db, found)
    assert draft.when is not None
    logged = _record(
        db, actor=actor, draft=draft, facts=facts, numbers=draft.numbers, when=draft.when, now=now, days=days
    )
    course = found[0]
    missing = find_missing_before(
        db,
        course,
        draft.numbers,
        held=facts.held[course.id],
        logs=facts.logs[course.id],
        planned=facts.planned[course.id],
        today=local_day(now, actor.timezone),
    )
    if not missing:
        return logged
    before = MissingBefore(course, draft.numbers[0], tuple(missing))
    return replace(logged, order=OpenOrder(logged.entries[-1].log_id, before))


class LogFacts:
    """What is stored of the courses of one log. Reading it also locks them, so that nobody logs them meanwhile."""

    def __init__(self, db: Connection, found: list[Course]) -> None:
        ids = [course.id for course in found]
        lock_courses(db, ids)
        self.courses = found
        self.logs = logs_of(db, ids)
        self.planned = planned_of(db, ids)
        self.nexts = {course.id: next_number(course, self.logs[course.id]) for course in found}
        self.held = {course.id: held_numbers(course, self.logs[course.id]) for course in found}


def _record(
    db: Connection,
    *,
    actor: Actor,
    draft: LogDraft,
    facts: LogFacts,
    numbers: tuple[int, ...],
    when: When,
    now: datetime,
    days: Mapping[int, When] = NO_DAYS,
) -> Logged:
    found, today = facts.courses, local_day(now, actor.timezone)
    begun = [course for course in found if 1 in draft.also_before + numbers and 1 not in facts.held[course.id]]
    recorder = LogRecorder(db, actor=actor, draft=draft, courses=found, when=when, now=now)
    entries = tuple(entry for course in found for entry in recorder.store(course, numbers, facts.logs[course.id], days))
    recorder.note_acts()
    titles = titles_of(db, found)
    return Logged(
        entries=entries,
        next=_nexts(found, logs=facts.logs, entries=entries, planned=facts.planned, titles=titles, today=today),
        unknown_people=recorder.unknown,
        begun=tuple(begun),
        told=notify_others_logged(db, actor=actor, entries=entries, named=recorder.named, now=now),
    )


def _find_off_plan(entries: tuple[LoggedLesson, ...], facts: LogFacts, today: date, *, said: bool) -> OffPlan | None:
    """Where one lesson was saved for another day than its planned one; one known not to be held then is no news."""
    entry, *others = [each for each in entries if each.when.precision is not Precision.UNKNOWN] or entries
    if others or entry.outcome is not LogOutcome.SAVED or entry.when.precision is not Precision.DAY:
        return None
    plan = next((plan for plan in facts.planned[entry.course.id] if plan.number == entry.number), None)
    held = entry.when.day
    if plan is None or plan.missed or held is None or held == plan.day:
        return None
    return OffPlan(entry, held=held, planned=plan.day, today=today, asked=not said)


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
        plan = next((plan for plan in planned[course.id] if plan.number in later and plan.day >= today), None)
        number = plan.number if plan else next(iter(later), None)
        nexts.append(Next(course, number, plan, titles[course.id].get(number or 0)))
    return tuple(nexts)
