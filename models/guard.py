"""Guard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sureness(StrEnum):
    """x"""

    CERTAIN = "certain"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """x"""

    kind: str
    sureness: Sureness
    sentence: int


def inspect(text: str, *, staff: frozenset[str], places: frozenset[str]) -> tuple[Finding, ...]:
    """x"""
    return ()
