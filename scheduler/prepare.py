"""Deciding what each claimed person is sent now: check the deliveries, apply the caps, merge them into one message.

`decide_messages` only reads; `write_messages` stores the result before anything is posted.
"""

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
    occasions_sent,
    over_cap,
    person_of,
    prompts_sent,
    rests_of,
    settings_of,
)
from scheduler.kinds import KINDS, SHOWS
from surfaces.kit import Message, ParcelPart, merge_parts


@dataclass(frozen=True, slots=True)
class DraftMessage:
    """A message for one person, with the deliveries it carries."""

    to: Recipient
    channel: str | None
    message: Message
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """A message that is stored and ready to be posted. `token` marks it in Slack, so that it can be found there."""

    id: int
    token: str
    draft: DraftMessage


@dataclass(frozen=True, slots=True)
class DecidedMessages:
    """The messages to send now, and the deliveries to cancel or send later, by their ids."""

    drafts: tuple[DraftMessage, ...] = ()
    put_off: dict[int, Cancel | Later] = field(default_factory=dict)


def decide_messages(db: Db, claims: Sequence[Claim], *, now: datetime) -> DecidedMessages:
    """Decide about everything due to the claimed persons, in a number of statements that does not grow with them.

    It only reads, so nobody's write waits for it. Other workers do not decide about the same persons: they are claimed.
    """
    ids = [claim.person_id for claim in claims]
    due = list_due(db, ids, now=now) if ids else []
    if not due:
        return DecidedMessages()
    people = _load_people(db, due, now)
    verdicts: dict[int, Verdict] = {}
    for delivery in due:
        refusal = may_send(delivery, KINDS[delivery.kind], people[delivery.to.id], now)
        if refusal:
            verdicts[delivery.id] = refusal
    verdicts |= _check_deliveries(db, [delivery for delivery in due if delivery.id not in verdicts], now)
    verdicts |= _apply_caps(db, [delivery for delivery in due if isinstance(verdicts[delivery.id], Send)], people, now)
    unsent = {key: verdict for key, verdict in verdicts.items() if not isinstance(verdict, Send)}
    return DecidedMessages(tuple(_draft_messages(claims, due, verdicts)), unsent)


def write_messages(db: Db, decided: DecidedMessages, *, now: datetime, wall: datetime) -> list[PreparedMessage]:
    """Store the messages before they are posted, so that after a crash it is known what may have been sent."""
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
        ready.append(PreparedMessage(message_id, token, draft))
    return ready


def _load_people(db: Db, due: Sequence[Due], now: datetime) -> dict[int, PromptedPerson]:
    recipients = {delivery.to.id: delivery.to for delivery in due}
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


def _check_deliveries(db: Db, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Ask each kind of delivery whether it is still wanted and what it says. Each check is called once."""
    alike: dict[object, list[Due]] = defaultdict(list)
    for delivery in due:
        alike[KINDS[delivery.kind].check].append(delivery)
    verdicts: dict[int, Verdict] = {}
    for deliveries in alike.values():
        verdicts |= KINDS[deliveries[0].kind].check(db, deliveries, now)
    return verdicts


def _apply_caps(
    db: Db, due: Sequence[Due], people: dict[int, PromptedPerson], now: datetime
) -> dict[int, Later | Cancel]:
    prompts = [delivery for delivery in due if KINDS[delivery.kind].is_prompt and not delivery.asked_for]
    if not prompts:
        return {}
    capped = [kind.name for kind in KINDS.values() if kind.cap is not None]
    earlier = occasions_sent(db, prompts, kinds=capped)
    held: dict[int, Later | Cancel] = {}
    for person_id in {delivery.to.id for delivery in prompts}:
        theirs = [(delivery, KINDS[delivery.kind]) for delivery in prompts if delivery.to.id == person_id]
        held |= over_cap(theirs, people[person_id], earlier.get(person_id, {}), now)
    return held


def _draft_messages(
    claims: Sequence[Claim], due: Sequence[Due], verdicts: dict[int, Verdict]
) -> Iterator[DraftMessage]:
    wanted: dict[int, list[tuple[Due, ParcelPart]]] = defaultdict(list)
    for delivery in sorted(due, key=lambda delivery: (KINDS[delivery.kind].order, delivery.due_at, delivery.id)):
        verdict = verdicts[delivery.id]
        if isinstance(verdict, Send):
            shown = SHOWS[delivery.kind](delivery.to.locale, verdict.content)
            wanted[delivery.to.id].append((delivery, ParcelPart(delivery.id, shown, KINDS[delivery.kind].is_prompt)))
    channels = {claim.person_id: claim.channel for claim in claims}
    for person_id, parts in wanted.items():
        to = parts[0][0].to
        message, taken = merge_parts(to.locale, [part for _, part in parts])
        carried = tuple(delivery for delivery, _ in parts if delivery.id in taken)
        yield DraftMessage(to, channels[person_id], message, carried)
