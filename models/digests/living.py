"""Keeps a school's letters true where they stand: they are drawn anew when something at the school has been done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zlib import crc32

from sqlalchemy import Connection, and_, case, false, func, or_, select

from models.calendar import local_day, monday
from models.deliveries import SettledDelivery, deliveries, messages, open_deliveries
from models.digests.deliveries import COORDINATOR_DIGEST, PRINCIPAL_DIGEST, Digest, find_scopes, make_digest
from models.digests.facts import LetterScope
from models.digests.gathering import gather_facts
from models.digests.letters import SchoolDigest
from models.people import latest_acts, persons, roles
from models.places import all_workspaces

LIVING = (COORDINATOR_DIGEST, PRINCIPAL_DIGEST)
MOST_DRAWN = 10  # letters a tick: each changed one costs two calls to Slack
OLD = "old"  # its week is over, or its reader's role: it is left as it stands


@dataclass(frozen=True, slots=True)
class StandingLetter:
    """A letter in somebody's Slack. `shown` is a checksum of what it shows, none before it was first looked at."""

    delivery_id: int
    workspace_id: int
    kind: str
    subject: str
    person_id: int
    shown: int | None
    locale: str
    timezone: str
    channel: str
    ts: str
    sent_at: datetime

    def is_over(self, now: datetime) -> bool:
        """Whether its week has passed."""
        return monday(local_day(self.sent_at, self.timezone)) < monday(local_day(now, self.timezone))

    def settle(self, outcome: str | None, content: Digest | None = None, shown: int | None = None) -> SettledDelivery:
        """What the engine is to do with it: without content only the outcome is noted."""
        return SettledDelivery(
            id=self.delivery_id,
            kind=self.kind,
            locale=self.locale,
            channel=self.channel,
            ts=self.ts,
            outcome=outcome,
            content=content,
            shown=shown,
            shorten=SchoolDigest.shorten,
        )


def find_changed_letters(db: Connection, now: datetime) -> list[SettledDelivery]:
    """At most MOST_DRAWN letters to look at again: first those of who has just done something, then of their schools.

    A letter that would show the same comes back without content, so that it is not looked at until the next act.
    """
    letters = _find_touched(db, now)
    if not letters:
        return []
    living = [letter for letter in letters if not letter.is_over(now)]
    contents = _make_contents(db, living, now)
    settled = [letter.settle(OLD) for letter in letters if letter.is_over(now)]
    for letter in living:
        content = contents[letter.delivery_id]
        if content is None:
            settled.append(letter.settle(OLD))
            continue
        shown = crc32(repr(content).encode()) & 0x7FFFFFFF  # fits a signed column
        settled.append(letter.settle(None, None if shown == letter.shown else content, shown))
    return settled


def _find_touched(db: Connection, now: datetime) -> list[StandingLetter]:
    """Letters in whose workspace something was done since they were drawn, and those that are a week old."""
    looked_at = func.coalesce(deliveries.c.drawn_at, messages.c.created_at)
    touched, actors = [], set[int]()
    for space in all_workspaces(db):
        acts = latest_acts(db, space.id)
        if acts:
            touched.append(and_(deliveries.c.workspace_id == space.id, looked_at <= acts[0].at))
            actors |= {act.actor_id for act in acts if act.actor_id is not None}
    query = (
        select(
            deliveries.c.id,
            deliveries.c.workspace_id,
            deliveries.c.kind,
            deliveries.c.subject,
            deliveries.c.recipient_id,
            deliveries.c.shown,
            persons.c.locale,
            persons.c.timezone,
            messages.c.channel,
            messages.c.ts,
            messages.c.created_at,
        )
        .join(messages, messages.c.id == deliveries.c.message_id)
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .where(open_deliveries(), deliveries.c.kind.in_(LIVING), or_(false(), *touched))
        .order_by(
            case(
                (deliveries.c.recipient_id.in_(sorted(actors)), 0),
                (deliveries.c.subject.in_(_name_schools(db, actors)), 1),
                else_=2,
            ),
            looked_at,
            deliveries.c.id,
        )
        .limit(MOST_DRAWN)
    )
    return [StandingLetter(*row) for row in db.execute(query)]


def _name_schools(db: Connection, person_ids: set[int]) -> list[str]:
    """The schools where these people have a role, as the subjects of letters."""
    query = select(roles.c.site_id).where(roles.c.person_id.in_(sorted(person_ids)), roles.c.site_id.is_not(None))
    return [f"site:{site_id}" for (site_id,) in db.execute(query.distinct().order_by(roles.c.site_id))]


def _make_contents(db: Connection, letters: Sequence[StandingLetter], now: datetime) -> dict[int, Digest | None]:
    """What each letter would say now, by delivery id; None where its reader has lost the role, or all is over."""
    scopes = find_scopes(db, sorted({letter.person_id for letter in letters}))
    by_day: dict[tuple[int, date], list[StandingLetter]] = {}
    for letter in letters:
        by_day.setdefault((letter.workspace_id, local_day(now, letter.timezone)), []).append(letter)
    contents: dict[int, Digest | None] = {}
    for (workspace_id, today), group in by_day.items():
        sites = {int(letter.subject.rpartition(":")[2]) for letter in group}
        facts = gather_facts(db, workspace_id, today, LetterScope(sites=frozenset(sites)))
        for letter in group:
            theirs = (letter.person_id, letter.kind, letter.subject) in scopes
            site_id = int(letter.subject.rpartition(":")[2])
            contents[letter.delivery_id] = make_digest(facts, letter.kind, site_id) if theirs else None
    return contents
