"""The turn of the school year: what becomes of each class, course and leader of a site. The proposal and the draft.

A turn is decided on one day, from May on, and comes into force on the first day of the new year: until then everybody
sees what they saw before. Labels belong to a year and are written at once. The rest waits and is done in one place
when the day has come (`due.carry_out`), so that no other query has to ask whether a role holds today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.calendar import SchoolYear
from models.courses import Course, CourseStatus, label_key, looks_like_label
from models.db import GuardedText
from models.people import Person
from models.places import Site
from models.school_turn.labels import NewClass

FIRST_MONTH = 5  # from May on the coming school year can be prepared; it begins in August
LAST_MONTH = 7
MOST_NEW = 30  # classes in one turn
MAIN_SERIES = "base"  # what a new class begins with


class Fate(StrEnum):
    """What becomes of a class."""

    GOES_ON = "goes_on"  # under its next label; lessons that are left are held next year
    ENDS = "ends"  # under its next label; what is left of its courses is not held
    KEEPS = "keeps"  # under the same label; lessons that are left are held next year
    LEAVES = "leaves"  # the school; what is left of its courses is not held


@dataclass(frozen=True, slots=True)
class CourseTurn:
    """One course as the year ends."""

    course: Course
    held: int
    next_number: int | None  # none: all are held, or the programme sets no number
    leaders: tuple[Person, ...]  # with those who join when the year begins

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or every lesson is held."""
        return self.course.status is CourseStatus.ENDED or bool(self.course.total and self.next_number is None)

    @property
    def left(self) -> int:
        """How many lessons are left; 0 where the programme sets no number."""
        return max(0, (self.course.total or 0) - self.held)


@dataclass(frozen=True, slots=True)
class GroupTurn:
    """One class or drop-in group as the year ends, and what is proposed."""

    id: int
    label: GuardedText
    year: int | None
    next_label: str
    next_year: int | None
    fate: Fate
    courses: tuple[CourseTurn, ...]

    @property
    def open_courses(self) -> tuple[CourseTurn, ...]:
        """Those with something left."""
        return tuple(course_turn for course_turn in self.courses if not course_turn.is_over)

    def label_after(self, fate: Fate) -> str | None:
        """Its label next year; None for one that leaves."""
        if fate is Fate.LEAVES:
            return None
        return self.label if fate is Fate.KEEPS else self.next_label


@dataclass(frozen=True, slots=True)
class Begun:
    """A programme that the turn lets a class begin. Nothing is planned or logged, so it can be taken back."""

    course_id: int
    group_id: int
    new: NewClass
    moves: bool  # the class was here in the year that ends; else it is new, too
    leaders: tuple[Person, ...]  # those who join when the year begins


@dataclass(frozen=True, slots=True)
class Turn:
    """What is proposed for a site, out of what is stored and what was decided before."""

    site: Site
    from_year: SchoolYear
    to_year: SchoolYear
    today: date
    groups: tuple[GroupTurn, ...]
    following: tuple[NewClass, ...]  # those that follow the classes which began in the year that ends
    taken: tuple[str, ...]  # labels of next year that other groups have for good
    people: tuple[Person, ...]
    leavers: frozenset[int]
    decided: bool
    begun: tuple[Begun, ...] = ()  # as decided before; none once the year has begun

    @property
    def new(self) -> tuple[str, ...]:
        """The labels of the classes to add, as proposed; what was decided before stands, and can be taken back."""
        if self.decided:
            return tuple(dict.fromkeys(new_class.new.label for new_class in self.begun))
        found = (new_class for new_class in self.following if not self._is_there(new_class))
        return tuple(dict.fromkeys(new_class.label for new_class in found if looks_like_label(new_class.label)))

    def _is_there(self, new_class: NewClass) -> bool:
        """Whether such a class, with such a programme, is there next year without adding one."""
        if label_key(new_class.label) in {label_key(label) for label in self.taken}:
            return True
        return any(
            label_key(group.label_after(group.fate) or "") == label_key(new_class.label)
            and any(course_turn.course.programme_code == new_class.programme for course_turn in group.courses)
            for group in self.groups
        )

    @property
    def in_force(self) -> bool:
        """Whether the new year has begun."""
        return self.today >= self.to_year.first_day


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """What the coordinator chose. A group without a fate has the one proposed."""

    fates: Mapping[int, Fate] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    leavers: frozenset[int] = frozenset()
    leaders: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # to add, by label key of next year


def turn_years(today: date) -> tuple[SchoolYear, SchoolYear]:
    """The year that ends and the one that begins: from May on the coming turn, else the one that was."""
    year = SchoolYear.of(today)
    return (year, year.next) if FIRST_MONTH <= today.month <= LAST_MONTH else (SchoolYear(year.start - 1), year)
