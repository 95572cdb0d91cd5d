"""A person's own reminder settings as a form and receipts."""

from models.preferences import ASK_HOURS
from surfaces.kit import Show
from surfaces.preferences.messages import ask_hours, ask_how_long, saved, settings_form, snoozed

__all__ = ["SHOWS", "ask_hours", "ask_how_long", "saved", "settings_form", "snoozed"]

# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {ASK_HOURS: ask_hours}
