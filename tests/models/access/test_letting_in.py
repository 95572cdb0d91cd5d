"""A newcomer says where they work, and somebody there lets them in or does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from models.access import ask_access, decide_access, open_request, sites_to_choose, waiting_for
from models.db import NotAllowed, NotFound, Stale, Store, UnknownPerson
from models.deliveries import deliveries
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.people import Actor, Caller, Locale, Role, SlackProfile, load_actor
from models.places import workspace_for_import

NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)
SCHOOLS = "skola,stadsdel,program\nAlviksskolan,Bromma,MVP\nTrollbodaskolan,,MVP\n"
STAFF = """namn,slack_id,skola,roll
Maria Lind,U0MARIA,Alviksskolan,koordinator
Anna Berg,U0ANNA,Alviksskolan,ledare
Tom Troll,U0TOM,Trollbodaskolan,koordinator
"""
NEWCOMER = Caller(1, "U0NEW")
PROFILE = SlackProfile("U0NEW", "Nils Ny", "", "Europe/Stockholm", Locale.EN)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    store = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(store)
    with store.engine.begin() as opened:
        space = workspace_for_import(opened, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)
        run_import(opened, workspace=space, files=[Upload("s.csv", SCHOOLS.encode()), Upload("p.csv", STAFF.encode())],
                   now=NOW)  # fmt: skip
        yield opened
    store.close()


def who(db: Connection, slack_id: str) -> Actor:
    return load_actor(db, Caller(1, slack_id))


def asks(db: Connection, site_id: int) -> None:
    ask_access(db, caller=NEWCOMER, newcomer=PROFILE, site_id=site_id, now=NOW)


def told(db: Connection) -> list[tuple[str, int]]:
    return [tuple(row) for row in db.execute(select(deliveries.c.kind, deliveries.c.recipient_id))]


def test_one_who_is_let_in_leads_there_in_the_language_of_their_slack(db: Connection) -> None:
    assert [site.name for site in sites_to_choose(db, NEWCOMER)] == ["Alviksskolan", "Trollbodaskolan"]
    asks(db, 1)
    request = waiting_for(db, who(db, "U0MARIA"))[0]
    assert (request.name, request.site) == ("Nils Ny", "Alviksskolan")
    decide_access(db, actor=who(db, "U0MARIA"), request_id=request.id, let_in=True, now=NOW)
    nils = who(db, "U0NEW")
    assert [(grant.role, grant.site_id) for grant in nils.grants] == [(Role.LEADER, 1)] and nils.locale is Locale.EN
    assert told(db) == [("access_request", 1), ("welcome", nils.person_id)]
    assert waiting_for(db, who(db, "U0MARIA")) == [] and open_request(db, NEWCOMER) is None


def test_asking_again_moves_the_one_request(db: Connection) -> None:
    asks(db, 1)
    asks(db, 2)
    assert waiting_for(db, who(db, "U0MARIA")) == []
    assert [request.site for request in waiting_for(db, who(db, "U0TOM"))] == ["Trollbodaskolan"]
    waits = open_request(db, NEWCOMER)
    assert waits and waits.site == "Trollbodaskolan"


def test_a_no_lets_nobody_in_and_tells_nobody(db: Connection) -> None:
    asks(db, 1)
    decide_access(db, actor=who(db, "U0MARIA"), request_id=1, let_in=False, now=NOW)
    with pytest.raises(UnknownPerson):
        who(db, "U0NEW")
    assert told(db) == [("access_request", 1)]


def test_only_those_of_the_site_decide_and_only_once(db: Connection) -> None:
    asks(db, 1)
    with pytest.raises(NotAllowed):
        decide_access(db, actor=who(db, "U0ANNA"), request_id=1, let_in=True, now=NOW)
    with pytest.raises(Stale):
        decide_access(db, actor=who(db, "U0TOM"), request_id=1, let_in=True, now=NOW)
    decide_access(db, actor=who(db, "U0MARIA"), request_id=1, let_in=True, now=NOW)
    with pytest.raises(Stale):
        decide_access(db, actor=who(db, "U0MARIA"), request_id=1, let_in=True, now=NOW)
    with pytest.raises(NotFound):
        asks(db, 99)
