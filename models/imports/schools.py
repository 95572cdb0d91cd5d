"""Reads and stores files of schools: where programmes run, and what each school reports for a school year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select

from models.calendar import SchoolYear
from models.db import fold
from models.imports.cells import RowReader, one_of, school_year_of, text_of, whole_number
from models.imports.known_places import KnownPlace, KnownPlaces
from models.imports.problems import BadCell
from models.imports.run import ImportOutcome, ImportRun
from models.imports.words import COOPERATIONS, FORMS, STATUSES
from models.places import SiteCount, SiteForm, SiteStatus, count_sites, site_programmes, site_years, sites
from models.programmes import find_programme, load_catalogue

MOST_CLASSES = 500
_FORM = one_of(FORMS, ("grundskola", "gymnasieskola", "anpassad grundskola", "anpassad gymnasieskola", "fritidsgård",
                       "parklek", "öppen fritidsverksamhet"))  # fmt: skip
_STATUS = one_of(STATUSES, ("informerad", "förankring", "utbildning", "startar", "pågår", "paus", "avslutad"))
_COOPERATION = one_of(COOPERATIONS, ("ja", "delvis", "nej"))
_MARK = one_of({"1": True, "0": False, "ja": True, "nej": False, "yes": True, "no": False, "x": True}, ("1", "0"))


@dataclass(frozen=True, slots=True)
class ImportedSchool:
    """One row of a school file. `columns` has the columns of `site_years` for which the file has a column."""

    name: str
    year: SchoolYear
    district: str | None
    form: SiteForm | None
    columns: Mapping[str, Any]
    programmes: frozenset[str] | None  # None: the file has no column for them

    @property
    def classes(self) -> int | None:
        """The number of classes; None where it is not reported."""
        return self.columns.get("reported_classes")

    @property
    def started(self) -> bool:
        """Whether lessons have begun, by its status; true where it has none."""
        status = self.columns.get("status")
        return status is None or status.has_started


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """Sums of the imported rows of one school year. A school that reported no number does not count as zero."""

    school_year: SchoolYear
    sites: SiteCount
    classes: int
    not_reported: int
    not_started: int


def sum_up_schools(rows: list[ImportedSchool]) -> tuple[SchoolFacts, ...]:
    """Sum up the rows of each school year."""
    return tuple(
        SchoolFacts(
            school_year=year,
            sites=count_sites(row.form for row in of_year),
            classes=sum(row.classes or 0 for row in of_year),
            not_reported=sum(row.classes is None for row in of_year),
            not_started=sum(not row.started for row in of_year),
        )
        for year in sorted({row.year for row in rows})
        for of_year in [[row for row in rows if row.year == year]]
    )


def read_school(row: RowReader, default: SchoolYear) -> ImportedSchool | None:
    """Read a row; None where it has a problem."""
    name = row.required("school", text_of(200))
    year = row.optional("school_year", school_year_of) or default
    district = row.optional("district", text_of(200))
    form = row.optional("form", _FORM)
    columns: dict[str, Any] = {}
    if row.has("status"):
        columns["status"] = row.optional("status", _STATUS)
    if row.has("cooperation"):
        columns["cooperation"] = row.optional("cooperation", _COOPERATION)
    if row.has("classes"):
        columns["reported_classes"] = row.optional("classes", whole_number(0, MOST_CLASSES))
    if row.has("footnote"):
        _read_footnote(row, columns)
    programmes = _programmes(row)
    if not row.ok or name is None:
        return None
    return ImportedSchool(name=name, year=year, district=district, form=form, columns=columns, programmes=programmes)


def _read_footnote(row: RowReader, columns: dict[str, Any]) -> None:
    """Read a mark of the table of 2020 (S0): * will start later, ** has not reported a number, which is not 0."""
    mark = row.text("footnote")
    if mark not in ("", "*", "**"):
        row.refuse("footnote", "unknown-word", given=mark, allowed=("*", "**"))
    elif mark == "**" and row.text("classes"):
        row.refuse("classes", "footnote-classes")
    columns.setdefault("status", SiteStatus.STARTING if mark == "*" else SiteStatus.RUNNING)


def _programmes(row: RowReader) -> frozenset[str] | None:
    marks = [code for code in ("mvp", "at") if row.has(code)]
    if not row.has("programmes") and not marks:
        return None
    codes = row.optional("programmes", read_programmes) or frozenset()
    return codes | {code for code in marks if row.optional(code, _MARK)}


def read_programmes(cell: str) -> frozenset[str]:
    """Read programmes, by code or name and joined by `+`, as catalogue codes. Raises BadCell."""
    found = set()
    for word in cell.replace("&", "+").replace(",", "+").split("+"):
        programme = find_programme(word) if word.strip() else None
        if programme is None:
            raise BadCell("programme", given=word.strip() or cell, allowed=tuple(load_catalogue()))
        found.add(programme.code)
    return frozenset(found)


class SchoolImport:
    """Stores the rows of school files, one at a time."""

    def __init__(self, run: ImportRun, places: KnownPlaces) -> None:
        self._run, self._places = run, places
        self.rows: list[ImportedSchool] = []
        query = select(site_years).where(site_years.c.workspace_id == run.workspace.id)
        self._years = {(row["site_id"], row["school_year"]): dict(row) for row in run.db.execute(query).mappings()}
        self._programmes: dict[int, set[str]] = {}
        for year_id, code in run.db.execute(
            select(site_programmes.c.site_year_id, site_programmes.c.programme).where(
                site_programmes.c.workspace_id == run.workspace.id
            )
        ):
            self._programmes.setdefault(year_id, set()).add(code)

    def import_row(self, row: RowReader) -> ImportOutcome:
        """Store one row. A row that is wrong stores nothing."""
        read = read_school(row, self._run.year)
        place = None
        if read and self._places.find_named(read.name):
            place = self._places.find_one(row, "school")
        if read and row.ok:
            self._run.refuse_repetition(row, "school", (place.id if place else fold(read.name), read.year))
        if read is None or not row.ok:
            self._places.doubtful.add(fold(row.text("school")))
            return ImportOutcome.UNCHANGED
        known = place.form if place else None
        self.rows.append(replace(read, form=read.form or known))
        outcome = ImportOutcome.UNCHANGED
        if place is None:
            place, outcome = self._places.add(read.name), ImportOutcome.NEW
            self._run.refuse_repetition(row, "school", (place.id, read.year))
        return max(outcome, self._store_place(place, read), self._store_year(place, read))

    def _store_place(self, place: KnownPlace, read: ImportedSchool) -> ImportOutcome:
        """Store district and form. A row of an older school year only fills in what is unknown."""
        newest = place.latest_year is None or read.year.start >= place.latest_year
        changed = False
        if read.district and (newest or place.district_id is None):
            place_district, changed = self._places.add_district(read.district)
            changed |= self._run.update(
                sites, place.id, {"district_id": place.district_id}, {"district_id": place_district}
            )
            place.district_id = place_district
        if read.form and (newest or place.form is None):
            changed |= self._run.update(sites, place.id, {"form": place.form}, {"form": read.form})
            place.form = read.form
        place.latest_year = max(place.latest_year or read.year.start, read.year.start)
        return ImportOutcome(changed)

    def _store_year(self, place: KnownPlace, read: ImportedSchool) -> ImportOutcome:
        stored = self._years.get((place.id, read.year.start))
        if stored is None:
            year = {"site_id": place.id, "school_year": read.year.start, **read.columns}
            stored = {**year, "id": self._run.add(site_years, year)}
            self._years[place.id, read.year.start] = stored
            self._set_programmes(stored["id"], read.programmes)
            return ImportOutcome.NEW
        changed = self._run.update(site_years, stored["id"], stored, read.columns)
        stored.update(read.columns)
        return ImportOutcome(self._set_programmes(stored["id"], read.programmes) or changed)

    def _set_programmes(self, year_id: int, wanted: frozenset[str] | None) -> bool:
        stored = self._programmes.setdefault(year_id, set())
        if wanted is None or wanted == stored:
            return False
        gone = stored - wanted
        if gone:
            at_year = site_programmes.c.site_year_id == year_id
            self._run.db.execute(delete(site_programmes).where(at_year, site_programmes.c.programme.in_(gone)))
        for code in sorted(wanted - stored):
            self._run.add(site_programmes, {"site_year_id": year_id, "programme": code})
        self._programmes[year_id] = set(wanted)
        return True
