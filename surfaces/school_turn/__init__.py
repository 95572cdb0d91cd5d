"""The turn of the school year: what is proposed, its forms, and what was carried out."""

from surfaces.school_turn.forms import classes_form, fate_field, pairs_form
from surfaces.school_turn.messages import invite, preview_form, turned, waiting_lines
from surfaces.school_turn.packed import pack_turn, unpack_turn

__all__ = [
    "classes_form",
    "fate_field",
    "invite",
    "pack_turn",
    "pairs_form",
    "preview_form",
    "turned",
    "unpack_turn",
    "waiting_lines",
]
