"""The record of every request between Slack and the app."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Exchange:
    """One request and its answer.

    ``at`` is when it began (seconds since the epoch). ``direction`` is seen from Slack: ``in`` is a call by the app,
    ``out`` a delivery to the app. ``name`` is the Web API method or the kind of payload. ``status`` is the HTTP status,
    None without an answer. ``note`` names a simulated fault, an error or a retry.
    """

    at: float
    direction: str
    name: str
    request: Any
    status: int | None
    response: Any
    seconds: float
    note: str = ""


class Traffic:
    """The latest exchanges, in order of time. Only the newest ``size`` are kept."""

    def __init__(self, size: int) -> None:
        self._kept: deque[Exchange] = deque(maxlen=size)

    def add(self, exchange: Exchange) -> None:
        """Add an exchange. When the record is full, the oldest one is dropped."""
        self._kept.append(exchange)

    def all(self, direction: str | None = None, name: str | None = None) -> list[Exchange]:
        """Return the exchanges, oldest first. ``direction`` and ``name`` narrow the list."""
        return [e for e in self._kept if direction in (None, e.direction) and name in (None, e.name)]
