"""Passes the free texts of a file through the guard (promise 4): a room, the name of a day, a group's label.

A text that the guard refuses is a problem of its row like any other, with line, column and remedy.
"""

from __future__ import annotations

from models.courses import LONGEST_LABEL, guard_label
from models.db import BadInput, GuardedText
from models.imports.cells import RowReader
from models.imports.known_places import KnownPlace
from models.imports.run import ImportRun
from models.people import guard_text


def guard_cell(
    run: ImportRun, row: RowReader, column: str, *, place: KnownPlace | None, most: int, code: str
) -> GuardedText | None:
    """The text of a cell as it may be stored, empty for an empty cell; None where it is refused as a problem.

    `code` is the problem's code for a text that points to a pupil; `most` is in characters.
    """
    try:
        return guard_text(
            run.db,
            workspace_id=run.workspace.id,
            site_ids=_list_site_ids(place),
            text=row.text(column),
            most=most,
            reason=code,
            too_long="too-long",
        )
    except BadInput as refused:
        _refuse_cell(row, column, refused, most)
        return None


def guard_label_cell(
    run: ImportRun, row: RowReader, column: str, *, place: KnownPlace, label: str
) -> GuardedText | None:
    """The label of a row as it may be stored; None where it is refused as a problem."""
    try:
        return guard_label(
            run.db, workspace_id=run.workspace.id, site_ids=_list_site_ids(place), label=label, reason="label-pupil"
        )
    except BadInput as refused:
        _refuse_cell(row, column, refused, LONGEST_LABEL)
        return None


def _list_site_ids(place: KnownPlace | None) -> frozenset[int]:
    return frozenset({place.id}) if place else frozenset()


def _refuse_cell(row: RowReader, column: str, refused: BadInput, most: int) -> None:
    row.refuse(column, str(refused.words["reason"]), most=most)
