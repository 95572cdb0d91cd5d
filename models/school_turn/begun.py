"""Courses that a decided turn has added for the coming year, for as long as they can be taken back."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Select, delete, exists, select

from models.calendar import SchoolYear
from models.courses import (
    CourseStatus,
    course_people,
    courses,
    group_labels,
    groups,
    label_key,
    labels_given,
    looks_like_label,
    planned_lessons,
)
from models.lessons import lesson_logs
from models.people import Person, persons
from models.school_turn.labels import NewClass
from models.school_turn.tables import PersonChange, person_changes
from models.school_turn.turn import MAIN_SERIES, MOST_NEW, BegunCourse


def find_begun_courses(
    db: Connection, turn_id: int, site_id: int, to_year: SchoolYear, moved: Collection[int]
) -> tuple[BegunCourse, ...]:
    """The courses of the coming year that can still be taken back, by label.

    Nobody has planned, logged or been made leader of them. A new class that has other courses too is kept; so is one
    with a label that can't be typed in the form of new classes, or beyond the most labels that the form takes. `moved`
    are the ids of the groups that were here in the year that ends.
    """
    given = labels_given(db, to_year, group_labels.c.site_id == site_id)
    joining = _find_joining(db, turn_id)
    untouched = [
        BegunCourse(
            course_id=row.id,
            group_id=row.group_id,
            new=NewClass(given[row.group_id].label, given[row.group_id].year, row.programme),
            moves=row.group_id in moved,
            leaders=tuple(joining.get(row.id, ())),
        )
        for row in db.execute(_select_untouched(site_id, to_year))
        if row.group_id in given
    ]
    for_good = _find_with_other_courses(
        db, [begun.group_id for begun in untouched if not begun.moves], [begun.course_id for begun in untouched]
    )
    begun_now = sorted((begun for begun in untouched if begun.group_id not in for_good), key=_sort_by_label)
    labels = [begun.new.label for begun in begun_now if looks_like_label(begun.new.label)]
    shown = set(list(dict.fromkeys(labels))[:MOST_NEW])
    return tuple(begun for begun in begun_now if begun.new.label in shown)


def _select_untouched(site_id: int, year: SchoolYear) -> Select[tuple[int, int, str]]:
    """A query for the site's courses of the year that nobody has planned, logged or been made leader of."""
    return select(courses.c.id, courses.c.group_id, courses.c.programme).where(
        courses.c.site_id == site_id,
        courses.c.school_year == year.start,
        courses.c.series == MAIN_SERIES,
        courses.c.status == CourseStatus.RUNNING,
        courses.c.starts_on.is_(None),
        courses.c.weekday.is_(None),
        courses.c.held_before == 0,
        *(
            ~exists().where(table.c.course_id == courses.c.id)
            for table in (planned_lessons, lesson_logs, course_people)
        ),
    )


def _sort_by_label(begun: BegunCourse) -> tuple[int, str, str]:
    year = begun.new.year
    return (-1 if year is None else year, label_key(begun.new.label), begun.new.programme)


def take_back(db: Connection, begun: BegunCourse) -> bool:
    """Delete a course that was to begin, and its class where that was new and has no other course.

    Returns whether the class was deleted.
    """
    db.execute(delete(courses).where(courses.c.id == begun.course_id))
    if begun.moves:
        return False
    has_course = exists().where(courses.c.group_id == groups.c.id)
    return bool(db.execute(delete(groups).where(groups.c.id == begun.group_id, ~has_course)).rowcount)


def _find_with_other_courses(db: Connection, group_ids: Collection[int], course_ids: Collection[int]) -> set[int]:
    """The ids of the groups that have other courses than these."""
    query = select(courses.c.group_id).where(courses.c.group_id.in_(group_ids), courses.c.id.not_in(course_ids))
    return set(db.execute(query).scalars())


def _find_joining(db: Connection, turn_id: int) -> dict[int, list[Person]]:
    """Who is to lead each course once the year begins, by course id."""
    query = (
        select(person_changes.c.course_id, persons.c.id, persons.c.name, persons.c.slack_id)
        .join(persons, persons.c.id == person_changes.c.person_id)
        .where(person_changes.c.turn_id == turn_id, person_changes.c.kind == PersonChange.LEADS)
        .order_by(person_changes.c.id)
    )
    found: dict[int, list[Person]] = {}
    for course_id, *person in db.execute(query):
        found.setdefault(course_id, []).append(Person(*person))
    return found
