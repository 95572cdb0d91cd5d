"""The app's own clock, where the app has one that can be moved: read, moved, and laid beside real moments.

The app answers a GET of its address with ``now`` and ``zone``, ``moving``, ``sent`` (messages of the latest move),
``problem`` (a code), ``stops`` (``name``, ``at``: where it can go), and ``steps``, but for the first ``since`` of
them: from a real moment on (seconds since the epoch) the clock is so many seconds ahead. A POST of ``{"to": name}``
sets it off.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from playground.clock import Clock

ASK_SECONDS = 5.0
LOOK_EVERY = 3.0
FOLLOW_EVERY = 0.2
AWAY = "away"  # the app does not answer for its clock


@dataclass(frozen=True)
class Stop:
    """Where the clock can go; ``at`` is None where the app does not know yet."""

    name: str
    at: datetime | None


@dataclass(frozen=True)
class Trip:
    """The latest move, between two real moments (seconds since the epoch); ``until`` is None while it goes on."""

    since: float
    until: float | None = None


class AppClock:
    """What is known of the app's clock. ``problem`` is a code of the app's, or ``away``; empty when all is well."""

    def __init__(
        self,
        url: str,
        clock: Clock,
        http: Callable[[], httpx.AsyncClient],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        changed: Callable[[], None],
    ) -> None:
        self._url, self._clock, self._http, self._spawn, self._changed = url, clock, http, spawn, changed
        self._starts: list[float] = []
        self._ahead: list[float] = []
        self._zone = ZoneInfo("Europe/Stockholm")
        self._looked = -LOOK_EVERY
        self._following = self._setting_off = False
        self.stops: dict[str, Stop] = {}
        self.moving, self.problem, self.sent = False, "", 0
        self.trip: Trip | None = None

    @property
    def now(self) -> datetime | None:
        """What it shows, in the app's zone; None before the app has answered once."""
        return self.at(self._clock.now())

    def at(self, real: float) -> datetime | None:
        """What it showed at a real moment, such as a message's ts; None for one before its first step."""
        index = bisect_right(self._starts, real) - 1
        return datetime.fromtimestamp(real + self._ahead[index], self._zone) if index >= 0 else None

    def look(self) -> None:
        """Ask the app, unless that was done just now; word of it comes with the next change."""
        if not self.moving and self._clock.monotonic() - self._looked >= LOOK_EVERY:
            self._looked = self._clock.monotonic()
            self._spawn(self._follow())

    def move(self, to: str) -> None:
        """Set it off for a stop."""
        if not self.moving and to in self.stops:
            self.moving, self.problem, self.sent = True, "", 0
            self.trip = Trip(self._clock.now())
            self._changed()
            self._spawn(self._set_off(to))

    async def _set_off(self, to: str) -> None:
        self._setting_off = True
        answer = await self._ask("POST", {"to": to})
        self._setting_off = False
        if answer is None or answer.status_code not in (202, 409):
            self.trip, self.moving = None, False
            self.problem = self._code(answer)
            self._changed()
        else:
            await self._follow()

    async def _follow(self) -> None:
        """Ask once, and while it moves again and again."""
        if self._following:
            return
        self._following = True
        try:
            await self._read()
            while self.moving:
                await asyncio.sleep(FOLLOW_EVERY)
                await self._read()
        finally:
            self._following = False

    async def _read(self) -> None:
        answer = await self._ask("GET", None)
        if self._setting_off:  # what was told is from before it set off
            return
        if answer is None or answer.status_code != 200:
            self.moving, self.problem, self.stops = False, self._code(answer), {}
        else:
            self._take(answer.json())
        if self.moving and (self.trip is None or self.trip.until is not None):
            self.trip = Trip(self._clock.now())
        elif not self.moving and self.trip and self.trip.until is None:
            self.trip = Trip(self.trip.since, self._clock.now())
        self._changed()

    def _take(self, told: dict[str, Any]) -> None:
        self._starts += [real for real, _ in told["steps"]]
        self._ahead += [ahead for _, ahead in told["steps"]]
        self._zone = ZoneInfo(told["zone"])
        self.moving, self.problem, self.sent = told["moving"], told["problem"], told["sent"]
        if not self.moving:
            found = (Stop(s["name"], datetime.fromisoformat(s["at"]) if s["at"] else None) for s in told["stops"])
            self.stops = {stop.name: stop for stop in found}

    async def _ask(self, method: str, body: dict[str, str] | None) -> httpx.Response | None:
        params = {"since": str(len(self._starts))} if method == "GET" else None
        try:
            return await self._http().request(method, self._url, params=params, json=body, timeout=ASK_SECONDS)
        except httpx.TransportError:
            return None

    def _code(self, answer: httpx.Response | None) -> str:
        if answer is None or answer.headers.get("content-type") != "application/json":
            return AWAY
        return str(answer.json().get("error", AWAY))
