"""TODO face."""

from models.reminders.lesson_reminders import LessonQuestion, LessonReminder, PlanningReminder, check_lessons
from models.reminders.open_questions import QuestionOutcome, SettledQuestion, mark_settled, settled_questions
from models.reminders.planned import plan_lessons, plan_plannings

__all__ = [
    "LessonQuestion",
    "LessonReminder",
    "PlanningReminder",
    "QuestionOutcome",
    "SettledQuestion",
    "check_lessons",
    "mark_settled",
    "plan_lessons",
    "plan_plannings",
    "settled_questions",
]
