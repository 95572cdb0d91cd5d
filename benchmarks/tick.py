"""The scheduler's tick with nothing due, beside 1,000 and 1,000,000 future lessons, and the sending of what is due.

python -m benchmarks.tick            the idle tick: ratio, at most 1.5, on both databases
python -m benchmarks.tick --sending  1,000 messages to 1,000 people: within 5 % of what the rate limits allow
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text

from benchmarks.city import Town, fill_town, teacher
from benchmarks.databases import fresh
from bot.app import web_client
from bot.clock import system_now
from bot.manifest import manifest
from bot.settings import read_settings
from models.courses import planned_lessons
from models.db import Db, Store
from playground import Bench, Config, UserSpec
from scheduler.engine import Engine
from scheduler.pacing import SendingPace
from scheduler.sending import Sender

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)  # Wednesday 15.30 in Stockholm
FAR = date(2027, 1, 11)  # nothing that lies there is owed anything yet
SIZES = (1_000, 1_000_000)
ROUNDS, TICKS = 5, 40
MOST_RATIO, MOST_OVER = 1.5, 1.05
TEACHERS = 1_000
SPEED = 10.0  # of the local Slack: its limits are ten times as high


def engine_for(store: Store, api_url: str, token: str, speed: float = 1.0) -> Engine:
    """The engine on a store, its clock standing still."""
    settings = read_settings({"SLACK_BOT_TOKEN": token, "SLACK_API_URL": api_url})
    return Engine(store, Sender(web_client(settings, seconds=10), SendingPace(speed)), lambda: NOW, system_now)


def lessons(store: Store, count: int, first: date) -> None:
    """So many planned lessons from a day on, over the classes there are."""

    def rows(db: Db) -> None:
        for start in range(0, count, 20_000):
            found: list[dict[str, Any]] = [
                {
                    "workspace_id": 1,
                    "course_id": i % TEACHERS + 1,
                    "number": 5 + i // TEACHERS,
                    "day": first + timedelta(days=7 * (i // TEACHERS)),
                }
                for i in range(start, min(count, start + 20_000))
            ]
            db.execute(insert(planned_lessons), found)

    store.submit(rows).result()
    if not store.sqlite:
        store.submit(lambda db: db.execute(text("ANALYZE"))).result()


async def ticks(engines: dict[int, Engine]) -> dict[int, float]:
    """The median tick in milliseconds for each size, measured in turns."""
    taken: dict[int, list[float]] = {size: [] for size in engines}
    for engine in engines.values():
        await engine.tick()  # what is planned once is planned
    for _ in range(ROUNDS):
        for size, engine in engines.items():
            for _ in range(TICKS):
                began = time.perf_counter()
                await engine.tick()
                taken[size].append((time.perf_counter() - began) * 1000)
    return {size: statistics.median(found) for size, found in taken.items()}


def idle(database: str) -> tuple[dict[int, float], float]:
    """Medians by size, and the ratio of the largest to the smallest."""
    with ExitStack() as stack:
        engines = {}
        for size in SIZES:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            url = fresh(database, folder, stack)
            fill_town(url, Town(classes=TEACHERS), NOW)
            store = Store(url)
            stack.callback(store.close)
            lessons(store, size, FAR)
            engines[size] = engine_for(store, "http://127.0.0.1:9/", "xoxb-benchmark")
        found = asyncio.run(ticks(engines))
    return found, found[SIZES[-1]] / found[SIZES[0]]


def sending(database: str) -> tuple[float, float, int]:
    """Seconds taken, the fewest the limits allow, and the messages that arrived."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = fresh(database, folder, stack)
        fill_town(url, Town(classes=TEACHERS), NOW)
        store = Store(url)
        stack.callback(store.close)
        lessons(store, TEACHERS, NOW.date() + timedelta(days=1))
        users = tuple(UserSpec(teacher(i), f"u{i}", f"Lärare {i}") for i in range(1, TEACHERS + 1))
        config = Config(manifest=manifest(socket_mode=True), users=users, time_scale=SPEED)
        bench = stack.enter_context(Bench(config))
        engine = engine_for(store, bench.api_url, config.bot_token, SPEED)
        began = time.perf_counter()
        asyncio.run(engine.tick())
        seconds = time.perf_counter() - began
        arrived = sum(
            "lektion 5" in said for i in range(1, TEACHERS + 1) for said in bench.person(teacher(i)).screen().values()
        )
        rates = config.rates
        fewest = (TEACHERS - rates.workspace_burst) / (rates.per_workspace * SPEED)
    return seconds, fewest, arrived


def main() -> int:
    """The command line; exit code 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sending", action="store_true")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    given = parser.parse_args()
    missed = False
    table = Table(box=None, pad_edge=False)
    if given.sending:
        for name in ("database", "messages", "seconds", "fewest possible", "ratio (at most 1.05)"):
            table.add_column(name)
        for database in given.database or ["sqlite", "postgresql"]:
            seconds, fewest, arrived = sending(database)
            missed |= seconds / fewest > MOST_OVER or arrived != TEACHERS
            table.add_row(database, str(arrived), f"{seconds:.1f}", f"{fewest:.1f}", f"{seconds / fewest:.3f}")
    else:
        for name in ("database", *(f"{size:,} lessons, ms" for size in SIZES), "ratio (at most 1.5)"):
            table.add_column(name)
        for database in given.database or ["sqlite", "postgresql"]:
            found, ratio = idle(database)
            missed |= ratio > MOST_RATIO
            table.add_row(database, *(f"{found[size]:.2f}" for size in SIZES), f"{ratio:.2f}")
    Console().print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
