"""Reflections: the forms, the receipts, and the guard's answer when it holds a text back."""

from surfaces.reflections.guard import build_held_back_view, show_below_guard, show_beside_reflection, show_held_back
from surfaces.reflections.messages import (
    build_edit_form,
    build_reflection_form,
    invite_to_reflect,
    show_described,
    show_saved,
    show_withdrawn,
)
from surfaces.reflections.packed import VouchedWords, mark_of, unpack_words

__all__ = [
    "VouchedWords",
    "build_edit_form",
    "build_held_back_view",
    "build_reflection_form",
    "invite_to_reflect",
    "mark_of",
    "show_below_guard",
    "show_beside_reflection",
    "show_described",
    "show_held_back",
    "show_saved",
    "show_withdrawn",
    "unpack_words",
]
