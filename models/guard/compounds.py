"""Names in compounds: `Hugo-gänget`, `Wilmagruppen`, `Ahlgrenbröderna`. It points to one of its members."""

from __future__ import annotations

import re

from models.guard.known_names import KnownNames
from models.guard.spelling import LIKELY, spells_like_name
from models.guard.words import Sentence, word_list

_COMPOUND = re.compile(
    r"([a-zåäöéüáóíñçšž]{3,}?)(?:s?-|s)?(gruppen|grupp|gänget|gäng|ligan|kretsen|falangen|klicken|bröderna|systrarna|syskonen|"
    r"kompisarna|polarna|trion|duon|maffian|svansen|hovet|klanen|tvillingarna|paret|kompaniet|bordet|hörnan|hörnet|situationen|"
    r"incidenten|fallet|bråket|grejen|ärendet|mamman|pappan|mammas|brorsan|killen|tjejen)"
)


def names_in_compound(sentence: Sentence, place: int, names: KnownNames) -> bool:
    """Whether the word is made of somebody's name and a word for a group, a relative or an affair."""
    word = sentence.words[place]
    found = _COMPOUND.fullmatch(word.low)
    if not found or word.low in word_list("ordinary_words"):
        return False
    stem, hyphen = found[1], "-" in word.low
    if stem in word_list("name_words") or stem in word_list("ordinary_words") or stem in word_list("places"):
        return False
    if names.is_trusted(stem) and found[2] in ("gruppen", "grupp"):
        return False
    listed = any(
        form in word_list(name) for form in (stem, stem.removesuffix("s")) for name in ("given_names", "surnames")
    )
    if listed:
        return hyphen or word.capital or found[2] not in ("paret", "fallet", "bordet", "hörnet", "hörnan", "grejen")
    return word.capital and (hyphen or spells_like_name(stem) > LIKELY) and stem not in word_list("proper_words")
