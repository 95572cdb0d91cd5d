"""Reading times of day: `kl 10`, `10:20`, `halv tre`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from handlers.words.date_pieces import Clock, Found, NoSuchDay, Piece
from handlers.words.splitting import Word, number_of


def read_clock(words: Sequence[Word], at: int) -> Found:
    """`kl 10`, `kl. 10.20`, `10:20`, `halv tre`; a bare `10.20` is a date, and read elsewhere."""
    low = words[at].low
    if low in ("kl", "klockan", "at") and at + 1 < len(words):
        shape = r"([0-9]{1,2})[.:]([0-9]{2})" if low == "at" else r"([0-9]{1,2})(?:[.:]([0-9]{2}))?"
        found = re.fullmatch(shape, words[at + 1].low)
        spoken = _spoken_clock(words, at + 1)
        hour = number_of(words[at + 1].low)
        if low != "at" and not found and not spoken and hour and 1 <= hour <= 12:
            return Clock(_school_hour(hour, 0)), 2
        if found:
            return _clock_piece(int(found[1]), int(found[2] or 0), words[at + 1].raw), 2
        return (spoken[0], spoken[1] + 1) if spoken else None
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", low)
    if found:
        return Clock(time(int(found[1]), int(found[2]))), 1
    return _spoken_clock(words, at)


def _spoken_clock(words: Sequence[Word], at: int) -> Found:
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


def _clock_piece(hour: int, minute: int, said: str) -> Piece:
    return Clock(time(hour, minute)) if hour < 24 and minute < 60 else NoSuchDay(said)


def _school_hour(hour: int, minute: int) -> time:
    hour = hour or 12
    return time(hour + 12 if hour < 7 else hour, minute)
