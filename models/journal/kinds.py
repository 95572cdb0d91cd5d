"""The upkeep of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from models.deliveries import Upkeep
from models.journal.journal import forget_old, has_old
from models.places import Calendars, Workspace


def _find_old(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> Sequence[int]:
    return [space.id] if has_old(db, space.id, now=now) else []


def _forget(db: Connection, *, space: Workspace, due_id: int, now: datetime) -> None:
    forget_old(db, due_id, now=now)


UPKEEP = (Upkeep(name="old journal", due=_find_old, carry_out=_forget),)
