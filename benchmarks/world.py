"""A database of teachers, each with one class that has held four lessons: the next is lesson 5."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert

from models.calendar import SchoolYear
from models.courses import course_people, courses, group_labels, groups
from models.db import Db, GuardedText, Store
from models.migrations import upgrade
from models.people import persons, roles
from models.places import sites, workspaces

HELD = 4
PER_SITE = 20


def teacher(number: int) -> str:
    """The Slack id of a teacher."""
    return f"U{number:07d}"


def fill(url: str, teachers: int) -> None:
    """Write the tables and the teachers into an empty database."""
    store = Store(url)
    upgrade(store)
    store.submit(lambda db: _rows(db, teachers, datetime.now(UTC))).result()
    store.close()


def _rows(db: Db, teachers: int, now: datetime) -> None:
    year = SchoolYear.of(now.date()).start
    space = db.execute(
        insert(workspaces).values(name="bench", timezone="Europe/Stockholm", created_at=now).returning(workspaces.c.id)
    ).scalar_one()
    of_space = {"workspace_id": space}
    numbers = range(1, teachers + 1)
    site_of = {number: (number - 1) // PER_SITE + 1 for number in numbers}
    db.execute(
        insert(sites),
        [of_space | {"id": i, "name": f"Skola {i}", "name_key": f"skola {i}"} for i in set(site_of.values())],
    )
    db.execute(
        insert(persons),
        [
            of_space
            | {
                "id": i,
                "slack_id": teacher(i),
                "name": f"Lärare {i}",
                "locale": "sv",
                "timezone": "Europe/Stockholm",
                "created_at": now,
            }
            for i in numbers
        ],
    )
    db.execute(insert(roles), [of_space | {"person_id": i, "role": "leader", "site_id": site_of[i]} for i in numbers])
    db.execute(insert(groups), [of_space | {"id": i, "site_id": site_of[i], "kind": "class"} for i in numbers])
    db.execute(
        insert(group_labels),
        [
            of_space
            | {
                "group_id": i,
                "site_id": site_of[i],
                "school_year": year,
                "label": GuardedText(f"7X{i}"),
                "label_key": f"7x{i}",
                "year": 7,
            }
            for i in numbers
        ],
    )
    db.execute(
        insert(courses),
        [
            of_space
            | {"id": i, "group_id": i, "site_id": site_of[i], "programme": "mvp", "series": "base", "school_year": year,
               "status": "running", "interval_weeks": 2, "held_before": HELD, "created_at": now}
            for i in numbers
        ],
    )  # fmt: skip
    db.execute(insert(course_people), [of_space | {"course_id": i, "person_id": i, "part": "leader"} for i in numbers])
