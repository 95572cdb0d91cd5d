"""The guard of promise 4: does a text point to a pupil?

A certain finding stops the text; about a bare name its writer is asked. The guard reads one sentence at a time and
answers with kinds and numbers of sentences, never with the text itself. Texts to be stored come here through
`models/people/free_text.py`.
"""

from __future__ import annotations

import re

from models.guard.digits import find_numbers
from models.guard.excuses import People
from models.guard.fiction import tells_fiction
from models.guard.findings import Finding
from models.guard.names import find_names
from models.guard.stories import find_stories
from models.guard.words import Sentence, is_job, read_sentences


def inspect(text: str, *, staff: frozenset[str], places: frozenset[str]) -> tuple[Finding, ...]:
    """What in the text points to a pupil, in the order of its sentences.

    `staff` holds the names of known colleagues, word by word in lower case; `places` the names of known sites.
    """
    people = People(staff, frozenset(word for place in places for word in re.findall(r"\w+", place.lower())))
    sentences = read_sentences(text)
    about_others = any(_speaks_of_others(sentence, staff) for sentence in sentences)
    found: list[Finding] = []
    for sentence in sentences:
        found += find_numbers(sentence)
        found += find_names(sentence, people)
        found += find_stories(sentence, about_others=about_others)
    return tuple(dict.fromkeys(found))


def _speaks_of_others(sentence: Sentence, staff: frozenset[str]) -> bool:
    """Whether a bare `hon` may be a colleague or a person in a film, because one of them is spoken of."""
    return (
        any(is_job(word.low) or word.low in staff for word in sentence.words)
        or sentence.has("staff_nouns")
        or tells_fiction(sentence)
    )
