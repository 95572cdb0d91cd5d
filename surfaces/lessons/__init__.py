"""What a teacher sees of a log: answers, questions before it, forms, and the names of lessons."""

from surfaces.lessons.forms import LogFormChoices, change_form, how_fields, log_form
from surfaces.lessons.messages import (
    asked,
    held_words,
    invite_to_change,
    invite_to_log,
    lesson_words,
    logged,
    planned_words,
    undone,
)
from surfaces.lessons.titles import named

__all__ = [
    "LogFormChoices",
    "asked",
    "change_form",
    "held_words",
    "how_fields",
    "invite_to_change",
    "invite_to_log",
    "lesson_words",
    "log_form",
    "logged",
    "named",
    "planned_words",
    "undone",
]
