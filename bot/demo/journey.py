"""Moving the demo's clock: what was to happen on the way happens."""

from __future__ import annotations

import asyncio
import logging
import time as real_time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.demo.clock import DemoClock
from models.calendar import moment
from models.db import Db, Store
from models.deliveries import next_due
from models.status import messages_sent, next_lesson, next_time, term_end

log = logging.getLogger("mvp.demo")
MORNING, MONDAY = time(6), time(7, 30)
FURTHEST = timedelta(days=400)
LONGEST_SILENCE = timedelta(days=100)  # how far to look for the next message; the summer is shorter
PATIENCE_SECONDS = 20  # real ones, for what is due at one moment to be settled
PAUSE_SECONDS = 0.05
SPEED = 60.0  # how many times faster than Slack the demo's local one lets a bot post and change messages


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that the clock can be moved to; `at` is None where its moment is not known beforehand."""

    name: str
    at: datetime | None


class Townsfolk(Protocol):
    """The crowd that lives in the demo while the clock moves."""

    def next_at(self) -> datetime | None:
        """When somebody does something next."""

    async def live(self, now: datetime) -> object:
        """Let everybody do what they do by now."""

    async def close(self) -> None:
        """Let go of what it holds."""


class CannotMove(ValueError):
    """The clock does not go there; the message is a code: moving, unknown_stop, backwards, too_far."""


class JourneyStuck(RuntimeError):
    """Something due could not be sent or called off in time: the clock stays, so that nothing is passed over."""


class Journey:
    """Moves the clock ahead in steps: it stops at each morning and wherever a message is due, and ticks there.

    So what was to happen on the way happens. `tick` runs the scheduler once; `patience` is in real seconds. `sent`
    counts the messages of the latest move, and `problem` is why it ended early: stuck, failed, silence or empty. Where
    there is a `crowd`, it lives on the way, and `visitors` are the Slack ids of those whom somebody may be: the next
    lesson and the next message are theirs then.
    """

    def __init__(
        self,
        clock: DemoClock,
        store: Store,
        tick: Callable[[], Awaitable[None]],
        timezone: str,
        *,
        patience: float = PATIENCE_SECONDS,
        crowd: Townsfolk | None = None,
        visitors: frozenset[str] | None = None,
    ) -> None:
        self.clock, self.timezone = clock, timezone
        self.problem, self.sent = "", 0
        self.way: tuple[datetime, datetime] | None = None  # from where to where; None without a move to a known place
        self._crowd, self._visitors = crowd, visitors
        self._store, self._tick = store, tick
        self._patience = patience
        self._task: asyncio.Task[None] | None = None

    @property
    def moving(self) -> bool:
        """Whether the clock is on its way."""
        return self._task is not None

    async def stops(self) -> list[Stop]:
        """Where the clock can go from here; what does not come is left out."""
        now = self.clock()
        lesson, due, end = await self._store.read(
            lambda db: (next_lesson(db, now, led_by=self._visitors), next_due(db), term_end(db, now))
        )
        stops = [Stop("next_lesson", lesson)] if lesson else []
        known = due and due > now and self._visitors is None
        stops.append(Stop("next_message", due if known else None))
        stops.append(Stop("monday", next_time(now, MONDAY, self.timezone, weekday=1)))
        local = now.astimezone(ZoneInfo(self.timezone)).replace(second=0, microsecond=0)
        stops.append(Stop("next_week", moment(local.date() + timedelta(weeks=1), local.time(), self.timezone)))
        return [*stops, Stop("term_end", end)] if end else stops

    async def start(self, to: str | datetime) -> None:
        """Start moving to a stop, by its name, or to a moment; goes on in the background. Raises CannotMove."""
        until = to if isinstance(to, datetime) else await self._moment_of(to)
        if self.moving:
            raise CannotMove("moving")
        if until <= self.clock():
            raise CannotMove("backwards")
        if until > self.clock() + FURTHEST:
            raise CannotMove("too_far")
        self.problem, self.sent = "", 0
        self.way = None if to == "next_message" else (self.clock(), until)
        self._task = asyncio.create_task(self._move(until, to_message=to == "next_message"))
        self._task.add_done_callback(self._arrived)

    async def stop(self) -> None:
        """End a move where the clock is now, and the crowd's life with it."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])
        if self._crowd:
            await self._crowd.close()

    async def _moment_of(self, name: str) -> datetime:
        stop = next((stop for stop in await self.stops() if stop.name == name), None)
        if stop is None:
            raise CannotMove("unknown_stop")
        if name == "next_message":  # more may be planned on the way than is known now
            return self.clock() + LONGEST_SILENCE
        assert stop.at is not None
        return stop.at

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._task = self.way = None
        if not task.cancelled() and (failure := task.exception()) is not None:
            self.problem = "stuck" if isinstance(failure, JourneyStuck) else "failed"
            log.error("the demo's clock stopped on its way", exc_info=failure)

    async def _move(self, until: datetime, *, to_message: bool) -> None:
        before = await self._store.read(self._count_sent)
        await self._settle()
        while True:
            await self._let_crowd_live()
            self.sent = await self._store.read(self._count_sent) - before
            here = self.clock()
            if to_message and self.sent:
                return
            if here >= until:
                self.problem = "silence" if to_message else ""
                return
            due = await self._store.read(next_due)
            coming = [until, next_time(here, MORNING, self.timezone), *([due] if due and due > here else [])]
            act = self._crowd and self._crowd.next_at()
            if act and here < act < min(coming):  # where nothing but the crowd stirs, the scheduler has nothing to do
                self.clock.move_to(act)
                continue
            self.clock.move_to(min(coming))
            await self._settle()

    def _count_sent(self, db: Db) -> int:
        return messages_sent(db, to=self._visitors)

    async def _let_crowd_live(self) -> None:
        """Let the crowd act, and send what follows from it at once."""
        if self._crowd:
            await self._crowd.live(self.clock())
            if await self._store.read(self._has_due):
                await self._settle()

    async def _settle(self) -> None:
        """Tick until nothing is due any more. Raises JourneyStuck when that takes too long."""
        deadline = real_time.monotonic() + self._patience
        while True:
            await self._tick()
            if not await self._store.read(self._has_due):
                return
            if real_time.monotonic() > deadline:
                raise JourneyStuck(self.clock().isoformat())
            await asyncio.sleep(PAUSE_SECONDS)

    def _has_due(self, db: Db) -> bool:
        due = next_due(db)
        return due is not None and due <= self.clock()
