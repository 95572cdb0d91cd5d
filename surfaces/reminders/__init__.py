"""Reminders about lessons as messages, and what their questions become once they are answered."""

from models.lessons import LEADERS_ASKED
from models.reminders import AFTER_LESSON, BEFORE_LESSON, PLANNING
from surfaces.kit import Show
from surfaces.reminders.messages import after_lesson, before_lesson, not_held, planning, settled

__all__ = ["SHOWS", "after_lesson", "before_lesson", "not_held", "planning", "settled"]

# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {
    BEFORE_LESSON: before_lesson,
    AFTER_LESSON: after_lesson,
    PLANNING: planning,
    LEADERS_ASKED: after_lesson,
}
