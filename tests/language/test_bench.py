"""The language bench holds what was measured: a change that makes the guard or the grammar worse shows here."""

from __future__ import annotations

import pytest

from tests.language.corpus import CORPUS, HELD_OUT, OPEN, guard_texts, phrases
from tests.language.judging import RIGHT, Fate, Outcome, read_draft, stores_at_once
from tests.language.learn import learn, training_texts
from tests.language.measure import guard_shares, phrase_counts

# Per set: at most this share of risky texts stored, of ordinary ones asked about, and of ordinary ones stopped.
MOST = {
    OPEN: {"plain": (0.015, 0.025, 0.005), "hard": (0.025, 0.08, 0.035), "namesake": (0.01, 0.01, 0.02)},
    HELD_OUT: {"plain": (0.03, 0.03, 0.02), "hard": (0.10, 0.18, 0.08), "namesake": (0.10, 0.05, 0.05)},
}


@pytest.mark.parametrize("writers", [OPEN, HELD_OUT])
def test_the_guard_keeps_what_it_holds(writers: str) -> None:
    shares = guard_shares(guard_texts(writers))
    for kind, (stored, asked, stopped) in MOST[writers].items():
        risky, ordinary = shares[kind, True], shares[kind, False]
        assert risky[Fate.STORED] <= stored * sum(risky.values()), (kind, risky)
        assert ordinary[Fate.ASKED] <= asked * sum(ordinary.values()), (kind, ordinary)
        assert ordinary[Fate.STOPPED] <= stopped * sum(ordinary.values()), (kind, ordinary)


@pytest.mark.parametrize(("writers", "right"), [(OPEN, 0.96), (HELD_OUT, 0.89)])
def test_the_grammar_stores_nothing_that_was_not_said(writers: str, right: float) -> None:
    counts = phrase_counts(phrases(writers))
    assert counts[Outcome.STORED_WRONGLY] == counts[Outcome.UNDONE_WRONGLY] == 0
    assert sum(counts[outcome] for outcome in RIGHT) >= right * sum(counts.values())


def test_what_tempts_the_grammar_is_hardly_ever_stored_at_once() -> None:
    """Texts written to be misread. Those stored are short forms that say what they seem to say: `7B lektion 8-9`."""
    texts = (CORPUS / "Q.temptations.txt").read_text(encoding="utf-8").splitlines()
    stored = [text for text in texts if stores_at_once(text)]
    assert len(stored) <= 28, stored


@pytest.mark.parametrize("filling", ["mellan ", "runt ", "# ", "- ", "på ", "till och med ", "5 och ", "inte ", "7B "])
def test_repeated_words_neither_crash_the_grammar_nor_hold_it_up(filling: str) -> None:
    draft = read_draft("lektion 5 7B " + filling * (2900 // len(filling)))
    assert draft is None or set(draft.numbers) == {5}


def test_each_line_of_the_corpora_has_its_shape() -> None:
    for text in guard_texts(OPEN + HELD_OUT):
        assert text.kind in ("plain", "hard", "namesake") and text.family and text.text
    for phrase in phrases(OPEN + HELD_OUT):
        assert phrase.meaning.split()[0] in ("log", "none") and phrase.words


def test_the_second_opinion_speaks_for_a_pupil_where_the_texts_do() -> None:
    """Learned on a few texts, the weights point the right way."""
    texts = training_texts()[:400]
    _, weights = learn(texts)
    scores: dict[int, list[float]] = {0: [], 1: []}
    for found, risky in texts:
        scores[risky].append(sum(weights.get(feature, 0.0) for feature in found))
    assert sum(scores[1]) / len(scores[1]) > sum(scores[0]) / len(scores[0]) + 1
