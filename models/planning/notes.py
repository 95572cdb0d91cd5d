"""Finds what to point out about a plan. None of it is a reason to refuse the plan (promise 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from models.courses import course_people, courses, planned_lessons
from models.lessons import lesson_logs
from models.milestones import open_gates
from models.planning.results import ClassPlan, Note, NoteCode, Preview
from models.programmes import Audience


def find_notes(db: Connection, made: Preview) -> tuple[Note, ...]:
    """Everything to point out about the plan, the most serious first."""
    return (*_note_year(made), *_note_order(db, made), *_note_people(db, made), *_note_time(made))


def _list_labels(made: Preview, fits: Callable[[ClassPlan], bool]) -> tuple[str, ...]:
    return tuple(plan.course.label for plan in made.classes if fits(plan))


def _note_year(made: Preview) -> Iterator[Note]:
    if not made.knows_calendar:
        yield Note(NoteCode.NO_CALENDAR)
    if new := _list_labels(made, lambda plan: plan.group is None):
        yield Note(NoteCode.NEW_CLASS, new)
    years = made.edition.years
    outside = _list_labels(
        made, lambda plan: plan.course.year is not None and not made.edition.covers_year(plan.course.year)
    )
    if years and outside:
        yield Note(NoteCode.OUTSIDE_YEARS, outside)
    closed = tuple(
        theme.day
        for theme in made.draft.theme_days
        if made.site.keeps_school_days and not all(plan.calendar.has_lessons(theme.day) for plan in made.classes)
    )
    if closed:
        yield Note(NoteCode.THEME_NO_SCHOOL, days=closed)
    for plan in made.classes:
        past = {lesson.number for lesson in plan.before if lesson.day < made.today} - plan.held
        if past:
            yield Note(NoteCode.UNSAVED_LESSONS, (plan.course.label,), tuple(sorted(past)))


def _note_order(db: Connection, made: Preview) -> Iterator[Note]:
    series = made.classes[0].course.series
    yield from _note_gates(db, made)
    low = series.earliest_year
    if low and (young := _list_labels(made, lambda plan: plan.course.year is not None and plan.course.year < low)):
        yield Note(NoteCode.YEAR_TOO_LOW, young, count=low)
    if series.after_series:
        last = made.edition.series_of(series.after_series).count or 0
        if early := _list_too_early(db, made, series.after_series, last):
            yield Note(NoteCode.BEFORE_SERIES, early, count=last)
    for staff in made.edition.series:
        ahead = staff.audience is Audience.STAFF and series.code in staff.precedes
        if ahead and (early := _list_too_early(db, made, staff.code, 1)):
            yield Note(NoteCode.STAFF_FIRST, early)


def _note_gates(db: Connection, made: Preview) -> Iterator[Note]:
    """Open gates of the classes whose plan has the first lesson."""
    begin = [plan.course for plan in made.classes if plan.lessons and plan.lessons[0].number == 1]
    for gates in open_gates(db, begin):
        yield Note(NoteCode.GATES, (gates.course.label,), gates=gates.codes)


def _list_too_early(db: Connection, made: Preview, series: str, number: int) -> tuple[str, ...]:
    """The labels of classes whose plan begins before that lesson of the other series is held or planned."""
    return _list_labels(made, lambda plan: not _is_after(db, plan, series, number))


def _is_after(db: Connection, plan: ClassPlan, series: str, number: int) -> bool:
    """Whether that lesson of the other series is held, or planned before this plan's first lesson."""
    if plan.group is None or not plan.lessons:
        return False
    theirs = select(courses.c.id, courses.c.held_before).where(
        courses.c.group_id == plan.group.id,
        courses.c.programme == plan.course.programme_code,
        courses.c.series == series,
    )
    rows = db.execute(theirs).all()
    ids = [row.id for row in rows]
    if any(row.held_before >= number for row in rows):
        return True
    held = select(func.count()).where(
        lesson_logs.c.course_id.in_(ids), lesson_logs.c.number >= number, lesson_logs.c.withdrawn_at.is_(None)
    )
    planned = select(func.count()).where(
        planned_lessons.c.course_id.in_(ids),
        planned_lessons.c.number >= number,
        planned_lessons.c.cancelled_at.is_(None),
        planned_lessons.c.day <= _find_first_day(plan),
    )
    return bool(ids and (db.execute(held).scalar() or db.execute(planned).scalar()))


def _find_first_day(plan: ClassPlan) -> date:
    return min(lesson.day for lesson in plan.lessons)


def _note_people(db: Connection, made: Preview) -> Iterator[Note]:
    if nobody := _list_labels(made, lambda plan: not plan.leaders):
        yield Note(NoteCode.NO_LEADERS, nobody)
    least = made.edition.min_leaders or 1
    if few := _list_labels(made, lambda plan: 0 < len(plan.leaders) < least):
        yield Note(NoteCode.FEW_LEADERS, few, count=least)
    if made.edition.needs_known_adult:
        strangers = select(course_people.c.course_id, course_people.c.person_id).where(
            course_people.c.course_id.in_([plan.course.id for plan in made.classes]),
            course_people.c.knows_pupils.is_(False),
        )
        strangers_to_pupils = {(row.course_id, row.person_id) for row in db.execute(strangers)}
        unknown = _list_labels(
            made,
            lambda plan: (
                bool(plan.leaders)
                and all((plan.course.id, person_id) in strangers_to_pupils for person_id in plan.leader_ids)
            ),
        )
        if unknown:
            yield Note(NoteCode.NO_KNOWN_ADULT, unknown)


def _note_time(made: Preview) -> Iterator[Note]:
    if untimed := _list_labels(made, lambda plan: plan.slot.at is None):
        yield Note(NoteCode.NO_TIME, untimed)
    meant = made.edition.lesson_minutes
    if meant and made.lengths.lesson < meant:
        yield Note(NoteCode.SHORT_LESSON, count=meant)
    most = made.edition.max_gap_teaching_weeks
    if most and made.draft.interval_weeks > most:
        yield Note(NoteCode.LONG_INTERVAL, count=most)
    if made.draft.hour is None:
        yield Note(NoteCode.NO_PLANNING, count=made.lengths.planning)
    else:
        yield from _note_planning(made)
    if made.draft.source is None and made.site.keeps_school_days:
        yield Note(NoteCode.NO_SOURCE)


def _note_planning(made: Preview) -> Iterator[Note]:
    for plan in made.classes:
        without = tuple(lesson.number for lesson in plan.lessons if lesson.planning_day is None)
        if without:
            yield Note(NoteCode.SOME_WITHOUT_PLANNING, (plan.course.label,), without)
    teams: dict[frozenset[int], list[str]] = {}
    for plan in made.classes:
        if plan.leaders:
            teams.setdefault(plan.leader_ids, []).append(plan.course.label)
    for labels in teams.values():
        if len(labels) > 1:
            yield Note(NoteCode.SHARED_PLANNING, tuple(labels))
