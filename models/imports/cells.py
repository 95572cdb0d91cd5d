"""Reads cells: text to a date, a time, a number or a word of a closed list. A text that is ambiguous is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TypeVar

from models.calendar import SchoolYear
from models.imports.headers import ImportRow, squeeze
from models.imports.problems import BadCell, Problem, Word

T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 2000, 2100


class RowReader:
    """Reads the cells of one row and adds its problems to the import's lists. `ok` is false once it has a problem."""

    def __init__(self, row: ImportRow, problems: list[Problem], warnings: list[Problem]) -> None:
        self.row, self.ok = row, True
        self._problems, self._warnings = problems, warnings

    def has(self, name: str) -> bool:
        """Whether the file has the column. If so, an empty cell clears what is stored; else what is stored is kept."""
        return name in self.row.cells

    def text(self, name: str) -> str:
        """The cell's text, empty where there is none."""
        return self.row.cells.get(name, "")

    def optional(self, name: str, parse: Callable[[str], T]) -> T | None:
        """The cell read by `parse`; None where it is empty, or where it is bad and was put on the list."""
        text = self.text(name)
        if not text:
            return None
        try:
            return parse(text)
        except BadCell as problem:
            self.refuse(name, problem.code, **problem.words)
            return None

    def required(self, name: str, parse: Callable[[str], T]) -> T | None:
        """Like `optional`, for a cell that must be filled in."""
        if not self.text(name):
            self.refuse(name, "missing")
        return self.optional(name, parse)

    def refuse(self, name: str, code: str, /, **words: Word) -> None:
        """Add a problem of this row: the import is then refused."""
        self.ok = False
        self._problems.append(self._at(name, code, words))

    def warn(self, name: str, code: str, /, **words: Word) -> None:
        """Add a warning of this row, which does not stop the import."""
        self._warnings.append(self._at(name, code, words))

    def _at(self, name: str, code: str, words: Mapping[str, Word]) -> Problem:
        column = self.row.headers.get(name, "") if name else ""
        return Problem(file=self.row.file, line=self.row.line, column=column, code=code, words=words)


def text_of(most: int) -> Callable[[str], str]:
    """Make a parser of text of at most `most` characters."""

    def parse(text: str) -> str:
        if len(text) > most:
            raise BadCell("too-long", most=most)
        return text

    return parse


def whole_number(first: int, last: int) -> Callable[[str], int]:
    """Make a parser of whole numbers from `first` to `last`."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or not first <= int(text) <= last:
            raise BadCell("number", given=text, first=first, last=last)
        return int(text)

    return parse


def day_of(text: str) -> date:
    """Read a day: `2026-09-03`, `20260903` or `3/9 2026`. Other forms can be read in two ways. Raises BadCell."""
    iso = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})", text)
    swedish = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2}) ([0-9]{4})", text)
    parts = iso.groups() if iso else swedish.groups()[::-1] if swedish else ("0", "0", "0")
    year, month, day = map(int, parts)
    try:
        found = date(year, month, day)
    except ValueError as problem:
        raise BadCell("date", given=text) from problem
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadCell("date", given=text)
    return found


def time_of(text: str) -> time:
    """Read a time: `10:20`, `10.20`, `1020` or `10`. Raises BadCell."""
    bare = text.casefold().removeprefix("kl").lstrip(". ")
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2})(?::00)?)?", bare) or re.fullmatch(
        r"([0-9]{2})([0-9]{2})", bare
    )
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise BadCell("time", given=text)
    return time(int(found[1]), int(found[2] or 0))


def school_year_of(text: str) -> SchoolYear:
    """Read a school year such as `2020/21`. Raises BadCell."""
    try:
        year = SchoolYear.parse(text)
    except ValueError as problem:
        raise BadCell("school-year", given=text) from problem
    if not FIRST_YEAR <= year.start < LAST_YEAR:
        raise BadCell("school-year", given=text)
    return year


def one_of(words: Mapping[str, T], examples: tuple[str, ...]) -> Callable[[str], T]:
    """Make a parser of the words of a closed list; `examples` are named to the user for any other word."""

    def parse(text: str) -> T:
        found = words.get(squeeze(text))
        if found is None:
            raise BadCell("unknown-word", given=text, allowed=examples)
        return found

    return parse


_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


def is_email(text: str) -> bool:
    """Whether it has the shape of an e-mail address."""
    return bool(_EMAIL.fullmatch(text))


def email_of(text: str) -> str:
    """Read an e-mail address, in lower case so that it is compared without case. Raises BadCell."""
    if not is_email(text) or len(text) > 200:
        raise BadCell("email", given=text)
    return text.lower()


def slack_id_of(text: str) -> str:
    """Read a Slack member id, also as Slack pastes it: `<@U012AB3CD>`. Raises BadCell."""
    bare = re.sub(r"^<@([^|>]+)(\|[^>]*)?>$", r"\1", text)
    if not re.fullmatch(r"[UW][A-Z0-9_]{1,39}", bare):
        raise BadCell("slack-id", given=text)
    return bare
