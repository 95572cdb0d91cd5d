"""The Swedish date grammar, with English words: exact dates first, then the families people use, never a fuzzy guess.

Each family is one small reader: given the words and a place among them it returns what it found and how many words
it took, or None. A log looks back and a plan looks ahead; the nearest fitting day is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from handlers.words.clocks import read_clock
from handlers.words.date_pieces import DayWords, Found, Look, NoSuchDay, Piece, Week, Weekday
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


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads dates out of words, seen from one day."""

    today: date
    look: Look

    def read(self, words: Sequence[Word], at: int) -> Found:
        """The piece that begins at this word and how many words it takes; None where none begins."""
        families: tuple[Callable[[Sequence[Word], int], Found], ...] = (
            self._exact, self._relative, self._ago, self._feast, self._week, self._month_day, self._weekday,
            self._day_of_month, read_clock,
        )  # fmt: skip
        for family in families:
            found = family(words, at)
            if found:
                return found
        return None

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
        if found and not _looks_like_clock(words, at):
            day, month = int(found[1]), int(found[2])
            said_year, taken = found[3] or "", 1
            if not said_year and at + 1 < len(words) and re.fullmatch(r"20\d{2}", words[at + 1].low):
                said_year, taken = words[at + 1].low, 2
            if said_year:
                year = int(said_year) if len(said_year) == 4 else 2000 + int(said_year)
                return self._date(year, month, day, low), taken
            return self._nearest(month, day, low), taken
        return None

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
        for length in (3, 2):
            shift = WEEK_PHRASES.get(_phrase(words, at, length))
            if shift is not None:
                return Week(monday(self.today) + timedelta(weeks=shift)), length
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


def _looks_like_clock(words: Sequence[Word], at: int) -> bool:
    return "." in words[at].raw and at > 0 and words[at - 1].low in ("kl", "klockan", "at")
