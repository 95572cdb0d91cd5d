"""Days said by their month or their number: `2026-11-12`, `12/11`, `den 3:e november`, `sista fredagen i oktober`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

from handlers.words.date_pieces import Clock, DayWords, Found, NoSuchDay, Piece
from handlers.words.date_words import MONTHS, PLACES_IN_MONTH, THIS_MONTH, WEEKDAY_FORMS
from handlers.words.near_dates import SeenFrom, phrase
from handlers.words.splitting import Word, number_of, ordinal_of

_WHOLE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(20\d{2})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})|(2\d)-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?:[-/.](\d{4}|\d{2}))?|(\d{1,2})-(\d{1,2})-(20\d{2})")
_DASHED = re.compile(r"(\d{1,2})-(\d{1,2})")
_YEAR_BEHIND = re.compile(r"(20\d{2})|[-'’](\d{2})")
_CLOCK = re.compile(r"(\d{1,2})\.(\d{2})")
_LETTERS_OF_CLASSES = frozenset("abcdfgh")  # `e` may be `är`
_BORN_BY_OTHERS = ("lektion", "pass", "del", "träff", "gång", "lesson", "klass")  # `den femte lektionen` is no day
_ARTICLES = ("den", "d", "the")
_MOST_LESSONS = 14  # `11-16` is no row of lessons, and `4-6` no day


def read_exact(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`2026-11-12`, `261112`, `26-11-12`, `12/11`, `12.11.2026`, `16-11`, `11-16`."""
    low = words[at].low
    if not low[:1].isdigit():
        return None
    found = _WHOLE.fullmatch(low)
    if found:
        year, month, day = (int(part) for part in found.groups() if part)
        return _date(year, month, day, low), 1
    found = _SHORT.fullmatch(low)
    if found:
        year, month, day = (int(part) for part in found.groups() if part)
        return _date(2000 + year, month, day, low), 1
    found = _DAY_FIRST.fullmatch(low)
    if found:
        return _day_first(seen, words, at, found)
    found = _DASHED.fullmatch(low)
    return _dashed(seen, low, int(found[1]), int(found[2])) if found else None


def _day_first(seen: SeenFrom, words: Sequence[Word], at: int, found: re.Match[str]) -> Found:
    low = words[at].low
    if found[5]:
        return _date(int(found[7]), int(found[6]), int(found[5]), low), 1
    clock = _clock_of(low)
    before = words[at - 1].low if at else ""
    if clock and (before in ("kl", "klockan", "at", "från", "mellan") or not 1 <= int(found[3]) <= 12):
        return None if before in ("kl", "klockan", "at") else (Clock(clock), 1)
    day, month = int(found[1]), int(found[3])
    year, taken = _year_at(words, at + 1)
    if found[4]:
        year, taken = int(found[4]) if len(found[4]) == 4 else 2000 + int(found[4]), 0
    if year:
        return _date(year, month, day, low), 1 + taken
    piece = seen.nearest(month, day, low)
    if clock and isinstance(piece, DayWords):
        piece = DayWords(piece.day, clock)
    return piece, 1


def _clock_of(low: str) -> time | None:
    """The time that `9.10` and `10.20` would be in a school's day."""
    found = _CLOCK.fullmatch(low)
    if not found or not (6 <= int(found[1]) <= 21 and int(found[2]) < 60):
        return None
    return time(int(found[1]), int(found[2]))


def _dashed(seen: SeenFrom, low: str, first: int, second: int) -> Found:
    """`16-11` and `11-16`, where neither can be a row of lessons."""
    if first > second and 1 <= second <= 12 and first <= 31:
        return (seen.nearest(second, first, low), 1) if first > _MOST_LESSONS else None
    if first <= 12 and _MOST_LESSONS < second <= 31:
        return seen.nearest(first, second, low), 1
    return None


def _year_at(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """A year behind a day, `2026` or `-26`, and how many words it takes."""
    found = _YEAR_BEHIND.fullmatch(words[at].low) if at < len(words) else None
    if not found:
        return None, 0
    return int(found[1]) if found[1] else 2000 + int(found[2]), 1


def read_month_day(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`12 november 2026`, `den 3:e nov`, `sista november`, `november 12`, `sista fredagen i oktober`, `den 12 ds`."""
    start = at + 1 if words[at].low in _ARTICLES and at + 1 < len(words) else at
    if start + 1 >= len(words):
        return None
    first, second = words[start].low, words[start + 1].low
    if first in PLACES_IN_MONTH and second in WEEKDAY_FORMS:
        return _weekday_of_month(seen, words, at, start)
    taken = start + 2 - at
    if second in MONTHS and first in ("sista", "last"):
        return _last_of(seen, MONTHS[second]), taken
    number = number_of(first) if number_of(first) is not None else ordinal_of(first)
    month = MONTHS.get(second)
    if number is not None and month is None and ordinal_of(first) and _month_by_number(words, start + 1):
        month, taken = _month_by_number(words, start + 1), taken + 1
        taken += at + taken < len(words) and words[at + taken].low in ("månaden", "månad")
    if month and number is not None:
        return _with_year(seen, words, at=at, taken=taken, month=month, day=number)
    if first in MONTHS and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|:[ea])?", second):
        return _with_year(seen, words, at=at, taken=taken, month=MONTHS[first], day=int(re.sub(r"\D", "", second)))
    for length in (3, 2, 1):
        if number is not None and phrase(words, start + 1, length) in THIS_MONTH:
            return _date(seen.today.year, seen.today.month, number, words[start].raw), start + 1 + length - at
    return None


def _month_by_number(words: Sequence[Word], at: int) -> int | None:
    """The month of `tredje i elfte` and `den 3 i elfte månaden`."""
    if at + 1 >= len(words) or words[at].low != "i" or ordinal_of(words[at + 1].low) is None:
        return None
    return ordinal_of(words[at + 1].low)


def _weekday_of_month(seen: SeenFrom, words: Sequence[Word], at: int, start: int) -> Found:
    """`sista fredagen i oktober`, `första måndan i november`."""
    rest = start + 2
    rest += rest < len(words) and words[rest].low in ("i", "in", "of")
    month = MONTHS.get(words[rest].low) if rest < len(words) else None
    if month is None:
        return None
    place, weekday = PLACES_IN_MONTH[words[start].low], WEEKDAY_FORMS[words[start + 1].low][0]
    year, taken = _year_at(words, rest + 1)
    years = (year,) if year else tuple(seen.today.year + add for add in (-1, 0, 1))
    days = [day for one in years if (day := _nth_weekday(one, month, weekday, place))]
    said = " ".join(word.raw for word in words[at : rest + 1])
    return (DayWords(seen.closest(days)) if days else NoSuchDay(said)), rest + 1 + taken - at


def _nth_weekday(year: int, month: int, weekday: int, place: int) -> date | None:
    first = date(year, month, 1)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == month]
    return days[place - 1 if place > 0 else -1] if place <= len(days) else None


def _with_year(seen: SeenFrom, words: Sequence[Word], *, at: int, taken: int, month: int, day: int) -> Found:
    said = " ".join(word.raw for word in words[at : at + taken])
    year, more = _year_at(words, at + taken)
    if year:
        return _date(year, month, day, said), taken + more
    return (seen.nearest(month, day, said) if 1 <= month <= 12 else NoSuchDay(said)), taken


def _last_of(seen: SeenFrom, month: int) -> Piece:
    ends = [date(seen.today.year + add, month, 1) + relativedelta(months=1, days=-1) for add in (-1, 0, 1)]
    return DayWords(seen.closest(ends))


def read_day_of_month(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`den 15:e`, `den 3`, `den nionde` and `15:e`: the nearest such day in the direction looked.

    `den` and an ordinal are always a day, unless what bears the number follows: `den femte lektionen`.
    """
    with_article = words[at].low in _ARTICLES and at + 1 < len(words)
    start = at + 1 if with_article else at
    low = words[start].low
    if (ordinal_of(low) is None and not low.isdigit()) if with_article else not _numbers_a_day(low):
        return None
    if start + 1 < len(words) and words[start + 1].low.startswith(
        ("lektion", "pass", "del", "träff", "gång", "lesson")
    ):
        return None
    if start + 1 < len(words) and words[start + 1].low in _LETTERS_OF_CLASSES:
        return None  # `8:e A` is a class
    day, taken = ordinal_of(low) or number_of(low) or 0, start + 1 - at
    if not 1 <= day <= 31:
        return NoSuchDay(words[start].raw), taken
    month = seen.today.replace(day=1)
    for _ in range(4):
        try:
            candidate = month.replace(day=day)
        except ValueError:
            candidate = None  # that month is shorter
        if candidate and (candidate - seen.today).days * seen.look.value >= 0:
            return DayWords(candidate), taken
        month += relativedelta(months=seen.look.value)
    return None


def _numbers_a_day(low: str) -> bool:
    """`15:e`, `12th`, `17e`; but `7a` and `5e` are classes."""
    found = re.fullmatch(r"(\d{1,2})(:[ea]|:?te|:?nde|:?de|st|nd|rd|th|[ea])", low)
    return found is not None and (found[2] not in ("e", "a", ":e", ":a") or int(found[1]) > 11)


def _date(year: int, month: int, day: int, said: str) -> Piece:
    if not 2000 <= year <= 2100:
        return NoSuchDay(said)
    try:
        return DayWords(date(year, month, day))
    except ValueError:
        return NoSuchDay(said)
