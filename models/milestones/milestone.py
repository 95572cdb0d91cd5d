"""Milestones of a course or a team's year: gates before the first lesson, start-up, booster, reviews, surveys.

What there is follows from the programme's rules in the catalogue; here is who sees to it, when, and whether it is done.
A meeting's day is a proposal until somebody says that it holds: only then is the team asked to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Time, UniqueConstraint, text

from models.calendar import SchoolYear
from models.db import Instant, choice, key, link, metadata, workspace
from models.programmes import Edition, GateCode, MilestoneCode, Programme, StepCode, Who, load_catalogue

SUPERVISION = "supervision"
COMING_DAYS = 28  # how far ahead a digest looks
FEWEST_ASKED = 5  # promise 6: how many of fewer have answered would point at one person

# What is done rather than met for: its day is the last one, and it holds without anybody's yes.
TASKS = frozenset(
    {*(code.value for code in GateCode), MilestoneCode.OUTCOME_SURVEY.value, MilestoneCode.MID_YEAR_REVIEW.value}
)
# Training is dated by the coordinator alone: what the rules say of it is who goes, not when.
TRAINING = frozenset(
    {
        StepCode.KNOWLEDGE_HALF_DAY.value,
        StepCode.THEORY_SELF_STUDY.value,
        StepCode.BASIC_TRAINING.value,
        StepCode.KEY_PERSON_TRAINING.value,
    }
)


class PassedBy(StrEnum):
    """Why lessons begin though a gate is open: a named reason, never a refusal (promise 7)."""

    DONE_ELSEWHERE = "done_elsewhere"
    LATER = "later"
    NOT_HERE = "not_here"


class State(StrEnum):
    """Where a milestone stands."""

    OPEN = "open"
    OVERDUE = "overdue"  # its last day has passed
    DONE = "done"
    PASSED = "passed"
    UNKNOWN = "unknown"  # its time had passed when the bot came to know of it: nobody is asked


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
    Column("last_day", Date),  # of a meeting that must be held by then: the booster by the end of the first term
    Column("dated", Boolean, nullable=False),  # a person said the day; else it is proposed and follows the plan
    Column("anchor", Integer),  # the lesson that the proposal hangs on
    Column("anchored_on", Date),  # that lesson's day when it was proposed
    Column("before_us", Boolean, nullable=False),  # its time had passed when the bot came to know of it
    Column("last_period", String(20)),  # of the last reminder: whoever has that one planned has them all
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
# Which teams' years have been laid out, and by which calendar: one that was told anew may offer another study day.
milestone_teams = Table(
    "milestone_teams",
    metadata,
    key(),
    workspace(),
    link("site_id", "sites", index=False),
    Column("programme", String(40), nullable=False),
    Column("school_year", Integer, nullable=False),
    Column("calendar_mark", Integer, nullable=False),
    UniqueConstraint("site_id", "programme", "school_year"),
)
# Who said that they come. A no is counted as an answer and shown to nobody; all go when the meeting is done or moved,
# and the day after it.
milestone_answers = Table(
    "milestone_answers",
    metadata,
    key(),
    workspace(),
    link("milestone_id", "milestones", index=False),
    link("person_id", "persons"),
    Column("coming", Boolean, nullable=False),
    UniqueConstraint("milestone_id", "person_id"),
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as its people see it: `label` is the class's, none for the team's. `said` of `asked` answered."""

    id: int
    site_id: int
    site: str
    course_id: int | None
    label: str | None
    programme_code: str
    code: str
    number: int
    school_year: SchoolYear
    due_on: date | None
    last_day: date | None
    dated: bool
    starts_at: time | None
    ends_at: time | None
    room: str | None
    owner_id: int | None
    owner: str | None
    owner_slack: str | None
    lesson: int | None  # the lesson its proposal hangs on, and that lesson's day
    lesson_day: date | None
    state: State
    done_on: date | None
    passed: PassedBy | None
    asked: int = 0
    said: int = 0
    study_day: bool = False

    @property
    def programme(self) -> Programme:
        """Its programme in the catalogue."""
        return load_catalogue()[self.programme_code]

    @property
    def edition(self) -> Edition:
        """The rules of its school year."""
        return edition_of(self.programme_code, self.school_year)

    @property
    def open(self) -> bool:
        """Whether it is still to be seen to."""
        return self.state in (State.OPEN, State.OVERDUE, State.UNKNOWN)

    @property
    def answers_told(self) -> bool:
        """Whether so many are asked that how many have answered may be told."""
        return self.dated and not self.task and self.asked >= FEWEST_ASKED

    @property
    def task(self) -> bool:
        """Whether it is done rather than met for."""
        return self.code in TASKS

    @property
    def gate(self) -> bool:
        """Whether it belongs before the first lesson."""
        return self.code in set(GateCode)

    @property
    def proposed(self) -> bool:
        """Whether its day waits for somebody's yes."""
        return self.due_on is not None and not self.dated and not self.task

    @property
    def what(self) -> tuple[int, str, str, int, int]:
        """What several classes can have in common: site, programme, code, number and year."""
        return (self.site_id, self.programme_code, self.code, self.number, self.school_year.start)


def edition_of(programme: str, year: SchoolYear) -> Edition:
    """The programme's rules of a school year."""
    return load_catalogue()[programme].edition(str(year))


def for_all_staff(edition: Edition, code: str) -> bool:
    """Whether everybody at the site is to come (S0, S1: the knowledge half day)."""
    return any(step.code == code and step.who is Who.ALL_STAFF for step in edition.training)


def state_of(
    *,
    done_on: date | None,
    passed: str | None,
    before_us: bool,
    due_on: date | None,
    last_day: date | None,
    today: date,
) -> State:
    """Where a milestone stands today."""
    if done_on:
        return State.DONE
    if passed:
        return State.PASSED
    if before_us:
        return State.UNKNOWN
    last = max((day for day in (due_on, last_day) if day), default=None)
    return State.OVERDUE if last and last < today else State.OPEN
