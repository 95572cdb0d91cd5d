"""The playground's clocks: one for real time, and one that tests move by hand."""

from __future__ import annotations

import asyncio
import time


class PlaygroundClock:
    """A clock that shows real time."""

    def now(self) -> float:
        """Return the seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Return the seconds on a clock that never goes back. Rate limits and expiry times use it."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait for ``seconds``."""
        await asyncio.sleep(seconds)


class ManualClock(PlaygroundClock):
    """A clock for tests. ``monotonic`` moves only by ``advance``, and ``sleep`` advances without waiting."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._start = time.monotonic()

    def now(self) -> float:
        """Return the real seconds since the epoch, plus all that was advanced."""
        return time.time() + self.offset

    def monotonic(self) -> float:
        """Return the moment of creation, plus all that was advanced."""
        return self._start + self.offset

    def advance(self, seconds: float) -> None:
        """Move the clock ahead by ``seconds``."""
        self.offset += seconds

    async def sleep(self, seconds: float) -> None:
        """Advance by ``seconds`` without waiting."""
        self.advance(seconds)
        await asyncio.sleep(0)
