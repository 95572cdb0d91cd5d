"""Hours to set aside for each person, for the duty allocation before the timetable is laid (S0: tjänstefördelning).

Counted from what is planned, never from what was done: this follows nobody up (promise 6).
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
from models.planning.people import present_people


@dataclass(frozen=True, slots=True)
class ClassLoad:
    """What one class asks of each of its leaders in a school year, in minutes.

    `planning` has the minutes of each planning hour under a key: the same key in every class that shares the hour, and
    the class's own key for an hour that is not laid yet.
    """

    course_id: int
    label: str
    lessons: int
    lesson_minutes: int
    around_minutes: int  # reflection, and setup before and after, for one lesson
    planning: Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class PersonHours:
    """One person's minutes. `person` is none for classes without leaders: so many for each who comes to lead them."""

    person: Person | None
    labels: tuple[str, ...]
    lessons: int
    planning: int
    around: int

    @property
    def total(self) -> int:
        """All of it, in minutes."""
        return self.lessons + self.planning + self.around


@dataclass(frozen=True, slots=True)
class SiteHours:
    """A site's people by name, and the labels of classes that have no number of lessons yet."""

    site: Site
    year: SchoolYear
    people: tuple[PersonHours, ...]
    unplanned: tuple[str, ...]


def count_hours(db: Connection, *, actor: Actor, year: SchoolYear | None, now: datetime) -> tuple[SiteHours, ...]:
    """The hours of a school year, the current one where none is said, at the actor's sites. Raises NotAllowed."""
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
    people = present_people(db, [course.id for course in counted])
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
    """Each leader's hours, by name; last the classes that nobody leads yet. A shared planning hour counts once."""
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
        numbers = lessons_in(course, plans[course.id], held, year, ahead=ahead)
        if numbers is not None:
            found[course.id] = _make_load(course, rows[course.id], plans[course.id], numbers)
    return found


def lessons_in(
    course: Course, planned: Sequence[PlannedLesson], held: set[int], year: SchoolYear, *, ahead: bool = False
) -> set[int] | None:
    """The numbers of the lessons that a course has in a school year; None for a group without a number or a plan.

    Of a course that began in that year all count, but for those that its plan leaves to the year after. Of one that
    goes on from the year before, those it had left. `ahead`: the year has not begun, so a course without a plan for it
    has none in it.
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
