"""Simulated faults: a test makes the local Slack refuse, fail, drop answers, answer late or deliver twice."""

from __future__ import annotations

import random
from dataclasses import dataclass

KINDS = ("429", "5xx", "drop", "slow")


@dataclass
class InjectedFault:
    """One simulated fault in calls from the app.

    ``kind`` is one of:

    - ``429`` or ``5xx``: the call is refused with that status and has no effect.
    - ``drop``: the call takes effect, then the connection is cut instead of an answer.
    - ``slow``: the call takes effect, and the answer comes ``seconds`` later.

    ``method`` is a Web API method, ``response_url``, or ``*`` for all. The fault strikes ``times`` calls (None: until
    it is cleared), each with ``probability``, drawn from a seeded generator.
    """

    kind: str
    method: str = "*"
    times: int | None = 1
    probability: float = 1.0
    seconds: float = 1.0


class FaultSwitches:
    """All simulated faults of one playground.

    ``refuse_connections`` turns new Socket Mode connections away. ``resend`` counts, per kind of payload, how many
    of the next ones are delivered twice.
    """

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._faults: list[InjectedFault] = []
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
    ) -> InjectedFault:
        """Add a fault; see InjectedFault for the parameters. ValueError for an unknown kind."""
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}; known: {', '.join(KINDS)}")
        fault = InjectedFault(kind, method, times=times, probability=probability, seconds=seconds)
        self._faults.append(fault)
        return fault

    def resend_next(self, kind: str, times: int = 1) -> None:
        """Deliver the next ``times`` payloads of a kind twice. ValueError for an unknown kind.

        ``kind`` is slash_commands, interactive or events_api.
        """
        if kind not in ("slash_commands", "interactive", "events_api"):
            raise ValueError(f"unknown kind of payload {kind!r}")
        self.resend[kind] = self.resend.get(kind, 0) + times

    def take_resend(self, kind: str) -> bool:
        """Tell whether the payload now going out is to be delivered twice, and count it as done."""
        left = self.resend.get(kind, 0)
        if left:
            self.resend[kind] = left - 1
        return bool(left)

    def take(self, method: str) -> InjectedFault | None:
        """Return the fault that strikes this call, if any, and count it as used once."""
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
        """Remove all faults."""
        self._faults.clear()
        self.resend.clear()
        self.refuse_connections = False
