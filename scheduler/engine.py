"""The engine. Each tick plans new deliveries, then sends those due: one message for each person, with all theirs in it.

Nothing is remembered between ticks but the pace of posting. If the process is killed anywhere, another goes on from
the rows in the database.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackClientError

from models.db import Db, Store, StoreBusy
from models.deliveries import (
    LEASE,
    Claim,
    OpenMessage,
    PlanDeliveries,
    Upkeep,
    add_deliveries,
    claim_people,
    fail_due,
    find_due_people,
    find_open_messages,
    record_failed,
    record_not_posted,
    record_sent,
    record_unknown,
    release_people,
)
from models.places import Calendars, Workspace, all_workspaces, load_calendars
from scheduler.kinds import KINDS, UPKEEP
from scheduler.prepare import DecidedMessages, PreparedMessage, decide_messages, write_messages
from scheduler.sending import CLOSED, NotPosted, Posted, PostRefused, PostResult, Sender, Unknown
from scheduler.settling import settle_questions

log = logging.getLogger("mvp.scheduler")
BATCH = 8  # persons claimed together; after a crash, at most so many messages have to be looked for in Slack
LANES = 2  # while one batch is posted, the next is prepared
CALL_SHARE = 0.4  # the last part of a lease, in which no post is begun: each call is over when the lease ends
BACKOFF_SECONDS = (2, 5, 15, 60, 300, 900)
MOST_TRIES = 40
MOST_PUT_OFF = 500  # persons whom a tick fails to reach before it stops: something is wrong, the next tick tries again


@dataclass(frozen=True, slots=True)
class Batch:
    """What one claim took: messages to post, and open ones, of which it is not known whether they were posted."""

    ready: tuple[PreparedMessage, ...]
    open: tuple[OpenMessage, ...]
    broken: tuple[int, ...]  # persons for whom no message could be made
    deadline: datetime  # on the real clock; no post is begun after it


@dataclass(slots=True)
class Engine:
    """One worker that plans and sends.

    `now` is the domain's clock, which the demo can move; `wall` is the real one, for leases and waiting.
    """

    store: Store
    sender: Sender
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    backoff: Sequence[float] = BACKOFF_SECONDS
    lease: timedelta = LEASE
    name: str = field(default_factory=lambda: secrets.token_hex(6))
    sent: int = 0
    stopping: bool = False
    beat_at: float = field(default_factory=time.monotonic)  # when it last made progress; the readiness check reads it

    async def tick(self) -> None:
        """Plan everything that is missing and send everything due, as far as Slack lets it.

        An error in one step is logged, and the other steps go on.
        """
        self.beat_at = time.monotonic()
        spaces = [space for space in await self.store.read(all_workspaces) if space.team_id is not None]
        for space in spaces:
            await self._do_upkeep(space, before_planning=True)
            await self._plan_workspace(space)
        put_off: set[int] = set()
        await asyncio.gather(*(self._run_step("sending", self._run_lane(put_off)) for _ in range(LANES)))
        if self.stopping:
            return
        await self._run_step("settling", settle_questions(self.store, self.sender, self.now()))
        for space in spaces:  # what this adds is planned in the next tick
            await self._do_upkeep(space, before_planning=False)

    async def _run_step(self, name: str, work: Awaitable[object]) -> None:
        try:
            await work
        except StoreBusy as busy:
            log.warning("%s: the database was busy; the next turn goes on", name, exc_info=busy)
        except Exception:  # one broken row must not stop everybody else's messages
            log.exception("%s failed; the other steps go on", name)

    async def _plan_workspace(self, space: Workspace) -> None:
        now = self.now()
        calendars = await self.store.read(lambda db: load_calendars(db, space.id))
        for kind in KINDS.values():
            if kind.plan:
                await self._run_step(f"planning {kind.name}", self._add_planned(kind.plan, space, calendars, now))

    async def _add_planned(self, plan: PlanDeliveries, space: Workspace, calendars: Calendars, now: datetime) -> None:
        new = await self.store.read(lambda db: plan(db, space=space, calendars=calendars, now=now))
        if new:
            added = await self.store.write(lambda db: add_deliveries(db, workspace_id=space.id, new=new, now=now))
            log.info("%s deliveries planned", added)

    async def _do_upkeep(self, space: Workspace, *, before_planning: bool) -> None:
        """Carry out the upkeep: what is added or deleted as time passes. It writes only where something is due."""
        for upkeep in UPKEEP:
            if upkeep.before_planning == before_planning:
                await self._run_step(upkeep.name, self._carry_out_upkeep(upkeep, space))

    async def _carry_out_upkeep(self, upkeep: Upkeep, space: Workspace) -> None:
        now = self.now()

        def look(db: Db) -> Sequence[int]:
            return upkeep.due(db, space=space, calendars=load_calendars(db, space.id), now=now)

        for due_id in await self.store.read(look):
            work = self.store.write(
                lambda db, due_id=due_id: upkeep.carry_out(db, space=space, due_id=due_id, now=now)  # type: ignore[misc]
            )
            await self._run_step(f"{upkeep.name} {due_id}", work)

    async def _run_lane(self, put_off: set[int]) -> None:
        """Claim and post until nobody is left. Persons whom a post failed to reach are left for a later tick."""
        while not self.stopping and len(put_off) < MOST_PUT_OFF:
            batch = await self._claim_batch(put_off)
            if batch is None:
                return
            done = await asyncio.gather(
                *(self._post_message(message, batch.deadline) for message in batch.ready),
                *(self._find_result(message) for message in batch.open),
            )
            put_off |= {person_id for person_id, result in done if not isinstance(result, Posted)}
            put_off |= set(batch.broken)

    async def _claim_batch(self, put_off: Collection[int]) -> Batch | None:
        """Claim some persons and store the message that each is about to be sent; None when nobody has anything due."""
        now, wall = self.now(), self.wall()
        waiting = await self.store.read(lambda db: find_due_people(db, now=now, wall=wall, most=BATCH, but=put_off))
        if not waiting:
            return None

        def take(db: Db) -> tuple[list[Claim], list[OpenMessage]]:
            claims = claim_people(db, waiting, worker=self.name, wall=wall, lease=self.lease)
            return claims, find_open_messages(db, claims)

        claims, unsettled = await self.store.write(take)
        busy = {message.to.id for message in unsettled}
        free_claims = [claimed for claimed in claims if claimed.person_id not in busy]
        decided, broken = await self._decide_messages(free_claims, now)
        handled = {draft.to.id for draft in decided.drafts} | set(broken)
        idle = [claimed.person_id for claimed in free_claims if claimed.person_id not in handled]

        def write(db: Db) -> list[PreparedMessage]:
            release_people(db, idle, worker=self.name, until=None)
            for person_id, reference in broken.items():
                fail_due(db, person_id=person_id, worker=self.name, reason=f"fault {reference}", now=now)
            return write_messages(db, decided, now=now, wall=self.wall())

        ready = await self.store.write(write)
        return Batch(tuple(ready), tuple(unsettled), tuple(broken), wall + self.lease * (1 - CALL_SHARE))

    async def _decide_messages(self, claims: Sequence[Claim], now: datetime) -> tuple[DecidedMessages, dict[int, str]]:
        """Decide for all at once. Where that raises, decide for each alone, so that only one person gets no message.

        Also returns a reference to the log for each person for whom it raised.
        """
        try:
            return await self.store.read(lambda db: decide_messages(db, claims, now=now)), {}
        except StoreBusy:
            raise
        except Exception as fault:
            if len(claims) == 1:
                reference = secrets.token_hex(4)
                log.exception("reference %s: no message could be made", reference, exc_info=fault)
                return DecidedMessages(), {claims[0].person_id: reference}
        apart = [await self._decide_messages([claimed], now) for claimed in claims]
        drafts = tuple(draft for decided, _ in apart for draft in decided.drafts)
        put_off = {key: verdict for decided, _ in apart for key, verdict in decided.put_off.items()}
        return DecidedMessages(drafts, put_off), {
            key: reference for _, broken in apart for key, reference in broken.items()
        }

    async def _post_message(self, message: PreparedMessage, deadline: datetime) -> tuple[int, PostResult]:
        draft = message.draft
        where = draft.channel or draft.to.slack_id
        result = await self.sender.post_message(where, draft.message, message.token, lambda: self.wall() > deadline)
        await self._record_result(message.id, draft.to.id, result, tries=0)
        return draft.to.id, result

    async def _find_result(self, message: OpenMessage) -> tuple[int, PostResult]:
        """Find out in Slack whether a message was posted. Until that is known, nothing else is posted to the person."""
        result: PostResult
        try:
            channel = message.channel or await self.sender.open_conversation(message.to.slack_id)
            ts = await self.sender.find_message(channel, message.token, message.posted_after)
            result = Posted(channel, ts) if ts else NotPosted("not there")
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
            result = Unknown(type(failure).__name__)
        await self._record_result(message.id, message.to.id, result, tries=message.tries)
        return message.to.id, result

    async def _record_result(self, message_id: int, person_id: int, result: PostResult, *, tries: int) -> None:
        """Store whether the message was posted. If storing fails, the row still says that this has to be found out."""
        wall = self.wall()
        keys = {"message_id": message_id, "person_id": person_id, "worker": self.name}

        def work(db: Db) -> None:
            if isinstance(result, Posted):
                record_sent(db, **keys, channel=result.channel, ts=result.ts)  # type: ignore[arg-type]
            elif isinstance(result, PostRefused):
                record_failed(db, **keys, reason=result.reason)  # type: ignore[arg-type]
            elif isinstance(result, NotPosted):
                record_not_posted(db, **keys, until=self._find_pause(result, wall))  # type: ignore[arg-type]
            elif tries + 1 >= MOST_TRIES:
                record_failed(db, **keys, reason="unknown whether posted")  # type: ignore[arg-type]
            else:
                wait = self.backoff[min(tries, len(self.backoff) - 1)]
                until = wall + timedelta(seconds=wait)
                record_unknown(db, **keys, until=until)  # type: ignore[arg-type]

        try:
            await self.store.write(work)
        except StoreBusy as busy:
            log.warning("a message's fate could not be recorded and will be found out again", exc_info=busy)
            return
        self.sent += isinstance(result, Posted)
        self.beat_at = time.monotonic()
        if not isinstance(result, Posted):
            log.warning("message %s: %s", message_id, result)

    def _find_pause(self, result: NotPosted, wall: datetime) -> datetime | None:
        """When to try a message again that was not posted: at once (None), soon, or late if Slack refuses the app."""
        if result.reason in ("not there", "lease"):
            return None
        return wall + timedelta(seconds=self.backoff[-1] if result.reason in CLOSED else self.backoff[1])
