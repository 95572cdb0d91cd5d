"""TODO face."""

from surfaces.help.messages import help_message, not_understood

__all__ = ["help_message", "not_understood"]
