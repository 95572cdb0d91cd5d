"""A course: one group's run through one series of one programme, its people and its planned lessons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    literal_column,
    null,
    or_,
    select,
)

from models.calendar import SchoolYear
from models.courses.labels import label_key
from models.courses.tables import (
    CoursePart,
    CourseStatus,
    course_people,
    courses,
    group_labels,
)
from models.db import BadInput, Prepared, PreparedFor
from models.people import Actor, May, Person, persons
from models.places import keeps_school_days, sites
from models.programmes import Edition, Programme, Series, cached_with_catalogue, load_catalogue


@dataclass(frozen=True, slots=True)
class Course:
    """A course as its people know it."""

    id: int
    site_id: int
    site: str
    group_id: int
    label: str
    programme_code: str
    series_code: str
    school_year: SchoolYear
    status: CourseStatus
    ended_on: date | None
    weekday: int | None
    held_before: int
    keeps_school_days: bool
    part: CoursePart | None  # the actor's own
    year: int | None  # the group's this school year: 7 of 7B; none for a drop-in group

    @property
    def programme(self) -> Programme:
        """Its programme in the catalogue."""
        return load_catalogue()[self.programme_code]

    @property
    def edition(self) -> Edition:
        """The rules it runs by: those of the school year it started in."""
        return _edition(self.programme_code, self.school_year)

    @property
    def series(self) -> Series:
        """The series of lessons it runs through."""
        return self.edition.series_of(self.series_code)

    @property
    def total(self) -> int | None:
        """How many lessons it has; None where the programme sets no number."""
        return self.series.count

    @property
    def in_order(self) -> bool:
        """Whether its lessons build on each other."""
        return self.series.order == "strict"

    def no_such_lesson(self, number: int) -> BadInput:
        """The refusal of a lesson number that its series does not have."""
        return BadInput(
            reason="no-such-lesson",
            given=number,
            total=self.total or 0,
            programme=self.programme_code,
            series=self.series_code,
        )


@cached_with_catalogue
def _edition(programme: str, school_year: SchoolYear) -> Edition:
    return load_catalogue()[programme].edition(str(school_year))


_COLUMNS = (
    courses.c.id,
    courses.c.site_id,
    sites.c.name,
    courses.c.group_id,
    group_labels.c.label,
    courses.c.programme,
    courses.c.series,
    courses.c.school_year,
    courses.c.status,
    courses.c.ended_on,
    courses.c.weekday,
    courses.c.held_before,
    sites.c.form,
    course_people.c.part,
    group_labels.c.year,
    group_labels.c.school_year,
)
# The rule of `labels_in`, as a join: the labels up to the year asked for, of which `_latest` picks the last (a subquery
# for that would double the time this takes on PostgreSQL). A course that has ended is seen in its own years only.
_LABELS = and_(
    group_labels.c.group_id == courses.c.group_id,
    group_labels.c.school_year <= bindparam("label_year"),
    or_(courses.c.status != literal_column("'ended'"), group_labels.c.school_year == bindparam("label_year")),
)
_ORDER = (sites.c.name_key, group_labels.c.year, group_labels.c.label_key, courses.c.programme, courses.c.series)
# Own courses are found from the person, others from the site: each by an index, whatever the size of the municipality.
_OWN = Prepared(
    select(*_COLUMNS)
    .select_from(
        course_people.join(courses, courses.c.id == course_people.c.course_id)
        .join(sites, sites.c.id == courses.c.site_id)
        .join(group_labels, _LABELS)
    )
    .where(course_people.c.person_id == bindparam("person_id"))
    .order_by(*_ORDER)
)
_AT_SITES = (
    select(*_COLUMNS)
    .select_from(
        courses.join(sites, sites.c.id == courses.c.site_id)
        .join(group_labels, _LABELS)
        .outerjoin(
            course_people,
            and_(course_people.c.course_id == courses.c.id, course_people.c.person_id == bindparam("person_id")),
        )
    )
    .where(courses.c.site_id.in_(bindparam("site_ids", expanding=True)))
    .order_by(*_ORDER)
)


def _course(row: Sequence[Any]) -> Course:
    course_id, site_id, site, group_id, label, programme, series = row[:7]
    return Course(
        id=course_id,
        site_id=site_id,
        site=site,
        group_id=group_id,
        label=label,
        programme_code=programme,
        series_code=series,
        school_year=SchoolYear(row[7]),
        status=row[8],
        ended_on=row[9],
        weekday=row[10],
        held_before=row[11],
        keeps_school_days=keeps_school_days(row[12]),
        part=row[13],
        year=row[14],
    )


def _latest(rows: Iterable[Sequence[Any]]) -> list[Course]:
    """A course a row, each under the latest of its group's labels."""
    latest: dict[int, Sequence[Any]] = {}
    for row in rows:
        known = latest.get(row[0])
        if known is None or known[15] < row[15]:
            latest.pop(row[0], None)  # so that the order is that of the labels kept
            latest[row[0]] = row
    return [_course(row) for row in latest.values()]


def own_courses(db: Connection, actor: Actor, today: date) -> list[Course]:
    """The courses the actor leads or is reserve for."""
    words = {"person_id": actor.person_id, "label_year": SchoolYear.of(today).start}
    return _latest(_OWN.rows(db, words))


def visible_courses(db: Connection, actor: Actor, may: May, today: date) -> list[Course]:
    """The actor's own courses and those at the sites where the right reaches."""
    own = own_courses(db, actor, today)
    site_ids = sorted(actor.sites_where(may))
    if not site_ids:
        return own
    words = {"person_id": actor.person_id, "label_year": SchoolYear.of(today).start, "site_ids": site_ids}
    there = _latest(db.execute(_AT_SITES, words))
    known = {course.id for course in there}
    return [course for course in own if course.id not in known] + there


def courses_by_id(db: Connection, course_ids: Sequence[int], today: date) -> dict[int, Course]:
    """Courses whoever asks: for what the bot does on its own. One statement; `part` is nobody's."""
    query = (
        select(*_COLUMNS[:13], null(), *_COLUMNS[14:])
        .select_from(courses.join(sites, sites.c.id == courses.c.site_id).join(group_labels, _LABELS))
        .where(courses.c.id.in_(course_ids))
    )
    words = {"label_year": SchoolYear.of(today).start}
    return {course.id: course for course in _latest(db.execute(query, words))}


def courses_by_year(
    db: Connection, course_ids: Sequence[int], years: Iterable[SchoolYear]
) -> dict[SchoolYear, dict[int, Course]]:
    """The courses as they are called in each of these school years, by year and id; one statement a year.

    For messages to several recipients: in the night before 1 August two time zones are in two school years.
    """
    return {year: courses_by_id(db, course_ids, year.first_day) for year in set(years)}


def with_label(found: list[Course], label: str) -> list[Course]:
    """Those of the courses whose group bears the label."""
    wanted = label_key(label)
    return [course for course in found if label_key(course.label) == wanted]


_PEOPLE = PreparedFor(
    select(course_people.c.course_id, course_people.c.part, persons.c.id, persons.c.name, persons.c.slack_id)
    .join(persons, persons.c.id == course_people.c.person_id)
    .order_by(course_people.c.id),
    course_people.c.course_id,
)


def allowed(actor: Actor, course: Course, may: May) -> bool:
    """Whether the actor may do this with the course: at its site, or because it is the actor's own."""
    if course.site_id in actor.sites_where(may):
        return True
    return course.part is not None and actor.may_with_own(may)


def leaders_of(db: Connection, course_ids: list[int]) -> dict[int, list[Person]]:
    """The leaders of each course, reserves left out."""
    leaders: dict[int, list[Person]] = {course_id: [] for course_id in course_ids}
    for course_id, part, person_id, name, slack_id in _PEOPLE.rows(db, course_ids):
        if part == CoursePart.LEADER:
            leaders[course_id].append(Person(person_id, name, slack_id))
    return leaders


def lock_courses(db: Connection, course_ids: list[int]) -> None:
    """Hold the courses for this transaction, so that two leaders who log at once take turns (SQLite always does)."""
    if db.dialect.name == "postgresql":
        db.execute(select(courses.c.id).where(courses.c.id.in_(course_ids)).order_by(courses.c.id).with_for_update())
