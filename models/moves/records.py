"""What was moved or cancelled, as stored: the planned lessons themselves, and the trace that undo and reports read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from models.courses import CancelReason, PlannedLesson, Slot, planned_lessons, planning_bookings
from models.moves.drafts import Deed
from models.moves.tables import lesson_move_days, lesson_moves
from models.people import Act, Actor, record_act


@dataclass(frozen=True, slots=True)
class Shift:
    """One lesson with its day before and after; none where it has none. `row` is none for one that was not planned.

    The row of a `cancelled` lesson is kept as such, beside a new one where the lesson has a new day.
    """

    number: int
    row: PlannedLesson | None
    new: Slot | None
    room: str | None = None
    cancelled: bool = False

    @property
    def old(self) -> Slot | None:
        """When it was planned."""
        return self.row.slot if self.row else None


@dataclass(frozen=True, slots=True)
class Bookings:
    """What becomes of the joint planning of moved lessons: days to shift by booking, and whether some stay behind."""

    shifts: dict[int, int]
    some_stay: bool


def plan_bookings(db: Connection, shifts: Sequence[Shift], today: date) -> Bookings:
    """A planning hour follows its lesson, unless it has been held or serves a lesson that does not move as far."""
    wanted: dict[int, set[int]] = {}
    moved: dict[int, set[int]] = {}
    for shift in shifts:
        if shift.row and shift.row.planning_id and shift.new:
            wanted.setdefault(shift.row.planning_id, set()).add((shift.new.day - shift.row.day).days)
            moved.setdefault(shift.row.planning_id, set()).add(shift.row.id)
    wanted = {booking: steps for booking, steps in wanted.items() if steps != {0}}
    if not wanted:
        return Bookings({}, False)
    serves: dict[int, set[int]] = {booking: set() for booking in wanted}
    query = select(planned_lessons.c.planning_id, planned_lessons.c.id).where(
        planned_lessons.c.planning_id.in_(sorted(wanted)), planned_lessons.c.cancelled_at.is_(None)
    )
    for booking, row_id in db.execute(query):
        serves[booking].add(row_id)
    coming = select(planning_bookings.c.id).where(
        planning_bookings.c.id.in_(sorted(wanted)), planning_bookings.c.day >= today
    )
    ahead = set(db.execute(coming).scalars())
    follows = {b: steps for b, steps in wanted.items() if b in ahead and len(steps) == 1 and serves[b] == moved[b]}
    return Bookings({b: steps.pop() for b, steps in follows.items()}, bool(ahead - set(follows)))


def shift_bookings(db: Connection, shifts: dict[int, int]) -> None:
    """Move planning hours by so many days each."""
    if not shifts:
        return
    query = select(planning_bookings.c.id, planning_bookings.c.day).where(planning_bookings.c.id.in_(sorted(shifts)))
    days = [{"row": booking, "to": day + timedelta(days=shifts[booking])} for booking, day in db.execute(query)]
    db.execute(
        update(planning_bookings).where(planning_bookings.c.id == bindparam("row")).values(day=bindparam("to")), days
    )


def store_shifts(
    db: Connection,
    *,
    workspace_id: int,
    course_id: int,
    shifts: Sequence[Shift],
    reason: CancelReason | None,
    now: datetime,
) -> dict[int, int]:
    """Write the new days. Returns the row that each lesson's trace is kept by, by number."""
    gone = [shift for shift in shifts if shift.row and (shift.new is None or shift.cancelled)]
    cancel_rows(db, [(shift.row.id, reason if shift.cancelled else None) for shift in gone if shift.row], now)
    stay = [shift for shift in shifts if shift.row and shift.new and not shift.cancelled]
    set_days(db, [(shift.row.id, shift.new) for shift in stay if shift.row and shift.new])
    kept = {shift.number: shift.row.id for shift in shifts if shift.row}
    for shift in shifts:
        if shift.new and (shift.row is None or shift.cancelled):
            row_id = _insert_row(db, workspace_id=workspace_id, course_id=course_id, shift=shift, new=shift.new)
            kept.setdefault(shift.number, row_id)
    return kept


def _insert_row(db: Connection, workspace_id: int, course_id: int, shift: Shift, new: Slot) -> int:
    old = shift.row
    values = {
        "workspace_id": workspace_id,
        "course_id": course_id,
        "number": shift.number,
        "day": new.day,
        "starts_at": new.at,
        "room": old.room if old else shift.room,
        "minutes": old.minutes if old else None,
        "planning_id": old.planning_id if old else None,
    }
    return int(db.execute(insert(planned_lessons).values(values).returning(planned_lessons.c.id)).scalar_one())


def set_days(db: Connection, days: Sequence[tuple[int, Slot]]) -> None:
    """Put planned lessons on other days; that one was not held on the old day says nothing of the new one."""
    if days:
        values: dict[str, Any] = {"day": bindparam("to"), "starts_at": bindparam("time"), "missed_at": None}
        words = [{"row": row_id, "to": slot.day, "time": slot.at} for row_id, slot in days]
        db.execute(update(planned_lessons).where(planned_lessons.c.id == bindparam("row")).values(values), words)


def cancel_rows(db: Connection, rows: Sequence[tuple[int, CancelReason | None]], now: datetime) -> None:
    """Cancel planned rows, which frees their numbers for new ones."""
    if rows:
        values = {"cancelled_at": now, "cancel_reason": bindparam("why")}
        words = [{"row": row_id, "why": reason} for row_id, reason in rows]
        db.execute(update(planned_lessons).where(planned_lessons.c.id == bindparam("row")).values(values), words)


def revive_rows(db: Connection, row_ids: Sequence[int]) -> None:
    """Let cancelled rows stand again."""
    if row_ids:
        values = {"cancelled_at": None, "cancel_reason": None}
        db.execute(update(planned_lessons).where(planned_lessons.c.id.in_(row_ids)).values(values))


@dataclass(frozen=True, slots=True)
class Trace:
    """One course's part of a save, as it is kept; `undoes` is the move that it takes back."""

    course_id: int
    shifts: tuple[Shift, ...]
    rows: dict[int, int]  # the planned row that each lesson's trace is kept by
    undoes: int | None = None


def keep_traces(
    db: Connection, *, actor: Actor, deed: Deed, reason: CancelReason | None, traces: Sequence[Trace], now: datetime
) -> list[int]:
    """Keep what one save did; returns its moves, the first of which names the whole."""
    ids = [_record_move(db, actor=actor, deed=deed, reason=reason, trace=trace, now=now) for trace in traces]
    db.execute(update(lesson_moves).where(lesson_moves.c.id.in_(ids)).values(batch=ids[0]))
    act = Act.CANCEL_LESSON if deed is Deed.CANCEL else Act.MOVE
    record_act(db, actor=actor, act=act, subject="lesson_move", ids=ids, now=now)
    return ids


def _record_move(
    db: Connection, actor: Actor, deed: Deed, reason: CancelReason | None, trace: Trace, now: datetime
) -> int:
    values = {
        "workspace_id": actor.workspace_id,
        "course_id": trace.course_id,
        "actor_id": actor.person_id,
        "deed": deed,
        "reason": reason,
        "undoes": trace.undoes,
        "moved_at": now,
    }
    move_id = db.execute(insert(lesson_moves).values(values).returning(lesson_moves.c.id)).scalar_one()
    days = [
        {
            "workspace_id": actor.workspace_id,
            "move_id": move_id,
            "planned_id": trace.rows[shift.number],
            "number": shift.number,
            "old_day": shift.old.day if shift.old else None,
            "old_starts_at": shift.old.at if shift.old else None,
            "new_day": shift.new.day if shift.new else None,
            "new_starts_at": shift.new.at if shift.new else None,
        }
        for shift in trace.shifts
    ]
    db.execute(insert(lesson_move_days), days)
    return int(move_id)
