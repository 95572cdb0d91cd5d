"""Which numbers of a text are lessons. A number is a lesson only where it can be one and was said as one.

`lektion 5`, `femman` and `femte lektionen` say so themselves. A bare `5` is one only where nothing else is, beside a
class or right after the order to log. What counts or names other things is none: `45 min`, `5 av 14`, `sal 5`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.words.date_words import MONTHS
from handlers.words.log_words import (
    CLASS_LETTERS,
    HIGHEST,
    LESSON,
    NUMBERED_THINGS,
    RANGE,
    UNITS_OF,
    BareNumbers,
    LogWords,
    is_lesson_word,
    word_at,
)
from handlers.words.splitting import Word, is_number_noun, number_of, ordinal_of
from models.courses import looks_like_label
from models.db import BadInput

_JOINING = ("och", "o", "å", "and", "samt", "&", "+", "plus", "respektive", "resp")
_MOST_IN_A_ROW = 20  # `lektion 6 - 26 ex` is no row of lessons
_COUNTED_BEHIND = ("är", "e", "var", "va", "blev", "was", "were", "is", "om")  # `vi var 5`, `om sex`
_UNTIL = ("till", "t.o.m", "tom", "to", "-")
_ARTICLES = ("en", "ett", "one", "a")


def read_measure(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`19 av 24`, `26 elever`, `sal 214`: read past, and named as left over. Minutes have their own place."""
    return _leave(state, at, words_of_measure(words, at))


def words_of_measure(words: Sequence[Word], at: int) -> int:
    """How many words from this one count or number something that is no lesson; 0 for none."""
    low, follows = words[at].low, word_at(words, at + 1)
    if low in NUMBERED_THINGS and re.fullmatch(r"[a-zåäö]?\d{1,4}[a-zåäö]?", follows) and low != "vecka":
        return 2
    if number_of(low) is None or is_number_noun(low):
        return 0
    behind = number_of(word_at(words, at + 2)) is not None
    if behind and follows in ("av", "of", "st", "utav"):
        return 3
    if word_at(words, at - 1) in _COUNTED_BEHIND:
        return 1
    if follows in UNITS_OF and not (follows == "st" and is_lesson_word(word_at(words, at - 1))):
        return 2
    return 3 if behind and re.fullmatch(r"\d{1,2}", low) and follows in ("över", "i") else 0


def _leave(state: LogWords, at: int, taken: int) -> int:
    state.unread += range(at, at + taken)
    return taken


def read_lesson(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`lektion 5`, `lektion 5, 6 och 8`, `l5`, `lektionerna 1 till 4`, `femman`, `femte lektionen`."""
    low = words[at].low
    if is_number_noun(low) and not _is_of_year(words, at) and not names_class(words, at):
        numbers, taken = _chain(words, at)
        return _said(state, numbers, taken)
    ordinals = _ordinals_of_lesson(words, at)
    if ordinals:
        return _said(state, *ordinals)
    if not is_lesson_word(low):
        return 0
    if low in ("nr", "nummer", "number", "#") and word_at(words, at - 1) in _COUNTED_BEHIND and not state.said_a_lesson:
        return _leave(state, at, 1 + (number_of(word_at(words, at + 1)) is not None))
    state.said_a_lesson = True
    found = LESSON.fullmatch(low)
    if found and found[1]:
        more, taken = _chain(words, at + 1) if word_at(words, at + 1) in _JOINING[1:] else ([], 0)
        return _said(state, [int(found[1]), *more], 1 + taken)
    start = at + 1
    while start < at + 4 and word_at(words, start) in ("nr", "nummer", "number", "#", "-"):
        start += 1
    numbers, taken = _chain(words, start)
    if not numbers or _is_day(words, start, taken):
        state.fillers.add(at)
        return 1
    return _said(state, numbers, start + taken - at)


def _is_of_year(words: Sequence[Word], at: int) -> bool:
    """`med åttan`, `i femman`: pupils of a year. `klara med femman` is done with a lesson."""
    before = word_at(words, at - 1)
    done = word_at(words, at - 2) in ("klar", "klara", "färdig", "färdiga", "done", "körd", "körda")
    return before in ("i", "in", "en", "ena", "för", "åt", "hos") or (before in ("med", "m", "mä", "with") and not done)


def read_numbers(state: LogWords, words: Sequence[Word], at: int) -> int:
    """Numbers that the word before makes lessons: `baspass 5 och 6`. Returns how many words they take."""
    numbers, taken = _chain(words, at)
    return _said(state, numbers, taken) if numbers else 0


def _said(state: LogWords, numbers: list[int], taken: int) -> int:
    # Lessons said in two places may be a lesson and something else: `4:an, 8:an`.
    state.doubted = state.doubted or bool(state.said_lessons and set(numbers) - set(state.said_lessons))
    state.said_lessons += numbers
    state.order += "n"
    return taken


def _is_day(words: Sequence[Word], at: int, taken: int) -> bool:
    """`lektion 5 november` is no lesson 5."""
    return taken == 1 and word_at(words, at + 1) in MONTHS and number_of(words[at].low) is not None


def _ordinals_of_lesson(words: Sequence[Word], at: int) -> tuple[list[int], int] | None:
    """`femte lektionen`, `femte och sjätte lektionen`, `den 5:e lektionen`."""
    start = at + (words[at].low in ("den", "vår", "sin", "the", "de"))
    numbers: list[int] = []
    while (number := ordinal_of(word_at(words, start))) is not None:
        numbers.append(number)
        start += 1
        if word_at(words, start) not in _JOINING:
            break
        start += 1
    if numbers and is_lesson_word(word_at(words, start)) and not _numbered(words, start + 1):
        return numbers, start + 1 - at
    return None


def _numbered(words: Sequence[Word], at: int) -> bool:
    return number_of(word_at(words, at)) is not None and not _counts_other(words, at)


def read_bare(state: LogWords, words: Sequence[Word], at: int) -> int:
    """A number that nothing says what it is of: `5`, `1-4`, `5 och 6`. It may be a lesson."""
    if number_of(words[at].low) is None and not RANGE.fullmatch(words[at].low) and not _is_sum(words[at].low):
        return 0
    if words[at].low in _ARTICLES:
        return 0
    numbers, taken = _chain(words, at)
    state.bare_numbers.append(BareNumbers(at, at + taken - 1, tuple(numbers)))
    state.order += "n"
    return taken


def _is_sum(low: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?:[+&]\d{1,2})+", low))


def _chain(words: Sequence[Word], at: int) -> tuple[list[int], int]:
    """Numbers that belong together and how many words they take. Raises BadInput for a row that runs backwards."""
    numbers, taken = _one(words, at)
    while numbers:
        joint = word_at(words, at + taken)
        ahead = taken + (joint in _JOINING)
        joined = joint in _JOINING or (at + taken < len(words) and words[at + taken].after_comma)
        if not joined or _counts_other(words, at + ahead):
            break
        more, length = _one(words, at + ahead)
        if not more:
            break
        numbers, taken = numbers + more, ahead + length
    return numbers, taken


def _counts_other(words: Sequence[Word], at: int) -> bool:
    """`lektion 5, 26 elever`, `5 och 6 tjejer`, `lektion 5, 17/11`."""
    low, follows = word_at(words, at), word_at(words, at + 1)
    unit = follows in UNITS_OF or follows in ("av", "of", "klass", "klassen")
    return (
        unit or (number_of(low) is None and not RANGE.fullmatch(low)) or names_class(words, at) or looks_like_label(low)
    )


def names_class(words: Sequence[Word], at: int) -> bool:
    """`7 b`, `sjuan B`, `sju be`: a number and a class's letter. `5 e klar` is none: there `e` is `är`."""
    number, letter = number_of(word_at(words, at)), word_at(words, at + 1)
    if number is None or not 1 <= number <= 9 or letter not in CLASS_LETTERS:
        return False
    return letter != "e" or words[at + 1].raw == "E"


def _one(words: Sequence[Word], at: int) -> tuple[list[int], int]:
    low = word_at(words, at)
    found = RANGE.fullmatch(low)
    if found:
        return _range(int(found[1]), int(found[2]), low), 1
    if _is_sum(low):
        return [int(part) for part in re.split(r"[+&]", low)], 1
    first = number_of(low)
    if first is None:
        return [], 0
    if word_at(words, at + 1) in _UNTIL:
        last = number_of(word_at(words, at + 2))
        far = word_at(words, at + 1) == "-" and (last or 0) > _MOST_IN_A_ROW
        if last is not None and not far and not names_class(words, at + 2):
            return _range(first, last, f"{first}-{last}"), 3
    return [first], 1


def _range(first: int, last: int, said: str) -> list[int]:
    if not 1 <= first <= last <= HIGHEST:
        raise BadInput(reason="bad-range", given=said)
    return list(range(first, last + 1))


def lessons_meant(state: LogWords, words: Sequence[Word], ordered: bool) -> tuple[int, ...]:
    """The lesson numbers. A bare number that is none is left over; what can be two things is asked about.

    `ordered` says that the words are the short form or follow an order to log. Raises BadInput for two bare numbers in
    a row, the second of which may be half a class.
    """
    bare = state.bare_numbers
    if state.said_lessons:
        _leave_strays(state, bare, set(state.said_lessons))
        return tuple(sorted(set(state.said_lessons)))
    if len(bare) == 2 and bare[1].first == bare[0].last + 1 and not state.labels and bare[1].numbers[0] <= 9:
        raise BadInput(reason="bare-number", given=bare[1].numbers[0])
    beside = [entry for entry in bare if _beside_class(state, words, entry)]
    candidates = beside or (bare if ordered else [])
    if len(candidates) != 1:
        _leave_strays(state, bare, set())
        return ()
    _leave_strays(state, bare, set(candidates[0].numbers))
    return tuple(sorted(set(candidates[0].numbers)))


def _leave_strays(state: LogWords, bare: Sequence[BareNumbers], lessons: set[int]) -> None:
    """Bare numbers that are no lessons are left over; one said twice is said once."""
    state.unread += [entry.first for entry in bare if set(entry.numbers) - lessons]


def _beside_class(state: LogWords, words: Sequence[Word], entry: BareNumbers) -> bool:
    """`5 7b`, `7b 5`, `5 med 7b`."""
    after = entry.last + 1
    after += word_at(words, after) in ("med", "m", "mä", "i", "för", "with", "in", "klass")
    return after in state.label_places or entry.first - 1 in state.label_places
