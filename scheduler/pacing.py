"""Keeping below Slack's limits instead of running into them: a token bucket, slower after each refusal."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

SLOWER, FASTER = 0.9, 1.01  # after a refusal, and after each post that went through: back to the full rate in time


@dataclass(slots=True)
class Bucket:
    """`rate` calls a second, `burst` at once. A refusal stops it for as long as Slack says."""

    rate: float
    burst: float
    _tokens: float = field(init=False)
    _filled: float = field(init=False)
    _share: float = 1.0  # of the rate, after refusals
    _closed_until: float = 0.0

    def __post_init__(self) -> None:
        """It begins full."""
        self._tokens, self._filled = self.burst, time.monotonic()

    async def wait_for_turn(self) -> None:
        """Wait for the turn of one call."""
        wait = self._count_wait()
        while wait:
            await asyncio.sleep(wait)
            wait = self._count_wait()

    def _count_wait(self) -> float:
        now = time.monotonic()
        rate = self.rate * self._share
        self._tokens = min(self.burst, self._tokens + (now - self._filled) * rate)
        self._filled = now
        if now < self._closed_until:
            return self._closed_until - now
        if self._tokens >= 1:
            self._tokens -= 1
            return 0.0
        return (1 - self._tokens) / rate

    def note_refusal(self, seconds: float) -> None:
        """Slack said 429: nothing for so long, and a little slower after it."""
        self._closed_until = max(self._closed_until, time.monotonic() + seconds)
        self._tokens = 0.0
        self._share = max(0.1, self._share * SLOWER)

    def note_success(self) -> None:
        """A call was taken."""
        self._share = min(1.0, self._share * FASTER)


@dataclass(slots=True)
class SendingPace:
    """Slack's limits as they are assumed: posting a second and workspace, the tier 3 methods a minute.

    `speed` is how many times faster than real the Slack at hand runs; Slack itself runs at 1. Posting to one channel is
    limited to about one a second and three at once: hardly anybody gets two messages in a turn, and then Slack says so.
    """

    speed: float = 1.0
    posts: Bucket = field(init=False)
    looks: Bucket = field(init=False)
    updates: Bucket = field(init=False)
    opens: Bucket = field(init=False)

    def __post_init__(self) -> None:
        """A little below each limit: the clocks at both ends differ by what the way between them takes."""
        self.posts = Bucket(4.99 * self.speed, 9)
        self.looks = Bucket(0.8 * self.speed, 5)
        self.updates = Bucket(0.8 * self.speed, 5)
        self.opens = Bucket(0.8 * self.speed, 5)
