"""Asking again later: what a person was reminded of comes once more, when they say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from models.calendar import moment
from models.db import Stale
from models.deliveries import AGAIN, DeliveryState, NewDelivery, add_deliveries, deliveries
from models.lessons import LEADERS_ASKED
from models.people import Actor
from models.preferences import own_settings
from models.reminders.lesson_reminders import AFTER_LESSON, BEFORE_LESSON, PLANNING

_QUESTIONS = (AFTER_LESSON, LEADERS_ASKED)
_ASKED_AGAIN = (*_QUESTIONS, BEFORE_LESSON, PLANNING)
_ANSWER_WITHIN = timedelta(days=5)
_AN_HOUR = timedelta(hours=1)


def remind_again(
    db: Connection, *, actor: Actor, delivery_ids: Collection[int], tomorrow: bool, now: datetime
) -> datetime:
    """Send these deliveries of the actor once more: in an hour, or when the next working day begins. Returns when.

    The first message stays and is settled with the second one. Raises Stale where nothing of it can be sent again.
    """
    at = _find_next_morning(db, actor, now) if tomorrow else now + _AN_HOUR
    columns = deliveries.c
    query = select(columns.kind, columns.subject, columns.period, columns.use_by).where(
        columns.id.in_(sorted(delivery_ids)),
        columns.recipient_id == actor.person_id,
        columns.state == DeliveryState.SENT,
        columns.kind.in_(_ASKED_AGAIN),
    )
    again = [
        NewDelivery(
            kind=row.kind,
            subject=row.subject,
            recipient_id=actor.person_id,
            period=f"{row.period[:10]}{AGAIN}{_count_sent(db, actor, row.kind, row.subject)}",
            due_at=at,
            use_by=at + _ANSWER_WITHIN if row.kind in _QUESTIONS else row.use_by,
            is_question=row.kind in _QUESTIONS,
        )
        for row in db.execute(query).all()
        if row.kind in _QUESTIONS or row.use_by is None or row.use_by > at
    ]
    if not again:
        raise Stale()
    add_deliveries(db, workspace_id=actor.workspace_id, new=again, now=now)
    return at


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
