"""Reads the facts that letters are made of: a fixed number of statements, whatever the number of schools."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, exists, false, func, not_, or_, select

from models.calendar import SchoolYear
from models.courses import (
    Course,
    CoursePart,
    CourseStatus,
    PlannedLesson,
    SiteTitles,
    course_people,
    courses,
    group_labels,
    lesson_titles,
    planned_lessons,
)
from models.digests.facts import ClassFacts, DigestFacts, LetterScope, SiteFacts
from models.lessons import lesson_logs
from models.milestones import find_milestones_due
from models.people import Role, roles
from models.places import Calendars, Site, districts, load_calendars, site_years, sites
from models.reflections import Visibility, reflections

WEEK = timedelta(weeks=1)


HORIZON = timedelta(weeks=8)  # how far ahead a letter looks for the next lesson: longer than any break but summer


_FIRST_LOG = (
    select(func.min(lesson_logs.c.recorded_at))
    .where(
        lesson_logs.c.course_id == planned_lessons.c.course_id,
        lesson_logs.c.number == planned_lessons.c.number,
        lesson_logs.c.withdrawn_at.is_(None),
    )
    .scalar_subquery()
    .label("first_log")
)


def gather_facts(db: Connection, workspace_id: int, today: date, about: LetterScope) -> DigestFacts:
    """Read the facts for these letters: the same statements, whatever the number of schools, classes and readers."""
    calendars = load_calendars(db, workspace_id)
    reading = FactReader(db, workspace_id, today, about)
    reading.read_sites()
    reading.read_courses()
    reading.read_leaders()
    reading.read_logs()
    reading.read_plans(calendars)
    reading.read_waiting()
    reading.read_reflections()
    reading.read_titles()
    reading.read_coordinators()
    if about.sites:
        reading.read_milestones(about.sites)
    return DigestFacts(today, reading.year, calendars, reading.sites)


class FactReader:
    """Reads the facts: each method is one statement, filtered by the workspace and the sites of the letters."""

    def __init__(self, db: Connection, workspace_id: int, today: date, about: LetterScope) -> None:
        self._db, self._space = db, workspace_id
        inside = sites.c.id.in_(about.sites) | sites.c.district_id.in_(about.districts)
        self._only = None if about.city else select(sites.c.id).where(inside)
        self.today, self.year = today, SchoolYear.of(today)
        self.sites: dict[int, SiteFacts] = {}
        self._classes: dict[int, ClassFacts] = {}
        # Midnight in UTC is an hour or two from local midnight; nobody logs lessons in between.
        self._week_ago = datetime.combine(today - WEEK, time(), UTC)

    def _within_scope(self, site_column: ColumnElement[int], table: Table) -> tuple[ColumnElement[bool], ...]:
        inside = table.c.workspace_id == self._space
        return (inside,) if self._only is None else (inside, site_column.in_(self._only))

    def _select_of_courses(self, table: Table, *columns: Any) -> Select[Any]:
        """A query of rows that belong to a course and have no site of their own: joined to the course for its site."""
        return (
            select(*columns)
            .join(courses, courses.c.id == table.c.course_id)
            .where(*self._within_scope(courses.c.site_id, courses), courses.c.status != CourseStatus.ENDED)
        )

    def _with_class_facts(self, rows: Iterable[Any]) -> Iterable[tuple[ClassFacts, Any]]:
        return ((self._classes[row[0]], row) for row in rows if row[0] in self._classes)

    def read_sites(self) -> None:
        query = (
            select(
                sites.c.id, sites.c.name, sites.c.form, sites.c.district_id, districts.c.name,
                site_years.c.id, site_years.c.status, site_years.c.reported_classes,
            )
            .outerjoin(districts, districts.c.id == sites.c.district_id)
            .outerjoin(site_years, (site_years.c.site_id == sites.c.id) & (site_years.c.school_year == self.year.start))
            .where(*self._within_scope(sites.c.id, sites))
            .order_by(sites.c.name_key)
        )  # fmt: skip
        for site_id, name, form, district_id, district, site_year_id, status, reported in self._db.execute(query):
            site = Site(id=site_id, name=name, form=form, district_id=district_id, district=district)
            self.sites[site_id] = SiteFacts(site, status, reported, site_year_id is not None)

    def read_courses(self) -> None:
        """Courses that run or pause, and those that ended this school year, with the label of today.

        Until its school year is turned, a group has labels of earlier years only; then the latest is used.
        """
        query = (
            select(
                courses.c.id, courses.c.site_id, courses.c.group_id, group_labels.c.label, courses.c.programme,
                courses.c.series, courses.c.school_year, courses.c.status, courses.c.ended_on, courses.c.weekday,
                courses.c.held_before, group_labels.c.year, courses.c.room,
            )
            .join(group_labels, group_labels.c.group_id == courses.c.group_id)
            .where(
                *self._within_scope(courses.c.site_id, courses),
                group_labels.c.school_year <= self.year.start,
                (courses.c.status != CourseStatus.ENDED) | (courses.c.school_year == self.year.start),
            )
            .order_by(group_labels.c.school_year, group_labels.c.year, group_labels.c.label_key, courses.c.programme)
        )  # fmt: skip
        for row in self._db.execute(query):
            self._classes.pop(row[0], None)  # the later label replaces the earlier, in the sort order of its own
            self._classes[row[0]] = self._read_class(row)
        for class_facts in self._classes.values():
            self.sites[class_facts.course.site_id].classes.append(class_facts)

    def _read_class(self, row: Any) -> ClassFacts:
        course_id, site_id, group_id, label, programme, series, begun, status, *rest, year, room = row
        ended_on, weekday, before = rest
        site = self.sites[site_id].site
        course = Course(
            id=course_id,
            site_id=site_id,
            site=site.name,
            group_id=group_id,
            label=label,
            programme_code=programme,
            series_code=series,
            school_year=SchoolYear(begun),
            status=CourseStatus(status),
            ended_on=ended_on,
            weekday=weekday,
            held_before=before,
            keeps_school_days=site.keeps_school_days,
            part=None,
            year=year,
        )
        return ClassFacts(
            course=course, total=course.total, room=room, held=set(range(1, before + 1)), held_week_ago=before
        )

    def read_leaders(self) -> None:
        query = self._select_of_courses(course_people, course_people.c.course_id, course_people.c.person_id)
        for class_facts, row in self._with_class_facts(
            self._db.execute(query.where(course_people.c.part == CoursePart.LEADER))
        ):
            class_facts.leaders.add(row[1])

    def read_logs(self) -> None:
        """Held lessons. One logged in several parts counts once, with the time of its first and its latest log."""
        logs = lesson_logs.c
        query = self._select_of_courses(
            lesson_logs, logs.course_id, logs.number, func.min(logs.recorded_at), func.max(logs.recorded_at)
        )
        query = query.where(logs.withdrawn_at.is_(None)).group_by(logs.course_id, logs.number)
        for class_facts, (_, number, first, latest) in self._with_class_facts(self._db.execute(query)):
            if number not in class_facts.held:
                class_facts.held.add(number)
                class_facts.held_week_ago += first < self._week_ago
            _note_last_word(class_facts, latest)

    def read_plans(self, calendars: Calendars) -> None:
        """How each course follows its plan, counted in the database: ten thousand classes have many planned lessons."""
        plan = planned_lessons.c
        columns = (
            plan.course_id, plan.number, plan.day, plan.missed_at, courses.c.site_id, courses.c.held_before, _FIRST_LOG
        )  # fmt: skip
        rows = self._select_of_courses(planned_lessons, *columns).where(plan.cancelled_at.is_(None)).subquery("plan").c
        before = rows.number <= rows.held_before
        starts: dict[date, list[int]] = {}
        for site_id in self.sites:
            starts.setdefault(calendars.of_site(site_id).half_year_start(self.today), []).append(site_id)
        this_half_year = (and_(rows.site_id.in_(ids), rows.day >= start) for start, ids in starts.items())
        due = and_(rows.day < self.today, or_(false(), *this_half_year))
        told_held = or_(before, rows.first_log.is_not(None))
        then = or_(before, and_(rows.first_log.is_not(None), rows.first_log < self._week_ago))
        query = select(
            rows.course_id,
            _count_where(due),
            _count_where(and_(due, told_held)),
            _count_where(and_(due, not_(told_held), rows.missed_at.is_not(None))),
            _count_where(and_(rows.day < self.today - WEEK, not_(then))),
            func.max(rows.missed_at),
        ).group_by(rows.course_id)
        for class_facts, (_, due_count, held_count, missed_count, late_count, missed_at) in self._with_class_facts(
            self._db.execute(query)
        ):
            class_facts.has_plan = True
            class_facts.due, class_facts.due_held, class_facts.due_missed = due_count, held_count, missed_count
            class_facts.late_week_ago = late_count
            _note_last_word(class_facts, missed_at)

    def read_waiting(self) -> None:
        plan = planned_lessons.c
        held = exists().where(
            lesson_logs.c.course_id == plan.course_id,
            lesson_logs.c.number == plan.number,
            lesson_logs.c.withdrawn_at.is_(None),
        )
        query = self._select_of_courses(
            planned_lessons, plan.course_id, plan.id, plan.number, plan.day, plan.starts_at, plan.room, plan.missed_at
        ).where(
            plan.cancelled_at.is_(None), plan.day < self.today + HORIZON, plan.number > courses.c.held_before, ~held
        )
        for class_facts, (course_id, plan_id, number, day, starts_at, room, missed_at) in self._with_class_facts(
            self._db.execute(query)
        ):
            class_facts.waiting.append(
                PlannedLesson(
                    id=plan_id,
                    course_id=course_id,
                    number=number,
                    day=day,
                    starts_at=starts_at,
                    room=room or class_facts.room,
                    missed=missed_at is not None,
                )
            )
        for class_facts in self._classes.values():
            class_facts.waiting.sort(key=lambda plan: (plan.day, plan.number))

    def read_milestones(self, site_ids: frozenset[int]) -> None:
        for site_id, found in find_milestones_due(self._db, site_ids, self.today).items():
            if site_id in self.sites:
                self.sites[site_id].milestones = found

    def read_reflections(self) -> None:
        query = (
            self._select_of_courses(reflections, reflections.c.course_id, reflections.c.went_well)
            .where(
                reflections.c.visibility == Visibility.BANK,
                reflections.c.withdrawn_at.is_(None),
                reflections.c.went_well.is_not(None),
                reflections.c.created_at >= self._week_ago,
            )
            .order_by(reflections.c.created_at.desc(), reflections.c.id.desc())
        )
        for class_facts, row in self._with_class_facts(self._db.execute(query)):
            self.sites[class_facts.course.site_id].shared.append(row[1])

    def read_titles(self) -> None:
        rows = lesson_titles.c
        query = select(rows.site_id, rows.programme, rows.series, rows.number, rows.title)
        found: dict[int, SiteTitles] = defaultdict(lambda: defaultdict(dict))
        for site_id, programme, series, number, title in self._db.execute(
            query.where(*self._within_scope(rows.site_id, lesson_titles))
        ):
            found[site_id][programme, series][number] = title
        for site_id, titles in found.items():
            self.sites[site_id].titles = dict(titles)

    def read_coordinators(self) -> None:
        query = select(roles.c.site_id).where(
            *self._within_scope(roles.c.site_id, roles), roles.c.role == Role.COORDINATOR, roles.c.site_id.is_not(None)
        )
        for site_id in self._db.execute(query).scalars():
            self.sites[site_id].has_coordinator = True


def _count_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _note_last_word(class_facts: ClassFacts, at: datetime | None) -> None:
    if at is not None and (class_facts.last_word is None or at.date() > class_facts.last_word):
        class_facts.last_word = at.date()
