"""Recognises the kind of a file by its headers, which may be in any order and case, Swedish or English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.db import fold
from models.imports.files import Table
from models.imports.problems import BadFile, Problem


class FileKind(StrEnum):
    """The kinds of import file, in the order in which they are imported."""

    SCHOOLS = "schools"
    PEOPLE = "people"
    SCHOOL_YEARS = "school_years"  # before the classes, whose lessons are laid out by them
    CLASSES = "classes"


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A column: its name in the code, and the headers that files may have for it."""

    name: str
    headers: tuple[str, ...]


def _read_columns(spelled: str) -> tuple[ImportColumn, ...]:
    """Read lines of `name: header, header`."""
    pairs = (line.split(":") for line in spelled.strip().splitlines())
    return tuple(ImportColumn(name.strip(), tuple(word.strip() for word in words.split(","))) for name, words in pairs)


FIELDS: Mapping[FileKind, tuple[ImportColumn, ...]] = {
    FileKind.SCHOOLS: _read_columns("""
        school: skola, skolans namn, arbetsplats, school, site
        district: stadsdel, stadsdelsförvaltning, district
        form: skolform, school form, form
        programmes: program, programmes, programme
        classes: klasser, antal klasser, classes
        cooperation: samarbete, cooperation
        status: status
        school_year: läsår, school year
        mvp: mvp
        at: at
        footnote: fotnot, footnote
        note: anmärkning, note
    """),
    FileKind.PEOPLE: _read_columns("""
        name: namn, name
        slack_id: slack_id, slack
        email: e-post, epostadress, mail, email, e-mail
        school: skola, arbetsplats, school, site
        role: roll, role
        profession: yrkesroll, yrke, profession
        training: utbildning, utbildningar, training
        employer: arbetsgivare, employer
    """),
    FileKind.SCHOOL_YEARS: _read_columns("""
        school_year: läsår, school year
        type: typ, type, kind
        from: från, from, from date
        to: till, to, till och med, to date
        name: namn, name
        school: skola, arbetsplats, school, site
        year: årskurs, åk, year, grade
    """),
    FileKind.CLASSES: _read_columns("""
        school: skola, arbetsplats, school, site
        label: klass, grupp, class, group
        year: årskurs, åk, year, grade
        programme: program, programme
        leaders: ledare, leaders, leader
        reserve: reserv, reserver, reserve, reserves
        start: start, startdatum, start date, starts
        weekday: veckodag, weekday
        time: tid, klockslag, time
        interval: intervall, interval
        room: lokal, sal, room
        held: hållna, held
        knows: känner, känner eleverna, knows, knows pupils
    """),
}
# The first kind with one of these headers is the kind of the file. Headers that several kinds have are not among them.
MARKS: tuple[tuple[FileKind, frozenset[str]], ...] = (
    (FileKind.CLASSES, frozenset({"label"})),
    (FileKind.SCHOOL_YEARS, frozenset({"type", "from", "to"})),
    (FileKind.PEOPLE, frozenset({"name", "slack_id", "email", "role", "profession"})),
    (FileKind.SCHOOLS, frozenset({"form", "programmes", "classes", "cooperation", "status", "district", "mvp", "at"})),
)
NEEDED: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.SCHOOLS: ("school",),
    FileKind.PEOPLE: ("school", "role"),
    FileKind.SCHOOL_YEARS: ("type", "from", "to"),
    FileKind.CLASSES: ("school", "label", "programme"),
}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line's cells by column name; columns that the file lacks are not among them."""

    file: str
    line: int
    cells: Mapping[str, str]
    headers: Mapping[str, str]  # how the file itself spells each column


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file whose kind is known."""

    kind: FileKind
    file: str
    rows: tuple[ImportRow, ...]


def recognise_sheet(table: Table, warnings: list[Problem]) -> Sheet:
    """Find the kind and the rows of a file; unknown columns are left out with a warning. Raises BadFile."""
    _refuse_twins(table)
    kind = _find_kind(table)
    places = _place_columns(kind, table)
    for name in NEEDED[kind]:
        if name not in places:
            raise BadFile(
                "missing-column", line=table.header.number, kind=kind.value, wanted=_swedish_header(kind, name)
            )
    _warn_of_unread(table, places, warnings)
    headers = {name: table.header.cells[place] for name, place in places.items()}
    rows = []
    for line in table.lines:
        if any(line.cells[len(table.header.cells) :]):
            raise BadFile("too-many-cells", line=line.number)
        cells = {name: line.cells[place] if place < len(line.cells) else "" for name, place in places.items()}
        rows.append(ImportRow(table.file, line.number, cells, headers))
    return Sheet(kind, table.file, tuple(rows))


def squeeze(word: str) -> str:
    """The word as headers and closed lists are compared: without case, spaces, hyphens and the like."""
    return re.sub(r"[\s_.,/-]+", "", fold(word))


def _names_by_header(kind: FileKind) -> dict[str, str]:
    return {squeeze(header): field.name for field in FIELDS[kind] for header in (field.name, *field.headers)}


def _swedish_header(kind: FileKind, name: str) -> str:
    return next(field.headers[0] for field in FIELDS[kind] if field.name == name)


def _refuse_twins(table: Table) -> None:
    seen: set[str] = set()
    for header in table.header.cells:
        if header and squeeze(header) in seen:
            raise BadFile("twin-column", line=table.header.number, column=header)
        seen.add(squeeze(header))


def _find_kind(table: Table) -> FileKind:
    squeezed = {squeeze(header) for header in table.header.cells if header}
    for kind, marks in MARKS:
        names = _names_by_header(kind)
        if marks & {names[word] for word in squeezed if word in names}:
            return kind
    raise BadFile("unknown-kind", line=table.header.number)


def _place_columns(kind: FileKind, table: Table) -> dict[str, int]:
    names = _names_by_header(kind)
    places: dict[str, int] = {}
    for place, header in enumerate(table.header.cells):
        name = names.get(squeeze(header))
        if name is None or not header:
            continue
        if name in places:
            raise BadFile("twin-column", line=table.header.number, column=header)
        places[name] = place
    return places


def _warn_of_unread(table: Table, places: Mapping[str, int], warnings: list[Problem]) -> None:
    read = set(places.values())
    for place, header in enumerate(table.header.cells):
        if header and place not in read:
            warnings.append(Problem(table.file, table.header.number, header, "unread-column"))
    if table.more_sheets:
        warnings.append(Problem(table.file, 0, "", "more-sheets"))
