"""What the scheduler does with milestones: send reminders, create missing ones, delete answers to past meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from models.calendar import local_day
from models.deliveries import DeliveryKind, Quiet, Upkeep
from models.milestones.acts import drop_past_answers, has_past_answers
from models.milestones.laying import lay_milestones, milestones_lacking
from models.milestones.planned import MILESTONE, plan_milestones
from models.milestones.reminders import check_milestones
from models.places import Calendars, Workspace

KINDS = (
    DeliveryKind(
        name=MILESTONE,
        order=70,
        plan=plan_milestones,
        check=check_milestones,
        is_prompt=True,
        quiet=Quiet.TEAM,
    ),
)


def _find_lacking(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> Sequence[int]:
    return [0] if milestones_lacking(db, space=space, calendars=calendars, now=now) else []


def _lay_all(db: Connection, *, space: Workspace, due_id: int, now: datetime) -> None:
    lay_milestones(db, space=space, now=now)


def _find_past_answers(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> Sequence[int]:
    return [0] if has_past_answers(db, space.id, today=local_day(now, space.timezone)) else []


def _drop_answers(db: Connection, *, space: Workspace, due_id: int, now: datetime) -> None:
    drop_past_answers(db, space.id, today=local_day(now, space.timezone))


UPKEEP = (
    Upkeep(name="milestones to lay out", due=_find_lacking, carry_out=_lay_all),
    Upkeep(name="answers to past meetings", due=_find_past_answers, carry_out=_drop_answers),
)
