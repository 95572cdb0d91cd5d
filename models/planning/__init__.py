"""TODO face."""

from models.planning.bookings import Booking, BookingKind, Clash, ClashKind, clashes, lesson_and_reflection
from models.planning.drafts import (
    INTERVAL,
    REFLECTION_MINUTES,
    SETUP_MINUTES,
    ClassSlot,
    PlanDraft,
    PlanningHour,
    unpack_plan,
)
from models.planning.forms import FormFacts, Line, plan_form
from models.planning.hours import Hours, SiteHours, hours_of
from models.planning.layout import Laid, Plan, Rhythm, ThemeDay, follow, lay_out
from models.planning.preview import preview_plan
from models.planning.results import ClassPlan, LessonPlan, Note, Preview
from models.planning.saving import save_plan
from models.planning.targets import Target, Wanted, find_targets, unpack_target
from models.planning.timetable import Timetable, bookings_of_others, hours_to_tell, timetable

__all__ = [
    "INTERVAL",
    "REFLECTION_MINUTES",
    "SETUP_MINUTES",
    "Booking",
    "BookingKind",
    "Clash",
    "ClashKind",
    "ClassPlan",
    "ClassSlot",
    "FormFacts",
    "Hours",
    "Laid",
    "LessonPlan",
    "Line",
    "Note",
    "Plan",
    "PlanDraft",
    "PlanningHour",
    "Preview",
    "Rhythm",
    "SiteHours",
    "Target",
    "ThemeDay",
    "Timetable",
    "Wanted",
    "bookings_of_others",
    "clashes",
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
    "unpack_plan",
    "unpack_target",
]
