"""`ImportRun`: what an import keeps while it runs, and how it writes rows: only where they differ."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from models.calendar import SchoolYear, local_day
from models.imports.cells import RowReader
from models.imports.problems import Problem, Word
from models.places import Calendars, Workspace, load_calendars


@cache
def _insert(table: Table) -> Any:
    return insert(table).returning(table.c.id)


class ImportOutcome(IntEnum):
    """What a row changed. Of several outcomes the greatest counts."""

    UNCHANGED = 0
    CHANGED = 1
    NEW = 2


@dataclass
class ImportRun:
    """One import, from the first row to the last."""

    db: Connection
    workspace: Workspace
    year: SchoolYear
    now: datetime
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    people_added: int = 0  # new persons whom only a class file names
    _seen: dict[Hashable, tuple[object, str, int]] = field(default_factory=dict)
    _calendars: Calendars | None = None

    @property
    def today(self) -> date:
        """Today in the workspace's time zone."""
        return local_day(self.now, self.workspace.timezone)

    @property
    def calendars(self) -> Calendars:
        """The workspace's school years, read when they are first asked for: after those of this import are stored."""
        if self._calendars is None:
            self._calendars = load_calendars(self.db, self.workspace.id)
        return self._calendars

    def warn(self, file: str, code: str, /, **words: Word) -> None:
        """Add a warning about a whole file, which does not stop the import."""
        self.warnings.append(Problem(file=file, line=0, column="", code=code, words=words))

    def refuse_contradiction(self, row: RowReader, name: str, thing: Hashable, value: object) -> None:
        """Refuse a row that gives a thing another value than an earlier row: the order of rows must not matter."""
        earlier = self._seen.setdefault((name, thing), (value, row.row.file, row.row.line))
        if earlier[0] != value:
            row.refuse(name, "contradiction", file=earlier[1], line=str(earlier[2]))

    def refuse_repetition(self, row: RowReader, name: str, thing: Hashable) -> None:
        """Refuse a second row about a thing that may have one row only."""
        earlier = self._seen.setdefault((name, thing), (None, row.row.file, row.row.line))
        if earlier[1:] != (row.row.file, row.row.line):
            row.refuse(name, "twice", file=earlier[1], line=str(earlier[2]))

    def add(self, table: Table, values: Mapping[str, Any]) -> int:
        """Store a new row of the workspace. Returns its id."""
        row = {"workspace_id": self.workspace.id, **values}
        return int(self.db.execute(_insert(table), row).scalar_one())

    def update(self, table: Table, row_id: int, stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        """Write the values that differ from what is stored. Returns whether any did."""
        differing = {name: value for name, value in wanted.items() if stored[name] != value}
        if differing:
            self.db.execute(update(table).where(table.c.id == row_id).values(differing))
        return bool(differing)
