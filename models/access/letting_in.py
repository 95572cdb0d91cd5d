"""Letting in a person the bot has never seen: they say where they work, and somebody there says yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from models.access.tables import AccessRequestRow, requests
from models.db import NotAllowed, NotFound, Stale, add
from models.deliveries import Cancel, Due, NewDelivery, Send, Verdict, add_deliveries
from models.people import (
    Act,
    Actor,
    Caller,
    May,
    Person,
    PersonRow,
    Role,
    RoleRow,
    SlackProfile,
    helpers_at,
    persons,
    record_act,
    record_act_of,
    roles,
)
from models.places import Site, list_sites, sites

ACCESS_REQUEST, WELCOME = "access_request", "welcome"
HEARD_WITHIN = timedelta(days=14)  # a notice of a request, or of the yes, is dropped after that


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
    request_id = _store_request(db, caller=caller, newcomer=newcomer, site_id=site_id, now=now)
    record_act_of(
        db,
        workspace_id=caller.workspace_id,
        actor_id=None,
        act=Act.ASK_ACCESS,
        subject="access_request",
        ids=[request_id],
        now=now,
    )
    helpers = helpers_at(db, caller.workspace_id, site_id)
    told = [_notice(ACCESS_REQUEST, request_id, helper.id, now) for helper in helpers if helper.slack_id]
    add_deliveries(db, workspace_id=caller.workspace_id, new=told, now=now)
    return AccessAsked(found[0].name, tuple(helpers))


def _store_request(db: Connection, *, caller: Caller, newcomer: SlackProfile, site_id: int, now: datetime) -> int:
    """The id of the newcomer's one open request, moved to this site where there was one."""
    values: dict[str, Any] = {
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
    if moved:
        return int(moved)
    return add(db, AccessRequestRow(workspace_id=caller.workspace_id, slack_id=newcomer.slack_id, **values))


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
    still_open = (requests.c.id == request_id, requests.c.let_in.is_(None))
    decision = update(requests).where(*still_open).values(let_in=let_in, decided_by=actor.person_id)
    if not db.execute(decision).rowcount:
        raise Stale()
    if let_in:
        welcome = _notice(WELCOME, request_id, _let_lead_at(db, actor.workspace_id, request_id, now), now)
        add_deliveries(db, workspace_id=actor.workspace_id, new=[welcome], now=now)
    act = Act.LET_IN if let_in else Act.DECLINE_ACCESS
    record_act(db, actor=actor, act=act, subject="access_request", ids=[request_id], now=now)
    return asked


def _let_lead_at(db: Connection, workspace_id: int, request_id: int, now: datetime) -> int:
    """Give whoever asked the role of leader at the site, as a person who is new where unknown; returns the person."""
    row = db.execute(select(requests).where(requests.c.id == request_id)).one()
    known = select(persons.c.id).where(persons.c.workspace_id == workspace_id, persons.c.slack_id == row.slack_id)
    person_id = db.execute(known).scalar() or add(
        db,
        PersonRow(
            workspace_id=workspace_id,
            slack_id=row.slack_id,
            name=row.name,
            locale=row.locale,
            timezone=row.timezone,
            created_at=now,
        ),
    )
    leads_there = select(roles.c.id).where(
        roles.c.person_id == person_id, roles.c.role == Role.LEADER, roles.c.site_id == row.site_id
    )
    if not db.execute(leads_there).first():
        role = RoleRow(workspace_id=workspace_id, person_id=person_id, role=Role.LEADER, site_id=row.site_id)
        add(db, role)
    return int(person_id)


def _notice(kind: str, request_id: int, recipient_id: int, now: datetime) -> NewDelivery:
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
        .where(requests.c.id.in_(sorted({notice.subject_id for notice in due})))
    )
    found = {row.id: row for row in db.execute(query)}
    asked_at = {(notice.workspace_id, found[notice.subject_id].site_id) for notice in due if notice.subject_id in found}
    helpers = {site_id: {person.id for person in helpers_at(db, space, site_id)} for space, site_id in asked_at}
    verdicts: dict[int, Verdict] = {}
    for notice in due:
        row = found.get(notice.subject_id)
        wanted = True if notice.kind == WELCOME else None
        holds = row is not None and row.let_in is wanted
        if row and notice.kind == ACCESS_REQUEST:  # asked again, it may have moved to another site
            holds = holds and notice.to.id in helpers[row.site_id]
        verdicts[notice.id] = Send(AccessRequest(*row[:5])) if row and holds else Cancel("settled")
    return verdicts
