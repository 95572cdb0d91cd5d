"""Letting people in: what a newcomer and a coordinator see."""

from models.access import ACCESS_REQUEST, WELCOME
from surfaces.kit import Show
from surfaces.people.messages import (
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

# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {ACCESS_REQUEST: request_notice, WELCOME: welcome}
