"""Planning a class or a year group for a school year: days, planning hours, clashes and hours per person.

`find_targets` finds what can be planned, `plan_form` reads what the form begins with. `preview_plan` lays out a
`PlanDraft` and `save_plan` stores it as it was shown. `lay_out_lessons` and `lay_out_rest` are the pure rules of
teaching weeks. `load_timetable` and `count_hours` read what is planned.
"""

from models.planning.bookings import Booking, BookingClash, BookingKind, ClashKind, add_reflection, find_booking_clashes
from models.planning.drafts import (
    INTERVAL,
    REFLECTION_MINUTES,
    SETUP_MINUTES,
    ClassSlot,
    PlanDraft,
    PlanningHour,
)
from models.planning.ending import Ending, end_courses, propose_ending
from models.planning.forms import CourseLine, FormFacts, fill_rest, plan_form
from models.planning.free_times import FreeTime
from models.planning.hours import PersonHours, SiteHours, count_hours
from models.planning.layout import CoursePlan, LaidLesson, LessonRhythm, ThemeDay, lay_out_lessons, lay_out_rest
from models.planning.merging import Merging, merge_courses, propose_merging
from models.planning.notices import (
    COURSE_CHANGED,
    KINDS,
    CourseNews,
    CourseNotice,
    look_at_course,
    tell_concerned,
)
from models.planning.preview import preview_plan
from models.planning.results import ClassPlan, LessonPlan, Note, Preview
from models.planning.saving import save_plan
from models.planning.targets import PlanTarget, WantedClasses, find_target, find_targets
from models.planning.timetable import Timetable, find_other_bookings, find_work_hours, load_timetable
from models.planning.undo import undo_course_change

__all__ = [
    "COURSE_CHANGED",
    "INTERVAL",
    "KINDS",
    "REFLECTION_MINUTES",
    "SETUP_MINUTES",
    "Booking",
    "BookingClash",
    "BookingKind",
    "ClashKind",
    "ClassPlan",
    "ClassSlot",
    "CourseLine",
    "CourseNews",
    "CourseNotice",
    "CoursePlan",
    "Ending",
    "FormFacts",
    "FreeTime",
    "LaidLesson",
    "LessonPlan",
    "LessonRhythm",
    "Merging",
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
    "add_reflection",
    "count_hours",
    "end_courses",
    "fill_rest",
    "find_booking_clashes",
    "find_other_bookings",
    "find_target",
    "find_targets",
    "find_work_hours",
    "lay_out_lessons",
    "lay_out_rest",
    "load_timetable",
    "look_at_course",
    "merge_courses",
    "plan_form",
    "preview_plan",
    "propose_ending",
    "propose_merging",
    "save_plan",
    "tell_concerned",
    "undo_course_change",
]
