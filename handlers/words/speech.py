"""What somebody means by words without a command: a lesson that was held, a question, a plan, a thank you.

A lesson is stored only out of words that tell of one. A question is a question, and what is denied, planned, wished
or told by hearsay was not held (promise 8: nothing is claimed that was not said).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from handlers.words.date_words import WEEK_PHRASES
from handlers.words.log_slips import places_of_order
from handlers.words.log_words import LOG_ORDERS, is_lesson_word
from handlers.words.speech_words import (
    AHEAD,
    AS_PLANNED,
    ASKED,
    ASKING,
    AWAY,
    CANCELLED,
    CORRECTION,
    DAY_FORGOTTEN,
    DENIALS,
    EITHER_DAY,
    GREETINGS,
    HELD_VERBS,
    HELP,
    MARKS,
    NONE_PHRASES,
    NOT_ONLY,
    OTHER_DEEDS,
    OTHERS_CLASS,
    QUESTION_OPENERS,
    REQUEST,
    SCHEDULE,
    STATUS,
    SUBJECTS,
    SUPINES,
    TAGS,
    THANKS,
    TURNS,
    WEAK,
)
from handlers.words.splitting import Word, is_number_noun, number_of
from models.courses import looks_like_label


class Speech(StrEnum):
    """What the words are."""

    HELD = "held"  # may tell of a lesson that was held
    NOT_HELD = "not_held"  # tells of none: denied, planned, wished, heard
    STATUS = "status"
    SCHEDULE = "schedule"
    HELP = "help"
    THANKS = "thanks"
    AWAY = "away"


def speech_of(words: Sequence[Word], text: str) -> Speech:
    """What the words are. `text` is all of them as typed, with its marks."""
    lows = [word.low for word in words]
    said = " ".join(lows)
    ordered = bool(places_of_order(words))
    if _gives_thanks(lows, ordered):
        return Speech.THANKS
    if HELP.search(said):
        return Speech.HELP
    if AWAY.search(said):
        return Speech.AWAY
    if _is_question(lows, text, ordered):
        return _kind_of_question(said)
    if not ordered and STATUS.search(said) and not HELD_VERBS & set(lows):
        return Speech.STATUS
    return Speech.NOT_HELD if _tells_of_none(words, said, ordered) else Speech.HELD


def _gives_thanks(lows: Sequence[str], ordered: bool) -> bool:
    thanks = {"tack", "tackar", "thanks", "thx", "ty", "tacksam"} & set(lows[:3])
    content = _content(lows)
    first = bool(content) and content[0] in THANKS
    return (first or bool(thanks)) and not ordered and not (HELD_VERBS - {"var"}) & set(lows)


def _content(lows: Sequence[str]) -> list[str]:
    """The words after a greeting."""
    at = 0
    while at < len(lows) and lows[at] in GREETINGS:
        at += 1
    return list(lows[at:])


def _is_question(lows: list[str], text: str, ordered: bool) -> bool:
    request = any(ask in ASKING and asked in ASKED for ask, asked in pairwise(lows[:5]))
    if ordered and request and not {"hur", "när", "vad"} & set(lows[:2]):
        return False
    end = text.rstrip(MARKS).lower()
    if "?" in text or end.endswith(TAGS) or (request and not ordered):
        return True
    content = _content(lows)
    if not content or content[0] not in QUESTION_OPENERS or (ordered and content[0] in LOG_ORDERS):
        return False
    follows = content[1] if len(content) > 1 else ""
    if content[0] in ("har", "hade", "är", "e", "ä", "was", "were", "has", "have", "blev"):
        stated = follows in SUPINES or (content[0] == "hade" and follows.startswith("lektion"))
        return not stated and (follows in SUBJECTS or looks_like_label(follows) or is_lesson_word(follows))
    if content[0] in (
        "körde",
        "höll",
        "tog",
        "gjorde",
        "hann",
        "gick",
        "kör",
        "hölls",
        "loggade",
        "did",
        "fick",
        "kom",
    ):
        subject = follows in SUBJECTS and follows not in ("lektion", "lektionen", "femman", "fyran")
        return subject or looks_like_label(follows)
    return True


def _kind_of_question(said: str) -> Speech:
    held = re.search(
        r"\b(?:haft|kört|höll|hållit|hade|hölls|klar|sparad|loggad\w*|gjort|genomför\w*|registrer\w*|antal\w*|"
        r"översikt\w*|av \d+)\b",
        said,
    )
    if SCHEDULE.search(said) and not held:
        return Speech.SCHEDULE
    return Speech.STATUS if held or STATUS.search(said) else Speech.NOT_HELD


def _tells_of_none(words: Sequence[Word], said: str, ordered: bool) -> bool:
    lows = [word.low for word in words]
    if is_corrected(lows):
        return False
    if _of_others(words) or CANCELLED.search(said):
        return True
    head = _head(words)
    return _denies(" ".join(lows[:head]), ordered)


def _denies(said: str, ordered: bool) -> bool:
    said = REQUEST.sub(" ", said)
    said = AS_PLANNED.sub(" ", NOT_ONLY.sub(" ", EITHER_DAY.sub(" ", DAY_FORGOTTEN.sub(" ", said))))
    words = set(said.split())
    if words & (DENIALS | AHEAD | OTHER_DEEDS) or NONE_PHRASES.search(said) or OTHERS_CLASS.search(said):
        return True
    return bool(words & WEAK) and not ordered and not words & HELD_VERBS


def _head(words: Sequence[Word]) -> int:
    """Where the part ends that tells of the lesson and its class: what follows is a remark, whatever it denies."""
    lesson = label = False
    for at, word in enumerate(words):
        if lesson and label and (word.after_comma or word.low in TURNS):
            return at
        lesson = lesson or is_lesson_word(word.low) or is_number_noun(word.low) or number_of(word.low) is not None
        label = label or looks_like_label(word.low)
    return len(words)


def _of_others(words: Sequence[Word]) -> bool:
    """`Johans 8C`: another teacher's class."""
    return any(
        word.raw[:1].isupper()
        and word.low.endswith("s")
        and (looks_like_label(follows.low) or is_lesson_word(follows.low))
        and word.low not in WEEK_PHRASES
        for word, follows in pairwise(words)
        if len(word.low) > 3 and word.low != "klass" and not any(letter.isdigit() for letter in word.low)
    )


def is_corrected(lows: Sequence[str]) -> bool:
    """`inte lektion 6 utan 5`, `lektion 4, nej 5`: something was taken back and something put in its place."""
    return bool(CORRECTION.search(" ".join(lows)))
