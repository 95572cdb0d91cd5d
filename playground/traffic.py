"""A log of everything that crossed the wire, newest last."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Exchange:
    """One request and its answer. ``direction`` is seen from Slack: ``in`` = the app called, ``out`` = we delivered."""

    at: float
    direction: str
    name: str
    request: Any
    status: int | None
    response: Any
    seconds: float
    note: str = ""


class Traffic:
    """The newest exchanges, raw."""

    def __init__(self, kept: int) -> None:
        self._kept: deque[Exchange] = deque(maxlen=kept)

    def add(self, exchange: Exchange) -> None:
        """Note an exchange; the oldest makes room."""
        self._kept.append(exchange)

    def all(self, direction: str | None = None, name: str | None = None) -> list[Exchange]:
        """Exchanges in order, those of one direction or name only if asked."""
        return [e for e in self._kept if direction in (None, e.direction) and name in (None, e.name)]

    def as_json(self) -> list[dict[str, Any]]:
        """All of it as plain data."""
        return [asdict(exchange) for exchange in self._kept]
