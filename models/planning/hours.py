"""Counts the hours that lessons take of each person, for planning who does what next year (S0: tjänstefördelning).

They are counted from what is planned, never from what was done, so that nobody is followed up (promise 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from models.calendar import SchoolYear, local_day
from models.courses import (
    Course,
    CoursePart,
    CourseStatus,
    PlannedLesson,
    courses,
    minutes_of,
    planned_with_hours,
    visible_courses,
)
from models.lessons import held_numbers, logs_of
from models.people import Actor, May, Person, refuse
from models.places import Site, list_sites
from models.planning.drafts import PLANNING_MINUTES, REFLECTION_MINUTES, SETUP_MINUTES
from models.planning.people import read_people


@dataclass(frozen=True, slots=True)
class ClassLoad:
    """The work that one class is for each of its leaders in a school year, in minutes.

    `planning` has the minutes of each planning hour by a key. Classes that share an hour have the same key for it; an
    hour that has no day yet has a key of its own.
    """

    course_id: int
    label: str
    lessons: int
    lesson_minutes: int
    around_minutes: int  # reflection, and setup before and after, for one lesson
    planning: Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class PersonHours:
    """One person's minutes. `person` is none for the classes without leaders: then it is for each future leader."""

    person: Person | None
    labels: tuple[str, ...]
    lessons: int
    planning: int
    around: int

    @property
    def total(self) -> int:
        """All parts together, in minutes."""
        return self.lessons + self.planning + self.around


@dataclass(frozen=True, slots=True)
class SiteHours:
    """A site's people by name, and the labels of classes whose number of lessons is not known."""

    site: Site
    year: SchoolYear
    people: tuple[PersonHours, ...]
    unplanned: tuple[str, ...]


def count_hours(db: Connection, *, actor: Actor, year: SchoolYear | None, now: datetime) -> tuple[SiteHours, ...]:
    """The hours at each of the actor's sites in a school year, by default the current one. Raises NotAllowed."""
    current = SchoolYear.of(local_day(now, actor.timezone))
    year = year or current
    allowed = actor.sites_where(May.SEE_HOURS)
    if not allowed:
        raise refuse(db, actor, site_id=actor.home_site, what="hours")
    visible = [
        course
        for course in visible_courses(db, actor, May.SEE_HOURS, year.first_day)
        if course.site_id in allowed and course.status is not CourseStatus.ENDED
    ]
    counted = [course for course in visible if year.start - 1 <= course.school_year.start <= year.start]
    loads = _read_loads(db, counted, year, ahead=year > current)
    people = read_people(db, [course.id for course in counted])
    leaders = {
        course_id: [person for part, person in theirs if part is CoursePart.LEADER]
        for course_id, theirs in people.items()
    }
    return tuple(
        _sum_up_site(
            site,
            year=year,
            site_courses=[course for course in counted if course.site_id == site.id],
            loads=loads,
            leaders=leaders,
        )
        for site in list_sites(db, actor.workspace_id, allowed)
    )


def _sum_up_site(
    site: Site,
    year: SchoolYear,
    site_courses: Sequence[Course],
    loads: Mapping[int, ClassLoad],
    leaders: Mapping[int, Sequence[Person]],
) -> SiteHours:
    known = [loads[course.id] for course in site_courses if course.id in loads]
    unplanned = tuple(course.label for course in site_courses if course.id not in loads)
    return SiteHours(site, year, share_hours([(load, leaders[load.course_id]) for load in known]), unplanned)


def share_hours(loads: Iterable[tuple[ClassLoad, Sequence[Person]]]) -> tuple[PersonHours, ...]:
    """Each leader's hours, by name, and last those of the classes without leaders. A shared hour counts once."""
    theirs: dict[int | None, list[ClassLoad]] = {}
    people: dict[int, Person] = {}
    for load, leaders in loads:
        if load.lessons:
            for person in leaders:
                people[person.id] = person
                theirs.setdefault(person.id, []).append(load)
            if not leaders:
                theirs.setdefault(None, []).append(load)
    named = sorted(people.values(), key=lambda person: (person.name.casefold(), person.id))
    found = [_sum_up_person(person, theirs[person.id]) for person in named]
    return (*found, *([_sum_up_person(None, theirs[None])] if None in theirs else []))


def _sum_up_person(person: Person | None, loads: Sequence[ClassLoad]) -> PersonHours:
    planning: dict[tuple[str, int], int] = {}
    for load in loads:
        planning |= load.planning
    return PersonHours(
        person=person,
        labels=tuple(dict.fromkeys(load.label for load in loads)),
        lessons=sum(load.lessons * load.lesson_minutes for load in loads),
        planning=sum(planning.values()),
        around=sum(load.lessons * load.around_minutes for load in loads),
    )


def _read_loads(db: Connection, counted: Sequence[Course], year: SchoolYear, *, ahead: bool) -> dict[int, ClassLoad]:
    ids = [course.id for course in counted]
    logs = logs_of(db, ids)
    rows = {row["id"]: row for row in db.execute(select(courses).where(courses.c.id.in_(ids))).mappings()}
    plans: dict[int, list[PlannedLesson]] = {course_id: [] for course_id in ids}
    for lesson in planned_with_hours(db, ids):
        plans[lesson.course_id].append(lesson)
    found = {}
    for course in counted:
        held = held_numbers(course, logs[course.id])
        numbers = find_lessons_in_year(course, plans[course.id], held, year, ahead=ahead)
        if numbers is not None:
            found[course.id] = _make_load(course, rows[course.id], plans[course.id], numbers)
    return found


def find_lessons_in_year(
    course: Course, planned: Sequence[PlannedLesson], held: set[int], year: SchoolYear, *, ahead: bool = False
) -> set[int] | None:
    """The numbers of the lessons that a course has in a school year; None where neither plan nor programme says.

    A course that began in that year has all its lessons in it, but for those planned in the year after. One that goes
    on from the year before has those that were left. `ahead`: the year is a coming one, in which a course that goes on
    has lessons only if some are planned.
    """
    numbers_in_year = {lesson.number for lesson in planned if lesson.day in year}
    if course.total is None:
        return numbers_in_year or None
    whole = set(range(1, course.total + 1))
    if course.school_year == year:
        return (numbers_in_year | held) if planned else whole
    if ahead and not planned:
        return set()
    return whole - held - {lesson.number for lesson in planned if lesson.day < year.first_day}


def _make_load(course: Course, row: RowMapping, planned: Sequence[PlannedLesson], numbers: set[int]) -> ClassLoad:
    edition = course.edition
    planning_minutes = row["planning_minutes"] or edition.planning_minutes or PLANNING_MINUTES
    shared = {lesson.number: lesson.planning_id for lesson in planned if lesson.planning_id}
    planning = {
        ("hour", shared[number]) if number in shared else (f"course {course.id}", number): planning_minutes
        for number in sorted(numbers)
    }
    setup = row["setup_minutes"] if row["setup_minutes"] is not None else SETUP_MINUTES
    reflection = row["reflection_minutes"] if row["reflection_minutes"] is not None else REFLECTION_MINUTES
    return ClassLoad(
        course_id=course.id,
        label=course.label,
        lessons=len(numbers),
        lesson_minutes=minutes_of(course.programme_code, course.school_year, row["lesson_minutes"]),
        around_minutes=reflection + 2 * setup,
        planning=planning,
    )
