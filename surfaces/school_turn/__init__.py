"""The turn of the school year: its forms, the preview and the receipt."""

from surfaces.school_turn.forms import build_classes_form, build_pairs_form, name_fate_field
from surfaces.school_turn.messages import build_preview_form, build_waiting_lines, invite_to_turn, show_turned
from surfaces.school_turn.packed import pack_turn, unpack_turn

__all__ = [
    "build_classes_form",
    "build_pairs_form",
    "build_preview_form",
    "build_waiting_lines",
    "invite_to_turn",
    "name_fate_field",
    "pack_turn",
    "show_turned",
    "unpack_turn",
]
