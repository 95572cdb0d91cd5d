"""Lessons on days that have no school any more, and moving all of them on at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from models.calendar import SchoolYear, local_day
from models.courses import Course, PlannedLesson, is_struck, planned_of
from models.db import Stale
from models.lessons import held_numbers, logs_of
from models.moves.drafts import Deed, MoveAsk, MoveDraft
from models.moves.moving import SavedMove, propose_move, save_move
from models.moves.targets import list_movable
from models.people import Actor
from models.places import Calendars, load_calendars

MOST_WEEKS = 10  # a lesson is moved on by so many weeks at most


@dataclass(frozen=True, slots=True)
class StruckLesson:
    """A coming lesson on a day without school, which the calendar calls `name`; empty where it has no name for it."""

    course: Course
    row: PlannedLesson
    name: str


@dataclass(frozen=True, slots=True)
class StruckLessons:
    """Lessons struck by the same days. `draft` moves all of them on by whole weeks; None where that can't be done."""

    lessons: tuple[StruckLesson, ...]
    draft: MoveDraft | None

    @property
    def weeks(self) -> int:
        """How many weeks the draft moves them on; 0 without one."""
        return (self.draft.shift or 0) // 7 if self.draft else 0


def find_struck(db: Connection, *, actor: Actor, first: date, last: date, now: datetime) -> StruckLessons:
    """The coming lessons that the actor may move and that lie on days without school, between two days."""
    today = local_day(now, actor.timezone)
    calendars = load_calendars(db, actor.workspace_id)
    courses = {course.id: course for course in list_movable(db, actor, today)}
    ids = sorted(courses)
    logs, planned = logs_of(db, ids), planned_of(db, ids)
    held = {key: held_numbers(course, logs[key]) for key, course in courses.items()}
    lessons = [
        name_struck(calendars, courses[row.course_id], row)
        for key in ids
        for row in planned[key]
        if max(first, today) <= row.day <= last
        and row.number not in held[key]
        and is_struck(calendars, courses[key], row.day)
    ]
    return gather_struck(calendars, sorted(lessons, key=lambda lesson: (lesson.row.day, lesson.course.label)))


def name_struck(calendars: Calendars, course: Course, row: PlannedLesson) -> StruckLesson:
    """The struck lesson with what the calendar calls its day."""
    return StruckLesson(course, row, calendars.of_group(course.site_id, course.year).name_of(row.day))


def gather_struck(calendars: Calendars, lessons: Sequence[StruckLesson]) -> StruckLessons:
    """These lessons with the draft that moves all of them to the first week in which all their days have school."""
    fitting = (weeks for weeks in range(1, MOST_WEEKS + 1) if _all_have_school(calendars, lessons, weeks))
    weeks = next(fitting, None) if lessons else None
    if weeks is None:
        return StruckLessons(tuple(lessons), None)
    days = [lesson.row.day for lesson in lessons]
    draft = MoveDraft(
        Deed.MOVE,
        course_ids=tuple(sorted({lesson.course.id for lesson in lessons})),
        first=min(days),
        last=max(days),
        whole=True,
        shift=7 * weeks,
    )
    return StruckLessons(tuple(lessons), draft)


def move_struck(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> SavedMove:
    """Move the lessons on and save it. Those after them keep their days where that keeps the order, else they follow.

    Raises as `propose_move`; Stale where there is something to ask.
    """
    proposal = propose_move(db, actor=actor, draft=draft, now=now)
    if isinstance(proposal, MoveAsk):
        raise Stale()
    outcome = proposal.alone or proposal.rest
    return save_move(db, actor=actor, draft=outcome.draft, now=now)


def _all_have_school(calendars: Calendars, lessons: Sequence[StruckLesson], weeks: int) -> bool:
    step = timedelta(weeks=weeks)
    return all(
        not is_struck(calendars, lesson.course, lesson.row.day + step)
        and lesson.row.day + step in SchoolYear.of(lesson.row.day)
        for lesson in lessons
    )
