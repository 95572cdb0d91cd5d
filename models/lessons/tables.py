"""The tables of lessons, each declared once."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.db import Instant, Row, closed_list, core_table
from models.lessons.drafts import Adaptation, Engagement, Manner, Precision, Source


class LessonLogRow(Row, table=True):
    """A lesson that was held, as recorded. Withdrawn ones stay."""

    __tablename__ = "lesson_logs"
    __table_args__ = (
        Index(
            "uq_lesson_logs_held",
            "course_id",
            "number",
            "session",
            "half",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE")
    course_id: int = Field(foreign_key="courses.id", ondelete="CASCADE")  # searched by the unique index below
    number: int
    session: int = 0
    half: int = 0
    held_on: date | None = None  # the Monday where only the week is known
    precision: Precision = Field(sa_type=closed_list(Precision, "precision"))
    source: Source = Field(sa_type=closed_list(Source, "source"))
    manner: Manner | None = Field(default=None, sa_type=closed_list(Manner, "manner"))
    engagement: Engagement | None = Field(default=None, sa_type=closed_list(Engagement, "engagement"))
    minutes: int | None = None
    joint: int | None = None  # the first log's id, where several classes had the lesson together
    out_of_order: bool = False  # said to be meant: not asked about again
    recorded_at: datetime = Field(sa_type=Instant)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Instant)


class LogPersonRow(Row, table=True):
    """Somebody who led a logged lesson, or recorded it."""

    __tablename__ = "log_people"
    __table_args__ = (
        UniqueConstraint("log_id", "person_id"),
        Index("ix_log_people_latest", "person_id", "recorded_at"),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE")
    log_id: int = Field(foreign_key="lesson_logs.id", ondelete="CASCADE")  # searched by the unique index below
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE")
    led: bool
    recorded_at: datetime | None = Field(default=None, sa_type=Instant)  # none: stands as leader without having logged
    act: int | None = None  # the first log of the act it was recorded in: a range or several classes are one act


class LogAdaptationRow(Row, table=True):
    """One adaptation made in a logged lesson."""

    __tablename__ = "log_adaptations"
    __table_args__ = (UniqueConstraint("log_id", "code"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    log_id: int = Field(foreign_key="lesson_logs.id", ondelete="CASCADE", index=True)
    code: Adaptation = Field(sa_type=closed_list(Adaptation, "code"))


lesson_logs = core_table(LessonLogRow)
log_people = core_table(LogPersonRow)
log_adaptations = core_table(LogAdaptationRow)
