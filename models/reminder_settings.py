"""How a person wants to be reminded: working time, quiet kinds, snooze, away. Nobody but the person sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
    select,
)

from models.base import Instant, choice, key, link, metadata, workspace
from models.worktime import WorkHours


class AfterLesson(StrEnum):
    """When the question after a lesson comes."""

    SOON = "soon"  # 15 minutes after
    AFTERNOON = "afternoon"  # at 15.00
    MORNING = "morning"  # the next working morning


class Rhythm(StrEnum):
    """How often the digest comes."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Quiet(StrEnum):
    """Kinds of prompts that a person can do without."""

    BEFORE = "before"  # the day before a lesson
    AFTER = "after"  # the question after it
    TEAM = "team"  # boosters, meetings, surveys
    DIGEST = "digest"


reminder_settings = Table(
    "reminder_settings",
    metadata,
    key(),
    workspace(),
    link("person_id", "persons"),
    Column("work_days", String(7), nullable=False),  # such as 12345: Monday is 1
    Column("work_start", Time, nullable=False),
    Column("work_end", Time, nullable=False),
    *choice("after_lesson", AfterLesson),
    Column("planning_prompts", Boolean, nullable=False),
    Column("quiet", String(80), nullable=False),  # Quiet values, comma-separated
    *choice("digest_rhythm", Rhythm),
    Column("digest_day", Integer),  # 1 to 5; none: the first workday of the week
    Column("snoozed_until", Instant),
    UniqueConstraint("person_id"),
)
away_periods = Table(
    "away_periods",
    metadata,
    key(),
    workspace(),
    link("person_id", "persons"),
    Column("back_on", Date, nullable=False),  # the first day the person can be reached again; why is never asked
    UniqueConstraint("person_id"),
)


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """A person's choices; the defaults are those of school staff (promise 3)."""

    hours: WorkHours = WorkHours()
    after_lesson: AfterLesson = AfterLesson.SOON
    planning_prompts: bool = False
    quiet: frozenset[Quiet] = frozenset()
    digest_rhythm: Rhythm = Rhythm.WEEKLY
    digest_day: int | None = None
    snoozed_until: datetime | None = None
    back_on: date | None = None
    told: bool = False  # whether the person ever said: youth workers are asked once

    def away(self, day: date) -> bool:
        """Whether the person is away that day."""
        return self.back_on is not None and day < self.back_on


DEFAULT = ReminderSettings()
_SETTINGS = select(
    reminder_settings.c.person_id,
    reminder_settings.c.work_days,
    reminder_settings.c.work_start,
    reminder_settings.c.work_end,
    reminder_settings.c.after_lesson,
    reminder_settings.c.planning_prompts,
    reminder_settings.c.quiet,
    reminder_settings.c.digest_rhythm,
    reminder_settings.c.digest_day,
    reminder_settings.c.snoozed_until,
)
_AWAY = select(away_periods.c.person_id, away_periods.c.back_on)


def settings_of(db: Connection, person_ids: list[int]) -> dict[int, ReminderSettings]:
    """Everybody's choices, the defaults for those who chose nothing; two statements whatever their number."""
    found = dict.fromkeys(person_ids, DEFAULT)
    for row in db.execute(_SETTINGS.where(reminder_settings.c.person_id.in_(person_ids))):
        found[row[0]] = _settings(tuple(row))
    for person_id, back_on in db.execute(_AWAY.where(away_periods.c.person_id.in_(person_ids))):
        found[person_id] = replace(found[person_id], back_on=back_on)
    return found


def _settings(row: tuple) -> ReminderSettings:  # type: ignore[type-arg]
    _, days, start, end, after, planning, quiet, rhythm, digest_day, snoozed = row
    return ReminderSettings(
        WorkHours(frozenset(int(day) for day in days), start, end),
        AfterLesson(after),
        bool(planning),
        frozenset(Quiet(kind) for kind in quiet.split(",") if kind),
        Rhythm(rhythm),
        digest_day,
        snoozed,
        told=True,
    )
