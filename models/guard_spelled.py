"""Numbers said in words, or in words and figures mixed: `nollsju noll ett sju fyra`, `98-femton`."""

from __future__ import annotations

import re
from itertools import pairwise

from models.guard_text import cue_words

_UNITS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_ENGLISH_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ENGLISH_TENS = tuple(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_ORDINALS = tuple(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde "
    "femtonde sextonde sjuttonde artonde nittonde tjugonde trettionde".split()
)
_DOUBLE = frozenset((*_TEENS, *_TENS, *_ENGLISH_TENS))
_PARTS = sorted((*_UNITS, *_DOUBLE, *_ENGLISH_UNITS, *_ORDINALS, "hundra", "tusen"), key=len, reverse=True)
_PART = re.compile("|".join(_PARTS))
_ORDER = {word: value for words in (_UNITS, _ENGLISH_UNITS) for value, word in enumerate(words)}
_ENOUGH = 6  # as many figures as a birthday


def spells_a_number(low: str) -> bool:
    """Six figures or more in a row, at least two of them words, that don't just count up or down."""
    figures, words = 0, list[str]()
    for token in [*re.findall(r"[a-zåäöé]+|\d+|[.!?;]", low), "."]:
        parts = _PART.findall(token)
        if token.isdigit():
            figures += len(token)
        elif parts and "".join(parts) == token:
            figures += sum(2 if part in _DOUBLE else 1 for part in parts)
            words += parts
        elif token not in cue_words("between_figures"):
            if figures >= _ENOUGH and len(words) >= 2 and not _counts(words):
                return True
            figures, words = 0, []
    return False


def _counts(words: list[str]) -> bool:
    """`lektion ett, två, tre, fyra, fem och sex`, or down again."""
    values = [_ORDER[word] for word in words if word in _ORDER]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) >= len(words) - 2 and len(values) > 2 and (steps <= {1} or steps <= {-1})
