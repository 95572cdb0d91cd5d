"""Reflections: what a leader writes about a lesson, who may read it, and tips that pairs share with others.

`reflect` lets the guard read a reflection and stores it, or says why it was held back; `reflections_on` reads them.
"""

from models.reflections.reading import Reflection, Words, get_reflection, own_reflections, reflections_on
from models.reflections.tables import FollowUp, Visibility, reflections
from models.reflections.tips import tips_for
from models.reflections.writing import (
    LONGEST,
    HeldBack,
    edit_reflection,
    guard_words,
    reflect,
    withdraw_reflection,
)

__all__ = [
    "LONGEST",
    "FollowUp",
    "HeldBack",
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
