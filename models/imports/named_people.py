"""Finds or adds the people whom a cell of a class file names: by Slack id, e-mail address or name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.imports.cells import RowReader, is_email, slack_id_of, text_of
from models.imports.known_people import KnownPeople, KnownPerson, leader_role
from models.imports.known_places import KnownPlace
from models.imports.problems import BadCell
from models.imports.run import ImportRun
from models.imports.staff import name_of_email
from models.people import Role


class NamedBy(StrEnum):
    """How a cell names a person."""

    SLACK_ID = "slack_id"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as a cell names them; `word` is the Slack id, the address or the name."""

    by: NamedBy
    word: str


_JOINED = re.compile(r"[+&/]|\b(?:och|and|samt)\b", re.IGNORECASE)


def read_people(cell: str, known_people: KnownPeople) -> tuple[NamedPerson, ...]:
    """Read the people in a cell, each once: between commas, and ids and addresses between spaces. Raises BadCell."""
    found: list[NamedPerson] = []
    for part in re.split(r"[,;]", cell):
        tokens = [_read_token(word, known_people) for word in part.split()]
        known = [token for token in tokens if token]
        if known and len(known) == len(tokens):
            found += known
        elif known or _JOINED.search(part):
            raise BadCell("mixed-people", given=part.strip())
        elif tokens:
            found.append(NamedPerson(NamedBy.NAME, text_of(200)(" ".join(part.split()))))
    return tuple(dict.fromkeys(found))


def _read_token(word: str, known_people: KnownPeople) -> NamedPerson | None:
    """Read an id or an address; None for a name. A word in capitals is an id if it has a digit or is a known id."""
    if is_email(word):
        return NamedPerson(NamedBy.EMAIL, text_of(200)(word.lower()))
    if word.startswith("<@") or re.fullmatch(r"[UW][A-Z0-9_]*[0-9_][A-Z0-9_]*", word):
        return NamedPerson(NamedBy.SLACK_ID, slack_id_of(word))
    return NamedPerson(NamedBy.SLACK_ID, word) if known_people.find_by_slack_id(word) else None


class NamedPeople:
    """Turns the people whom cells name into stored persons with a role at the site where they lead."""

    def __init__(self, run: ImportRun, known_people: KnownPeople) -> None:
        self._run, self._known_people = run, known_people

    def check_cells(self, row: RowReader) -> None:
        """Look for bad cells in a row that is wrong elsewhere, so that all problems are listed at once."""
        for column in ("leaders", "reserve", "knows"):
            row.optional(column, lambda cell: read_people(cell, self._known_people))

    def find_persons(self, row: RowReader, column: str, place: KnownPlace) -> list[KnownPerson]:
        """The persons in a cell; those who are new are stored with what is known of them."""
        named = row.optional(column, lambda cell: read_people(cell, self._known_people)) or ()
        found = [self._find_person(row, column, place, named_person) for named_person in named]
        return list({person.id: person for person in found if person}.values())

    def _find_person(self, row: RowReader, column: str, place: KnownPlace, named: NamedPerson) -> KnownPerson | None:
        if named.by is NamedBy.SLACK_ID:
            known = self._known_people.find_by_slack_id(named.word)
        elif named.by is NamedBy.EMAIL:
            known = self._known_people.find_by_email(named.word)
        else:
            known = self._known_people.find_by_name(row, column, named.word, [(place.id, None)])
        return known or (self._add_person(place, named) if row.ok else None)

    def _add_person(self, place: KnownPlace, named: NamedPerson) -> KnownPerson:
        name = name_of_email(named.word) if named.by is NamedBy.EMAIL else named.word
        person = self._known_people.add(
            name=name,
            slack_id=named.word if named.by is NamedBy.SLACK_ID else None,
            email=named.word if named.by is NamedBy.EMAIL else None,
        )
        self._run.people_added += 1
        self.let_lead(person, place)
        return person

    def let_lead(self, person: KnownPerson, place: KnownPlace) -> bool:
        """Give the role that leading lessons at the site needs; False where the person has one that covers it."""
        scope = (place.id, None)
        if any(
            self._known_people.has_role(person, role, scope) for role in (Role.LEADER, Role.EXTERNAL, Role.COORDINATOR)
        ):
            return False
        return self._known_people.give_role(
            person, leader_role(person.profession, at_school=place.keeps_school_days), scope
        )
