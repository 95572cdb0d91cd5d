"""Turns a file into a table of text cells: .csv with comma, semicolon or tab, or .xlsx, told apart by the bytes."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.imports.problems import BadFile
from models.imports.workbooks import MOST_COLUMNS, read_first_sheet

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True)
class FileLine:
    """One row of cells; `number` is the line in the text file, or the row in the sheet, where it starts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as text. `more_sheets`: the workbook has other sheets, which are not read."""

    file: str
    header: FileLine
    lines: tuple[FileLine, ...]
    more_sheets: bool = False


def read_table(name: str, data: bytes) -> Table:
    """The table in a file, blank rows left out. Raises BadFile."""
    if len(data) > MOST_BYTES:
        raise BadFile("file-too-big")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("old-excel")  # .xls, or a workbook locked with a password
    if data.startswith(b"PK\x03\x04"):
        rows, more = read_first_sheet(data)
        filled = _drop_blank(FileLine(number, cells) for number, cells in enumerate(rows, start=1))
    else:
        filled, more = _drop_blank(_read_csv(_decode_text(data))), False
    if not filled:
        raise BadFile("empty-file")
    return Table(name, filled[0], tuple(filled[1:]), more)


def _drop_blank(lines: Iterable[FileLine]) -> list[FileLine]:
    filled: list[FileLine] = []
    for line in lines:
        cells = tuple(_clean_cell(cell) for cell in line.cells)
        if any(cells):
            if len(filled) > MOST_ROWS:
                raise BadFile("too-many-rows", most=MOST_ROWS)
            if len(cells) > MOST_COLUMNS:
                raise BadFile("too-many-columns", line=line.number, most=MOST_COLUMNS)
            filled.append(FileLine(line.number, cells))
    return filled


def _clean_cell(cell: str) -> str:
    """The cell without control characters (PostgreSQL takes no NUL, a terminal obeys ESC) and surrounding space."""
    if not cell.isprintable():
        cell = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") else letter for letter in cell)
    return unicodedata.normalize("NFC", " ".join(cell.split()))


def _decode_text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise BadFile("not-text")
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile("not-text")


def _read_csv(text: str) -> Iterator[FileLine]:
    first_letters = text[:6].casefold()
    first = 0
    if first_letters.startswith("sep=") and len(first_letters) > 4:  # Excel's own note on the delimiter
        text = text.partition("\n")[2]
        first = 1
    # strict: a quote that is never closed would otherwise swallow the rest of the file.
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=_guess_delimiter(text), strict=True, skipinitialspace=True)
    lines_read = 0
    try:
        for cells in reader:
            yield FileLine(first + lines_read + 1, tuple(cells))
            lines_read = reader.line_num
    except csv.Error as problem:
        raise BadFile("bad-quotes", line=first + lines_read + 1) from problem


def _guess_delimiter(text: str) -> str:
    """The delimiter that the header line has most of, outside quotes."""
    header = next((line for line in text.splitlines() if line.strip(' \t;,"')), "")
    bare = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=bare.count)
