"""`PlanDraft`: a planning form as filled in, for one class or several at once.

The draft travels in the preview's metadata (`surfaces/kit/packed_drafts.py`): nothing is stored before it is saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from models.courses import PlanningPlace, TimeSource
from models.planning.layout import ThemeDay

SETUP_MINUTES, REFLECTION_MINUTES, PLANNING_MINUTES = 10, 15, 60  # S0: about an hour's joint planning a lesson
INTERVAL = 2  # in teaching weeks: S0, most schools have a lesson every second week
MOST_CLASSES = 16  # what fits in one form and its preview


@dataclass(frozen=True, slots=True)
class ClassSlot:
    """When and where one class has its lessons; `weekday` is 1 Monday to 7 Sunday."""

    label: str
    weekday: int
    at: time | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class PlanningHour:
    """When lessons are planned together: weekday (1 Monday to 7 Sunday), local time, and whose time it takes."""

    weekday: int
    at: time
    place: PlanningPlace = PlanningPlace.OWN


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A planning form as filled in. Labels are those of the school year `label_year`; None minutes: the programme's.

    `leaders` and `reserves` are Slack ids; with None each class keeps its people. `seen` is the hash of the dates that
    the preview showed, empty before it.
    """

    site_id: int
    label_year: int
    programme: str
    series: str
    starts_on: date
    interval_weeks: int
    slots: tuple[ClassSlot, ...]
    theme_days: tuple[ThemeDay, ...] = ()
    hour: PlanningHour | None = None
    source: TimeSource | None = None
    leaders: tuple[str, ...] | None = None
    reserves: tuple[str, ...] | None = None
    lesson_minutes: int | None = None
    setup_minutes: int = SETUP_MINUTES
    reflection_minutes: int = REFLECTION_MINUTES
    planning_minutes: int | None = None
    seen: str = ""
