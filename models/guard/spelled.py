"""Numbers said in words, or in words and figures mixed: `nollsju noll ett sju fyra`, `98-femton`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from models.guard.words import cue_list, cue_words

_ENOUGH = 6  # as many figures as a birthday
_TOKEN = re.compile(r"[a-zåäöé]+|\d+|[.!?;]|,(?=\s)")


def spells_a_number(low: str) -> bool:
    """Six figures or more in a row, at least two of them words, that don't just count up or down."""
    figures, words, last = 0, list[str](), ""
    for token in [*_TOKEN.findall(low), "."]:
        if token == ",":
            if not last.isdigit():
                continue  # between words a number goes on; behind figures a new thing is told
            token = "."
        parts = [token] if token.isdigit() else _part().findall(token)
        last = token
        if token.isdigit():
            figures += len(token)
        elif parts and "".join(parts) == token:
            figures += sum(2 if part in cue_words("two_figures") else 1 for part in parts)
            words += parts
        elif token not in cue_words("between_figures"):
            if figures >= _ENOUGH and len(words) >= 2 and not _counts(words):
                return True
            figures, words = 0, []
    return False


@cache
def _part() -> re.Pattern[str]:
    names = ("units", "english_units", "two_figures", "ordinals")
    return re.compile("|".join(sorted((word for name in names for word in cue_list(name)), key=len, reverse=True)))


@cache
def _values() -> dict[str, int]:
    return {word: value for name in ("units", "english_units") for value, word in enumerate(cue_list(name))}


def _counts(words: list[str]) -> bool:
    """`lektion ett, två, tre, fyra, fem och sex`, or down again."""
    values = [_values()[word] for word in words if word in _values()]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) >= len(words) - 2 and len(values) > 2 and (steps <= {1} or steps <= {-1})
