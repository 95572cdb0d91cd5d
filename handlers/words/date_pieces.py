"""The pieces that dates are said in, such as a weekday, a week or a clock time, and what several say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from models.calendar import monday
from models.lessons import When


class Look(Enum):
    """Where an open date points: back for what was held, ahead for what is planned."""

    BACK = -1
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class DayWords:
    """A whole date."""

    day: date


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (0 is Monday); `day` is the date it means when nothing else is said."""

    weekday: int
    day: date


@dataclass(frozen=True, slots=True)
class Week:
    """A week, by its Monday."""

    monday: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    at: time


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """It has a date's shape and is none, such as 31 November; `said` is how it was written."""

    said: str


Piece = DayWords | Weekday | Week | Clock | NoSuchDay
Found = tuple[Piece, int] | None


@dataclass(frozen=True, slots=True)
class SaidDate:
    """What the pieces say together. `other_day` is the day the weekday means where the date says another."""

    when: When | None = None
    other_day: date | None = None
    at: time | None = None
    wrong: str | None = None  # a date that is none, as written
    several: bool = False  # two days that can't both be meant


def combine(pieces: Sequence[Piece]) -> SaidDate:
    """What all the pieces of one sentence say together."""
    wrong = next((piece.said for piece in pieces if isinstance(piece, NoSuchDay)), None)
    clock = next((piece.at for piece in pieces if isinstance(piece, Clock)), None)
    days = {piece.day for piece in pieces if isinstance(piece, DayWords)}
    weeks = {piece.monday for piece in pieces if isinstance(piece, Week)}
    weekdays = [piece for piece in pieces if isinstance(piece, Weekday)]
    several = len(days) > 1 or len(weeks) > 1 or len({piece.weekday for piece in weekdays}) > 1
    if wrong or several:
        return SaidDate(at=clock, wrong=wrong, several=several)
    weekday = weekdays[0] if weekdays else None
    if days:
        return _with_day(days.pop(), weekday, weeks.pop() if weeks else None, clock)
    if weeks:
        first = weeks.pop()
        when = When.on(first + timedelta(days=weekday.weekday)) if weekday else When.in_week(first)
        return SaidDate(when, at=clock)
    return SaidDate(When.on(weekday.day) if weekday else None, at=clock)


def _with_day(day: date, weekday: Weekday | None, week: date | None, clock: time | None) -> SaidDate:
    """A whole date, checked against the weekday and the week that stand beside it."""
    if weekday and weekday.weekday != day.weekday():
        return SaidDate(When.on(day), monday(day) + timedelta(days=weekday.weekday), clock)
    if week and week != monday(day):
        return SaidDate(When.on(day), week + timedelta(days=day.weekday()), clock)
    return SaidDate(When.on(day), at=clock)
