"""The tick's heart: one in-memory interval job, no business data in it, and a stop that loses nothing."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.engine import Engine

log = logging.getLogger("mvp.ticker")
EVERY_SECONDS = 5
STALE_SECONDS = 120  # without a tick begun or a message recorded, somebody needs to look
PATIENCE_SECONDS = 8


class Ticker:
    """Runs the engine's tick every few seconds, never two at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._scheduler = AsyncIOScheduler()
        self.ticks = 0

    @property
    def alive(self) -> bool:
        """Whether it gets anywhere; readiness tells."""
        return time.monotonic() - self._engine.beat_at < STALE_SECONDS

    @property
    def sent(self) -> int:
        """Messages sent since the start."""
        return self._engine.sent

    def start(self) -> None:
        """Begin, inside the running loop."""
        # Missed turns are worth nothing: the next one finds all that is due in the database.
        self._scheduler.add_job(
            self._turn_of_the_clock,
            "interval",
            seconds=EVERY_SECONDS,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now().astimezone(),
        )
        self._scheduler.start()

    async def tick(self) -> None:
        """One turn now; waits for one that is under way. Raises what the engine raises."""
        async with self._turn:
            await self._engine.tick()
            self.ticks += 1

    async def _turn_of_the_clock(self) -> None:
        if self._turn.locked():
            return
        try:
            await self.tick()
        except Exception:  # whatever broke this turn, the next one must come; readiness tells if none does
            log.exception("a tick failed; the next one goes on")

    async def stop(self) -> None:
        """No new turn; the one under way ends what it is posting. A shutdown by the scheduler would cut it in two."""
        self._engine.stopping = True
        if self._scheduler.running:
            self._scheduler.pause()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                async with self._turn:
                    pass
        except TimeoutError:
            log.warning(
                "a tick is still under way after %s s: the next start finds out what it posted", PATIENCE_SECONDS
            )
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
