"""The workspace's people and their roles, held in memory for one import: found by Slack id, e-mail address or name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select

from models.db import fold
from models.imports.cells import RowReader
from models.imports.run import ImportRun
from models.imports.words import EXTERNAL_PROFESSIONS
from models.people import Locale, Role, persons, roles

Scope = tuple[int | None, int | None]  # site, district


@dataclass
class KnownPerson:
    """A person as stored."""

    id: int
    name: str
    slack_id: str | None
    email: str | None
    profession: str | None
    employer: str | None

    @property
    def only_named(self) -> bool:
        """Whether nothing is known of the person but the name."""
        return self.slack_id is None and self.email is None


class KnownPeople:
    """Everyone in the workspace, with their roles; changes are stored and remembered."""

    def __init__(self, run: ImportRun) -> None:
        self._run = run
        self._by_slack: dict[str, KnownPerson] = {}
        self._by_email: dict[str, KnownPerson] = {}
        self._people: dict[int, KnownPerson] = {}
        self._looked_up: list[tuple[RowReader, str, str, list[Scope]]] = []
        self._in_scope: dict[Scope, dict[int, KnownPerson]] = {}
        self._roles: set[tuple[int, Role, Scope]] = set()
        columns = (
            persons.c.id,
            persons.c.name,
            persons.c.slack_id,
            persons.c.email,
            persons.c.profession,
            persons.c.employer,
        )
        for row in run.db.execute(
            select(*columns).where(persons.c.workspace_id == run.workspace.id).order_by(persons.c.id)
        ):
            self._index_person(KnownPerson(*row))
        role_query = select(roles.c.person_id, roles.c.role, roles.c.site_id, roles.c.district_id)
        for held in run.db.execute(role_query.where(roles.c.workspace_id == run.workspace.id)):
            self._remember_role(self._people[held[0]], held[1], (held[2], held[3]))

    def _index_person(self, person: KnownPerson) -> None:
        self._people[person.id] = person
        if person.slack_id:
            self._by_slack[person.slack_id] = person
        if person.email:
            self._by_email[person.email.lower()] = person

    def _remember_role(self, person: KnownPerson, role: Role, scope: Scope) -> None:
        self._roles.add((person.id, role, scope))
        self._in_scope.setdefault(scope, {})[person.id] = person

    def find_by_slack_id(self, slack_id: str) -> KnownPerson | None:
        """The person with the Slack id."""
        return self._by_slack.get(slack_id)

    def find_by_email(self, email: str) -> KnownPerson | None:
        """The person with the address, whatever its case."""
        return self._by_email.get(email.lower())

    def find_by_name(self, row: RowReader, column: str, name: str, scopes: list[Scope]) -> KnownPerson | None:
        """The person with the name in the scopes, None for somebody new; refuses the row where there are several.

        A later row may add another of the same name, so `refuse_ambiguous_names` looks again at the end.
        """
        self._looked_up.append((row, column, name, scopes))
        found = self.find_named(name, scopes)
        if len(found) > 1:
            row.refuse(column, "several-of-name", given=name)
            return None
        return found[0] if found else None

    def refuse_ambiguous_names(self) -> None:
        """Refuse the rows whose name several persons have by now: the next import could not tell whom they mean."""
        for row, column, name, scopes in self._looked_up:
            if row.ok and len(self.find_named(name, scopes)) > 1:
                row.refuse(column, "several-of-name", given=name)

    def find_named(self, name: str, scopes: Iterable[Scope]) -> list[KnownPerson]:
        """The persons with the name who have a role in one of the scopes."""
        found = {person.id: person for scope in scopes for person in self._in_scope.get(scope, {}).values()}
        return [person for person in found.values() if fold(person.name) == fold(name)]

    def add(self, *, name: str, slack_id: str | None, email: str | None) -> KnownPerson:
        """Store a new person."""
        values = {
            "name": name,
            "slack_id": slack_id,
            "email": email,
            "locale": Locale.SV,
            "timezone": self._run.workspace.timezone,
            "created_at": self._run.now,
        }
        person = KnownPerson(
            id=self._run.add(persons, values), name=name, slack_id=slack_id, email=email, profession=None, employer=None
        )
        self._index_person(person)
        return person

    def update(self, person: KnownPerson, facts: dict[str, str]) -> bool:
        """Store what a row says of a person; True where anything differed."""
        stored = {name: getattr(person, name) for name in facts}
        if not self._run.update(persons, person.id, stored, facts):
            return False
        self._by_slack.pop(person.slack_id or "", None)
        self._by_email.pop((person.email or "").lower(), None)
        for name, value in facts.items():
            setattr(person, name, value)
        self._index_person(person)
        return True

    def has_role(self, person: KnownPerson, role: Role, scope: Scope) -> bool:
        """Whether the person has the role there."""
        return (person.id, role, scope) in self._roles

    def give_role(self, person: KnownPerson, role: Role, scope: Scope) -> bool:
        """Give a role in a scope; True where anything changed.

        Nobody has both the roles leader and external leader: an external one sees only their own lessons (promise 5).
        """
        other = {Role.EXTERNAL: Role.LEADER, Role.LEADER: Role.EXTERNAL}.get(role)
        changed = other is not None and self._drop_role(person, other, scope)
        if self.has_role(person, role, scope):
            return changed
        self._run.add(roles, {"person_id": person.id, "role": role, "site_id": scope[0], "district_id": scope[1]})
        self._remember_role(person, role, scope)
        return True

    def list_led_sites(self, person: KnownPerson) -> list[int]:
        """The sites where the person has the role of leader."""
        return [scope[0] for who, role, scope in self._roles if who == person.id and role is Role.LEADER and scope[0]]

    def _drop_role(self, person: KnownPerson, role: Role, scope: Scope) -> bool:
        if not self.has_role(person, role, scope):
            return False
        of_scope = (roles.c.person_id == person.id, roles.c.role == role, roles.c.site_id == scope[0])
        self._run.db.execute(delete(roles).where(*of_scope))
        self._roles.discard((person.id, role, scope))
        return True


def leader_role(profession: str | None, *, at_school: bool) -> Role:
    """The role of a person who leads lessons: at a school, those employed elsewhere are external (row 62)."""
    return Role.EXTERNAL if at_school and profession in EXTERNAL_PROFESSIONS else Role.LEADER
