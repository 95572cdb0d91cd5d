"""`Milestone`: something that a course, or a team of leaders in a school year, is to do or to meet for.

Which ones there are follows from the programme's rules in the catalogue. A milestone says who is responsible, when, and
whether it is done. A meeting's day is a proposal until somebody confirms it: only then is the team asked to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from models.calendar import SchoolYear
from models.milestones.tables import PassedBy
from models.programmes import Edition, GateCode, MilestoneCode, Programme, StepCode, Who, load_catalogue

SUPERVISION = "supervision"
COMING_DAYS = 28  # how far ahead a digest looks
FEWEST_ASKED = 5  # promise 6: with fewer, the number of answers would point at one person

# Milestones that are tasks and not meetings: their day is the last one to do it, and is not confirmed by anybody.
TASKS = frozenset(
    {*(code.value for code in GateCode), MilestoneCode.OUTCOME_SURVEY.value, MilestoneCode.MID_YEAR_REVIEW.value}
)
# Training gets its day from the coordinator: the rules say who goes, but not when.
TRAINING = frozenset(
    {
        StepCode.KNOWLEDGE_HALF_DAY.value,
        StepCode.THEORY_SELF_STUDY.value,
        StepCode.BASIC_TRAINING.value,
        StepCode.KEY_PERSON_TRAINING.value,
    }
)


class MilestoneState(StrEnum):
    """The state of a milestone today."""

    OPEN = "open"
    OVERDUE = "overdue"  # its last day has passed
    DONE = "done"
    PASSED = "passed"  # a gate that was passed by, or a meeting or task that will not be held
    UNKNOWN = "unknown"  # its time had passed when the bot came to know of it: nobody is asked


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as it is shown. `label` is the class's, None for a team's.

    `answered` is how many of the `asked` people have said whether they come.
    """

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
    lesson: int | None  # the number and day of the lesson that its proposed day follows from
    lesson_day: date | None
    state: MilestoneState
    done_on: date | None
    passed: PassedBy | None
    asked: int = 0
    answered: int = 0
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
        """Whether it is still to be done."""
        return self.state in (MilestoneState.OPEN, MilestoneState.OVERDUE, MilestoneState.UNKNOWN)

    @property
    def answers_told(self) -> bool:
        """Whether enough people are asked for the number of answers to be shown (promise 6)."""
        return self.dated and not self.task and self.asked >= FEWEST_ASKED

    @property
    def task(self) -> bool:
        """Whether it is a task, and not a meeting."""
        return self.code in TASKS

    @property
    def gate(self) -> bool:
        """Whether it is to be done before the first lesson."""
        return self.code in set(GateCode)

    @property
    def proposed(self) -> bool:
        """Whether its day waits for somebody to confirm it."""
        return self.due_on is not None and not self.dated and not self.task

    @property
    def told_day(self) -> date | None:
        """The day that is told of it: when it is to be, else the last day for it."""
        return self.due_on or self.last_day

    def is_past(self, today: date) -> bool:
        """Whether its day has passed and nobody has said what became of it."""
        return self.state in (MilestoneState.OPEN, MilestoneState.OVERDUE) and (self.told_day or today) < today

    @property
    def what(self) -> tuple[int, str, str, int, int]:
        """What makes the milestones of several classes the same: site, programme, code, number and school year."""
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
) -> MilestoneState:
    """The state of a milestone with these columns today."""
    if done_on:
        return MilestoneState.DONE
    if passed:
        return MilestoneState.PASSED
    if before_us:
        return MilestoneState.UNKNOWN
    last = max((day for day in (due_on, last_day) if day), default=None)
    return MilestoneState.OVERDUE if last and last < today else MilestoneState.OPEN
