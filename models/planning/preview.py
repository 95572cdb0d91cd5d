"""Planning a class, or a whole year group: from a draft to every date and a forecast. Nothing is stored here.

Lessons are laid in teaching weeks (S0: every second week) on the class's own calendar; those held keep their place and
only the others are laid anew. What does not fit waits for the next school year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from models.calendar import Calendar, CalendarEntry, EntryKind, SchoolYear, local_day
from models.courses import Course, PlannedLesson, Titles, lock_courses, planned_with_hours, titles_of
from models.lessons import Held, held_numbers, logs_of
from models.people import Actor, Person
from models.places import Calendars, Site, load_calendars
from models.planning.bookings import Booking, BookingClash, BookingKind, clashes, later, lesson_and_reflection
from models.planning.checks import check_draft, draft_courses, site_of
from models.planning.drafts import ClassSlot, PlanDraft
from models.planning.layout import CoursePlan, Laid, LessonRhythm, lay_out, lay_out_months, slots
from models.planning.notes import notes_of
from models.planning.people import LeaderTeam, Present, chosen_people, present_people, team
from models.planning.results import ClassPlan, LessonPlan, Preview, lengths_of
from models.planning.targets import Group
from models.planning.timetable import bookings_of_others, hours_to_tell
from models.programmes import OrderRule, Series

WEEK = timedelta(weeks=1)
WEEKS_BACK = 3  # how far before its lesson a planning hour may lie


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that is known before a class is laid out."""

    draft: PlanDraft
    site: Site
    year: SchoolYear
    today: date
    calendars: Calendars
    logs: dict[int, list[Held]]
    people: Present
    chosen: dict[str, Person]
    stored: dict[int, list[PlannedLesson]]
    titles: Titles

    def calendar(self, year: int | None) -> Calendar:
        """The days of a year group at the site."""
        return self.calendars.of_group(self.site.id, year)

    def team(self, course: Course) -> LeaderTeam:
        """The people of one class after the draft."""
        return team(self.draft, self.chosen, self.people.get(course.id, []))


def preview_plan(db: Connection, *, actor: Actor, draft: PlanDraft, now: datetime, lock: bool = False) -> Preview:
    """Lay a draft out: every date, the forecast and what clashes. `lock` holds its courses for what is to follow.

    Raises BadInput for what can't be so, NotAllowed for a class that is not the actor's to plan, and NotFound.
    """
    today = local_day(now, actor.timezone)
    site = site_of(db, actor, draft.site_id)
    draft = check_draft(db, actor=actor, draft=draft, site=site, today=today)
    found = draft_courses(db, actor=actor, draft=draft, site=site, now=now)
    ids = [course.id for course, _ in found if course.id > 0]
    if lock:
        lock_courses(db, ids)
    stored: dict[int, list[PlannedLesson]] = {course_id: [] for course_id in ids}
    for lesson in planned_with_hours(db, ids):
        stored[lesson.course_id].append(lesson)
    ground = _Ground(
        draft=draft,
        site=site,
        year=SchoolYear.of(draft.starts_on),
        today=today,
        calendars=load_calendars(db, actor.workspace_id),
        logs=logs_of(db, ids),
        people=present_people(db, ids),
        chosen=chosen_people(db, actor.workspace_id, site.id, draft),
        stored=stored,
        titles=titles_of(db, [course for course, _ in found]),
    )
    classes = tuple(
        _class_plan(ground, course, group, slot) for (course, group), slot in zip(found, draft.slots, strict=True)
    )
    unknown = tuple(dict.fromkeys(name for course, _ in found for name in ground.team(course).unknown))
    edition = found[0][0].edition
    shown = replace(draft, seen=_print_of(classes))
    made = Preview(
        draft=shown,
        site=site,
        year=ground.year,
        edition=edition,
        classes=classes,
        clashes=(),
        unknown=unknown,
        today=today,
    )
    return replace(made, clashes=_clashes(db, actor, made), notes=notes_of(db, made))


def _class_plan(ground: _Ground, course: Course, group: Group | None, slot: ClassSlot) -> ClassPlan:
    calendar = ground.calendar(course.year)
    logs = ground.logs.get(course.id, [])
    held = held_numbers(course, logs)
    plan = _lay(ground, series=course.series, calendar=calendar, slot=slot, held=held)
    people = ground.team(course)
    return ClassPlan(
        course=course,
        slot=slot,
        group=group,
        calendar=calendar,
        plan=plan,
        lessons=_lessons(ground, course=course, calendar=calendar, slot=slot, laid=plan.laid),
        held=frozenset(held),
        before=tuple(ground.stored.get(course.id, ())),
        leaders=people.leaders,
        reserves=people.reserves,
    )


def _lay(ground: _Ground, series: Series, calendar: Calendar, slot: ClassSlot, held: set[int]) -> CoursePlan:
    draft, school_days = ground.draft, ground.site.keeps_school_days
    until = calendar.year_end(ground.year)
    rhythm = LessonRhythm(max(draft.starts_on, ground.today), slot.weekday, draft.interval_weeks)
    numbers = [number for number in range(1, (series.count or 0) + 1) if number not in held]
    if series.order is OrderRule.MONTH_BOUND:
        months = {number: series.lesson(number).month or 0 for number in numbers}
        ahead = _closed_before(calendar, rhythm.starts_on, ground.year)
        return lay_out_months(ahead, slot.weekday, months, ground.year, school_days=school_days)
    if series.count is None:  # a drop-in group meets as long as the year lasts, numbered on from the last time
        room = slots(calendar, rhythm, until, school_days=school_days)
        first = max(held, default=0) + 1
        numbers = list(range(first, first + room + sum(theme.lessons for theme in draft.theme_days)))
        plan = lay_out(calendar, rhythm, numbers, until=until, theme_days=draft.theme_days, school_days=school_days)
        return replace(plan, spilled=(), spare=0)
    return lay_out(calendar, rhythm, numbers, until=until, theme_days=draft.theme_days, school_days=school_days)


def _closed_before(calendar: Calendar, day: date, year: SchoolYear) -> Calendar:
    """The calendar with nothing open before the day, so that a month that has begun is used from then on."""
    if day <= year.first_day:
        return calendar
    past = CalendarEntry(EntryKind.BREAK, year.first_day, day - timedelta(days=1))
    return Calendar((*calendar.entries, past))


def _lessons(
    ground: _Ground, course: Course, calendar: Calendar, slot: ClassSlot, laid: Sequence[Laid]
) -> tuple[LessonPlan, ...]:
    """Each lesson with its time; several on a theme day follow each other with the setup time between them."""
    lengths = lengths_of(ground.draft, course.edition)
    titles = ground.titles[course.id]
    lessons: list[LessonPlan] = []
    for one in laid:
        same_day = sum(lesson.day == one.day for lesson in lessons)
        at = later(slot.at, same_day * (lengths.lesson + lengths.setup)) if slot.at else None
        planned = _planning_day(ground, calendar, slot, one.day)
        hour = ground.draft.hour if planned else None
        lessons.append(
            LessonPlan(
                number=one.number,
                day=one.day,
                at=at,
                minutes=lengths.lesson,
                theme=one.theme,
                title=titles.get(one.number),
                planning_day=planned,
                planning_at=hour.at if hour else None,
            )
        )
    return tuple(lessons)


def _planning_day(ground: _Ground, calendar: Calendar, slot: ClassSlot, day: date) -> date | None:
    """The last workday of the planning's weekday before the lesson; None where there is none from today on."""
    hour = ground.draft.hour
    if hour is None:
        return None
    latest = day - timedelta(days=(day.isoweekday() - hour.weekday) % 7)
    if latest == day and (slot.at is None or hour.at >= slot.at):
        latest -= WEEK
    candidates = (latest - weeks * WEEK for weeks in range(WEEKS_BACK))
    at_work = (one for one in candidates if calendar.is_workday(one) or not ground.site.keeps_school_days)
    return next((one for one in at_work if one >= ground.today), None)


def bookings_of(plan: ClassPlan, preview: Preview) -> list[Booking]:
    """The three bookings of each lesson of a class, as far as their times are known."""
    lengths, made = preview.lengths, []
    for lesson in plan.lessons:

        def booking(kind: BookingKind, day: date, at: time, minutes: int, lesson: LessonPlan = lesson) -> Booking:
            return Booking(
                kind=kind,
                course=plan.course.id,
                label=plan.course.label,
                site_id=preview.site.id,
                number=lesson.number,
                day=day,
                starts_at=at,
                minutes=minutes,
                people=plan.leader_ids,
            )

        if lesson.planning_day and lesson.planning_at:
            made.append(booking(BookingKind.PLANNING, lesson.planning_day, lesson.planning_at, lengths.planning))
        if lesson.at:
            held = booking(BookingKind.LESSON, lesson.day, lesson.at, lesson.minutes)
            held = replace(held, room=plan.slot.room, setup=lengths.setup)
            made += lesson_and_reflection(held, lengths.reflection)
    return made


def _clashes(db: Connection, actor: Actor, preview: Preview) -> tuple[BookingClash, ...]:
    wanted = [booking for plan in preview.classes for booking in bookings_of(plan, preview)]
    if not wanted:
        return ()
    days = [booking.day for booking in wanted]
    people, school = sorted(preview.people), preview.site.keeps_school_days
    others = bookings_of_others(
        db,
        actor=actor,
        site_id=preview.site.id,
        people=people,
        days=(min(days), max(days)),
        without=[plan.course.id for plan in preview.classes],
    )
    return clashes(wanted, others, hours_to_tell(db, actor=actor, people=people, keeps_school_days=school))


def _print_of(classes: Sequence[ClassPlan]) -> str:
    """A short mark of every date, by which another outcome is told from the one that was shown."""
    said = repr([(one.course.label, one.plan, sorted(one.held)) for one in classes])
    return hashlib.sha256(said.encode()).hexdigest()[:12]
