"""The pace of calls to Slack, kept below its limits: token buckets that slow down after each refusal."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

SLOWER, FASTER = 0.9, 1.01  # factors of the rate after a refusal, and after each call that Slack took


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` calls a second, `burst` at once. A refusal stops it for as long as Slack says."""

    rate: float
    burst: float
    _tokens: float = field(init=False)
    _filled: float = field(init=False)
    _share: float = 1.0  # of the rate, after refusals
    _closed_until: float = 0.0

    def __post_init__(self) -> None:
        """Begin with all tokens."""
        self._tokens, self._filled = self.burst, time.monotonic()

    async def wait_for_turn(self) -> None:
        """Wait until one more call may be made, and count it."""
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
        """After Slack's answer 429: no calls for so many seconds, and a lower rate after that."""
        self._closed_until = max(self._closed_until, time.monotonic() + seconds)
        self._tokens = 0.0
        self._share = max(0.1, self._share * SLOWER)

    def note_success(self) -> None:
        """After a call that Slack took: go back towards the full rate."""
        self._share = min(1.0, self._share * FASTER)


@dataclass(slots=True)
class SendingPace:
    """The assumed limits of Slack: posts a second in a workspace, and calls a minute to the methods of tier 3.

    `speed` is 1 for Slack itself; the playground's Slack may run several times faster. Slack also limits posts to one
    channel to about one a second and three at once. That has no bucket: hardly anybody gets two messages in a tick, and
    then Slack answers 429.
    """

    speed: float = 1.0
    posts: Bucket = field(init=False)
    looks: Bucket = field(init=False)
    updates: Bucket = field(init=False)
    opens: Bucket = field(init=False)

    def __post_init__(self) -> None:
        """Rates a little below each limit, since the network delays calls unevenly."""
        self.posts = Bucket(4.99 * self.speed, 9)
        self.looks = Bucket(0.8 * self.speed, 5)
        self.updates = Bucket(0.8 * self.speed, 5)
        self.opens = Bucket(0.8 * self.speed, 5)
