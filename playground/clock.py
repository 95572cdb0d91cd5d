"""The playground's clocks: the real one, and one that tests move by hand."""

from __future__ import annotations

import asyncio
import time


class Clock:
    """Real time. ``now`` is seconds since the epoch, ``monotonic`` never goes back."""

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back; for rates and expiry."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait this many seconds."""
        await asyncio.sleep(seconds)


class ManualClock(Clock):
    """A clock whose monotonic side moves only when a test says so; ``sleep`` jumps ahead at once."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._start = time.monotonic()

    def now(self) -> float:
        """Real seconds since the epoch plus what was advanced."""
        return time.time() + self.offset

    def monotonic(self) -> float:
        """The frozen start plus what was advanced."""
        return self._start + self.offset

    def advance(self, seconds: float) -> None:
        """Move the clock ahead."""
        self.offset += seconds

    async def sleep(self, seconds: float) -> None:
        """Move ahead by ``seconds`` without waiting."""
        self.advance(seconds)
        await asyncio.sleep(0)
