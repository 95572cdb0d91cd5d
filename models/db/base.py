"""The ground of every table: the metadata, the base class of a row, and the column types that tables share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, cast

from sqlalchemy import Connection, DateTime, Enum, MetaData, String, Table, insert
from sqlalchemy.orm import registry
from sqlalchemy.types import Text, TypeDecorator
from sqlmodel import Field, SQLModel

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel, registry=registry(metadata=metadata)):
    """One row of a table, with its own id; none until the database has given it one.

    A subclass with `table=True` is the only declaration of its table. Rows are not validated when they are made:
    what people say is checked in drafts, before.
    """

    __tablename__: ClassVar[str]
    model_config = {"arbitrary_types_allowed": True}

    id: int | None = Field(default=None, primary_key=True)


def core_table(row: type[Row]) -> Table:
    """The table of a row class, for the Core statements that everything is read and written with."""
    return cast(Table, row.__table__)  # type: ignore[attr-defined]


def add(db: Connection, row: Row) -> int:
    """Insert one row and return its id."""
    table = core_table(type(row))
    new_id: int = db.execute(insert(table).values(_values(row)).returning(table.c.id)).scalar_one()
    return new_id


def add_all(db: Connection, rows: Sequence[Row]) -> None:
    """Insert rows of one table in one go; nothing for none."""
    if rows:
        db.execute(insert(core_table(type(rows[0]))), [_values(row) for row in rows])


def _values(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in type(row).model_fields if name != "id" or row.id is not None}


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


class GuardedText(str):
    """A free text that has passed the guard against pupils' names (promise 4), so it may be stored.

    It comes from `guard_text` or `inspect_texts` in `models.people`, from `guard_label` in `models.courses`, or out of
    a column that takes nothing else. Any change to it, such as `.strip()`, gives a plain `str` again.
    """

    __slots__ = ()


class Guarded(TypeDecorator[str]):
    """A column for a free text: it takes a GuardedText or nothing, and gives a GuardedText back.

    `length` is in characters; without it the text is as long as it needs to be.
    """

    impl = String
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__(length)
        self.length = length  # part of what tells one such type from another

    def load_dialect_impl(self, dialect: Any) -> Any:
        """VARCHAR with a length, TEXT without."""
        return Text() if self.length is None else String(self.length)

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """Raises TypeError for a text that has not passed the guard. The text itself is not in the error."""
        if value is not None and not isinstance(value, GuardedText):
            raise TypeError(
                f"{type(self).__name__} takes a GuardedText, not {type(value).__name__}: call guard_text first"
            )
        return value

    def process_result_value(self, value: str | None, dialect: Any) -> GuardedText | None:
        """What is stored here has passed the guard."""
        return None if value is None else GuardedText(value)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """A text that the column is only compared with is not stored and needs no guard."""
        return String()


def guarded_text(length: int | None = None) -> Any:
    """The type of a column that holds a free text, at most `length` characters; a plain `str` is refused."""
    return Guarded(length)


def closed_list(kind: type[StrEnum], column: str) -> Any:
    """The type of a column that holds one of a closed list: stored by value, checked by the database, read as members.

    `column` is the column's name; the check is named after it.
    """
    return Enum(
        kind,
        name=column,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def fold(text: str) -> str:
    """The form names are looked up in: no case, no doubled or odd spaces, one kind of hyphen."""
    return " ".join(text.replace("\u00a0", " ").replace("–", "-").split()).casefold()
