"""A lesson is three bookings: joint planning, the lesson itself, and reflection, with setup time around (S0)."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Column, Date, Integer, String, Table, Time

from models.base import choice, key, link, metadata, workspace


class PlanningPlace(StrEnum):
    """Whose time the joint planning takes. Conference time may be used; APT, the workplace meeting, may not (S0)."""

    OWN = "own"
    CONFERENCE = "conference"


class TimeSource(StrEnum):
    """Where the lessons' time is taken from (S0, inventory row 39)."""

    ALL_SUBJECTS = "all_subjects"
    MENTOR_TIME = "mentor_time"
    EXTENDED_TIME = "extended_time"
    THEME_DAYS = "theme_days"


planning_bookings = Table(
    "planning_bookings",
    metadata,
    key(),
    workspace(),
    link("site_id", "sites"),
    Column("day", Date, nullable=False),
    Column("starts_at", Time, nullable=False),
    Column("minutes", Integer, nullable=False),
    *choice("place", PlanningPlace),
    Column("room", String(80)),
)
