"""The kinds of reminders about lessons. At most two of them about one lesson, whatever their kind (promise 3)."""

from __future__ import annotations

from models.deliveries import DeliveryKind, Quiet, Replan
from models.lessons import LEADERS_ASKED
from models.reminders.lesson_reminders import AFTER_LESSON, BEFORE_LESSON, PLANNING, check_lessons
from models.reminders.open_questions import find_settled_questions
from models.reminders.planned import plan_lessons, plan_plannings
from models.reminders.term_summaries import TERM_SUMMARY, check_term_summaries, plan_term_summaries

MOST_ABOUT_A_LESSON = 2

KINDS = (
    # It has no cap and can't be switched off, for a colleague asks and not the bot.
    DeliveryKind(
        name=LEADERS_ASKED,
        order=40,
        check=check_lessons,
        rests_on_study_days=True,
        find_settled=find_settled_questions,
    ),
    DeliveryKind(
        name=AFTER_LESSON,
        order=50,
        check=check_lessons,
        is_prompt=True,
        cap=MOST_ABOUT_A_LESSON,
        quiet=Quiet.AFTER,
        rests_on_study_days=True,
        replan=Replan.COMING_DAYS,
        find_settled=find_settled_questions,
    ),
    DeliveryKind(
        name=BEFORE_LESSON,
        order=60,
        plan=plan_lessons,  # and the question after it
        check=check_lessons,
        is_prompt=True,
        cap=MOST_ABOUT_A_LESSON,
        quiet=Quiet.BEFORE,
        rests_on_study_days=True,
        replan=Replan.COMING_DAYS,
    ),
    DeliveryKind(
        name=PLANNING,
        order=65,
        plan=plan_plannings,
        check=check_lessons,
        is_prompt=True,
        cap=MOST_ABOUT_A_LESSON,
        rests_on_study_days=True,
        replan=Replan.COMING_DAYS,
    ),
    DeliveryKind(name=TERM_SUMMARY, order=85, plan=plan_term_summaries, check=check_term_summaries),
)
