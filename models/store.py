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
from sqlalchemy.exc import IntegrityError, OperationalError

T = TypeVar("T")
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
        return create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), pool_size=8, pool_pre_ping=True)
    engine = create_engine(url, module=sqlite_driver, connect_args={"check_same_thread": False})
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
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@dataclass(frozen=True, slots=True)
class Job:
    """One rule to run in a transaction, and where its result goes."""

    work: Callable[[Connection], Any]
    done: Future[Any]


class Store:
    """Runs rules against the database, off the event loop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sqlite = url.startswith("sqlite")
        self.engine = open_engine(url, write=True)
        self._reader = open_engine(url, write=False) if self.sqlite else self.engine
        self._pool = ThreadPoolExecutor(max_workers=4 if self.sqlite else 8, thread_name_prefix="store")
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closed = False
        self._writer = threading.Thread(target=self._write_forever, name="store-writer", daemon=True)
        if self.sqlite:
            self._writer.start()

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one write transaction; returns once it is committed, or raises what it raised."""
        return await asyncio.wrap_future(self.submit(work))

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a read transaction."""
        return await asyncio.wrap_future(self._pool.submit(self._in_transaction, self._reader, work))

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        """Like `write`, for callers without an event loop."""
        if self._closed:
            raise StoreClosed("the store is closed")
        if not self.sqlite:
            return self._pool.submit(self._in_transaction, self.engine, work)
        job = Job(work, Future())
        self._jobs.put(job)
        return job.done

    def close(self) -> None:
        """Finish what is queued, then close every connection."""
        self._closed = True
        if self.sqlite:
            self._jobs.put(None)
            self._writer.join()
        self._pool.shutdown(wait=True)
        self._reader.dispose()
        self.engine.dispose()

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
        with self.engine.connect() as db:
            while True:
                batch = self._next_batch()
                if batch:
                    self._commit_together(db, batch)
                if self._closed and self._jobs.empty():
                    return

    def _next_batch(self) -> list[Job]:
        first = self._jobs.get()
        batch = [first] if first else []
        while len(batch) < MOST_IN_ONE_COMMIT and not self._jobs.empty():
            job = self._jobs.get()
            if job:
                batch.append(job)
        return batch

    def _commit_together(self, db: Connection, batch: list[Job]) -> None:
        try:
            with db.begin():
                outcomes = [_run(db, job) for job in batch]
        except OperationalError as failure:
            for job in batch:
                busy = StoreBusy()
                busy.__cause__ = failure
                job.done.set_exception(busy)
            return
        for job, (result, failure) in zip(batch, outcomes, strict=True):
            if failure is None:
                job.done.set_result(result)
            else:
                job.done.set_exception(failure)


def _run(db: Connection, job: Job) -> tuple[Any, BaseException | None]:
    db.exec_driver_sql("SAVEPOINT job")
    try:
        result = job.work(db)
    except BaseException as failure:  # noqa: BLE001 - carried to the caller whole, by its own future
        db.exec_driver_sql("ROLLBACK TO job")
        return None, failure
    db.exec_driver_sql("RELEASE job")
    return result, None
