"""Lessons that were held: logging one, changing and undoing a log, and the cards that say what a lesson needs.

`log_lesson` is the one rule that every way of logging calls; a `LogDraft` is what somebody said, before it is checked.
"""

from models.lessons.answers import (
    LEADERS_ASKED,
    NotHeld,
    WentThrough,
    go_through,
    say_how_it_went,
    say_not_held,
)
from models.lessons.cards import Print, cards, prints, rooms_named, rooms_needed
from models.lessons.changes import Detail, HowItWent, LogChange, change_log, describe_log, latest_log, log_detail
from models.lessons.drafts import (
    MOST_MINUTES,
    UNKNOWN,
    Adaptation,
    Ask,
    Choice,
    Engagement,
    LogDraft,
    Manner,
    MissingBefore,
    Precision,
    Question,
    Reading,
    Source,
    When,
    is_slack_id,
)
from models.lessons.kinds import KINDS
from models.lessons.likely import LikelyLesson, find_likely_lesson
from models.lessons.log import log_lesson
from models.lessons.logs import Held, held_numbers, logs_of, next_number
from models.lessons.notices import LOGGED_BY_OTHER, LogNotice
from models.lessons.order import OrderAnswer, OrderSettled, confirm_day, settle_order, use_planned_day
from models.lessons.results import Logged, LoggedLesson, LogOutcome, Next, OffPlan, OpenOrder
from models.lessons.tables import lesson_logs, log_people
from models.lessons.undo import LatestLogs, UndoneLogs, find_latest_logs, logs_said, undo_log

__all__ = [
    "KINDS",
    "LEADERS_ASKED",
    "LOGGED_BY_OTHER",
    "MOST_MINUTES",
    "UNKNOWN",
    "Adaptation",
    "Ask",
    "Choice",
    "Detail",
    "Engagement",
    "Held",
    "HowItWent",
    "LatestLogs",
    "LikelyLesson",
    "LogChange",
    "LogDraft",
    "LogNotice",
    "LogOutcome",
    "Logged",
    "LoggedLesson",
    "Manner",
    "MissingBefore",
    "Next",
    "NotHeld",
    "OffPlan",
    "OpenOrder",
    "OrderAnswer",
    "OrderSettled",
    "Precision",
    "Print",
    "Question",
    "Reading",
    "Source",
    "UndoneLogs",
    "WentThrough",
    "When",
    "cards",
    "change_log",
    "confirm_day",
    "describe_log",
    "find_latest_logs",
    "find_likely_lesson",
    "go_through",
    "held_numbers",
    "is_slack_id",
    "latest_log",
    "lesson_logs",
    "log_detail",
    "log_lesson",
    "log_people",
    "logs_of",
    "logs_said",
    "next_number",
    "prints",
    "rooms_named",
    "rooms_needed",
    "say_how_it_went",
    "say_not_held",
    "settle_order",
    "undo_log",
    "use_planned_day",
]
