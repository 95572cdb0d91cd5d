"""Reading times of day: `kl 10`, `10:20`, `halv tre`, `10.20-11.20`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from handlers.words.date_pieces import Clock, Found, Look, NoSuchDay, Piece
from handlers.words.near_dates import SeenFrom
from handlers.words.splitting import Word, number_of

_SPAN = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)-(?:[01]?\d|2[0-3])[.:][0-5]\d")
_HOUR_SPAN = re.compile(r"([01]?\d|2[0-3])-(?:[01]?\d|2[0-3])")
_TO = ("till", "-", "to", "och", "and")


def read_clock(seen: SeenFrom, words: Sequence[Word], at: int) -> Found:
    """`kl 10`, `kl. 10.20`, `10:20`, `halv tre`; a bare `10.20` is a date, and read elsewhere.

    For what was held, the end of a span is read with its beginning: `kl 9 till 10`. In a move it is where it goes.
    """
    found = _clock_at(words, at)
    if not found or seen.look is Look.AHEAD:
        return found
    rest = at + found[1]
    if rest + 1 < len(words) and words[rest].low in _TO:
        end = _clock_at(words, rest + 1) or _plain_hour(words[rest + 1].low)
        return (found[0], found[1] + 1 + end[1]) if end else found
    return found


def _plain_hour(low: str) -> Found:
    number = number_of(low)
    if number and number <= 23:
        return Clock(_school_hour(number, 0) if number <= 12 else time(number)), 1
    found = re.fullmatch(r"([01]?\d|2[0-3])[.:]([0-5]\d)", low)
    return (Clock(time(int(found[1]), int(found[2]))), 1) if found else None


def _clock_at(words: Sequence[Word], at: int) -> Found:
    low = words[at].low
    if low == "mellan" and at + 1 < len(words) and words[at + 1].low != "mellan":
        inner = _clock_at(words, at + 1)
        return (inner[0], inner[1] + 1) if inner else None
    if low in ("kl", "klockan", "at") and at + 1 < len(words):
        return _led_clock(words, at, low)
    found = _SPAN.fullmatch(low) or re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", low)
    if found:
        return Clock(time(int(found[1]), int(found[2]))), 1
    return _spoken_clock(words, at)


def _led_clock(words: Sequence[Word], at: int, low: str) -> Found:
    span = _SPAN.fullmatch(words[at + 1].low) or _HOUR_SPAN.fullmatch(words[at + 1].low)
    if span:
        minute = int(span[2]) if span.re is _SPAN else 0
        return Clock(time(int(span[1]), minute)), 2
    shape = r"([0-9]{1,2})[.:]([0-9]{2})" if low == "at" else r"([0-9]{1,2})(?:[.:]([0-9]{2}))?"
    found = re.fullmatch(shape, words[at + 1].low)
    spoken = _spoken_clock(words, at + 1)
    hour = number_of(words[at + 1].low)
    if spoken:
        return spoken[0], spoken[1] + 1
    if low != "at" and not found and hour and 1 <= hour <= 12:
        return Clock(_school_hour(hour, 0)), 2
    if found:
        return _clock_piece(int(found[1]), int(found[2] or 0), words[at + 1].raw), 2
    return None


def _spoken_clock(words: Sequence[Word], at: int) -> Found:
    """`halv tre`, `kvart över tio`, `fem i nio`: within a school's day, so `halv tre` is 14.30."""
    if words[at].low == "halv" and at + 1 < len(words):
        hour = number_of(words[at + 1].low)
        return (Clock(_school_hour(hour - 1, 30)), 2) if hour and 1 <= hour <= 12 else None
    minutes = 15 if words[at].low == "kvart" else number_of(words[at].low)
    if minutes not in (5, 10, 15, 20, 25) or at + 2 >= len(words) or words[at + 1].low not in ("i", "över"):
        return None
    hour = number_of(words[at + 2].low)
    over = words[at + 1].low == "över"
    if not hour or not 1 <= hour <= 12 or (words[at].low != "kvart" and not over):
        return None
    return Clock(_school_hour(hour if over else hour - 1, minutes if over else 60 - minutes)), 3


def _clock_piece(hour: int, minute: int, said: str) -> Piece:
    return Clock(time(hour, minute)) if hour < 24 and minute < 60 else NoSuchDay(said)


def _school_hour(hour: int, minute: int) -> time:
    hour = hour or 12
    return time(hour + 12 if hour < 7 else hour, minute)
