"""TODO face."""

from models.planning.bookings import Booking, BookingClash, BookingKind, ClashKind, clashes, lesson_and_reflection
from models.planning.drafts import (
    INTERVAL,
    REFLECTION_MINUTES,
    SETUP_MINUTES,
    ClassSlot,
    PlanDraft,
    PlanningHour,
)
from models.planning.forms import CourseLine, FormFacts, plan_form
from models.planning.hours import Hours, SiteHours, hours_of
from models.planning.layout import CoursePlan, Laid, LessonRhythm, ThemeDay, follow, lay_out
from models.planning.preview import preview_plan
from models.planning.results import ClassPlan, LessonPlan, Note, Preview
from models.planning.saving import save_plan
from models.planning.targets import PlanTarget, WantedClasses, find_target, find_targets
from models.planning.timetable import Timetable, bookings_of_others, hours_to_tell, timetable

__all__ = [
    "INTERVAL",
    "REFLECTION_MINUTES",
    "SETUP_MINUTES",
    "Booking",
    "BookingClash",
    "BookingKind",
    "ClashKind",
    "ClassPlan",
    "ClassSlot",
    "CourseLine",
    "CoursePlan",
    "FormFacts",
    "Hours",
    "Laid",
    "LessonPlan",
    "LessonRhythm",
    "Note",
    "PlanDraft",
    "PlanTarget",
    "PlanningHour",
    "Preview",
    "SiteHours",
    "ThemeDay",
    "Timetable",
    "WantedClasses",
    "bookings_of_others",
    "clashes",
    "find_target",
    "find_targets",
    "follow",
    "hours_of",
    "hours_to_tell",
    "lay_out",
    "lesson_and_reflection",
    "plan_form",
    "preview_plan",
    "save_plan",
    "timetable",
]
