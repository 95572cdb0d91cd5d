"""TODO face."""

from surfaces.milestones.forms import add_form, date_form, pass_form
from surfaces.milestones.lists import milestone_list
from surfaces.milestones.messages import answered, dated, digest_line, milestone_name, reminder, settled, which

__all__ = [
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
