"""Switches that make the local Slack misbehave: refuse, fail, lose answers, dawdle, deliver twice."""

from __future__ import annotations

import random
from dataclasses import dataclass

KINDS = ("429", "5xx", "drop", "slow")


@dataclass
class Fault:
    """One misbehaviour of calls in.

    ``kind``: 429 (refused), 5xx (refused), drop (the work is done, the connection is then cut), slow (the work is
    done, the answer comes ``seconds`` later). ``method`` is a Web API method, ``response_url`` or ``*``.
    ``times`` None lasts until cleared; ``probability`` is asked of a seeded generator.
    """

    kind: str
    method: str = "*"
    times: int | None = 1
    probability: float = 1.0
    seconds: float = 1.0


class FaultSwitches:
    """What is set to go wrong. ``refuse_connections`` is for Socket Mode; ``resend`` counts payloads per kind."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._faults: list[Fault] = []
        self.refuse_connections = False
        self.resend: dict[str, int] = {}

    def add(
        self,
        kind: str,
        method: str = "*",
        *,
        times: int | None = 1,
        probability: float = 1.0,
        seconds: float = 1.0,
    ) -> Fault:
        """Set a misbehaviour (see Fault); ValueError for an unknown kind."""
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}; known: {', '.join(KINDS)}")
        fault = Fault(kind, method, times, probability, seconds)
        self._faults.append(fault)
        return fault

    def resend_next(self, kind: str, times: int = 1) -> None:
        """Deliver the next payloads of a kind twice: slash_commands, interactive or events_api."""
        if kind not in ("slash_commands", "interactive", "events_api"):
            raise ValueError(f"unknown kind of payload {kind!r}")
        self.resend[kind] = self.resend.get(kind, 0) + times

    def take_resend(self, kind: str) -> bool:
        """Whether the payload of this kind going out now is to be delivered twice; uses one up."""
        left = self.resend.get(kind, 0)
        if left:
            self.resend[kind] = left - 1
        return bool(left)

    def take(self, method: str) -> Fault | None:
        """The misbehaviour that strikes this call, if any; uses one up."""
        for fault in self._faults:
            if fault.method not in ("*", method) or self._rng.random() >= fault.probability:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
            return fault
        return None

    def clear(self) -> None:
        """Behave again."""
        self._faults.clear()
        self.resend.clear()
        self.refuse_connections = False
