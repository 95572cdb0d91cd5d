"""TODO face."""

from models.reflections.reflection import (
    LONGEST,
    Guarded,
    Reflection,
    Words,
    edit_reflection,
    get_reflection,
    guard_words,
    own_reflections,
    reflect,
    reflections_on,
    withdraw_reflection,
)
from models.reflections.tables import FollowUp, Visibility, reflections
from models.reflections.tips import tips_for

__all__ = [
    "LONGEST",
    "FollowUp",
    "Guarded",
    "Reflection",
    "Visibility",
    "Words",
    "edit_reflection",
    "get_reflection",
    "guard_words",
    "own_reflections",
    "reflect",
    "reflections",
    "reflections_on",
    "tips_for",
    "withdraw_reflection",
]
