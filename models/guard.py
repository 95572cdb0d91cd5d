"""The guard of promise 4: does a text point to a pupil? It runs before anything is stored.

A certain finding stops the text; a bare name is asked about. The guard reads a sentence at a time and answers with
kinds and places, never with the text itself.
"""

from __future__ import annotations

from models.guard_findings import Finding, Sureness
from models.guard_names import find_names
from models.guard_numbers import find_numbers
from models.guard_stories import find_stories
from models.guard_text import read_sentences

__all__ = ["Finding", "Sureness", "inspect"]


def inspect(text: str, *, staff: frozenset[str], places: frozenset[str]) -> tuple[Finding, ...]:
    """What in the text points to a pupil, in the order of its sentences.

    `staff` holds the names of known colleagues, word by word in lower case; `places` the names of known sites.
    """
    found: list[Finding] = []
    sentences = read_sentences(text)
    about_colleagues = _colleagues_or_fiction(sentences, staff)
    for sentence in sentences:
        found += find_numbers(sentence)
        found += find_names(sentence, staff=staff, places=places)
        found += find_stories(sentence, about_others=about_colleagues)
    return tuple(dict.fromkeys(found))


def _colleagues_or_fiction(sentences, staff: frozenset[str]) -> bool:  # type: ignore[no-untyped-def]
    """Whether a bare `hon` may be a colleague or a person in a film, because one of them is spoken of."""
    return any(
        sentence.has("fiction")
        or sentence.has("staff_cues")
        or sentence.has("public_people")
        or any(word.is_job or word.low in staff for word in sentence.words)
        for sentence in sentences
    )
