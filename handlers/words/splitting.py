"""Splitting what people type into words, and the number words of both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = (
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
    "tretton trettonan trettonde thirteen thirteenth",
    "fjorton fjortonan fjortonde fourteen fourteenth",
    "femton femtonde fifteen fifteenth",
    "sexton sextonde sixteen sixteenth",
    "sjutton sjuttonde seventeen seventeenth",
    "arton artonde eighteen eighteenth",
    "nitton nittonde nineteen nineteenth",
    "tjugo tjugonde twenty twentieth",
)
_TENS = ((20, "tjugo"), (30, "trettio"), (40, "fyrtio"), (50, "femtio"))
_ONES = (("ett", "första"), ("två", "andra"), ("tre", "tredje"), ("fyra", "fjärde"), ("fem", "femte"),
         ("sex", "sjätte"), ("sju", "sjunde"), ("åtta", "åttonde"), ("nio", "nionde"))  # fmt: skip
NUMBERS = (
    {word: number for number, words in enumerate(_SMALL) for word in words.split()}
    | {f"{ten}{form}": tens + one for tens, ten in _TENS for one, forms in enumerate(_ONES, 1) for form in forms}
    | {
        "femma": 5,
        "sexa": 6,
        "sjua": 7,
        "nia": 9,
        "tia": 10,
        "tjugoen": 21,
        "trettio": 30,
        "fyrtio": 40,
        "femtio": 50,
        "trettionde": 30,
        "thirty": 30,
        "thirtieth": 30,
        "trettioen": 31,
    }
)
# `femman`, `5an`: the noun for what bears the number, here a lesson. `förstan` is none.
_NUMBER_NOUN = re.compile(
    r"(?:ett|två|tre|fyr|femm|sex|sju|ått|ni|ti|elv|tolv|tretton|fjorton)an|(?:femm|sex|sju|ni|ti)a|"
    r"[0-9]{1,2}:?an"
)
_ORDINAL = re.compile(
    r"[0-9]{1,2}(?::?[ea]|:?te|:?nde|:?de|st|nd|rd|th)|\w*(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|"
    r"nionde|tionde|elfte|tolfte|tonde|gonde|tionde)|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen)th"
)

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_TOKEN = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>|[^\s,;]+")
_GLUED = re.compile(
    r"(?<=[0-9a-zåäö])(lektion|lesson)(?=\d)|(?<=\d)/(?=\d[a-zåäö])|(?<=\d)(?=(?:jan|feb|mars|apr|maj|juni|juli|aug|sept?|okt|nov|dec)[a-zåäö]*\b)|"
    r"\b([iI])(?=(?:mån|tis|ons|tors|fre|lör|sön)da[gxs]+\b)|(?<=\d)(?=(?:min|st)\b)",
    re.IGNORECASE,
)
_CLASS_COLON = re.compile(r"(?<!\d)([1-9]):([a-hA-H])(?![\wåäö])")  # `7:b`; `5:e` and `1:a` number something
_EDGES = ".,;:!?()\"'”“’*_~…"


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
    text = _GLUED.sub(lambda found: f" {found[1] or found[2] or ''} ", text)
    text = _CLASS_COLON.sub(_class_or_ordinal, text)
    words = []
    last = 0
    for found in _TOKEN.finditer(text):
        token = found[0]
        raw = token if token.startswith("<@") else re.sub(r":s$", "", token.strip(_EDGES))
        if raw:
            words.append(Word(raw, raw.casefold(), bool(re.search(r"[,;:!.]\s|,", text[last : found.start() + 1]))))
            last = found.start() + len(token.rstrip(_EDGES))
    return words


def _class_or_ordinal(found: re.Match[str]) -> str:
    """`7:b` and `8:a` are classes, `5:e` and `2:a` number something."""
    ordinal = found[2] == "e" or (found[2] == "a" and found[1] in "12")
    return found[0] if ordinal else found[1] + found[2]


def number_of(low: str) -> int | None:
    """5, `fem`, `femte`, `femman`, `5:e`, `22:a` and `5:an` are numbers; `5e` and `8a` are rather classes."""
    found = re.fullmatch(r"([0-9]{1,3})(?::[ea]|:?(?:an|te|nde|de)|st|nd|rd|th)?", low)
    return int(found[1]) if found else NUMBERS.get(low)


def is_number_noun(low: str) -> bool:
    """`femman`, `5an`: said of the thing that bears the number."""
    return bool(_NUMBER_NOUN.fullmatch(low))


def ordinal_of(low: str) -> int | None:
    """The number of `femte`, `tjugoandra`, `5:e`, `5e`, `12th`; None for a word that orders nothing."""
    if not _ORDINAL.fullmatch(low):
        return None
    figures = re.match(r"[0-9]+", low)
    return int(figures[0]) if figures else NUMBERS.get(low)
