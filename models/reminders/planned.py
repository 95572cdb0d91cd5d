"""Plans reminders about lessons: on the school day before, the question after it, and before the joint planning.

A delivery is planned once for a planned lesson and its day. A lesson that moves gets new ones; those of the old day are
cancelled when they are checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Column, ColumnElement, Connection, String, cast, exists, literal, or_, select

from models.calendar import SchoolYear, local_day, moment
from models.courses import (
    CoursePart,
    CourseStatus,
    course_people,
    courses,
    minutes_of,
    planned_lessons,
    planning_bookings,
)
from models.deliveries import NewDelivery, deliveries
from models.people import persons
from models.places import Calendars, Workspace, keeps_school_days, sites
from models.preferences import AfterLesson, ReminderSettings, daily_moment, reminder_settings, settings_of
from models.reminders.lesson_reminders import AFTER_LESSON, ASK_AFTER, ASSUMED_TIME, BEFORE_LESSON, PLANNING

PLANNED_AHEAD = timedelta(days=25)  # a reminder may come before a break, and only the summer is longer
ANSWER_DAYS = timedelta(days=5)  # after that the question is not sent; the coordinator's letter has it instead

_LEADS = (
    planned_lessons.join(courses, courses.c.id == planned_lessons.c.course_id)
    .join(sites, sites.c.id == courses.c.site_id)
    .join(course_people, course_people.c.course_id == courses.c.id)
    .join(persons, persons.c.id == course_people.c.person_id)
)
_SUBJECT = literal("lesson:") + cast(planned_lessons.c.id, String)


def _is_not_planned(kind: str, period: Column[date]) -> ColumnElement[bool]:
    return ~exists().where(
        deliveries.c.kind == kind,
        deliveries.c.subject == _SUBJECT,
        deliveries.c.recipient_id == course_people.c.person_id,
        deliveries.c.period == cast(period, String),
    )


_COMING = select(
    planned_lessons.c.id,
    planned_lessons.c.day,
    planned_lessons.c.starts_at,
    planned_lessons.c.minutes,
    courses.c.lesson_minutes,
    courses.c.programme,
    courses.c.school_year,
    courses.c.site_id,
    sites.c.form,
    persons.c.id,
    persons.c.timezone,
).select_from(_LEADS)


_PLANNINGS = select(
    planned_lessons.c.id,
    planning_bookings.c.day,
    planning_bookings.c.starts_at,
    persons.c.id,
    persons.c.timezone,
).select_from(
    _LEADS.join(planning_bookings, planning_bookings.c.id == planned_lessons.c.planning_id).join(
        reminder_settings, reminder_settings.c.person_id == persons.c.id
    )
)


def plan_lessons(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
    """The missing reminders and questions of the leaders of coming lessons. None for lessons that are over."""
    first = local_day(now, space.timezone)
    query = _COMING.where(
        planned_lessons.c.workspace_id == space.id,
        planned_lessons.c.cancelled_at.is_(None),
        planned_lessons.c.day.between(first, first + PLANNED_AHEAD),
        courses.c.status == CourseStatus.RUNNING,
        course_people.c.part == CoursePart.LEADER,
        persons.c.slack_id.is_not(None),
        or_(
            _is_not_planned(BEFORE_LESSON, planned_lessons.c.day),
            _is_not_planned(AFTER_LESSON, planned_lessons.c.day),
        ),
    )
    missing = db.execute(query).all()
    if not missing:
        return []
    ids = sorted({row[9] for row in missing})
    settings = settings_of(db, ids)
    reminders = []
    for row in missing:
        times = ReminderTimes(row, calendars, settings[row[9]], space.timezone)
        if times.ends > now:
            reminders += [times.make_reminder(), times.make_question()]
    return reminders


def plan_plannings(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
    """The missing reminders of joint planning, for leaders who switched them on: they are off by default."""
    first = local_day(now, space.timezone)
    query = _PLANNINGS.where(
        planned_lessons.c.workspace_id == space.id,
        planned_lessons.c.cancelled_at.is_(None),
        planning_bookings.c.day.between(first + timedelta(days=1), first + PLANNED_AHEAD),
        courses.c.status == CourseStatus.RUNNING,
        course_people.c.part == CoursePart.LEADER,
        reminder_settings.c.planning_prompts.is_(True),
        _is_not_planned(PLANNING, planning_bookings.c.day),
    )
    missing = db.execute(query).all()
    settings = settings_of(db, sorted({row[3] for row in missing})) if missing else {}
    reminders = []
    for planned_id, day, starts_at, person_id, zone in missing:
        hours = settings[person_id].hours
        before = next((d for d in _list_days_before(day) if hours.works(d)), day)
        due = moment(before, daily_moment(hours), zone)
        use_by = moment(day, starts_at, space.timezone)
        reminders.append(
            NewDelivery(
                kind=PLANNING,
                subject=f"lesson:{planned_id}",
                recipient_id=person_id,
                period=day.isoformat(),
                due_at=due,
                use_by=use_by,
            )
        )
    return reminders


def _list_days_before(day: date) -> Iterator[date]:
    return (day - timedelta(days=back) for back in range(1, 15))


class ReminderTimes:
    """When one leader is reminded of one lesson and asked about it."""

    def __init__(self, row: Sequence, calendars: Calendars, settings: ReminderSettings, zone: str) -> None:  # type: ignore[type-arg]
        self._id, self._day, starts_at, minutes, usual, programme, year, site_id, form, *whom = row
        self._person, self._zone = whom
        self._school_days = keeps_school_days(form)
        self._calendar = calendars.of_site(site_id)
        self._hours = settings.hours
        self._when = settings.after_lesson
        # A lesson's time is in the school's zone, a person's working hours in their own.
        self.starts = moment(self._day, starts_at or ASSUMED_TIME, zone)
        length = minutes_of(programme, SchoolYear(year), minutes or usual)
        self.ends = self.starts + timedelta(minutes=length)

    def make_reminder(self) -> NewDelivery:
        """The reminder: on the last school day before that is also the person's working day, else the same morning.

        Where no school days are kept, it is the person's last working day before.
        """
        days = self._calendar.school_days_before(self._day) if self._school_days else _list_days_before(self._day)
        day = next((day for day in days if self._hours.works(day)), self._day)
        at = self._hours.start if self._when is AfterLesson.MORNING or day == self._day else daily_moment(self._hours)
        due = min(moment(day, at, self._zone), self.starts)
        return self._make_delivery(BEFORE_LESSON, due, self.starts)

    def make_question(self) -> NewDelivery:
        """The question: 15 minutes after the lesson, at 15.00 or the next morning, as the person chose."""
        due = self.ends + ASK_AFTER
        if self._when is AfterLesson.AFTERNOON:
            due = max(moment(self._day, daily_moment(self._hours), self._zone), self.ends)
        if self._when is AfterLesson.MORNING:
            due = moment(self._day + timedelta(days=1), self._hours.start, self._zone)
        return self._make_delivery(AFTER_LESSON, due, self.ends + ANSWER_DAYS)

    def _make_delivery(self, kind: str, due: datetime, use_by: datetime) -> NewDelivery:
        return NewDelivery(
            kind=kind,
            subject=f"lesson:{self._id}",
            recipient_id=self._person,
            period=self._day.isoformat(),
            due_at=due,
            use_by=use_by,
            is_question=kind == AFTER_LESSON,
        )
