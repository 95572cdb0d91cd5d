"""The way to the database: one hop, one transaction, durable before the answer.

On SQLite all writes go through ONE thread, and those that wait together share one commit (group commit): each has
its own savepoint, so that one that fails takes nothing with it. On PostgreSQL each has its own connection.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import pysqlite3.dbapi2 as sqlite_driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

T = TypeVar("T")
Db = Connection  # what a rule is given: one connection inside one transaction
BUSY_SECONDS = 2
MOST_IN_ONE_COMMIT = 64


class StoreBusy(RuntimeError):
    """The database could not take the work just now; nothing of it was stored."""


class StoreClosed(RuntimeError):
    """The store takes no more work: the process is stopping."""


def open_engine(url: str, *, write: bool) -> Engine:
    """An engine with the promises kept at the connection: FULL sync, foreign keys, deleted text overwritten.

    Reads have their own engine, so that they never take SQLite's write lock.
    """
    if not url.startswith("sqlite"):
        return create_engine(
            url.replace("postgresql://", "postgresql+psycopg://", 1),
            pool_size=8,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    engine = create_engine(url, module=sqlite_driver, connect_args={"check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    # SQLAlchemy's own deferred BEGIN lost 443 of 600 updates without an error; see stack decisions.
    event.listen(engine, "begin", _begin_immediate if write else _begin_deferred)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_immediate(connection: Connection) -> None:
    # Straight on the driver, as the savepoints of `_run`: every log waits for it.
    driver: Any = connection.connection.dbapi_connection
    driver.execute("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@dataclass(frozen=True, slots=True)
class Job:
    """One rule to run in a transaction, and where its result goes."""

    work: Callable[[Connection], Any]
    done: asyncio.Future[Any] | Future[Any]


Outcome = tuple[Job, Any, BaseException | None]


class Store:
    """Runs rules against the database, off the event loop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sqlite = url.startswith("sqlite")
        self.engine = open_engine(url, write=True)
        self._reader = open_engine(url, write=False) if self.sqlite else self.engine
        self._pool = ThreadPoolExecutor(max_workers=4 if self.sqlite else 8, thread_name_prefix="store")
        self._batches: queue.SimpleQueue[list[Job]] = queue.SimpleQueue()
        self._waiting: list[Job] = []
        self._closed = False
        self._writer = threading.Thread(target=self._write_forever, name="store-writer", daemon=True)
        if self.sqlite:
            self._writer.start()

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one write transaction; returns once it is committed, or raises what it raised."""
        if not self.sqlite:
            return await asyncio.wrap_future(self.submit(work))
        self._check_open()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.append(Job(work, done))
        if len(self._waiting) == 1:
            # What came in during this turn of the loop shares one commit; alone, it goes at once.
            loop.call_soon(self._send)
        return await done

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a read transaction."""
        return await asyncio.wrap_future(self._pool.submit(self._in_transaction, self._reader, work))

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        """Like `write`, for callers without an event loop."""
        self._check_open()
        if not self.sqlite:
            return self._pool.submit(self._in_transaction, self.engine, work)
        done: Future[T] = Future()
        self._batches.put([Job(work, done)])
        return done

    def close(self) -> None:
        """Finish what is queued, then close every connection."""
        self._closed = True
        if self.sqlite:
            self._send()  # what the loop had not handed over yet
            self._batches.put([])
            self._writer.join()
        self._pool.shutdown(wait=True)
        self._reader.dispose()
        self.engine.dispose()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreClosed("the store is closed")

    def _send(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._batches.put(waiting)

    def _in_transaction(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        try:
            with engine.begin() as db:
                return work(db)
        except OperationalError as failure:
            raise StoreBusy() from failure
        except IntegrityError:
            # Another process stored the same thing first: the second look finds it, and the answer says so.
            with engine.begin() as db:
                return work(db)

    def _write_forever(self) -> None:
        db: Connection | None = None
        while True:
            batch = self._next_batch()
            try:
                # Opened at the first work, and again after a failure: a disk that was away may be back.
                db = db or self.engine.connect()
                outcomes = _commit_together(db, batch)
            except (DBAPIError, sqlite_driver.Error) as failure:
                if db is not None:
                    db.invalidate()
                    db.close()
                    db = None
                outcomes = _all_busy(batch, failure)
            _deliver(outcomes)
            if self._closed and self._batches.empty():
                if db is not None:
                    db.close()
                return

    def _next_batch(self) -> list[Job]:
        batch = self._batches.get()
        while len(batch) < MOST_IN_ONE_COMMIT and not self._batches.empty():
            batch = batch + self._batches.get()
        return batch


def _commit_together(db: Connection, batch: list[Job]) -> list[Outcome]:
    if not batch:
        return []
    with db.begin():
        return [_run(db, job) for job in batch]


def _all_busy(batch: list[Job], failure: Exception) -> list[Outcome]:
    busy = StoreBusy()
    busy.__cause__ = failure
    return [(job, None, busy) for job in batch]


def _run(db: Connection, job: Job) -> Outcome:
    # Straight on the driver: SQLAlchemy's own way costs eight times as much, and nothing here needs it.
    driver: Any = db.connection.dbapi_connection
    driver.execute("SAVEPOINT job")
    try:
        result = job.work(db)
    except BaseException as failure:  # noqa: BLE001 - carried to the caller whole, by its own future
        driver.execute("ROLLBACK TO job")
        return job, None, failure
    driver.execute("RELEASE job")
    return job, result, None


def _deliver(outcomes: list[Outcome]) -> None:
    """Hand the results back, waking each waiting loop once: a wake-up a result would make the threads fight."""
    loops: dict[asyncio.AbstractEventLoop, list[Outcome]] = {}
    for outcome in outcomes:
        done = outcome[0].done
        if isinstance(done, asyncio.Future):
            loops.setdefault(done.get_loop(), []).append(outcome)
        else:
            _settle(outcome)
    for loop, theirs in loops.items():
        loop.call_soon_threadsafe(_settle_all, theirs)


def _settle_all(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        _settle(outcome)


def _settle(outcome: Outcome) -> None:
    job, result, failure = outcome
    if job.done.cancelled():
        return
    if failure is None:
        job.done.set_result(result)
    else:
        job.done.set_exception(failure)
