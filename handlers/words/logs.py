"""From the words after `logga` to a draft: lesson numbers, classes, day, part, people and how it went, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from handlers.words.date_pieces import Look, combine
from handlers.words.date_words import MONTHS, WEEKDAYS
from handlers.words.dates import DateReader
from handlers.words.log_people import read_people
from handlers.words.log_words import (
    FILLERS,
    HALF_WORDS,
    HIGHEST,
    LESSON,
    MANNERS,
    MOST_NAMES,
    PART_WORDS,
    RANGE,
    LogWords,
    is_lesson_word,
)
from handlers.words.splitting import Word, number_of
from models.courses import looks_like_label
from models.db import BadInput
from models.lessons import LogDraft, Source
from models.programmes import find_programme, lesson_nouns, series_words

_MANNER_OPENINGS = frozenset(phrase.split()[0] for phrase in MANNERS)


def read_log(words: Sequence[Word], *, today: date, source: Source) -> LogDraft:
    """A draft of what was said. Raises BadInput for a date that is none, two days, or a number no lesson can have."""
    state = LogWords()
    reader = DateReader(today, Look.BACK)
    _check_held(words)
    at = 0
    while at < len(words):
        at += _take(state, reader, words, at)
    return _draft(state, reader, source)


def _mended(word: Word) -> Word:
    """A weekday with a letter or two astray."""
    if len(word.low) < 6 or word.mention or word.low in FILLERS:
        return word
    near = get_close_matches(
        word.low, [f"{day}{end}" for day in WEEKDAYS if len(day) > 5 for end in ("", "s")], 1, 0.85
    )
    return Word(near[0], near[0], word.after_comma) if near else word


def _check_held(words: Sequence[Word]) -> None:
    """A lesson that was not held is nothing to log. Raises BadInput."""
    lows = {word.low for word in words}
    if lows & {"inställd", "inställt", "uppskjuten", "cancelled", "canceled"} or {"blev", "inte", "av"} <= lows:
        raise BadInput(reason="not-held")


def _take(state: LogWords, reader: DateReader, words: Sequence[Word], at: int) -> int:
    """Read what begins at this word; returns how many words it took."""
    steps: tuple[Callable[[LogWords, Sequence[Word], int], int], ...] = (
        read_people, _manner, _session, _half, _minutes, _label, _lesson, _series, _programme,
    )  # fmt: skip
    for step in steps[:5]:
        taken = step(state, words, at)
        if taken:
            return taken
    found = None if is_lesson_place(words, at) else reader.read(words, at)
    if found:
        state.pieces.append(found[0])
        return found[1]
    for step in (*steps[5:], _number):
        taken = step(state, words, at)
        if taken:
            return taken
    if words[at].low not in FILLERS:
        mended = reader.read([_mended(words[at])], 0)
        if mended:
            state.pieces.append(mended[0])
        else:
            state.unread.append(words[at])
    return 1


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
    """`del 1`, `del 1 av 2`, `första delen`, `part two`."""
    low = words[at].low
    if low in PART_WORDS and at + 1 < len(words) and _upto(words[at + 1].low, 9):
        state.session = number_of(words[at + 1].low) or 0
        of = at + 3 < len(words) and words[at + 2].low in ("av", "of") and number_of(words[at + 3].low)
        return 4 if of else 2
    found = re.fullmatch(r"del(\d)", low)
    if found:
        state.session = int(found[1])
        return 1
    if at + 1 < len(words) and words[at + 1].low in ("delen", "part") and not low.isdigit() and _upto(low, 9):
        state.session = number_of(low) or 0
        return 2
    return 0


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
    unit = words[at + 1].low if at + 1 < len(words) else ""
    if unit in ("min", "minuter", "minutes") and re.fullmatch(r"[0-9]{1,3}", words[at].low):
        state.minutes = int(words[at].low)
        return 2
    return 0


def _label(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`7B`, `7 B`, `NA24B`. `klass` before anything makes it a label."""
    low = words[at].low
    if low in ("klass", "class", "grupp", "group") and at + 1 < len(words) and not looks_like_label(words[at + 1].low):
        after = words[at + 2].low if at + 2 < len(words) else ""
        if number_of(words[at + 1].low) is None or not _is_letter(after):
            _add_label(state, words[at + 1].raw)
            return 2
    if looks_like_label(low) and not LESSON.fullmatch(low):
        _add_label(state, words[at].raw.upper())
        return 1
    letter = words[at + 1].raw.upper() if at + 1 < len(words) and _is_letter(words[at + 1].low) else ""
    if letter and _upto(low, 9) and not is_lesson_place(words, at):
        _add_label(state, f"{number_of(low)}{letter}")
        return 2
    return 0


def _add_label(state: LogWords, label: str) -> None:
    state.labels.append(label)
    state.order += "l"


def _add_numbers(state: LogWords, numbers: list[int]) -> None:
    state.numbers += numbers
    state.order += "n"


def _is_letter(low: str) -> bool:
    return len(low) == 1 and low in "abcdefgh"


def _lesson(state: LogWords, words: Sequence[Word], at: int) -> int:
    found = LESSON.fullmatch(words[at].low)
    if not is_lesson_word(words[at].low):
        return 0
    if found and found[1]:
        _add_numbers(state, [int(found[1])])
    return 1


def _series(state: LogWords, words: Sequence[Word], at: int) -> int:
    series = series_words().get(words[at].low)
    if series:
        state.series = series
    return 1 if series else 0


def _programme(state: LogWords, words: Sequence[Word], at: int) -> int:
    for length in (2, 1):
        phrase = " ".join(word.low for word in words[at : at + length])
        programme = find_programme(phrase) if at + length <= len(words) and phrase not in FILLERS else None
        if programme:
            state.programme = programme.code
            return length
    return 0


def _number(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`5`, `fem`, `1-4`, `1 till 4`. What follows a dash or `till` ends the range."""
    low = words[at].low
    found = RANGE.fullmatch(low)
    if found:
        _add_numbers(state, _range(int(found[1]), int(found[2]), low))
        return 1
    if re.fullmatch(r"\d{1,2}(?:[+&]\d{1,2})+", low):
        _add_numbers(state, [int(part) for part in re.split(r"[+&]", low)])
        return 1
    first = number_of(low)
    if first is None or (low in ("en", "ett", "one") and not is_lesson_place(words, at)):
        return 0
    if at + 2 < len(words) and words[at + 1].low in ("till", "t.o.m", "to", "-"):
        last = number_of(words[at + 2].low)
        if last:
            _add_numbers(state, _range(first, last, f"{first}-{last}"))
            return 3
    if at and first <= 9 and not words[at].after_comma and number_of(words[at - 1].low) not in (None, first):
        state.bare = first
    _add_numbers(state, [first])
    return 1


def _range(first: int, last: int, said: str) -> list[int]:
    if not 1 <= first <= last <= HIGHEST:
        raise BadInput(reason="bad-range", given=said)
    return list(range(first, last + 1))


def _upto(low: str, most: int) -> bool:
    number = number_of(low)
    return number is not None and 1 <= number <= most


def _draft(state: LogWords, reader: DateReader, source: Source) -> LogDraft:
    said = combine(state.pieces)
    if said.wrong:
        raise BadInput(reason="no-such-day", given=said.wrong)
    if said.several:
        raise BadInput(reason="two-days")
    if state.bare and not state.labels:
        raise BadInput(reason="bare-number", given=state.bare)
    if len(state.labels) > 1 and len(state.numbers) > 1 and re.search(r"n+l+n+l|l+n+l+n", state.order):
        raise BadInput(reason="several-pairs")
    if any(not 1 <= number <= HIGHEST for number in state.numbers):
        wrong = next(number for number in state.numbers if not 1 <= number <= HIGHEST)
        raise BadInput(reason="bad-number", given=wrong)
    _use_unread(state)
    return LogDraft(
        source=source,
        numbers=tuple(sorted(set(state.numbers))),
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
    )


def _use_unread(state: LogWords) -> None:
    """A word that fits nowhere: a slip of something known, else the name of a group. Raises BadInput for the rest."""
    known = [*MANNERS, *lesson_nouns(), *series_words()]
    for word in state.unread:
        near = get_close_matches(word.low, known, n=1, cutoff=0.8)
        if near and near[0] in MANNERS:
            state.manner = MANNERS[near[0]]
        elif near and near[0] in series_words():
            state.series = series_words()[near[0]]
        elif not near and not state.labels and word.raw[:1].isupper():
            state.labels.append(word.raw)
        elif not near:
            raise BadInput(reason="unread-word", given=word.raw[:40])
