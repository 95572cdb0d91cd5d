"""The school year as people see and keep it: its terms, breaks and days, shown, entered and removed.

`show_school_year` is what `/mvp läsår` answers with; `add_entry` and `remove_entry` change it; `clashes_with` finds
coming lessons on days that have no lessons (any more).
"""

from models.school_years.clashes import CalendarClash, clashes_with
from models.school_years.entries import (
    EntryFault,
    EntryPlaces,
    add_entry,
    find_entry_places,
    find_fault,
    overlapping_term,
    remove_entry,
)
from models.school_years.pages import CalendarLine, SchoolCalendar, YearPage, show_school_year

__all__ = [
    "CalendarClash",
    "CalendarLine",
    "EntryFault",
    "EntryPlaces",
    "SchoolCalendar",
    "YearPage",
    "add_entry",
    "clashes_with",
    "find_entry_places",
    "find_fault",
    "overlapping_term",
    "remove_entry",
    "show_school_year",
]
