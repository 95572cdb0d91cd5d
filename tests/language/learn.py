"""`make second-opinion`: learn the weights of the guard's second opinion from the open writers' texts.

A logistic regression by plain gradient steps, so that nothing but numpy is needed and the same texts give the same
weights. Features that fewer than three texts have, and weights that hardly speak, are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from models.guard.excuses import People
from models.guard.names import find_names
from models.guard.second_opinion import WEIGHTS, features
from models.guard.words import read_sentences
from tests.language.corpus import OPEN, STAFF, earlier_texts, guard_texts

FEWEST_TEXTS = 3
STRENGTH = 0.25  # how far the weights may go: chosen by leaving one open writer out at a time
STEPS = 1500
LEAST_WEIGHT = 0.04
HEAD = """\
# The weights of the guard's second opinion, learned by tests/language/learn.py from the open writers of tests/language:
# what a sentence starts from, then what each feature adds.
"""


def training_texts() -> list[tuple[set[str], int]]:
    """Each text's features, and whether it is risky."""
    texts = [(text.text, int(text.risky)) for text in guard_texts(OPEN)]
    for name, risky in (("P.guard_risky", 1), ("P.guard_ordinary", 0), ("P.given_risky", 1), ("P.given_ordinary", 0)):
        texts += [(text, risky) for text in earlier_texts(name)]
    return [(set(_features_of(text)), risky) for text, risky in texts]


def _features_of(text: str) -> Iterator[str]:
    people, sentences = People(STAFF), read_sentences(text)
    for sentence in sentences:
        find_names(sentence, people)  # remembers who is excused as a colleague
    for sentence in sentences:
        yield from features(sentence, people)


def learn(texts: list[tuple[set[str], int]]) -> tuple[float, dict[str, float]]:
    """What a sentence starts from, and the weight of each feature."""
    counts = Counter(feature for found, _ in texts for feature in found)
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST_TEXTS)
    place = {name: at for at, name in enumerate(names)}
    rows = [sorted(place[f] for f in found if f in place) for found, _ in texts]
    flat = np.array([at for row in rows for at in row])
    lengths = np.array([len(row) for row in rows])
    owner = np.repeat(np.arange(len(rows)), lengths)
    risky = np.array([label for _, label in texts], dtype=float)
    shares = np.where(risky == 1, 0.5 / risky.mean(), 0.5 / (1 - risky.mean()))
    weights, start = np.zeros(len(names)), 0.0
    speed, momentum = np.zeros(len(names) + 1), 0.9
    for _ in range(STEPS):
        scores = start + np.bincount(owner, weights=weights[flat], minlength=len(rows))
        errors = shares * (1 / (1 + np.exp(-scores)) - risky)
        slope = np.bincount(flat, weights=errors[owner], minlength=len(names)) + weights / STRENGTH
        speed = momentum * speed - 0.0008 * np.append(slope, errors.sum())
        weights, start = weights + speed[:-1], start + speed[-1]
    kept = {name: float(weight) for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST_WEIGHT}
    return float(start), kept


def main() -> None:
    """Write the weights where the guard reads them."""
    start, weights = learn(training_texts())
    lines = [f"{start:.2f}", *(f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()))]
    WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
