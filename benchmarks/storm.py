"""A storm over the delivery engine: Slack refuses, fails and loses answers while workers are killed at random moments.

    python -m benchmarks.storm --teachers 5000 --kills 100 --database postgresql

Every teacher leads two classes with a lesson tomorrow, so two deliveries each, told in one message. Two worker
processes send them; one is killed with SIGKILL each time the count of posts passes a random mark. At the end every
delivery must be sent, and every teacher's conversation must hold each of the two lessons exactly once.
Exit code 1 when one is lost or told twice.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from sqlalchemy import text

from benchmarks.city import Town, add_rows, fill_town, label_of, teacher
from benchmarks.databases import fresh
from bot.manifest import manifest
from models.courses import planned_lessons
from models.db import Db, Store
from playground import Bench, Config, Rates, UserSpec

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)  # Wednesday 15.30 in Stockholm
TOMORROW = date(2026, 11, 26)
FAULTS = (("429", 0.10), ("5xx", 0.05), ("drop", 0.05))
WORKERS = 2
UNLIMITED = Rates(1e6, 1000, 1e6, 1000, (10**6,) * 4)
PATIENCE_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class Result:
    """What the storm left."""

    deliveries: int
    messages: int
    lost: int
    twice: int
    unsent: int  # rows that do not say sent
    kills: int = 0
    fell: int = 0  # workers that ended by themselves
    seconds: float = 0.0


def storm(*, teachers: int, kills: int, database: str, seed: int) -> Result:
    """Run one storm and count."""
    rng = random.Random(seed)
    town = Town(classes=2 * teachers, a_teacher=2)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = fresh(database, folder, stack)
        fill_town(url, town, NOW)
        store = Store(url)
        stack.callback(store.close)
        store.submit(lambda db: _plan_tomorrow(db, town)).result()
        bench = _open_slack(town, stack)
        workers = [_worker(url, bench, stack) for _ in range(WORKERS)]
        marks = sorted(rng.sample(range(1, teachers), min(kills, teachers - 1)))
        began, done, fell = time.monotonic(), 0, 0
        while _left(store) and time.monotonic() - began < PATIENCE_SECONDS:
            posted = _posted(bench)
            while done < len(marks) and posted >= marks[done]:
                victim = rng.randrange(WORKERS)
                workers[victim].send_signal(signal.SIGKILL)
                workers[victim].wait()
                workers[victim] = _worker(url, bench, stack)
                done += 1
                time.sleep(rng.uniform(0, 0.4))
            fallen = [place for place, worker in enumerate(workers) if worker.poll() is not None]
            for place in fallen:  # as a supervisor would; counted, for none should
                workers[place] = _worker(url, bench, stack)
            fell += len(fallen)
            time.sleep(0.02)
        seconds = time.monotonic() - began
        for worker in workers:
            worker.kill()
            worker.wait()
        return replace(_count(bench, store, town), kills=done, fell=fell, seconds=seconds)


def _plan_tomorrow(db: Db, town: Town) -> None:
    """Lesson 5 tomorrow, for every class."""
    add_rows(db, planned_lessons, [{"course_id": one, "number": 5, "day": TOMORROW} for one in town.numbers])


def _open_slack(town: Town, stack: ExitStack) -> Bench:
    """The local Slack without limits, with every teacher in it, and with its faults."""
    users = tuple(UserSpec(teacher(one), f"u{one}", f"Lärare {one}") for one in town.teachers)
    config = Config(manifest=manifest(socket_mode=True), users=users, rates=UNLIMITED)
    bench = stack.enter_context(Bench(config, strict=False))
    for kind, probability in FAULTS:
        bench.playground.switches.add(kind, "*", times=None, probability=probability, seconds=0.05)
    return bench


def _worker(url: str, bench: Bench, stack: ExitStack) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.storm_worker", url, bench.api_url, NOW.isoformat()],
        env=os.environ | {"SLACK_BOT_TOKEN": bench.playground.config.bot_token},
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def _left(store: Store) -> int:
    """The reminders of tomorrow that still wait; at the start none is planned yet."""
    query = text("SELECT count(*) FROM deliveries WHERE kind = 'before_lesson' AND state = 'pending'")
    planned = text("SELECT count(*) FROM deliveries WHERE kind = 'before_lesson'")

    def look(db: Db) -> int:
        waiting = int(db.execute(query).scalar_one())
        return waiting if waiting or db.execute(planned).scalar_one() else -1

    return asyncio.run(store.read(look))


def _posted(bench: Bench) -> int:
    return bench.look(lambda: sum(len(room.messages) for room in bench.playground.state.channels.values()))


def _count(bench: Bench, store: Store, town: Town) -> Result:
    lost = twice = messages = 0
    for one in town.teachers:
        said = list(bench.person(teacher(one)).screen().values())
        messages += sum("lektion 5" in words for words in said)
        for number in town.classes_of(one):
            told = sum(f"lektion 5 med {label_of(number)}." in words for words in said)
            lost += told == 0
            twice += told > 1
    query = text("SELECT state, count(*) FROM deliveries WHERE kind = 'before_lesson' GROUP BY state")
    states = {state: int(count) for state, count in store.submit(lambda db: db.execute(query).all()).result()}
    owed = sum(states.values())
    return Result(deliveries=owed, messages=messages, lost=lost, twice=twice, unsent=owed - states.get("sent", 0))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teachers", type=int, default=5000, help="each is owed two deliveries")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="postgresql")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    console = Console()
    found = storm(teachers=given.teachers, kills=given.kills, database=given.database, seed=given.seed)
    console.print(
        f"{given.database}: {found.deliveries} deliveries in {found.messages} messages, {found.kills} kills, "
        f"{found.seconds:.0f} s: {found.lost} lost, {found.twice} twice, {found.unsent} not recorded as sent, "
        f"{found.fell} workers fell by themselves"
    )
    return 1 if found.lost or found.twice or found.unsent or found.kills < given.kills else 0


if __name__ == "__main__":
    sys.exit(main())
