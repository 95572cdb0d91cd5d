"""From the words of a log to a draft: lesson numbers, classes, day, part, people and how it went, in any order.

A log is never lost for one word. What is understood is kept; what is left over, or can be meant in two ways, makes the
draft one to confirm before it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, time

from handlers.words.date_pieces import Clock, Found, Look, combine
from handlers.words.date_words import MONTHS
from handlers.words.dates import DateReader
from handlers.words.log_doubts import is_doubtful
from handlers.words.log_leftover import leftover_of, use_slips
from handlers.words.log_numbers import lessons_meant, names_class, read_bare, read_lesson, read_measure, read_numbers
from handlers.words.log_people import read_people
from handlers.words.log_slips import mended_words, places_of_order, without_denied
from handlers.words.log_words import (
    CLASS_LETTERS,
    FILLERS,
    HALF_WORDS,
    HIGHEST,
    LESSON,
    LOG_ORDERS,
    MANNERS,
    MOST_NAMES,
    ORDER_PARTS,
    PART_WORDS,
    RANGE,
    SENTENCE_WORDS,
    LogWords,
    is_lesson_word,
    word_at,
)
from handlers.words.splitting import Word, number_of
from models.courses import looks_like_label
from models.db import BadInput
from models.lessons import LogDraft, Source
from models.programmes import find_programme, series_words

_MANNER_OPENINGS = frozenset(phrase.split()[0] for phrase in MANNERS)
_NAMING = ("klass", "class", "grupp", "group")


def read_log(words: Sequence[Word], *, today: date, source: Source, ordered: bool = True) -> LogDraft:
    """A draft of what was said. Raises BadInput for a date that is none or a number no lesson can have.

    `ordered` says that the words follow a command to log; without it the text may be any, and more is confirmed.
    """
    state, reader = LogWords(), DateReader(today, Look.BACK)
    words, corrected = without_denied(words)
    state.doubted = corrected
    words = mended_words(words)
    order = places_of_order(words)
    ordered = ordered or bool(order)
    at = 0
    while at < len(words):
        if at in order:
            state.fillers.add(at)
            at += 1
        else:
            at += _take(state, reader, words, at)
    return _draft(state, words, source, ordered=ordered)


def read_lesson_words(words: Sequence[Word], *, today: date, source: Source) -> LogDraft:
    """Like `read_log`, for commands that ask nothing back: a word that is not understood is refused with BadInput."""
    draft = read_log(words, today=today, source=source)
    if draft.leftover:
        raise BadInput(reason="unread-word", given=draft.leftover.split()[0][:40])
    if draft.days:
        raise BadInput(reason="two-days")
    return draft


def _take(state: LogWords, reader: DateReader, words: Sequence[Word], at: int) -> int:
    """Read what begins at this word; returns how many words it took."""
    for step in _STEPS:
        taken = step(state, words, at)
        if taken:
            return taken
    found = reader.read(words, at) or _dashed_day(state, reader, words, at)
    if found:
        state.pieces.append(found[0])
        return found[1]
    for step in _STEPS_AFTER_DATES:
        taken = step(state, words, at)
        if taken:
            return taken
    if words[at].low in FILLERS or words[at].low in LOG_ORDERS or not re.search(r"\w", words[at].low):
        state.fillers.add(at)
        return 1
    state.unread.append(at)
    return 1


def _dashed_day(state: LogWords, reader: DateReader, words: Sequence[Word], at: int) -> Found:
    """`lektion 4 8a 5-11`: where the lesson is said already, or the first is larger, they are a day."""
    found = RANGE.fullmatch(words[at].low)
    if found and _spans_hours(int(found[1]), int(found[2])) and not is_lesson_word(word_at(words, at - 1)):
        state.doubted = True  # `10-11` behind a class is rather a time
        return Clock(time(int(found[1]))), 1
    if found and not state.said_lessons and (int(found[1]) <= int(found[2]) or is_lesson_word(word_at(words, at - 1))):
        found = None  # a row of lessons, or one that runs backwards and is refused
    day = f"{found[1]}/{found[2]}" if found else ""
    return reader.read([Word(day, day)], 0) if day else None


def _spans_hours(first: int, last: int) -> bool:
    """`8-9`, `10-12`: hours of a school's day."""
    return 7 <= first <= 16 and first < last <= first + 2


def is_lesson_place(words: Sequence[Word], at: int) -> bool:
    """Right after `lektion`, a number is the lesson's, unless a month follows it."""
    if at + 1 < len(words) and words[at + 1].low in MONTHS:
        return False
    return at > 0 and is_lesson_word(words[at - 1].low) and number_of(words[at].low) is not None


def _manner(state: LogWords, words: Sequence[Word], at: int) -> int:
    if words[at].low not in _MANNER_OPENINGS:
        return 0
    for length in (4, 3, 2, 1):
        phrase = " ".join(word.low for word in words[at : at + length])
        followed_by_number = at + length < len(words) and number_of(words[at + length].low) is not None
        if phrase in MANNERS and at + length <= len(words) and not (phrase == "en del" and followed_by_number):
            state.manner = MANNERS[phrase]
            return length
    return 0


def _session(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`del 1`, `del 1 av 2`, `första delen`, `part two`; `halva lektion 5` is its first part, and confirmed."""
    low = words[at].low
    if low in ("halva", "hälften") and (
        _is_lesson_ahead(words, at + 1) or word_at(words, at + 1) in ("av", "lektionen")
    ):
        state.session, state.doubted = 1, True
        return 1
    if low in PART_WORDS and _upto(word_at(words, at + 1), 9):
        state.session = number_of(words[at + 1].low) or 0
        of = word_at(words, at + 2) in ("av", "of") and number_of(word_at(words, at + 3))
        return 4 if of else 2
    found = re.fullmatch(r"del(\d)", low)
    if found:
        state.session = int(found[1])
        return 1
    if word_at(words, at + 1) in ("delen", "part") and not low.isdigit() and _upto(low, 9):
        state.session = number_of(low) or 0
        return 2
    return 0


def _is_lesson_ahead(words: Sequence[Word], at: int) -> bool:
    return is_lesson_word(word_at(words, at)) or number_of(word_at(words, at)) is not None


def _half(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`halvgrupp 1`, `grupp B`, `half group 2`."""
    start = at + 1 if words[at].low == "half" and at + 1 < len(words) else at
    if words[start].low not in HALF_WORDS or start + 1 >= len(words):
        return 0
    low = words[start + 1].low
    number = "abcd".find(low) + 1 if len(low) == 1 else 0
    state.half = number or (number_of(low) or 0)
    return start + 2 - at if _upto(low, 4) or number else 0


def _minutes(state: LogWords, words: Sequence[Word], at: int) -> int:
    # "7m" is a class of year 7, not seven minutes
    found = re.fullmatch(r"([0-9]{1,3})(?:min|minuter|minutes)|([0-9]{2,3})m", words[at].low)
    if found:
        state.minutes = int(found[1] or found[2])
        return 1
    if word_at(words, at + 1) in ("min", "minuter", "minutes") and re.fullmatch(r"[0-9]{1,3}", words[at].low):
        state.minutes = int(words[at].low)
        return 2
    return 0


def _label(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`7B`, `7 B`, `NA24B`, `sju b`. `klass` before anything makes it a label."""
    low = words[at].low
    named = low in _NAMING and at + 1 < len(words) and not looks_like_label(words[at + 1].low)
    named = named and words[at + 1].low not in ORDER_PARTS
    if named and (number_of(words[at + 1].low) is None or not _is_letter(word_at(words, at + 2))):
        return _add_label(state, at + 1, words[at + 1].raw, 2)
    if looks_like_label(low) and not LESSON.fullmatch(low) and not _is_small_word(words[at]):
        return _add_label(state, at, words[at].raw.upper(), 1)
    if names_class(words, at) and (state.said_lessons or not is_lesson_place(words, at)):
        return _add_label(state, at, f"{number_of(low)}{CLASS_LETTERS[words[at + 1].low]}", 2)
    return 0


def _is_small_word(word: Word) -> bool:
    """`få` and `fa` have the shape of a class in year F."""
    return not any(letter.isdigit() for letter in word.raw) and word.raw[:1] == "f" and "-" not in word.raw


def _add_label(state: LogWords, place: int, label: str, taken: int) -> int:
    state.labels.append(label)
    state.label_places += [place, place + taken - 1]
    state.order += "l"
    return taken


def _is_letter(low: str) -> bool:
    return len(low) == 1 and low in "abcdefgh"


def _series(state: LogWords, words: Sequence[Word], at: int) -> int:
    series = series_words().get(words[at].low)
    if series:
        state.series = series
    return 1 if series and number_of(word_at(words, at + 1)) is None else 0


def _series_number(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`baspass 1`: the number behind the name of a series is a lesson's."""
    series = series_words().get(words[at].low)
    if not series or number_of(word_at(words, at + 1)) is None:
        return 0
    state.series = series
    return 1 + read_numbers(state, words, at + 1)


def _programme(state: LogWords, words: Sequence[Word], at: int) -> int:
    for length in (2, 1):
        phrase = " ".join(word.low for word in words[at : at + length])
        programme = find_programme(phrase) if at + length <= len(words) and phrase not in FILLERS else None
        if programme:
            state.programme = programme.code
            return length
    return 0


def _upto(low: str, most: int) -> bool:
    number = number_of(low)
    return number is not None and 1 <= number <= most


_Step = Callable[[LogWords, Sequence[Word], int], int]
_STEPS: tuple[_Step, ...] = (read_people, _manner, _session, _half, _minutes, read_lesson)
_STEPS_AFTER_DATES: tuple[_Step, ...] = (read_measure, _label, _series_number, _series, _programme, read_bare)


def _draft(state: LogWords, words: Sequence[Word], source: Source, *, ordered: bool) -> LogDraft:
    said = combine(state.pieces)
    if said.wrong:
        raise BadInput(reason="no-such-day", given=said.wrong)
    use_slips(state, words)
    sentence = any(words[at].low in SENTENCE_WORDS for at in state.fillers)
    short = ordered or not (sentence or state.unread)
    numbers = lessons_meant(state, words, short)
    wrong = next((number for number in numbers if not 1 <= number <= HIGHEST), None)
    if wrong is not None:
        raise BadInput(reason="bad-number", given=wrong)
    if len(state.labels) > 1 and len(numbers) > 1 and re.search(r"n+l+n+l|l+n+l+n", state.order):
        raise BadInput(reason="several-pairs")
    free = not short and (len(numbers) > 1 or said.when is None)
    leftover = leftover_of(state, words)
    return LogDraft(
        source=source,
        numbers=numbers,
        labels=tuple(dict.fromkeys(state.labels)),
        programme=state.programme,
        series=state.series,
        when=said.when,
        other_day=said.other_day,
        session=state.session,
        half=state.half,
        manner=state.manner,
        minutes=state.minutes,
        led_with=tuple(dict.fromkeys(state.led_with))[:MOST_NAMES],
        led_by=tuple(dict.fromkeys(state.led_by))[:MOST_NAMES],
        days=said.days,
        leftover=leftover,
        doubted=bool(leftover)
        or state.doubted
        or is_doubtful(state, words, numbers, ordered=ordered)
        or free
        or (not ordered and sentence and bool(said.days)),
    )
