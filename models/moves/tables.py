"""The tables of moves, each declared once."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import false
from sqlmodel import Field

from models.courses import CancelReason
from models.db import Instant, Row, closed_list, core_table
from models.moves.drafts import Deed


class LessonMoveRow(Row, table=True):
    """A planned lesson that was moved or cancelled, kept so that it can be undone and reported."""

    __tablename__ = "lesson_moves"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    course_id: int = Field(foreign_key="courses.id", ondelete="CASCADE", index=True)
    actor_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    deed: Deed = Field(sa_type=closed_list(Deed, "deed"))
    reason: CancelReason | None = Field(default=None, sa_type=closed_list(CancelReason, "reason"))
    batch: int | None = Field(
        default=None, index=True
    )  # the first move of the same save: undo takes them back together
    undoes: int | None = Field(
        default=None, foreign_key="lesson_moves.id", ondelete="SET NULL"
    )  # the move that this one takes back
    undone_at: datetime | None = Field(default=None, sa_type=Instant)
    moved_at: datetime = Field(sa_type=Instant)


class LessonMoveDayRow(Row, table=True):
    """One planned lesson's old and new day in a move."""

    __tablename__ = "lesson_move_days"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    move_id: int = Field(foreign_key="lesson_moves.id", ondelete="CASCADE", index=True)
    planned_id: int = Field(
        foreign_key="planned_lessons.id", ondelete="CASCADE"
    )  # the row that held the old day, or else the new one
    number: int
    old_day: date | None = None  # none: it had no day
    old_starts_at: time | None = None
    # Whether somebody had said that it was not held on its old day.
    old_missed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    new_day: date | None = None  # none: it has no day now
    new_starts_at: time | None = None


lesson_moves = core_table(LessonMoveRow)
lesson_move_days = core_table(LessonMoveDayRow)
