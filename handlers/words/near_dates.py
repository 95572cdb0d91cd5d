"""Days said from today: `igår`, `för tre dagar sedan`, `förra veckan`, `i torsdags`, and those left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from handlers.words.date_pieces import Between, DayWords, Found, Look, NoSuchDay, PartOfDay, Piece, Week, Weekday
from handlers.words.date_words import (
    AGO,
    AGO_AMOUNTS,
    AGO_EXACTLY,
    BEFORE_PARTS,
    EASTER_FEASTS,
    FIXED_FEASTS,
    MONTHS,
    PARTS_OF_DAY,
    RELATIVE,
    UNITS,
    VAGUE_NEAR,
    VAGUE_PARTS,
    WEEK_PHRASES,
    WEEKDAY_FORMS,
    WEEKDAY_LEADS,
)
from handlers.words.splitting import Word, number_of
from models.calendar import monday

_WEEK = re.compile(r"(?:v|w|vecka|veckan|week)\.?:?(\d{1,2})?")
_YEAR = re.compile(r"20\d{2}")
_FIRST_OF_PART = {(0, 1): 1, (1, 3): 11, (2, 4): 21}  # the day that a part of a month begins on
_AGO_LEADS = {"för", "om", "in", "på", "dagen", *AGO_EXACTLY}
_OPEN_WEEK = {
    "nån",
    "någon",
    "nåt",
    "något",
    "gång",
    "dag",
    "en",
    "endera",
    "dagen",
    "dagarna",
    "av",
    "some",
    "time",
    "day",
}


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """The day that dates are seen from, and where an open date points."""

    today: date
    look: Look

    def nearest(self, month: int, day: int, said: str) -> Piece:
        """The date without a year that lies nearest today; for a plan, the nearest that is not past."""
        near = []
        for year in range(self.today.year - 1, self.today.year + 5):
            try:
                near.append(date(year, month, day))
            except ValueError:
                continue  # 29 February of another year, or no date at all
        return DayWords(self.closest(near)) if near else NoSuchDay(said)

    def closest(self, days: list[date]) -> date:
        """The one of the days that is meant."""
        if self.look is Look.AHEAD:
            days = [day for day in days if day >= self.today] or days
        return min(days, key=lambda day: abs((day - self.today).days))


def phrase(words: Sequence[Word], at: int, length: int) -> str:
    """The words at a place as one string, empty where there are fewer."""
    return " ".join(word.low for word in words[at : at + length]) if at + length <= len(words) else ""


def read_relative(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`igår`, `dan före i går`, `i morse`."""
    for length in (4, 3, 2, 1):
        days = RELATIVE.get(phrase(words, at, length))
        if days is not None:
            day, taken = seen.today + timedelta(days=days), length
            ago = _ago_at(words, at + length, led=False) if days == 0 else None
            if ago:  # `idag för en vecka sedan`
                day, taken = seen.today - ago[0], taken + ago[1]
            return DayWords(day), taken
    return None


def read_ago(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`för tre dagar sedan`, `2 veckor sen`, `om en månad`, `a week ago`, `in 3 days`."""
    ahead = words[at].low in ("om", "in")
    found = _ago_at(words, at, led=ahead)
    if not found:
        return None
    step, taken, back = found
    taken += at + taken < len(words) and words[at + taken].low == "idag" and back  # `två veckor sen idag`
    return DayWords(seen.today - step if back else seen.today + step), taken


def _ago_at(words: Sequence[Word], at: int, *, led: bool) -> tuple[relativedelta, int, bool] | None:
    """How far, in how many words, and whether it lies back."""
    start = at
    while start < min(at + 4, len(words)) and words[start].low in _AGO_LEADS:
        start += 1
    if start + 1 >= len(words):
        return None
    amount = AGO_AMOUNTS.get(words[start].low) or number_of(words[start].low)
    start += words[start].low == "ett" and words[start + 1].low == "par"
    if words[start].low == "par":
        amount = 2
    unit = UNITS.get(words[start + 1].low) if start + 1 < len(words) else None
    if not amount or unit is None or (words[start].low == "par" and unit == "days"):
        return None
    back = start + 2 < len(words) and words[start + 2].low in AGO
    if not back and not led:
        return None
    return relativedelta(**{unit: amount}), start + 2 + back - at, back  # type: ignore[arg-type]


def read_feast(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`lucia`, `påskafton`."""
    for length in (2, 1):
        said = phrase(words, at, length)
        if said in FIXED_FEASTS:
            month, day = FIXED_FEASTS[said]
            return seen.nearest(month, day, said), length
        if said in EASTER_FEASTS:
            shift = timedelta(days=EASTER_FEASTS[said])
            near = [easter(seen.today.year + add) + shift for add in (-1, 0, 1)]
            return DayWords(seen.closest(near)), length
    return None


def read_week(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`v. 45`, `vecka 45 2025`, `förra veckan`, `denna veckas`."""
    for length in (4, 3, 2, 1):
        shift = WEEK_PHRASES.get(phrase(words, at, length))
        if shift is not None:
            return Week(monday(seen.today) + timedelta(weeks=shift)), length
    found = _WEEK.fullmatch(words[at].low)
    if not found:
        return None
    number, taken = found[1], 1
    if number is None:
        said = number_of(words[at + 1].low) if at + 1 < len(words) else None
        if said is None or (words[at].low == "veckan" and not words[at + 1].low.isdigit()):
            return None
        number, taken = str(said), 2
    if at + taken < len(words) and _YEAR.fullmatch(words[at + taken].low):
        return _week_of(seen, int(number), int(words[at + taken].low)), taken + 1
    return _week_of(seen, int(number), None), taken


def _week_of(seen: SeenFrom, number: int, year: int | None) -> Piece:
    near = []
    for candidate in (year,) if year else (seen.today.year - 1, seen.today.year, seen.today.year + 1):
        try:
            near.append(date.fromisocalendar(candidate, number, 1))
        except ValueError:
            continue  # that year has no such week
    ahead = [first for first in near if first >= monday(seen.today)] if seen.look is Look.AHEAD else []
    near = ahead or near
    return Week(min(near, key=lambda day: abs((day - seen.today).days))) if near else NoSuchDay(f"v. {number}")


def read_weekday(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`i torsdags`, `torsdagen`, `på torsdag`, `i fredags för en vecka sedan`."""
    lead = words[at].low
    start = at + 1 if lead in WEEKDAY_LEADS and at + 1 < len(words) else at
    form = WEEKDAY_FORMS.get(words[start].low)
    if form is None and start > at:
        form, start = WEEKDAY_FORMS.get(lead), at
    if form is None:
        return None
    number, ending = form
    day, taken = _weekday_day(seen, number, lead if start > at else "", ending), start + 1 - at
    if phrase(words, start + 1, 2) == "som var":
        day, taken = _weekday_day(seen, number, "last", ""), taken + 2
    ago = _ago_at(words, start + 1, led=False)
    if ago and ago[0].days % 7 == 0 and ago[0].days:
        return Weekday(number, day - ago[0]), taken + ago[1]
    return Weekday(number, day), taken


def _weekday_day(seen: SeenFrom, weekday: int, lead: str, ending: str) -> date:
    """`i torsdags` is past, `på torsdag` ahead, `förra torsdagen` last week's, `nästa torsdag` next week's."""
    today = seen.today
    this = monday(today) + timedelta(days=weekday)
    if lead in ("förra", "förrförra"):
        return this - timedelta(weeks=1 if lead == "förra" else 2)
    if lead == "nästa" or (lead == "next" and this <= today):
        return this + timedelta(weeks=1)
    if ending == "s" or lead == "last":
        return this if this < today else this - timedelta(weeks=1)
    if lead == "next" or (lead == "på" and (ending != "en" or seen.look is Look.AHEAD)):
        return this if this > today else this + timedelta(weeks=1)
    if seen.look is Look.BACK:
        return this if this <= today else this - timedelta(weeks=1)
    return this if this >= today else this + timedelta(weeks=1)


def read_vague(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`häromdagen`, `i början av veckan`, `i slutet av oktober`, `någon gång förra veckan`, `i veckan`."""
    some_day = _some_day_of_week(seen, words, at) if words[at].low in _OPEN_WEEK else None
    if some_day:
        return some_day
    for length in (4, 3, 2, 1):
        near = VAGUE_NEAR.get(phrase(words, at, length))
        if near:
            return _days_back(seen, *near), length
    if phrase(words, at, 2) == "i veckan":
        return _part_of_week(seen, monday(seen.today), (0, 4)), 2
    start = at + (words[at].low in ("i", "in"))
    start += start < len(words) and words[start].low == "the"
    if start + 2 < len(words) and words[start].low in VAGUE_PARTS and words[start + 1].low in ("av", "på", "of"):
        return _part(seen, words, at, start)
    return None


def _part(seen: SeenFrom, words: Sequence[Word], at: int, start: int) -> Found:
    """The beginning, middle or end of a week or a month."""
    part, rest = VAGUE_PARTS[words[start].low], start + 2
    month = MONTHS.get(words[rest].low)
    if month:
        first = seen.nearest(month, _FIRST_OF_PART[part], words[rest].raw)
        assert isinstance(first, DayWords)
        return _part_of_month(first.day), rest + 1 - at
    if words[rest].low in ("månaden", "månad", "month"):
        start_day = seen.today.replace(day=_FIRST_OF_PART[part])
        return _part_of_month(start_day), rest + 1 - at
    week = read_week(seen, words, rest)
    if week and isinstance(week[0], Week):
        return _part_of_week(seen, week[0].monday, part), rest + week[1] - at
    if words[rest].low in ("veckan", "vecka", "week"):
        return _part_of_week(seen, monday(seen.today), part), rest + 1 - at
    return None


def _part_of_month(first: date) -> Between:
    """Ten days of a month; at its end those that are left of it."""
    last = first + relativedelta(day=31)
    return Between(first, last if first.day > 20 else first + timedelta(days=9))


def _some_day_of_week(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`någon gång förra veckan`, `en dag i veckan`."""
    start = at
    while start < min(at + 5, len(words)) and words[start].low in _OPEN_WEEK:
        start += 1
    start += (
        start + 1 < len(words)
        and words[start].low == "i"
        and words[start + 1].low in ("förra", "denna", "slutet", "början")
    )
    if start - at < 2 or start >= len(words):
        return None
    inner = read_vague(seen, words, start)
    if inner and isinstance(inner[0], Between):
        return inner[0], start + inner[1] - at
    week = read_week(seen, words, start)
    if week and isinstance(week[0], Week):
        return _part_of_week(seen, week[0].monday, (0, 4)), start + week[1] - at
    return None


def _days_back(seen: SeenFrom, nearest: int, furthest: int) -> Between:
    return Between(seen.today - timedelta(days=furthest), seen.today - timedelta(days=nearest))


def _part_of_week(seen: SeenFrom, first: date, part: tuple[int, int]) -> Between:
    """Days of a week; of this one those that have come, for what was held."""
    start, end = first + timedelta(days=part[0]), first + timedelta(days=part[1])
    if seen.look is Look.BACK and start <= seen.today:
        end = min(end, seen.today)
    return Between(start, end)


def read_part_of_day(_seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`på förmiddagen`, `em`, `före lunch`: read, and says nothing of the day."""
    low = words[at].low
    if low in PARTS_OF_DAY:
        return PartOfDay(), 1
    if low in BEFORE_PARTS and at + 1 < len(words) and words[at + 1].low in PARTS_OF_DAY:
        return PartOfDay(), 2
    return None
