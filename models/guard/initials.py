"""Initials: `E.L.`, `h.s`, `L:s mentor`, `elev A`, a lone `J`; never `sal B`, `t.ex.` or `SO`."""

from __future__ import annotations

import re
from dataclasses import replace

from models.guard.known_names import KnownNames
from models.guard.words import LABEL, Sentence, acting_verbs, cue_words

_DOTTED = re.compile(
    r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\b\.?|(?<![\w.])[A-ZÅÄÖ](?:[-.][A-ZÅÄÖ])+:?s?\b(?=[ :.,]|$)|"
    r"(?<![\w.])(?P<small>[a-zåäö]\.[a-zåäö])\b\.?(?![\w.])|\b[A-ZÅÄÖ]:s\b"
)
_CALLED = re.compile(
    r"\b(?:[Ee]lev|[Pp]upil|[Ss]tudent|[Pp]ojke|[Ff]licka|[Bb]arn|[Kk]ille|[Tt]jej|[Kk]id|[Cc]hild|[Bb]oy|[Gg]irl)"
    r"(?:en|n|et)? [A-HJ-ZÅÄÖ]\d?\b(?![.]\w)|\b[Ii]nitialer(?:na)? [A-Za-zÅÄÖåäö]{2}\b"
)
_LONE = re.compile(r"(?<![\w.:/&+'’-])[A-ZÅÄÖ](?![\w:/&+'’)%°]|-\w|\.\w|\s\d\d)")
_CLASS_LETTERS = re.compile(rf"\b([A-ZÅÄÖ]{{1,3}}) (?:i|from|in|från) (?:{LABEL})", re.IGNORECASE)
_LISTED = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2}(?:, ?[A-ZÅÄÖ]{2}){1,}(?![\w-])")
_NAME_INITIAL = re.compile(r"\b([A-ZÅÄÖ][a-zåäöé]+) ([A-ZÅÄÖ])\b\.?")
_ACTING = re.compile(r"(?<![\w-])([A-ZÅÄÖ]{2}) (\w+)")
_JOINED_SMALL = re.compile(rf"(?<![\w-])([a-zåäö]{{2}}) (?:o|och|å) ([a-zåäö]{{2}}) (?:i|från) {LABEL}\b")
_SMALL_WORDS = frozenset(
    {"vi", "ni", "de", "du", "en", "jo", "ja", "nu", "så", "då", "på", "om", "av", "in", "ut", "åt", "dr"}
)
_ARTICLES = ("A", "I", "Å", "Ö")
_JOINING = ("och", "eller", "and", "or", "&")


def has_initials(sentence: Sentence, names: KnownNames) -> bool:
    """Whether somebody stands in the sentence by initials. A shouted sentence has too many capitals to tell.

    `Sara N` is a colleague by her initial, and so are her two initials with what only colleagues do.
    """
    if sentence.shouted:
        return False
    sentence = _without_colleagues(sentence, names)
    if _acts_by_initials(sentence, names):
        return True
    if _LISTED.search(sentence.raw) and (sentence.speaks_of_class or sentence.has("pupil_words")):
        return True
    return _dotted(sentence) or bool(_CALLED.search(sentence.raw)) or _lone(sentence) or _before_class(sentence)


def _acts_by_initials(sentence: Sentence, names: KnownNames) -> bool:
    """`JT gick`, `LS snyftade`, `tk o eb i 8a`: two letters where somebody acts, or joined beside a class."""
    for found in _ACTING.finditer(sentence.raw):
        low = found[1].lower()
        known = low in cue_words("known_acronyms") or _are_of_colleague(low, names)
        if not known and found[2].lower() in acting_verbs():
            return True
    joined = _JOINED_SMALL.search(sentence.low)
    return joined is not None and not {joined[1], joined[2]} & (cue_words("known_acronyms") | _SMALL_WORDS)


def _without_colleagues(sentence: Sentence, names: KnownNames) -> Sentence:
    """The sentence with each colleague's initial taken out."""

    def blank(found: re.Match[str]) -> str:
        known = names.has_surname(found[1].lower(), found[2].lower())
        return found[1] + " " * (len(found[0]) - len(found[1])) if known else found[0]

    raw = _NAME_INITIAL.sub(blank, sentence.raw)
    if sentence.has("staff_context") or sentence.has("staff_verbs"):
        raw = re.sub(r"\b[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\b\.?", lambda found: _blank_initials(found[0], names), raw)
    return sentence if raw == sentence.raw else replace(sentence, raw=raw)


def _blank_initials(said: str, names: KnownNames) -> str:
    low = "".join(letter.lower() for letter in said if letter.isalpha())
    return " " * len(said) if _are_of_colleague(low, names) else said


def _are_of_colleague(low: str, names: KnownNames) -> bool:
    """Whether two letters are the initials of a colleague."""
    return any(len(full) > 1 and full[0][0] == low[0] and full[-1][0] == low[1] for full in names.full_names)


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
