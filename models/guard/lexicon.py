"""Whether a word is known as something else than a person's name, and what a word is without its endings."""

from __future__ import annotations

import re

from models.guard.words import cue_words, is_job, word_list


def is_known(stems: tuple[str, ...]) -> bool:
    lists = ("places", "proper_words", "kin_words", "ordinary_words")
    opening = cue_words("common_openings")
    return any(stem in word_list(name) for stem in stems for name in lists) or any(
        is_job(stem) or stem in opening for stem in stems
    )


def stems_of(low: str) -> tuple[str, ...]:
    """A word, without its genitive, and its halves when hyphenated."""
    low = re.sub(r"[:'’]s$", "", low.lstrip("@"))
    word = low in cue_words("english_words") or low in word_list("ordinary_words")
    stems = [low, low[:-1]] if low.endswith("s") and len(low) > 3 and not word else [low]
    if "-" in low:
        stems += [half for half in low.split("-") if len(half) > 1]
    return tuple(stems)


def names_a_thing(low: str) -> bool:
    """`Drake-låten`, `Lucia-tåg`, `MVP-Lisa` no: a hyphenated word whose last half is a thing's."""
    last = low.rsplit("-", 1)[-1]
    return last not in word_list("given_names") and last not in word_list("surnames") and len(last) > 3
