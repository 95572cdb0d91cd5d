"""The types of a turn of the school year: the proposal for a site, and the coordinator's draft.

A turn is decided from May on and comes into force on the first day of the new year. Until then everybody sees the old
one. Labels belong to a school year and are stored at once. The rest is stored as what is to be done, and `due.py` does
it when the day has come: so no other query has to ask whether a role or a course has begun or ended.
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


class ClassFate(StrEnum):
    """What becomes of a class."""

    GOES_ON = "goes_on"  # gets its next label; the lessons that are left are held next year
    ENDS = "ends"  # gets its next label; the lessons that are left are not held
    KEEPS = "keeps"  # keeps its label; the lessons that are left are held next year
    LEAVES = "leaves"  # leaves the school; the lessons that are left are not held


@dataclass(frozen=True, slots=True)
class CourseTurn:
    """One course as the year ends."""

    course: Course
    held: int
    next_number: int | None  # none: all are held, or the programme sets no number
    leaders: tuple[Person, ...]  # and those who are to join when the year begins

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
    """One class or drop-in group as the year ends, and its proposed label, year and fate."""

    id: int
    label: GuardedText
    year: int | None
    next_label: str
    next_year: int | None
    fate: ClassFate
    courses: tuple[CourseTurn, ...]

    @property
    def open_courses(self) -> tuple[CourseTurn, ...]:
        """Its courses with lessons left."""
        return tuple(course_turn for course_turn in self.courses if not course_turn.is_over)

    def label_after(self, fate: ClassFate) -> str | None:
        """Its label next year with that fate; None where it leaves."""
        if fate is ClassFate.LEAVES:
            return None
        return self.label if fate is ClassFate.KEEPS else self.next_label


@dataclass(frozen=True, slots=True)
class BegunCourse:
    """A course that an earlier decision added. Nothing is planned or logged in it, so it can be taken back."""

    course_id: int
    group_id: int
    new: NewClass
    moves: bool  # the class was here in the year that ends; else the class is new as well
    leaders: tuple[Person, ...]  # those who join when the year begins


@dataclass(frozen=True, slots=True)
class TurnProposal:
    """What is proposed for a site, with what was decided before."""

    site: Site
    from_year: SchoolYear
    to_year: SchoolYear
    today: date
    groups: tuple[GroupTurn, ...]
    following: tuple[NewClass, ...]  # the classes to begin next year, as this year's beginners did
    taken: tuple[str, ...]  # labels of next year that other groups have and keep
    people: tuple[Person, ...]
    leavers: frozenset[int]
    decided: bool
    begun: tuple[BegunCourse, ...] = ()  # as decided before; none once the year has begun

    @property
    def new(self) -> tuple[str, ...]:
        """The labels of the classes to add: as decided before, else as proposed."""
        if self.decided:
            return tuple(dict.fromkeys(new_class.new.label for new_class in self.begun))
        found = (new_class for new_class in self.following if not self._is_there(new_class))
        return tuple(dict.fromkeys(new_class.label for new_class in found if looks_like_label(new_class.label)))

    def _is_there(self, new_class: NewClass) -> bool:
        """Whether a class with that label and programme exists next year anyway."""
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
    """What the coordinator chose. `fates` are by group id; a group that is not among them has the proposed fate."""

    fates: Mapping[int, ClassFate] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    leavers: frozenset[int] = frozenset()
    leaders: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # to add, by label key of next year


def find_turn_years(today: date) -> tuple[SchoolYear, SchoolYear]:
    """The year that ends and the one that begins: the coming turn from May to July, else the latest one."""
    year = SchoolYear.of(today)
    return (year, year.next) if FIRST_MONTH <= today.month <= LAST_MONTH else (SchoolYear(year.start - 1), year)
