"""Stores moves: the planned lessons' new days, their planning hours, and the record that undo and notices read."""

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
    """One lesson's change of day. `row` is its planned row, None for one that was not planned; `new` None for no day.

    A `cancelled` lesson keeps its row, marked as cancelled; its new day, if it has one, is a new row.
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
class BookingShifts:
    """The planning hours of moved lessons: by how many days each is shifted, by id, and whether some keep their day."""

    shifts: dict[int, int]
    some_stay: bool


def plan_bookings(db: Connection, shifts: Sequence[Shift], today: date) -> BookingShifts:
    """Work out which planning hours follow their lessons.

    One that is past keeps its day, and so does one shared with a lesson that does not move by as many days.
    """
    wanted: dict[int, set[int]] = {}
    moved: dict[int, set[int]] = {}
    for shift in shifts:
        if shift.row and shift.row.planning_id and shift.new:
            wanted.setdefault(shift.row.planning_id, set()).add((shift.new.day - shift.row.day).days)
            moved.setdefault(shift.row.planning_id, set()).add(shift.row.id)
    wanted = {booking: steps for booking, steps in wanted.items() if steps != {0}}
    if not wanted:
        return BookingShifts({}, False)
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
    return BookingShifts({b: steps.pop() for b, steps in follows.items()}, bool(ahead - set(follows)))


def shift_bookings(db: Connection, shifts: dict[int, int]) -> None:
    """Move planning hours; `shifts` maps a planning hour's id to a number of days."""
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
    """Write the new days. Returns the planned row to record for each lesson, by lesson number."""
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
    """Put planned lessons on other days. `missed_at` is cleared, for it was about the old day."""
    if days:
        values: dict[str, Any] = {"day": bindparam("to"), "starts_at": bindparam("time"), "missed_at": None}
        words = [{"row": row_id, "to": slot.day, "time": slot.at} for row_id, slot in days]
        db.execute(update(planned_lessons).where(planned_lessons.c.id == bindparam("row")).values(values), words)


def mark_missed(db: Connection, row_ids: Sequence[int], now: datetime) -> None:
    """Say again of planned lessons that they were not held on their day."""
    if row_ids:
        db.execute(update(planned_lessons).where(planned_lessons.c.id.in_(row_ids)).values(missed_at=now))


def cancel_rows(db: Connection, rows: Sequence[tuple[int, CancelReason | None]], now: datetime) -> None:
    """Cancel planned rows, so that new rows may have their lesson numbers."""
    if rows:
        values = {"cancelled_at": now, "cancel_reason": bindparam("why")}
        words = [{"row": row_id, "why": reason} for row_id, reason in rows]
        db.execute(update(planned_lessons).where(planned_lessons.c.id == bindparam("row")).values(values), words)


def revive_rows(db: Connection, row_ids: Sequence[int]) -> None:
    """Take back the cancelling of planned rows."""
    if row_ids:
        values = {"cancelled_at": None, "cancel_reason": None}
        db.execute(update(planned_lessons).where(planned_lessons.c.id.in_(row_ids)).values(values))


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """What is recorded of one course's part of a save; `undoes` is the id of the move that it takes back."""

    course_id: int
    shifts: tuple[Shift, ...]
    rows: dict[int, int]  # the planned row to record for each lesson, by lesson number
    undoes: int | None = None


def record_moves(
    db: Connection,
    *,
    actor: Actor,
    deed: Deed,
    reason: CancelReason | None,
    records: Sequence[MoveRecord],
    now: datetime,
) -> list[int]:
    """Record one save. Returns the ids of its moves, one a course; the first is the `batch` of all of them."""
    ids = [_record_move(db, actor=actor, deed=deed, reason=reason, record=record, now=now) for record in records]
    db.execute(update(lesson_moves).where(lesson_moves.c.id.in_(ids)).values(batch=ids[0]))
    act = Act.CANCEL_LESSON if deed is Deed.CANCEL else Act.MOVE
    record_act(db, actor=actor, act=act, subject="lesson_move", ids=ids, now=now)
    return ids


def _record_move(
    db: Connection, actor: Actor, deed: Deed, reason: CancelReason | None, record: MoveRecord, now: datetime
) -> int:
    values = {
        "workspace_id": actor.workspace_id,
        "course_id": record.course_id,
        "actor_id": actor.person_id,
        "deed": deed,
        "reason": reason,
        "undoes": record.undoes,
        "moved_at": now,
    }
    move_id = db.execute(insert(lesson_moves).values(values).returning(lesson_moves.c.id)).scalar_one()
    days = [
        {
            "workspace_id": actor.workspace_id,
            "move_id": move_id,
            "planned_id": record.rows[shift.number],
            "number": shift.number,
            "old_day": shift.old.day if shift.old else None,
            "old_starts_at": shift.old.at if shift.old else None,
            "old_missed": shift.row.missed if shift.row else False,
            "new_day": shift.new.day if shift.new else None,
            "new_starts_at": shift.new.at if shift.new else None,
        }
        for shift in record.shifts
    ]
    db.execute(insert(lesson_move_days), days)
    return int(move_id)
