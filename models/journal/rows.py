"""Rows as JSON and back, and the differences between two looks at the same rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Date, Table, Time, select

from models.db import Guarded, Instant, metadata

Scope = tuple[Table, ColumnElement[bool]]  # the rows of a table that an act may change
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that was changed: `before` is None for a new one, `after` for one that was deleted."""

    table: Table
    row_id: int
    before: Values | None
    after: Values | None


Look = dict[str, dict[int, Values]]  # table name -> row id -> its values


def look_at(db: Connection, scopes: Sequence[Scope]) -> Look:
    """The rows within the scopes as they are now; one statement for each."""
    found: Look = {}
    for table, where in scopes:
        rows = found.setdefault(table.name, {})
        for row in db.execute(select(table).where(where)).mappings():
            rows[row["id"]] = dict(row)
    return found


def compare(before: Look, after: Look) -> list[RowChange]:
    """What changed between the two."""
    changes = []
    for name in before:
        for row_id in sorted(before[name].keys() | after[name].keys()):
            old, new = before[name].get(row_id), after[name].get(row_id)
            if old != new:
                changes.append(RowChange(metadata.tables[name], row_id, old, new))
    return changes


def write_changes(changes: Iterable[RowChange]) -> str:
    """The changes as JSON."""
    written = [[change.table.name, change.row_id, change.before, change.after] for change in changes]
    return json.dumps(written, default=_encode, ensure_ascii=False, separators=(",", ":"))


def read_changes(written: str) -> list[RowChange]:
    """The changes that `write_changes` wrote."""
    changes = []
    for name, row_id, before, after in json.loads(written):
        table = metadata.tables[name]
        changes.append(RowChange(table, row_id, _read_values(table, before), _read_values(table, after)))
    return changes


def _encode(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is in no column that is kept")


def _read_values(table: Table, values: Mapping[str, Any] | None) -> Values | None:
    if values is None:
        return None
    return {name: _read_value(table.c[name], value) for name, value in values.items()}


def _read_value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Instant):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(column.type, Time):
        return time.fromisoformat(value)
    # What comes out of a guarded column has passed the guard.
    return column.type.process_result_value(value, None) if isinstance(column.type, Guarded) else value
