"""The tables of school_turn, each declared once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.db import Instant, Row, closed_list, core_table


class PersonChange(StrEnum):
    """What becomes of a person at a site when the new year begins. Why is never asked (promise 4)."""

    LEAVES = "leaves"  # the site: their roles and courses there end
    LEADS = "leads"  # one more course


class SchoolTurnRow(Row, table=True):
    """The turn of a site to its next school year, decided and perhaps not carried out yet."""

    __tablename__ = "school_turns"
    __table_args__ = (UniqueConstraint("site_id", "school_year"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    school_year: int  # the one that begins
    decided_at: datetime = Field(sa_type=Instant)
    carried_out_at: datetime | None = Field(default=None, sa_type=Instant)  # none: it waits for the year to begin


class PersonChangeRow(Row, table=True):
    """What becomes of a person at a site when its new school year begins."""

    __tablename__ = "person_changes"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    turn_id: int = Field(foreign_key="school_turns.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    course_id: int | None = Field(default=None, foreign_key="courses.id", ondelete="CASCADE", index=True)
    kind: PersonChange = Field(sa_type=closed_list(PersonChange, "kind"))


school_turns = core_table(SchoolTurnRow)
person_changes = core_table(PersonChangeRow)
