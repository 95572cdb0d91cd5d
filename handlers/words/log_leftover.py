"""What the log grammar has not read of a text: slips of something known, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from handlers.words.log_words import MANNERS, LogWords
from handlers.words.splitting import Word
from models.programmes import lesson_nouns, series_words

LONGEST_LEFTOVER = 300  # characters of what was not read, kept to be offered as a reflection


def use_slips(state: LogWords, words: Sequence[Word]) -> None:
    """A word that fits nowhere may be a slip of something known, or the name of a group."""
    known = [*MANNERS, *lesson_nouns(), *series_words()]
    for at in list(state.unread):
        word = words[at]
        near = get_close_matches(word.low, known, n=1, cutoff=0.8) if len(word.low) > 3 else []
        if near and near[0] in MANNERS:
            state.manner = MANNERS[near[0]]
        elif near and near[0] in series_words():
            state.series = series_words()[near[0]]
        elif not near and not state.labels and word.raw[:1].isupper() and len(words) <= 5:
            state.labels.append(word.raw)
        elif not near:
            continue
        state.unread.remove(at)


def leftover_of(state: LogWords, words: Sequence[Word]) -> str:
    """What was not read, as it was typed: from its first word to its last, with the small words between."""
    if not state.unread:
        return ""
    unread = set(state.unread)
    runs: list[list[int]] = []
    for at in sorted(unread | state.fillers):
        if runs and at == runs[-1][-1] + 1 and not words[at].after_comma:
            runs[-1].append(at)
        else:
            runs.append([at])
    told = [run for run in runs if unread & set(run)]
    return ", ".join(" ".join(words[at].raw for at in _trimmed(run, unread)) for run in told)[:LONGEST_LEFTOVER]


def _trimmed(run: list[int], unread: set[int]) -> list[int]:
    """Without the small words after the last that was not read."""
    last = max(at for at in run if at in unread)
    return [at for at in run if at <= last]
