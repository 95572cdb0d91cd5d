"""Reflections: the form, the receipt, and what a writer is told when the guard holds a text back."""

from surfaces.reflections.messages import (
    Packed,
    described,
    edit_form,
    held_back,
    held_back_view,
    invite,
    reflection_form,
    saved,
    unpack_words,
    withdrawn,
)

__all__ = [
    "Packed",
    "described",
    "edit_form",
    "held_back",
    "held_back_view",
    "invite",
    "reflection_form",
    "saved",
    "unpack_words",
    "withdrawn",
]
