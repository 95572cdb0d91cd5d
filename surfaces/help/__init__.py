"""The help, made from the table of commands."""

from surfaces.help.messages import show_help, show_not_understood, show_nothing_held, show_thanks

__all__ = ["show_help", "show_not_understood", "show_nothing_held", "show_thanks"]
