"""The classes that a turn of the school year has let begin, as long as they can be taken back."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, select

from models.calendar import SchoolYear
from models.courses import CourseStatus, course_people, courses, group_labels, groups, looks_like_label, planned_lessons
from models.lessons import lesson_logs
from models.people import Person, persons
from models.school_turn.labels import NewClass
from models.school_turn.tables import PersonChange, person_changes
from models.school_turn.turn import MAIN_SERIES, MOST_NEW, Begun


def begun_courses(
    db: Connection, turn_id: int, site_id: int, to_year: SchoolYear, moved: Collection[int]
) -> tuple[Begun, ...]:
    """The courses of the year to come that nobody has planned, logged or been put in charge of, by label.

    A class in which anything else has begun, too, is there for good; and so is one that could not be written among the
    new ones, or not beside so many. `moved`: the groups of the year that ends.
    """
    query = (
        select(courses.c.id, courses.c.group_id, courses.c.programme, group_labels.c.label, group_labels.c.year)
        .join(group_labels, group_labels.c.group_id == courses.c.group_id)
        .where(
            courses.c.site_id == site_id,
            courses.c.school_year == to_year.start,
            courses.c.series == MAIN_SERIES,
            courses.c.status == CourseStatus.RUNNING,
            courses.c.starts_on.is_(None),
            courses.c.weekday.is_(None),
            courses.c.held_before == 0,
            group_labels.c.school_year == to_year.start,
            *(~exists().where(table.c.course_id == courses.c.id) for table in (planned_lessons, lesson_logs)),
            ~exists().where(course_people.c.course_id == courses.c.id),
        )
        .order_by(group_labels.c.year, group_labels.c.label_key, courses.c.programme)
    )
    found = db.execute(query).all()
    held = _with_more(db, [row.group_id for row in found if row.group_id not in moved], [row.id for row in found])
    joining = _joining(db, turn_id)
    labels = [row.label for row in found if row.group_id not in held and looks_like_label(row.label)]
    shown = set(list(dict.fromkeys(labels))[:MOST_NEW])
    return tuple(
        Begun(
            course_id=row.id,
            group_id=row.group_id,
            new=NewClass(row.label, row.year, row.programme),
            moves=row.group_id in moved,
            leaders=tuple(joining.get(row.id, ())),
        )
        for row in found
        if row.group_id not in held and row.label in shown
    )


def take_back(db: Connection, one: Begun) -> bool:
    """Take back a course that was to begin, and its class where that was new and has no other. True where it went."""
    db.execute(delete(courses).where(courses.c.id == one.course_id))
    left = exists().where(courses.c.group_id == groups.c.id)
    return not one.moves and bool(db.execute(delete(groups).where(groups.c.id == one.group_id, ~left)).rowcount)


def _with_more(db: Connection, group_ids: Collection[int], course_ids: Collection[int]) -> set[int]:
    """Those of the groups that have other courses."""
    query = select(courses.c.group_id).where(courses.c.group_id.in_(group_ids), courses.c.id.not_in(course_ids))
    return set(db.execute(query).scalars())


def _joining(db: Connection, turn_id: int) -> dict[int, list[Person]]:
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
