"""Planning: the dates of a class or a year group for a school year, with planning hours, clashes and hours per person.

`find_targets` and `plan_form` begin, `preview_plan` lays a `PlanDraft` out and `save_plan` stores it as it was shown.
`lay_out` and `follow` are the pure rule of teaching weeks; `timetable` and `hours_of` read what is planned.
"""

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
from models.planning.hours import PersonHours, SiteHours, count_hours
from models.planning.layout import CoursePlan, LaidLesson, LessonRhythm, ThemeDay, follow, lay_out
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
    "LaidLesson",
    "LessonPlan",
    "LessonRhythm",
    "Note",
    "PersonHours",
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
    "count_hours",
    "find_target",
    "find_targets",
    "follow",
    "hours_to_tell",
    "lay_out",
    "lesson_and_reflection",
    "plan_form",
    "preview_plan",
    "save_plan",
    "timetable",
]
