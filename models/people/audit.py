"""Who changed what, when: ids only, never a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, insert, select

from models.db import Prepared
from models.people.person import Actor
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


# What is asked for, or taken back itself; every other act is something that somebody would expect to undo.
_NOTHING_TO_UNDO = (Act.WITHDRAW, Act.ASK_ACCESS, Act.ASK_LEADERS)


def has_acted_since(db: Connection, *, actor: Actor, since: datetime, but: Sequence[Act]) -> bool:
    """Whether the actor has done something after a moment that is no act of these kinds."""
    query = select(entries.c.id).where(
        entries.c.workspace_id == actor.workspace_id,
        entries.c.actor_id == actor.person_id,
        entries.c.at > since,
        entries.c.act.not_in([*but, *_NOTHING_TO_UNDO]),
    )
    return db.execute(query.limit(1)).first() is not None


@dataclass(frozen=True, slots=True)
class RecentAct:
    """That somebody did something; no one where it was the bot or the command line."""

    at: datetime
    actor_id: int | None


def latest_acts(db: Connection, workspace_id: int, most: int = 20) -> list[RecentAct]:
    """The latest acts in a workspace, the newest first."""
    query = select(entries.c.at, entries.c.actor_id).where(entries.c.workspace_id == workspace_id)
    return [RecentAct(*row) for row in db.execute(query.order_by(entries.c.id.desc()).limit(most))]


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


def record_act(db: Connection, actor: Actor, act: Act, *, subject: str, ids: Sequence[int], now: datetime) -> None:
    """Note that a person did this to things of one kind: one entry a thing."""
    record_act_of(
        db, workspace_id=actor.workspace_id, actor_id=actor.person_id, act=act, subject=subject, ids=ids, now=now
    )


def record_act_of(
    db: Connection,
    *,
    workspace_id: int,
    actor_id: int | None,
    act: Act,
    subject: str,
    ids: Sequence[int],
    now: datetime,
) -> None:
    """The same where there is no Actor: an import from the command line, a newcomer, the bot itself."""
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
