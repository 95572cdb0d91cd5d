"""The metadata every table hangs on, and the column types they share."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Integer, MetaData, String
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

E = TypeVar("E", bound=StrEnum)


class Instant(TypeDecorator[datetime]):
    """A moment in time, aware and in UTC on both databases; a naive value is a programming error."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """To UTC; SQLite keeps no zone, so it is stripped there."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """From the database, always aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Column[int]:
    """The table's own id."""
    return Column("id", Integer, primary_key=True)


def workspace(*, index: bool = True) -> Column[int]:
    """Every row belongs to a workspace. Tables that each log writes to are never searched by it: no index to keep."""
    return Column("workspace_id", Integer, ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False, index=index)


def link(name: str, target: str, *, null: bool = False, index: bool = True, outlives: bool = False) -> Column[int]:
    """A reference to another table's id. The row goes with what it points at, unless it `outlives` that."""
    on_delete = "SET NULL" if outlives else "CASCADE"
    return Column(name, Integer, ForeignKey(f"{target}.id", ondelete=on_delete), nullable=null, index=index)


def choice(name: str, kind: type[E], *, null: bool = False) -> list[Any]:
    """A closed list, stored by value, and the check that keeps it closed. Spread into the table."""
    allowed = ", ".join(f"'{member.value}'" for member in kind)
    return [Column(name, String(40), nullable=null), CheckConstraint(f"{name} IN ({allowed})", name=name)]


def fold(text: str) -> str:
    """The form names are looked up in: no case, no doubled or odd spaces, one kind of hyphen."""
    return " ".join(text.replace("\u00a0", " ").replace("–", "-").split()).casefold()
