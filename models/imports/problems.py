"""Problems and warnings of an import: the file, line and column, and the text to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.db import ImportRefused

Word = str | int | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right, or a warning. `code` names its text, `words` fill it in; line 0 is the whole file."""

    file: str
    line: int
    column: str
    code: str
    words: Mapping[str, Word] = field(default_factory=dict)


class RowRefused(ImportRefused):
    """Nothing was stored; every problem of every file is in `problems`, in the order of the files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(count=len(self.problems))


class BadFile(Exception):
    """A file that can't be read at all."""

    def __init__(self, code: str, /, line: int = 0, column: str = "", **words: Word) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.words = code, line, column, words


class BadCell(Exception):
    """A cell that can't be read; the row it stands in says where."""

    def __init__(self, code: str, /, **words: Word) -> None:
        super().__init__(code)
        self.code, self.words = code, words
