"""How a person the bot has never seen is let in: they say where they work, a coordinator there says yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from models.access.tables import requests
from models.db import NotAllowed, NotFound, Stale
from models.deliveries import Cancel, Due, KindName, NewDelivery, Send, Verdict, add_deliveries
from models.people import (
    Act,
    Actor,
    Caller,
    May,
    Person,
    Role,
    SlackProfile,
    helpers_at,
    persons,
    record_act,
    record_act_of_nobody,
    roles,
)
from models.places import Site, list_sites, sites

HEARD_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """Somebody waits to be let in to a site."""

    id: int
    name: str
    slack_id: str
    site: str
    site_id: int


@dataclass(frozen=True, slots=True)
class AccessAsked:
    """A request was taken down; `helpers` can let the person in."""

    site: str
    helpers: tuple[Person, ...]


def sites_to_choose(db: Connection, caller: Caller) -> list[Site]:
    """Every site of the workspace, for a newcomer to choose among."""
    return list_sites(db, caller.workspace_id)


def ask_access(db: Connection, *, caller: Caller, newcomer: SlackProfile, site_id: int, now: datetime) -> AccessAsked:
    """Take down where a newcomer works; asking again moves the request. Raises NotFound for a site that is gone."""
    found = list_sites(db, caller.workspace_id, frozenset({site_id}))
    if not found:
        raise NotFound(reason="site-gone")
    values = {
        "name": newcomer.name,
        "site_id": site_id,
        "asked_at": now,
        "timezone": newcomer.timezone,
        "locale": newcomer.locale.value,
    }
    still_open = (
        requests.c.workspace_id == caller.workspace_id,
        requests.c.slack_id == newcomer.slack_id,
        requests.c.let_in.is_(None),
    )
    moved = db.execute(update(requests).where(*still_open).values(values).returning(requests.c.id)).scalar()
    request_id = (
        moved
        or db.execute(
            insert(requests)
            .values(values | {"workspace_id": caller.workspace_id, "slack_id": newcomer.slack_id})
            .returning(requests.c.id)
        ).scalar_one()
    )
    record_act_of_nobody(db, caller.workspace_id, Act.ASK_ACCESS, subject="access_request", ids=[request_id], now=now)
    helpers = helpers_at(db, caller.workspace_id, site_id)
    told = [_notice(KindName.ACCESS_REQUEST, request_id, helper.id, now) for helper in helpers if helper.slack_id]
    add_deliveries(db, workspace_id=caller.workspace_id, wishes=told, now=now)
    return AccessAsked(found[0].name, tuple(helpers))


def open_request(db: Connection, caller: Caller) -> AccessAsked | None:
    """What a newcomer waits for, where they have asked."""
    query = (
        select(sites.c.name, requests.c.site_id)
        .join(sites, sites.c.id == requests.c.site_id)
        .where(
            requests.c.workspace_id == caller.workspace_id,
            requests.c.slack_id == caller.slack_id,
            requests.c.let_in.is_(None),
        )
    )
    row = db.execute(query).first()
    return AccessAsked(row.name, tuple(helpers_at(db, caller.workspace_id, row.site_id))) if row else None


def waiting_for(db: Connection, actor: Actor) -> list[AccessRequest]:
    """Those whom the actor may let in, the longest waiting first."""
    reach = actor.sites_where(May.LET_IN)
    if not reach and not actor.everywhere(May.LET_IN):
        return []
    query = (
        select(requests.c.id, requests.c.name, requests.c.slack_id, sites.c.name.label("site"), requests.c.site_id)
        .join(sites, sites.c.id == requests.c.site_id)
        .where(requests.c.workspace_id == actor.workspace_id, requests.c.let_in.is_(None))
        .order_by(requests.c.asked_at)
    )
    if not actor.everywhere(May.LET_IN):
        query = query.where(requests.c.site_id.in_(reach))
    return [AccessRequest(*row) for row in db.execute(query)]


def decide_access(db: Connection, *, actor: Actor, request_id: int, let_in: bool, now: datetime) -> AccessRequest:
    """Let a newcomer in as a leader at the site, or not. Raises NotAllowed, or Stale for one already decided."""
    asked = next((request for request in waiting_for(db, actor) if request.id == request_id), None)
    if asked is None:
        if not actor.sites_where(May.LET_IN) and not actor.everywhere(May.LET_IN):
            raise NotAllowed(what="let-in", helper="", site_id=0)
        raise Stale()
    row = db.execute(select(requests).where(requests.c.id == request_id)).one()
    still_open = (requests.c.id == request_id, requests.c.let_in.is_(None))
    decision = update(requests).where(*still_open).values(let_in=let_in, decided_by=actor.person_id)
    if not db.execute(decision).rowcount:
        raise Stale()
    if let_in:
        welcome = _notice(KindName.WELCOME, request_id, _grant(db, actor.workspace_id, row, now), now)
        add_deliveries(db, workspace_id=actor.workspace_id, wishes=[welcome], now=now)
    act = Act.LET_IN if let_in else Act.DECLINE_ACCESS
    record_act(db, actor, act, subject="access_request", ids=[request_id], now=now)
    return asked


def _grant(db: Connection, workspace_id: int, row, now: datetime) -> int:  # type: ignore[no-untyped-def]
    known: int | None = db.execute(
        select(persons.c.id).where(persons.c.workspace_id == workspace_id, persons.c.slack_id == row.slack_id)
    ).scalar()
    person_id = (
        known
        or db.execute(
            insert(persons)
            .values(
                workspace_id=workspace_id,
                slack_id=row.slack_id,
                name=row.name,
                locale=row.locale,
                timezone=row.timezone,
                created_at=now,
            )
            .returning(persons.c.id)
        ).scalar_one()
    )
    has_it = select(roles.c.id).where(
        roles.c.person_id == person_id, roles.c.role == Role.LEADER.value, roles.c.site_id == row.site_id
    )
    if not db.execute(has_it).first():
        row_of_role = {"person_id": person_id, "role": Role.LEADER.value, "site_id": row.site_id}
        db.execute(insert(roles).values(row_of_role | {"workspace_id": workspace_id}))
    return person_id


def _notice(kind: KindName, request_id: int, recipient_id: int, now: datetime) -> NewDelivery:
    """Somebody is to hear of a request, once a day it is made."""
    return NewDelivery(
        kind=kind,
        subject=f"access:{request_id}",
        recipient_id=recipient_id,
        period=now.date().isoformat(),
        due_at=now,
        use_by=now + HEARD_WITHIN,
    )


def check_access(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Whether a request still waits for this helper, or a welcome still holds."""
    query = (
        select(
            requests.c.id,
            requests.c.name,
            requests.c.slack_id,
            sites.c.name.label("site"),
            requests.c.site_id,
            requests.c.let_in,
        )
        .join(sites, sites.c.id == requests.c.site_id)
        .where(requests.c.id.in_(sorted({one.subject_id for one in due})))
    )
    found = {row.id: row for row in db.execute(query)}
    spots = {(one.workspace_id, found[one.subject_id].site_id) for one in due if one.subject_id in found}
    helpers = {site_id: {person.id for person in helpers_at(db, space, site_id)} for space, site_id in spots}
    verdicts: dict[int, Verdict] = {}
    for one in due:
        row = found.get(one.subject_id)
        wanted = True if one.kind is KindName.WELCOME else None
        holds = row is not None and row.let_in is wanted
        if row and one.kind is KindName.ACCESS_REQUEST:  # asked again, it may have moved to another site
            holds = holds and one.to.id in helpers[row.site_id]
        verdicts[one.id] = Send(AccessRequest(*row[:5])) if row and holds else Cancel("settled")
    return verdicts
