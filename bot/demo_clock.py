"""The demo's clock: it can be moved ahead, and what was to happen on the way happens.

Only the domain's clock moves. Signatures, triggers, ticks and retries keep to the real one.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import threading
import time as real_time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.clock import system_now
from bot.settings import BadSetting, Settings
from models.calendar import moment
from models.db import Db, Store
from models.deliveries import next_due
from models.status import messages_sent, next_lesson, next_time, term_end

log = logging.getLogger("mvp.demo")
MORNING, MONDAY = time(6), time(7, 30)
SPEED = 20.0  # how many times faster than Slack the demo's local one lets a bot post, so that a term passes in a minute
FURTHEST = timedelta(days=400)
LONGEST_SILENCE = timedelta(days=100)  # how far one looks for the next message; the summer is shorter
PATIENCE_SECONDS = 20  # real ones, for what is due at one moment to be settled
PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Step:
    """From a real moment on, the domain's clock is so far ahead of it (behind, where negative)."""

    real: datetime
    ahead: timedelta


class DemoClock:
    """Real time, moved. It never goes back, and remembers its steps, so that a real moment can be told in its time."""

    def __init__(self, starts_at: datetime, real: Callable[[], datetime] = system_now) -> None:
        self._real = real
        self._lock = threading.Lock()
        self._latest = starts_at
        self._steps = [Step(found := real(), starts_at - found)]

    def __call__(self) -> datetime:
        """Now, on the domain's clock, in UTC."""
        with self._lock:
            self._latest = max(self._latest, self._real() + self._steps[-1].ahead)
            return self._latest

    def move_to(self, then: datetime) -> None:
        """Show this moment from now on. One that is past by the domain's clock changes nothing."""
        with self._lock:
            real = self._real()
            if then > max(self._latest, real + self._steps[-1].ahead):
                self._steps.append(Step(real, then - real))
                self._latest = then

    def steps(self, since: int = 0) -> list[Step]:
        """Its steps, the first `since` of them left out."""
        with self._lock:
            return self._steps[since:]


def clock_from(settings: Settings, starts_at: datetime) -> DemoClock:
    """The clock of `mvp run --demo-clock`, from a local time. Raises BadSetting where Slack is not on this machine.

    A term moved through would otherwise reach real people within a minute.
    """
    if not is_loopback(urlsplit(settings.api_url).hostname or ""):
        raise BadSetting("--demo-clock is for `mvp demo`: it works with a Slack on this machine only")
    return DemoClock(starts_at.replace(tzinfo=ZoneInfo(settings.timezone)).astimezone(UTC))


def is_loopback(host: str) -> bool:
    """Whether an address or host name, without a port, is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to move to; without a moment where it is not known beforehand."""

    name: str
    at: datetime | None


class CannotMove(ValueError):
    """The clock does not go there; the message is a code: moving, unknown_stop, backwards, too_far."""


class Stuck(RuntimeError):
    """Something due could not be settled in time: the clock stays, so that nothing is passed over."""


class Journey:
    """Moves the clock by living the time: at every moment that something is due, and each morning, one tick."""

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
        lesson, owed, end = await self._store.read(lambda db: (next_lesson(db, now), next_due(db), term_end(db, now)))
        found = [Stop("next_lesson", lesson)] if lesson else []
        found.append(Stop("next_message", owed if owed and owed > now else None))
        found.append(Stop("monday", next_time(now, MONDAY, self.timezone, weekday=1)))
        local = now.astimezone(ZoneInfo(self.timezone)).replace(second=0, microsecond=0)
        found.append(Stop("next_week", moment(local.date() + timedelta(weeks=1), local.time(), self.timezone)))
        return [*found, Stop("term_end", end)] if end else found

    async def start(self, to: str | datetime) -> None:
        """Set out for a stop, by name, or for a moment; it goes on in the background. Raises CannotMove."""
        until = to if isinstance(to, datetime) else await self._moment_of(to)
        if self.moving:
            raise CannotMove("moving")
        if until <= self.clock():
            raise CannotMove("backwards")
        if until > self.clock() + FURTHEST:
            raise CannotMove("too_far")
        self.problem, self.sent = "", 0
        self._task = asyncio.create_task(self._live(until, to_message=to == "next_message"))
        self._task.add_done_callback(self._arrived)

    async def stop(self) -> None:
        """Leave off where it is."""
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
            self.problem = "stuck" if isinstance(failure, Stuck) else "failed"
            log.error("the demo's clock stopped on its way", exc_info=failure)

    async def _live(self, until: datetime, *, to_message: bool) -> None:
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
            owed = await self._store.read(next_due)
            coming = [until, next_time(here, MORNING, self.timezone), *([owed] if owed else [])]
            self.clock.move_to(min(then for then in coming if then > here))

    async def _settle(self) -> None:
        """Tick until nothing is due any more. Raises Stuck when that takes too long."""
        deadline = real_time.monotonic() + self._patience
        while True:
            await self._tick()
            if not await self._store.read(self._owes):
                return
            if real_time.monotonic() > deadline:
                raise Stuck(self.clock().isoformat())
            await asyncio.sleep(PAUSE_SECONDS)

    def _owes(self, db: Db) -> bool:
        owed = next_due(db)
        return owed is not None and owed <= self.clock()
