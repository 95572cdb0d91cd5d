"""Core statements compiled once and then run straight on the driver.

SQLAlchemy spends about 25 microseconds on each execution beside the 4 that SQLite needs; a log runs nine statements.
The statement is still written in Core and serves both databases; only the way it is run differs. For the logging path
alone: everything else executes statements the ordinary way. Measured in `docs/performance.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Executable, Insert, Select, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Convert = Callable[[Any], Any]
Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """One statement for one dialect: its text, the order of its words, and how values are turned."""

    text: str
    names: tuple[str, ...] | None  # none: the driver takes words by name
    turn_in: tuple[tuple[str, Convert], ...]
    turn_out: tuple[tuple[int, Convert], ...]

    def values(self, words: Words) -> Any:
        """The words as the driver wants them."""
        if self.turn_in:
            words = dict(words) | {name: turn(words[name]) for name, turn in self.turn_in}
        return tuple(words[name] for name in self.names) if self.names is not None else words


class Prepared:
    """A select or an insert, compiled once a dialect."""

    def __init__(self, statement: Select[Any] | Insert) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, db: Connection, words: Words) -> Sequence[tuple[Any, ...]]:
        """Every row, its values turned to Python's."""
        compiled = self._for(db.dialect)
        with _cursor(db) as cursor:
            cursor.execute(compiled.text, compiled.values(words))
            found = cursor.fetchall()
        if not compiled.turn_out:
            return [tuple(row) for row in found]
        return [_turned(row, compiled.turn_out) for row in found]

    def run(self, db: Connection, many: Sequence[Words]) -> None:
        """Run it once for each of the words."""
        compiled = self._for(db.dialect)
        with _cursor(db) as cursor:
            cursor.executemany(compiled.text, [compiled.values(words) for words in many])

    def _for(self, dialect: Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return found


class PreparedFor:
    """A select over a list of ids, compiled once for each length of the list. `column` is what the ids are of."""

    def __init__(self, statement: Select[Any], column: ColumnElement[int]) -> None:
        self._statement = statement
        self._column = column
        self._by_length: dict[int, Prepared] = {}

    def rows(self, db: Connection, ids: Sequence[int]) -> Sequence[tuple[Any, ...]]:
        """Every row for these ids."""
        if not ids:
            return []
        prepared = self._by_length.get(len(ids))
        if prepared is None:
            places: list[Any] = [bindparam(f"id_{place}") for place in range(len(ids))]
            prepared = self._by_length[len(ids)] = Prepared(self._statement.where(self._column.in_(places)))
        return prepared.rows(db, {f"id_{place}": value for place, value in enumerate(ids)})


@contextmanager
def _cursor(db: Connection) -> Iterator[Any]:
    """A cursor of the driver's; its errors come out as SQLAlchemy's, and without the values that caused them."""
    driver: Any = db.connection.dbapi_connection
    known: Any = db.dialect.loaded_dbapi
    cursor = driver.cursor()
    try:
        yield cursor
    except known.Error as failure:
        raise DBAPIError.instance(None, None, failure, known.Error, dialect=db.dialect) from failure
    finally:
        cursor.close()


def _turned(row: Sequence[Any], turn_out: tuple[tuple[int, Convert], ...]) -> tuple[Any, ...]:
    values = list(row)
    for place, turn in turn_out:
        values[place] = turn(values[place])
    return tuple(values)


def _compile(statement: Executable, dialect: Dialect) -> _Compiled:
    compiled: Any = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    turn_in = []
    for name, bind in compiled.binds.items():
        turn = bind.type.dialect_impl(dialect).bind_processor(dialect)
        if turn:
            turn_in.append((name, turn))
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    returning = statement.exported_columns if isinstance(statement, Insert) else ()
    turn_out = []
    for place, column in enumerate((*columns, *returning)):
        turn = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if turn:
            turn_out.append((place, turn))
    names = tuple(compiled.positiontup) if compiled.positional and compiled.positiontup is not None else None
    return _Compiled(str(compiled), names, tuple(turn_in), tuple(turn_out))
