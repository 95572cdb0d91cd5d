"""Milestones as lists, reminders and forms."""

from surfaces.milestones.forms import add_form, date_form, pass_form
from surfaces.milestones.lists import milestone_list
from surfaces.milestones.messages import SHOWS, answered, dated, digest_line, milestone_name, reminder, settled, which

__all__ = [
    "SHOWS",
    "add_form",
    "answered",
    "date_form",
    "dated",
    "digest_line",
    "milestone_list",
    "milestone_name",
    "pass_form",
    "reminder",
    "settled",
    "which",
]
