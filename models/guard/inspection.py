"""The guard of promise 4: does a text point to a pupil?

A certain finding stops the text; about a bare name its writer is asked. The guard reads one sentence at a time and
answers with kinds and numbers of sentences, never with the text itself. Texts to be stored come here through
`models/people/free_text.py`.
"""

from __future__ import annotations

from models.guard.digits import find_numbers
from models.guard.excuses import People
from models.guard.fiction import tells_fiction
from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.known_names import KnownNames
from models.guard.links import has_telling_link
from models.guard.names import find_names
from models.guard.second_opinion import asks_about
from models.guard.stories import find_stories
from models.guard.words import Sentence, is_job, read_sentences


def inspect(text: str, names: KnownNames) -> tuple[Finding, ...]:
    """What in the text points to a pupil, in the order of its sentences. `names` are those that it may hold."""
    people = People(names)
    sentences = read_sentences(text)
    named = [find_names(sentence, people) for sentence in sentences]
    colleagues = bool(people.vouched)
    about_others = colleagues or any(_speaks_of_others(sentence, names) for sentence in sentences)
    found: list[Finding] = []
    for sentence, of_names in zip(sentences, named, strict=True):
        found += find_numbers(sentence)
        found += of_names
        names_colleague = any(word.low in people.vouched or names.is_trusted(word.low) for word in sentence.words)
        found += find_stories(sentence, about_others=about_others, names_colleague=names_colleague)
        if has_telling_link(sentence):
            found.append(Finding(FindingKind.DESCRIPTOR, Sureness.CERTAIN, sentence.number))
    if not found:  # a second opinion, for what the rules have no word for; it may only ask
        found += [
            Finding(FindingKind.DESCRIPTOR, Sureness.ASK, sentence.number)
            for sentence in sentences
            if asks_about(sentence, people)
        ]
    return tuple(dict.fromkeys(found))


def count_sentences(text: str) -> int:
    """How many sentences the guard reads in a text."""
    return len(read_sentences(text))


def _speaks_of_others(sentence: Sentence, names: KnownNames) -> bool:
    """Whether a bare `hon` may be a colleague or a person in a film, because one of them is spoken of."""
    return (
        any(is_job(word.low) or names.is_trusted(word.low) for word in sentence.words)
        or sentence.has("staff_nouns")
        or tells_fiction(sentence)
    )
