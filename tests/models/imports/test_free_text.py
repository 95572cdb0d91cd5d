"""The free texts of a file pass the guard: a bad one is named with line and column, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from models.courses import courses, group_labels, planned_lessons
from models.db import GuardedText, Store
from models.imports import RowRefused, Upload, run_import
from models.migrations import upgrade
from models.places import calendar_entries, workspace_for_import
from surfaces.imports import list_problems

NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)
SCHOOLS = "skola,stadsdel,skolform,program\nAlviksskolan,Bromma,,MVP\nVinga,Bromma,fritidsgård,MVP Fritid\n"
STAFF = "namn,slack_id,skola,roll\nKarin Ek,U0KARIN,Alviksskolan,ledare\n"
CLASS, DAYS = "skola,klass,årskurs,program,start,lokal\n", "typ,från,till,namn,skola\n"
TEXTS = {
    "room-pupil": ("rummet ser ut att handla om en person", "the room seems to be about a person"),
    "label-pupil": ("gruppens namn ser ut att handla om en person", "the group's name seems to be about a person"),
    "calendar-pupil": ("namnet ser ut att handla om en person", "the name seems to be about a person"),
    "odd-letters": ("texten har tecken som inte går att spara", "the text has characters that can't be saved"),
    "too-long": ("texten är för lång", "the text is too long"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(opened)
    yield opened
    opened.close()


def take(store: Store, *contents: str) -> None:
    def work(db: Connection) -> None:
        space = workspace_for_import(db, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)
        files = [Upload(f"{n}.csv", text.encode()) for n, text in enumerate((SCHOOLS, STAFF, *contents))]
        run_import(db, workspace=space, files=files, now=NOW)

    store.submit(work).result()


@pytest.mark.parametrize(
    ("content", "column", "code"),
    [
        (CLASS + "Alviksskolan,7B,,MVP,,hos Kalle\n", "lokal", "room-pupil"),
        (CLASS + f"Alviksskolan,7B,,MVP,,{'x' * 81}\n", "lokal", "too-long"),
        (CLASS + "Alviksskolan,7B,,MVP,,B2\u202e14\n", "lokal", "odd-letters"),
        (CLASS + "Alviksskolan,Noas grupp,7,MVP,,\n", "klass", "label-pupil"),
        (CLASS + "Vinga,Kalle Svensson,,MVP Fritid,,\n", "klass", "label-pupil"),
        (CLASS + f"Vinga,{'x' * 41},,MVP Fritid,,\n", "klass", "too-long"),
        (DAYS + "studiedag,2026-11-30,,Lova Svensson 070-123 45 67,\n", "namn", "calendar-pupil"),
        (DAYS + "studiedag,2026-11-30,,besök av Karin Ek,\n", "namn", "calendar-pupil"),  # whose colleague, of all?
    ],
)
def test_a_bad_text_is_named_and_nothing_is_imported(store: Store, content: str, column: str, code: str) -> None:
    with pytest.raises(RowRefused) as caught:
        take(store, content)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (2, column, code)
    for locale, said in zip(("sv", "en"), TEXTS[code], strict=True):
        assert said in "".join(list_problems(locale, caught.value.problems))


def test_texts_that_pass_are_stored_as_guarded_ones(store: Store) -> None:
    rows = "Alviksskolan,klass 7B,,MVP,2026-11-23,hos Karin\nVinga,Torsdagsgruppen,,MVP Fritid,,\n"
    take(store, CLASS + rows, DAYS + "studiedag,2026-11-30,,besök av Karin Ek,Alviksskolan\n")

    def stored(db: Connection) -> list[object]:
        columns = (group_labels.c.label, courses.c.room, planned_lessons.c.room, calendar_entries.c.name)
        return [value for column in columns for value in db.execute(select(column).distinct()).scalars() if value]

    found = store.submit(stored).result()
    assert found == ["7B", "Torsdagsgruppen", "hos Karin", "hos Karin", "besök av Karin Ek"]
    assert {type(value) for value in found} == {GuardedText}
