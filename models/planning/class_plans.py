"""Lays out one class of a draft: a day and a time for each lesson, and for its joint planning. Pure.

Lessons are laid in teaching weeks (S0: every second week) by the class's own calendar. Those that do not fit in the
school year get no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from models.calendar import Calendar, CalendarEntry, EntryKind, SchoolYear
from models.courses import Course, PlannedLesson, Titles
from models.lessons import Held, held_numbers
from models.people import Person
from models.places import Calendars, Site
from models.planning.bookings import add_minutes
from models.planning.drafts import ClassSlot, PlanDraft
from models.planning.layout import CoursePlan, LaidLesson, LessonRhythm, count_slots, lay_out_lessons, lay_out_months
from models.planning.people import LeaderTeam, PeopleByCourse, pick_team
from models.planning.results import ClassPlan, LessonPlan, lengths_of
from models.planning.targets import Group
from models.programmes import OrderRule, Series

WEEK = timedelta(weeks=1)
WEEKS_BACK = 3  # how far before its lesson a planning hour may be


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """All that is needed to lay out a draft's classes. Dicts are by course id; `chosen` is by Slack id."""

    draft: PlanDraft
    site: Site
    year: SchoolYear
    today: date
    clock: time  # the local time of day: a lesson is not laid at an hour of today that is past
    calendars: Calendars
    logs: dict[int, list[Held]]
    people: PeopleByCourse
    chosen: dict[str, Person]
    stored: dict[int, list[PlannedLesson]]
    titles: Titles

    def calendar(self, year: int | None) -> Calendar:
        """The calendar of a year group at the site."""
        return self.calendars.of_group(self.site.id, year)

    def team(self, course: Course) -> LeaderTeam:
        """The people of one class, once the draft is saved."""
        return pick_team(self.draft, self.chosen, self.people.get(course.id, []))


def lay_class(facts: PlanFacts, course: Course, group: Group | None, slot: ClassSlot) -> ClassPlan:
    """Lay out one class of the draft, with its people. Lessons that are held are left out."""
    calendar = facts.calendar(course.year)
    logs = facts.logs.get(course.id, [])
    held = held_numbers(course, logs)
    plan = _lay_lessons(facts, series=course.series, calendar=calendar, slot=slot, held=held)
    people = facts.team(course)
    return ClassPlan(
        course=course,
        slot=slot,
        group=group,
        calendar=calendar,
        plan=plan,
        lessons=_time_lessons(facts, course=course, calendar=calendar, slot=slot, laid=plan.laid),
        held=frozenset(held),
        before=tuple(facts.stored.get(course.id, ())),
        leaders=people.leaders,
        reserves=people.reserves,
    )


def _lay_lessons(facts: PlanFacts, series: Series, calendar: Calendar, slot: ClassSlot, held: set[int]) -> CoursePlan:
    """Give each lesson of the series a day, but for those held."""
    draft, school_days = facts.draft, facts.site.keeps_school_days
    until = calendar.year_end(facts.year)
    earliest = facts.today + timedelta(days=bool(slot.at and slot.at <= facts.clock))
    rhythm = LessonRhythm(max(draft.starts_on, earliest), slot.weekday, draft.interval_weeks)
    numbers = [number for number in range(1, (series.count or 0) + 1) if number not in held]
    if series.order is OrderRule.MONTH_BOUND:
        months = {number: series.lesson(number).month or 0 for number in numbers}
        ahead = _close_before(calendar, rhythm.starts_on, facts.year)
        return lay_out_months(ahead, slot.weekday, months, facts.year, school_days=school_days)
    if series.count is None:  # a drop-in group meets until the school year ends; its lessons are numbered on
        room = count_slots(calendar, rhythm, until, school_days=school_days)
        first = max(held, default=0) + 1
        numbers = list(range(first, first + room + sum(theme.lessons for theme in draft.theme_days)))
        plan = lay_out_lessons(
            calendar, rhythm, numbers, until=until, theme_days=draft.theme_days, school_days=school_days
        )
        return replace(plan, spilled=(), spare=0)
    return lay_out_lessons(calendar, rhythm, numbers, until=until, theme_days=draft.theme_days, school_days=school_days)


def _close_before(calendar: Calendar, day: date, year: SchoolYear) -> Calendar:
    """The calendar with all days before `day` closed, so that lessons of a month that has begun come after it."""
    if day <= year.first_day:
        return calendar
    past = CalendarEntry(EntryKind.BREAK, year.first_day, day - timedelta(days=1))
    return Calendar((*calendar.entries, past))


def _time_lessons(
    facts: PlanFacts, course: Course, calendar: Calendar, slot: ClassSlot, laid: Sequence[LaidLesson]
) -> tuple[LessonPlan, ...]:
    """Give each lesson its time. Several on a theme day follow each other, with setup time between them."""
    lengths = lengths_of(facts.draft, course.edition)
    titles = facts.titles[course.id]
    lessons: list[LessonPlan] = []
    for laid_lesson in laid:
        same_day = sum(other.day == laid_lesson.day for other in lessons)
        at = add_minutes(slot.at, same_day * (lengths.lesson + lengths.setup)) if slot.at else None
        planned = _find_planning_day(facts, calendar, slot, laid_lesson.day)
        hour = facts.draft.hour if planned else None
        lessons.append(
            LessonPlan(
                number=laid_lesson.number,
                day=laid_lesson.day,
                at=at,
                minutes=lengths.lesson,
                theme=laid_lesson.theme,
                title=titles.get(laid_lesson.number),
                planning_day=planned,
                planning_at=hour.at if hour else None,
            )
        )
    return tuple(lessons)


def _find_planning_day(facts: PlanFacts, calendar: Calendar, slot: ClassSlot, day: date) -> date | None:
    """The day of joint planning: the last planning weekday before the lesson that is a workday, not before today."""
    hour = facts.draft.hour
    if hour is None:
        return None
    latest = day - timedelta(days=(day.isoweekday() - hour.weekday) % 7)
    if latest == day and (slot.at is None or hour.at >= slot.at):
        latest -= WEEK
    candidates = (latest - weeks * WEEK for weeks in range(WEEKS_BACK))
    at_work = (day for day in candidates if calendar.is_workday(day) or not facts.site.keeps_school_days)
    return next((day for day in at_work if day >= facts.today), None)
