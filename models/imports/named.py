"""Who a class file names in a cell: Slack ids, e-mail addresses, and names of colleagues without Slack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.imports.cells import RowReader, is_email, slack_id_of, text_of
from models.imports.places import Place
from models.imports.problems import BadCell
from models.imports.register import Known, Register, leader_role
from models.imports.run import ImportRun
from models.imports.staff import name_of_email
from models.people import Role


class By(StrEnum):
    """How somebody is named."""

    SLACK_ID = "slack_id"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a cell names them."""

    by: By
    word: str


_JOINED = re.compile(r"[+&/]|\b(?:och|and|samt)\b", re.IGNORECASE)


def people_said(said: str, register: Register) -> tuple[Named, ...]:
    """Everyone named, once each: split at commas, and at spaces between ids and addresses. Raises BadCell."""
    found: list[Named] = []
    for part in re.split(r"[,;]", said):
        tokens = [_token(word, register) for word in part.split()]
        known = [token for token in tokens if token]
        if known and len(known) == len(tokens):
            found += known
        elif known or _JOINED.search(part):
            raise BadCell("mixed-people", given=part.strip())
        elif tokens:
            found.append(Named(By.NAME, text_of(200)(" ".join(part.split()))))
    return tuple(dict.fromkeys(found))


def _token(word: str, register: Register) -> Named | None:
    """An id or an address. A word in capitals is an id where it has a digit, or where it is known as one."""
    if is_email(word):
        return Named(By.EMAIL, text_of(200)(word.lower()))
    if word.startswith("<@") or re.fullmatch(r"[UW][A-Z0-9_]*[0-9_][A-Z0-9_]*", word):
        return Named(By.SLACK_ID, slack_id_of(word))
    return Named(By.SLACK_ID, word) if register.with_slack_id(word) else None


class Cast:
    """Turns those named into persons, who get a role at the site where they lead."""

    def __init__(self, run: ImportRun, register: Register) -> None:
        self._run, self._register = run, register

    def check(self, row: RowReader) -> None:
        """Whether the cells can be read, for a row that is wrong elsewhere: all that is wrong is told at once."""
        for column in ("leaders", "reserve", "knows"):
            row.take(column, lambda said: people_said(said, self._register))

    def persons(self, row: RowReader, column: str, place: Place) -> list[Known]:
        """The persons in a cell; those who are new are stored with what is known of them."""
        named = row.take(column, lambda said: people_said(said, self._register)) or ()
        found = [self._person(row, column, place, one) for one in named]
        return list({person.id: person for person in found if person}.values())

    def _person(self, row: RowReader, column: str, place: Place, named: Named) -> Known | None:
        if named.by is By.SLACK_ID:
            known = self._register.with_slack_id(named.word)
        elif named.by is By.EMAIL:
            known = self._register.with_email(named.word)
        else:
            known = self._register.meant(row, column, named.word, [(place.id, None)])
        return known or (self._new(place, named) if row.ok else None)

    def _new(self, place: Place, named: Named) -> Known:
        name = name_of_email(named.word) if named.by is By.EMAIL else named.word
        person = self._register.add(
            name=name,
            slack_id=named.word if named.by is By.SLACK_ID else None,
            email=named.word if named.by is By.EMAIL else None,
        )
        self._run.people_added += 1
        self.let_lead(person, place)
        return person

    def let_lead(self, person: Known, place: Place) -> bool:
        """The role that leading lessons at the site asks for, unless one that covers it is there."""
        scope = (place.id, None)
        if any(self._register.has_role(person, role, scope) for role in (Role.LEADER, Role.EXTERNAL, Role.COORDINATOR)):
            return False
        return self._register.give_role(
            person, leader_role(person.profession, at_school=place.keeps_school_days), scope
        )
