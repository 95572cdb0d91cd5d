"""What is told of one pupil without a name: a description that points, health, a disclosure, a case, a family."""

from __future__ import annotations

import re

from models.guard_findings import Finding, Kind, Sureness
from models.guard_text import Sentence, cue

_PLURAL_STORY = re.compile(r"\b(?:killar|män|tjejer|kvinnor|pojkar|flickor|alla|folk|ungdomar|pappor|mammor|föräldrar|barn) som\b")


def find_stories(sentence: Sentence, *, about_others: bool) -> list[Finding]:
    """What points to one pupil in one sentence. `about_others`: the text speaks of colleagues or of fiction."""
    found: dict[Kind, Sureness] = {}
    fictional = sentence.about_fiction
    one = _one_person(sentence)
    some = sentence.has("some_pupil")
    themed = sentence.has("teaching_theme") and not one
    _descriptor(sentence, found, fictional=fictional, about_others=about_others, one=one)
    if not themed or some:
        if sentence.has("health") and (one or some or _tells_of_nobody(sentence) or _of_colleague(sentence)) and not fictional:
            found[Kind.HEALTH] = Sureness.CERTAIN
        if _is_disclosure(sentence, one, some) and not (fictional and not some):
            found[Kind.DISCLOSURE] = Sureness.CERTAIN
        if sentence.has("kin") and (one or some or _family_told(sentence)) and not fictional:
            found[Kind.FAMILY] = Sureness.CERTAIN
    if sentence.has("social_act") or (sentence.has("social") and (one or some) and not (themed and not some)):
        found[Kind.SOCIAL_CASE] = Sureness.CERTAIN
    return [Finding(kind, sureness, sentence.number) for kind, sureness in found.items()]


def _one_person(sentence: Sentence) -> bool:
    english = sentence.has("english_her") and bool(re.search(r"\b(?:the|to|and|was|is)\b", sentence.low))
    return sentence.has("one_pupil") or sentence.has("pronouns") or sentence.has("singled_out") or english


def _descriptor(
    sentence: Sentence, found: dict[Kind, Sureness], *, fictional: bool, about_others: bool, one: bool
) -> None:
    owned = re.search(rf"{cue('staff_owner').pattern}\s+(?:\w+\s+)?{cue('owned_child').pattern}", sentence.low)
    if owned or (sentence.has("singled_out") and not fictional):
        found[Kind.DESCRIPTOR] = Sureness.CERTAIN
    elif sentence.has("one_pupil") and not fictional and not sentence.has("teaching_theme"):
        found[Kind.DESCRIPTOR] = Sureness.CERTAIN
    elif one and not about_others:
        found[Kind.DESCRIPTOR] = Sureness.ASK


def _is_disclosure(sentence: Sentence, one: bool, some: bool) -> bool:
    if not sentence.has("story") or _PLURAL_STORY.search(sentence.low):
        return False
    return one or some or bool(re.search(r"\"[^\"]*\bjag\b[^\"]*\"", sentence.low)) or sentence.has("kin")


def _tells_of_nobody(sentence: Sentence) -> bool:
    """Health with the person left out, as notes do: `Har Tourettes så de andra vet`."""
    first = sentence.words[0].low if sentence.words else ""
    opening = cue("health_opening").match(sentence.low)
    return bool(opening) and first != "vi"


def _of_colleague(sentence: Sentence) -> bool:
    """Nobody's health is stored: `vår kollega är utmattad`."""
    is_ill = re.search(rf"\b(?:är|blev|blivit|har|fått|is|has)\s(?:\w+\s){{0,2}}{cue('health').pattern}", sentence.low)
    return bool(is_ill) and any(word.is_job for word in sentence.words) and not sentence.has("teaching_theme")


def _family_told(sentence: Sentence) -> bool:
    return bool(re.search(r"\b(?:ring|sms|mejla|hem|hemma|bor|hämta|häkta|fängelse|vårdnad|vill|ville|nås|svarar|frågar)\w*\b", sentence.low))
