"""The databases that are measured in: a town with classes and teachers, and a real city's worth of it.

`fill_town` writes classes that have held four lessons, so that the next is lesson 5, and nothing else. `fill_city` is
24 schools of 60 classes, with terms, planned lessons and milestones: half of the classes have held lessons 1 to 4, half
have held none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

LESSONS, HELD = 14, 4
ROWS_AT_ONCE = 2000
LONGEST_REST = 70  # days without school that may lie behind


@dataclass(frozen=True, slots=True)
class Town:
    """How many classes there are, and how they are spread. Schools, teachers and classes are numbered from 1."""

    classes: int
    a_school: int = 20
    a_teacher: int = 1
    weeks_between: int = 2  # from one lesson of a class to its next

    @property
    def schools(self) -> range:
        """The schools' numbers."""
        return range(1, self.school_of(self.classes) + 1)

    @property
    def teachers(self) -> range:
        """The teachers' numbers."""
        return range(1, self.leader_of(self.classes) + 1)

    @property
    def numbers(self) -> range:
        """The classes' numbers."""
        return range(1, self.classes + 1)

    def school_of(self, number: int) -> int:
        """The school of a class."""
        return (number - 1) // self.a_school + 1

    def leader_of(self, number: int) -> int:
        """The teacher who leads a class."""
        return (number - 1) // self.a_teacher + 1

    def classes_of(self, teacher: int) -> range:
        """The classes that a teacher leads."""
        return range((teacher - 1) * self.a_teacher + 1, min(teacher * self.a_teacher, self.classes) + 1)


CITY = Town(classes=24 * 60, a_school=60, a_teacher=3, weeks_between=1)


def teacher(number: int) -> str:
    """The Slack id of a teacher."""
    return f"U{number:07d}"


def label_of(number: int) -> str:
    """What a class is called at its school."""
    return f"{7 + number % 3}{chr(65 + number % 60 % 20)}{number % 60 // 20 or ''}"


def classes_at(lesson: int) -> list[int]:
    """The city's classes whose next lesson is this one: lesson 1, or the one after those that have been held."""
    return [number for number in CITY.numbers if (number % 2 == 0) == (lesson == 1)]


def fill_town(url: str, town: Town, now: datetime | None = None, *, held_before: int = HELD) -> None:
    """Write schools, teachers and classes into an empty database.

    `held_before` lessons were held before the bot came, so no log tells of them.
    """
    at = now or datetime.now(UTC)
    store = Store(url)
    upgrade(store)
    store.submit(lambda db: _fill_town(db, town, at, held_before)).result()
    store.close()


def fill_city(url: str) -> str:
    """Write the city into an empty database, and lay out its milestones as the product does.

    Returns the day that a log has to name: none on a school day, else the latest one as `27/11`, so that a log made at
    a weekend is not asked about.
    """
    now = datetime.now(UTC)
    store = Store(url)
    upgrade(store)
    store.submit(lambda db: _fill_city(db, now)).result()
    while store.submit(lambda db: _lay_out(db, now)).result():
        pass
    day = store.submit(lambda db: _day_to_name(db, now.date())).result()
    store.close()
    return day


def add_rows(db: Db, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows of the one workspace, some thousand at a time."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        db.execute(insert(table), [{"workspace_id": 1} | row for row in rows[start : start + ROWS_AT_ONCE]])


def _fill_town(db: Db, town: Town, now: datetime, held_before: int) -> None:
    bind_team(db, TEAM, name="bench", timezone="Europe/Stockholm", now=now)
    add_rows(db, sites, [{"id": one, "name": f"Skola {one}", "name_key": f"skola {one}"} for one in town.schools])
    _fill_people(db, town, now)
    _fill_classes(db, town, SchoolYear.of(now.date()))
    _fill_courses(db, town, now, held_before)


def _fill_people(db: Db, town: Town, now: datetime) -> None:
    told = {"locale": Locale.SV, "timezone": "Europe/Stockholm", "created_at": now}
    rows = [told | {"id": one, "slack_id": teacher(one), "name": f"Lärare {one}"} for one in town.teachers]
    add_rows(db, persons, rows)
    at = {one: town.school_of(town.classes_of(one)[0]) for one in town.teachers}
    add_rows(db, roles, [{"person_id": one, "role": Role.LEADER, "site_id": at[one]} for one in town.teachers])


def _fill_classes(db: Db, town: Town, year: SchoolYear) -> None:
    at = {one: {"site_id": town.school_of(one)} for one in town.numbers}
    add_rows(db, groups, [at[one] | {"id": one, "kind": GroupKind.CLASS} for one in town.numbers])
    labels = [
        at[one]
        | {"group_id": one, "school_year": year.start, "year": 7 + one % 3}
        | {"label": GuardedText(label_of(one)), "label_key": label_of(one).lower()}
        for one in town.numbers
    ]
    add_rows(db, group_labels, labels)


def _fill_courses(db: Db, town: Town, now: datetime, held_before: int) -> None:
    course = {"programme": "mvp", "series": "base", "school_year": SchoolYear.of(now.date()).start}
    course |= {"status": CourseStatus.RUNNING, "interval_weeks": town.weeks_between}
    course |= {"held_before": held_before, "created_at": now}
    rows = [course | {"id": one, "group_id": one, "site_id": town.school_of(one)} for one in town.numbers]
    add_rows(db, courses, rows)
    leads = {"part": CoursePart.LEADER}
    rows = [leads | {"course_id": one, "person_id": town.leader_of(one)} for one in town.numbers]
    add_rows(db, course_people, rows)


def _fill_city(db: Db, now: datetime) -> None:
    _fill_town(db, CITY, now, held_before=0)
    year = SchoolYear.of(now.date())
    add_rows(db, calendar_entries, [_term(year, autumn) for autumn in (True, False)])
    _plan_lessons(db, now)
    _log_lessons(db, now)


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


def _plan_lessons(db: Db, now: datetime) -> None:
    """A lesson a week: the first one today in classes that have held none, else four weeks ago."""
    slot = {"starts_at": time(10, 20), "room": GuardedText("B214")}
    rows = [
        slot | {"course_id": one, "number": number, "day": _day_of(one, number, now)}
        for one in CITY.numbers
        for number in range(1, LESSONS + 1)
    ]
    add_rows(db, planned, rows)


def _log_lessons(db: Db, now: datetime) -> None:
    """Lessons 1 to 4 of the classes that have held them, each told the day before its week was over."""
    logs, people = [], []
    held = [(one, number) for one in classes_at(HELD + 1) for number in range(1, HELD + 1)]
    for log_id, (one, number) in enumerate(held, start=1):
        recorded = {"recorded_at": now - timedelta(weeks=HELD - number, days=1)}
        log = {"id": log_id, "course_id": one, "number": number, "session": 0, "half": 0, "precision": Precision.DAY}
        log |= {"held_on": _day_of(one, number, now), "source": Source.SLASH, "out_of_order": False}
        logs.append(log | recorded)
        people.append({"log_id": log_id, "person_id": CITY.leader_of(one), "led": True, "act": log_id} | recorded)
    add_rows(db, lesson_logs, logs)
    add_rows(db, log_people, people)


def _day_of(one: int, number: int, now: datetime) -> date:
    held = 0 if one % 2 == 0 else HELD
    return now.date() + timedelta(weeks=number - 1 - held)


def _lay_out(db: Db, now: datetime) -> bool:
    (space,) = all_workspaces(db)
    lay_milestones(db, space=space, now=now)
    return milestones_lacking(db, space=space, calendars=load_calendars(db, space.id), now=now)


def _day_to_name(db: Db, today: date) -> str:
    calendar = load_calendars(db, 1).of_site(1)
    days = (today - timedelta(days=back) for back in range(LONGEST_REST))
    latest = next((day for day in days if calendar.has_lessons(day)), today)
    return "" if latest == today else f"{latest.day}/{latest.month}"
