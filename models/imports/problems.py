"""Problems and warnings of an import, with file, line and column, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.db import ImportRefused

Word = str | int | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem or a warning. `code` names its text, `words` are the text's variables; line 0 is the whole file."""

    file: str
    line: int
    column: str
    code: str
    words: Mapping[str, Word] = field(default_factory=dict)


class RowRefused(ImportRefused):
    """An import was refused. `problems` has every problem of every file, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(count=len(self.problems))


class BadFile(Exception):
    """A file that can't be read at all."""

    def __init__(self, code: str, /, line: int = 0, column: str = "", **words: Word) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.words = code, line, column, words


class BadCell(Exception):
    """A cell that can't be read. `RowReader` makes a problem of it, with the cell's place."""

    def __init__(self, code: str, /, **words: Word) -> None:
        super().__init__(code)
        self.code, self.words = code, words
