"""What is told of one pupil without a name: a description that points, health, a disclosure, a case, a family."""

from __future__ import annotations

import re
from functools import cache

from models.guard_findings import Finding, Kind, Sureness
from models.guard_text import LABEL, Sentence, cue, cue_source, cue_words, is_job

_ACRONYM_CASE = re.compile(r"(?<![\w-])(?:SIG|SIP|STIS|EARL|GVI)(?![\w-])")
_SPOKEN_ABOUT = re.compile(r"\"[^\"]*\b(?:jag|mig|min|mitt|mina|oss|vi|i|me|my)\b[^\"]*\"|:\s?(?:jag|min|mitt|mig)\b")
_OWN = re.compile(
    r"\b(?:sin|sitt|sina|egen|eget|egna|dem|de|hemma|mig|mitt|them|they|their|home|han|hon|hen|honom|henne|hans|hennes|her|him|his)\b"
)


@cache
def _descriptions() -> re.Pattern[str]:
    """`den nya killen`, `vår minsta elev`, `den enda som`, `yngste av bröderna`, `en kille i 8B som`."""
    marked, persons = cue_source("marking_words"), cue_source("person_nouns")
    return re.compile(
        rf"\b(?:den|det|vår|våra|min|de|the|our|that|klassens|gruppens|skolans|årskursens|lagets)\s(?:\w+\s)?{marked}\s{persons}(?!\w)|"
        rf"\b(?:den|det)\s{marked}\s{marked}\s(?:i|vid|från|med|som|utan|längst|bakom|bredvid)\b|"
        rf"\b(?:den|vår|the)\s(?:nya|enda|ende|långa|lilla|tysta|new|only)\s(?:i|från|med|som|utan|in|from|with|who)\s|"
        rf"\b(?:{marked}\s)?(?:enda|ende|only)\s{persons}\b|^{marked}\s(?:{marked}\s)?{persons}(?!\w)|"
        rf"\b(?:yngst|äldst|minst|störst|längst|kortast|tystast)[ae]\sav\s(?:bröderna|systrarna|syskonen|killarna|tjejerna|barnen)|"
        rf"\b(?:han|hon|hen|killen|tjejen|pojken|flickan|eleven)\s(?:i\s{LABEL}|som\s|med\s|från\s|utan\s)"
    )


def find_stories(sentence: Sentence, *, about_others: bool) -> list[Finding]:
    """What points to one pupil in one sentence. `about_others`: the text speaks of colleagues or of fiction."""
    if not sentence.words:
        return []
    found: dict[Kind, Sureness] = {}
    one, some = _one_person(sentence), sentence.has("some_pupil")
    if _in_fiction(sentence) and not _real_scene(sentence):
        return []
    descriptor = _descriptor(sentence, one=one, some=some, about_others=about_others)
    if descriptor:
        found[Kind.DESCRIPTOR] = descriptor
    if not (sentence.has("teaching_theme") or sentence.has("lesson_theme")) or one or some:
        told = {
            Kind.HEALTH: _is_health(sentence, one, some),
            Kind.DISCLOSURE: _is_disclosure(sentence, one, some),
            Kind.FAMILY: _is_family(sentence, one, some),
        }
        found |= {kind: Sureness.CERTAIN for kind, is_told in told.items() if is_told}
    if _is_case(sentence, one, some):
        found[Kind.SOCIAL_CASE] = Sureness.CERTAIN
    return [Finding(kind, sureness, sentence.number) for kind, sureness in found.items()]


def _in_fiction(sentence: Sentence) -> bool:
    """Tells what happens in a film or a scenario."""
    fiction = cue_source("fiction")
    told = rf"\b(?:i|ur|från|in|from) (?:\w+ )?{cue_source('content_fiction')}(?!\w)|{fiction} (?:om|där|med|som|where|about)\b"
    if sentence.has("whole_fiction") or sentence.has("public_people"):
        return True
    return bool(re.search(told, sentence.low) or re.match(rf"(?:{fiction})\b.{{0,30}}:", sentence.low))


def _real_scene(sentence: Sentence) -> bool:
    """Fiction is named, but a pupil's own film, sight or reaction is told."""
    return (sentence.has("some_pupil") and not sentence.has("general_question")) or bool(
        re.search(r"\b(?:under|efter|mitt i|during|after) (?:\w+ )?film", sentence.low)
    )


def _one_person(sentence: Sentence) -> bool:
    if sentence.has("generic_pupil"):
        return sentence.has("pronouns")
    english = sentence.has("english_her") and sentence.english
    return sentence.has("one_pupil") or sentence.has("pronouns") or _singled_out(sentence) or english


def _singled_out(sentence: Sentence) -> bool:
    return sentence.has("singled_out") or bool(_descriptions().search(sentence.low)) or _somebodys_child(sentence)


def _somebodys_child(sentence: Sentence) -> bool:
    """`rektorns son`, `brandmannens grabb`, `vikariens äldsta dotter`."""
    for place, word in enumerate(sentence.words):
        owner = cue("owners").fullmatch(word.low) or (word.low.endswith("s") and is_job(word.low[:-1]))
        if owner and {sentence.word(place + 1), sentence.word(place + 2)} & cue_words("owned_child"):
            return True
    return False


def _descriptor(sentence: Sentence, *, one: bool, some: bool, about_others: bool) -> Sureness | None:
    if _singled_out(sentence):
        return Sureness.CERTAIN
    if sentence.has("one_pupil") and not sentence.has("generic_pupil"):
        return Sureness.CERTAIN
    return Sureness.ASK if one and not some and not about_others else None


def _asks_in_general(sentence: Sentence) -> bool:
    """A pupil's question or opinion about people at large."""
    return sentence.has("general_question") and not sentence.has("pronouns") and not _has_kin(sentence)


def _has_kin(sentence: Sentence) -> bool:
    return sentence.has("kin") and not sentence.has("kin_in_general")


def _is_health(sentence: Sentence, one: bool, some: bool) -> bool:
    if not sentence.has("health"):
        return False
    if sentence.has("health_persons") or one or (some and not _asks_in_general(sentence)):
        return True
    opening = cue("health_opening").match(sentence.low)
    return bool(opening) or _of_colleague(sentence) or _has_kin(sentence)


def _of_colleague(sentence: Sentence) -> bool:
    """Nobody's health is stored: `vår kollega är utmattad`."""
    ill = (
        rf"\b(?:är|blev|blivit|har|fått|is|has|gått|mår|går|äter|tar|av)\s(?:\w+\s){{0,2}}{cue_source('health')}(?!\w)"
    )
    staff = any(is_job(word.low) for word in sentence.words) or sentence.has("staff_nouns")
    return staff and bool(re.search(ill, sentence.low)) and not sentence.has("teaching_theme")


def _is_disclosure(sentence: Sentence, one: bool, some: bool) -> bool:
    quoted = bool(_SPOKEN_ABOUT.search(sentence.low))
    strong = sentence.has("strong_story")
    if not strong and not sentence.has("story"):
        return False
    if _asks_in_general(sentence) and not quoted:
        return False
    if strong and (one or some or quoted or _has_kin(sentence)):
        return True
    return (one or some or quoted) and (_has_kin(sentence) or bool(_OWN.search(sentence.low)) or (one and not some))


def _is_family(sentence: Sentence, one: bool, some: bool) -> bool:
    if not _has_kin(sentence):
        return False
    return one or some or sentence.has("family_told")


def _is_case(sentence: Sentence, one: bool, some: bool) -> bool:
    themed = sentence.has("teaching_theme") or sentence.has("lesson_theme")
    if sentence.has("social_act"):
        return not themed or one or some
    social = sentence.has("social") or (not sentence.shouted and bool(_ACRONYM_CASE.search(sentence.raw)))
    return social and (one or some or _has_kin(sentence)) and not (themed and not one and not some)
