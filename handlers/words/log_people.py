"""Reading colleagues out of the words of a log: `med @Karin och Ali`, `åt @Karin`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.words.date_words import is_date_word
from handlers.words.log_words import FILLERS, JOINERS, MANNERS, ON_BEHALF, LogWords, is_lesson_word
from handlers.words.splitting import Word, number_of
from models.courses import looks_like_label
from models.programmes import find_programme, series_words


def read_people(state: LogWords, words: Sequence[Word], at: int) -> int:
    """`med @Karin och @Ali`, `åt @Karin`; a colleague may be named without @ after `med`."""
    word = words[at]
    if word.mention:
        before = words[at - 1].low if at else ""
        (state.led_by if before in ON_BEHALF else state.led_with).append(word.mention)
        return 1
    if word.low not in ("med", "with", "åt") or at + 1 >= len(words):
        return 0
    names = state.led_by if word.low == "åt" else state.led_with
    taken = 1
    while at + taken < len(words) and (_may_be_name(words, at + taken) or words[at + taken].low in JOINERS):
        if words[at + taken].low not in JOINERS:
            names.append(words[at + taken].mention or words[at + taken].raw.lstrip("@"))
        taken += 1
    return taken if taken > 1 and words[at + taken - 1].low not in JOINERS else (taken - 1 if taken > 2 else 0)


def _may_be_name(words: Sequence[Word], at: int) -> bool:
    """A name; in lower case only where nothing else can stand: at the end, or before `och`."""
    word = words[at]
    if _is_name(word):
        return True
    alone = at + 1 == len(words) or words[at + 1].low in JOINERS
    known = word.low in FILLERS or word.low in MANNERS or word.low in series_words() or is_lesson_word(word.low)
    letters = word.low.isalpha() and len(word.low) > 2 and number_of(word.low) is None and not is_date_word(word.low)
    return alone and letters and not known and find_programme(word.low) is None and not looks_like_label(word.low)


def _is_name(word: Word) -> bool:
    if word.mention:
        return True
    bare = word.raw.lstrip("@")
    known = word.low in FILLERS or looks_like_label(word.low) or number_of(word.low) is not None
    return not known and bare[:1].isupper() and bare[1:].islower() and find_programme(word.low) is None
