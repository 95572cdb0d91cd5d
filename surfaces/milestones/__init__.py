"""Milestones as a list, reminders, receipts and forms."""

from surfaces.milestones.forms import build_add_form, build_date_form, build_pass_form
from surfaces.milestones.lists import show_milestones
from surfaces.milestones.messages import (
    SHOWS,
    show_answer,
    show_class_choice,
    show_dated,
    show_reminder,
    show_settled,
)
from surfaces.milestones.words import is_deadline, say_digest_line, say_milestone, say_milestone_name

__all__ = [
    "SHOWS",
    "build_add_form",
    "build_date_form",
    "build_pass_form",
    "is_deadline",
    "say_digest_line",
    "say_milestone",
    "say_milestone_name",
    "show_answer",
    "show_class_choice",
    "show_dated",
    "show_milestones",
    "show_reminder",
    "show_settled",
]
