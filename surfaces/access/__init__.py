"""Letting newcomers in: what the newcomer and the coordinator see."""

from surfaces.access.messages import (
    SHOWS,
    build_site_form,
    build_waiting,
    offer_to_ask,
    show_asked,
    show_decision,
    show_newcomer,
    show_request,
    show_welcome,
)

__all__ = [
    "SHOWS",
    "build_site_form",
    "build_waiting",
    "offer_to_ask",
    "show_asked",
    "show_decision",
    "show_newcomer",
    "show_request",
    "show_welcome",
]
