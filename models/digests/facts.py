"""The facts that letters are made of: a workspace's schools and classes as they stand on one day.

Persons are not counted. Leaders are kept as ids only, to know how many pairs of leaders a sum covers (promise 6);
coordinators and principals by name, for the letters that say who can settle something.
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
    """One course: its held and waiting lessons, and how far it follows its plan today and a week ago."""

    course: Course
    total: int | None  # lessons of its series; none where the programme sets no number
    room: str | None
    held: set[int] = field(default_factory=set)
    held_week_ago: int = 0  # how many, by what had been recorded then
    waiting: list[PlannedLesson] = field(default_factory=list)  # planned, not held; at most eight weeks ahead; by day
    cancelled: list[PlannedLesson] = field(default_factory=list)  # not held, and without a new day; with their old one
    has_plan: bool = False
    late_week_ago: int = 0  # planned before then and not held, by what had been recorded then
    due: int = 0  # lessons planned this half year for a day that is past
    due_held: int = 0  # how many of those are held
    due_missed: int = 0  # how many of those are known not to have been held
    due_from: date | None = None  # the first of their days
    leaders: set[int] = field(default_factory=set)
    plans_together: bool = False  # its leaders have an hour together ahead to plan a lesson in


@dataclass(slots=True)
class SiteFacts:
    """One site: what it reported for the school year, and its classes."""

    site: Site
    status: SiteStatus | None = None
    reported: int | None = None  # the number of classes it reported
    has_report: bool = False  # whether the school has reported anything for the year
    has_coordinator: bool = False
    coordinators: tuple[str, ...] = ()  # by given name, for those who may ask them
    principals: tuple[str, ...] = ()
    classes: list[ClassFacts] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)  # open: due within four weeks, or past their day
    shared: list[str] = field(default_factory=list)  # what went well, shared with all this week; newest first
    titles: SiteTitles = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """The facts of one day, by site id in the order of the sites' names."""

    today: date
    year: SchoolYear
    calendars: Calendars
    sites: dict[int, SiteFacts]
    city: tuple[str, ...] = ()  # who coordinates the whole, by name


@dataclass(frozen=True, slots=True)
class LetterScope:
    """What letters are about: schools with a letter of their own, districts, or the whole city. Ids."""

    sites: frozenset[int] = frozenset()
    districts: frozenset[int] = frozenset()
    city: bool = False
