"""Which day a lesson was held: as said, as planned, or the latest school day of its class."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection

from models.calendar import Calendar
from models.courses import Course, PlannedLesson
from models.lessons.drafts import UNKNOWN, LogDraft, Precision, When
from models.places import Calendars, calendars_near

LONGEST_REST = timedelta(days=71)  # how far back a school day is looked for
LATELY = timedelta(days=6)  # a lesson planned this lately is the one that a log without a day speaks of


class SchoolDays:
    """The school days of the classes of one log. The calendar is read when it is first asked for."""

    def __init__(self, db: Connection, workspace_id: int, classes: list[Course]) -> None:
        self._db, self._workspace_id, self._classes = db, workspace_id, classes
        self._near: tuple[date, Calendars] | None = None  # and the last day that they are true of
        self.kept = all(course.keeps_school_days for course in classes)

    def has_lessons(self, day: date) -> bool:
        """Whether each of the classes can have a lesson that day."""
        return all(calendar.has_lessons(day) for calendar in self._calendars(day))

    def name_of(self, day: date) -> str:
        """What the calendar calls the day: `höstlov`; empty where it has no name for it."""
        return next((name for calendar in self._calendars(day) if (name := calendar.name_of(day))), "")

    def before(self, day: date) -> date | None:
        """The last day before it on which each of the classes can have a lesson; None for ten weeks of rest."""
        days = (day - timedelta(days=back) for back in range(1, LONGEST_REST.days))
        return next((one for one in days if self.has_lessons(one)), None)

    def _calendars(self, day: date) -> list[Calendar]:
        """Those of the classes, read once: what is asked about first is the latest day, and the rest lies before."""
        if self._near is None or not self._near[0] - LONGEST_REST < day <= self._near[0]:
            site_ids = sorted({course.site_id for course in self._classes})
            near = calendars_near(
                self._db, workspace_id=self._workspace_id, site_ids=site_ids, first=day - LONGEST_REST, last=day
            )
            self._near = day, near
        return [self._near[1].of_group(course.site_id, course.year) for course in self._classes]


def day_of_log(
    draft: LogDraft,
    found: list[Course],
    nexts: dict[int, int | None],
    planned: dict[int, list[PlannedLesson]],
    days: SchoolDays,
    today: date,
) -> tuple[When, bool]:
    """The day of a log, and whether it was assumed: as said; else as planned in the week past; else today."""
    if draft.when:
        return _on_weekday(draft.when, found, today), False
    if len(draft.numbers) > 1:
        return UNKNOWN, False
    plans = {
        plan.day
        for course in found
        for plan in planned[course.id]
        if plan.number in (draft.numbers or (nexts[course.id],))
    }
    recent = [day for day in plans if day <= today <= day + LATELY]
    if recent:
        return When.on(max(recent)), False
    if not days.kept or days.has_lessons(today):
        return When.on(today), False
    latest = _latest_own_weekday(found, days, today) or days.before(today)
    # In the long rest of a summer no day can be assumed: today is asked about.
    return (When.on(latest), True) if latest else (When.on(today), False)


def _latest_own_weekday(found: list[Course], days: SchoolDays, today: date) -> date | None:
    """The day in the week past on which all these classes have the lesson."""
    weekdays = {course.weekday for course in found}
    if len(weekdays) != 1 or None in weekdays:
        return None
    back = (today.isoweekday() - (weekdays.pop() or 0)) % 7
    day = today - timedelta(days=back)
    return day if days.has_lessons(day) else None


def _on_weekday(when: When, found: list[Course], today: date) -> When:
    """A week becomes a day where every class has the lesson on the same weekday, and that day has come."""
    weekdays = {course.weekday for course in found}
    only = weekdays.pop() if len(weekdays) == 1 else None
    if when.precision is Precision.WEEK and when.day and only:
        day = when.day + timedelta(days=only - 1)
        return When.on(day) if day <= today else when
    return when
