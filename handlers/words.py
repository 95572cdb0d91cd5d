"""Splitting what people type into words, and the number words of both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "noll zero",
            "en ett första one first",
            "två andra two second",
            "tre tredje three third",
            "fyra fjärde four fourth",
            "fem femte five fifth",
            "sex sjätte six sixth",
            "sju sjunde seven seventh",
            "åtta åttonde eight eighth",
            "nio nionde nine ninth",
            "tio tionde ten tenth",
            "elva elfte eleven eleventh",
            "tolv tolfte twelve twelfth",
            "tretton trettonde thirteen thirteenth",
            "fjorton fjortonde fourteen fourteenth",
            "femton femtonde fifteen fifteenth",
            "sexton sextonde sixteen sixteenth",
            "sjutton sjuttonde seventeen seventeenth",
        )
    )
    for word in words.split()
}

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_TOKEN = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>|[^\s,;]+")
_EDGES = ".,;:!?()\"'”“’"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, and in the form it is compared in."""

    raw: str
    low: str

    @property
    def mention(self) -> str | None:
        """The Slack id of a mention."""
        found = _MENTION.match(self.raw)
        return found[1] if found else None


def split(text: str) -> list[Word]:
    """The words of a text; mentions stay whole, punctuation at the edges goes."""
    words = []
    for token in _TOKEN.findall(text.replace("\u00a0", " ").replace("–", "-").replace("—", "-")):
        raw = token if token.startswith("<@") else token.strip(_EDGES)
        if raw:
            words.append(Word(raw, raw.casefold()))
    return words


def number_of(low: str) -> int | None:
    """5, `fem`, `femte`, `5:e` and `5e` are all 5."""
    found = re.fullmatch(r"(\d{1,3})(?::?[ea])?", low)
    return int(found[1]) if found else NUMBERS.get(low)
