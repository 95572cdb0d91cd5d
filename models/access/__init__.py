"""Letting people in: a newcomer says where they work (`ask_access`), somebody there decides (`decide_access`)."""

from models.access.kinds import KINDS
from models.access.letting_in import (
    ACCESS_REQUEST,
    WELCOME,
    AccessAsked,
    AccessRequest,
    ask_access,
    decide_access,
    open_request,
    sites_to_choose,
    waiting_for,
)

__all__ = [
    "ACCESS_REQUEST",
    "KINDS",
    "WELCOME",
    "AccessAsked",
    "AccessRequest",
    "ask_access",
    "decide_access",
    "open_request",
    "sites_to_choose",
    "waiting_for",
]
