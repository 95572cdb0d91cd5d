"""Reminders about lessons: the day before, the question after, the joint planning, and settling what was answered."""

from models.reminders.kinds import KINDS
from models.reminders.lesson_reminders import (
    AFTER_LESSON,
    BEFORE_LESSON,
    PLANNING,
    LessonQuestion,
    LessonReminder,
    PlanningReminder,
)
from models.reminders.open_questions import QuestionOutcome, SettledQuestion, mark_settled, settled_questions

__all__ = [
    "AFTER_LESSON",
    "BEFORE_LESSON",
    "KINDS",
    "PLANNING",
    "LessonQuestion",
    "LessonReminder",
    "PlanningReminder",
    "QuestionOutcome",
    "SettledQuestion",
    "mark_settled",
    "settled_questions",
]
