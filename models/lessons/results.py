"""What became of a log: its lessons, what comes next, and what was assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.courses import Course, PlannedLesson
from models.lessons.drafts import MissingBefore, When


class LogOutcome(StrEnum):
    """What became of one lesson in a log."""

    SAVED = "saved"
    JOINED = "joined"  # a colleague had logged it: now both have
    ALREADY = "already"  # the same person had
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LoggedLesson:
    """One lesson of an answer. `others` are the leaders beside the actor; `by` is who logged it first."""

    log_id: int
    course: Course
    number: int
    session: int
    half: int
    when: When
    outcome: LogOutcome
    actor_leads: bool
    others: tuple[str, ...]
    by: str | None = None
    said: When | None = None  # the day the actor said, where the log has one already


@dataclass(frozen=True, slots=True)
class Next:
    """What comes after: the lesson and, where planned, its day, time and room."""

    course: Course
    number: int | None  # none: that was the last
    planned: PlannedLesson | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class OffPlan:
    """A lesson that was saved for another day than its planned one. `asked`: nobody said the day, so it is asked."""

    entry: LoggedLesson
    held: date
    planned: date
    today: date
    asked: bool


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """A lesson that was saved by one tap before those it builds on: which of it is true is asked afterwards."""

    log_id: int
    before: MissingBefore


@dataclass(frozen=True, slots=True)
class Logged:
    """The answer to a log: its lessons, what comes next, and what was assumed or could not be used."""

    entries: tuple[LoggedLesson, ...]
    next: tuple[Next, ...]
    assumed_day: bool = False  # today is no school day and no day was said: the last school day was taken
    unknown_people: tuple[str, ...] = ()  # as said
    begun: tuple[Course, ...] = ()  # those whose first lesson this is: none of theirs was held before
    off_plan: OffPlan | None = None
    order: OpenOrder | None = None
    told: tuple[str, ...] = ()  # who leads the class and is told of this log, by given name
