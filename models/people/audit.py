"""Who changed what, when: ids only, never a text."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, insert

from models.db import Prepared
from models.people.tables import entries


class Act(StrEnum):
    """What can be done to a thing that is kept."""

    LOG = "log"
    JOIN = "join"
    CHANGE = "change"
    WITHDRAW = "withdraw"
    REFLECT = "reflect"
    EDIT = "edit"
    ASK_ACCESS = "ask_access"
    LET_IN = "let_in"
    DECLINE_ACCESS = "decline_access"
    IMPORT = "import"
    PLAN = "plan"
    MOVE = "move"
    CANCEL_LESSON = "cancel_lesson"
    KEEP_CALENDAR = "keep_calendar"
    SEE_TO_MILESTONE = "see_to_milestone"
    TURN_YEAR = "turn_year"
    ASK_LEADERS = "ask_leaders"


_INSERT = Prepared(
    insert(entries).values(
        workspace_id=bindparam("workspace_id"),
        at=bindparam("at"),
        actor_id=bindparam("actor_id"),
        act=bindparam("act"),
        subject=bindparam("subject"),
        subject_id=bindparam("subject_id"),
    )
)


def record(
    db: Connection, *, workspace_id: int, actor_id: int | None, act: Act, subject: str, ids: list[int], now: datetime
) -> None:
    """One entry a thing touched."""
    rows = [
        {
            "workspace_id": workspace_id,
            "at": now,
            "actor_id": actor_id,
            "act": act.value,
            "subject": subject,
            "subject_id": subject_id,
        }
        for subject_id in ids
    ]
    if rows:
        _INSERT.run(db, rows)
