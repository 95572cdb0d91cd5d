"""Letting people in: a newcomer says where they work (`ask_access`), somebody there decides (`decide_access`)."""

from models.access.letting_in import (
    AccessAsked,
    AccessRequest,
    ask_access,
    check_access,
    decide_access,
    open_request,
    sites_to_choose,
    waiting_for,
)

__all__ = [
    "AccessAsked",
    "AccessRequest",
    "ask_access",
    "check_access",
    "decide_access",
    "open_request",
    "sites_to_choose",
    "waiting_for",
]
