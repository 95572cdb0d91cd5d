"""What each claimed person is sent now: checked, counted, merged into one message and written down."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from models.db import Db
from models.deliveries import (
    Cancel,
    Claim,
    Due,
    Later,
    Recipient,
    Send,
    Verdict,
    begin_message,
    list_due,
    record_put_off,
)
from models.places import load_calendars
from models.preferences import (
    PromptedPerson,
    classes_led,
    may_send,
    over_cap,
    person_of,
    prompts_sent,
    rests_of,
    settings_of,
    subjects_sent,
)
from scheduler.kinds import KINDS, SHOWS
from surfaces.kit import Message, ParcelPart, merge


@dataclass(frozen=True, slots=True)
class DraftMessage:
    """A message for one person, with the deliveries it carries."""

    to: Recipient
    channel: str | None
    message: Message
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class PreparedMessages:
    """A message written down and ready to be posted."""

    id: int
    token: str
    draft: DraftMessage


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be said now, and what is not, or later."""

    drafts: tuple[DraftMessage, ...] = ()
    put_off: dict[int, Cancel | Later] = field(default_factory=dict)


def decide(db: Db, claims: Sequence[Claim], *, now: datetime) -> Decided:
    """Decide about everything these persons are owed, in a number of statements that does not grow with them.

    It only reads: whoever logs a lesson meanwhile does not wait for it. The persons are claimed: nobody else decides.
    """
    ids = [one.person_id for one in claims]
    due = list_due(db, ids, now=now) if ids else []
    if not due:
        return Decided()
    people = _people(db, due, now)
    verdicts: dict[int, Verdict] = {}
    for one in due:
        no = may_send(one, KINDS[one.kind], people[one.to.id], now)
        if no:
            verdicts[one.id] = no
    verdicts |= _checked(db, [one for one in due if one.id not in verdicts], now)
    verdicts |= _capped(db, [one for one in due if isinstance(verdicts[one.id], Send)], people, now)
    unsent = {key: verdict for key, verdict in verdicts.items() if not isinstance(verdict, Send)}
    return Decided(tuple(_drafts(claims, due, verdicts)), unsent)


def write_down(db: Db, decided: Decided, *, now: datetime, wall: datetime) -> list[PreparedMessages]:
    """Before anything is posted it stands in the database."""
    record_put_off(db, decided.put_off)
    ready = []
    for draft in decided.drafts:
        token = secrets.token_hex(12)
        message_id = begin_message(
            db,
            to=draft.to,
            due=draft.due,
            is_prompt=any(KINDS[delivery.kind].is_prompt for delivery in draft.due),
            token=token,
            now=now,
            wall=wall,
        )
        ready.append(PreparedMessages(message_id, token, draft))
    return ready


def _people(db: Db, due: Sequence[Due], now: datetime) -> dict[int, PromptedPerson]:
    recipients = {one.to.id: one.to for one in due}
    ids = sorted(recipients)
    calendars = load_calendars(db, due[0].workspace_id)
    settings, rests = settings_of(db, ids), rests_of(db, calendars, ids)
    sent, leads = prompts_sent(db, ids, now=now), classes_led(db, ids)
    return {
        key: person_of(
            settings[key], rests[key], sent[key], leads.get(key, 0), now=now, timezone=recipients[key].timezone
        )
        for key in ids
    }


def _checked(db: Db, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """The truth of the moment, asked once for all deliveries that are checked alike."""
    alike: dict[object, list[Due]] = defaultdict(list)
    for one in due:
        alike[KINDS[one.kind].check].append(one)
    verdicts: dict[int, Verdict] = {}
    for same in alike.values():
        verdicts |= KINDS[same[0].kind].check(db, same, now)
    return verdicts


def _capped(db: Db, due: Sequence[Due], people: dict[int, PromptedPerson], now: datetime) -> dict[int, Later | Cancel]:
    prompts = [one for one in due if KINDS[one.kind].is_prompt]
    if not prompts:
        return {}
    capped = [kind.name for kind in KINDS.values() if kind.cap is not None]
    earlier = subjects_sent(db, prompts, kinds=capped)
    held: dict[int, Later | Cancel] = {}
    for person_id in {one.to.id for one in prompts}:
        theirs = [(one, KINDS[one.kind]) for one in prompts if one.to.id == person_id]
        held |= over_cap(theirs, people[person_id], earlier.get(person_id, {}), now)
    return held


def _drafts(claims: Sequence[Claim], due: Sequence[Due], verdicts: dict[int, Verdict]) -> Iterator[DraftMessage]:
    wanted: dict[int, list[tuple[Due, ParcelPart]]] = defaultdict(list)
    for one in sorted(due, key=lambda one: (KINDS[one.kind].order, one.due_at, one.id)):
        verdict = verdicts[one.id]
        if isinstance(verdict, Send):
            shown = SHOWS[one.kind](one.to.locale, verdict.content)
            wanted[one.to.id].append((one, ParcelPart(one.id, shown, KINDS[one.kind].is_prompt)))
    channels = {one.person_id: one.channel for one in claims}
    for person_id, parts in wanted.items():
        to = parts[0][0].to
        message, taken = merge(to.locale, [part for _, part in parts])
        carried = tuple(one for one, _ in parts if one.id in taken)
        yield DraftMessage(to, channels[person_id], message, carried)
