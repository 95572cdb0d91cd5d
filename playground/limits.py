"""Rate limits: token buckets per method (tiers), per channel and per workspace (posting)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from playground.clock import Clock
from playground.config import Rates
from playground.errors import RateLimitedError


@dataclass
class Bucket:
    """A token bucket: ``rate`` tokens a second up to ``burst``."""

    rate: float
    burst: float
    tokens: float
    filled_at: float

    def wait_for_one(self, now: float) -> float:
        """Seconds until a token is there; 0 when there is one."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return 0.0 if self.tokens >= 1 - 1e-9 else (1 - self.tokens) / self.rate


class RateLimiter:
    """All buckets of one workspace. Time runs ``time_scale`` times as fast as the clock."""

    def __init__(self, rates: Rates, clock: Clock, time_scale: float) -> None:
        self._rates = rates
        self._clock = clock
        self._scale = time_scale
        self._buckets: dict[str, Bucket] = {}

    def check_method(self, method: str, tier: int | None) -> None:
        """Count a call of a method; RateLimitedError when its tier is used up. ``tier`` None is unlimited."""
        if tier is None:
            return
        per_minute = self._rates.tiers[tier - 1]
        self._take([self._bucket(f"method {method}", per_minute / 60, max(per_minute, self._rates.smallest_burst))])

    def check_post(self, channel: str) -> None:
        """Count a post to a channel; RateLimitedError when the channel or the workspace has had its share."""
        rates = self._rates
        self._take(
            [
                self._bucket(f"channel {channel}", rates.per_channel, rates.channel_burst),
                self._bucket("workspace", rates.per_workspace, rates.workspace_burst),
            ]
        )

    def _bucket(self, name: str, rate: float, burst: float) -> Bucket:
        if name not in self._buckets:
            self._buckets[name] = Bucket(rate * self._scale, burst, burst, self._clock.monotonic())
        return self._buckets[name]

    def _take(self, buckets: list[Bucket]) -> None:
        # A refused call must not use up the other bucket's token, so all are asked before any is taken from.
        now = self._clock.monotonic()
        wait = max(bucket.wait_for_one(now) for bucket in buckets)
        if wait > 0:
            raise RateLimitedError(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= 1
