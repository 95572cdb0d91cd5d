"""Reads the facts that letters are made of: a fixed number of statements, whatever the number of schools."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, false, func, not_, or_, select

from models.calendar import SchoolYear
from models.courses import (
    Course,
    CoursePart,
    CourseStatus,
    PlannedLesson,
    course_people,
    courses,
    group_labels,
    is_struck,
    planned_lessons,
)
from models.digests.facts import ClassFacts, DigestFacts, LetterScope, SiteFacts
from models.digests.school_facts import SchoolFactReader
from models.digests.scoped import WEEK
from models.lessons import lesson_logs
from models.places import Calendars, Site, districts, load_calendars, site_years, sites

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


# Of a planned lesson: that it was not held before the bot was used, and that nobody has logged it.
_STILL_TO_HOLD = (
    planned_lessons.c.number > courses.c.held_before,
    ~exists().where(
        lesson_logs.c.course_id == planned_lessons.c.course_id,
        lesson_logs.c.number == planned_lessons.c.number,
        lesson_logs.c.withdrawn_at.is_(None),
    ),
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
    reading.read_waiting(calendars)
    reading.read_cancelled()
    reading.read_planning_hours()
    reading.read_reflections()
    reading.read_titles()
    reading.read_roles()
    if about.sites:
        reading.read_milestones(about.sites)
    return DigestFacts(
        today=today, year=reading.year, calendars=calendars, sites=reading.sites, city=tuple(reading.city)
    )


class FactReader(SchoolFactReader):
    """Reads the facts of schools and classes: each method is one statement."""

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
        """Held lessons. One logged in several parts counts once, with the time of its first log."""
        logs = lesson_logs.c
        query = self._select_of_courses(lesson_logs, logs.course_id, logs.number, func.min(logs.recorded_at))
        query = query.where(logs.withdrawn_at.is_(None)).group_by(logs.course_id, logs.number)
        for class_facts, (_, number, first) in self._with_class_facts(self._db.execute(query)):
            if number not in class_facts.held:
                class_facts.held.add(number)
                class_facts.held_week_ago += first < self._week_ago

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
            start = self._half_years[site_id] = calendars.of_site(site_id).half_year_start(self.today)
            starts.setdefault(start, []).append(site_id)
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
            func.min(case((due, rows.day))),
        ).group_by(rows.course_id)
        for class_facts, (_, due_count, held_count, missed_count, late_count, first) in self._with_class_facts(
            self._db.execute(query)
        ):
            class_facts.has_plan = True
            class_facts.due, class_facts.due_held, class_facts.due_missed = due_count, held_count, missed_count
            class_facts.late_week_ago, class_facts.due_from = late_count, first

    def read_waiting(self, calendars: Calendars) -> None:
        """Lessons that are planned and not held. Those on a day without school are not counted as due."""
        plan = planned_lessons.c
        query = self._select_of_courses(
            planned_lessons, plan.course_id, plan.id, plan.number, plan.day, plan.starts_at, plan.room, plan.missed_at
        ).where(plan.cancelled_at.is_(None), plan.day < self.today + HORIZON, *_STILL_TO_HOLD)
        for class_facts, (course_id, plan_id, number, day, starts_at, room, missed_at) in self._with_class_facts(
            self._db.execute(query)
        ):
            struck = is_struck(calendars, class_facts.course, day)
            if struck:
                self._leave_out(class_facts, day, missed=missed_at is not None)
            class_facts.waiting.append(
                PlannedLesson(
                    id=plan_id,
                    course_id=course_id,
                    number=number,
                    day=day,
                    starts_at=starts_at,
                    room=room or class_facts.room,
                    missed=missed_at is not None,
                    struck=struck,
                )
            )
        self._read_far_ahead()
        for class_facts in self._classes.values():
            class_facts.waiting.sort(key=lambda plan: (plan.day, plan.number))

    def read_cancelled(self) -> None:
        """Lessons that were cancelled and have got no new day: they are still to be held."""
        plan, standing = planned_lessons.c, planned_lessons.alias().c
        again = exists().where(
            standing.course_id == plan.course_id, standing.number == plan.number, standing.cancelled_at.is_(None)
        )
        query = self._select_of_courses(planned_lessons, plan.course_id, plan.id, plan.number, plan.day).where(
            plan.cancelled_at.is_not(None),
            plan.day >= self.year.first_day,  # what is left of an earlier year was taken away by its turn
            courses.c.status != CourseStatus.ENDED,
            ~again,
            *_STILL_TO_HOLD,
        )
        latest: dict[tuple[int, int], PlannedLesson] = {}
        for _, (course_id, plan_id, number, day) in self._with_class_facts(self._db.execute(query.order_by(plan.id))):
            lesson = PlannedLesson(
                plan_id, course_id, number=number, day=day, starts_at=None, room=None, cancelled=True
            )
            latest[course_id, number] = lesson
        for lesson in latest.values():
            if self._classes[lesson.course_id].has_plan and self._classes[lesson.course_id].total:
                self._add_cancelled(self._classes[lesson.course_id], lesson)

    def _add_cancelled(self, class_facts: ClassFacts, lesson: PlannedLesson) -> None:
        """Count a lesson that was cancelled like one that was not held, once its day is past."""
        class_facts.cancelled.append(lesson)
        if self._half_years[class_facts.course.site_id] <= lesson.day < self.today:
            class_facts.due += 1
            class_facts.due_missed += 1
        class_facts.late_week_ago += lesson.day < self.today - WEEK

    def _read_far_ahead(self) -> None:
        """The first lesson beyond the horizon, for classes that have none within it: they begin later in the year."""
        plan = planned_lessons.c
        near = {
            course_id
            for course_id, class_facts in self._classes.items()
            if not class_facts.has_plan or any(row.day >= self.today for row in class_facts.waiting)
        }
        if len(near) == len(self._classes):
            return
        query = self._select_of_courses(
            planned_lessons, plan.course_id, plan.id, plan.number, plan.day, plan.starts_at, plan.room
        ).where(plan.cancelled_at.is_(None), plan.day >= self.today + HORIZON, *_STILL_TO_HOLD)
        for class_facts, row in self._with_class_facts(self._db.execute(query.order_by(plan.day, plan.number))):
            course_id, plan_id, number, day, starts_at, room = row
            if course_id not in near:
                near.add(course_id)
                class_facts.waiting.append(
                    PlannedLesson(plan_id, course_id, number=number, day=day, starts_at=starts_at, room=room)
                )

    def _leave_out(self, class_facts: ClassFacts, day: date, *, missed: bool) -> None:
        """Take a lesson out of what was counted in the database."""
        start = self._half_years[class_facts.course.site_id]
        if start <= day < self.today:
            class_facts.due -= 1
            class_facts.due_missed -= missed
        class_facts.late_week_ago -= day < self.today - WEEK

    def read_planning_hours(self) -> None:
        """Which classes have a planning hour ahead."""
        plan = planned_lessons.c
        query = self._select_of_courses(planned_lessons, plan.course_id).where(
            plan.planning_id.is_not(None), plan.cancelled_at.is_(None), plan.day >= self.today
        )
        for class_facts, _ in self._with_class_facts(self._db.execute(query.distinct())):
            class_facts.plans_together = True


def _count_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
