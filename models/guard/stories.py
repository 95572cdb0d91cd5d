"""What is told of one pupil without a name: a description that points, health, a disclosure, a case, a family."""

from __future__ import annotations

import re

from models.guard.fiction import tells_fiction
from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.words import LABEL, Sentence, cue, cue_words, is_job, pattern

_ACRONYM_CASE = re.compile(r"(?<![\w-])(?:SIG|SIP|STIS|EARL|GVI|SIS)(?![\w-])")
_FIRST_PERSON = re.compile(r"\"[^\"]*\b(?:jag|mig|min|mitt|mina|oss|vi|i|me|my)\b[^\"]*\"|:\s?(?:jag|min|mitt|mig)\b")
_DESCRIBED = (
    r"\b(?:den|det|vår|våra|min|de|the|our|that|klassens|gruppens|skolans|årskursens|lagets)\s(?:\w+\s)?"
    r"<marking_words>\s<person_nouns>(?!\w)|"
    r"\b(?:den|det)\s<marking_words>\s<marking_words>\s(?:i|vid|från|med|som|utan|längst|bakom|bredvid)\b|"
    r"\b(?:den|vår|the)\s(?:nya|enda|ende|långa|lilla|tysta|new|only)\s(?:i|från|med|som|utan|in|from|with|who)\s|"
    r"\b(?:<marking_words>\s)?(?:enda|ende|only)\s<person_nouns>\b|"
    r"^<marking_words>\s(?:<marking_words>\s)?<person_nouns>(?!\w)|"
    r"\b(?:yngst|äldst|minst|störst|längst|kortast|tystast)[ae]\s(?:av\s(?:bröderna|systrarna|syskonen|killarna|"
    r"tjejerna|barnen)|i\s(?:klassen|gruppen|laget))|"
    rf"\bden\s(?:i|från)\s{LABEL}\s(?:som|var|är)\b|"
    rf"\bden\ssom\s[^.!?]{{2,50}}\b{LABEL}(?!\w)|"
    rf"\b(?:han|hon|hen|killen|tjejen|pojken|flickan|eleven)\s(?:i\s{LABEL}|som\s|med\s|från\s|utan\s|i\s\w+\ströja)"
)
_ILL = r"\b(?:är|blev|blivit|har|fått|is|has|gått|mår|går|äter|tar|av)\s(?:\w+\s){0,2}<health>(?!\w)"


def find_stories(sentence: Sentence, *, about_others: bool) -> list[Finding]:
    """What points to one pupil in one sentence. `about_others`: the text speaks of colleagues or of fiction."""
    if not sentence.words or (tells_fiction(sentence) and not sentence.has("social_act")):
        return []
    one, some = _one_person(sentence), sentence.has("some_pupil")
    found: dict[FindingKind, Sureness] = {}
    if _singled_out(sentence) or (sentence.has("one_pupil") and not sentence.has("generic_pupil")):
        found[FindingKind.DESCRIPTOR] = Sureness.CERTAIN
    elif one and not about_others:
        found[FindingKind.DESCRIPTOR] = Sureness.ASK
    told = {
        FindingKind.HEALTH: _is_health(sentence, one, some),
        FindingKind.DISCLOSURE: _is_disclosure(sentence, one, some),
        FindingKind.FAMILY: _is_family(sentence, one, some),
        FindingKind.SOCIAL_CASE: _is_case(sentence, one, some),
    }
    found |= {kind: Sureness.CERTAIN for kind, is_told in told.items() if is_told}
    return [Finding(kind, sureness, sentence.number) for kind, sureness in found.items()]


def _one_person(sentence: Sentence) -> bool:
    if sentence.has("generic_pupil"):
        return sentence.has("pronouns")
    english = sentence.has("english_her") and sentence.english
    return sentence.has("one_pupil") or sentence.has("pronouns") or _singled_out(sentence) or english


def _singled_out(sentence: Sentence) -> bool:
    """`den nya killen`, `vår minsta elev`, `yngste av bröderna`, `brandmannens grabb`."""
    return sentence.has("singled_out") or bool(pattern(_DESCRIBED).search(sentence.low)) or _somebodys_child(sentence)


def _somebodys_child(sentence: Sentence) -> bool:
    """`rektorns son`, `brandmannens grabb`, `vikariens äldsta dotter`."""
    for place, word in enumerate(sentence.words):
        owner = word.low.endswith("s") and (is_job(word.low[:-1]) or word.low in cue_words("owners"))
        if owner and {sentence.word(place + 1), sentence.word(place + 2)} & cue_words("owned_child"):
            return True
    return False


def _is_themed(sentence: Sentence, one: bool, some: bool) -> bool:
    """A lesson, a talk or a routine for everybody is told of."""
    return (sentence.has("teaching_theme") or sentence.has("lesson_theme")) and not one and not some


def _asks_in_general(sentence: Sentence) -> bool:
    """A pupil's question or opinion about people at large."""
    return sentence.has("general_question") and not sentence.has("pronouns") and not _has_kin(sentence)


def _has_kin(sentence: Sentence) -> bool:
    return sentence.has("kin") and not sentence.has("kin_in_general")


def _is_health(sentence: Sentence, one: bool, some: bool) -> bool:
    if not sentence.has("health") or _is_themed(sentence, one, some):
        return False
    if sentence.has("health_persons") or one or (some and not _asks_in_general(sentence)):
        return True
    return bool(cue("health_opening").match(sentence.low)) or _of_colleague(sentence) or _has_kin(sentence)


def _of_colleague(sentence: Sentence) -> bool:
    """Nobody's health is stored: `vår kollega är utmattad`."""
    staff = any(is_job(word.low) for word in sentence.words) or sentence.has("staff_nouns")
    return staff and bool(pattern(_ILL).search(sentence.low))


def _is_disclosure(sentence: Sentence, one: bool, some: bool) -> bool:
    if sentence.has("told_in_private") and (one or some):
        return True
    strong = sentence.has("strong_story")
    if not strong and not sentence.has("story"):
        return False
    quoted = bool(_FIRST_PERSON.search(sentence.low))
    if _is_themed(sentence, one, some) or (_asks_in_general(sentence) and not quoted):
        return False
    if strong and (one or some or quoted or _has_kin(sentence)):
        return True
    of_their_own = _has_kin(sentence) or sentence.has("own_words") or (one and not some)
    return (one or some or quoted) and of_their_own


def _is_family(sentence: Sentence, one: bool, some: bool) -> bool:
    if not _has_kin(sentence):
        return False
    return one or some or sentence.has("definite_kin") or sentence.has("family_told")


def _is_case(sentence: Sentence, one: bool, some: bool) -> bool:
    if _is_themed(sentence, one, some):
        return False
    acronym = not sentence.shouted and bool(_ACRONYM_CASE.search(sentence.raw))
    somebody = some and not _asks_in_general(sentence)
    person = one or somebody or _has_kin(sentence) or sentence.has("case_persons")
    return sentence.has("social_act") or ((acronym or sentence.has("social")) and person)
