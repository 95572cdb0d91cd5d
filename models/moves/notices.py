"""Notifying the other leaders and reserves of a class that lessons were moved.

Each gets one message about each move. What it says is read when it is sent, so a lesson moved twice is told of once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, case, cast, func, or_, select

from models.calendar import SchoolYear, local_day
from models.courses import Course, CoursePart, Slot, course_people, courses_by_year, planned_of
from models.deliveries import (
    Cancel,
    DeliveryState,
    Due,
    NewDelivery,
    Send,
    SettledDelivery,
    Verdict,
    add_deliveries,
    deliveries,
    messages,
    open_deliveries,
)
from models.lessons import held_numbers, logs_of
from models.moves.drafts import Deed
from models.moves.tables import lesson_move_days, lesson_moves
from models.people import Actor, persons

LESSON_MOVED = "lesson_moved"
TELL_WITHIN = timedelta(days=7)  # a notice that is older is not sent: by then people have seen the plan
KEEP_TRUE = timedelta(days=14)  # after that the message is left as it stands
MOST_SETTLED = 10  # messages a tick
UNDONE, OLD = "undone", "old"
# The id in the subject of a delivery about a move. What has another subject counts as 0.
_MOVE_ID = cast(
    case((deliveries.c.kind == LESSON_MOVED, func.substr(deliveries.c.subject, len("move:") + 1)), else_="0"), Integer
)


@dataclass(frozen=True, slots=True)
class MovedLesson:
    """A moved lesson: `old` is the slot that the recipient knows of, `new` the one it has now; None for no day."""

    number: int
    old: Slot | None
    new: Slot | None


@dataclass(frozen=True, slots=True)
class MoveNotice:
    """What one person is told about the moved lessons of one class. `by` is who moved them, None if they are gone."""

    course: Course
    part: CoursePart
    by: str | None
    cancelled: bool
    changes: tuple[MovedLesson, ...]


@dataclass(frozen=True, slots=True)
class UndoneNotice:
    """What the notice of a move becomes once the move is taken back."""

    course: Course
    numbers: tuple[int, ...]
    cancelled: bool


def notify_others(db: Connection, *, actor: Actor, moves: dict[int, int], now: datetime) -> tuple[str, ...]:
    """Add a notice to the outbox for the other leaders and reserves of each course; `moves` maps move to course ids.

    Returns the given names of those who have a Slack account and will get it.
    """
    people = (
        select(course_people.c.course_id, course_people.c.person_id, persons.c.slack_id, persons.c.name)
        .join(persons, persons.c.id == course_people.c.person_id)
        .where(course_people.c.course_id.in_(sorted(set(moves.values()))), persons.c.id != actor.person_id)
    )
    others: dict[int, list[int]] = {}
    reached: dict[int, str] = {}
    for course_id, person_id, slack_id, name in db.execute(people.order_by(persons.c.name)):
        others.setdefault(course_id, []).append(person_id)
        if slack_id:
            reached[person_id] = name.split()[0]
    today = local_day(now, actor.timezone).isoformat()
    notices = [
        NewDelivery(
            kind=LESSON_MOVED,
            subject=f"move:{move_id}",
            recipient_id=person_id,
            period=today,
            due_at=now,
            use_by=now + TELL_WITHIN,
            is_question=True,
        )
        for move_id, course_id in moves.items()
        for person_id in others.get(course_id, ())
    ]
    add_deliveries(db, workspace_id=actor.workspace_id, new=notices, now=now)
    return tuple(reached.values())


def check_notices(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Decide for each notice whether its recipient still needs it, and what it says; a fixed number of statements."""
    facts = MoveNoticeFacts(db, due, now)
    verdicts: dict[int, Verdict] = {}
    # Of several moves of a lesson the latest notice is sent, with the old day from the earliest one.
    for notice in sorted(due, key=lambda notice: notice.subject_id):
        facts.note_known_day(notice)
    for notice in sorted(due, key=lambda notice: -notice.subject_id):
        verdicts[notice.id] = facts.decide(notice)
    return verdicts


def find_undone(db: Connection, now: datetime) -> list[SettledDelivery]:
    """The notices in Slack whose moves were taken back since, and those that are too old to change."""
    move = lesson_moves.c
    query = (
        select(
            deliveries.c.id,
            persons.c.locale,
            persons.c.timezone,
            messages.c.channel,
            messages.c.ts,
            move.id.label("move_id"),
            move.course_id,
            move.deed,
            move.undone_at,
        )
        .join(messages, messages.c.id == deliveries.c.message_id)
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .join(lesson_moves, move.id == _MOVE_ID)
        .where(open_deliveries(), deliveries.c.kind == LESSON_MOVED)
        .where(or_(move.undone_at.is_not(None), messages.c.created_at < now - KEEP_TRUE))
        .order_by(deliveries.c.created_at)
        .limit(MOST_SETTLED)
    )
    rows = db.execute(query).all()
    if not rows:
        return []
    years = {row.id: SchoolYear.of(local_day(now, row.timezone)) for row in rows}
    courses = courses_by_year(db, sorted({row.course_id for row in rows}), years.values())
    numbers: dict[int, list[int]] = {row.move_id: [] for row in rows}
    days = select(lesson_move_days.c.move_id, lesson_move_days.c.number).where(
        lesson_move_days.c.move_id.in_(sorted(numbers))
    )
    for move_id, number in db.execute(days.order_by(lesson_move_days.c.number)):
        numbers[move_id].append(number)
    return [_settle(row, courses[years[row.id]].get(row.course_id), tuple(numbers[row.move_id])) for row in rows]


def _settle(row: Any, course: Course | None, numbers: tuple[int, ...]) -> SettledDelivery:
    undone = course is not None and row.undone_at is not None
    return SettledDelivery(
        id=row.id,
        kind=LESSON_MOVED,
        locale=row.locale,
        channel=row.channel,
        ts=row.ts,
        outcome=UNDONE if undone else OLD,
        content=UndoneNotice(course, numbers, row.deed == Deed.CANCEL) if course and undone else None,
    )


class MoveNoticeFacts:
    """All that is needed to check one batch of notices, read once."""

    def __init__(self, db: Connection, due: Sequence[Due], now: datetime) -> None:
        ids = sorted({notice.subject_id for notice in due})
        query = select(
            lesson_moves.c.id, lesson_moves.c.course_id, lesson_moves.c.deed, lesson_moves.c.undoes,
            lesson_moves.c.undone_at, persons.c.name,
        )  # fmt: skip
        query = query.outerjoin(persons, persons.c.id == lesson_moves.c.actor_id)
        self._moves = {row.id: row for row in db.execute(query.where(lesson_moves.c.id.in_(ids)))}
        self._days: dict[int, list[Any]] = {move_id: [] for move_id in ids}
        for day in db.execute(
            select(lesson_move_days).where(lesson_move_days.c.move_id.in_(ids)).order_by(lesson_move_days.c.number)
        ):
            self._days[day.move_id].append(day)
        course_ids = sorted({row.course_id for row in self._moves.values()})
        self._years = {notice.id: SchoolYear.of(local_day(now, notice.to.timezone)) for notice in due}
        self._courses = courses_by_year(db, course_ids, self._years.values())
        logs = logs_of(db, course_ids)
        self._held = {
            key: held_numbers(course, logs[key]) for known in self._courses.values() for key, course in known.items()
        }
        rows = planned_of(db, course_ids)
        self._slots_now = {(row.course_id, row.number): row.slot for each in rows.values() for row in each}
        people = select(course_people.c.course_id, course_people.c.person_id, course_people.c.part)
        self._parts = {
            (row.course_id, row.person_id): row.part
            for row in db.execute(people.where(course_people.c.course_id.in_(course_ids)))
        }
        self._told_people = _find_told(db, [row.undoes for row in self._moves.values() if row.undoes])
        self._known_days: dict[tuple[int, int, int], Slot | None] = {}
        self._told_lessons: set[tuple[int, int, int]] = set()

    def note_known_day(self, notice: Due) -> None:
        """Remember the day that the recipient knows each lesson by: that of the earliest notice not sent yet."""
        move = self._moves.get(notice.subject_id)
        if move is None:
            return
        for day in self._days[move.id]:
            old = Slot(day.old_day, day.old_starts_at) if day.old_day else None
            self._known_days.setdefault((notice.to.id, move.course_id, day.number), old)

    def decide(self, notice: Due) -> Verdict:
        """Send the notice with its content, or cancel it with the reason."""
        move = self._moves.get(notice.subject_id)
        course = self._courses[self._years[notice.id]].get(move.course_id) if move else None
        if move is None or course is None:
            return Cancel("gone")
        part = self._parts.get((course.id, notice.to.id))
        if part is None:
            return Cancel("left_course")
        if move.undone_at or (move.undoes and (f"move:{move.undoes}", notice.to.id) not in self._told_people):
            return Cancel("undone")
        changes = tuple(self._list_changes(notice.to.id, course.id, [day.number for day in self._days[move.id]]))
        if not changes:
            return Cancel("nothing_moved")
        by = move.name.split()[0] if move.name else None
        return Send(MoveNotice(course=course, part=part, by=by, cancelled=move.deed == Deed.CANCEL, changes=changes))

    def _list_changes(self, person_id: int, course_id: int, numbers: list[int]) -> list[MovedLesson]:
        found = []
        for number in numbers:
            key = (person_id, course_id, number)
            new = self._slots_now.get((course_id, number))
            if key in self._told_lessons or number in self._held[course_id] or new == self._known_days[key]:
                continue
            self._told_lessons.add(key)
            found.append(MovedLesson(number, self._known_days[key], new))
        return found


def _find_told(db: Connection, moves: list[int]) -> set[tuple[str, int]]:
    """Pairs of subject and person id: who has been sent a notice of these moves."""
    query = select(deliveries.c.subject, deliveries.c.recipient_id).where(
        deliveries.c.kind == LESSON_MOVED,
        deliveries.c.subject.in_([f"move:{move_id}" for move_id in moves]),
        deliveries.c.state == DeliveryState.SENT,
    )
    return {(row.subject, row.recipient_id) for row in db.execute(query)} if moves else set()
