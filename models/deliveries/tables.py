"""The tables of deliveries, each declared once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.db import Instant, Row, closed_list, core_table


class DeliveryState(StrEnum):
    """What has become of a delivery; `reason` says why."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class MessageState(StrEnum):
    """What has become of a message. While it is `posting`, only Slack knows whether it was posted."""

    POSTING = "posting"
    SENT = "sent"
    FAILED = "failed"


class MessageRow(Row, table=True):
    """A Slack post that carries one or more deliveries to one person."""

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_person", "person_id", "created_at"),
        Index(
            "ix_messages_posting",
            "person_id",
            sqlite_where=text("state = 'posting'"),
            postgresql_where=text("state = 'posting'"),
        ),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE")
    token: str = Field(max_length=40, unique=True)  # travels as metadata, so that it can be found again
    is_prompt: bool
    state: MessageState = Field(sa_type=closed_list(MessageState, "state"))
    channel: str | None = Field(default=None, max_length=40)
    ts: str | None = Field(default=None, max_length=40)
    created_at: datetime = Field(sa_type=Instant)  # on the domain's clock: caps are counted by it
    posted_after: datetime = Field(sa_type=Instant)  # on the real clock: where to look for it in Slack
    tries: int


class DeliveryRow(Row, table=True):
    """One fact for one recipient; there is one for each kind, subject, recipient and period."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("kind", "subject", "recipient_id", "period"),
        Index(
            "ix_deliveries_due",
            "due_at",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "ix_deliveries_open",
            "created_at",
            sqlite_where=text("state = 'sent' AND (settled IS NULL OR settled = 'reopened')"),
            postgresql_where=text("state = 'sent' AND (settled IS NULL OR settled = 'reopened')"),
        ),
        Index("ix_deliveries_message", "message_id"),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    kind: str = Field(max_length=40)
    subject: str = Field(max_length=80)  # what it is about, such as `lesson:12`
    recipient_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    period: str = Field(max_length=20)  # the day or week it belongs to
    due_at: datetime = Field(sa_type=Instant)
    use_by: datetime | None = Field(default=None, sa_type=Instant)
    state: DeliveryState = Field(sa_type=closed_list(DeliveryState, "state"))
    reason: str | None = Field(default=None, max_length=200)
    message_id: int | None = Field(default=None, foreign_key="messages.id", ondelete="SET NULL")
    settled: str | None = Field(
        default=None, max_length=40
    )  # none: a question that waits for an answer; `reopened`: it is to be asked again; else what became of it
    drawn_at: datetime | None = Field(
        default=None, sa_type=Instant
    )  # when its message was last found to show the truth
    shown: int | None = None  # a checksum of what it showed then
    created_at: datetime = Field(sa_type=Instant)


class MailboxRow(Row, table=True):
    """Where a person's direct messages are, and which worker may post there now."""

    __tablename__ = "mailboxes"
    __table_args__ = (UniqueConstraint("person_id"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE")
    channel: str | None = Field(default=None, max_length=40)  # the direct message with the person, once it is known
    claimed_by: str | None = Field(default=None, max_length=40)
    claimed_until: datetime | None = Field(
        default=None, sa_type=Instant
    )  # on the real clock; without `claimed_by` nobody may claim it before then


messages = core_table(MessageRow)
deliveries = core_table(DeliveryRow)
mailboxes = core_table(MailboxRow)
