"""A person's own reminder settings as a form and receipts."""

from surfaces.preferences.messages import (
    SHOWS,
    ask_far_absence,
    ask_far_snooze,
    ask_hours,
    ask_how_long,
    build_settings_form,
    show_settings,
    show_snoozed,
)

__all__ = [
    "SHOWS",
    "ask_far_absence",
    "ask_far_snooze",
    "ask_hours",
    "ask_how_long",
    "build_settings_form",
    "show_settings",
    "show_snoozed",
]
