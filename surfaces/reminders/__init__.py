"""TODO face."""

from surfaces.reminders.messages import after_lesson, before_lesson, not_held, planning, settled

__all__ = ["after_lesson", "before_lesson", "not_held", "planning", "settled"]
