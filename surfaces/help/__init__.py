"""The help, out of the table of commands."""

from surfaces.help.messages import help_message, not_understood

__all__ = ["help_message", "not_understood"]
