"""School years, school days, weeks and working hours. Pure: stored school years are read in `models.places`."""

from models.calendar.days import (
    FIRST_MONTH,
    Calendar,
    CalendarEntry,
    DayKind,
    EntryKind,
    SchoolYear,
    is_far,
    local_day,
    monday,
    week,
    week_code,
)
from models.calendar.worktime import SCHOOL_HOURS, WorkHours, is_zone, moment, next_moment

__all__ = [
    "FIRST_MONTH",
    "SCHOOL_HOURS",
    "Calendar",
    "CalendarEntry",
    "DayKind",
    "EntryKind",
    "SchoolYear",
    "WorkHours",
    "is_far",
    "is_zone",
    "local_day",
    "moment",
    "monday",
    "next_moment",
    "week",
    "week_code",
]
