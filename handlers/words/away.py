"""How long to be quiet, and until when somebody is away: `en timme`, `till i morgon`, `till 20 november`, `v. 49`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.words.date_pieces import Clock, DayWords, Look, Piece, Week, Weekday
from handlers.words.dates import DateReader
from handlers.words.splitting import Word, number_of
from models.calendar import moment, monday
from models.db import BadInput

_HOURS = frozenset({"timme", "timmar", "tim", "h", "hour", "hours"})
_INCLUDED = frozenset({"tom", "t.o.m", "medräknat", "through", "including"})
_BACK = frozenset({"tillbaka", "back", "här", "nej", "inte", "slut", "no", "not"})
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


def read_away(words: Sequence[Word], *, today: date) -> date | None:
    """The first day back, None for one who is back. Raises BadInput where no day is told.

    `till fredag` is back on Friday, `till och med fredag` the day after, `v. 49` the Monday after that week.
    """
    if any(word.low in _BACK for word in words):
        return None
    pieces = _pieces(words, today)
    week = next((piece for piece in pieces if isinstance(piece, Week)), None)
    if week and not any(isinstance(piece, DayWords | Weekday) for piece in pieces):
        until = any(word.low in ("till", "tills", "until", "to") for word in words)
        return week.monday if until and week.monday > today else week.monday + timedelta(weeks=1)
    days = [piece.day for piece in pieces if isinstance(piece, DayWords | Weekday)]
    if not days:
        raise BadInput(reason="away-words")
    back = max(days) + timedelta(days=_is_included(words) or len(days) > 1)
    if back <= today or back > today + LONGEST_AWAY:
        raise BadInput(reason="away-past")
    return back


def _is_included(words: Sequence[Word]) -> bool:
    low = [word.low for word in words]
    return bool(_INCLUDED & set(low)) or ("och" in low and "med" in low)


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
