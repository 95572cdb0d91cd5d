"""Reminders about lessons: the day before, the question after it, the joint planning; and questions answered since."""

from models.reminders.again import remind_again
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
from models.reminders.term_summaries import TERM_SUMMARY, TermSummary

__all__ = [
    "AFTER_LESSON",
    "BEFORE_LESSON",
    "KINDS",
    "PLANNING",
    "TERM_SUMMARY",
    "LessonQuestion",
    "LessonReminder",
    "PlanningReminder",
    "QuestionOutcome",
    "SettledQuestion",
    "TermSummary",
    "remind_again",
]
