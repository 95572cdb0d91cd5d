"""When a person works, and the moment a local wall time is: pure, with both nights of the clock change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LONGEST_WAIT = 120  # days looked ahead for a working day; the summer is shorter


def moment(day: date, at: time, timezone: str) -> datetime:
    """The instant of a local wall time: in the spring gap moved forward, in the autumn fold the first of the two."""
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


SCHOOL_HOURS = WorkHours()


def is_zone(name: str) -> bool:
    """Whether a time zone of that name is known here; Slack may know newer ones."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def next_moment(after: datetime, hours: WorkHours, rests: Callable[[datetime], bool], timezone: str) -> datetime | None:
    """The moment itself where it lies in working time, else the start of the next working time; None in a long rest.

    `rests` tells whether the day of a moment is no working day for other reasons than the weekday.
    """
    day = after.astimezone(ZoneInfo(timezone)).date()
    for ahead in range(LONGEST_WAIT):
        candidate = day + timedelta(days=ahead)
        if not hours.works(candidate):
            continue
        start, end = moment(candidate, hours.start, timezone), moment(candidate, hours.end, timezone)
        if after <= end and not rests(start):
            return max(after, start)
    return None
