"""A second opinion on a text that no rule has found anything in: it may ask, and never stops nor excuses.

A logistic regression on the words of a sentence, with names, colleagues, classes, relatives and numbers replaced by
tags. Its weights were learned from texts by several writers; how, and what it does on others' texts, is told in
`docs/language.md`. Scored in pure Python: a sum of weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from models.guard.excuses import People
from models.guard.words import DATA, Sentence, is_job, looks_like_class, word_list

WEIGHTS = DATA / "second_opinion.txt"
# 1.0 was chosen on the open writers, each judged by weights learned without them. The last step is for an ordinary
# sentence of the project's own that was asked about (`Är ett barn i fara nu, gå till rektor`).
ASKS_ABOVE = 1.05
_ENDS = (3, 4, 5)  # letters at the head and the end of a word


def asks_about(sentence: Sentence, people: People) -> bool:
    """Whether the sentence is more like those about a pupil than like others."""
    return score(sentence, people) > ASKS_ABOVE


def score(sentence: Sentence, people: People) -> float:
    """How much the sentence is like those about a pupil: above 0 more than not."""
    start, weights = _weights()
    return start + sum(weights.get(feature, 0.0) for feature in set(features(sentence, people)))


def features(sentence: Sentence, people: People) -> Iterator[str]:
    """What the weights are of: tagged words, pairs of them, and the heads and ends of words."""
    tags = [_tag(word.low, people) for word in sentence.words]
    yield from tags
    yield from (f"{one} {two}" for one, two in zip(["^", *tags], [*tags, "$"], strict=True))
    for word in tags:
        if word[:1] != "<":
            yield from (f"{word[:length]}-" for length in _ENDS if len(word) > length + 1)
            yield from (f"-{word[-length:]}" for length in _ENDS[:2] if len(word) > length + 1)


def _tag(low: str, people: People) -> str:
    if people.names.is_colleague(low) or low in people.vouched or is_job(low):
        return "<staff>"
    if low in people.names.places:
        return "<place>"
    if looks_like_class(low):
        return "<class>"
    if low in word_list("given_names") and low not in word_list("name_words"):
        return "<name>"
    return "<kin>" if low in word_list("kin_words") else low


@cache
def _weights() -> tuple[float, dict[str, float]]:
    lines = [line for line in WEIGHTS.read_text("utf-8").splitlines() if line[:1] != "#"]
    pairs = (line.rsplit("\t", 1) for line in lines[1:])
    return float(lines[0]), {feature: float(weight) for feature, weight in pairs}
