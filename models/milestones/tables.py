"""The tables of milestones, each declared once."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.courses import LONGEST_ROOM
from models.db import GuardedText, Instant, Row, closed_list, core_table, guarded_text


class PassedBy(StrEnum):
    """Why lessons begin though a gate is open: a named reason, never a refusal (promise 7)."""

    DONE_ELSEWHERE = "done_elsewhere"
    LATER = "later"
    NOT_HERE = "not_here"


class MilestoneRow(Row, table=True):
    """Something that a course or a team is to do or to meet for by a day."""

    __tablename__ = "milestones"
    __table_args__ = (
        Index(
            "uq_milestones_one",
            "site_id",
            text("coalesce(course_id, 0)"),
            "programme",
            "code",
            "number",
            "school_year",
            unique=True,
        ),
        Index("ix_milestones_due", "due_on"),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    course_id: int | None = Field(
        default=None, foreign_key="courses.id", ondelete="CASCADE", index=True
    )  # none: it is the team's
    programme: str = Field(max_length=40)
    code: str = Field(max_length=40)  # a GateCode, MilestoneCode, StepCode or "supervision"
    number: int  # 1, 2, 3 where it is held several times; else 0
    school_year: int
    due_on: date | None = None  # none: not dated yet
    last_day: date | None = None  # of a meeting that must be held by then: the booster by the end of the first term
    dated: bool  # a person confirmed or chose the day; else it is proposed and follows the plan
    anchor: int | None = None  # the number of the lesson that the proposed day follows from
    anchored_on: date | None = None  # that lesson's day when it was proposed
    before_us: bool  # its time had passed when the bot came to know of it
    last_period: str | None = Field(
        default=None, max_length=20
    )  # the period of the last reminder: a person for whom it is planned has them all
    starts_at: time | None = None
    ends_at: time | None = None
    room: GuardedText | None = Field(default=None, sa_type=guarded_text(LONGEST_ROOM))
    owner_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL", index=True)
    done_on: date | None = None
    done_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL", index=True)
    passed: PassedBy | None = Field(default=None, sa_type=closed_list(PassedBy, "passed"))
    created_at: datetime = Field(sa_type=Instant)


class MilestoneTeamRow(Row, table=True):
    """A team's year that is laid out, and by which calendar: if the calendar changes it is laid out again."""

    __tablename__ = "milestone_teams"
    __table_args__ = (UniqueConstraint("site_id", "programme", "school_year"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE")
    programme: str = Field(max_length=40)
    school_year: int
    calendar_mark: int


class MilestoneAnswerRow(Row, table=True):
    """Whether a person comes to a meeting. Deleted the day after it, or when it is done or moved."""

    __tablename__ = "milestone_answers"
    __table_args__ = (UniqueConstraint("milestone_id", "person_id"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    milestone_id: int = Field(foreign_key="milestones.id", ondelete="CASCADE")
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    coming: bool


milestones = core_table(MilestoneRow)
milestone_teams = core_table(MilestoneTeamRow)
milestone_answers = core_table(MilestoneAnswerRow)
