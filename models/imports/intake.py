"""Runs an import from files to stored rows, in one transaction. All problems are found before it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from models.calendar import SchoolYear, local_day
from models.imports.cells import RowReader
from models.imports.courses import ClassImport
from models.imports.files import read_table
from models.imports.headers import FileKind, Sheet, recognise_sheet
from models.imports.known_people import KnownPeople
from models.imports.known_places import KnownPlaces
from models.imports.problems import BadFile, Problem, RowRefused
from models.imports.run import ImportOutcome, ImportRun
from models.imports.school_years import SchoolYearImport
from models.imports.schools import SchoolFacts, SchoolImport, sum_up_schools
from models.imports.staff import StaffImport
from models.people import Act, record_act_of
from models.places import Workspace
from models.school_years import clashes_with

Progress = Callable[[int, int], None]  # rows done, rows in all


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ImportCount:
    """How many rows of one kind of file were new, changed something, or changed nothing."""

    kind: FileKind
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an import changed, or in a preview would change."""

    counts: tuple[ImportCount, ...]
    facts: tuple[SchoolFacts, ...]
    people_added: int  # new persons whom only a class file names
    warnings: tuple[Problem, ...]

    @property
    def changes(self) -> bool:
        """Whether anything was stored."""
        return any(count.new or count.changed for count in self.counts)


def run_import(
    db: Connection,
    *,
    workspace: Workspace,
    files: list[Upload],
    now: datetime,
    school_year: SchoolYear | None = None,
    progress: Progress | None = None,
) -> Report:
    """Import the files: schools, people, school years, then classes, whatever order they come in.

    `school_year` is that of rows without one, by default the current one. `progress` is called after each row. Rows
    that agree with what is stored are not written, and no delivery is added. Raises RowRefused with every problem of
    every file; the caller must then roll the transaction back.
    """
    year = school_year or SchoolYear.of(local_day(now, workspace.timezone))
    run = ImportRun(db, workspace, year, now)
    counts, facts = _import_sheets(run, _read_sheets(run, files), progress)
    if run.problems:
        places = {file.name: place for place, file in enumerate(files)}
        raise RowRefused(sorted(run.problems, key=lambda problem: (places[problem.file], problem.line)))
    touched = [count.kind.value for count in counts if count.new or count.changed]
    for kind in touched:
        record_act_of(
            db, workspace_id=workspace.id, actor_id=None, act=Act.IMPORT, subject=kind, ids=[workspace.id], now=now
        )
    return Report(counts, facts, run.people_added, tuple(run.warnings))


def preview_import(
    db: Connection,
    *,
    workspace: Workspace,
    files: list[Upload],
    now: datetime,
    school_year: SchoolYear | None = None,
    progress: Progress | None = None,
) -> Report:
    """Run the import and undo it, so that the preview cannot differ from the import. Raises RowRefused."""
    point = db.begin_nested()
    try:
        return run_import(db, workspace=workspace, files=files, now=now, school_year=school_year, progress=progress)
    finally:
        point.rollback()


def _read_sheets(run: ImportRun, files: list[Upload]) -> list[Sheet]:
    sheets = []
    for file in files:
        try:
            sheets.append(recognise_sheet(read_table(file.name, file.data), run.warnings))
        except BadFile as problem:
            run.problems.append(
                Problem(
                    file=file.name, line=problem.line, column=problem.column, code=problem.code, words=problem.words
                )
            )
    return sheets


def _import_sheets(
    run: ImportRun, sheets: list[Sheet], progress: Progress | None
) -> tuple[tuple[ImportCount, ...], tuple[SchoolFacts, ...]]:
    done, total = 0, sum(len(sheet.rows) for sheet in sheets)
    places = KnownPlaces(run)
    places.all_doubtful = bool(run.problems)
    known_people = KnownPeople(run)
    schools, years = SchoolImport(run, places), SchoolYearImport(run, places)
    importers = {
        FileKind.SCHOOLS: schools.import_row,
        FileKind.PEOPLE: StaffImport(run, places, known_people).import_row,
        FileKind.SCHOOL_YEARS: years.import_row,
        FileKind.CLASSES: ClassImport(run, places, known_people).import_row,
    }
    counts = []
    for kind in FileKind:
        of_kind = [sheet for sheet in sheets if sheet.kind is kind]
        outcomes = []
        for row in (row for sheet in of_kind for row in sheet.rows):
            outcomes.append(importers[kind](RowReader(row, run.problems, run.warnings)))
            done += 1
            if progress:
                progress(done, total)
        if kind is FileKind.SCHOOL_YEARS:
            outcomes += [ImportOutcome.CHANGED] * years.finish()
        if of_kind:
            counts.append(_count_outcomes(kind, outcomes))
    known_people.refuse_ambiguous_names()
    _warn_of_clashes(run, sheets)
    return tuple(counts), sum_up_schools(schools.rows)


def _warn_of_clashes(run: ImportRun, sheets: list[Sheet]) -> None:
    """Warn of lessons on days that the imported school years make free. They are not moved."""
    file = next((sheet.file for sheet in sheets if sheet.kind is FileKind.SCHOOL_YEARS), None)
    if file is None or run.problems:
        return
    for clash in clashes_with(run.db, run.workspace.id, run.calendars, run.today):
        code = "calendar-clash-named" if clash.name else "calendar-clash"
        run.warn(
            file,
            code,
            label=clash.label,
            school=clash.site,
            number=str(clash.number),
            day=clash.day,
            kind=clash.kind.value,
            name=clash.name,
        )


def _count_outcomes(kind: FileKind, outcomes: list[ImportOutcome]) -> ImportCount:
    return ImportCount(
        kind,
        *(outcomes.count(outcome) for outcome in (ImportOutcome.NEW, ImportOutcome.CHANGED, ImportOutcome.UNCHANGED)),
    )
