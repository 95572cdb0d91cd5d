"""The tables of preferences, each declared once."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.db import Instant, Row, closed_list, core_table


class AfterLesson(StrEnum):
    """When the question after a lesson comes."""

    SOON = "soon"  # 15 minutes after
    AFTERNOON = "afternoon"  # at 15.00
    MORNING = "morning"  # the next working morning


class DigestRhythm(StrEnum):
    """How often the digest comes."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class ReminderSettingsRow(Row, table=True):
    """A person's own choices about when and of what they are reminded."""

    __tablename__ = "reminder_settings"
    __table_args__ = (UniqueConstraint("person_id"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    work_days: str = Field(max_length=7)  # such as 12345: Monday is 1
    work_start: time
    work_end: time
    after_lesson: AfterLesson = Field(sa_type=closed_list(AfterLesson, "after_lesson"))
    planning_prompts: bool
    quiet: str = Field(max_length=80)  # Quiet values, comma-separated
    digest_rhythm: DigestRhythm = Field(sa_type=closed_list(DigestRhythm, "digest_rhythm"))
    digest_day: int | None = None  # 1 to 5; none: the first workday of the week
    snoozed_until: datetime | None = Field(default=None, sa_type=Instant)


class AwayPeriodRow(Row, table=True):
    """From when and until when a person is away. Seen by nobody else and deleted when past (promise 4)."""

    __tablename__ = "away_periods"
    __table_args__ = (UniqueConstraint("person_id"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    away_from: date | None = None  # none: from the day it was said
    back_on: date  # the first day the person can be reached again; why is never asked


reminder_settings = core_table(ReminderSettingsRow)
away_periods = core_table(AwayPeriodRow)
