"""What is told of one pupil without a name: a description that points, health, a disclosure, a case, a family."""

from __future__ import annotations

import re

from models.guard.fiction import tells_fiction
from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.general import is_general
from models.guard.words import LABEL, Sentence, cue, cue_words, is_job, pattern

_ACRONYM_CASE = re.compile(r"(?<![\w-])(?:SIG|SIP|STIS|EARL|GVI|SIS)(?![\w-])")
_FIRST_PERSON = re.compile(r"\"[^\"]*\b(?:jag|mig|min|mitt|mina|oss|vi|i|me|my)\b[^\"]*\"|:\s?(?:jag|min|mitt|mig)\b")
_DESCRIBED = (
    r"\b(?!de nya i )(?:den|det|vår|våra|min|de|the|our|that|klassens|gruppens|skolans|årskursens|lagets)\s(?:\w+\s)?"
    r"<marking_words>\s<person_nouns>(?!\w)|"
    r"\b(?:den|det)\s<marking_words>\s<marking_words>\s(?:i|vid|från|med|som|utan|längst|bakom|bredvid)\b|"
    r"\b(?:den|vår|the)\s(?:nya|enda|ende|långa|lilla|tysta|new|only)\s(?:i|från|med|som|utan|in|from|with|who)\s|"
    r"\b(?:<marking_words>\s)?(?:enda|ende|only)\s<person_nouns>\b|"
    r"^<marking_words>\s(?:<marking_words>\s)?<person_nouns>(?!\w)|"
    rf"\b\w*(?:killen|tjejen|pojken|flickan|stjärnan|geniet)\s(?:i|från)\s{LABEL}(?!\w)|"
    r"\b(?:yngst|äldst|minst|störst|längst|kortast|tystast)[ae]\s(?:av\s(?:bröderna|systrarna|syskonen|killarna|"
    r"tjejerna|barnen)|i\s(?:klassen|gruppen|laget))|"
    rf"\bden\s(?:i|från)\s{LABEL}\s(?:som|var|är)\b|"
    rf"\bden\ssom\s[^.!?]{{2,50}}\b{LABEL}(?!\w)|"
    rf"\b(?:han|hon|hen|killen|tjejen|pojken|flickan|eleven)\s(?:i\s{LABEL}|som\s|med\s|från\s|utan\s|i\s\w+\ströja)"
)
# A pupil without an article, as notes are written: `elev med autism`, `mobbad elev`, `tjej i 8A`.
_BARE_PUPIL = re.compile(
    r"^(?:en )?(?:\w+(?:isk|ad|hyad|språkig|kommande|döv) |döv |blind )?"
    r"(?:elev|pojke?|flicka|kille|tjej|grabb|ungdom|mentorselev)"
    r"(?: (?!(?:som|och|eller|kan|ska|får|bör|är|mot|med tjej|med kille)\b)|$)|"
    r"^(?:elev|pojke?|flicka|kille|tjej) (?:som|är) |"
    rf"\b(?:elev|pojke?|flicka|kille|tjej) (?:i|från) {LABEL}(?!\w)"
)
_OWN_FAMILY = re.compile(
    r"\b(?:min|mitt|mina) (?:egen|eget|egna) |\bmina barn\b|"
    r"\bmin (?:sambo|man|fru|make|maka|särbo|mamma|pappa|bror|syster)\b"
)
_POINTED_OUT = re.compile(
    r"\b(?:den|det|that|this)\s(?:där\s|här\s|one\s)?(?:[\wåäö]+[aet]\s){1,3}(?:ungen|barnet|killen|tjejen|pojken|flickan|grabben|illbattingen|kid|boy|girl|lillkillen)\b|"
    r"\b(?:elev|patient|barn|ungdom|deltagare|klient)[- ]?(?:id|nr|nummer|"
    r"kod)?[ :]+(?:[a-zåäö]?\d[\w-]*\d|\d+ på)\b|\belev[- ](?:id|nr|nummer)\b|"
    r"\brad \d+ (?:i|på) (?:klass|elev|närvaro)list\w*|\b(?:den|han|hon|hen) (?:med|på|vid|i) (?:skåp|"
    r"bänk|plats|nummer|stol) \w*\d|"
    r"\bnummer \d+ i \w*laget\b|\b(?:hon|han|hen) m \w+|\b(?:dottern|sonen|pojken|flickan|barnen|"
    r"grabben) (?:till|hos|åt) (?:dem|den|han|hon|de|en|våran|vår)\b|"
    r"\bden (?:lilla|lille|stora|store|långa|långe) (?:med|som|på|i|från|vid)\b|\bmålsägande\w*\b|"
    r"\b(?:som )?(?:kamraterna|klassen|de andra|alla|kompisarna) kallar\b|"
    r"\b(?:\w+(?:ens|ans|ns|arens)) (?:yngsta|yngste|äldsta|äldste|mellersta|enda|ende|"
    r"minsta)\b(?! (?:elev\w* )?(?:klass|grupp|lag|uppgift|text))|"
    r"\bsom (?:kom|flyttade|flytt|flydde) (?:hit )?från \w+|\b(?:längst (?:fram|bak)|i (?:mellersta|"
    r"bakersta|främsta|första|sista) raden|vid (?:fönstret|dörren|elementet))\b.*\b(?:han|hon|hen|ungen|"
    r"slog|spott\w+|skar|grät|skrek)\b|"
    r"\b(?:snorungen|skitungen|illbattingen|slyngeln|ligisten|busungen|värstingen|drummeln|odågan|bokstavsbarnet|bokstavsbarnen|diagnosbarnet|damp\w*ungen|hövdingen|ynglingen|lymmeln|huliganen|klasspajasen|pajasen|rötägget|problembarnet|specialaren|dumskallen)\b"
)
_POINTED_OUT_TOO = re.compile(
    r"\b\d{1,2}-åring(?:en|arna)\b|\b(?:hon|han|hen) som (?:fick|har|hade|blev|sköts|slog|satt|skulle|går|"
    r"gick|är|var) |"
    r"\b(?:vår|våran|min) (?:\w+ )?(?:\w+(?:ande|ende|ska|talande) )(?:kille|tjej|elev|pojke|flicka|grabb)\b|"
    r"\b(?:de|dom) (?:två|tre|fyra|2|3|4) (?:som|killarna|tjejerna|pojkarna|flickorna|vid|\w+ vid)\b|"
    r"\b(?:lill|stor)?(?:syrran|systern|syster|bror|brorsan|brodern|kusinen|sonen|dottern|jänta|"
    r"pojken) (?:till|te|åt) |"
    r"\bklassens ordförande\b|\b(?:he|she) who\b|\bmålvakten i\b|\bsamma (?:kille|tjej|elev|pojke|"
    r"flicka) som\b|\bnr \d+ i \w*laget\b|"
    r"\b(?:enäggs)?tvillingarna\b|\bvår vän från\b|\b(?:första|andra|tredje|bakersta) raden, längst\b|\bden nye med\b|"
    r"\b(?:glasögonormen|lillprinsen|prinsessan på|drottningen i klassen|kungen i klassen|snackpåsarna|"
    r"odjuret|monstret)\b|"
    r"\bvår lill[ae] \w+ i \d|\bden som (?:aldrig|alltid|jämt|brukar) |\bnamnet baklänges\b|\bläs baklänges\b|"
    r"\bni (?:har listan|vet vem|fattar vem)\b|\bdet heter (?:han|hon)\b|\b[4-9][a-h]-\d{1,2}\b"
)
_CLASS_ALIAS = re.compile(
    r"\b(?:[Kk]lassens|[Gg]ruppens|[Gg]ängets|[Vv]år egen|[Vv]år lill[ae]|[Vv]år unge|[Dd]en unge|"
    r"[Ss]kolans) (?!MVP|AT)[A-ZÅÄÖ][a-zåäö]+\b"
)
_ILL = r"\b(?:är|blev|blivit|har|fått|is|has|gått|mår|går|äter|tar|av)\s(?:\w+\s){0,2}<health>(?!\w)"


def find_stories(sentence: Sentence, *, about_others: bool, names_colleague: bool) -> list[Finding]:
    """What points to one pupil in one sentence.

    `about_others`: the text speaks of colleagues or of fiction. `names_colleague`: this sentence names one, so that its
    pronouns are hers.
    """
    made_up = tells_fiction(sentence) and not sentence.has("social_act") and not _is_pointed_out(sentence)
    if not sentence.words or made_up or (is_general(sentence) and not _singled_out(sentence)):
        return []
    one, some = _one_person(sentence), _is_some_pupil(sentence)
    one = one and not _of_working_adult(sentence) and not (names_colleague and not _is_of_pupil(sentence))
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


# Whoever plays a part is real: `han som spelar huvudrollen`.
_PLAYS = re.compile(
    r"\b(?:han|hon|hen|killen|tjejen|pojken|flickan|eleven|den|dem)\s(?:\w+\s)?som\s(?:ska\s|skulle\s|fick\s)?(?:spela\w*|sjung\w*|dansa\w*)\s"
)


def _one_person(sentence: Sentence) -> bool:
    if sentence.has("generic_pupil"):
        return sentence.has("pronouns")
    english = sentence.has("english_her") and sentence.english
    return sentence.has("one_pupil") or _has_pronoun(sentence) or _singled_out(sentence) or english


def _has_pronoun(sentence: Sentence) -> bool:
    """A pronoun outside quotation marks: what is quoted is an example, or told apart by its first person."""
    if '"' not in sentence.low or not sentence.has("pronouns"):
        return sentence.has("pronouns")
    return bool(cue("pronouns").search(re.sub(r'"[^"]*"', " ", sentence.low)))


def _of_working_adult(sentence: Sentence) -> bool:
    """`Vikarien fick instruktioner och hade, heder åt henne, läst dem`: the pronoun is of somebody at work."""
    staff = any(is_job(word.low) for word in sentence.words[:4])
    return staff and not _is_of_pupil(sentence)


def _is_of_pupil(sentence: Sentence) -> bool:
    """Whether the sentence speaks of one pupil by another word than a pronoun."""
    return sentence.has("one_pupil") or _is_some_pupil(sentence) or _singled_out(sentence)


def _is_some_pupil(sentence: Sentence) -> bool:
    return sentence.has("some_pupil") or bool(_BARE_PUPIL.search(sentence.low))


def _singled_out(sentence: Sentence) -> bool:
    """`den nya killen`, `vår minsta elev`, `yngste av bröderna`, `brandmannens grabb`."""
    return _is_pointed_out(sentence) or _is_described(sentence)


def _is_pointed_out(sentence: Sentence) -> bool:
    """Somebody real, whatever film the sentence speaks of besides: `han som spelar huvudrollen`, `klassens Pippi`."""
    low = sentence.low
    pointed = _POINTED_OUT.search(low) or _POINTED_OUT_TOO.search(low) or _PLAYS.search(low)
    return bool(pointed or _CLASS_ALIAS.search(sentence.raw))


def _is_described(sentence: Sentence) -> bool:
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
    if _OWN_FAMILY.search(sentence.low):
        return False
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
    if sentence.has("social_act"):
        return True
    if _is_themed(sentence, one, some):
        return False
    acronym = not sentence.shouted and bool(_ACRONYM_CASE.search(sentence.raw))
    somebody = some and not _asks_in_general(sentence)
    person = one or somebody or _has_kin(sentence) or sentence.has("case_persons")
    return (acronym or sentence.has("social")) and person
