"""Files of staff: persons, their roles and what training they have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from models.imports.cells import RowReader, email_of, one_of, slack_id_of, text_of
from models.imports.headers import squeeze
from models.imports.places import Place, Places
from models.imports.problems import BadCell
from models.imports.register import Known, Register, Scope, leader_role
from models.imports.run import ImportOutcome, ImportRun
from models.imports.words import EXTERNAL_PROFESSIONS, OTHER_STAFF, PROFESSIONS, ROLES, steps_said
from models.people import Role, trainings
from models.programmes import StepCode

_ROLE = one_of(ROLES, ("ledare", "koordinator", "rektor", "stadsdel", "stad"))
_STEP_EXAMPLES = ("kunskapshalvdag", "inläsning", "grundutbildning MVP", "grundutbildning AT", "boosterhalvdag")


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A person's row, read."""

    name: str
    slack_id: str | None
    email: str | None
    roles: tuple[Role, ...]
    profession: str | None
    employer: str | None
    training: frozenset[tuple[StepCode, str]]


def read_staff(row: RowReader) -> StaffRow | None:
    """The row, or None where something in it is wrong."""
    name = row.take("name", text_of(200))
    slack_id = row.take("slack_id", slack_id_of)
    email = row.take("email", email_of)
    if row.ok and not (name or slack_id or email):
        row.refuse("name" if row.has("name") else "", "nobody")
    said = row.need("role", _roles)
    profession = row.take("profession", lambda cell: PROFESSIONS.get(squeeze(cell), OTHER_STAFF))
    if profession == OTHER_STAFF and squeeze(row.said("profession")) not in PROFESSIONS:
        row.warn("profession", "unknown-profession", given=row.said("profession"))
    training = row.take("training", training_said) or frozenset()
    if any(step is StepCode.BASIC_TRAINING and not programme for step, programme in training):
        row.warn("training", "training-programme")
    employer = row.take("employer", text_of(200))
    if not row.ok:
        return None
    shown = name or (name_of_email(email) if email else slack_id or "")
    return StaffRow(
        name=shown,
        slack_id=slack_id,
        email=email,
        roles=said or (),
        profession=profession,
        employer=employer,
        training=training,
    )


def _roles(said: str) -> tuple[Role, ...]:
    words = [word for word in re.split(r"[+,]", said) if word.strip()]
    return tuple(dict.fromkeys(_ROLE(word) for word in words or [said]))


def training_said(said: str) -> frozenset[tuple[StepCode, str]]:
    """Steps with their programme, empty where the step has none: `kunskapshalvdag, grundutbildning MVP/AT`."""
    found: set[tuple[StepCode, str]] = set()
    for part in re.split(r"[,+]", said):
        if not part.strip():
            continue
        step, programmes = steps_said(part)
        if step is None:
            raise BadCell("unknown-word", given=part.strip(), allowed=_STEP_EXAMPLES)
        found |= {(step, programme.code) for programme in programmes} or {(step, "")}
    return frozenset(found)


def name_of_email(email: str) -> str:
    """A readable name out of an address: `karin.ek@skola.example` is Karin Ek."""
    words = re.split(r"[._+-]+", email.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word) or email


class Staff:
    """Takes people in, row by row. A role is given, never taken away: that is for those who let people in."""

    def __init__(self, run: ImportRun, places: Places, register: Register) -> None:
        self._run, self._places, self._register = run, places, register
        columns = (trainings.c.person_id, trainings.c.step, trainings.c.programme)
        told = run.db.execute(select(*columns).where(trainings.c.workspace_id == run.workspace.id))
        self._trained = {(row[0], row[1], row[2]) for row in told}

    def take(self, row: RowReader) -> ImportOutcome:
        """One row in. A row that is wrong stores nothing."""
        read = read_staff(row)
        if read is None:
            return ImportOutcome.UNCHANGED
        places = [self._scope(row, role) for role in read.roles]
        known = self._who(row, read, [scope for scope, _place in places]) if row.ok else None
        if not row.ok:
            return ImportOutcome.UNCHANGED
        facts = _facts(row, read)
        person = known or self._register.add(name=read.name, slack_id=read.slack_id, email=read.email)
        for name, value in facts.items():
            self._run.once(row, name, ("person", person.id), value)
        if not row.ok:
            return ImportOutcome.UNCHANGED
        changed = self._register.tell(person, facts)
        for role, (scope, place) in zip(read.roles, places, strict=True):
            right = _right_role(role, person, place)
            if right in (Role.LEADER, Role.EXTERNAL):
                self._run.once(row, "role", ("leads", person.id, scope), right)
            changed |= self._register.give_role(person, right, scope)
        changed |= self._narrow(person)
        changed |= self._train(person, read)
        return ImportOutcome(changed) if known else ImportOutcome.NEW

    def _narrow(self, person: Known) -> bool:
        """A leader whose profession turns out to be employed elsewhere leads as external at schools."""
        if person.profession not in EXTERNAL_PROFESSIONS:
            return False
        narrowed = False
        for site_id in self._register.leads_at(person):
            if self._places.at(site_id).keeps_school_days:
                narrowed |= self._register.give_role(person, Role.EXTERNAL, (site_id, None))
        return narrowed

    def _scope(self, row: RowReader, role: Role) -> tuple[Scope, Place | None]:
        if role is Role.CITY:
            return (None, None), None
        if not row.said("school"):
            row.refuse("school", "missing")
            return (None, None), None
        if role is Role.DISTRICT:
            return (None, self._places.district(row, "school")), None
        place = self._places.only(row, "school")
        return (place.id if place else None, None), place

    def _who(self, row: RowReader, read: StaffRow, scopes: list[Scope]) -> Known | None:
        """The person meant, by Slack id, then by address, then by name where the roles are; None for a new one."""
        by_id = self._register.with_slack_id(read.slack_id) if read.slack_id else None
        by_email = self._register.with_email(read.email) if read.email else None
        if by_id and by_email and by_id is not by_email:
            row.refuse("email", "two-people-one-row", first=by_id.name, second=by_email.name)
        elif by_email and read.slack_id and by_email.slack_id not in (None, read.slack_id):
            row.refuse("slack_id", "other-slack-id", name=by_email.name)
        if by_id or by_email:
            return by_id or by_email
        if not (read.slack_id or read.email):
            return self._register.meant(row, "name", read.name, scopes)
        # Who was only a name until now may have got an id.
        named = [person for person in self._register.called(read.name, scopes) if person.only_named]
        if len(named) > 1:
            row.refuse("name", "several-of-name", given=read.name)
        return named[0] if named else None

    def _train(self, person: Known, read: StaffRow) -> bool:
        new = [told for told in sorted(read.training) if (person.id, *told) not in self._trained]
        for step, programme in new:
            self._run.add(trainings, {"person_id": person.id, "step": step.value, "programme": programme})
            self._trained.add((person.id, step, programme))
        return bool(new)


def _facts(row: RowReader, read: StaffRow) -> dict[str, str]:
    """What the row tells of the person; an empty cell tells nothing."""
    told = {
        "name": read.name if row.said("name") else None,
        "slack_id": read.slack_id,
        "email": read.email,
        "profession": read.profession,
        "employer": read.employer,
    }
    return {name: value for name, value in told.items() if value is not None}


def _right_role(role: Role, person: Known, place: Place | None) -> Role:
    if role is not Role.LEADER or place is None:
        return role
    return leader_role(person.profession, at_school=place.keeps_school_days)
