"""TODO face."""

from models.school_years.clashes import CalendarClash, clashes_with
from models.school_years.entries import (
    Fault,
    Keeping,
    SchoolTold,
    Told,
    YearPage,
    add_entry,
    entries_of_year,
    fault_in,
    overlapped,
    remove_entry,
    where_to_keep,
)

__all__ = [
    "CalendarClash",
    "Fault",
    "Keeping",
    "SchoolTold",
    "Told",
    "YearPage",
    "add_entry",
    "clashes_with",
    "entries_of_year",
    "fault_in",
    "overlapped",
    "remove_entry",
    "where_to_keep",
]
