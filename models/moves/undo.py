"""Takes a move back: its lessons get their old days again, unless one was logged or moved since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, String, cast, exists, literal, select, update

from models.calendar import local_day
from models.courses import Course, PlannedLesson, Slot, allowed, lock_courses, planned_of, visible_courses
from models.db import Stale
from models.deliveries import DeliveryState, deliveries, reopen_questions
from models.lessons import held_numbers, logs_of
from models.moves.drafts import Deed
from models.moves.notices import notify_others
from models.moves.records import (
    MoveRecord,
    Shift,
    cancel_rows,
    mark_missed,
    plan_bookings,
    record_moves,
    revive_rows,
    set_days,
    shift_bookings,
)
from models.moves.tables import lesson_move_days, lesson_moves
from models.people import Actor, May


@dataclass(frozen=True, slots=True)
class UndoneMove:
    """The lessons that have their old days again, by course."""

    classes: tuple[tuple[Course, tuple[Shift, ...]], ...]


@dataclass(frozen=True, slots=True)
class LatestMove:
    """What somebody moved or cancelled last: `batch` is the id to undo it with, `numbers` are those of one class."""

    at: datetime
    batch: int
    deed: Deed
    course: Course
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LessonReturn:
    """One lesson to put back: `kept` is its recorded row's id, `now` its planned row, `old` and `new` its slots."""

    number: int
    kept: int
    now: PlannedLesson | None
    old: Slot | None
    new: Slot | None
    missed: bool  # it was told not to have been held on its old day

    @property
    def shift(self) -> Shift:
        """The change from its present day to the old one, for its planning hour and the record."""
        return Shift(self.number, self.now, self.old)


def undo_move(db: Connection, *, actor: Actor, batch: int, now: datetime) -> UndoneMove:
    """Put back what one save moved. Raises Stale where something was logged, moved or undone since."""
    today = local_day(now, actor.timezone)
    moves = _find_moves(db, actor, batch)
    found = {course.id: course for course in visible_courses(db, actor, May.PLAN, today)}
    ids = sorted(set(moves.values()))
    if not moves or not all(course_id in found and allowed(actor, found[course_id], May.PLAN) for course_id in ids):
        raise Stale()
    lock_courses(db, ids)
    backs = _find_returns(db, found, moves)
    _put_back(db, [back for each in backs.values() for back in each], today, now)
    records = [_record_of(moves[move_id], move_id, each) for move_id, each in backs.items()]
    new = record_moves(db, actor=actor, deed=Deed.MOVE, reason=None, records=records, now=now)
    db.execute(update(lesson_moves).where(lesson_moves.c.id.in_(sorted(moves))).values(undone_at=now))
    reopen_questions(db, [f"lesson:{back.kept}" for each in backs.values() for back in each if not back.missed])
    notify_others(db, actor=actor, moves=dict(zip(new, moves.values(), strict=True)), now=now)
    return UndoneMove(tuple((found[record.course_id], record.shifts) for record in records))


def find_latest_move(db: Connection, *, actor: Actor, now: datetime) -> LatestMove | None:
    """The actor's latest move or cancelling that has not been undone, of a class that they may plan."""
    query = (
        select(lesson_moves.c.id, lesson_moves.c.batch, lesson_moves.c.deed, lesson_moves.c.course_id)
        .add_columns(lesson_moves.c.moved_at)
        .where(
            lesson_moves.c.actor_id == actor.person_id,
            lesson_moves.c.workspace_id == actor.workspace_id,
            lesson_moves.c.undone_at.is_(None),
            lesson_moves.c.undoes.is_(None),
            lesson_moves.c.batch.is_not(None),
        )
    )
    row = db.execute(query.order_by(lesson_moves.c.moved_at.desc(), lesson_moves.c.id).limit(1)).first()
    if row is None:
        return None
    today = local_day(now, actor.timezone)
    course = next((each for each in visible_courses(db, actor, May.PLAN, today) if each.id == row.course_id), None)
    if course is None or not allowed(actor, course, May.PLAN):
        return None
    days = select(lesson_move_days.c.number).where(lesson_move_days.c.move_id == row.id)
    numbers = tuple(db.execute(days.order_by(lesson_move_days.c.number)).scalars())
    return LatestMove(at=row.moved_at, batch=row.batch, deed=Deed(row.deed), course=course, numbers=numbers)


def was_told(db: Connection, *, batch: int) -> bool:
    """Whether a colleague has been sent word of this save."""
    subjects = select(literal("move:") + cast(lesson_moves.c.id, String)).where(lesson_moves.c.batch == batch)
    sent = exists().where(deliveries.c.subject.in_(subjects), deliveries.c.state == DeliveryState.SENT)
    return bool(db.execute(select(sent)).scalar())


def _find_moves(db: Connection, actor: Actor, batch: int) -> dict[int, int]:
    """The course id of each move of a save that has not been undone, by move id."""
    query = select(lesson_moves.c.id, lesson_moves.c.course_id).where(
        lesson_moves.c.batch == batch,
        lesson_moves.c.workspace_id == actor.workspace_id,
        lesson_moves.c.undone_at.is_(None),
        lesson_moves.c.undoes.is_(None),
    )
    return {row.id: row.course_id for row in db.execute(query.order_by(lesson_moves.c.id))}


def _record_of(course_id: int, move_id: int, backs: Sequence[LessonReturn]) -> MoveRecord:
    return MoveRecord(
        course_id, tuple(back.shift for back in backs), {back.number: back.kept for back in backs}, move_id
    )


def _find_returns(db: Connection, found: dict[int, Course], moves: dict[int, int]) -> dict[int, list[LessonReturn]]:
    """Every lesson of the moves, by move id. Raises Stale where one was held or moved since."""
    ids = sorted(set(moves.values()))
    logs, rows = logs_of(db, ids), planned_of(db, ids)
    standing = {(row.course_id, row.number): row for course_id in ids for row in rows[course_id]}
    held = {course_id: held_numbers(found[course_id], logs[course_id]) for course_id in ids}
    backs: dict[int, list[LessonReturn]] = {move_id: [] for move_id in moves}
    query = select(lesson_move_days).where(lesson_move_days.c.move_id.in_(sorted(moves)))
    for day in db.execute(query.order_by(lesson_move_days.c.id)):
        course_id = moves[day.move_id]
        row = standing.get((course_id, day.number))
        new = Slot(day.new_day, day.new_starts_at) if day.new_day else None
        if day.number in held[course_id] or day.planned_id is None or (row.slot if row else None) != new:
            raise Stale()
        old = Slot(day.old_day, day.old_starts_at) if day.old_day else None
        backs[day.move_id].append(
            LessonReturn(number=day.number, kept=day.planned_id, now=row, old=old, new=new, missed=day.old_missed)
        )
    return backs


def _put_back(db: Connection, backs: Sequence[LessonReturn], today: date, now: datetime) -> None:
    bookings = plan_bookings(db, [back.shift for back in backs], today)
    # Rows that a move added are cancelled first, for a course has one standing row for each lesson number.
    surplus = [back.now.id for back in backs if back.now and (back.old is None or back.now.id != back.kept)]
    cancel_rows(db, [(row_id, None) for row_id in surplus], now)
    revive_rows(db, [back.kept for back in backs if back.old and (back.now is None or back.now.id != back.kept)])
    set_days(db, [(back.kept, back.old) for back in backs if back.old])
    mark_missed(db, [back.kept for back in backs if back.missed], now)
    shift_bookings(db, bookings.shifts)
