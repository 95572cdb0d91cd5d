"""Reminders about lessons as messages, and what their questions become once they are answered."""

from surfaces.reminders.messages import SHOWS, after_lesson, before_lesson, not_held, planning, settled

__all__ = ["SHOWS", "after_lesson", "before_lesson", "not_held", "planning", "settled"]
