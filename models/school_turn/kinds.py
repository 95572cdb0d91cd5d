"""What the scheduler does when a new school year begins: it carries out the turns that were decided before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from models.deliveries import Upkeep
from models.places import Calendars, Workspace
from models.school_turn.due import carry_out_turn, find_due_turns


def _find_due(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> Sequence[int]:
    return find_due_turns(db, now, workspace_id=space.id)


def _carry_out(db: Connection, *, space: Workspace, due_id: int, now: datetime) -> None:
    carry_out_turn(db, now, only=due_id)


UPKEEP = (Upkeep(name="turn of the year", due=_find_due, carry_out=_carry_out, before_planning=True),)
