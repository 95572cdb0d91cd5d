"""Persons, their roles, and the Actor: who is asking, and how far their rights go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    or_,
    select,
    update,
)

from models.db import NotAllowed, Prepared, UnknownPerson, add
from models.people.rights import May, Reach, Role, reach_of
from models.people.tables import Locale, PersonRow, persons, roles


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague. `slack_id` is none for one who does not use Slack."""

    id: int
    name: str
    slack_id: str | None

    @property
    def given_name(self) -> str:
        """What colleagues call each other."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Grant:
    """One role in one scope."""

    role: Role
    site_id: int | None
    district_id: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: the person, their language and what they may."""

    workspace_id: int
    person_id: int
    name: str
    locale: Locale
    timezone: str
    grants: tuple[Grant, ...]

    @property
    def own_sites(self) -> frozenset[int]:
        """The sites where the person has a role."""
        return frozenset(grant.site_id for grant in self.grants if grant.site_id)

    @property
    def home_site(self) -> int | None:
        """The first of them: the one whose coordinator can help. None for those above the schools."""
        return next((grant.site_id for grant in self.grants if grant.site_id), None)

    def sites_where(self, may: May) -> frozenset[int]:
        """The sites where this is allowed whole."""
        return frozenset(
            grant.site_id for grant in self.grants if grant.site_id and reach_of(grant.role, may) == Reach.SITE
        )

    def districts_where(self, may: May) -> frozenset[int]:
        """The districts where this is allowed."""
        return frozenset(
            grant.district_id
            for grant in self.grants
            if grant.district_id and reach_of(grant.role, may) == Reach.DISTRICT
        )

    def may_with_own(self, may: May) -> bool:
        """Whether this is allowed with the courses the person leads."""
        return any(reach_of(grant.role, may) == Reach.OWN_COURSES for grant in self.grants)

    def everywhere(self, may: May) -> bool:
        """Whether this is allowed in the whole workspace."""
        return any(reach_of(grant.role, may) == Reach.WORKSPACE for grant in self.grants)

    @property
    def logs(self) -> bool:
        """Whether the person logs lessons: principals, districts and the city do not."""
        return bool(self.sites_where(May.LOG_LESSON)) or self.may_with_own(May.LOG_LESSON)

    def has(self, role: Role) -> bool:
        """Whether the person has the role anywhere."""
        return any(grant.role is role for grant in self.grants)


@dataclass(frozen=True, slots=True)
class Caller:
    """What Slack says of who is asking; who they are here is for `load_actor` to say."""

    workspace_id: int
    slack_id: str
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class SlackProfile:
    """What Slack tells of a person; `email` is empty where it does not tell."""

    slack_id: str
    name: str
    email: str
    timezone: str
    locale: Locale


_ACTOR = Prepared(
    select(
        persons.c.id,
        persons.c.name,
        persons.c.locale,
        persons.c.timezone,
        roles.c.role,
        roles.c.site_id,
        roles.c.district_id,
    )
    .join(roles, roles.c.person_id == persons.c.id, isouter=True)
    .where(persons.c.workspace_id == bindparam("workspace_id"), persons.c.slack_id == bindparam("slack_id"))
)


def load_actor(db: Connection, caller: Caller) -> Actor:
    """The person and their rights; raises UnknownPerson for one who has not been let in."""
    rows = _ACTOR.rows(db, {"workspace_id": caller.workspace_id, "slack_id": caller.slack_id})
    grants = [Grant(role, site_id, district_id) for *_, role, site_id, district_id in rows if role]
    if caller.is_admin:
        grants.append(Grant(Role.ADMIN, None, None))
    if not rows or not grants:
        raise UnknownPerson()
    person_id, name, locale, timezone = rows[0][:4]
    return Actor(
        workspace_id=caller.workspace_id,
        person_id=person_id,
        name=name,
        locale=locale,
        timezone=timezone,
        grants=tuple(grants),
    )


def recognise(db: Connection, caller: Caller, profile: SlackProfile, now: datetime) -> bool:
    """Whether a person without a row is known all the same: imported by e-mail, or named as admin in the settings."""
    if profile.email and _join_slack_id(db, caller, profile):
        return True
    if not caller.is_admin:
        return False
    admin = PersonRow(
        workspace_id=caller.workspace_id,
        slack_id=profile.slack_id,
        name=profile.name,
        locale=profile.locale,
        timezone=profile.timezone,
        created_at=now,
    )
    add(db, admin)
    return True


def _join_slack_id(db: Connection, caller: Caller, profile: SlackProfile) -> bool:
    waiting = (
        persons.c.workspace_id == caller.workspace_id,
        persons.c.slack_id.is_(None),
        func.lower(persons.c.email) == profile.email.lower(),
    )
    values = {"slack_id": profile.slack_id, "timezone": profile.timezone, "locale": profile.locale}
    return bool(db.execute(update(persons).where(*waiting).values(values)).rowcount)


def helpers_at(db: Connection, workspace_id: int, site_id: int | None) -> list[Person]:
    """Those who can help at a site: its coordinators, else its principals, else the workspace's city co-ordinators."""
    query = (
        select(persons.c.id, persons.c.name, persons.c.slack_id, roles.c.role)
        .join(roles, roles.c.person_id == persons.c.id)
        .where(roles.c.workspace_id == workspace_id)
        .order_by(persons.c.name)
    )
    at_site = db.execute(query.where(roles.c.site_id == site_id)).all() if site_id else []
    above = db.execute(query.where(roles.c.role == Role.CITY)).all()
    for role, rows in ((Role.COORDINATOR, at_site), (Role.PRINCIPAL, at_site), (Role.CITY, above)):
        found = [Person(row.id, row.name, row.slack_id) for row in rows if row.role is role]
        if found:
            return found
    return []


def refuse(db: Connection, actor: Actor, *, site_id: int | None, what: str) -> NotAllowed:
    """The refusal to raise: it names what was asked for and who can help.

    `site_id` is set where the person may ask to be let in there: not where they are already, and neither one who is
    employed elsewhere nor one above the schools, for a yes to the whole school is not theirs to ask for.
    """
    if actor.home_site is None:
        return NotAllowed(what=what, helper="", site_id=0, above=1)
    at = site_id or actor.home_site
    helpers = [person for person in helpers_at(db, actor.workspace_id, at) if person.id != actor.person_id]
    inside = at in {grant.site_id for grant in actor.grants}
    askable = 0 if inside or actor.has(Role.EXTERNAL) else at
    return NotAllowed(what=what, helper=helpers[0].name if helpers else "", site_id=askable)


def persons_said(db: Connection, actor: Actor, said: tuple[str, ...], site_ids: frozenset[int]) -> dict[str, Person]:
    """The colleagues meant: by Slack id, or by name where exactly one at these sites is called so."""
    if not said:
        return {}
    by_id = select(persons.c.id, persons.c.name, persons.c.slack_id).where(
        persons.c.workspace_id == actor.workspace_id, persons.c.slack_id.in_(said)
    )
    found = {str(row.slack_id): Person(row.id, row.name, row.slack_id) for row in db.execute(by_id)}
    for name in said:
        called = _called(db, actor.workspace_id, name, site_ids) if name not in found else []
        if len(called) == 1:
            found[name] = called[0]
    return found


def _called(db: Connection, workspace_id: int, name: str, site_ids: frozenset[int]) -> list[Person]:
    at_sites = select(roles.c.person_id).where(roles.c.site_id.in_(site_ids))
    query = select(persons.c.id, persons.c.name, persons.c.slack_id).where(
        persons.c.workspace_id == workspace_id, persons.c.id.in_(at_sites)
    )
    wanted = name.casefold()
    return [
        Person(row.id, row.name, row.slack_id)
        for row in db.execute(query)
        if wanted in (row.name.casefold(), row.name.split()[0].casefold())
    ]


def names_at_sites(
    db: Connection, workspace_id: int, site_ids: frozenset[int], trusted_ids: frozenset[int]
) -> tuple[frozenset[str], frozenset[str]]:
    """The colleagues' names at these sites: those that a text may hold without a sign, and the others.

    Free are the coordinators and principals of the sites, and the persons of `trusted_ids`.
    """
    query = (
        select(persons.c.id, persons.c.name, roles.c.role)
        .join(roles, roles.c.person_id == persons.c.id)
        .where(
            roles.c.workspace_id == workspace_id,
            or_(roles.c.site_id.in_(site_ids), persons.c.id.in_(trusted_ids)),
        )
    )
    leading = (Role.COORDINATOR, Role.PRINCIPAL)
    rows = db.execute(query).all()
    trusted = frozenset(name for person_id, name, role in rows if role in leading or person_id in trusted_ids)
    return trusted, frozenset(name for _, name, _ in rows) - trusted
