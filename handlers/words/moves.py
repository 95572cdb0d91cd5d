"""From the words after `flytta` or `ställ in` to a draft: which lessons, where to, and why, in any order.

What moving has of its own is read here; the class and the lesson's number are read as a log's are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from handlers.words.date_pieces import Clock, DayWords, Look, Piece, SaidDate, Week, Weekday, combine
from handlers.words.date_words import UNITS
from handlers.words.dates import DateReader
from handlers.words.logs import is_lesson_place, read_lesson_words
from handlers.words.splitting import Word, number_of
from models.courses import CancelReason
from models.db import BadInput
from models.lessons import LogDraft, Precision, Source
from models.moves import Deed, MoveDraft

_TO = {"till", "to", "until", "tills"}
_FROM = {"från", "from"}
_ALL = {
    "allt", "allting", "alla", "samtliga", "hela", "lektioner", "lektionerna", "all", "everything", "lessons", "whole",
}  # fmt: skip
_OWN = {"mina", "min", "mitt", "våra", "vår", "my", "our"}
_ALONE = {"bara", "endast", "enbart", "only", "just"}
_LATER = {"framåt", "fram", "senare", "later", "forward", "forwards", "ahead", "upp", "efter", "after", "därpå"}
_EARLIER = {"bakåt", "tidigare", "earlier", "back", "backwards"}
_DAYS_OF = {"days": 1, "weeks": 7, "months": 28}  # four weeks keep the weekday
_THE_WEEK_AFTER = {"veckan efter", "veckan därpå", "week after", "week later"}
_POSSESSIVE = {"dagens": "idag", "morgondagens": "imorgon", "gårdagens": "igår", "veckans": "denna vecka"}
_REASONS = {
    "schemabrytande": CancelReason.TIMETABLE, "schemat": CancelReason.TIMETABLE,
    "schemaändring": CancelReason.TIMETABLE, "timetable": CancelReason.TIMETABLE,
    "prao": CancelReason.PUPILS_ELSEWHERE, "prov": CancelReason.PUPILS_ELSEWHERE,
    "proven": CancelReason.PUPILS_ELSEWHERE, "utflykt": CancelReason.PUPILS_ELSEWHERE,
    "studiebesök": CancelReason.PUPILS_ELSEWHERE, "friluftsdag": CancelReason.PUPILS_ELSEWHERE,
    "tests": CancelReason.PUPILS_ELSEWHERE, "outing": CancelReason.PUPILS_ELSEWHERE,
    "bemanning": CancelReason.STAFFING, "bemanningen": CancelReason.STAFFING, "vikarie": CancelReason.STAFFING,
    "staffing": CancelReason.STAFFING, "sal": CancelReason.ROOM, "salen": CancelReason.ROOM, "rum": CancelReason.ROOM,
    "rummet": CancelReason.ROOM, "lokal": CancelReason.ROOM, "lokalen": CancelReason.ROOM, "room": CancelReason.ROOM,
    "lov": CancelReason.NO_SCHOOL, "lovdag": CancelReason.NO_SCHOOL, "studiedag": CancelReason.NO_SCHOOL,
}  # fmt: skip
# Somebody's health is never asked for. Where it is told all the same it is read past, and kept nowhere (promise 4).
_HEALTH = {"sjuk", "sjuka", "sjukdom", "vab", "vabb", "vabbar", "vabba", "förkyld", "feber", "sick", "ill", "illness"}
_FILLERS = {
    "pga", "grund", "av", "because", "due", "eftersom", "nationella", "saknas", "ingen", "lesson's", "resten", "ligger",
    "följer", "flytta", "flyttas", "move", "cancel", "ställ", "in", "inställd", "inställt", "skjut", "dagen", "day",
    "gång", "kan", "ledig", "upptagen", "upptaget", "national", "no", "everyone", "this",
    "is", "are", "har",
}  # fmt: skip


@dataclass(slots=True)
class MoveWords:
    """What has been read of the words so far."""

    before: list[Piece] = field(default_factory=list)  # where the lessons lie now, or where they go if nothing says
    own_days: list[Piece] = field(default_factory=list)  # `torsdagens lektion`: never where it goes
    to: list[Piece] = field(default_factory=list)
    rest: list[Word] = field(default_factory=list)
    open_weekdays: list[Piece] = field(default_factory=list)  # said without their week
    to_said: bool = False
    from_said: bool = False
    whole: bool = False
    own: bool = False
    alone: bool = False
    amount: int | None = None
    sign: int = 1
    reason: CancelReason | None = None


def read_move(words: Sequence[Word], *, deed: Deed, today: date) -> MoveDraft:
    """A draft of what was said. Raises BadInput for a date that is none, two days or lessons at once, or odd words."""
    state, reader = MoveWords(), DateReader(today, Look.AHEAD)
    at = 0
    while at < len(words):
        at += _take(state, reader, words, at)
    lesson = _lesson(state, today)
    if len(lesson.numbers) > 1:
        raise BadInput(reason="move-one-lesson")
    lies, goes = _sides(state, deed)
    present, new = _checked(combine(lies)), _checked(combine(goes))
    if present.other_day:
        raise BadInput(reason="two-days")
    first, last = _span(present)
    return _aimed(
        MoveDraft(
            deed=deed,
            number=lesson.numbers[0] if lesson.numbers else None,
            labels=lesson.labels,
            programme=lesson.programme,
            series=lesson.series,
            first=first,
            last=last,
            whole=state.whole and not lesson.numbers,
            own=state.own,
            at=(new.at or present.at) if deed is Deed.MOVE else None,
            shift=state.amount * state.sign if state.amount and deed is Deed.MOVE else None,
            alone=state.alone,
            reason=state.reason,
        ),
        new,
        _nearest(state, goes, first or today),
    )


def _take(state: MoveWords, reader: DateReader, words: Sequence[Word], at: int) -> int:
    """Read what begins at this word; returns how many words it took."""
    if is_lesson_place(words, at):
        state.rest.append(words[at])
        return 1
    taken = _shift(state, words, at) or _possessive(state, reader, words, at) or _bare_clock(state, words, at)
    if taken:
        return taken
    found = reader.read(words, at)
    if found:
        piece, length = found
        (state.to if state.to_said else state.before).append(piece)
        if isinstance(piece, Weekday) and words[at].low not in ("nästa", "next", "förra", "last"):
            state.open_weekdays.append(piece)
        return length
    _mark(state, words[at])
    return 1


def _mark(state: MoveWords, word: Word) -> None:
    low = word.low
    if low in _TO or low in _FROM:
        state.to_said, state.from_said = low in _TO, state.from_said or low in _FROM
    elif low in _REASONS:
        state.reason = _REASONS[low]
    elif low in _ALL:
        state.whole = True
    elif low in _OWN:
        state.own = True
    elif low in _ALONE or low == "kvar":
        state.alone = True
    elif low in _EARLIER:
        state.sign = -1
    elif low not in _LATER | _HEALTH | _FILLERS:
        state.rest.append(word)


def _shift(state: MoveWords, words: Sequence[Word], at: int) -> int:
    """`en vecka framåt`, `två dagar senare`, `veckan efter`, `a week later`; but `om en vecka` is a day."""
    if " ".join(word.low for word in words[at : at + 2]) in _THE_WEEK_AFTER:
        state.amount = 7
        return 2
    if at + 1 >= len(words) or (at and words[at - 1].low in ("om", "in")):
        return 0
    amount = 1 if words[at].low in ("a", "an") else number_of(words[at].low)
    unit = UNITS.get(words[at + 1].low)
    if not amount or not unit or (at + 2 < len(words) and words[at + 2].low in ("sedan", "sen", "ago")):
        return 0
    state.amount = amount * _DAYS_OF[unit]
    return 2


def _possessive(state: MoveWords, reader: DateReader, words: Sequence[Word], at: int) -> int:
    """`dagens lektioner`, `torsdagens lektion`, `thursday's lesson`."""
    low = words[at].low
    bare = re.sub(r"['’]s$", "", low)
    if low in ("veckan", "week") and at and words[at - 1].low in ("hela", "whole"):
        bare = "denna vecka"
    said = _POSSESSIVE.get(low) or (bare if bare != low or low.endswith("dagens") else "")
    found = reader.read([Word(part, part) for part in said.split()], 0) if said else None
    if found:
        state.own_days.append(found[0])
    return 1 if found else 0


def _bare_clock(state: MoveWords, words: Sequence[Word], at: int) -> int:
    """`till torsdag 10.20`: behind a day, a number with two digits after the point is a time; so is `at 10`."""
    side = state.to if state.to_said else state.before
    hour = words[at + 1].low if words[at].low == "at" and at + 1 < len(words) else ""
    if hour.isascii() and hour.isdigit() and 6 <= int(hour) <= 21:
        side.append(Clock(time(int(hour))))
        return 2
    found = re.fullmatch(r"([0-9]{1,2})\.([0-5][0-9])", words[at].low)
    if (
        not found
        or not 6 <= int(found[1]) <= 21
        or not any(isinstance(piece, DayWords | Weekday | Week) for piece in side)
    ):
        return 0
    side.append(Clock(time(int(found[1]), int(found[2]))))
    return 1


def _lesson(state: MoveWords, today: date) -> LogDraft:
    """The class, the number and the programme, out of the words left over."""
    try:
        return read_lesson_words(state.rest, today=today, source=Source.SLASH)
    except BadInput as problem:
        if problem.words.get("reason") in ("unread-word", "bare-number", "several-pairs"):
            raise BadInput(reason="move-unread", given=problem.words.get("given", "")) from problem
        raise


def _sides(state: MoveWords, deed: Deed) -> tuple[list[Piece], list[Piece]]:
    """What speaks of where the lessons lie, and of where they go: a single day is where one lesson goes."""
    stays = deed is Deed.CANCEL or state.whole or state.to or state.from_said or state.amount
    if not stays:
        return state.own_days, state.before
    times = [piece for piece in state.before if isinstance(piece, Clock)] if deed is Deed.MOVE else []
    goes = state.to if any(isinstance(piece, Clock) for piece in state.to) else [*state.to, *times]
    return [*state.own_days, *(piece for piece in state.before if not isinstance(piece, Clock))], goes


def _checked(said: SaidDate) -> SaidDate:
    if said.wrong:
        raise BadInput(reason="no-such-day", given=said.wrong)
    if said.several:
        raise BadInput(reason="two-days")
    return said


def _span(said: SaidDate) -> tuple[date | None, date | None]:
    if said.when is None or said.when.day is None:
        return None, None
    whole_week = said.when.precision is Precision.WEEK
    return said.when.day, said.when.day + timedelta(days=6 if whole_week else 0)


def _nearest(state: MoveWords, goes: Sequence[Piece], since: date) -> date | None:
    """A weekday without its week is the first one after the day the lessons lie on, or after today."""
    only = [piece for piece in goes if not isinstance(piece, Clock)]
    if len(only) != 1 or not isinstance(only[0], Weekday) or only[0] not in state.open_weekdays:
        return None
    return since + timedelta(days=(only[0].weekday - since.weekday()) % 7 or 7)


def _aimed(draft: MoveDraft, new: SaidDate, nearest: date | None) -> MoveDraft:
    if new.when is None or new.when.day is None:
        return draft
    if new.when.precision is Precision.WEEK:
        return replace(draft, to_week=new.when.day)
    return replace(draft, to_day=nearest or new.when.day, other_day=new.other_day)
