"""A class whose two leaders are a day apart on the night before a school year begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from models.courses import courses, group_labels, planned_lessons
from models.db import GuardedText, Store
from models.deliveries import Due, Recipient
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.people import persons
from models.places import workspace_for_import

SEEDED = datetime(2027, 5, 3, 8, tzinfo=UTC)
FILES = (
    "skola,stadsdel,skolform,program,klasser,samarbete,status,läsår\nAlviksskolan,Bromma,grundskola,MVP,14,ja,pågår,\n",
    "namn,slack_id,e-post,skola,roll\nAnna Berg,U0ANNA,,Alviksskolan,ledare\nKarin Ek,U0KARIN,,Alviksskolan,ledare\n",
    "skola,klass,årskurs,program,ledare,hållna\nAlviksskolan,7A,7,MVP,U0ANNA U0KARIN,4\n",
)
ZONES = {"U0ANNA": "Europe/Stockholm", "U0KARIN": "Pacific/Auckland"}


@dataclass(frozen=True)
class TurnOfYear:
    """31 July with Anna in Stockholm, where the class is 7A; 1 August with Karin in Auckland, where it is 8A."""

    db: Connection
    planned_id: int  # lesson 5, on 3 August
    now: datetime = datetime(2027, 7, 31, 20, tzinfo=UTC)
    day: date = date(2027, 8, 3)

    def person_id(self, slack_id: str) -> int:
        """The leader's id."""
        return int(self.db.execute(select(persons.c.id).where(persons.c.slack_id == slack_id)).scalar_one())

    def due_to_both(self, kind: str, subject: str, period: str) -> list[Due]:
        """The same delivery for each of them, Anna's first: its id is 1, and Karin's is 2."""
        return [
            Due(
                id=number,
                workspace_id=1,
                kind=kind,
                subject=subject,
                period=period,
                due_at=self.now,
                use_by=None,
                to=Recipient(
                    id=self.person_id(slack_id),
                    workspace_id=1,
                    slack_id=slack_id,
                    name=slack_id,
                    locale="sv",
                    timezone=zone,
                ),
            )
            for number, (slack_id, zone) in enumerate(ZONES.items(), start=1)
        ]


@pytest.fixture
def turn_of_year(tmp_path: Path) -> Iterator[TurnOfYear]:
    """The school, in one transaction."""
    store = Store(f"sqlite:///{tmp_path / 'turn.db'}")
    upgrade(store)
    with store.engine.begin() as db:
        space = workspace_for_import(db, named=None, name="Testköping", timezone="Europe/Stockholm", now=SEEDED)
        uploads = [Upload(f"{number}.csv", body.encode()) for number, body in enumerate(FILES)]
        run_import(db, workspace=space, files=uploads, now=SEEDED)
        for slack_id, zone in ZONES.items():
            db.execute(update(persons).where(persons.c.slack_id == slack_id).values(timezone=zone))
        course = db.execute(select(courses)).one()
        label = {"workspace_id": space.id, "group_id": course.group_id, "site_id": course.site_id, "school_year": 2027}
        db.execute(insert(group_labels).values(label | {"label": GuardedText("8A"), "label_key": "8a", "year": 8}))
        lesson = {"workspace_id": space.id, "course_id": course.id, "number": 5, "day": TurnOfYear.day}
        added = insert(planned_lessons).values(lesson | {"starts_at": time(10)}).returning(planned_lessons.c.id)
        yield TurnOfYear(db, db.execute(added).scalar_one())
    store.close()
