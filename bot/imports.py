"""`mvp import`: read the files, show what would happen, ask, and do it. Needs no Slack."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from models.calendar import SchoolYear
from models.db import BadInput, Store, StoreBusy
from models.imports import MOST_BYTES, BadCell, Report, RowRefused, Upload, preview_import, run_import, school_year_of
from models.migrations import upgrade
from models.places import workspace_for_import
from surfaces.imports import build_count_table, list_facts, list_problems, list_warnings, say_import_text

WORKSPACE = "MVP-boten"  # an unbound workspace's name until Slack is connected
DONE, FAILED, UNANSWERED = 0, 1, 2  # exit codes
AGREEMENTS = ("j", "ja", "y", "yes")


class UnusableImport(Exception):
    """The command can't go on; `text` says why, and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What the command was asked to do."""

    files: list[Upload]
    timezone: str
    school_year: SchoolYear | None
    workspace: str | None
    now: datetime
    locale: str


def import_files(
    paths: list[Path],
    *,
    database_url: str,
    timezone: str,
    school_year: str | None,
    workspace: str | None,
    yes: bool,
    now: datetime,
    locale: str = "sv",
) -> int:
    """Import the files into the database; returns the exit code.

    0: done, or nothing to do. 1: refused, or answered no. 2: there is no terminal to ask on, and `yes` is not set.
    """
    try:
        order = ImportOrder(
            files=_read_files(paths, locale),
            timezone=timezone,
            school_year=_read_school_year(school_year, locale),
            workspace=workspace,
            now=now,
            locale=locale,
        )
        return _import_with_store(order, database_url, yes=yes)
    except UnusableImport as problem:
        _print_lines([problem.text], error=True)
    except RowRefused as refused:
        _print_lines(list_problems(locale, refused.problems), error=True)
    except BadInput as problem:
        _print_lines(
            [say_import_text(locale, str(problem.words["reason"]), given=str(problem.words["given"]))], error=True
        )
    except StoreBusy:
        _print_lines([say_import_text(locale, "busy")], error=True)
    except SQLAlchemyError as problem:
        _print_lines([say_import_text(locale, "database", reason=type(problem).__name__)], error=True)
    return FAILED


def _import_with_store(order: ImportOrder, database_url: str, *, yes: bool) -> int:
    store = Store(database_url)
    try:
        upgrade(store)
        return _preview_and_import(order, store, yes=yes)
    finally:
        store.close()


def _preview_and_import(order: ImportOrder, store: Store, *, yes: bool) -> int:
    seen = _run_rule(order, store, preview_import, "looking")
    _print_report(order.locale, seen)
    if not seen.changes:
        _print_lines([say_import_text(order.locale, "nothing-new")])
        return DONE
    if not yes:
        if not sys.stdin.isatty():
            _print_lines([say_import_text(order.locale, "needs-yes")], error=True)
            return UNANSWERED
        if not _ask_whether_to_go_on(order.locale):
            _print_lines([say_import_text(order.locale, "not-done")], error=True)
            return FAILED
    done = _run_rule(order, store, run_import, "importing")
    if done != seen:  # somebody else changed something meanwhile
        _print_report(order.locale, done)
    _print_lines([say_import_text(order.locale, "done")])
    return DONE


def _run_rule(order: ImportOrder, store: Store, rule: Callable[..., Report], doing: str) -> Report:
    """Let `rule`, preview or import, go over the files in one transaction; on a terminal a bar shows how far it is.

    What a preview stored is rolled back. `doing` is the name of the text beside the bar.
    """
    stop = threading.Event()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(say_import_text(order.locale, doing), total=None)

        def advance(done: int, total: int) -> None:
            if stop.is_set():
                raise KeyboardInterrupt  # carried out of the transaction, which is rolled back
            bar.update(task, completed=done, total=total)

        def work(db: Connection) -> Report:
            with db.begin_nested() as point:  # a new workspace is undone with its preview
                space = workspace_for_import(
                    db, named=order.workspace, name=WORKSPACE, timezone=order.timezone, now=order.now
                )
                report = rule(
                    db,
                    workspace=space,
                    files=order.files,
                    now=order.now,
                    school_year=order.school_year,
                    progress=advance,
                )
                if rule is preview_import:
                    point.rollback()
            return report

        try:
            return store.submit(work).result()
        except KeyboardInterrupt:
            stop.set()
            raise


def _read_files(paths: list[Path], locale: str) -> list[Upload]:
    files = []
    for path in paths:
        name = "".join(letter if letter.isprintable() else "?" for letter in path.name)
        try:
            if path.stat().st_size > MOST_BYTES:
                raise UnusableImport(
                    say_import_text(locale, "at-file", file=name, what=say_import_text(locale, "file-too-big"))
                )
            files.append(Upload(name, path.read_bytes()))
        except OSError as problem:
            raise UnusableImport(
                say_import_text(locale, "at-file", file=name, what=say_import_text(locale, "no-file"))
            ) from problem
    return files


def _read_school_year(given: str | None, locale: str) -> SchoolYear | None:
    if given is None:
        return None
    try:
        return school_year_of(given)
    except BadCell as problem:
        raise UnusableImport(say_import_text(locale, "school-year", given=given)) from problem


def _ask_whether_to_go_on(locale: str) -> bool:
    _print_lines([say_import_text(locale, "question")])
    return sys.stdin.readline().strip().casefold() in AGREEMENTS


def _print_report(locale: str, report: Report) -> None:
    headers, rows = build_count_table(locale, report)
    table = Table(title=Text(say_import_text(locale, "title")), title_justify="left")
    for place, header in enumerate(headers):
        table.add_column(Text(header), justify="right" if place else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(highlight=False).print(table)
    _print_lines([*list_facts(locale, report), *list_warnings(locale, report)])


def _print_lines(lines: list[str], *, error: bool = False) -> None:
    """Print lines as they are: nothing in a file can be markup, and nothing is cut to a width."""
    console = Console(stderr=error, highlight=False)
    for line in lines:
        console.print(Text(line), soft_wrap=True)
