"""Finds the lessons that a move means: those named, else the only ones that fit, else the user is asked which class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from sqlalchemy import Connection

from models.courses import (
    Course,
    CourseStatus,
    PlannedLesson,
    allowed,
    lock_courses,
    planned_of,
    visible_courses,
    with_label,
)
from models.db import BadInput, NotFound
from models.lessons import held_numbers, logs_of, next_number
from models.moves.drafts import MoveAsk, MoveChoice, MoveDraft, MoveQuestion
from models.people import Actor, May, refuse

MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class MoveTarget:
    """A course with the lessons to move, by number."""

    course: Course
    numbers: tuple[int, ...]
    rows: tuple[PlannedLesson, ...]  # every planned lesson of the course that is still to be held, by day
    held: frozenset[int]

    def row(self, number: int) -> PlannedLesson | None:
        """The lesson's planned row; none for one without a day."""
        return next((row for row in self.rows if row.number == number), None)


def find_targets(
    db: Connection, *, actor: Actor, draft: MoveDraft, today: date, lock: bool = False
) -> list[MoveTarget] | MoveAsk:
    """The lessons that a draft means, within the actor's rights; or the question which class is meant.

    With `lock` the courses are locked until the transaction ends. Raises NotAllowed for an actor who may not move
    lessons there, and NotFound or BadInput where there is no such lesson to move.
    """
    movable = list_movable(db, actor, today)
    if not movable:
        raise refuse(db, actor, site_id=actor.home_site, what="move")
    found = _find_meant(db, actor=actor, draft=draft, movable=movable, today=today)
    if lock:
        lock_courses(db, [course.id for course in found])
    search = TargetSearch(db, found)
    if draft.whole:
        return _check_whole_day(draft, [search.find_target(course, draft) for course in found])
    if draft.number is not None:
        found = _filter_by_number(draft, found)
    if not draft.labels and not draft.course_ids and len(found) > 1:
        found = search.filter_fitting(draft, found)
    if len(found) > max(len(draft.labels), len(draft.course_ids), 1):
        return _ask_which_class(draft, found)
    return [_check_target(draft, search.find_target(course, draft)) for course in found]


def list_movable(db: Connection, actor: Actor, today: date) -> list[Course]:
    """The courses whose lessons the actor may move."""
    seen = visible_courses(db, actor, May.PLAN, today)
    return [course for course in seen if course.status is not CourseStatus.ENDED and allowed(actor, course, May.PLAN)]


def _find_meant(db: Connection, actor: Actor, draft: MoveDraft, movable: list[Course], today: date) -> list[Course]:
    """The courses named by id or label; else the actor's own. For a whole day without own courses: all movable ones."""
    if draft.course_ids:
        found = [course for course in movable if course.id in draft.course_ids]
        if len(found) != len(set(draft.course_ids)):
            raise NotFound(reason="class-gone")
        return found
    fitting = [course for course in movable if draft.programme in (None, course.programme_code)]
    fitting = [course for course in fitting if draft.series in (None, course.series_code)]
    own = [course for course in fitting if course.part is not None]
    if draft.labels:
        chosen: list[Course] = []
        for label in draft.labels:
            called = with_label(own, label) or with_label(fitting, label)
            if not called:
                raise _no_such_class_error(db, actor=actor, label=label, movable=movable, today=today)
            chosen += [course for course in called if course not in chosen]
        return chosen
    found = own if draft.own or (own and not draft.whole) else fitting
    if not found:
        raise NotFound(reason="no-course-of-programme" if movable else "no-own-class")
    return found


def _no_such_class_error(db: Connection, actor: Actor, label: str, movable: list[Course], today: date) -> Exception:
    seen = with_label(visible_courses(db, actor, May.SEE_CLASS, today), label)
    if seen and not any(allowed(actor, course, May.PLAN) for course in seen):
        return refuse(db, actor, site_id=seen[0].site_id, what="move")
    labels = sorted({course.label for course in movable})
    near = get_close_matches(label.upper(), labels, n=3, cutoff=0.5) or labels[:6]
    return NotFound(reason="no-such-class", given=label, closest=", ".join(near))


def _filter_by_number(draft: MoveDraft, found: list[Course]) -> list[Course]:
    number = draft.number or 0
    within = [course for course in found if number >= 1 and (course.total is None or number <= course.total)]
    if within:
        return within
    raise found[0].no_such_lesson(number)


class TargetSearch:
    """Finds lessons among the plans and logs of some courses, which are read once."""

    def __init__(self, db: Connection, found: Sequence[Course]) -> None:
        ids = [course.id for course in found]
        self._logs = logs_of(db, ids)
        self._rows = planned_of(db, ids)

    def find_target(self, course: Course, draft: MoveDraft) -> MoveTarget:
        """The lessons of one course that the draft means; `numbers` is empty where nothing fits."""
        held = frozenset(held_numbers(course, self._logs[course.id]))
        rows = tuple(row for row in self._rows[course.id] if row.number not in held)
        return MoveTarget(course, self._pick_numbers(course, draft, rows), rows, held)

    def _pick_numbers(self, course: Course, draft: MoveDraft, rows: tuple[PlannedLesson, ...]) -> tuple[int, ...]:
        if draft.number is not None:
            return (draft.number,)
        if draft.first:
            numbers = tuple(row.number for row in rows if draft.within(row.day))
            return numbers if draft.whole else numbers[:1]
        # Without a number the next lesson is meant: in order, or what is planned first.
        following = next_number(course, self._logs[course.id]) if course.in_order or not rows else rows[0].number
        return (following,) if following else ()

    def filter_fitting(self, draft: MoveDraft, found: list[Course]) -> list[Course]:
        """The courses that have such a lesson planned; with a number, the only one whose next lesson it is, if any."""
        targets = [self.find_target(course, draft) for course in found]
        planned = [target.course for target in targets if target.numbers and target.row(target.numbers[0])]
        if draft.number is None:
            return planned or found
        following = [target for target in planned if next_number(target, self._logs[target.id]) == draft.number]
        return following if len(following) == 1 else planned or found


def _check_whole_day(draft: MoveDraft, found: list[MoveTarget]) -> list[MoveTarget]:
    with_lessons = [target for target in found if target.numbers]
    if not with_lessons:
        raise NotFound(reason="move-nothing-there", day=(draft.first or date.min).isoformat())
    return with_lessons


def _check_target(draft: MoveDraft, target: MoveTarget) -> MoveTarget:
    label = target.course.label
    if not target.numbers and draft.first:
        raise NotFound(reason="move-not-that-day", label=label, day=draft.first.isoformat())
    if not target.numbers:
        raise NotFound(reason="move-all-held", label=label)
    if target.numbers[0] in target.held:
        raise BadInput(reason="move-held", label=label, given=target.numbers[0])
    return target


def _ask_which_class(draft: MoveDraft, found: list[Course]) -> MoveAsk:
    several_sites = len({course.site_id for course in found}) > 1
    twins = len({course.label for course in found}) < len(found)
    choices = tuple(
        MoveChoice(
            replace(draft, course_ids=(course.id,), labels=()),
            {
                "label": course.label,
                "site": course.site if several_sites else "",
                "programme": course.programme_code if twins else "",
                "series": course.series_code,
            },
        )
        for course in found[:MOST_CHOICES]
    )
    return MoveAsk(MoveQuestion.WHICH_CLASS, choices)
