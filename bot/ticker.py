"""What lets the scheduler run every few seconds: one job in memory, without any data of its own."""

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
        """Whether the scheduler has got anywhere lately; `/readyz` tells."""
        return time.monotonic() - self._engine.beat_at < STALE_SECONDS

    @property
    def sent(self) -> int:
        """Messages sent since the start."""
        return self._engine.sent

    def start(self) -> None:
        """Begin to tick. To be called inside the running event loop."""
        # A missed run is no loss: the next one finds in the database all that is due.
        self._scheduler.add_job(
            self._tick_if_free,
            "interval",
            seconds=EVERY_SECONDS,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now().astimezone(),
        )
        self._scheduler.start()

    async def tick(self) -> None:
        """Run the scheduler once, after a run that is under way. Raises what the engine raises."""
        async with self._turn:
            await self._engine.tick()
            self.ticks += 1

    async def _tick_if_free(self) -> None:
        if self._turn.locked():
            return
        try:
            await self.tick()
        except Exception:  # whatever broke this tick, the next one must come; readiness tells if none does
            log.exception("a tick failed; the next one goes on")

    async def stop(self) -> None:
        """Begin no new tick, and wait until the one under way has recorded what it posted, 8 s at most."""
        self._engine.stopping = True
        if self._scheduler.running:
            self._scheduler.pause()  # its shutdown would cut the tick under way in two
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
