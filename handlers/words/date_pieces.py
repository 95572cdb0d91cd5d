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
    """A whole date. `or_clock` is the time that `9.10` would be, where the text has another day beside it."""

    day: date
    or_clock: time | None = None


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
class Between:
    """Days of which one is meant, both included: `i början av veckan`. Which one is asked."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    at: time


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """`på förmiddagen`, `efter lunch`: it says nothing of the day."""


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """It has a date's shape and is none, such as 31 November; `said` is how it was written."""

    said: str


Piece = DayWords | Weekday | Week | Between | Clock | PartOfDay | NoSuchDay
Found = tuple[Piece, int] | None


@dataclass(frozen=True, slots=True)
class SaidDate:
    """What the pieces say together. `other_day` is the day the weekday means where the date says another.

    `days` are those of which one is meant, where the words name several or leave it open.
    """

    when: When | None = None
    other_day: date | None = None
    at: time | None = None
    wrong: str | None = None  # a date that is none, as written
    days: tuple[date, ...] = ()

    @property
    def several(self) -> bool:
        """Whether the words don't tell which day is meant."""
        return bool(self.days)


def combine(pieces: Sequence[Piece]) -> SaidDate:
    """What all the pieces of one sentence say together."""
    wrong = next((piece.said for piece in pieces if isinstance(piece, NoSuchDay)), None)
    clock = next((piece.at for piece in pieces if isinstance(piece, Clock)), None)
    if wrong:
        return SaidDate(at=clock, wrong=wrong)
    dates, other_clock = _dates(pieces)
    clock = clock or other_clock
    days = {piece.day for piece in dates}
    weeks = {piece.monday for piece in pieces if isinstance(piece, Week)}
    weekdays = [piece for piece in pieces if isinstance(piece, Weekday)]
    open_days = [piece for piece in pieces if isinstance(piece, Between)]
    if len(days) > 1 or len(weeks) > 1 or len({piece.weekday for piece in weekdays}) > 1:
        return SaidDate(at=clock, days=_named_days(days, weeks, weekdays))
    weekday = weekdays[0] if weekdays else None
    if days:
        return _with_day(days.pop(), weekday, weeks.pop() if weeks else None, clock)
    if weeks and not open_days:
        first = weeks.pop()
        when = When.on(first + timedelta(days=weekday.weekday)) if weekday else When.in_week(first)
        return SaidDate(when, at=clock)
    if open_days:
        return _in_open_days(open_days[0], weekday, clock)
    return SaidDate(When.on(weekday.day) if weekday else None, at=clock)


def _dates(pieces: Sequence[Piece]) -> tuple[list[DayWords], time | None]:
    """The whole dates, and the time that `9.10` is where another day is said."""
    dates = [piece for piece in pieces if isinstance(piece, DayWords)]
    sure = [piece for piece in dates if piece.or_clock is None]
    days = {date.day for date in dates}
    other = sure or any(isinstance(piece, Weekday) and piece.day not in days for piece in pieces)
    if not other:
        return dates, None
    return sure, next((date.or_clock for date in dates if date.or_clock), None)


def _named_days(days: set[date], weeks: set[date], weekdays: Sequence[Weekday]) -> tuple[date, ...]:
    if not days and len(weeks) == 1:
        days = {next(iter(weeks)) + timedelta(days=piece.weekday) for piece in weekdays}
    elif not days and weeks:
        shifts = {piece.weekday for piece in weekdays} or set(range(5))
        days = {first + timedelta(days=shift) for first in weeks for shift in shifts}
    else:
        days = days | {piece.day for piece in weekdays}
    return tuple(sorted(days))


def _in_open_days(between: Between, weekday: Weekday | None, clock: time | None) -> SaidDate:
    """One of the days, the weekday's where one is said."""
    span = [between.first + timedelta(days=more) for more in range((between.last - between.first).days + 1)]
    named = [day for day in span if weekday and day.weekday() == weekday.weekday]
    if len(named) == 1:
        return SaidDate(When.on(named[0]), at=clock)
    return SaidDate(at=clock, days=tuple(named or [day for day in span if day.weekday() < 5] or span))


def _with_day(day: date, weekday: Weekday | None, week: date | None, clock: time | None) -> SaidDate:
    """A whole date, checked against the weekday and the week that stand beside it."""
    if weekday and weekday.weekday != day.weekday():
        return SaidDate(When.on(day), monday(day) + timedelta(days=weekday.weekday), clock)
    if week and week != monday(day):
        return SaidDate(When.on(day), week + timedelta(days=day.weekday()), clock)
    return SaidDate(When.on(day), at=clock)
