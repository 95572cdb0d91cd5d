"""Slack's rate limits: calls a minute per method, and posts a second per channel and per workspace."""

from __future__ import annotations

import math
from dataclasses import dataclass

from playground.clock import PlaygroundClock
from playground.config import Rates
from playground.errors import RateLimitedError


@dataclass
class TokenBucket:
    """A token bucket: it holds up to ``burst`` tokens and is refilled with ``rate`` tokens a second.

    ``filled_at`` is when ``tokens`` was last computed, in monotonic seconds.
    """

    rate: float
    burst: float
    tokens: float
    filled_at: float

    def wait_for_one(self, now: float) -> float:
        """Refill, and return the seconds until a token is available (0 if one is)."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return 0.0 if self.tokens >= 1 - 1e-9 else (1 - self.tokens) / self.rate


class RateLimiter:
    """The rate limits of one workspace. Buckets are refilled ``time_scale`` times as fast as in Slack."""

    def __init__(self, rates: Rates, clock: PlaygroundClock, time_scale: float) -> None:
        self._rates = rates
        self._clock = clock
        self._scale = time_scale
        self._buckets: dict[str, TokenBucket] = {}

    def check_method(self, method: str, tier: int | None) -> None:
        """Count a call of a method. RateLimitedError when its tier allows no more; ``tier`` None has no limit."""
        if tier is None:
            return
        per_minute = self._rates.tiers[tier - 1]
        self._take([self._bucket(f"method {method}", per_minute / 60, max(per_minute, self._rates.smallest_burst))])

    def check_post(self, channel: str) -> None:
        """Count a post to a channel. RateLimitedError when the channel or the workspace may have no more."""
        rates = self._rates
        self._take(
            [
                self._bucket(f"channel {channel}", rates.per_channel, rates.channel_burst),
                self._bucket("workspace", rates.per_workspace, rates.workspace_burst),
            ]
        )

    def _bucket(self, name: str, rate: float, burst: float) -> TokenBucket:
        if name not in self._buckets:
            self._buckets[name] = TokenBucket(rate * self._scale, burst, burst, self._clock.monotonic())
        return self._buckets[name]

    def _take(self, buckets: list[TokenBucket]) -> None:
        # A refused call must not cost a token in another bucket, so all are asked before any token is taken.
        now = self._clock.monotonic()
        wait = max(bucket.wait_for_one(now) for bucket in buckets)
        if wait > 0:
            raise RateLimitedError(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= 1
