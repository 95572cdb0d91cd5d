"""The corpora of the language bench: texts for the guard, and ways to say what was held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.guard import KnownNames

CORPUS = Path(__file__).parent / "corpus"
OPEN = "ABCDEFGKLMNQ"  # writers whose lines may be read by whoever writes rules
HELD_OUT = "HIJYZ"
TODAY = date(2026, 11, 19)  # the day that the phrases are typed on
# The staff of the school that the texts know. Karin Berg writes; she leads the class with Ali Hassan.
STAFF = KnownNames.of(
    trusted=["Karin Berg", "Ali Hassan", "Per Holm", "Maria Lindgren"],
    staff=["Emma Lindqvist", "Sara Nilsson", "Johan Ek", "Leila Rashid", "Oskar Wik", "Anna Sundström"],
    places=["Alviksskolan"],
)


@dataclass(frozen=True, slots=True)
class GuardText:
    """A text, and whether it points to a pupil."""

    writer: str
    kind: str  # plain, hard or namesake
    risky: bool
    family: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody types, and what it means: `log 5 7B 2026-11-17`, `none`, `none move`."""

    writer: str
    family: str
    words: str
    meaning: str


def guard_texts(writers: str) -> Iterator[GuardText]:
    """The texts of these writers."""
    for writer in writers:
        for kind, verdict, family, text in _rows(f"{writer}.guard.tsv"):
            yield GuardText(writer, kind, verdict == "risky", family, text)


def phrases(writers: str) -> Iterator[Phrase]:
    """The phrases of these writers; some have written none."""
    for writer in writers:
        if (CORPUS / f"{writer}.phrases.tsv").exists():
            for family, words, meaning in _rows(f"{writer}.phrases.tsv"):
                yield Phrase(writer, family, words, meaning)


def earlier_texts(name: str) -> list[str]:
    """The lines of one of the project's own earlier corpora: `P.guard_risky`, `given_ordinary`."""
    return [line for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


def _rows(name: str) -> Iterator[list[str]]:
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")
