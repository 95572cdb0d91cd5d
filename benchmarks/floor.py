"""What one log is made of, in one process without a network: parse, reads, writes, the answer, the commit."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.city import Town, fill_town, teacher
from handlers.words import read_log, split
from models.calendar import local_day
from models.courses import leaders_of, own_courses, planned_of
from models.db import Db, Store
from models.lessons import LogDraft, Logged, Source, log_lesson, logs_of
from models.people import Caller, load_actor
from surfaces.lessons import show_logged

ROUNDS = 300


def floor() -> None:
    """Print the median cost of each part, in microseconds."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'floor.db'}"
        fill_town(url, Town(classes=ROUNDS * 3))
        store = Store(url)
        rows = _measure(store)
        store.close()
    table = Table(title="What a log is made of (median)")
    table.add_column("part")
    table.add_column("microseconds", justify="right")
    for name, seconds in rows:
        table.add_row(name, f"{seconds * 1e6:.0f}")
    Console(width=120).print(table)


def _measure(store: Store) -> list[tuple[str, float]]:
    now = datetime.now(UTC)
    today = local_day(now, "Europe/Stockholm")
    numbers = iter(range(1, ROUNDS * 3))
    parse = _median(lambda: read_log(split("lektion 5"), today=today, source=Source.SLASH))
    draft = read_log(split("lektion 5"), today=today, source=Source.SLASH)

    def reads(db: Db) -> None:
        actor = load_actor(db, Caller(1, teacher(1)))
        found = own_courses(db, actor, today)
        ids = [course.id for course in found]
        logs_of(db, ids), planned_of(db, ids), leaders_of(db, ids)

    def whole(db: Db) -> Logged:
        return _log(db, draft, next(numbers), now)

    with store.engine.connect() as db, db.begin():
        read = _median(lambda: reads(db))
        rule = _median(lambda: whole(db))
    result = store.submit(whole).result()
    hop = _median(lambda: store.submit(whole).result())
    empty = _median(lambda: store.submit(lambda _db: None).result())
    answer = _median(lambda: json.dumps({"text": (said := show_logged("sv", result)).text, "blocks": said.blocks}))
    return [
        ("understand the words", parse),
        ("reads: actor, classes, logs, plan, leaders", read),
        ("the whole rule inside a transaction (reads included)", rule),
        ("thread hop, begin and an empty commit", empty),
        ("hop, rule and durable commit", hop),
        ("of that: the commit reaching the disk, and the rest of the hop", hop - rule),
        ("the answer as blocks and JSON", answer),
    ]


def _log(db: Db, draft: LogDraft, number: int, now: datetime) -> Logged:
    result = log_lesson(db, actor=load_actor(db, Caller(1, teacher(number))), draft=draft, now=now)
    assert isinstance(result, Logged), result
    return result


def _median(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


if __name__ == "__main__":
    floor()
