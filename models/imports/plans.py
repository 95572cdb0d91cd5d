"""Plans the lessons of an imported course; plans them again only when its schedule has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select, update

from models.calendar import Calendar, SchoolYear
from models.courses import PlannedLessonRow, planned_lessons
from models.db import add_all
from models.imports.cells import RowReader
from models.imports.known_places import KnownPlace
from models.imports.run import ImportRun
from models.lessons import logs_of
from models.planning import LessonRhythm, lay_out_lessons
from models.programmes import OrderRule, Series

SCHEDULE = ("starts_on", "weekday", "starts_at", "interval_weeks", "room", "held_before")
_SAME_DAYS = frozenset({"starts_at", "room"})  # a new time or room moves no day
SATURDAY = 6


def lay_plan(
    run: ImportRun,
    row: RowReader,
    *,
    course: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    series: Series,
    place: KnownPlace,
    grade: int | None,
) -> bool:
    """Bring the planned lessons in line with the course's schedule; True where any was changed.

    `before` is the course as it was stored, None for a new one. Held lessons are not changed, nor past ones where
    only the time or the room is new. Series without a fixed number, or bound to months, get no plan.
    """
    changed = {name for name in SCHEDULE if before is None or before[name] != course[name]}
    if not changed or series.count is None or series.order is OrderRule.MONTH_BOUND:
        return False
    logged = {log.number for log in logs_of(run.db, [course["id"]])[course["id"]]} if before is not None else set()
    query = select(planned_lessons).where(
        planned_lessons.c.course_id == course["id"], planned_lessons.c.cancelled_at.is_(None)
    )
    plans = [] if before is None else [dict(plan) for plan in run.db.execute(query).mappings()]
    stored = {plan["number"]: plan for plan in plans}
    if before is not None and changed <= _SAME_DAYS:
        days = {number: plan["day"] for number, plan in stored.items() if plan["day"] >= run.today}
        return _store_plan(run, course, {number: day for number, day in days.items() if number not in logged}, stored)
    held = logged | set(range(1, course["held_before"] + 1))
    numbers = [number for number in range(1, series.count + 1) if number not in held]
    wanted = _lay_days(
        run, row=row, course=course, numbers=numbers, place=place, calendar=run.calendars.of_group(place.id, grade)
    )
    gone = [plan["id"] for number, plan in stored.items() if number not in wanted and number not in logged]
    if gone:
        run.db.execute(update(planned_lessons).where(planned_lessons.c.id.in_(gone)).values(cancelled_at=run.now))
    return _store_plan(run, course, wanted, stored) or bool(gone)


def _lay_days(
    run: ImportRun, row: RowReader, course: Mapping[str, Any], numbers: list[int], place: KnownPlace, calendar: Calendar
) -> dict[int, date]:
    """The days of the lessons, by number: from the start day or today, whichever is later, to the end of the year."""
    starts_on, weekday, year = course["starts_on"], course["weekday"], SchoolYear(course["school_year"])
    if weekday is None or not numbers or year.last_day < run.today:
        return {}
    terms = calendar.terms(year)
    opens = starts_on or (terms[0].first if terms else None)
    if opens is None and run.today < year.first_day:
        row.warn("start", "no-start")  # the school's first day is not known
        return {}
    rhythm = LessonRhythm(max(opens, run.today) if opens else run.today, weekday, course["interval_weeks"])
    # Lessons that do not fit in the school year get no day.
    kept = place.keeps_school_days and weekday < SATURDAY
    until = calendar.year_end(year) if kept else year.last_day
    plan = lay_out_lessons(calendar, rhythm, numbers, until=until, school_days=kept)
    if not plan.fits:
        row.warn("start" if starts_on else "weekday", "plan-too-long", fits=len(plan.laid), wanted=len(numbers))
    return {lesson.number: lesson.day for lesson in plan.laid}


def _store_plan(
    run: ImportRun, course: Mapping[str, Any], wanted: Mapping[int, date], stored: Mapping[int, Mapping[str, Any]]
) -> bool:
    touched = False
    new = []
    for number, day in wanted.items():
        values = {"day": day, "starts_at": course["starts_at"], "room": course["room"]}
        if number in stored:
            touched |= run.update(planned_lessons, stored[number]["id"], stored[number], values)
        else:
            new.append(
                PlannedLessonRow(
                    workspace_id=run.workspace.id,
                    course_id=course["id"],
                    number=number,
                    day=day,
                    starts_at=course["starts_at"],
                    room=course["room"],
                )
            )
    add_all(run.db, new)
    return touched or bool(new)
