"""A person's own choices about when and of what the bot may write, and the caps that hold for everybody (promise 3)."""

from models.preferences.hours_asked import ASK_HOURS
from models.preferences.kinds import KINDS, UPKEEP
from models.preferences.prompting import (
    PromptedPerson,
    Rest,
    classes_led,
    daily_moment,
    may_send,
    occasions_sent,
    over_cap,
    person_of,
    prompts_sent,
    rests_of,
)
from models.preferences.settings import (
    DEFAULT,
    ReminderSettings,
    absences_past,
    drop_past_absences,
    own_settings,
    save_settings,
    settings_of,
)
from models.preferences.tables import AfterLesson, DigestRhythm, reminder_settings

__all__ = [
    "ASK_HOURS",
    "DEFAULT",
    "KINDS",
    "UPKEEP",
    "AfterLesson",
    "DigestRhythm",
    "PromptedPerson",
    "ReminderSettings",
    "Rest",
    "absences_past",
    "check_hours",
    "classes_led",
    "daily_moment",
    "drop_past_absences",
    "may_send",
    "occasions_sent",
    "over_cap",
    "own_settings",
    "person_of",
    "plan_hours",
    "prompts_sent",
    "reminder_settings",
    "rests_of",
    "save_settings",
    "settings_of",
]
