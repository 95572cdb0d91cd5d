"""Words with a capital in mid-sentence: titles, places and organisations are told from the names of people."""

from __future__ import annotations

import re

from models.guard.lexicon import is_known, names_a_thing, stems_of
from models.guard.words import Sentence, cue_list, cue_words, is_job, is_listed_name


def is_unknown_capital(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    """A capital in mid-sentence on a word that is no known place, work, organisation or acronym."""
    word = sentence.words[place]
    if sentence.shouted or sentence.english or not word.raw[1:].islower() or is_known(stems) or is_job(word.low):
        return False
    if any(stem.endswith(cue_list("place_endings")) for stem in stems) or ("-" in word.low and names_a_thing(word.low)):
        return False
    if re.search(r"\w\.\w", sentence.raw[max(0, word.start - 2) : word.end + 2]) or _quoted_title(sentence, place):
        return False
    if _in_foreign_title(sentence, place) or is_called_after(sentence, place):
        return False
    return not _after_known_capital(sentence, place) and not _looks_like_title(sentence, place)


def is_called_after(sentence: Sentence, place: int) -> bool:
    """A room, a street or a day called after the name: `salen Rosa Parks`, `Stig Dagermans gångväg`, `Elsa-dagen`."""
    ahead, behind = sentence.ahead(place, 30), sentence.behind(place, 30)
    led = re.search(r"\b(?:sal|salen|rum|rummet|grupprummet|aulan|lokalen)\s\Z", ahead)
    follows = re.match(
        r"(?: [a-zåäöé]+){0,2}(?:s|-|s )?(?:-| )?(?:salen|rummet|hallen|aulan|gången|gångväg\w*|gatan|torget|"
        r"stigen|gränd|parken|dagen|priset|statyn)\b",
        behind,
    ) or re.search(r"(?:salen|gången|gatan|vägen|torget|dagen|parken)\Z", sentence.words[place].low)
    return bool(led or follows)


def _in_foreign_title(sentence: Sentence, place: int) -> bool:
    """`Mentors in Violence Prevention`: capitals in a row, none of them a name."""
    near = [at for at in (place - 2, place - 1, place + 1, place + 2) if 0 <= at < len(sentence.words)]
    alike = [at for at in near if sentence.words[at].capital and not sentence.words[at].first]
    return len(alike) > 1 and not any(is_listed_name(sentence.word(at)) for at in alike)


def _quoted_title(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return sentence.raw[max(0, word.start - 40) : word.start].count('"') % 2 == 1


def _after_known_capital(sentence: Sentence, place: int) -> bool:
    """`Unga Örnar`, or listed with an organisation: `Mind, Bris och Tjejzonen`."""
    for at in range(max(0, place - 3), min(len(sentence.words), place + 4)):
        other = sentence.words[at]
        if at == place or not other.capital or not (is_known(stems_of(other.low)) or other.shouted):
            continue
        first, last = sorted((at, place))
        between = sentence.low[sentence.words[first].end : sentence.words[last].start]
        if (at == place - 1 and not between.strip()) or (
            (not other.first or other.low.endswith(cue_list("place_endings")))
            and re.fullmatch(r"(?:[,&/ ]|\bsamt\b|\boch\b|\beller\b)+", between)
        ):
            return True
    return False


def _looks_like_title(sentence: Sentence, place: int) -> bool:
    """`i Kungsträdgården`, `appen Mentimeter`, `Friends rapport`."""
    before, follows = sentence.word(place - 1), sentence.word(place + 1)
    if before in ("av", "hos", "för", "med"):
        return follows in cue_words("named_behind")
    named = before in cue_words("named_things") or before.endswith(cue_list("place_endings"))
    return named or before in cue_words("place_words") or follows in cue_words("named_behind")
