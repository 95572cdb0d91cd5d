"""Moved and cancelled lessons: the preview, the receipt, and what colleagues are told."""

from surfaces.moves.forms import STAYS, move_form, why_form
from surfaces.moves.messages import asked, dropped, invite, proposed, saved, undone
from surfaces.moves.news import SHOWS, told

__all__ = [
    "SHOWS",
    "STAYS",
    "asked",
    "dropped",
    "invite",
    "move_form",
    "proposed",
    "saved",
    "told",
    "undone",
    "why_form",
]
