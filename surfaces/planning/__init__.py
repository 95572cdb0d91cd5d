"""Plans as people see them: the form, its preview, clashes, the schedule, and hours for the duty allocation."""

from surfaces.planning.clashes import say_clash
from surfaces.planning.duty_hours import show_hours
from surfaces.planning.ending import show_ended, show_ending, show_merged, show_merging
from surfaces.planning.forms import build_plan_form
from surfaces.planning.messages import build_preview, show_saved, show_targets
from surfaces.planning.news import SHOWS, show_course_news
from surfaces.planning.timetable import show_schedule

__all__ = [
    "SHOWS",
    "build_plan_form",
    "build_preview",
    "say_clash",
    "show_course_news",
    "show_ended",
    "show_ending",
    "show_hours",
    "show_merged",
    "show_merging",
    "show_saved",
    "show_schedule",
    "show_targets",
]
