"""A plan as filled in: what is to be laid out, for one class or for several at once, before anything is stored.

A draft travels in the preview's metadata, so nothing lies in the database before it is saved.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from models.courses import PlanningPlace, TimeSource
from models.db import Stale
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
    """The joint planning's weekday and local time, and whose time it takes."""

    weekday: int
    at: time
    place: PlanningPlace = PlanningPlace.OWN


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as filled in. Labels are those of the school year `label_year`; minutes of none are as the programme says.

    `leaders` and `reserves` are Slack ids; none leaves each class the people it has. `seen` is the hash of the dates
    that the preview showed, empty before it.
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

    def pack(self) -> str:
        """As short JSON, for a form's metadata (at most 3000 characters)."""
        hour, source = self.hour, self.source
        values: list[Any] = [
            [self.site_id, self.label_year, self.programme, self.series, self.starts_on.isoformat()],
            [self.interval_weeks, self.lesson_minutes, self.setup_minutes, self.reflection_minutes],
            [self.planning_minutes, source.value if source else None, self.seen],
            [[slot.label, slot.weekday, _clock(slot.at), slot.room] for slot in self.slots],
            [[theme.day.isoformat(), theme.lessons] for theme in self.theme_days],
            [hour.weekday, _clock(hour.at), hour.place.value] if hour else None,
            self.leaders,
            self.reserves,
        ]
        return json.dumps(values, separators=(",", ":"), ensure_ascii=False)


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _time(said: str | None) -> time | None:
    return time.fromisoformat(said) if said else None


def unpack_plan(packed: str) -> PlanDraft:
    """A draft from a form's metadata; raises Stale for one that an older version of the bot wrote."""
    try:
        what, lengths, more, slots, themes, hour, leaders, reserves = json.loads(packed)
        site_id, label_year, programme, series, starts_on = what
        interval, lesson, setup, reflection = lengths
        planning, source, seen = more
        return PlanDraft(
            site_id=int(site_id),
            label_year=int(label_year),
            programme=str(programme),
            series=str(series),
            starts_on=date.fromisoformat(starts_on),
            interval_weeks=int(interval),
            slots=tuple(ClassSlot(str(label), int(day), _time(at), room) for label, day, at, room in slots),
            theme_days=tuple(ThemeDay(date.fromisoformat(day), int(count)) for day, count in themes),
            hour=PlanningHour(int(hour[0]), time.fromisoformat(hour[1]), PlanningPlace(hour[2])) if hour else None,
            source=TimeSource(source) if source else None,
            leaders=tuple(leaders) if leaders is not None else None,
            reserves=tuple(reserves) if reserves is not None else None,
            lesson_minutes=lesson,
            setup_minutes=setup,
            reflection_minutes=reflection,
            planning_minutes=planning,
            seen=str(seen),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        raise Stale() from problem
