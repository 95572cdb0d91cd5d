"""Plans as people see them: forms, the preview, clashes, the timetable, and hours for the duty allocation."""

from surfaces.planning.clashes import clash_line
from surfaces.planning.duty_hours import hours
from surfaces.planning.forms import plan_form
from surfaces.planning.messages import preview, saved, which
from surfaces.planning.timetable import schedule

__all__ = ["clash_line", "hours", "plan_form", "preview", "saved", "schedule", "which"]
