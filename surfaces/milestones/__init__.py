"""Milestones as lists, reminders and forms."""

from models.milestones import MILESTONE
from surfaces.kit import Show
from surfaces.milestones.forms import add_form, date_form, pass_form
from surfaces.milestones.lists import milestone_list
from surfaces.milestones.messages import answered, dated, digest_line, milestone_name, reminder, settled, which

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

# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {MILESTONE: reminder}
