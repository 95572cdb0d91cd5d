"""The tables of reflections: reflections on lessons."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.db import GuardedText, Instant, Row, closed_list, core_table, guarded_text


class Visibility(StrEnum):
    """Who may read a reflection."""

    SELF = "self"
    PAIR = "pair"  # those who lead the course
    BANK = "bank"  # the knowledge bank: it may become a public record, and the form says so


class FollowUp(StrEnum):
    """Whom to follow something up with. Never one pupil: with a day and a class it would reveal who it is."""

    CLASS = "class"
    GROUP = "group"


class ReflectionRow(Row, table=True):
    """What a leader wrote about a lesson, after the guard."""

    __tablename__ = "reflections"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    course_id: int = Field(foreign_key="courses.id", ondelete="CASCADE", index=True)
    log_id: int = Field(foreign_key="lesson_logs.id", ondelete="CASCADE", index=True)
    author_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    went_well: GuardedText | None = Field(default=None, sa_type=guarded_text())
    change_next: GuardedText | None = Field(default=None, sa_type=guarded_text())
    follow_up: FollowUp | None = Field(default=None, sa_type=closed_list(FollowUp, "follow_up"))
    visibility: Visibility = Field(sa_type=closed_list(Visibility, "visibility"))
    created_at: datetime = Field(sa_type=Instant)
    edited_at: datetime | None = Field(default=None, sa_type=Instant)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Instant)  # hidden since; deleted by age later
    source_ts: str | None = Field(
        default=None, max_length=40
    )  # the Slack message it was made of: one message makes one reflection


reflections = core_table(ReflectionRow)
