"""Milestones of a course or a team's year: gates before the first lesson, start-up, booster, reviews, surveys.

What there is follows from the programme's rules in the catalogue; here is who sees to it, when, and whether it is done.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Column, Date, Index, Integer, String, Table, Time, text

from models.base import Instant, choice, key, link, metadata, workspace


class PassedBy(StrEnum):
    """Why lessons begin though a gate is open: a named reason, never a refusal (promise 7)."""

    DONE_ELSEWHERE = "done_elsewhere"
    LATER = "later"
    NOT_HERE = "not_here"


milestones = Table(
    "milestones",
    metadata,
    key(),
    workspace(),
    link("site_id", "sites"),
    link("course_id", "courses", null=True),  # none: the team's
    Column("programme", String(40), nullable=False),
    Column("code", String(40), nullable=False),  # a GateCode, MilestoneCode, StepCode or "supervision"
    Column("number", Integer, nullable=False),  # 1, 2, 3 where it is held several times; else 0
    Column("school_year", Integer, nullable=False),
    Column("due_on", Date),  # none: not dated yet
    Column("starts_at", Time),
    Column("ends_at", Time),
    Column("room", String(80)),
    link("owner_id", "persons", null=True, outlives=True),
    Column("done_on", Date),
    link("done_by_id", "persons", null=True, outlives=True),
    *choice("passed", PassedBy, null=True),
    Column("created_at", Instant, nullable=False),
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
