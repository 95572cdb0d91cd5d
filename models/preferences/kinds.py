"""What the scheduler does on behalf of people's own settings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from models.calendar import local_day
from models.deliveries import DeliveryKind, Upkeep
from models.places import Calendars, Workspace
from models.preferences.hours_asked import ASK_HOURS, check_hours, plan_hours
from models.preferences.settings import absences_past, drop_past_absences

KINDS = (DeliveryKind(name=ASK_HOURS, order=80, plan=plan_hours, check=check_hours, is_prompt=True),)


def _absences_due(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> Sequence[int]:
    return [0] if absences_past(db, space.id, today=local_day(now, space.timezone)) else []


def _drop_absences(db: Connection, *, space: Workspace, due_id: int, now: datetime) -> None:
    drop_past_absences(db, space.id, today=local_day(now, space.timezone))


UPKEEP = (Upkeep(name="past absences", due=_absences_due, carry_out=_drop_absences),)
