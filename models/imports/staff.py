"""Reads and stores files of staff: persons, their roles and the training they have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from models.imports.cells import RowReader, email_of, one_of, slack_id_of, text_of
from models.imports.headers import squeeze
from models.imports.known_people import KnownPeople, KnownPerson, Scope, leader_role
from models.imports.known_places import KnownPlace, KnownPlaces
from models.imports.problems import BadCell
from models.imports.run import ImportOutcome, ImportRun
from models.imports.words import EXTERNAL_PROFESSIONS, OTHER_STAFF, PROFESSIONS, ROLES, read_steps
from models.people import Role, trainings
from models.programmes import StepCode

_ROLE = one_of(ROLES, ("ledare", "koordinator", "rektor", "stadsdel", "stad"))
_STEP_EXAMPLES = ("kunskapshalvdag", "inläsning", "grundutbildning MVP", "grundutbildning AT", "boosterhalvdag")


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One row of a staff file. `training` has pairs of a step and its programme, empty where the step has none."""

    name: str
    slack_id: str | None
    email: str | None
    roles: tuple[Role, ...]
    profession: str | None
    employer: str | None
    training: frozenset[tuple[StepCode, str]]


def read_staff(row: RowReader) -> StaffRow | None:
    """Read a row; None where it has a problem."""
    name = row.optional("name", text_of(200))
    slack_id = row.optional("slack_id", slack_id_of)
    email = row.optional("email", email_of)
    if row.ok and not (name or slack_id or email):
        row.refuse("name" if row.has("name") else "", "nobody")
    roles = row.required("role", _read_roles)
    profession = row.optional("profession", lambda cell: PROFESSIONS.get(squeeze(cell), OTHER_STAFF))
    if profession == OTHER_STAFF and squeeze(row.text("profession")) not in PROFESSIONS:
        row.warn("profession", "unknown-profession", given=row.text("profession"))
    training = row.optional("training", read_training) or frozenset()
    if any(step is StepCode.BASIC_TRAINING and not programme for step, programme in training):
        row.warn("training", "training-programme")
    employer = row.optional("employer", text_of(200))
    if not row.ok:
        return None
    shown = name or (name_of_email(email) if email else slack_id or "")
    return StaffRow(
        name=shown,
        slack_id=slack_id,
        email=email,
        roles=roles or (),
        profession=profession,
        employer=employer,
        training=training,
    )


def _read_roles(cell: str) -> tuple[Role, ...]:
    words = [word for word in re.split(r"[+,]", cell) if word.strip()]
    return tuple(dict.fromkeys(_ROLE(word) for word in words or [cell]))


def read_training(cell: str) -> frozenset[tuple[StepCode, str]]:
    """Read training steps with their programmes, empty for none: `kunskapshalvdag, grundutbildning MVP/AT`."""
    found: set[tuple[StepCode, str]] = set()
    for part in re.split(r"[,+]", cell):
        if not part.strip():
            continue
        step, programmes = read_steps(part)
        if step is None:
            raise BadCell("unknown-word", given=part.strip(), allowed=_STEP_EXAMPLES)
        found |= {(step, programme.code) for programme in programmes} or {(step, "")}
    return frozenset(found)


def name_of_email(email: str) -> str:
    """Make a readable name of an address: `karin.ek@skola.example` is Karin Ek."""
    words = re.split(r"[._+-]+", email.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word) or email


class StaffImport:
    """Stores the rows of staff files, one at a time. It gives roles; only those who grant access take them away."""

    def __init__(self, run: ImportRun, places: KnownPlaces, known_people: KnownPeople) -> None:
        self._run, self._places, self._known_people = run, places, known_people
        columns = (trainings.c.person_id, trainings.c.step, trainings.c.programme)
        rows = run.db.execute(select(*columns).where(trainings.c.workspace_id == run.workspace.id))
        self._trained = {(row[0], row[1], row[2]) for row in rows}

    def import_row(self, row: RowReader) -> ImportOutcome:
        """Store one row. A row that is wrong stores nothing."""
        read = read_staff(row)
        if read is None:
            return ImportOutcome.UNCHANGED
        places = [self._find_scope(row, role) for role in read.roles]
        known = self._find_person(row, read, [scope for scope, _place in places]) if row.ok else None
        if not row.ok:
            return ImportOutcome.UNCHANGED
        facts = _read_facts(row, read)
        person = known or self._known_people.add(name=read.name, slack_id=read.slack_id, email=read.email)
        for name, value in facts.items():
            self._run.refuse_contradiction(row, name, ("person", person.id), value)
        if not row.ok:
            return ImportOutcome.UNCHANGED
        changed = self._known_people.update(person, facts)
        for role, (scope, place) in zip(read.roles, places, strict=True):
            right = _pick_role(role, person, place)
            if right in (Role.LEADER, Role.EXTERNAL):
                self._run.refuse_contradiction(row, "role", ("leads", person.id, scope), right)
            changed |= self._known_people.give_role(person, right, scope)
        changed |= self._make_external(person)
        changed |= self._store_training(person, read)
        return ImportOutcome(changed) if known else ImportOutcome.NEW

    def _make_external(self, person: KnownPerson) -> bool:
        """Make a leader external at schools, where the profession is one that is employed elsewhere (row 62)."""
        if person.profession not in EXTERNAL_PROFESSIONS:
            return False
        narrowed = False
        for site_id in self._known_people.list_led_sites(person):
            if self._places.get(site_id).keeps_school_days:
                narrowed |= self._known_people.give_role(person, Role.EXTERNAL, (site_id, None))
        return narrowed

    def _find_scope(self, row: RowReader, role: Role) -> tuple[Scope, KnownPlace | None]:
        if role is Role.CITY:
            return (None, None), None
        if not row.text("school"):
            row.refuse("school", "missing")
            return (None, None), None
        if role is Role.DISTRICT:
            return (None, self._places.find_district(row, "school")), None
        place = self._places.find_one(row, "school")
        return (place.id if place else None, None), place

    def _find_person(self, row: RowReader, read: StaffRow, scopes: list[Scope]) -> KnownPerson | None:
        """The stored person: by Slack id, else by address, else by name where the roles are. None for a new one."""
        by_id = self._known_people.find_by_slack_id(read.slack_id) if read.slack_id else None
        by_email = self._known_people.find_by_email(read.email) if read.email else None
        if by_id and by_email and by_id is not by_email:
            row.refuse("email", "two-people-one-row", first=by_id.name, second=by_email.name)
        elif by_email and read.slack_id and by_email.slack_id not in (None, read.slack_id):
            row.refuse("slack_id", "other-slack-id", name=by_email.name)
        if by_id or by_email:
            return by_id or by_email
        if not (read.slack_id or read.email):
            return self._known_people.find_by_name(row, "name", read.name, scopes)
        # Who was only a name until now may have got an id.
        named = [person for person in self._known_people.find_named(read.name, scopes) if person.only_named]
        if len(named) > 1:
            row.refuse("name", "several-of-name", given=read.name)
        return named[0] if named else None

    def _store_training(self, person: KnownPerson, read: StaffRow) -> bool:
        new = [training for training in sorted(read.training) if (person.id, *training) not in self._trained]
        for step, programme in new:
            self._run.add(trainings, {"person_id": person.id, "step": step.value, "programme": programme})
            self._trained.add((person.id, step, programme))
        return bool(new)


def _read_facts(row: RowReader, read: StaffRow) -> dict[str, str]:
    """The columns of `persons` that the row sets; an empty cell sets none."""
    values = {
        "name": read.name if row.text("name") else None,
        "slack_id": read.slack_id,
        "email": read.email,
        "profession": read.profession,
        "employer": read.employer,
    }
    return {name: value for name, value in values.items() if value is not None}


def _pick_role(role: Role, person: KnownPerson, place: KnownPlace | None) -> Role:
    if role is not Role.LEADER or place is None:
        return role
    return leader_role(person.profession, at_school=place.keeps_school_days)
