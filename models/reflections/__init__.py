"""Reflections: what a leader writes about a lesson, who may read it, and tips that pairs share with others.

`save_reflection` lets the guard check a reflection and stores it, or returns why it was held back; `reflections_on`
reads those about a lesson.
"""

from models.reflections.reading import Reflection, ReflectionWords, get_reflection, own_reflections, reflections_on
from models.reflections.tables import FollowUp, Visibility, reflections
from models.reflections.tips import tips_for
from models.reflections.writing import (
    LONGEST_REFLECTION,
    FindingPlace,
    GuardContext,
    HeldBack,
    InspectedWords,
    WrittenIn,
    check_words,
    edit_reflection,
    get_own_reflection,
    hold_back,
    inspect_words,
    read_guard_context,
    save_reflection,
    withdraw_reflection,
)

__all__ = [
    "LONGEST_REFLECTION",
    "FindingPlace",
    "FollowUp",
    "GuardContext",
    "HeldBack",
    "InspectedWords",
    "Reflection",
    "ReflectionWords",
    "Visibility",
    "WrittenIn",
    "check_words",
    "edit_reflection",
    "get_own_reflection",
    "get_reflection",
    "hold_back",
    "inspect_words",
    "own_reflections",
    "read_guard_context",
    "reflections",
    "reflections_on",
    "save_reflection",
    "tips_for",
    "withdraw_reflection",
]
