"""The weekly letters at 100 and at 10,000 classes: statements, and time a class, on SQLite and on PostgreSQL.

One pass over the data serves every letter. Exit code 1 when a class costs more than 1.5 times as much in the large
municipality, or when the number of statements grows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, Engine, event, text

from benchmarks.city import Town, add_rows, fill_town
from benchmarks.databases import fresh
from benchmarks.load import TEAM
from models.calendar import SchoolYear
from models.courses import CoursePart, course_people, planned_lessons
from models.db import Db, GuardedText, Store
from models.deliveries import add_deliveries
from models.digests import KINDS, DigestFacts, LetterScope, city_digest, coordinator_digest, gather_facts
from models.lessons import Precision, Source, lesson_logs
from models.people import Locale, Role, persons, roles
from models.places import Workspace, load_calendars
from surfaces.digests import show_city_letter, show_coordinator_letter

SIZES = (100, 10_000)
ROUNDS = 5
LESSONS, LOGGED = 14, 5
TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
ZONE = "Europe/Stockholm"
MOST_RATIO = 1.5


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of the work at one size: seconds and statements."""

    seconds: float
    statements: int


def fill_plans(url: str, classes: int) -> None:
    """Every class with its fourteen lessons planned, four or five logged, two leaders; a coordinator a school."""
    town = Town(classes)
    fill_town(url, town, NOW, held_before=0)
    store = Store(url)
    store.submit(lambda db: _fill_letters(db, town)).result()
    store.close()


def _fill_letters(db: Db, town: Town) -> None:
    """What the letters tell of, beside the classes."""
    _plan_lessons(db, town)
    _log_lessons(db, town)
    second = {"part": CoursePart.LEADER}
    rows = [second | {"course_id": one, "person_id": one % town.classes + 1} for one in town.numbers]
    add_rows(db, course_people, rows)
    _add_coordinators(db, town)


def _plan_lessons(db: Db, town: Town) -> None:
    first = date(2026, 8, 31)
    rows = [
        {"course_id": one, "number": n, "day": first + timedelta(weeks=2 * n, days=one % 5), "room": GuardedText("B1")}
        for one in town.numbers
        for n in range(1, LESSONS + 1)
    ]
    add_rows(db, planned_lessons, rows)


def _log_lessons(db: Db, town: Town) -> None:
    """Lessons 1 to 4 of every class, and lesson 5 of every other one."""
    log = {"session": 0, "half": 0, "precision": Precision.DAY, "source": Source.SLASH, "out_of_order": False}
    rows = []
    for one in town.numbers:
        for n in range(1, LOGGED + one % 2):
            ago = timedelta(weeks=12 - 2 * n)
            rows.append(log | {"course_id": one, "number": n, "held_on": TODAY - ago, "recorded_at": NOW - ago})
    add_rows(db, lesson_logs, rows)


def _add_coordinators(db: Db, town: Town) -> None:
    told = {"locale": Locale.SV, "timezone": ZONE, "created_at": NOW}
    ids = {school: town.classes + school for school in town.schools}
    rows = [told | {"id": one, "slack_id": f"UK{one}", "name": f"Koordinator {one}"} for one in ids.values()]
    add_rows(db, persons, rows)
    coordinates = {"role": Role.COORDINATOR}
    add_rows(db, roles, [coordinates | {"person_id": one, "site_id": school} for school, one in ids.items()])


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
            found["the city's letter"] = _fastest(
                lambda: show_city_letter("sv", _must(city_digest(facts))), count, clock
            )
            found["every coordinator's letter"] = _fastest(lambda: _all_letters(facts), count, clock)
        add_deliveries(db, workspace_id=1, new=_plan(db), now=NOW)
        found["plan the week, nothing new"] = _fastest(lambda: _plan(db), count, clock)
    store.close()
    return found


def _all_letters(facts: DigestFacts) -> None:
    for site_id in facts.sites:
        show_coordinator_letter("sv", _must(coordinator_digest(facts, site_id)))


def _must(found: Any) -> Any:
    assert found is not None
    return found


def _plan(db: Connection) -> list[Any]:
    """What the scheduler does: every kind of letter that has a plan finds what is missing."""
    space, calendars = Workspace(1, TEAM, "bench", ZONE), load_calendars(db, 1)
    plans = [kind.plan for kind in KINDS if kind.plan]
    return [wish for plan in plans for wish in plan(db, space=space, calendars=calendars, now=NOW)]


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
    small, large = by_size
    table = Table(title=f"{name}, {SchoolYear.of(TODAY)}, {Town(small).a_school} classes a school")
    table.add_column("part")
    for size in by_size:
        for column in ("statements", "ms", "µs a class"):
            table.add_column(f"{size}: {column}", justify="right")
    table.add_column("ratio a class", justify="right")
    holds = True
    for part in by_size[small]:
        cells = []
        for size, parts in by_size.items():
            one = parts[part]
            cells += [str(one.statements), f"{one.seconds * 1e3:.1f}", f"{one.seconds / size * 1e6:.1f}"]
        ratio = (by_size[large][part].seconds / large) / (by_size[small][part].seconds / small)
        holds &= ratio <= MOST_RATIO and by_size[small][part].statements == by_size[large][part].statements
        table.add_row(part, *cells, f"{ratio:.2f}")
    console.print(table)
    return holds


def main() -> int:
    """The command line; exit code 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classes", type=int, nargs=2, default=SIZES, help="how many in the small and the large")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    given = parser.parse_args()
    console = Console(width=140)
    holds = True
    for database in given.database or ["sqlite", "postgresql"]:
        with ExitStack() as stack:
            holds &= show(console, database, {size: _measure_filled(database, size, stack) for size in given.classes})
    console.print("holds" if holds else "MISSED")
    return 0 if holds else 1


def _measure_filled(database: str, size: int, stack: ExitStack) -> dict[str, Measured]:
    url = fresh(database, Path(stack.enter_context(tempfile.TemporaryDirectory())), stack)
    fill_plans(url, size)
    if database == "postgresql":
        store = Store(url)
        store.submit(lambda db: db.execute(text("ANALYZE")) and None).result()
        store.close()
    return measure(url)


if __name__ == "__main__":
    sys.exit(main())
