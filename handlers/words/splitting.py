"""Splitting what people type into words, and the number words of both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "noll zero",
            "en ett ettan första one first",
            "två tvåan andra two second",
            "tre trean tredje three third",
            "fyra fyran fjärde four fourth",
            "fem femman femte five fifth",
            "sex sexan sjätte six sixth",
            "sju sjuan sjunde seven seventh",
            "åtta åttan åttonde eight eighth",
            "nio nian nionde nine ninth",
            "tio tian tionde ten tenth",
            "elva elvan elfte eleven eleventh",
            "tolv tolvan tolfte twelve twelfth",
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
_GLUED = re.compile(r"(?<=[0-9a-zåäö])(lektion|lesson)(?=\d)|(?<=\d)/(?=\d[a-zåäö])", re.IGNORECASE)
_EDGES = ".,;:!?()\"'”“’"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, and in the form it is compared in."""

    raw: str
    low: str
    after_comma: bool = False

    @property
    def mention(self) -> str | None:
        """The Slack id of a mention."""
        found = _MENTION.match(self.raw)
        return found[1] if found else None


def split(text: str) -> list[Word]:
    """The words of a text; mentions stay whole, punctuation at the edges goes."""
    text = text.replace("\u00a0", " ").replace("–", "-").replace("—", "-")
    text = _GLUED.sub(lambda found: f" {found[1] or ''} ", text)
    words = []
    last = 0
    for found in _TOKEN.finditer(text):
        token = found[0]
        raw = token if token.startswith("<@") else re.sub(r":s$", "", token.strip(_EDGES))
        if raw:
            words.append(Word(raw, raw.casefold(), "," in text[last : found.start()]))
            last = found.end()
    return words


def number_of(low: str) -> int | None:
    """5, `fem`, `femte`, `femman`, `5:e` and `5:an` are all 5."""
    found = re.fullmatch(r"([0-9]{1,3})(?::?(?:[ea]|an)|st|nd|rd|th)?", low)
    return int(found[1]) if found else NUMBERS.get(low)
