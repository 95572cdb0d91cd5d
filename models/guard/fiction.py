"""Films, scenarios, books and public people: names and stories that nobody in the class has."""

from __future__ import annotations

import re

from models.guard.words import Sentence, cue, cue_words, pattern, word_list

_REACH = 70  # letters between a film and a name that still belongs to it
_IN_FICTION = r"(?:\s[\wåäö]+){0,5}(?<!mitt)\s(?:i|ur|från|in|from)\s<content_fiction>(?!\w)"
_NUMBERED = re.compile(r"\s?\d{1,2}[,:]?\s")
_DID_THEN = re.compile(r"\s\w+(?:de|te|t)\s(?!i\b|ur\b|från\b)")
_DOES_NOW = re.compile(r"\s\w+(?:ar|er|år|r|s)\b")
_CAN_NOW = re.compile(r"\b(?:vill|kan|ska|får|är|ser|blir)\s(?:\w+\s)?\Z")
_POINTS_INTO = re.compile(r"\b(?:i|ur|in)\s(?:\w+\s)?\Z")
_NAMED_BY_SIGN = re.compile(r"\s?[\w\s]{0,14}[(:\"-]")
_ENDED = re.compile(r"[.!?;]\s|😂|😅")
_ROMAN = re.compile(r"\s[IVX]{2,5}\b")
_TOLD = (
    r"\b(?:i|ur|från|in|from) (?:\w+ )?<content_fiction>(?!\w)|(?<![\w-])<fiction> (?:om|där|med|som|where|about)\b|"
    r"^<fiction>(?!\w).{0,30}:"
)
_WATCHED = re.compile(r"\b(?:under|efter|mitt i|during|after) (?:\w+ )?film")


def is_made_up(sentence: Sentence, place: int) -> bool:
    """A film, a scenario or a role tied to the name by `med`, `om`, `där`, brackets, quotation marks or nothing."""
    word = sentence.words[place]
    behind = sentence.behind(place, 80)
    if pattern(_IN_FICTION).match(behind) and not _DID_THEN.match(behind):
        return True
    if _in_quoted_title(sentence, place) or pattern(r"(?<!\w)(?:<fiction>|<titled_things>)s\s\Z").search(
        sentence.ahead(place)
    ):
        return True
    start = max(0, word.start - _REACH)
    ahead = sentence.low[start : word.start]
    return any(_tied(ahead, found, behind) for found in cue("fiction").finditer(ahead))


def _in_quoted_title(sentence: Sentence, place: int) -> bool:
    """`Övningen "Kalle säger nej"`: several words in quotation marks, with what they name before them."""
    before, mark, quoted = sentence.low[: sentence.words[place].start].rpartition('"')
    if not mark or before.count('"') % 2 or '"' not in sentence.behind(place):
        return False
    return bool(pattern(r"(?:<titled_things>|<fiction>)(?:\s\w+)?\s\Z").search(before[-40:])) or len(quoted.split()) > 2


def _tied(ahead: str, fiction: re.Match[str], behind: str) -> bool:
    between = ahead[fiction.end() :]
    if _ENDED.search(between):
        return False
    words = re.findall(r"[\wåäö]+", between)
    if not words or _NAMED_BY_SIGN.match(between) or _NUMBERED.fullmatch(between):
        return True
    if _POINTS_INTO.search(ahead[: fiction.start()]) and len(words) <= 3 and fiction[0] in cue_words("content_fiction"):
        return "för" not in words
    if cue_words("reception_words").intersection(words):
        return False
    if words[0] in cue_words("while_watching"):
        return bool(_DOES_NOW.match(behind) or _CAN_NOW.search(between))
    return words[0] in cue_words("fiction_links") or (len(words) <= 4 and words[-1] in cue_words("fiction_links"))


def is_public(sentence: Sentence, place: int) -> bool:
    """Somebody everybody knows, or a full name with a public person's work beside it."""
    word = sentence.words[place]
    start = max(0, word.start - 30)
    around = sentence.low[start : word.end + 30]
    if any(found.start() <= word.start - start < found.end() for found in cue("public_people").finditer(around)):
        return True
    if _ROMAN.match(sentence.raw, word.end):
        return True
    first = place - 1 if place and _is_full_name(sentence, place - 1) else place
    if not _is_full_name(sentence, first):
        return False
    if sentence.word(first + 1).endswith("s") and pattern(r"\s(?:\w+\s)?<public_works>(?!\w)").match(
        sentence.behind(first + 1)
    ):
        return True
    by_whom = pattern(r"(?<!\w)<public_works>\s(?:(?:av|om|med|från|by|about|with|of)\s)?\Z")
    return bool(by_whom.search(sentence.ahead(first, 40)))


def _is_full_name(sentence: Sentence, place: int) -> bool:
    """Two capitals in a row, the first a given name."""
    if place + 1 >= len(sentence.words):
        return False
    given, family = sentence.words[place], sentence.words[place + 1]
    adjacent = sentence.raw[given.end : family.start] == " "
    return (
        adjacent and given.capital and family.capital and given.low in word_list("given_names") and not sentence.shouted
    )


def tells_fiction(sentence: Sentence) -> bool:
    """Tells what happens in a film or a scenario, and not what happened in the class around it."""
    if not (sentence.has("whole_fiction") or sentence.has("public_people") or pattern(_TOLD).search(sentence.low)):
        return False
    real = (sentence.has("some_pupil") and not sentence.has("general_question")) or _WATCHED.search(sentence.low)
    return not real
