"""The tick: plan what will be owed, then send what is due, one message a person and moment.

Nothing is remembered here between two ticks but the pace: kill the process anywhere, and another goes on from the rows.
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
from scheduler.prepare import Decided, PreparedMessages, decide, write_down
from scheduler.sending import CLOSED, Fate, NotPosted, Posted, PostRefused, Sender, Unknown
from scheduler.settling import settle

log = logging.getLogger("mvp.scheduler")
BATCH = 8  # persons claimed together: so many look-ups cost a process that dies between its post and the record
LANES = 2  # while one batch is posted, the next is prepared
CALL_SHARE = 0.4  # of a lease, at its end: a post begun before is over when the lease is; no call may take longer
BACKOFF_SECONDS = (2, 5, 15, 60, 300, 900)
MOST_TRIES = 40
MOST_PUT_OFF = 500  # persons in one turn: then something is wrong that the next turn may find mended


@dataclass(frozen=True, slots=True)
class Batch:
    """What one claim brought: messages to post, and those whose fate must be found out first."""

    ready: tuple[PreparedMessages, ...]
    open: tuple[OpenMessage, ...]
    broken: tuple[int, ...]  # persons for whom no message could be made
    deadline: datetime  # on the real clock: nothing is posted after it


@dataclass(slots=True)
class Engine:
    """One worker. `now` is the domain's clock, `wall` the real one; `speed` is that of the Slack at hand."""

    store: Store
    sender: Sender
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    backoff: Sequence[float] = BACKOFF_SECONDS
    lease: timedelta = LEASE
    name: str = field(default_factory=lambda: secrets.token_hex(6))
    sent: int = 0
    stopping: bool = False
    beat_at: float = field(default_factory=time.monotonic)  # when it last got somewhere; readiness looks at it

    async def tick(self) -> None:
        """One turn: everything planned and everything due sent, as far as Slack lets it.

        Each step stands alone: what goes wrong in one is logged, and the others go on.
        """
        self.beat_at = time.monotonic()
        spaces = [space for space in await self.store.read(all_workspaces) if space.team_id is not None]
        for space in spaces:
            await self._keep_up(space, before_planning=True)
            await self._plan(space)
        put_off: set[int] = set()
        await asyncio.gather(*(self._step("sending", self._lane(put_off)) for _ in range(LANES)))
        if self.stopping:
            return
        await self._step("settling", settle(self.store, self.sender, self.now()))
        for space in spaces:  # what comes into being here is planned in the next turn
            await self._keep_up(space, before_planning=False)

    async def _step(self, name: str, work: Awaitable[object]) -> None:
        try:
            await work
        except StoreBusy as busy:
            log.warning("%s: the database was busy; the next turn goes on", name, exc_info=busy)
        except Exception:  # one broken row must not keep everybody else's messages back
            log.exception("%s failed; the other steps go on", name)

    async def _plan(self, space: Workspace) -> None:
        now = self.now()
        calendars = await self.store.read(lambda db: load_calendars(db, space.id))
        for kind in KINDS.values():
            if kind.plan:
                await self._step(f"planning {kind.name}", self._note(kind.plan, space, calendars, now))

    async def _note(self, plan: PlanDeliveries, space: Workspace, calendars: Calendars, now: datetime) -> None:
        new = await self.store.read(lambda db: plan(db, space=space, calendars=calendars, now=now))
        if new:
            added = await self.store.write(lambda db: add_deliveries(db, workspace_id=space.id, new=new, now=now))
            log.info("%s deliveries planned", added)

    async def _keep_up(self, space: Workspace, *, before_planning: bool) -> None:
        """What comes into being by itself, and what goes when it is past: a look each, a write only where needed."""
        for upkeep in UPKEEP:
            if upkeep.before_planning == before_planning:
                await self._step(upkeep.name, self._carry_out(upkeep, space))

    async def _carry_out(self, upkeep: Upkeep, space: Workspace) -> None:
        now = self.now()

        def look(db: Db) -> Sequence[int]:
            return upkeep.due(db, space=space, calendars=load_calendars(db, space.id), now=now)

        for due_id in await self.store.read(look):
            work = self.store.write(
                lambda db, due_id=due_id: upkeep.carry_out(db, space=space, due_id=due_id, now=now)  # type: ignore[misc]
            )
            await self._step(f"{upkeep.name} {due_id}", work)

    async def _lane(self, put_off: set[int]) -> None:
        """Claim and post until nobody is left; whom it did not work for is tried again in a later turn."""
        while not self.stopping and len(put_off) < MOST_PUT_OFF:
            batch = await self._claim(put_off)
            if batch is None:
                return
            done = await asyncio.gather(
                *(self._post(message, batch.deadline) for message in batch.ready),
                *(self._find_out(message) for message in batch.open),
            )
            put_off |= {person_id for person_id, fate in done if not isinstance(fate, Posted)}
            put_off |= set(batch.broken)

    async def _claim(self, put_off: Collection[int]) -> Batch | None:
        """Claim some persons and write down what each is about to be sent; None when nobody is owed anything."""
        now, wall = self.now(), self.wall()
        waiting = await self.store.read(lambda db: find_due_people(db, now=now, wall=wall, most=BATCH, but=put_off))
        if not waiting:
            return None

        def take(db: Db) -> tuple[list[Claim], list[OpenMessage]]:
            claims = claim_people(db, waiting, worker=self.name, wall=wall, lease=self.lease)
            return claims, find_open_messages(db, claims)

        claims, unsettled = await self.store.write(take)
        busy = {message.to.id for message in unsettled}
        free = [one for one in claims if one.person_id not in busy]
        decided, broken = await self._decide(free, now)
        told = {draft.to.id for draft in decided.drafts} | set(broken)
        idle = [one.person_id for one in free if one.person_id not in told]

        def write(db: Db) -> list[PreparedMessages]:
            release_people(db, idle, worker=self.name, until=None)
            for person_id, reference in broken.items():
                fail_due(db, person_id=person_id, worker=self.name, reason=f"fault {reference}", now=now)
            return write_down(db, decided, now=now, wall=self.wall())

        ready = await self.store.write(write)
        return Batch(tuple(ready), tuple(unsettled), tuple(broken), wall + self.lease * (1 - CALL_SHARE))

    async def _decide(self, free: Sequence[Claim], now: datetime) -> tuple[Decided, dict[int, str]]:
        """Decide for all at once; where that breaks, for each alone: only the one it breaks for goes without."""
        try:
            return await self.store.read(lambda db: decide(db, free, now=now)), {}
        except StoreBusy:
            raise
        except Exception as fault:
            if len(free) == 1:
                reference = secrets.token_hex(4)
                log.exception("reference %s: no message could be made", reference, exc_info=fault)
                return Decided(), {free[0].person_id: reference}
        apart = [await self._decide([one], now) for one in free]
        drafts = tuple(draft for decided, _ in apart for draft in decided.drafts)
        put_off = {key: verdict for decided, _ in apart for key, verdict in decided.put_off.items()}
        return Decided(drafts, put_off), {key: reference for _, broken in apart for key, reference in broken.items()}

    async def _post(self, message: PreparedMessages, deadline: datetime) -> tuple[int, Fate]:
        draft = message.draft
        where = draft.channel or draft.to.slack_id
        fate = await self.sender.post(where, draft.message, message.token, lambda: self.wall() > deadline)
        await self._record(message.id, draft.to.id, fate, tries=0)
        return draft.to.id, fate

    async def _find_out(self, message: OpenMessage) -> tuple[int, Fate]:
        """Whether a message was posted, before anything else is posted to that person."""
        fate: Fate
        try:
            channel = message.channel or await self.sender.conversation(message.to.slack_id)
            ts = await self.sender.find(channel, message.token, message.posted_after)
            fate = Posted(channel, ts) if ts else NotPosted("not there")
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
            fate = Unknown(type(failure).__name__)
        await self._record(message.id, message.to.id, fate, tries=message.tries)
        return message.to.id, fate

    async def _record(self, message_id: int, person_id: int, fate: Fate, *, tries: int) -> None:
        """Write down what became of it; where that fails, the row still says that it has to be found out."""
        wall = self.wall()
        which = {"message_id": message_id, "person_id": person_id, "worker": self.name}

        def work(db: Db) -> None:
            if isinstance(fate, Posted):
                record_sent(db, **which, channel=fate.channel, ts=fate.ts)  # type: ignore[arg-type]
            elif isinstance(fate, PostRefused):
                record_failed(db, **which, reason=fate.reason)  # type: ignore[arg-type]
            elif isinstance(fate, NotPosted):
                record_not_posted(db, **which, until=self._rest(fate, wall))  # type: ignore[arg-type]
            elif tries + 1 >= MOST_TRIES:
                record_failed(db, **which, reason="unknown whether posted")  # type: ignore[arg-type]
            else:
                wait = self.backoff[min(tries, len(self.backoff) - 1)]
                until = wall + timedelta(seconds=wait)
                record_unknown(db, **which, until=until)  # type: ignore[arg-type]

        try:
            await self.store.write(work)
        except StoreBusy as busy:
            log.warning("a message's fate could not be recorded and will be found out again", exc_info=busy)
            return
        self.sent += isinstance(fate, Posted)
        self.beat_at = time.monotonic()
        if not isinstance(fate, Posted):
            log.warning("message %s: %s", message_id, fate)

    def _rest(self, fate: NotPosted, wall: datetime) -> datetime | None:
        """How long to leave a person alone after a message that was not posted: longest where somebody must mend it."""
        if fate.reason in ("not there", "lease"):
            return None
        return wall + timedelta(seconds=self.backoff[-1] if fate.reason in CLOSED else self.backoff[1])
