"""Workbooks: what their cells become, and how one that would unpack to far too much is refused at once."""

from __future__ import annotations

import io
import resource
import struct
import time as clock
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart

from models.imports.files import read_table
from models.imports.problems import BadFile
from models.imports.workbooks import MOST_UNPACKED

SHEET = "xl/worksheets/sheet1.xml"
MANY_ROWS = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (number, number) for number in range(1, 400_001))


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def small_book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.append(["skola", "program"])
    book.active.append(["Alvik", "MVP"])
    return book


def with_part(part: str, content: bytes) -> bytes:
    """A small workbook in which one part has another content."""
    source, out = zipfile.ZipFile(io.BytesIO(saved(small_book()))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in {*source.namelist(), part}:
            archive.writestr(name, content if name == part else source.read(name))
    return out.getvalue()


def with_rows(rows: bytes) -> bytes:
    """A small workbook whose first sheet has these rows, as XML."""
    namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_part(SHEET, b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (namespace, rows))


def test_workbook_cells_become_what_a_person_would_type() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["a"] * 9)
    sheet.append([])
    sheet.append(
        [
            date(2026, 9, 3),
            datetime(2026, 9, 3, 0, 0),  # noqa: DTZ001 - a workbook knows no zones
            time(10, 20),
            timedelta(hours=9, minutes=5),
            7.0,
            7.5,
            True,
            " x ",
            None,
        ]
    )
    sheet["H4"] = "=1+1"
    sheet["H4"].data_type = "s"
    book.create_sheet("other")
    table = read_table("f.xlsx", saved(book))
    assert table.more_sheets
    assert table.lines[0].number == 3
    assert table.lines[0].cells[:8] == ("2026-09-03", "2026-09-03", "10:20", "09:05", "7", "7.5", "1", "x")
    assert (table.lines[1].number, table.lines[1].cells[7]) == (4, "=1+1")


def test_every_minute_of_the_day_is_read_as_it_was_written() -> None:
    minutes = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
    book = openpyxl.Workbook()
    for minute in minutes:
        book.active.append([minute, datetime.combine(date(2026, 9, 3), minute)])
    lines = read_table("f.xlsx", saved(book)).lines
    assert [line.cells[0] for line in lines] == [f"{minute:%H:%M}" for minute in minutes[1:]]
    assert [line.cells[1] for line in lines] == [f"2026-09-03 {minute:%H:%M}" for minute in minutes[1:]]


def test_a_formula_that_failed_is_text_and_never_an_empty_cell() -> None:
    book = small_book()
    book.active.append(["#N/A", "MVP"])
    assert book.active["A3"].data_type == "e"
    assert read_table("f.xlsx", saved(book)).lines[1].cells == ("#N/A", "MVP")


def test_a_sheet_of_charts_is_no_sheet_of_cells() -> None:
    book = small_book()
    book.create_chartsheet("diagram", 0).add_chart(BarChart())
    table = read_table("f.xlsx", saved(book))
    assert (table.header.cells, table.more_sheets) == (("skola", "program"), False)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (saved(openpyxl.Workbook()), "empty-file"),
        (with_rows(MANY_ROWS), "sheet-too-long"),
        (with_rows(MANY_ROWS.replace(b' r="', b' x="')), "sheet-too-long"),
        # Two legal cells of a file of 2 KB: the reading library would set aside memory for all between them.
        (with_rows(b'<row><c r="A1"/><c r="A1048576"/></row>'), "sheet-too-long"),
        (with_rows(b'<row><c r="A1"/><c r="XFD1"/></row>'), "too-many-columns"),
        (with_rows(b"<row>%s</row>" % (b"<c/>" * 101)), "too-many-columns"),
        (with_rows(b'<row r="%s"/>' % (b"9" * 5000)), "broken-workbook"),
        (with_rows(b'<row><c r="A"/></row>'), "broken-workbook"),
        (with_rows(b"<row>"), "broken-workbook"),
        (with_part("xl/sharedStrings.xml", b'<sst count="4294967295" uniqueCount="4294967295"/>'), "broken-workbook"),
        (with_part("xl/styles.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), "broken-workbook"),
        (with_part("xl/theme/big.xml", b" " * (MOST_UNPACKED + 1)), "workbook-too-big"),
        (with_part("xl/workbook.xml", b"<workbook/>"), "broken-workbook"),
    ],
)
def test_a_workbook_that_is_damaged_or_unpacks_to_too_much_is_refused_at_once(data: bytes, code: str) -> None:
    memory, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, clock.perf_counter()
    with pytest.raises(BadFile) as caught:
        read_table("f.xlsx", data)
    assert caught.value.code == code
    assert clock.perf_counter() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200 * 1024  # KiB


def test_an_archive_that_lies_about_what_it_unpacks_to_is_refused() -> None:
    data = bytearray(with_part("xl/theme/big.xml", b" " * (MOST_UNPACKED + 1)))
    size = struct.pack("<L", MOST_UNPACKED + 1)
    assert data.count(size) == 2  # before the part, and in the directory at the end
    with pytest.raises(BadFile) as caught:
        read_table("f.xlsx", bytes(data.replace(size, struct.pack("<L", 100))))
    assert caught.value.code == "broken-workbook"
