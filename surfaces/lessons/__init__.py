"""Logs as messages and forms: receipts, questions and forms; also how a lesson is named everywhere."""

from surfaces.lessons.asked_after import SHOWS, SHOWS_SETTLED
from surfaces.lessons.forms import LogFormChoices, build_change_form, build_how_fields, build_log_form
from surfaces.lessons.messages import invite_to_change, invite_to_log, show_logged, show_undone
from surfaces.lessons.naming import say_held_lesson, say_lesson, say_planned_lesson, tell_groups_from_classes
from surfaces.lessons.questions import show_question
from surfaces.lessons.titles import show_manual, show_title

__all__ = [
    "SHOWS",
    "SHOWS_SETTLED",
    "LogFormChoices",
    "build_change_form",
    "build_how_fields",
    "build_log_form",
    "invite_to_change",
    "invite_to_log",
    "say_held_lesson",
    "say_lesson",
    "say_planned_lesson",
    "show_logged",
    "show_manual",
    "show_question",
    "show_title",
    "show_undone",
    "tell_groups_from_classes",
]
