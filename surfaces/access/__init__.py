"""Letting people in: what a newcomer and a coordinator see."""

from surfaces.access.messages import (
    SHOWS,
    ask_for_access,
    asked,
    decided,
    newcomer,
    request_notice,
    site_form,
    waiting,
    welcome,
)

__all__ = [
    "SHOWS",
    "ask_for_access",
    "asked",
    "decided",
    "newcomer",
    "request_notice",
    "site_form",
    "waiting",
    "welcome",
]
