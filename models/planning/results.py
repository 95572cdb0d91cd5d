"""The outcome of a draft: every class with its dates, the clashes and the notes, shown before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from models.calendar import Calendar, SchoolYear
from models.courses import LESSON_MINUTES, Course, PlannedLesson
from models.people import Person
from models.places import Site
from models.planning.bookings import BookingClash, Lengths
from models.planning.drafts import PLANNING_MINUTES, ClassSlot, PlanDraft
from models.planning.free_times import FreeTime
from models.planning.layout import CoursePlan
from models.planning.targets import Group
from models.programmes import Edition, GateCode


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """One lesson laid out: its day, local time and length in minutes, and when it is planned together."""

    number: int
    day: date
    at: time | None
    minutes: int
    theme: bool
    title: str | None
    planning_day: date | None
    planning_at: time | None


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """One class laid out. Where there is no course yet it has a provisional one, whose id is negative."""

    course: Course
    slot: ClassSlot
    group: Group | None  # none: the class is new too
    calendar: Calendar
    plan: CoursePlan
    lessons: tuple[LessonPlan, ...]
    held: frozenset[int]
    before: tuple[PlannedLesson, ...]  # what is planned now
    leaders: tuple[Person, ...]
    reserves: tuple[Person, ...]

    @property
    def leader_ids(self) -> frozenset[int]:
        """The person ids of its leaders."""
        return frozenset(person.id for person in self.leaders)


class NoteCode(StrEnum):
    """What is pointed out about a plan. None of it stops it from being saved (promise 7)."""

    NO_CALENDAR = "no_calendar"
    NEW_CLASS = "new_class"
    UNSAVED_LESSONS = "unsaved_lessons"  # planned for a day that is past, and not held
    GATES = "gates"
    NO_LEADERS = "no_leaders"
    FEW_LEADERS = "few_leaders"
    NO_KNOWN_ADULT = "no_known_adult"  # an import said of all the leaders that they do not know the pupils
    OUTSIDE_YEARS = "outside_years"
    BEFORE_SERIES = "before_series"  # the thematic set before the last lesson of the base set
    YEAR_TOO_LOW = "year_too_low"
    STAFF_FIRST = "staff_first"
    LONG_INTERVAL = "long_interval"
    SHORT_LESSON = "short_lesson"
    NO_TIME = "no_time"
    NO_PLANNING = "no_planning"
    SOME_WITHOUT_PLANNING = "some_without_planning"
    SHARED_PLANNING = "shared_planning"
    THEME_NO_SCHOOL = "theme_no_school"
    NO_SOURCE = "no_source"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to point out, for the classes it holds for."""

    code: NoteCode
    labels: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    gates: tuple[GateCode, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole outcome of a draft. `unknown`: Slack ids of people who are not known at the site.

    `planner` is the person id of the one who plans.
    """

    draft: PlanDraft
    site: Site
    year: SchoolYear
    edition: Edition
    classes: tuple[ClassPlan, ...]
    clashes: tuple[BookingClash, ...]
    unknown: tuple[str, ...]
    today: date
    planner: int
    notes: tuple[Note, ...] = ()
    free: tuple[FreeTime, ...] = ()  # a time without clashes, for courses whose lessons have some

    @property
    def people(self) -> Mapping[int, Person]:
        """All leaders, by person id."""
        return {person.id: person for plan in self.classes for person in plan.leaders}

    @property
    def lengths(self) -> Lengths:
        """The minutes of each part."""
        return lengths_of(self.draft, self.edition)

    @property
    def knows_calendar(self) -> bool:
        """Whether the year's terms are known; a place that keeps no school days needs none."""
        return not self.site.keeps_school_days or all(plan.calendar.knows(self.year) for plan in self.classes)


def lengths_of(draft: PlanDraft, edition: Edition) -> Lengths:
    """The lengths in the draft, else the programme's, else about an hour for lesson and planning (S0)."""
    return Lengths(
        draft.lesson_minutes or edition.lesson_minutes or LESSON_MINUTES,
        draft.setup_minutes,
        draft.reflection_minutes,
        draft.planning_minutes or edition.planning_minutes or PLANNING_MINUTES,
    )
