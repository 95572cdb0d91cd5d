"""Reflections: the form, the receipt, and what a writer is told when the guard holds a text back."""

from surfaces.reflections.messages import (
    described,
    edit_form,
    held_back,
    held_back_view,
    invite,
    reflection_form,
    saved,
    withdrawn,
)
from surfaces.reflections.packed import VouchedWords, unpack_words

__all__ = [
    "VouchedWords",
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
