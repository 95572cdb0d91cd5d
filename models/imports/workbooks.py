"""Reads the first sheet of an .xlsx workbook, after measuring how much it unpacks to.

An .xlsx file is a zip archive of XML parts. A file of 2 KB may name a cell in the last row and column of Excel's grid,
and one of 0.5 MB may hold 400,000 rows. The reading library sets aside memory for every cell between the first and the
last, so both are measured here first, before they take memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from models.imports.problems import BadFile

MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 1000
MOST_SHEET_ROWS = 20_001  # the headers and as many rows as any file may have; empty rows between them count
MOST_COLUMNS = 100
MOST_CELLS = MOST_SHEET_ROWS * MOST_COLUMNS
# What zipfile raises for a damaged, locked or oddly packed archive.
_BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_ROW_NAME = re.compile(r"[0-9]{1,7}")
_CELL_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)
# The library reads `#N/A` and its like as empty cells. As text they are refused, as any cell that makes no sense.
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*["'])e(["'])""")


def read_first_sheet(data: bytes) -> tuple[list[tuple[str, ...]], bool]:
    """The rows of the first sheet from its row 1 on, cells as text; and whether the workbook has other sheets.

    Raises BadFile for a workbook that is damaged or too big.
    """
    parts = _unpack_parts(data)
    for content in parts.values():
        _measure_part(content)
    try:
        with CalamineWorkbook.from_filelike(_pack_parts(parts)) as book:
            sheets = [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
            if not sheets:
                raise BadFile("broken-workbook")
            return list(_list_rows(book.get_sheet_by_name(sheets[0]))), len(sheets) > 1
    except CalamineError as problem:
        raise BadFile("broken-workbook") from problem


def _unpack_parts(data: bytes) -> dict[str, bytes]:
    """The parts of the archive that hold text. Pictures and the like are left out. Raises BadFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise BadFile("workbook-too-big", most=MOST_UNPACKED // 1024 // 1024)
            return {part.filename: archive.read(part) for part in parts}
    except _BROKEN_ARCHIVE as problem:
        raise BadFile("broken-workbook") from problem


def _pack_parts(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Pack the measured parts again: the original archive may state false sizes and unpack to more the next time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, _ERROR_CELL.sub(rb"\1str\2", content))
    packed.seek(0)
    return packed


class CellPlace:
    """The row and column that a parser has come to in a sheet; for `move` to be called with each element.

    A row or a cell without a reference comes right after the one before it.
    """

    def __init__(self) -> None:
        self.row, self.column = 0, 0

    def move(self, element: str, attributes: Mapping[str, str]) -> None:
        """Go on to a row or a cell; other elements are ignored. Raises BadFile for a place too far out."""
        self._check_counts(attributes)
        kind, name = element.rpartition(":")[2], attributes.get("r")
        if kind == "row":
            self.row = self.row + 1 if name is None else int(_match(_ROW_NAME, name)[0])
            self.column = 0
        elif kind == "c":
            if name is None:
                self.column += 1
            else:
                place = _match(_CELL_NAME, name)
                self.row, self.column = int(place[2]), _read_column_number(place[1])
            self._check()

    @staticmethod
    def _check_counts(attributes: Mapping[str, str]) -> None:
        """Refuse large counts: the library sets aside memory for as many texts as a part claims to have."""
        for attribute in ("count", "uniqueCount"):
            count = attributes.get(attribute, "0")
            if len(count) > len(str(MOST_CELLS)) or (count.isdecimal() and int(count) > MOST_CELLS):
                raise BadFile("broken-workbook")

    def _check(self) -> None:
        if self.row > MOST_SHEET_ROWS:
            raise BadFile("sheet-too-long", most=MOST_SHEET_ROWS - 1)
        if self.column > MOST_COLUMNS:
            raise BadFile("too-many-columns", line=self.row, most=MOST_COLUMNS)


def _match(pattern: re.Pattern[str], name: str) -> re.Match[str]:
    match = pattern.fullmatch(name)
    if match is None:
        raise BadFile("broken-workbook")
    return match


def _measure_part(content: bytes) -> None:
    """Check how far out the cells of a part are. Raises BadFile."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = CellPlace().move
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise BadFile("broken-workbook") from problem


def _refuse_doctype(*_declared: object) -> None:
    """No spreadsheet program writes a document type; one in a workbook may define text that grows when read."""
    raise BadFile("broken-workbook")


def _read_column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _list_rows(sheet: CalamineSheet) -> Iterator[tuple[str, ...]]:
    for cells in sheet.to_python(skip_empty_area=False):
        yield tuple(_spell_cell(cell) for cell in cells)


def _spell_cell(value: float | str | bool | time | date | timedelta) -> str:
    """A cell as a person would have typed it: `7` for 7.0, `1` for true, `10:20` for a time."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)
