"""Checks reminders about lessons when they are due: whether each is still wanted, and what it says then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from models.calendar import SchoolYear, local_day, moment
from models.courses import (
    Course,
    CourseStatus,
    PlannedLesson,
    courses_by_year,
    is_struck,
    leaders_of,
    planned_by_id,
    titles_of,
)
from models.deliveries import Cancel, Due, Later, Send, Verdict
from models.lessons import LEADERS_ASKED, cards, held_numbers, logs_of
from models.people import Person
from models.places import all_workspaces, load_calendars
from models.programmes import CareFlag, Item, MaterialNeed
from models.reflections import tips_for

BEFORE_LESSON, AFTER_LESSON, PLANNING = "before_lesson", "after_lesson", "planning"
ASK_AFTER = timedelta(minutes=15)  # from the end of the lesson to the question
ASSUMED_TIME = time(12)  # the time assumed for a lesson without one


@dataclass(frozen=True, slots=True)
class LessonReminder:
    """The reminder the day before a lesson: the lesson, the other leaders, what to bring and mind, and a tip."""

    course: Course
    row: PlannedLesson
    title: str | None
    others: tuple[str, ...]
    materials: tuple[MaterialNeed, ...]
    care: tuple[CareFlag, ...]
    tip: str | None
    today: date


@dataclass(frozen=True, slots=True)
class LessonQuestion:
    """The question after a lesson, how it went. `asked`: a coordinator asks it, and not the bot by itself."""

    course: Course
    row: PlannedLesson
    title: str | None
    others: tuple[str, ...]
    today: date
    asked: bool


@dataclass(frozen=True, slots=True)
class PlanningReminder:
    """The reminder of a lesson's joint planning, for those who asked to be reminded of it."""

    course: Course
    row: PlannedLesson
    title: str | None
    others: tuple[str, ...]
    today: date


def check_lessons(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Decide for each delivery whether it is still wanted, and what it says; a fixed number of statements."""
    truth = LessonReminderFacts(db, due, now)
    return {delivery.id: truth.decide(delivery) for delivery in due}


class LessonReminderFacts:
    """All that is needed to check one batch of deliveries, read once."""

    def __init__(self, db: Connection, due: Sequence[Due], now: datetime) -> None:
        self._now = now
        self._rows = planned_by_id(db, sorted({delivery.subject_id for delivery in due}))
        self._zones = {space.id: space.timezone for space in all_workspaces(db)}  # of the schools
        self._calendars = {key: load_calendars(db, key) for key in {delivery.workspace_id for delivery in due}}
        ids = sorted({row.course_id for row in self._rows.values()})
        years = {self._year_of_recipient(delivery) for delivery in due}
        self._by_year = courses_by_year(db, ids, years)
        self._courses = {key: course for found in self._by_year.values() for key, course in found.items()}
        self._leaders = leaders_of(db, ids)
        logs = logs_of(db, ids)
        self._held = {course.id: held_numbers(course, logs[course.id]) for course in self._courses.values()}
        self._titles = titles_of(db, list(self._courses.values()))
        reminded = [
            self._rows[delivery.subject_id]
            for delivery in due
            if delivery.kind == BEFORE_LESSON and self._is_known(delivery)
        ]
        self._tips = tips_for(db, [(self._courses[row.course_id], row.number) for row in reminded])

    def _year_of_recipient(self, due: Due) -> SchoolYear:
        """The school year on the recipient's own day: it decides what their class is called."""
        return SchoolYear.of(local_day(self._now, due.to.timezone))

    def _course_of_recipient(self, due: Due) -> Course | None:
        """The course as it is called on the recipient's own day; None where the lesson or the course is gone."""
        row = self._rows.get(due.subject_id)
        return self._by_year[self._year_of_recipient(due)].get(row.course_id) if row else None

    def _is_known(self, due: Due) -> bool:
        return self._course_of_recipient(due) is not None

    def decide(self, due: Due) -> Verdict:
        """Send it with its content, or cancel it with the reason."""
        course = self._course_of_recipient(due)
        if course is None:
            return Cancel("gone")
        row = self._rows[due.subject_id]
        if row.cancelled:
            return Cancel("cancelled")
        planning_day = row.planning.day if row.planning else None
        period = planning_day if due.kind == PLANNING else row.day
        if period is None or due.first_period != period.isoformat():
            return Cancel("moved")
        if row.number in self._held[course.id]:
            return Cancel("already_logged")
        if course.status is not CourseStatus.RUNNING:
            return Cancel("course_rests")
        if due.kind != LEADERS_ASKED and is_struck(self._calendars[due.workspace_id], course, row.day):
            return Cancel("no_school_day")
        leaders = self._leaders[course.id]
        if due.to.id not in {person.id for person in leaders}:
            return Cancel("leads_no_more")
        if row.missed and due.kind != BEFORE_LESSON:
            return Cancel("not_held")
        over = moment(row.day, row.ends_at or ASSUMED_TIME, self._zones[due.workspace_id])
        if due.kind == AFTER_LESSON and self._now < over:
            return Later(over + ASK_AFTER)  # the lesson was moved to later the same day
        return Send(self._make_content(due, row, course, leaders))

    def _make_content(
        self, due: Due, row: PlannedLesson, course: Course, leaders: Sequence[Person]
    ) -> LessonReminder | LessonQuestion | PlanningReminder:
        others = tuple(person.given_name for person in leaders if person.id != due.to.id)
        title = self._titles[course.id].get(row.number)
        today = local_day(self._now, due.to.timezone)
        if due.kind == BEFORE_LESSON:
            tip = self._tips.get((course.id, row.number))
            materials, care = list_needs(course, row.number, self._titles[course.id])
            return LessonReminder(
                course=course, row=row, title=title, others=others, materials=materials, care=care, tip=tip, today=today
            )
        if due.kind == PLANNING:
            return PlanningReminder(course=course, row=row, title=title, others=others, today=today)
        if due.kind in (AFTER_LESSON, LEADERS_ASKED):
            return LessonQuestion(
                course=course, row=row, title=title, others=others, today=today, asked=due.kind == LEADERS_ASKED
            )
        raise ValueError(f"a reminder of kind {due.kind} has no content")


def list_needs(
    course: Course, number: int, titles: dict[int, str]
) -> tuple[tuple[MaterialNeed, ...], tuple[CareFlag, ...]]:
    """The materials of a lesson and what to be careful about, with what holds for every lesson of the programme.

    A programme may have two manuals; a manual's card counts only where the school's titles show which one it uses.
    """
    edition = course.edition
    sure = [
        card.content
        for card in cards(course, number, {(course.programme_code, course.series_code): titles})
        if not card.manual
    ]
    materials = {
        need.item: need for need in (*edition.materials, *(need for content in sure for need in content.materials))
    }
    care = dict.fromkeys((*edition.care, *(flag for content in sure for flag in content.care)))
    if CareFlag.SUPPORT_LIST in care:
        materials.setdefault(Item.SUPPORT_LIST, MaterialNeed(item=Item.SUPPORT_LIST))
    return tuple(materials.values()), tuple(care)
