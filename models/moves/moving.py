"""Moving and cancelling planned lessons: propose the new days, then save them when the user presses the button.

Leaders move the lessons of their own classes, a coordinator those of the school. A day without school is pointed out
and never a reason to refuse (promise 7). The reason is chosen from a short list without health in it (promise 4).
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
from models.moves.clashes import NamedClash, find_clashes
from models.moves.drafts import MoveAsk, MoveDraft, ask_far_day, ask_weekday
from models.moves.notices import notify_others
from models.moves.plans import CourseSetting, MovedCourse, work_out_days
from models.moves.records import BookingShifts, MoveRecord, plan_bookings, record_moves, shift_bookings, store_shifts
from models.moves.targets import MoveTarget, find_targets
from models.people import Actor
from models.places import load_calendars


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """One way to carry out a move: the draft that leads to it, and the new days of each class."""

    draft: MoveDraft
    classes: tuple[MovedCourse, ...]
    plannings_stay: bool  # some planning hours keep their day: they are shared with lessons that do not move
    clashes: tuple[NamedClash, ...]


@dataclass(frozen=True, slots=True)
class MoveProposal:
    """The outcomes of a move. Nothing is stored.

    `rest` moves the following lessons along. `alone` keeps their days; None where that gives the same days, or would
    put a lesson before one that it builds on.
    """

    draft: MoveDraft  # as given, with its classes and its lesson filled in
    rest: MoveOutcome
    alone: MoveOutcome | None


@dataclass(frozen=True, slots=True)
class SavedMove:
    """What was moved. `batch` is the id to undo it with; `notified` are the colleagues who are told, by name."""

    outcome: MoveOutcome
    batch: int
    notified: tuple[str, ...]


def propose_move(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> MoveProposal | MoveAsk:
    """Work out the new days and the forecast, or ask the user a question. Raises NotAllowed, NotFound or BadInput."""
    if draft.whole and draft.first is None:
        raise BadInput(reason="move-which-day")
    if not draft.says_where:
        raise BadInput(reason="move-where")
    today = local_day(now, actor.timezone)
    asked = ask_weekday(draft) or ask_far_day(draft, today)
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
    return MoveProposal(draft, rest, alone if differs and possible else None)


@dataclass(frozen=True, slots=True)
class Movable:
    """A lesson that can be moved, and when it is planned now; `slot` is none for one without a day."""

    course: Course
    number: int
    slot: Slot | None
    today: date


def find_lesson(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> Movable | MoveAsk:
    """The lesson that a draft means, for the form to move it; or the question which class. Raises as `propose_move`."""
    today = local_day(now, actor.timezone)
    found = find_targets(db, actor=actor, draft=draft, today=today)
    if isinstance(found, MoveAsk):
        return found
    target = found[0]
    row = target.row(target.numbers[0])
    return Movable(target.course, target.numbers[0], row.slot if row else None, today)


def save_move(db: Connection, *, actor: Actor, draft: MoveDraft, now: datetime) -> SavedMove:
    """Store the move as it was shown. Raises Stale where the new days would now differ, and as `propose_move`."""
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
    records = [_store_moves(db, actor=actor, draft=draft, moved=moved, now=now) for moved in outcome.classes]
    moves = record_moves(db, actor=actor, deed=draft.deed, reason=draft.reason, records=records, now=now)
    by_course = dict(zip(moves, (record.course_id for record in records), strict=True))
    return SavedMove(outcome, moves[0], notify_others(db, actor=actor, moves=by_course, now=now))


def _store_moves(db: Connection, actor: Actor, draft: MoveDraft, moved: MovedCourse, now: datetime) -> MoveRecord:
    rows = store_shifts(
        db,
        workspace_id=actor.workspace_id,
        course_id=moved.course.id,
        shifts=moved.shifts,
        reason=draft.reason,
        now=now,
    )
    return MoveRecord(moved.course.id, moved.shifts, rows)


def _plan_bookings(db: Connection, classes: Sequence[MovedCourse], today: date) -> BookingShifts:
    return plan_bookings(db, [shift for moved in classes for shift in moved.shifts], today)


def _name_lessons(draft: MoveDraft, found: list[MoveTarget]) -> MoveDraft:
    """The draft with its classes and lesson filled in: a button with it then means the lessons that were shown."""
    numbers = {target.numbers[0] for target in found}
    number = numbers.pop() if len(numbers) == 1 else draft.number
    return replace(draft, number=number, course_ids=tuple(target.course.id for target in found), labels=())


def _work_out_outcome(
    db: Connection,
    actor: Actor,
    draft: MoveDraft,
    found: list[MoveTarget],
    settings: dict[int, CourseSetting],
    today: date,
) -> MoveOutcome:
    worked = (work_out_days(draft, target, settings[target.course.id]) for target in found)
    classes = tuple(moved for moved in worked if moved)
    if not classes:
        raise _same_day_error(found[0])
    seen = crc32(repr(_list_changes(classes)).encode())
    stay = _plan_bookings(db, classes, today).some_stay
    return MoveOutcome(replace(draft, seen=seen), classes, stay, find_clashes(db, actor, classes))


def _load_settings(db: Connection, actor: Actor, found: list[MoveTarget], today: date) -> dict[int, CourseSetting]:
    calendars = load_calendars(db, actor.workspace_id)
    places = {target.course.id: target.course for target in found}
    query = select(courses.c.id, courses.c.weekday, courses.c.interval_weeks, courses.c.starts_at, courses.c.room)
    return {
        course_id: CourseSetting(today, calendars.of_group(places[course_id].site_id, places[course_id].year), *habit)
        for course_id, *habit in db.execute(query.where(courses.c.id.in_(sorted(places))))
    }


def _same_day_error(target: MoveTarget) -> BadInput:
    row = target.row(target.numbers[0])
    assert row is not None  # a lesson without a day always gets one
    return BadInput(reason="move-same-day", label=target.course.label, given=row.number, day=row.day.isoformat())


def _list_changes(classes: Sequence[MovedCourse]) -> list[tuple[object, ...]]:
    """Every change of an outcome, for comparing outcomes: the user agreed to exactly these."""
    return [
        (moved.course.id, shift.number, shift.row.id if shift.row else None, shift.old, shift.new)
        for moved in classes
        for shift in moved.shifts
    ]
