"""Reminders about lessons as messages, and what their questions become once they are answered."""

from surfaces.reminders.messages import SHOWS, SHOWS_SETTLED, after_lesson, before_lesson, not_held, planning, settled

__all__ = ["SHOWS", "SHOWS_SETTLED", "after_lesson", "before_lesson", "not_held", "planning", "settled"]
