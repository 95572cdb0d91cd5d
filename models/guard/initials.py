"""Initials: `E.L.`, `h.s`, `L:s mentor`, `elev A`, a lone `J`; never `sal B`, `t.ex.` or `SO`."""

from __future__ import annotations

import re

from models.guard.words import LABEL, Sentence, cue_words

_DOTTED = re.compile(
    r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\b\.?|(?<![\w.])[A-ZÅÄÖ](?:[-.][A-ZÅÄÖ])+:?s?\b(?=[ :.,]|$)|"
    r"(?<![\w.])(?P<small>[a-zåäö]\.[a-zåäö])\b\.?(?![\w.])|\b[A-ZÅÄÖ]:s\b"
)
_CALLED = re.compile(
    r"\b(?:[Ee]lev|[Pp]upil|[Ss]tudent|[Pp]ojke|[Ff]licka|[Bb]arn|[Kk]ille|[Tt]jej|[Kk]id|[Cc]hild|[Bb]oy|[Gg]irl)"
    r"(?:en|n|et)? [A-HJ-ZÅÄÖ]\b(?![.]\w)"
)
_LONE = re.compile(r"(?<![\w.:/&+'’-])[A-ZÅÄÖ](?![\w:/&+'’)%°]|-\w|\.\w|\s\d\d)")
_CLASS_LETTERS = re.compile(rf"\b([A-ZÅÄÖ]{{1,3}}) (?:i|from|in|från) (?:{LABEL})", re.IGNORECASE)
_ARTICLES = ("A", "I", "Å", "Ö")
_JOINING = ("och", "eller", "and", "or", "&")


def has_initials(sentence: Sentence) -> bool:
    """Whether somebody stands in the sentence by initials. A shouted sentence has too many capitals to tell."""
    if sentence.shouted:
        return False
    return _dotted(sentence) or bool(_CALLED.search(sentence.raw)) or _lone(sentence) or _before_class(sentence)


def _dotted(sentence: Sentence) -> bool:
    return any(
        not found["small"] or found["small"] not in cue_words("abbreviations")
        for found in _DOTTED.finditer(sentence.raw)
    )


def _lone(sentence: Sentence) -> bool:
    """A capital by itself that numbers no room, group, scenario, grade or plan."""
    listed = False  # the letter before it in `scenario A, B och C` numbered something
    for found in _LONE.finditer(sentence.raw):
        before = re.findall(r"[\w-]+", sentence.low[max(0, found.start() - 40) : found.start()])
        nearest = before[-1] if before else ""
        listed = _numbers_something(nearest) or (listed and (nearest in _JOINING or len(nearest) == 1))
        if not listed and found[0] not in _ARTICLES and not nearest[-1:].isdigit():
            return True
    return False


def _numbers_something(word: str) -> bool:
    things = cue_words("lettered_things")
    return word in things or any(word.endswith(thing) for thing in things if len(thing) > 2)


def _before_class(sentence: Sentence) -> bool:
    return any(
        found[1].isupper() and found[1].lower() not in cue_words("known_acronyms") and found[1] not in _ARTICLES
        for found in _CLASS_LETTERS.finditer(sentence.raw)
    )
