"""The Swedish date grammar, with English words: exact dates first, then the families people use, never a fuzzy guess.

Each family is one small reader: given the words and a place among them it returns what it found and how many words
it took, or None. A log looks back and a plan looks ahead; the nearest fitting day is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from handlers.words.date_words import (
    AGO,
    EASTER_FEASTS,
    FIXED_FEASTS,
    MONTHS,
    RELATIVE,
    UNITS,
    WEEK_PHRASES,
    WEEKDAY_LEADS,
    weekday_number,
)
from handlers.words.splitting import Word, number_of
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


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads dates out of words, seen from one day."""

    today: date
    look: Look

    def read(self, words: Sequence[Word], at: int) -> Found:
        """The piece that begins at this word and how many words it takes; None where none begins."""
        families: tuple[Callable[[Sequence[Word], int], Found], ...] = (
            self._exact, self._relative, self._ago, self._feast, self._week, self._month_day, self._weekday,
            self._day_of_month, self._clock,
        )  # fmt: skip
        for family in families:
            found = family(words, at)
            if found:
                return found
        return None

    def together(self, pieces: Sequence[Piece]) -> SaidDate:
        """What all the pieces of one sentence say."""
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
            return self._dated(days.pop(), weekday, weeks.pop() if weeks else None, clock)
        if weeks:
            first = weeks.pop()
            when = When.on(first + timedelta(days=weekday.weekday)) if weekday else When.in_week(first)
            return SaidDate(when, at=clock)
        return SaidDate(When.on(weekday.day) if weekday else None, at=clock)

    def _dated(self, day: date, weekday: Weekday | None, week: date | None, clock: time | None) -> SaidDate:
        if weekday and weekday.weekday != day.weekday():
            return SaidDate(When.on(day), monday(day) + timedelta(days=weekday.weekday), clock)
        if week and week != monday(day):
            return SaidDate(When.on(day), week + timedelta(days=day.weekday()), clock)
        return SaidDate(When.on(day), at=clock)

    # --- families -------------------------------------------------------------------------------------------------

    def _exact(self, words: Sequence[Word], at: int) -> Found:
        low = words[at].low
        found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(20\d{2})(\d{2})(\d{2})", low)
        if found:
            year, month, day = (int(part) for part in found.groups() if part)
            return self._date(year, month, day, low), 1
        found = re.fullmatch(r"(\d{2})(\d{2})(\d{2})", low)
        if found:
            return self._date(2000 + int(found[1]), int(found[2]), int(found[3]), low), 1
        found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?", low)
        if found and not self._looks_like_clock(words, at):
            day, month = int(found[1]), int(found[2])
            said_year, taken = found[3] or "", 1
            if not said_year and at + 1 < len(words) and re.fullmatch(r"20\d{2}", words[at + 1].low):
                said_year, taken = words[at + 1].low, 2
            if said_year:
                year = int(said_year) if len(said_year) == 4 else 2000 + int(said_year)
                return self._date(year, month, day, low), taken
            return self._nearest(month, day, low), taken
        return None

    def _looks_like_clock(self, words: Sequence[Word], at: int) -> bool:
        return "." in words[at].raw and at > 0 and words[at - 1].low in ("kl", "klockan", "at")

    def _relative(self, words: Sequence[Word], at: int) -> Found:
        for length in (3, 2, 1):
            days = RELATIVE.get(_phrase(words, at, length))
            if days is not None:
                return DayWords(self.today + timedelta(days=days)), length
        return None

    def _ago(self, words: Sequence[Word], at: int) -> Found:
        """`för tre dagar sedan`, `2 veckor sen`, `om en månad`, `a week ago`, `in 3 days`."""
        lead = words[at].low
        start = at + 1 if lead in ("för", "om", "in") else at
        if start + 1 >= len(words):
            return None
        amount = 1 if words[start].low in ("a", "an") else number_of(words[start].low)
        unit = UNITS.get(words[start + 1].low)
        if amount is None or unit is None:
            return None
        back = start + 2 < len(words) and words[start + 2].low in AGO
        if not back and lead not in ("om", "in"):
            return None
        step = relativedelta(**{unit: amount})  # type: ignore[arg-type]
        day = self.today - step if back else self.today + step
        return DayWords(day), start + 2 + back - at

    def _feast(self, words: Sequence[Word], at: int) -> Found:
        for length in (2, 1):
            phrase = _phrase(words, at, length)
            if phrase in FIXED_FEASTS:
                month, day = FIXED_FEASTS[phrase]
                return self._nearest(month, day, phrase), length
            if phrase in EASTER_FEASTS:
                shift = timedelta(days=EASTER_FEASTS[phrase])
                near = [easter(self.today.year + add) + shift for add in (-1, 0, 1)]
                return DayWords(self._closest(near)), length
        return None

    def _week(self, words: Sequence[Word], at: int) -> Found:
        this = monday(self.today)
        for phrase, shift in WEEK_PHRASES.items():
            if _phrase(words, at, phrase.count(" ") + 1) == phrase:
                return Week(this + timedelta(weeks=shift)), phrase.count(" ") + 1
        found = re.fullmatch(r"(?:v|w|vecka|veckan|week)\.?:?(\d{1,2})?", words[at].low)
        if not found:
            return None
        number, taken = found[1], 1
        if number is None:
            if at + 1 >= len(words) or not re.fullmatch(r"\d{1,2}", words[at + 1].low):
                return None
            number, taken = words[at + 1].low, 2
        if at + taken < len(words) and re.fullmatch(r"20\d{2}", words[at + taken].low):
            return self._week_of(int(number), int(words[at + taken].low)), taken + 1
        return self._week_of(int(number), None), taken

    def _week_of(self, number: int, year: int | None) -> Piece:
        near = []
        for candidate in (year,) if year else (self.today.year - 1, self.today.year, self.today.year + 1):
            try:
                near.append(date.fromisocalendar(candidate, number, 1))
            except ValueError:
                continue  # that year has no such week
        ahead = [first for first in near if first >= monday(self.today)] if self.look is Look.AHEAD else []
        near = ahead or near
        return Week(min(near, key=lambda day: abs((day - self.today).days))) if near else NoSuchDay(f"v. {number}")

    def _month_day(self, words: Sequence[Word], at: int) -> Found:
        """`12 november 2026`, `den 3:e nov`, `sista november`, `november 12`."""
        start = at + 1 if words[at].low in ("den", "d", "the") and at + 1 < len(words) else at
        if start + 1 >= len(words):
            return None
        first, second = words[start].low, words[start + 1].low
        taken = start + 2 - at
        if second in MONTHS and first in ("sista", "last"):
            return self._last_of(MONTHS[second]), taken
        number = number_of(first)
        if second in MONTHS and number is not None:
            return self._with_year(words, at=at, taken=taken, month=MONTHS[second], day=number)
        if first in MONTHS and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|:[ea])?", second):
            return self._with_year(words, at=at, taken=taken, month=MONTHS[first], day=int(re.sub(r"\D", "", second)))
        return None

    def _with_year(self, words: Sequence[Word], at: int, taken: int, month: int, day: int) -> Found:
        said = " ".join(word.raw for word in words[at : at + taken])
        if at + taken < len(words) and re.fullmatch(r"20\d{2}", words[at + taken].low):
            return self._date(int(words[at + taken].low), month, day, said), taken + 1
        return self._nearest(month, day, said), taken

    def _last_of(self, month: int) -> Piece:
        ends = [date(self.today.year + add, month, 1) + relativedelta(months=1, days=-1) for add in (-1, 0, 1)]
        return DayWords(self._closest(ends))

    def _weekday(self, words: Sequence[Word], at: int) -> Found:
        lead = words[at].low
        start = at + 1 if lead in WEEKDAY_LEADS and at + 1 < len(words) else at
        low = words[start].low
        number, ending = weekday_number(low)
        if number is None:
            return None
        lead = lead if start > at else ""
        return Weekday(number, self._weekday_day(number, lead, ending)), start + 1 - at

    def _weekday_day(self, weekday: int, lead: str, ending: str) -> date:
        """`i torsdags` is past, `på torsdag` ahead, `förra torsdagen` last week's, `nästa torsdag` next week's."""
        this = monday(self.today) + timedelta(days=weekday)
        if lead in ("förra", "förrförra"):
            return this - timedelta(weeks=1 if lead == "förra" else 2)
        if lead == "nästa" or (lead == "next" and this <= self.today):
            return this + timedelta(weeks=1)
        if ending == "s" or lead == "last":
            return this if this < self.today else this - timedelta(weeks=1)
        if lead == "next" or (lead == "på" and (ending != "en" or self.look is Look.AHEAD)):
            return this if this > self.today else this + timedelta(weeks=1)
        if self.look is Look.BACK:
            return this if this <= self.today else this - timedelta(weeks=1)
        return this if this >= self.today else this + timedelta(weeks=1)

    def _day_of_month(self, words: Sequence[Word], at: int) -> Found:
        """`den 15:e`, `den 3` and `15:e`: the nearest such day in the direction looked."""
        with_article = words[at].low in ("den", "d", "the") and at + 1 < len(words)
        start = at + 1 if with_article else at
        found = re.fullmatch(
            r"([0-9]{1,2})(:[ea]|st|nd|rd|th)?" if with_article else r"([0-9]{1,2})(:[ea]|st|nd|rd|th)",
            words[start].low,
        )
        if not found or (start + 1 < len(words) and words[start + 1].low.startswith(("lektion", "pass", "del"))):
            return None
        day, taken = int(found[1]), start + 1 - at
        if not 1 <= day <= 31:
            return NoSuchDay(words[start].raw), taken
        month = self.today.replace(day=1)
        for _ in range(4):
            try:
                candidate = month.replace(day=day)
            except ValueError:
                candidate = None  # that month is shorter
            if candidate and (candidate - self.today).days * self.look.value >= 0:
                return DayWords(candidate), taken
            month += relativedelta(months=self.look.value)
        return None

    def _clock(self, words: Sequence[Word], at: int) -> Found:
        low = words[at].low
        if low in ("kl", "klockan", "at") and at + 1 < len(words):
            shape = r"([0-9]{1,2})[.:]([0-9]{2})" if low == "at" else r"([0-9]{1,2})(?:[.:]([0-9]{2}))?"
            found = re.fullmatch(shape, words[at + 1].low)
            spoken = self._spoken_clock(words, at + 1)
            hour = number_of(words[at + 1].low)
            if low != "at" and not found and not spoken and hour and 1 <= hour <= 12:
                return Clock(_school_hour(hour, 0)), 2
            if found:
                return _clock_piece(int(found[1]), int(found[2] or 0), words[at + 1].raw), 2
            return (spoken[0], spoken[1] + 1) if spoken else None
        found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", low)
        if found:
            return Clock(time(int(found[1]), int(found[2]))), 1
        return self._spoken_clock(words, at)

    def _spoken_clock(self, words: Sequence[Word], at: int) -> Found:
        """`halv tre`, `kvart över tio`, `kvart i nio`: within a school's day, so `halv tre` is 14.30."""
        if words[at].low == "halv" and at + 1 < len(words):
            hour = number_of(words[at + 1].low)
            return (Clock(_school_hour(hour - 1, 30)), 2) if hour and 1 <= hour <= 12 else None
        if words[at].low == "kvart" and at + 2 < len(words) and words[at + 1].low in ("i", "över"):
            hour = number_of(words[at + 2].low)
            if hour and 1 <= hour <= 12:
                over = words[at + 1].low == "över"
                return Clock(_school_hour(hour if over else hour - 1, 15 if over else 45)), 3
        return None

    # --- helpers --------------------------------------------------------------------------------------------------

    def _date(self, year: int, month: int, day: int, said: str) -> Piece:
        if not 2000 <= year <= 2100:
            return NoSuchDay(said)
        try:
            return DayWords(date(year, month, day))
        except ValueError:
            return NoSuchDay(said)

    def _nearest(self, month: int, day: int, said: str) -> Piece:
        """The date without a year that lies nearest today; for a plan, the nearest that is not past."""
        near = []
        for year in range(self.today.year - 1, self.today.year + 5):
            try:
                near.append(date(year, month, day))
            except ValueError:
                continue  # 29 February of another year, or no date at all
        return DayWords(self._closest(near)) if near else NoSuchDay(said)

    def _closest(self, days: list[date]) -> date:
        if self.look is Look.AHEAD:
            days = [day for day in days if day >= self.today] or days
        return min(days, key=lambda day: abs((day - self.today).days))


def _phrase(words: Sequence[Word], at: int, length: int) -> str:
    return " ".join(word.low for word in words[at : at + length]) if at + length <= len(words) else ""


def _clock_piece(hour: int, minute: int, said: str) -> Piece:
    return Clock(time(hour, minute)) if hour < 24 and minute < 60 else NoSuchDay(said)


def _school_hour(hour: int, minute: int) -> time:
    hour = hour or 12
    return time(hour + 12 if hour < 7 else hour, minute)
