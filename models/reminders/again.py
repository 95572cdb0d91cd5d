"""Asking again later: what a person was reminded of comes once more, when they say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from models.calendar import moment
from models.db import BadInput, Stale
from models.deliveries import AGAIN, NO_QUESTION, DeliveryState, NewDelivery, add_deliveries, deliveries
from models.people import Actor
from models.preferences import own_settings

_ANSWER_WITHIN = timedelta(days=5)
_AN_HOUR = timedelta(hours=1)


def remind_again(
    db: Connection,
    *,
    actor: Actor,
    delivery_ids: Collection[int],
    kinds: Collection[str],
    tomorrow: bool,
    now: datetime,
) -> datetime:
    """Send the actor's deliveries of these kinds once more: in an hour, or when the next working day begins.

    Returns when. The first message stays and is settled with the second one. Raises Stale where there is nothing to
    send again, and BadInput where it would come too late: the lesson has begun by then.
    """
    at = _find_next_morning(db, actor, now) if tomorrow else now + _AN_HOUR
    columns = deliveries.c
    query = select(columns.kind, columns.subject, columns.period, columns.use_by, columns.settled).where(
        columns.id.in_(sorted(delivery_ids)),
        columns.recipient_id == actor.person_id,
        columns.state == DeliveryState.SENT,
        columns.kind.in_(sorted(kinds)),
    )
    again = [_make_again(db, actor, row, at) for row in db.execute(query).all()]
    in_time = [delivery for delivery in again if delivery.use_by is None or delivery.use_by > at]
    if not again:
        raise Stale()
    if not in_time:
        raise BadInput(reason="again-too-late")
    add_deliveries(db, workspace_id=actor.workspace_id, new=in_time, now=now)
    return at


def _make_again(db: Connection, actor: Actor, row: Any, at: datetime) -> NewDelivery:
    """The same once more. A question may be answered for some days; a lesson is reminded of until it begins."""
    is_question = row.settled != NO_QUESTION
    use_by = row.use_by if row.subject.startswith("lesson:") else None
    return NewDelivery(
        kind=row.kind,
        subject=row.subject,
        recipient_id=actor.person_id,
        period=f"{row.period.partition(AGAIN)[0]}{AGAIN}{_count_sent(db, actor, row.kind, row.subject)}",
        due_at=at,
        use_by=at + _ANSWER_WITHIN if is_question else use_by,
        is_question=is_question,
    )


def _count_sent(db: Connection, actor: Actor, kind: str, subject: str) -> int:
    same = (deliveries.c.kind == kind, deliveries.c.subject == subject, deliveries.c.recipient_id == actor.person_id)
    count: int = db.execute(select(func.count()).where(*same)).scalar_one()
    return count


def _find_next_morning(db: Connection, actor: Actor, now: datetime) -> datetime:
    """When the person's next working day begins."""
    hours = own_settings(db, actor).hours
    days = (now + timedelta(days=ahead) for ahead in range(1, 9))
    mornings = (moment(day.date(), hours.start, actor.timezone) for day in days if hours.works(day.date()))
    return next(mornings)
