"""The app's own clock, for apps whose clock can be moved ahead: reads it, moves it, and translates real moments.

``GET clock_url`` answers with:

- ``now`` and ``zone``: what the clock shows, and its time zone.
- ``moving``: whether a move is under way; ``sent``: how many messages the latest move has sent.
- ``problem``: a code when the latest move failed, else empty.
- ``way``: where a move under way began and where it leads to; None where that is not known, or without a move.
- ``stops``: where the clock can be moved to, each with ``name`` and ``at`` (None if not known yet).
- ``steps``: pairs of (real seconds since the epoch, seconds ahead): from that moment on the clock is that far ahead.
  The query parameter ``since`` leaves out the first so many steps, which the playground already has.

``POST clock_url`` with ``{"to": name}`` starts a move to that stop.
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

from playground.clock import PlaygroundClock

ASK_SECONDS = 5.0
ASK_EVERY = 3.0
FOLLOW_EVERY = 0.2
AWAY = "away"  # the problem code for a clock that does not answer


@dataclass(frozen=True)
class ClockStop:
    """A moment the clock can be moved to. ``at`` is None if the app does not know it yet."""

    name: str
    at: datetime | None


@dataclass(frozen=True)
class ClockMove:
    """A move of the clock: when it began and ended, in real seconds since the epoch. ``until`` is None meanwhile."""

    since: float
    until: float | None = None


class AppClock:
    """What the playground knows of the app's clock.

    ``problem`` is a code from the app, or ``away`` if the app does not answer, else empty. ``latest_move`` is None
    before the first move. ``http`` returns the client to ask with, ``run_in_background`` runs a coroutine, and
    ``announce_change`` is called when there is something new to show.
    """

    def __init__(
        self,
        *,
        url: str,
        clock: PlaygroundClock,
        http: Callable[[], httpx.AsyncClient],
        run_in_background: Callable[[Coroutine[Any, Any, None]], None],
        announce_change: Callable[[], None],
    ) -> None:
        self._url, self._clock, self._http = url, clock, http
        self._run_in_background, self._announce_change = run_in_background, announce_change
        self._step_starts: list[float] = []
        self._seconds_ahead: list[float] = []
        self._zone = ZoneInfo("Europe/Stockholm")
        self._asked_at = -ASK_EVERY
        self._following = self._starting = False
        self.stops: dict[str, ClockStop] = {}
        self.moving, self.problem, self.sent = False, "", 0
        self.latest_move: ClockMove | None = None
        self._way: tuple[datetime, datetime] | None = None

    @property
    def share(self) -> float | None:
        """Which share of its way a move has gone, 0 to 1. None without a move, or where its end is not known."""
        if not (self.moving and self._way and self.now):
            return None
        begun, end = self._way
        return min(max((self.now - begun) / (end - begun), 0.0), 1.0)

    @property
    def now(self) -> datetime | None:
        """What the clock shows, in the app's time zone; None before the app has answered once."""
        return self.at(self._clock.now())

    def at(self, real: float) -> datetime | None:
        """Return what the clock showed at a real moment (seconds since the epoch, such as a message's ts).

        None for a moment before the clock's first step.
        """
        index = bisect_right(self._step_starts, real) - 1
        return datetime.fromtimestamp(real + self._seconds_ahead[index], self._zone) if index >= 0 else None

    def refresh(self) -> None:
        """Ask the app in the background, at most once every three seconds."""
        if not self.moving and self._clock.monotonic() - self._asked_at >= ASK_EVERY:
            self._asked_at = self._clock.monotonic()
            self._run_in_background(self._follow())

    def move(self, to: str) -> None:
        """Start moving the clock to the stop of this name. Nothing happens if it is moving or has no such stop."""
        if not self.moving and to in self.stops:
            self.moving, self.problem, self.sent, self._way = True, "", 0, None
            self.latest_move = ClockMove(self._clock.now())
            self._announce_change()
            self._run_in_background(self._start_move(to))

    async def _start_move(self, to: str) -> None:
        self._starting = True
        answer = await self._ask("POST", {"to": to})
        self._starting = False
        # 409: the clock is already moving, so that move is followed.
        if answer is None or answer.status_code not in (202, 409):
            self.latest_move, self.moving = None, False
            self.problem = self._problem_code(answer)
            self._announce_change()
        else:
            await self._follow()

    async def _follow(self) -> None:
        """Ask once, and go on asking while the clock is moving."""
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
        if self._starting:
            return  # this answer was given before the move began
        if answer is None or answer.status_code != 200:
            self.moving, self.problem, self.stops = False, self._problem_code(answer), {}
        else:
            self._update_from(answer.json())
        move = self.latest_move
        if self.moving and (move is None or move.until is not None):
            self.latest_move = ClockMove(self._clock.now())
        elif not self.moving and move and move.until is None:
            self.latest_move = ClockMove(move.since, self._clock.now())
        self._announce_change()

    def _update_from(self, body: dict[str, Any]) -> None:
        self._step_starts += [real for real, _ in body["steps"]]
        self._seconds_ahead += [ahead for _, ahead in body["steps"]]
        self._zone = ZoneInfo(body["zone"])
        self.moving, self.problem, self.sent = body["moving"], body["problem"], body["sent"]
        way = body.get("way")
        self._way = (datetime.fromisoformat(way[0]), datetime.fromisoformat(way[1])) if way else None
        if not self.moving:
            stops = (ClockStop(s["name"], datetime.fromisoformat(s["at"]) if s["at"] else None) for s in body["stops"])
            self.stops = {stop.name: stop for stop in stops}

    async def _ask(self, method: str, body: dict[str, str] | None) -> httpx.Response | None:
        params = {"since": str(len(self._step_starts))} if method == "GET" else None
        try:
            return await self._http().request(method, self._url, params=params, json=body, timeout=ASK_SECONDS)
        except httpx.TransportError:
            return None

    def _problem_code(self, answer: httpx.Response | None) -> str:
        if answer is None or answer.headers.get("content-type") != "application/json":
            return AWAY
        return str(answer.json().get("error", AWAY))
