"""How long to be quiet, and when somebody is away: `en timme`, `till i morgon`, `18-20/11`, `till fredag`, `v. 49`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.words.date_pieces import Between, Clock, DayWords, Look, Piece, Week, Weekday
from handlers.words.date_words import MONTHS
from handlers.words.dates import DateReader
from handlers.words.splitting import Word, number_of, split
from models.calendar import moment, monday
from models.db import BadInput

_HOURS = frozenset({"timme", "timmar", "tim", "h", "hour", "hours"})
_INCLUDED = frozenset({"tom", "t.o.m", "medräknat", "through", "including"})
_BACK = frozenset({"tillbaka", "back", "här", "nej", "inte", "slut", "no", "not"})
_UNTIL = frozenset({"till", "tills", "until", "to", "t.o.m", "tom", "through"})
_FROM = frozenset({"från", "fr.o.m", "from", "fr", "fom", "framöver"})
_WEEKS = frozenset({"vecka", "veckor", "week", "weeks"})
_DAYS = frozenset({"dag", "dagar", "dar", "day", "days", "dygn"})
_DAYS_OF_MONTH = re.compile(
    r"\b(?:den )?(\d{1,2})(?::?e)?\s?(?:[-–]|till(?: och med)?|to)\s?(?:den )?"
    rf"(\d{{1,2}})(?::?e)? ({'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
LONGEST_AWAY = timedelta(days=400)


def read_snooze(words: Sequence[Word], *, now: datetime, timezone: str) -> datetime:
    """When to speak again. Raises BadInput where no time is told."""
    for place, word in enumerate(words[:-1]):
        amount = number_of(word.low)
        if amount and words[place + 1].low in _HOURS:
            return now + timedelta(hours=min(amount, 48))
    if words and words[-1].low in _HOURS:
        return now + timedelta(hours=1)
    today = now.astimezone(ZoneInfo(timezone)).date()
    pieces = _pieces(words, today)
    day = _first_day(pieces, today)
    clock = next((piece.at for piece in pieces if isinstance(piece, Clock)), time(0))
    until = moment(day or today, clock, timezone) if day or clock > time(0) else None
    if until is None or until <= now:
        raise BadInput(reason="snooze-words")
    return until


@dataclass(frozen=True, slots=True)
class Absence:
    """The first day away, None for from now on, and the first day back."""

    first: date | None
    back_on: date


def read_away(words: Sequence[Word], *, today: date) -> Absence | None:
    """When somebody is away, None for one who is back. Raises BadInput where no day is told.

    A day or a week alone is what she is away: `imorgon`, `v. 48`. `till fredag` is back on Friday, `till och med
    fredag` the day after, and of two days both are away: `18-20/11`, `från måndag till onsdag`. `en vecka` begins
    today.
    """
    words = split(_spell_out(" ".join(word.raw for word in words)))
    if any(word.low in _BACK for word in words):
        return None
    days = _days_away(words, today)
    if days is None:
        raise BadInput(reason="away-words")
    first, back = days
    if back <= today or back > today + LONGEST_AWAY:
        raise BadInput(reason="away-past")
    return Absence(first if first and first > today else None, back)


def _days_away(words: Sequence[Word], today: date) -> tuple[date | None, date] | None:
    """The first day away, None for today, and the first day back; None where no day is told."""
    lows = [word.low for word in words]
    pieces = _pieces(words, today)
    dated = {piece.day.weekday() for piece in pieces if isinstance(piece, DayWords)}
    # `fredag 20/11` is one day
    spans = [_span_of(piece) for piece in pieces if not (isinstance(piece, Weekday) and piece.weekday in dated)]
    told = [span for span in spans if span]
    if not told:
        length = _length_of(lows)
        return (None, today + length) if length else None
    first, last = min(span[0] for span in told), max(span[1] for span in told)
    if len(told) == 1 and _UNTIL & set(lows):
        return None, (last + timedelta(days=1) if _is_included(lows) else first)
    if len(told) == 1 and _FROM & set(lows):
        return None  # a first day without a last
    return first, last + timedelta(days=1)


def _span_of(piece: Piece) -> tuple[date, date] | None:
    if isinstance(piece, DayWords | Weekday):
        return piece.day, piece.day
    if isinstance(piece, Week):
        return piece.monday, piece.monday + timedelta(days=6)
    return (piece.first, piece.last) if isinstance(piece, Between) else None


def _length_of(lows: Sequence[str]) -> timedelta | None:
    """`en vecka`, `tre dagar`, `två veckor`: a number and a unit, or the unit alone; as many days as they are."""
    for place, low in enumerate(lows):
        days = 7 if low in _WEEKS else low in _DAYS
        if days:
            amount = number_of(lows[place - 1]) if place else None
            return timedelta(days=days * min(amount or 1, 60))
    return None


def _spell_out(said: str) -> str:
    """Spans in short, written as two days: `18-20/11`, `mån-ons`, `v. 48-49`, `18 till 20 november`."""
    said = re.sub(r"\bt\.?\s?o\.?\s?m\b\.?", "till och med", said, flags=re.IGNORECASE)
    said = re.sub(r"(/\d{1,2})\s?[-–]\s?(?=\d{1,2}/\d)", r"\1 till ", said)
    said = re.sub(r"\b(\d{1,2})\s?[-–]\s?(\d{1,2})/(\d{1,2})\b", r"\1/\3 till \2/\3", said)
    said = re.sub(r"\b(?:v\.?|vecka)\s?(\d{1,2})\s?[-–]\s?(\d{1,2})\b", r"v. \1 till v. \2", said, flags=re.I)
    said = _DAYS_OF_MONTH.sub(r"\1 \3 till \2 \3", said)
    return re.sub(r"(?<=[a-zåäö\d])\s?[-–]\s?(?=[a-zåäö])", " till ", said)


def _is_included(lows: Sequence[str]) -> bool:
    return bool(_INCLUDED & set(lows)) or ("och" in lows and "med" in lows)


def _pieces(words: Sequence[Word], today: date) -> list[Piece]:
    reader = DateReader(today, Look.AHEAD)
    found: list[Piece] = []
    place = 0
    while place < len(words):
        piece = reader.read(words, place)
        if piece:
            found.append(piece[0])
        place += piece[1] if piece else 1
    return found


def _first_day(pieces: Sequence[Piece], today: date) -> date | None:
    for piece in pieces:
        if isinstance(piece, DayWords | Weekday):
            return piece.day
        if isinstance(piece, Week):
            return piece.monday if piece.monday > today else monday(today) + timedelta(weeks=1)
    return None
