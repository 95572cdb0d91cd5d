"""The table of the journal, declared once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, Text
from sqlmodel import Field

from models.db import Instant, Row, closed_list, core_table


class KeptDeed(StrEnum):
    """What was done, of the things that are taken back whole."""

    PLAN = "plan"
    CALENDAR = "calendar"
    MILESTONE = "milestone"
    TURN = "turn"
    LEADER = "leader"
    ROOM = "room"
    TITLE = "title"


class JournalRow(Row, table=True):
    """One act with the rows it changed, as they were and as they became, so that it can be taken back whole."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_latest", "actor_id", "done_at"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    actor_id: int = Field(foreign_key="persons.id", ondelete="CASCADE")
    deed: KeptDeed = Field(sa_type=closed_list(KeptDeed, "deed"))
    named: str = Field(max_length=200)  # what it was about, in words that passed the guard: labels, a day, a school
    changes: str = Field(sa_type=Text)  # JSON
    done_at: datetime = Field(sa_type=Instant)
    undone_at: datetime | None = Field(default=None, sa_type=Instant)


journal = core_table(JournalRow)
