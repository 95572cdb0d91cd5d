"""How far classes and schools have come, and the next lesson and end of term for the demo's clock."""

from models.status.ahead import messages_sent, next_lesson, next_time, term_end
from models.status.status import (
    CityStatus,
    ClassStatus,
    Overview,
    SchoolStatus,
    class_statuses,
    overview,
    status_of_label,
    status_of_site,
)

__all__ = [
    "CityStatus",
    "ClassStatus",
    "Overview",
    "SchoolStatus",
    "class_statuses",
    "messages_sent",
    "next_lesson",
    "next_time",
    "overview",
    "status_of_label",
    "status_of_site",
    "term_end",
]
