"""The tables of db, each declared once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.db.base import Instant, Row, core_table


class ReceivedEventRow(Row, table=True):
    """An event that Slack has sent, kept so that it is answered once."""

    __tablename__ = "received_events"
    __table_args__ = (UniqueConstraint("workspace_id", "event_id"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    event_id: str = Field(max_length=80)
    received_at: datetime = Field(sa_type=Instant, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)


received_events = core_table(ReceivedEventRow)
