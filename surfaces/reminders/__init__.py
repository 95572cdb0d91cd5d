"""Reminders about lessons as messages, and what their questions become once they are answered."""

from surfaces.reminders.again import AgainChoice, ask_when_again, show_again
from surfaces.reminders.messages import (
    SHOWS,
    SHOWS_SETTLED,
    show_after_lesson,
    show_before_lesson,
    show_not_held,
    show_planning,
    show_settled,
)

__all__ = [
    "SHOWS",
    "SHOWS_SETTLED",
    "AgainChoice",
    "ask_when_again",
    "show_after_lesson",
    "show_again",
    "show_before_lesson",
    "show_not_held",
    "show_planning",
    "show_settled",
]
