"""Moving the demo's clock: what was to happen on the way happens."""

from __future__ import annotations

import asyncio
import logging
import time as real_time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
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
SPEED = 20.0  # how many times faster than Slack the demo's local one lets a bot post, so that a term passes in a minute


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that the clock can be moved to; `at` is None where its moment is not known beforehand."""

    name: str
    at: datetime | None


class CannotMove(ValueError):
    """The clock does not go there; the message is a code: moving, unknown_stop, backwards, too_far."""


class JourneyStuck(RuntimeError):
    """Something due could not be sent or called off in time: the clock stays, so that nothing is passed over."""


class Journey:
    """Moves the clock ahead in steps: it stops at each morning and wherever a message is due, and ticks there.

    So what was to happen on the way happens. `tick` runs the scheduler once; `patience` is in real seconds. `sent`
    counts the messages of the latest move, and `problem` is why it ended early: stuck, failed, silence or empty.
    """

    def __init__(
        self,
        clock: DemoClock,
        store: Store,
        tick: Callable[[], Awaitable[None]],
        timezone: str,
        *,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.clock, self.timezone = clock, timezone
        self.problem, self.sent = "", 0
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
        lesson, due, end = await self._store.read(lambda db: (next_lesson(db, now), next_due(db), term_end(db, now)))
        stops = [Stop("next_lesson", lesson)] if lesson else []
        stops.append(Stop("next_message", due if due and due > now else None))
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
        self._task = asyncio.create_task(self._move(until, to_message=to == "next_message"))
        self._task.add_done_callback(self._arrived)

    async def stop(self) -> None:
        """End a move where the clock is now."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _moment_of(self, name: str) -> datetime:
        stop = next((stop for stop in await self.stops() if stop.name == name), None)
        if stop is None:
            raise CannotMove("unknown_stop")
        if name == "next_message":  # more may be planned on the way than is known now
            return self.clock() + LONGEST_SILENCE
        assert stop.at is not None
        return stop.at

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (failure := task.exception()) is not None:
            self.problem = "stuck" if isinstance(failure, JourneyStuck) else "failed"
            log.error("the demo's clock stopped on its way", exc_info=failure)

    async def _move(self, until: datetime, *, to_message: bool) -> None:
        before = await self._store.read(messages_sent)
        while True:
            await self._settle()
            self.sent = await self._store.read(messages_sent) - before
            here = self.clock()
            if to_message and self.sent:
                return
            if here >= until:
                self.problem = "silence" if to_message else ""
                return
            due = await self._store.read(next_due)
            coming = [until, next_time(here, MORNING, self.timezone), *([due] if due else [])]
            self.clock.move_to(min(then for then in coming if then > here))

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
