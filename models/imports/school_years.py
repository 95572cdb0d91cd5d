"""Reads and stores files of school years: terms, breaks, study days and blocked days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from models.calendar import CalendarEntry, EntryKind, SchoolYear
from models.imports.cells import RowReader, day_of, one_of, school_year_of
from models.imports.classes import read_grade
from models.imports.free_text import guard_cell
from models.imports.known_places import KnownPlace, KnownPlaces
from models.imports.problems import BadCell
from models.imports.run import ImportOutcome, ImportRun
from models.imports.words import ENTRY_KINDS
from models.places import LONGEST_NAME, SiteForm, calendar_entries
from models.school_years import EntryFault, find_fault, overlapping_term

_KIND = one_of(ENTRY_KINDS, ("termin", "lov", "studiedag", "spärr"))
_RANGE = re.compile(r"(.+?) ?- ?((?:[a-zåäö]+ ?)?[0-9]{1,2})", re.IGNORECASE)

Scope = tuple[
    int, str, int | None, int | None
]  # school year, kind, site, year group: a file replaces all days of a scope
Key = tuple[str, date, int | None, int | None]  # kind, first day, site, year group


def read_entries(row: RowReader, place: KnownPlace | None) -> tuple[CalendarEntry, ...]:
    """The calendar entries of a row, one for each year group it names; empty where it has a problem."""
    kind = row.required("type", _KIND)
    first = row.required("from", day_of)
    last = row.required("to", day_of) if kind is EntryKind.TERM else row.optional("to", day_of)
    stated_year = row.optional("school_year", school_year_of)
    name = row.text("name")  # not guarded yet: `SchoolYearImport` passes it through the guard before it is stored
    form = place.form if place else None
    grades = row.optional("year", lambda cell: read_grades(cell, form)) or (None,)
    if not (row.ok and kind and first):
        return ()
    whole = CalendarEntry(kind=kind, first=first, last=last or first, name=name, site_id=place.id if place else None)
    year = stated_year or SchoolYear.of(first)
    fault = find_fault(whole, year)
    if fault is EntryFault.BACKWARDS:
        row.refuse("to", "calendar-backwards")
    elif fault:
        term = fault is EntryFault.TERM_OUTSIDE
        row.refuse("from", "calendar-term-outside" if term else "calendar-outside-year", year=str(year))
    if fault:
        return ()
    return tuple(
        CalendarEntry(kind=kind, first=whole.first, last=whole.last, name=name, site_id=whole.site_id, year=grade)
        for grade in grades
    )


def read_grades(cell: str, form: SiteForm | None) -> tuple[int, ...]:
    """Read year groups: `7`, `7-9`, `åk 8`, `7, 9`, `gy1-3`. Each once, in order. Raises BadCell."""
    found: set[int] = set()
    for part in re.split(r"[,+]", cell.replace("–", "-")):
        ends = _RANGE.fullmatch(part.strip())
        if ends:
            # In `gy1-3` the last year is one of upper secondary as well.
            last = ends[2] if ends[2][0].isalpha() or not ends[1].casefold().startswith("gy") else f"gy{ends[2]}"
            years = range(read_grade(ends[1], form), read_grade(last, form) + 1)
        elif part.strip().endswith("-"):
            raise BadCell("year", given=cell)
        else:
            first = read_grade(part, form)
            years = range(first, first + 1)
        if not years:
            raise BadCell("year", given=cell)
        found |= set(years)
    return tuple(sorted(found))


class SchoolYearImport:
    """Stores the rows of school year files, one at a time.

    For a kind of day, a school and a year group, the files replace the days of earlier files: `finish` removes those
    that they do not repeat. Days that people entered themselves are kept.
    """

    def __init__(self, run: ImportRun, places: KnownPlaces) -> None:
        self._run, self._places = run, places
        query = select(calendar_entries).where(calendar_entries.c.workspace_id == run.workspace.id)
        self._stored: dict[Key, dict[str, Any]] = {
            (row["kind"], row["first_day"], row["site_id"], row["year"]): dict(row)
            for row in run.db.execute(query).mappings()
        }
        self._in_files: set[Key] = set()
        self._first_files: dict[Scope, str] = {}  # and the first file with it
        self._terms: list[tuple[CalendarEntry, RowReader]] = []

    def import_row(self, row: RowReader) -> ImportOutcome:
        """Store one row. A row with a problem may store something: then the whole import is refused and rolled back."""
        place = self._places.find_one(row, "school") if row.text("school") else None
        read = read_entries(row, place)
        name = guard_cell(self._run, row, "name", place=place, most=LONGEST_NAME, code="calendar-pupil")
        if name is None:
            return ImportOutcome.UNCHANGED
        entries = tuple(replace(entry, name=name) for entry in read)
        for entry in entries:
            self._run.refuse_repetition(row, "from", ("calendar", *_key_of_entry(entry)))
            self._refuse_overlap(row, entry)
        return max((self._store_entry(row, entry) for entry in entries), default=ImportOutcome.UNCHANGED)

    def finish(self) -> int:
        """Remove the days that earlier files had and these do not. Returns how many."""
        self._refuse_overlap_with_entered()
        gone = [
            row
            for key, row in self._stored.items()
            if row["from_file"] and key not in self._in_files and _scope_of_row(row) in self._first_files
        ]
        if gone:
            ids = [row["id"] for row in gone]
            self._run.db.execute(delete(calendar_entries).where(calendar_entries.c.id.in_(ids)))
        for row in sorted(gone, key=lambda row: (row["first_day"], row["id"])):
            code = "calendar-removed-named" if row["name"] else "calendar-removed"
            file = self._first_files[_scope_of_row(row)]
            self._run.warn(file, code, kind=row["kind"], name=row["name"], first=row["first_day"])
        return len(gone)

    def _refuse_overlap(self, row: RowReader, entry: CalendarEntry) -> None:
        """Refuse a term that shares a day with another one of the same schools in the files."""
        for term, at in self._terms:
            if overlapping_term(entry, [term]):
                row.refuse("from", "calendar-overlap", file=at.row.file, line=str(at.row.line))
                return
        if entry.kind is EntryKind.TERM:
            self._terms.append((entry, row))

    def _refuse_overlap_with_entered(self) -> None:
        """Refuse terms that share a day with one that a person entered and no row replaces, once all rows are in."""
        entered = [_entry_of_row(kept) for kept in self._stored.values() if not kept["from_file"]]
        for term, row in self._terms:
            other = overlapping_term(term, entered)
            if other:
                row.refuse("from", "calendar-overlap-entered", first=other.first, last=other.last)

    def _store_entry(self, row: RowReader, entry: CalendarEntry) -> ImportOutcome:
        key, columns = _key_of_entry(entry), {"last_day": entry.last, "name": entry.name, "from_file": True}
        self._in_files.add(key)
        values = {"school_year": SchoolYear.of(entry.first).start, "kind": entry.kind,
                  "first_day": entry.first, "site_id": entry.site_id, "year": entry.year}  # fmt: skip
        self._first_files.setdefault(_scope_of_row(values), row.row.file)
        stored = self._stored.get(key)
        if stored is None:
            self._stored[key] = {**values, **columns, "id": self._run.add(calendar_entries, values | columns)}
            return ImportOutcome.NEW
        changed = self._run.update(calendar_entries, stored["id"], stored, columns)
        stored.update(columns)
        return ImportOutcome(changed)


def _key_of_entry(entry: CalendarEntry) -> Key:
    return entry.kind, entry.first, entry.site_id, entry.year


def _scope_of_row(row: dict[str, Any]) -> Scope:
    return row["school_year"], row["kind"], row["site_id"], row["year"]


def _entry_of_row(row: dict[str, Any]) -> CalendarEntry:
    return CalendarEntry(
        kind=row["kind"],
        first=row["first_day"],
        last=row["last_day"],
        name=row["name"],
        site_id=row["site_id"],
        year=row["year"],
    )
