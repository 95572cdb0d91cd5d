"""What every letter is made of: the facts of a workspace's schools and classes.

Nothing here counts persons. Who leads a class is kept as ids only, to know how many pairs a sum covers (promise 6).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from models.calendar import SchoolYear
from models.courses import (
    Course,
    PlannedLesson,
    SiteTitles,
)
from models.milestones import Milestone
from models.places import Calendars, Site, SiteStatus


@dataclass(slots=True)
class ClassFacts:
    """One course: what is held of it, what waits, and how its plan stood today and a week ago."""

    course: Course
    total: int | None  # lessons of its series; none where the programme sets no number
    room: str | None
    held: set[int] = field(default_factory=set)
    held_week_ago: int = 0  # as it was recorded then
    waiting: list[PlannedLesson] = field(default_factory=list)  # not held, past or within eight weeks, by day
    has_plan: bool = False
    late_week_ago: int = 0  # planned before then and not held, as it was recorded then
    due: int = 0  # planned this half year with a day that is past
    due_held: int = 0  # of those
    leaders: set[int] = field(default_factory=set)
    last_word: date | None = None  # when anything was last said of it: a log, or that a lesson was not held


@dataclass(slots=True)
class SiteFacts:
    """One site: what it told of the school year, and its classes."""

    site: Site
    status: SiteStatus | None = None
    reported: int | None = None
    told: bool = False  # whether it told anything of the year
    has_coordinator: bool = False
    classes: list[ClassFacts] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)  # open: due within four weeks, or past their day
    shared: list[str] = field(default_factory=list)  # what went well, shared in the bank in the week past, newest first
    titles: SiteTitles = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """The truth of one day, by site in the order of their names."""

    today: date
    year: SchoolYear
    calendars: Calendars
    sites: dict[int, SiteFacts]


@dataclass(frozen=True, slots=True)
class About:
    """What letters are about: schools with a letter of their own, districts, or the whole city."""

    sites: frozenset[int] = frozenset()
    districts: frozenset[int] = frozenset()
    city: bool = False
