"""Whether a word that no list has is spelled like a given name."""

from __future__ import annotations

from functools import cache

from models.guard.words import DATA

LIKELY = 1.0  # of 100 given names 81 lie above it, of 100 other words that the weights have not seen 6
_RUNS = (2, 3, 4)


@cache
def spells_like_name(low: str) -> float:
    """How much the spelling of a word in small letters speaks for a given name: above 0 for, below 0 against."""
    start, weights = _weights()
    marked = f"^{low}$"
    runs = {marked[at : at + length] for length in _RUNS for at in range(len(marked) - length + 1)}
    return start + sum(weights.get(run, 0.0) for run in runs)


@cache
def _weights() -> tuple[float, dict[str, float]]:
    """What every word starts from, and what each run of letters adds."""
    lines = [line for line in (DATA / "name_spelling.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    pairs = (line.rsplit(" ", 1) for line in lines[1:])
    return float(lines[0]), {run: float(weight) for run, weight in pairs}
