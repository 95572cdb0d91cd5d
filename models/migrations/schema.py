"""Bringing a database to the newest tables. Alembic is loaded only when it is needed: it is slow to load."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from models.db import Store

LOCK = 7_166_830_415  # PostgreSQL advisory lock: two processes that start at once migrate in turn


class BrokenReferences(RuntimeError):
    """A migration left rows that point at nothing; it was rolled back."""


def upgrade(store: Store) -> str:
    """Bring the database to the newest tables, from an empty one too. Returns the revision it stands at."""
    if store.sqlite:
        with store.engine.connect() as db:
            # A batch ALTER copies and drops the table: with foreign keys on, its children would go with it.
            db.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            with db.begin():
                revision = _migrate(db)
                if db.execute(text("PRAGMA foreign_key_check")).first():
                    raise BrokenReferences(revision)
            db.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]
            return revision
    with store.engine.begin() as db:
        db.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        return _migrate(db)


def _config(db: Connection) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = db
    return config


def _migrate(db: Connection) -> str:
    from alembic import command
    from alembic.runtime.migration import MigrationContext

    command.upgrade(_config(db), "head")
    return str(MigrationContext.configure(db).get_current_revision())


def revise(store: Store, message: str) -> None:
    """Write the migration that leads from the database's tables to the code's (for developers)."""
    from alembic import command

    with store.engine.begin() as db:
        command.revision(_config(db), message=message, autogenerate=True)
