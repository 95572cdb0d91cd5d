"""What Slack has told the bot, each event once."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select, update

from models.db.tables import received_events

KEEP_EVENTS = timedelta(days=2)  # Slack gives up on an event after a day at most
BUSY = timedelta(seconds=20)


class Seen(StrEnum):
    """Whether an event that Slack sends is new."""

    NEW = "new"
    BUSY = "busy"  # another listener works on it: Slack shall send it again
    UNANSWERED = "unanswered"  # taken in, and the answer may not have left
    ANSWERED = "answered"


def receive_event(db: Connection, *, workspace_id: int, event_id: str, now: datetime) -> Seen:
    """Note an event on its way in, once. Slack sends an event again when it saw no answer."""
    row = db.execute(
        select(received_events.c.id, received_events.c.received_at, received_events.c.answered_at).where(
            received_events.c.workspace_id == workspace_id, received_events.c.event_id == event_id
        )
    ).first()
    if row is None:
        db.execute(delete(received_events).where(received_events.c.received_at < now - KEEP_EVENTS))
        values = {"workspace_id": workspace_id, "event_id": event_id, "received_at": now}
        db.execute(insert(received_events).values(values))
        return Seen.NEW
    if row.answered_at:
        return Seen.ANSWERED
    if now - row.received_at < BUSY:
        return Seen.BUSY
    mine = (received_events.c.id == row.id, received_events.c.received_at == row.received_at)
    taken = db.execute(update(received_events).where(*mine).values(received_at=now)).rowcount
    return Seen.UNANSWERED if taken else Seen.BUSY


def event_answered(db: Connection, *, workspace_id: int, event_id: str, now: datetime) -> None:
    """The answer to the event has left."""
    db.execute(
        update(received_events)
        .where(received_events.c.workspace_id == workspace_id, received_events.c.event_id == event_id)
        .values(answered_at=now)
    )


def event_failed(db: Connection, *, workspace_id: int, event_id: str, now: datetime) -> None:
    """It is not known whether an answer left: the next time Slack sends the event, it is looked for first."""
    db.execute(
        update(received_events)
        .where(received_events.c.workspace_id == workspace_id, received_events.c.event_id == event_id)
        .values(received_at=now - BUSY)
    )
