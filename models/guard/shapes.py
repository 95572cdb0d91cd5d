"""Names in forms that no single word shows: spelled out, joined by a hyphen, two in a row, in letters we can't read."""

from __future__ import annotations

import re

from models.guard.lexicon import is_known, stems_of
from models.guard.words import Sentence, acting_verbs, word_list

_JOINED_NAMES = re.compile(
    r"(?<![\w-])[A-ZÅÄÖÁČĐŠŽÉ][a-zåäöáčđŋšŧžéíóú]+-[A-ZÅÄÖÁČĐŠŽÉ][a-zåäöáčđŋšŧžéíóú]{2,}(?![\w-])(?= (?:"
    r"\w+de|\w+te|\w+ar|\w+er|bar|fick|kom|har|är|var|gick|vill|ville|sa|satt|och|grät|slog|stod|tog)\b)"
)
_LETTERS = re.compile(r"(?<!\w)[a-zåäö](?:[-. _*][a-zåäö]){2,}(?!\w)")
# Letters that the guard can't read.
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u0530-\u058f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u1200-\u137f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}"
)
_PAIR = re.compile(
    r"(?:^|[.!?] )([A-ZÅÄÖÁČĐŠŽÉ][a-zåäöáéíóúü]{2,}) (?:och|o|&) ([A-ZÅÄÖÁČĐŠŽÉ][a-zåäöáéíóúü]{2,}) (\w+)"
)
_SIBLINGS = re.compile(
    r"\b(?:[Bb]röderna|[Ss]yskonen|[Ss]ystrarna|[Ff]amiljen|"
    r"[Tt]villingarna) (?!Lejonhjärta)[A-ZÅÄÖ][a-zåäö]+\b"
)
_NICKNAME = re.compile(
    r"\b(?:en|vår|vår egen|en liten|ena|the|a|our) [\"”“»'][A-ZÅÄÖ][a-zåäöé]+[\"”“»'] (?:som|i|och|who|in|and)\b"
)
_PARTICLE_NAME = re.compile(r"\b(?:van der|van den|von der|de la|von|o['’]|mc|al-|ibn|bint|abu) ?[a-zåäö]{4,}\b")


_FIGURE_LETTERS = str.maketrans("013457", "oieast")
_DISGUISED = re.compile(r"(?<![\w/-])(?=[a-zåäö]*[013457])(?=[\dåäö]*[a-zåäö])[a-zåäö013457]{4,}(?![\w/-])")


_ROOM = re.compile(r"[a-zåäö]\d{3,4}")  # `B214`: a room, whatever its figures look like


def points_by_shape(sentence: Sentence) -> bool:
    """A name in a form that no single word shows."""
    shapes = (_JOINED_NAMES, _OTHER_SCRIPT, _NICKNAME)
    return (
        any(shape.search(sentence.raw) for shape in shapes)
        or _paired_capitals(sentence)
        or _is_spelled_out(sentence)
        or _has_particle_name(sentence)
        or _is_disguised(sentence)
    )


def _is_disguised(sentence: Sentence) -> bool:
    """`K3vin`, `l1am`: figures in place of the letters that they look like."""
    for found in _DISGUISED.finditer(sentence.low):
        if _ROOM.fullmatch(found[0]):
            continue
        letters = found[0].translate(_FIGURE_LETTERS)
        if {letters, found[0].replace("1", "l").translate(_FIGURE_LETTERS)} & word_list("given_names"):
            return True
    return False


def _is_spelled_out(sentence: Sentence) -> bool:
    """`H-u-g-o`, `h u g o`: a name letter by letter."""
    spelled = ("".join(letter for letter in found[0] if letter.isalpha()) for found in _LETTERS.finditer(sentence.low))
    return any(word in word_list("given_names") for word in spelled)


def _paired_capitals(sentence: Sentence) -> bool:
    """Two unknown capitals as the subject of what people do: `Filmon och Tsegay tolkar`, `Bröderna Zetterkvist`."""
    if sentence.shouted or sentence.english:
        return False
    for found in _PAIR.finditer(sentence.raw):
        pair, verb = (found[1].lower(), found[2].lower()), found[3].lower()
        unknown = [low for low in pair if not is_known(stems_of(low)) and low not in word_list("given_names")]
        if len(unknown) == 2 and verb in acting_verbs():
            return True
    return bool(_SIBLINGS.search(sentence.raw))


def _has_particle_name(sentence: Sentence) -> bool:
    """`van der berg`, `o'brien`, `al-rashid`: written small, but no Swedish words."""
    if sentence.english:
        return False
    return any(
        not word_list("places") & set(re.findall(r"[a-zåäö]+", found[0]))
        for found in _PARTICLE_NAME.finditer(sentence.low)
    )
