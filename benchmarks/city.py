"""A database like a real city: 24 schools of 60 classes, and teachers who each lead three planned classes.

Half of the classes have held lessons 1 to 4, so that lesson 5 is next; the other half have held none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Table, insert

from benchmarks.load import TEAM
from models.calendar import EntryKind, SchoolYear
from models.courses import CoursePart, CourseStatus, GroupKind, course_people, courses, group_labels, groups
from models.courses import planned_lessons as planned
from models.db import Db, GuardedText, Store
from models.lessons import Precision, Source, lesson_logs, log_people
from models.migrations import upgrade
from models.milestones.laying import lay_milestones, milestones_lacking
from models.people import Locale, Role, persons, roles
from models.places import all_workspaces, bind_team, calendar_entries, load_calendars, sites

SCHOOLS, CLASSES_A_SCHOOL, CLASSES_A_TEACHER = 24, 60, 3
LESSONS, HELD = 14, 4
CLASSES = SCHOOLS * CLASSES_A_SCHOOL
ROWS_AT_ONCE = 2000


def teacher(number: int) -> str:
    """The Slack id of a teacher."""
    return f"U{number:07d}"


def leader_of(number: int) -> int:
    """The teacher who leads a class, both by their number from 1."""
    return (number - 1) // CLASSES_A_TEACHER + 1


def label_of(number: int) -> str:
    """What a class is called at its school."""
    return f"{7 + number % 3}{chr(65 + number % CLASSES_A_SCHOOL % 20)}{number % CLASSES_A_SCHOOL // 20 or ''}"


def classes_at(lesson: int) -> list[int]:
    """The classes whose next lesson is this one: lesson 1, or the one after those that have been held."""
    return [number for number in range(1, CLASSES + 1) if (number % 2 == 0) == (lesson == 1)]


def fill(url: str) -> None:
    """Write the city into an empty database, and lay out its milestones as the product does."""
    now = datetime.now(UTC)
    store = Store(url)
    upgrade(store)
    store.submit(lambda db: _fill(db, now)).result()
    while store.submit(lambda db: _lay_out(db, now)).result():
        pass
    store.close()


def _lay_out(db: Db, now: datetime) -> bool:
    (space,) = all_workspaces(db)
    lay_milestones(db, space=space, now=now)
    return milestones_lacking(db, space=space, calendars=load_calendars(db, space.id), now=now)


def _add(db: Db, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        db.execute(insert(table), [{"workspace_id": 1} | row for row in rows[start : start + ROWS_AT_ONCE]])


def _fill(db: Db, now: datetime) -> None:
    bind_team(db, TEAM, name="bench", timezone="Europe/Stockholm", now=now)
    year = SchoolYear.of(now.date())
    schools = range(1, SCHOOLS + 1)
    _add(db, sites, [{"id": one, "name": f"Skola {one}", "name_key": f"skola {one}"} for one in schools])
    _add(db, calendar_entries, [_term(year, autumn) for autumn in (True, False)])
    _fill_people(db, now)
    _fill_classes(db, year, now)
    _fill_lessons(db, now)


def _term(year: SchoolYear, autumn: bool) -> dict[str, Any]:
    new_year = date(year.start + 1, 1, 8)
    first, last = (
        (date(year.start, 8, 17), date(year.start, 12, 21)) if autumn else (new_year, date(year.start + 1, 6, 11))
    )
    return {
        "school_year": year.start,
        "kind": EntryKind.TERM,
        "first_day": first,
        "last_day": last,
        "name": GuardedText("termin"),
        "from_file": True,
    }


def _school_of(number: int) -> int:
    return (number - 1) // CLASSES_A_SCHOOL + 1


def _fill_people(db: Db, now: datetime) -> None:
    teachers = range(1, CLASSES // CLASSES_A_TEACHER + 1)
    told = {"locale": Locale.SV, "timezone": "Europe/Stockholm", "created_at": now}
    _add(db, persons, [told | {"id": one, "slack_id": teacher(one), "name": f"Lärare {one}"} for one in teachers])
    first_class = {one: (one - 1) * CLASSES_A_TEACHER + 1 for one in teachers}
    _add(
        db,
        roles,
        [{"person_id": one, "role": Role.LEADER, "site_id": _school_of(first_class[one])} for one in teachers],
    )


def _fill_classes(db: Db, year: SchoolYear, now: datetime) -> None:
    numbers = range(1, CLASSES + 1)
    at = {one: {"site_id": _school_of(one)} for one in numbers}
    _add(db, groups, [at[one] | {"id": one, "kind": GroupKind.CLASS} for one in numbers])
    _add(
        db,
        group_labels,
        [
            at[one]
            | {"group_id": one, "school_year": year.start, "year": 7 + one % 3}
            | {"label": GuardedText(label_of(one)), "label_key": label_of(one).lower()}
            for one in numbers
        ],
    )
    course = {"programme": "mvp", "series": "base", "school_year": year.start, "status": CourseStatus.RUNNING}
    course |= {"interval_weeks": 1, "held_before": 0, "created_at": now}
    _add(db, courses, [at[one] | course | {"id": one, "group_id": one} for one in numbers])
    leads = {"part": CoursePart.LEADER}
    _add(db, course_people, [leads | {"course_id": one, "person_id": leader_of(one)} for one in numbers])


def _fill_lessons(db: Db, now: datetime) -> None:
    """Lesson 1 is planned for today or later in classes that have held none; else lessons 1 to 4 lie behind."""
    numbers = range(1, CLASSES + 1)
    rows, logs, people = [], [], []
    for one in numbers:
        held = 0 if one in _BEGINNERS else HELD
        first = now.date() - timedelta(weeks=held)
        slot = {"course_id": one, "starts_at": time(10, 20), "room": GuardedText("B214")}
        rows += [slot | {"number": n, "day": first + timedelta(weeks=n - 1)} for n in range(1, LESSONS + 1)]
        for n in range(1, held + 1):
            log_id = len(logs) + 1
            log = {"id": log_id, "course_id": one, "number": n, "session": 0, "half": 0, "precision": Precision.DAY}
            log |= {"held_on": first + timedelta(weeks=n - 1), "source": Source.SLASH, "out_of_order": False}
            logs.append(log | {"recorded_at": now - timedelta(weeks=held - n, days=1)})
            who = {"log_id": log_id, "person_id": leader_of(one), "led": True, "act": log_id}
            people.append(who | {"recorded_at": now - timedelta(weeks=held - n, days=1)})
    _add(db, planned, rows)
    _add(db, lesson_logs, logs)
    _add(db, log_people, people)


_BEGINNERS = frozenset(classes_at(1))
