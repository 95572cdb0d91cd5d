"""The tables of access: who has asked to be let in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from models.db import Instant, Row, core_table


class AccessRequestRow(Row, table=True):
    """Somebody the bot does not know asks to be let in at a site."""

    __tablename__ = "access_requests"
    __table_args__ = (
        Index(
            "uq_access_requests_open",
            "workspace_id",
            "slack_id",
            unique=True,
            sqlite_where=text("let_in IS NULL"),
            postgresql_where=text("let_in IS NULL"),
        ),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    slack_id: str = Field(max_length=40)
    name: str = Field(max_length=200)
    timezone: str = Field(max_length=60)
    locale: str = Field(max_length=10)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    asked_at: datetime = Field(sa_type=Instant)
    decided_by: int | None = Field(default=None, foreign_key="persons.id", ondelete="CASCADE", index=True)
    let_in: bool | None = None


requests = core_table(AccessRequestRow)
