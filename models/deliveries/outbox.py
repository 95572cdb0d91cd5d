"""The engine's side of the outbox: claim persons, store a message before it is posted, record what became of it.

Two clocks are kept apart. `now` is the domain's, which decides what is due and can be set in the demo. `wall` is the
real one, for leases and for finding a message in Slack.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, func, insert, literal_column, or_, select, update

from models.deliveries.delivery import Cancel, Due, Later, Recipient, SettledDelivery
from models.deliveries.tables import DeliveryState, MessageState, deliveries, mailboxes, messages
from models.people import persons

LEASE = timedelta(seconds=60)  # longer than a call to Slack may take, so that nobody posts after it has ended
# The literals let both databases use the partial index: see ix_deliveries_due.
_PENDING = literal_column("deliveries.state") == literal_column("'pending'")


@dataclass(frozen=True, slots=True)
class Claim:
    """A person whom only this worker may post to until the lease ends. `channel` is none before the first message."""

    person_id: int
    channel: str | None


@dataclass(frozen=True, slots=True)
class OpenMessage:
    """A message that was about to be posted. Whether it was posted has to be looked up in Slack."""

    id: int
    token: str
    posted_after: datetime
    tries: int
    to: Recipient
    channel: str | None


def find_due_people(
    db: Connection, *, now: datetime, wall: datetime, most: int, but: Collection[int] = ()
) -> list[int]:
    """At most `most` persons of one workspace who have deliveries due and are not claimed; one indexed statement."""
    query = (
        select(deliveries.c.recipient_id, deliveries.c.workspace_id)
        .join(mailboxes, mailboxes.c.person_id == deliveries.c.recipient_id)
        .where(_PENDING, deliveries.c.due_at <= now)
        .where(or_(mailboxes.c.claimed_until.is_(None), mailboxes.c.claimed_until < wall))
        .order_by(deliveries.c.due_at)
        .limit(most * 4)  # one person may have several deliveries due
    )
    if but:
        query = query.where(deliveries.c.recipient_id.not_in(but))
    rows = db.execute(query).all()
    return list(dict.fromkeys(person_id for person_id, space in rows if space == rows[0].workspace_id))[:most]


def claim_people(
    db: Connection, person_ids: Sequence[int], *, worker: str, wall: datetime, lease: timedelta = LEASE
) -> list[Claim]:
    """Claim those of the persons whom nobody else has claimed; one statement on both databases."""
    free = (
        select(mailboxes.c.id)
        .where(mailboxes.c.person_id.in_(person_ids))
        .where(or_(mailboxes.c.claimed_until.is_(None), mailboxes.c.claimed_until < wall))
        .order_by(mailboxes.c.id)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(mailboxes)
        .where(mailboxes.c.id.in_(free))
        .values(claimed_by=worker, claimed_until=wall + lease)
        .returning(mailboxes.c.person_id, mailboxes.c.channel)
    )
    return [Claim(*row) for row in db.execute(taken)]


_RECIPIENT = (
    persons.c.id,
    persons.c.workspace_id,
    func.coalesce(persons.c.slack_id, ""),
    persons.c.name,
    persons.c.locale,
    persons.c.timezone,
)


def _read_recipient(row: Sequence[Any]) -> Recipient:
    person_id, workspace_id, slack_id, name, locale, timezone = row
    return Recipient(
        id=person_id, workspace_id=workspace_id, slack_id=slack_id, name=name, locale=locale, timezone=timezone
    )


def find_open_messages(db: Connection, claims: Sequence[Claim]) -> list[OpenMessage]:
    """The claimed persons' messages that may or may not have been posted: a process died, or a call failed."""
    query = (
        select(messages.c.id, messages.c.token, messages.c.posted_after, messages.c.tries, *_RECIPIENT)
        .join(persons, persons.c.id == messages.c.person_id)
        .where(messages.c.person_id.in_([claim.person_id for claim in claims]))
        .where(literal_column("messages.state") == literal_column("'posting'"))
    )
    channels = {claim.person_id: claim.channel for claim in claims}
    return [OpenMessage(*row[:4], _read_recipient(row[4:]), channels[row[4]]) for row in db.execute(query)]


def list_due(db: Connection, person_ids: Sequence[int], *, now: datetime) -> list[Due]:
    """The pending deliveries of these persons that are due, in the order they became due."""
    query = (
        select(
            deliveries.c.id,
            deliveries.c.workspace_id,
            deliveries.c.kind,
            deliveries.c.subject,
            deliveries.c.period,
            deliveries.c.due_at,
            deliveries.c.use_by,
            *_RECIPIENT,
        )
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .where(deliveries.c.recipient_id.in_(person_ids), _PENDING, deliveries.c.due_at <= now)
        .order_by(deliveries.c.due_at, deliveries.c.id)
    )
    return [Due(*row[:7], to=_read_recipient(row[7:])) for row in db.execute(query)]


def record_put_off(db: Connection, verdicts: dict[int, Cancel | Later]) -> None:
    """Store the verdicts on deliveries that are not sent now, by delivery id: cancelled, or later."""
    same_row = deliveries.c.id == bindparam("row")
    later_rows = [{"row": key, "to": verdict.at} for key, verdict in verdicts.items() if isinstance(verdict, Later)]
    cancelled_rows = [
        {"row": key, "why": verdict.reason} for key, verdict in verdicts.items() if isinstance(verdict, Cancel)
    ]
    if later_rows:
        db.execute(update(deliveries).where(same_row).values(due_at=bindparam("to")), later_rows)
    if cancelled_rows:
        cancelled = {"state": DeliveryState.CANCELLED, "reason": bindparam("why")}
        db.execute(update(deliveries).where(same_row).values(cancelled), cancelled_rows)


def begin_message(
    db: Connection,
    *,
    to: Recipient,
    due: Sequence[Due],
    is_prompt: bool,
    token: str,
    now: datetime,
    wall: datetime,
) -> int:
    """Store a message that is about to be posted, with its deliveries. Returns its id."""
    row = {
        "workspace_id": to.workspace_id,
        "person_id": to.id,
        "token": token,
        "is_prompt": is_prompt,
        "state": MessageState.POSTING,
        "created_at": now,
        "posted_after": wall,
        "tries": 0,
    }
    message_id: int = db.execute(insert(messages).values(row).returning(messages.c.id)).scalar_one()
    db.execute(
        update(deliveries).where(deliveries.c.id.in_([delivery.id for delivery in due])).values(message_id=message_id)
    )
    return message_id


def record_sent(db: Connection, *, message_id: int, person_id: int, worker: str, channel: str, ts: str) -> None:
    """Record that a message was posted, and the channel of the person's direct messages."""
    values = {"state": MessageState.SENT, "channel": channel, "ts": ts}
    db.execute(update(messages).where(messages.c.id == message_id).values(values))
    sent = update(deliveries).where(deliveries.c.message_id == message_id, _PENDING)
    db.execute(sent.values(state=DeliveryState.SENT))
    db.execute(update(mailboxes).where(mailboxes.c.person_id == person_id).values(channel=channel))
    release_people(db, [person_id], worker=worker, until=None)


def record_failed(db: Connection, *, message_id: int, person_id: int, worker: str, reason: str) -> None:
    """Record that a message failed: Slack refuses it for good, or it can't be found out whether it was posted."""
    db.execute(update(messages).where(messages.c.id == message_id).values(state=MessageState.FAILED))
    failed = update(deliveries).where(deliveries.c.message_id == message_id, _PENDING)
    db.execute(failed.values(state=DeliveryState.FAILED, reason=reason[:200]))
    release_people(db, [person_id], worker=worker, until=None)


def record_unknown(db: Connection, *, message_id: int, person_id: int, worker: str, until: datetime) -> None:
    """Record that it is unknown whether a message was posted. Nothing is posted to the person until it is looked up."""
    db.execute(update(messages).where(messages.c.id == message_id).values(tries=messages.c.tries + 1))
    release_people(db, [person_id], worker=worker, until=until)


def record_not_posted(db: Connection, *, message_id: int, person_id: int, worker: str, until: datetime | None) -> None:
    """Record that a message was not posted: it is deleted, and its deliveries are pending again.

    Nothing is done where another worker has claimed the person since: it looks up the message itself.
    """
    if release_people(db, [person_id], worker=worker, until=until):
        db.execute(update(deliveries).where(deliveries.c.message_id == message_id).values(message_id=None))
        db.execute(delete(messages).where(messages.c.id == message_id))


def mark_settled(db: Connection, settled: Sequence[SettledDelivery], now: datetime) -> None:
    """Store the outcome of these deliveries, once their messages show it."""
    rows = [{"row": delivery.id, "to": delivery.outcome, "sum": delivery.shown} for delivery in settled]
    values = {"settled": bindparam("to"), "shown": bindparam("sum"), "drawn_at": now}
    db.execute(update(deliveries).where(deliveries.c.id == bindparam("row")).values(values), rows)


def fail_due(db: Connection, *, person_id: int, worker: str, reason: str, now: datetime) -> None:
    """Mark a person's due deliveries as failed, where no message could be made of them. `reason` has a reference."""
    owed = (deliveries.c.recipient_id == person_id, _PENDING, deliveries.c.due_at <= now)
    db.execute(update(deliveries).where(*owed).values(state=DeliveryState.FAILED, reason=reason[:200]))
    release_people(db, [person_id], worker=worker, until=None)


def release_people(db: Connection, person_ids: Sequence[int], *, worker: str, until: datetime | None) -> int:
    """End this worker's claims on the persons; with `until`, nobody can claim them before it. Returns how many."""
    theirs = (mailboxes.c.person_id.in_(person_ids), mailboxes.c.claimed_by == worker)
    return db.execute(update(mailboxes).where(*theirs).values(claimed_by=None, claimed_until=until)).rowcount


def next_due(db: Connection) -> datetime | None:
    """When the next pending delivery becomes due; None when there is none."""
    return db.execute(select(func.min(deliveries.c.due_at)).where(_PENDING)).scalar()


@dataclass(frozen=True, slots=True)
class ListedDelivery:
    """A delivery as the operator sees it: which kind, when, and what became of it. Never what it says.

    The recipient is given only where it failed: when messages reach a person would reveal when they are away.
    """

    kind: str
    subject: str
    slack_id: str | None
    due_at: datetime
    state: str
    reason: str | None
    ts: str | None


def list_deliveries(db: Connection, *, state: str | None, most: int) -> list[ListedDelivery]:
    """The deliveries of a state, or all: pending ones by when they are due, others with the latest first."""
    order = deliveries.c.due_at if state == DeliveryState.PENDING.value else deliveries.c.due_at.desc()
    query = (
        select(
            deliveries.c.kind,
            deliveries.c.subject,
            case((deliveries.c.state == DeliveryState.FAILED, persons.c.slack_id)),
            deliveries.c.due_at,
            deliveries.c.state,
            deliveries.c.reason,
            messages.c.ts,
        )
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .outerjoin(messages, messages.c.id == deliveries.c.message_id)
        .order_by(order, deliveries.c.id)
        .limit(most)
    )
    if state:
        query = query.where(deliveries.c.state == state)
    return [ListedDelivery(*row) for row in db.execute(query)]
