"""The Swedish date grammar, with English words: exact dates first, then the families people use, never a fuzzy guess.

Each family is one small reader: given the words and a place among them it returns what it found and how many words
it took, or None. A log looks back and a plan looks ahead; the nearest fitting day is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache

from handlers.words.clocks import read_clock
from handlers.words.date_pieces import Between, DayWords, Found, Look
from handlers.words.date_words import AROUND, MONTHS, OPENINGS, WEEKDAY_FORMS
from handlers.words.month_dates import read_day_of_month, read_exact, read_month_day
from handlers.words.near_dates import (
    SeenFrom,
    read_ago,
    read_feast,
    read_part_of_day,
    read_relative,
    read_vague,
    read_week,
    read_weekday,
)
from handlers.words.splitting import Word, number_of, ordinal_of

_FAMILIES: tuple[Callable[[SeenFrom, Sequence[Word], int], Found], ...] = (
    read_exact, read_vague, read_relative, read_ago, read_feast, read_week, read_month_day, read_weekday,
    read_day_of_month, read_clock, read_part_of_day,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads dates out of words, seen from one day."""

    today: date
    look: Look

    def read(self, words: Sequence[Word], at: int) -> Found:
        """The piece that begins at this word and how many words it takes; None where none begins."""
        low = words[at].low
        if low not in OPENINGS and not low[:1].isdigit() and not _begins(low):
            return None
        if low in AROUND:
            return self._around(words, at)
        seen = SeenFrom(self.today, self.look)
        for family in _FAMILIES:
            found = family(seen, words, at)
            if found:
                return found
        return None

    def _around(self, words: Sequence[Word], at: int) -> Found:
        """`omkring den tionde`: one of the days about it."""
        ahead = at + 1 < len(words) and words[at + 1].low not in AROUND
        found = self.read(words, at + 1) if ahead else None
        if not found or not isinstance(found[0], DayWords):
            return None
        day = found[0].day
        return Between(day - timedelta(days=2), day + timedelta(days=2)), found[1] + 1


def _begins(low: str) -> bool:
    return number_of(low) is not None or ordinal_of(low) is not None or low.startswith(("v", "w"))


@cache
def _often_misspelt() -> tuple[str, ...]:
    days = [form for form in WEEKDAY_FORMS if len(form) > 5]
    return (*days, *(month for month in MONTHS if len(month) > 5), "igår", "idag", "imorgon", "förrgår", "iförrgår")


def mend_date_word(word: Word) -> Word | None:
    """A weekday, a month or `igår` with a letter or two astray; its first letter stands. None for other words."""
    if len(word.low) < 4 or word.mention or not word.low.isalpha() or word.low.endswith(("dagar", "dagarna")):
        return None
    near = get_close_matches(
        word.low,
        [known for known in _often_misspelt() if known[0] == word.low[0] and abs(len(known) - len(word.low)) < 2],
        1,
        0.8,
    )
    return Word(near[0], near[0], word.after_comma) if near else None
