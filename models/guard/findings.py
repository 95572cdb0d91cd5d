"""What the guard can find. A finding never holds the text it was found in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sureness(StrEnum):
    """Whether a text is stopped or its writer asked."""

    CERTAIN = "certain"
    ASK = "ask"


class FindingKind(StrEnum):
    """What points to a pupil."""

    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    ADDRESS = "address"
    NAME = "name"
    INITIALS = "initials"
    DESCRIPTOR = "descriptor"
    HEALTH = "health"
    DISCLOSURE = "disclosure"
    SOCIAL_CASE = "social_case"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Finding:
    """What points to a pupil, how sure that is, and in which sentence (the first is 1)."""

    kind: FindingKind
    sureness: Sureness
    sentence: int
