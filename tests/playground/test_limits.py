"""Rates on a clock moved by hand."""

from __future__ import annotations

import pytest

from playground.clock import ManualClock
from playground.config import Rates
from playground.errors import RateLimitedError
from playground.limits import RateLimiter


def posts(limiter: RateLimiter, channel: str, most: int = 50) -> int:
    """How many posts pass before one is refused."""
    for count in range(most):
        try:
            limiter.check_post(channel)
        except RateLimitedError:
            return count
    return most


def test_a_channel_takes_a_burst_and_then_one_a_second() -> None:
    clock = ManualClock()
    limiter = RateLimiter(Rates(), clock, 1.0)
    assert posts(limiter, "C1") == 3
    clock.advance(0.9)
    assert posts(limiter, "C1") == 0
    clock.advance(0.2)
    assert posts(limiter, "C1") == 1
    clock.advance(60)
    assert posts(limiter, "C1") == 3


def test_the_workspace_has_its_own_cap_and_refusals_cost_nothing() -> None:
    clock = ManualClock()
    limiter = RateLimiter(Rates(), clock, 1.0)
    assert [posts(limiter, f"C{n}") for n in range(5)] == [3, 3, 3, 1, 0]
    clock.advance(0.2)
    assert posts(limiter, "C4") == 1


def test_tiers_are_per_method_and_name_the_wait() -> None:
    clock = ManualClock()
    limiter = RateLimiter(Rates(), clock, 1.0)
    for _ in range(50):
        limiter.check_method("conversations.history", 3)
    with pytest.raises(RateLimitedError) as caught:
        limiter.check_method("conversations.history", 3)
    assert caught.value.retry_after == 2
    limiter.check_method("conversations.replies", 3)
    clock.advance(1.2)
    limiter.check_method("conversations.history", 3)


def test_time_scale_divides_the_wait() -> None:
    clock = ManualClock()
    limiter = RateLimiter(Rates(), clock, 10.0)
    assert posts(limiter, "C1") == 3
    clock.advance(0.1)
    assert posts(limiter, "C1") == 1
