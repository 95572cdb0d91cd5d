"""When a person works, and the moment a local wall time is: pure, with both nights of the clock change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.school_calendar import Calendar

LONGEST_WAIT = 120  # days looked ahead for a working day; the summer is shorter


def moment(day: date, at: time, timezone: str) -> datetime:
    """The instant of a local wall time. In the spring gap the clock has moved on; in the autumn fold the first counts."""
    local = datetime.combine(day, at, ZoneInfo(timezone))  # fold 0: the first of two
    return local.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class WorkHours:
    """A person's working days (1 Monday to 7 Sunday) and hours, local wall time. School staff's by default.

    Promise 3: nobody is prompted outside them.
    """

    days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    start: time = time(7, 30)
    end: time = time(16, 30)

    def works(self, day: date) -> bool:
        """Whether the day is a working day by weekday."""
        return day.isoweekday() in self.days


@dataclass(frozen=True, slots=True)
class Rest:
    """Which days of the calendar are no prompting days for a person, beside their own free days."""

    calendar: Calendar
    lesson: bool  # lesson prompts rest on study days; those to the team do not
    school_days: bool = True  # false where the site keeps no school days: a youth centre is open in the holidays

    def rests(self, day: date) -> bool:
        """Whether nothing of this sort is said on the day."""
        if not self.school_days:
            return False
        if not self.calendar.is_workday(day):
            return True
        return self.lesson and self.calendar.kind(day) == "study_day"


def next_moment(after: datetime, hours: WorkHours, rest: Rest, timezone: str) -> datetime | None:
    """The moment itself where it lies in working time, else the start of the next working time; None in a long rest."""
    local = after.astimezone(ZoneInfo(timezone))
    day = local.date()
    for ahead in range(LONGEST_WAIT):
        candidate = day + timedelta(days=ahead)
        if not hours.works(candidate) or rest.rests(candidate):
            continue
        start, end = moment(candidate, hours.start, timezone), moment(candidate, hours.end, timezone)
        if after <= end:
            return max(after, start)
    return None


def at_work(now: datetime, hours: WorkHours, rest: Rest, timezone: str) -> bool:
    """Whether a prompt may be sent now."""
    return next_moment(now, hours, rest, timezone) == now
