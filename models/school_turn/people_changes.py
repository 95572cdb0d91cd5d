"""Stores what becomes of people when a turn is carried out, and what a turn has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select

from models.courses import label_key
from models.db import add
from models.people import Person
from models.school_turn.preview import TurnPreview
from models.school_turn.tables import PersonChange, PersonChangeRow, person_changes

PersonChangeKey = tuple[int, int | None, PersonChange]  # person, course (none: the whole site), what becomes of them


@dataclass(slots=True)
class TurnChanges:
    """What a turn changes: ids by subject, for the audit."""

    workspace_id: int
    turn_id: int = 0
    touched: dict[str, set[int]] = field(default_factory=dict)

    def note(self, subject: str, touched_id: int) -> None:
        """Remember that the thing was changed."""
        self.touched.setdefault(subject, set()).add(touched_id)


def store_people(
    db: Connection, preview: TurnPreview, changes: TurnChanges, *, joining: Mapping[int, tuple[Person, ...]]
) -> None:
    """Store who leaves, and who is to lead new courses (`joining`, by course id) or more of those that go on.

    They wait until the year begins, so that nobody sees a class or gets a role before.
    """
    columns = (person_changes.c.person_id, person_changes.c.course_id, person_changes.c.kind, person_changes.c.id)
    rows = db.execute(select(*columns).where(person_changes.c.turn_id == changes.turn_id))
    stored: dict[PersonChangeKey, int] = {(person, course, kind): row_id for person, course, kind, row_id in rows}
    wanted = _list_wanted(preview, set(stored), joining=joining)
    for key in stored.keys() - wanted:
        db.execute(delete(person_changes).where(person_changes.c.id == stored[key]))
        changes.note("person", key[0])
    for person_id, course_id, kind in sorted(wanted - stored.keys(), key=str):
        row = PersonChangeRow(
            workspace_id=changes.workspace_id,
            turn_id=changes.turn_id,
            person_id=person_id,
            course_id=course_id,
            kind=kind,
        )
        add(db, row)
        changes.note("person", person_id)


def _list_wanted(
    preview: TurnPreview, stored: set[PersonChangeKey], *, joining: Mapping[int, tuple[Person, ...]]
) -> set[PersonChangeKey]:
    """The changes of people to store: those decided now, and those decided before for courses that remain."""
    gone = {person.id for person in preview.leavers}
    leading = dict(joining)
    for move in preview.moves:
        added = preview.added.get(label_key(move.label or ""), ())
        for course_turn in move.going_on:
            known = {person.id for person in course_turn.leaders}
            leading[course_turn.course.id] = tuple(person for person in added if person.id not in known)
    leaves: set[PersonChangeKey] = {(person_id, None, PersonChange.LEAVES) for person_id in gone}
    before = {(person, course, kind) for person, course, kind in stored if course in leading and person not in gone}
    leads = {(person.id, course, PersonChange.LEADS) for course, added in leading.items() for person in added}
    return leaves | before | leads
