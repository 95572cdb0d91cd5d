"""What the bot owes somebody: one row a thing to tell, told once; and the messages that tell them.

A delivery is planned, claimed with its person under a lease, checked against the truth of the moment, and sent
together with whatever else that person is owed then. Persons are claimed and not rows: two workers would otherwise
split one moment's message and its caps between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    and_,
    delete,
    or_,
)
from sqlalchemy.dialects import postgresql, sqlite

from models.deliveries.tables import DeliveryState, deliveries, mailboxes


class KindName(StrEnum):
    """Every sort of thing the bot tells on its own."""

    BEFORE_LESSON = "before_lesson"
    AFTER_LESSON = "after_lesson"
    PLANNING = "planning"
    MILESTONE = "milestone"
    ASK_HOURS = "ask_hours"
    COORDINATOR_DIGEST = "coordinator_digest"
    PRINCIPAL_DIGEST = "principal_digest"
    DISTRICT_DIGEST = "district_digest"
    CITY_DIGEST = "city_digest"
    LESSON_MOVED = "lesson_moved"
    QUESTION = "question"  # the coordinator asks the leaders whether a lesson was held
    ACCESS_REQUEST = "access_request"
    WELCOME = "welcome"

    @property
    def is_prompt(self) -> bool:
        """Whether it asks for a person's time unasked: those are what the caps of promise 3 count."""
        return self in (
            KindName.BEFORE_LESSON,
            KindName.AFTER_LESSON,
            KindName.PLANNING,
            KindName.MILESTONE,
            KindName.ASK_HOURS,
        )


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """Something that will be owed: told once for its kind, subject, recipient and period."""

    kind: KindName
    subject: str
    recipient_id: int
    period: str
    due_at: datetime
    use_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message goes to, and how they read."""

    id: int
    workspace_id: int
    slack_id: str
    name: str
    locale: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose time has come, with its recipient."""

    id: int
    workspace_id: int
    kind: KindName
    subject: str
    period: str
    due_at: datetime
    use_by: datetime | None
    to: Recipient

    @property
    def subject_id(self) -> int:
        """The id in a subject such as `lesson:12`."""
        return int(self.subject.rpartition(":")[2])


@dataclass(frozen=True, slots=True)
class Send:
    """It is still wanted; `content` is what its surface shows."""

    content: Any


@dataclass(frozen=True, slots=True)
class Cancel:
    """It is no longer wanted; the reason is a code, kept beside the row."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: at that moment, and then looked at again."""

    at: datetime


Verdict = Send | Cancel | Later


def add_deliveries(db: Connection, *, workspace_id: int, wishes: Iterable[NewDelivery], now: datetime) -> int:
    """Note what will be owed; what was noted before stays as it is. Returns how many were new."""
    rows = [
        {
            "workspace_id": workspace_id,
            "kind": one.kind.value,
            "subject": one.subject,
            "recipient_id": one.recipient_id,
            "period": one.period,
            "due_at": one.due_at,
            "use_by": one.use_by,
            "state": DeliveryState.PENDING.value,
            "settled": None if one.kind in (KindName.AFTER_LESSON, KindName.QUESTION) else "no_question",
            "created_at": now,
        }
        for one in wishes
    ]
    if not rows:
        return 0
    boxes = [{"workspace_id": workspace_id, "person_id": person} for person in {row["recipient_id"] for row in rows}]
    _insert_missing(db, mailboxes, boxes)
    return _insert_missing(db, deliveries, rows)


def forget_planned(db: Connection, person_id: int, *, after: date) -> None:
    """Drop a person's letters to come, and what was planned about lessons after a day; the next tick plans anew."""
    lessons = (KindName.BEFORE_LESSON.value, KindName.AFTER_LESSON.value, KindName.PLANNING.value)
    letters = (
        KindName.COORDINATOR_DIGEST.value,
        KindName.PRINCIPAL_DIGEST.value,
        KindName.DISTRICT_DIGEST.value,
        KindName.CITY_DIGEST.value,
    )
    db.execute(
        delete(deliveries).where(
            deliveries.c.recipient_id == person_id,
            deliveries.c.state == DeliveryState.PENDING.value,
            deliveries.c.message_id.is_(None),
            or_(
                deliveries.c.kind.in_(letters),
                and_(deliveries.c.kind.in_(lessons), deliveries.c.period > after.isoformat()),
            ),
        )
    )


def _insert_missing(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    dialect: Any = postgresql if db.dialect.name == "postgresql" else sqlite
    inserted = 0
    for start in range(0, len(rows), 500):
        statement = dialect.insert(table).values(rows[start : start + 500]).on_conflict_do_nothing()
        inserted += len(db.execute(statement.returning(table.c.id)).all())
    return inserted
