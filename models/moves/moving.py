"""Moving and cancelling planned lessons: worked out and shown first, saved on the press, told to the others once.

Whoever leads a class moves its lessons; the coordinator those of the school. A day without school is pointed out and
never a reason to refuse (promise 7). Why is asked from a short list that never asks about health (promise 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zlib import crc32

from sqlalchemy import Connection, select

from models.calendar import local_day
from models.courses import Course, Slot, courses
from models.db import BadInput, Stale
from models.moves.clashes import Met, find_clashes
from models.moves.drafts import MoveAsk, MoveDraft, ask_weekday
from models.moves.notices import tell_others
from models.moves.plans import Moved, Setting, work_out
from models.moves.records import Bookings, Trace, keep_traces, plan_bookings, shift_bookings, store_shifts
from models.moves.targets import MoveTarget, find_targets
from models.people import Actor
from models.places import load_calendars


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """One way to do it: the draft that leads to it, and what becomes of each class."""

    draft: MoveDraft
    classes: tuple[Moved, ...]
    plannings_stay: bool  # a planning hour that lessons share does not follow one of them
    clashes: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a move would lead to, with the rest following and, where order allows, without. Nothing is stored."""

    draft: MoveDraft  # as said, with its lessons named
    rest: MoveOutcome
    alone: MoveOutcome | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What was moved; `batch` takes it back, and so many others will be told of it."""

    outcome: MoveOutcome
    batch: int
    told: int


def propose_move(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> Proposal | MoveAsk:
    """The new days and the forecast, or a question. Raises NotAllowed, NotFound or BadInput."""
    if draft.whole and draft.first is None:
        raise BadInput(reason="move-which-day")
    if not draft.says_where:
        raise BadInput(reason="move-where")
    today = local_day(now, actor.timezone)
    asked = ask_weekday(draft)
    found = asked or find_targets(db, actor=actor, draft=draft, today=today)
    if isinstance(found, MoveAsk):
        return found
    if not draft.whole:
        draft = _name_lessons(draft, found)
    settings = _load_settings(db, actor, found, today)
    rest = _work_out_outcome(
        db, actor=actor, draft=replace(draft, alone=False), found=found, settings=settings, today=today
    )
    alone = _work_out_outcome(
        db, actor=actor, draft=replace(draft, alone=True), found=found, settings=settings, today=today
    )
    differs = _list_changes(rest.classes) != _list_changes(alone.classes)
    possible = all(moved.can_be_alone for moved in alone.classes)
    return Proposal(draft, rest, alone if differs and possible else None)


@dataclass(frozen=True, slots=True)
class Movable:
    """A lesson that can be moved, and where it lies now; `slot` is none for one without a day."""

    course: Course
    number: int
    slot: Slot | None
    today: date


def find_lesson(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> Movable | MoveAsk:
    """The one lesson a draft speaks of, for its form; or which class it is. Raises what `propose_move` raises."""
    today = local_day(now, actor.timezone)
    found = find_targets(db, actor=actor, draft=draft, today=today)
    if isinstance(found, MoveAsk):
        return found
    target = found[0]
    row = target.row(target.numbers[0])
    return Movable(target.course, target.numbers[0], row.slot if row else None, today)


def save_move(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> Saved:
    """Do what was shown. Raises Stale where it would turn out otherwise by now, and what `propose_move` raises."""
    today = local_day(now, actor.timezone)
    found = find_targets(db, actor=actor, draft=draft, today=today, lock=True)
    if isinstance(found, MoveAsk):
        raise Stale()
    outcome = _work_out_outcome(
        db, actor=actor, draft=draft, found=found, settings=_load_settings(db, actor, found, today), today=today
    )
    if outcome.draft.seen != draft.seen:
        raise Stale()
    shift_bookings(db, _plan_bookings(db, outcome.classes, today).shifts)
    traces = [_store_moves(db, actor=actor, draft=draft, moved=moved, now=now) for moved in outcome.classes]
    moves = keep_traces(db, actor=actor, deed=draft.deed, reason=draft.reason, traces=traces, now=now)
    by_course = dict(zip(moves, (trace.course_id for trace in traces), strict=True))
    return Saved(outcome, moves[0], tell_others(db, actor=actor, moves=by_course, now=now))


def _store_moves(db: Connection, actor: Actor, draft: MoveDraft, moved: Moved, now: datetime) -> Trace:
    rows = store_shifts(
        db,
        workspace_id=actor.workspace_id,
        course_id=moved.course.id,
        shifts=moved.shifts,
        reason=draft.reason,
        now=now,
    )
    return Trace(moved.course.id, moved.shifts, rows)


def _plan_bookings(db: Connection, classes: Sequence[Moved], today: date) -> Bookings:
    return plan_bookings(db, [shift for moved in classes for shift in moved.shifts], today)


def _name_lessons(draft: MoveDraft, found: list[MoveTarget]) -> MoveDraft:
    """The draft with its lessons named, so that a press means the very ones that were shown."""
    numbers = {target.numbers[0] for target in found}
    number = numbers.pop() if len(numbers) == 1 else draft.number
    return replace(draft, number=number, course_ids=tuple(target.course.id for target in found), labels=())


def _work_out_outcome(
    db: Connection, actor: Actor, draft: MoveDraft, found: list[MoveTarget], settings: dict[int, Setting], today: date
) -> MoveOutcome:
    worked = (work_out(draft, target, settings[target.course.id]) for target in found)
    classes = tuple(moved for moved in worked if moved)
    if not classes:
        raise _same_day_error(found[0])
    seen = crc32(repr(_list_changes(classes)).encode())
    stay = _plan_bookings(db, classes, today).some_stay
    return MoveOutcome(replace(draft, seen=seen), classes, stay, find_clashes(db, actor, classes))


def _load_settings(db: Connection, actor: Actor, found: list[MoveTarget], today: date) -> dict[int, Setting]:
    calendars = load_calendars(db, actor.workspace_id)
    places = {target.course.id: target.course for target in found}
    query = select(courses.c.id, courses.c.weekday, courses.c.interval_weeks, courses.c.starts_at, courses.c.room)
    return {
        course_id: Setting(today, calendars.of_group(places[course_id].site_id, places[course_id].year), *habit)
        for course_id, *habit in db.execute(query.where(courses.c.id.in_(sorted(places))))
    }


def _same_day_error(target: MoveTarget) -> BadInput:
    row = target.row(target.numbers[0])
    assert row is not None  # a lesson without a day always gets one
    return BadInput(reason="move-same-day", label=target.course.label, given=row.number, day=row.day.isoformat())


def _list_changes(classes: Sequence[Moved]) -> list[tuple[object, ...]]:
    """What is shown of an outcome, in short: two that differ are two different things to say yes to."""
    return [
        (moved.course.id, shift.number, shift.row.id if shift.row else None, shift.old, shift.new)
        for moved in classes
        for shift in moved.shifts
    ]
