"""Reminders about lessons: the day before, the question after it, the joint planning; and questions answered since."""

from models.reminders.kinds import KINDS
from models.reminders.lesson_reminders import (
    AFTER_LESSON,
    BEFORE_LESSON,
    PLANNING,
    LessonQuestion,
    LessonReminder,
    PlanningReminder,
)
from models.reminders.open_questions import QuestionOutcome, SettledQuestion

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
]
