"""Who may be chosen to lead at a site, and the role that leading takes: one rule wherever leaders are chosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from models.db import add
from models.people.person import Person
from models.people.rights import Role
from models.people.tables import RoleRow, persons, roles

_LEADING = (Role.LEADER, Role.EXTERNAL, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class ChosenLeaders:
    """Those chosen, by Slack id in the order they were said; `unknown` have no role at the site."""

    known: dict[str, Person]
    unknown: tuple[str, ...]


def leaders_chosen(db: Connection, *, workspace_id: int, site_id: int, slack_ids: Collection[str]) -> ChosenLeaders:
    """Who of the chosen may lead at the site: those with a role there. Choosing somebody lets nobody in (promise 5).

    The others are to be told of as unknown, with what to do: they write to the bot and are let in.
    """
    query = _with_role(workspace_id, site_id).where(persons.c.slack_id.in_(slack_ids))
    found = {row.slack_id: Person(row.id, row.name, row.slack_id) for row in db.execute(query)} if slack_ids else {}
    said = tuple(dict.fromkeys(slack_ids))
    return ChosenLeaders(
        {one: found[one] for one in said if one in found}, tuple(one for one in said if one not in found)
    )


def leaders_with_ids(
    db: Connection, *, workspace_id: int, site_id: int, person_ids: Collection[int]
) -> dict[int, Person]:
    """Those chosen a while ago who may lead at the site still."""
    query = _with_role(workspace_id, site_id).where(persons.c.id.in_(person_ids))
    return {row.id: Person(row.id, row.name, row.slack_id) for row in db.execute(query)} if person_ids else {}


def let_lead(db: Connection, *, workspace_id: int, site_id: int, person_id: int) -> None:
    """Give who has a role at the site the one that leading takes: a principal who leads has lessons to log."""
    held = set(
        db.execute(select(roles.c.role).where(roles.c.person_id == person_id, roles.c.site_id == site_id)).scalars()
    )
    if not held or held.intersection(_LEADING):
        return
    add(db, RoleRow(workspace_id=workspace_id, person_id=person_id, role=Role.LEADER, site_id=site_id))


def _with_role(workspace_id: int, site_id: int) -> Select[Any]:
    there = select(roles.c.person_id).where(roles.c.site_id == site_id)
    return select(persons.c.id, persons.c.name, persons.c.slack_id).where(
        persons.c.workspace_id == workspace_id, persons.c.id.in_(there)
    )
