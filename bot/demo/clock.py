"""The demo's clock: real time, moved ahead.

Only the domain's clock moves. Signatures, triggers, ticks and retries keep to the real one.
"""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.clock import system_now
from bot.settings import BadSetting, Settings


@dataclass(frozen=True, slots=True)
class ClockStep:
    """From the real moment `real` on, the domain's clock is `ahead` of it; behind it, where that is negative."""

    real: datetime
    ahead: timedelta


class DemoClock:
    """The domain's clock in the demo: call it for the time. It never goes back, and remembers its steps.

    With the steps, whoever knows a real moment can tell what the domain's clock showed then. Safe between threads.
    """

    def __init__(self, starts_at: datetime, real: Callable[[], datetime] = system_now) -> None:
        self._real = real
        self._lock = threading.Lock()
        self._latest = starts_at
        began = real()
        self._steps = [ClockStep(began, starts_at - began)]

    def __call__(self) -> datetime:
        """Now, on the domain's clock, in UTC."""
        with self._lock:
            self._latest = max(self._latest, self._real() + self._steps[-1].ahead)
            return self._latest

    def move_to(self, then: datetime) -> None:
        """Show this moment from now on. One that is past by the domain's clock changes nothing."""
        with self._lock:
            real = self._real()
            if then > max(self._latest, real + self._steps[-1].ahead):
                self._steps.append(ClockStep(real, then - real))
                self._latest = then

    def steps(self, since: int = 0) -> list[ClockStep]:
        """Its steps, the first `since` of them left out."""
        with self._lock:
            return self._steps[since:]


def clock_from(settings: Settings, starts_at: datetime) -> DemoClock:
    """A clock that begins at a local time of the settings' zone.

    Raises BadSetting where Slack is not on this machine: a term moved through would reach real people within a minute.
    """
    if not is_loopback(urlsplit(settings.api_url).hostname or ""):
        raise BadSetting("--demo-clock is for `mvp demo`: it works with a Slack on this machine only")
    return DemoClock(starts_at.replace(tzinfo=ZoneInfo(settings.timezone)).astimezone(UTC))


def is_loopback(host: str) -> bool:
    """Whether an address or host name, without a port, is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
