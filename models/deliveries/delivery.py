"""The outbox. A delivery is one fact for one recipient; a message is the Slack post that carries one or more of them.

A delivery is planned. When it is due its recipient is claimed for a time, and it is checked whether it is still wanted;
then it is sent in one message with whatever else that person is due. Persons are claimed and not single deliveries:
two workers would otherwise send one person two messages at once, each counting its own caps.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, literal_column, update
from sqlalchemy.dialects import postgresql, sqlite

from models.deliveries.tables import DeliveryState, deliveries, mailboxes

DAY_LETTERS = len("2026-11-26")  # of a period that is a day
AGAIN = "+"  # in a period, before how many times the same was sent already: `2026-11-26+1`
ROWS_AT_ONCE = 500  # in one insert statement
# In deliveries.settled: no answer is waited for; and the answer was taken back, so the question is to be asked again.
NO_QUESTION, REOPENED = "no_question", "reopened"


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A delivery to add. The same kind, subject, recipient and period is added only once."""

    kind: str  # the name of its DeliveryKind
    subject: str  # what it is about, such as `lesson:12`
    recipient_id: int
    period: str  # the day or week it belongs to
    due_at: datetime
    use_by: datetime | None = None  # later than this it is not sent
    is_question: bool = False  # its message is changed once somebody has answered


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
    kind: str
    subject: str
    period: str
    due_at: datetime
    use_by: datetime | None
    to: Recipient

    @property
    def first_period(self) -> str:
        """The period as it was when the recipient was first told; the same where nothing is told again."""
        return self.period.partition(AGAIN)[0]

    @property
    def occasion(self) -> tuple[str, str]:
        """What it is about, and its day: a lesson that was moved is another occasion."""
        return self.subject, self.first_period

    @property
    def asked_for(self) -> bool:
        """Whether the recipient wished to be reminded again: that is no prompt, and no cap holds for it."""
        return AGAIN in self.period

    @property
    def subject_id(self) -> int:
        """The id in a subject such as `lesson:12`."""
        return int(self.subject.rpartition(":")[2])


@dataclass(frozen=True, slots=True)
class Send:
    """The delivery is still wanted; `content` is what its surface shows."""

    content: Any


@dataclass(frozen=True, slots=True)
class Cancel:
    """The delivery is no longer wanted; `reason` is a code that is stored with it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """The delivery is put off until that moment, and then checked again."""

    at: datetime


Verdict = Send | Cancel | Later


@dataclass(frozen=True, slots=True)
class SettledDelivery:
    """A sent question that no longer waits for an answer, and the Slack message that asks it.

    `outcome` is the code stored in `deliveries.settled`; None where the question is asked again. `content` is what the
    kind's surface shows in place of the message's part; with None it is left as it stands.
    """

    id: int
    kind: str  # the name of its DeliveryKind
    locale: str
    channel: str
    ts: str
    outcome: str | None
    content: Any = None
    shown: int | None = None  # a checksum of what it shows, where it is a letter that is kept true
    shorten: Callable[[Any], Any] | None = None  # makes the content take less room; None once it can't


def add_deliveries(db: Connection, *, workspace_id: int, new: Iterable[NewDelivery], now: datetime) -> int:
    """Put deliveries into the outbox; one that is in it already stays as it is. Returns how many were new."""
    rows = [
        {
            "workspace_id": workspace_id,
            "kind": delivery.kind,
            "subject": delivery.subject,
            "recipient_id": delivery.recipient_id,
            "period": delivery.period,
            "due_at": delivery.due_at,
            "use_by": delivery.use_by,
            "state": DeliveryState.PENDING,
            "settled": None if delivery.is_question else NO_QUESTION,
            "created_at": now,
        }
        for delivery in new
    ]
    if not rows:
        return 0
    recipients = {row["recipient_id"] for row in rows}
    _insert_missing(db, mailboxes, [{"workspace_id": workspace_id, "person_id": person} for person in recipients])
    return _insert_missing(db, deliveries, rows)


def drop_planned(db: Connection, *, person_id: int, kinds: Collection[str], after: date | None = None) -> None:
    """Drop a person's pending deliveries of these kinds, all or those of days after a day. The next tick plans anew."""
    pending = (
        deliveries.c.recipient_id == person_id,
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.message_id.is_(None),
        deliveries.c.kind.in_(sorted(kinds)),
    )
    statement = delete(deliveries).where(*pending)
    db.execute(statement if after is None else statement.where(deliveries.c.period > after.isoformat()))


def open_deliveries() -> ColumnElement[bool]:
    """What is in Slack and may have to be changed there, in the words of ix_deliveries_open, so that it is used."""
    return literal_column(
        "deliveries.state = 'sent' AND (deliveries.settled IS NULL OR deliveries.settled = 'reopened')"
    )


def reopen_questions(db: Connection, subjects: Collection[str]) -> None:
    """Ask questions about these subjects again whose answers are not true any more: the next tick changes them."""
    answered = (
        deliveries.c.subject.in_(sorted(subjects)),
        deliveries.c.state == DeliveryState.SENT,
        deliveries.c.settled.is_not(None),
        deliveries.c.settled != NO_QUESTION,
    )
    db.execute(update(deliveries).where(*answered).values(settled=REOPENED))


def _insert_missing(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    dialect: Any = postgresql if db.dialect.name == "postgresql" else sqlite
    inserted = 0
    for start in range(0, len(rows), ROWS_AT_ONCE):
        statement = dialect.insert(table).values(rows[start : start + ROWS_AT_ONCE]).on_conflict_do_nothing()
        inserted += len(db.execute(statement.returning(table.c.id)).all())
    return inserted
