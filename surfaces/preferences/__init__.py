"""TODO face."""

from surfaces.preferences.messages import ask_hours, ask_how_long, saved, settings_form, snoozed

__all__ = ["ask_hours", "ask_how_long", "saved", "settings_form", "snoozed"]
