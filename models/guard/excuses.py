"""What excuses a name: a sign right beside it that it is a colleague's, somebody's in a film, or a public person's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.guard.fiction import is_made_up, is_public
from models.guard.known_names import KnownNames, name_forms
from models.guard.words import LABEL, Sentence, cue, cue_list, cue_words, is_job, pattern, word_list

_AND = r"(?:,|\soch|\so|\så|\ssamt|\s&|\seller|\sand|\sor|/)\s?"
_ME = r"(?:jag|me|mig|undertecknad|i|myself)"
_LISTED = rf"(?:[\wåäöé-]+{_AND}){{0,4}}"
_JOINED = re.compile(rf"(?:{_AND}|\s|\(\w*\)|{_ME}\b)+")
_CLASS_BEHIND = re.compile(
    rf"(?:\s[a-zåäö]\.?(?=\s))?\s?[(,:/-]?\s?(?:(?:i|från|ur|in|from|of)\s)?(?:klass\s)?{LABEL}\b"
)
_CLASS_AHEAD = re.compile(rf"\b(?:{LABEL}|elev|eleven|kille|tjej)(?::s)?[\s:,-]{{1,3}}\Z")
_SIGNATURE = re.compile(r"(?:(?:^|\s)/|\b(?:mvh|hälsningar|hälsar|kram|vh)[,:]?\s)\s?\Z")
_ADDRESSED = r"(?:^|[.!?,]\s?|\s)(?:<greetings>)(?:,|\s(?:<after_greetings>))?\s\Z"
_STAFF_BEFORE = r"(?:^|[^\w-])<staff_before>[:,]?\s(?:v\.?\s?\d+:?\s)?\Z"
_TITLE_BETWEEN = re.compile(r"[\s:,(-]{1,3}(?:(?:heter|är|hette|var|i|på|\w{2,12})\s|[\wåäö-]+\s(?=\())?[\"(]?")
_CALLED = re.compile(r"\b(?:heter|hette|är|var)\b")
_TITLE_AT_WORK = re.compile(r"([\wåäö-]+)\s(?:på|i|från|vid|hos|som|at|from|in)\s[^,.!?]{2,40},\s\Z")
_BRACKET = re.compile(r"\s?\(([^)]{1,30})\)")
_APPOSITION = re.compile(
    r",?\s(?:(?:som (?:är|jobbar|arbetar)|en av våra|who is|vår|min|våra|den|the|our|my|nya?)\s"
    r"((?:[\w-]+\s?){1,5})|([\w-]+))"
)
_AS_STAFF = re.compile(r"\s(?:\w+\s)?(?:som|as)\s(?:\w+\s){0,2}([\wåäö-]+)")
_IS_STAFF = re.compile(r"\s(?:är|var|heter|blir|is|was)\s(?:\w+\s){0,3}?([\wåäö-]+)\b")
_FROM_WORK = re.compile(r",?\s(från|på|i|vid|hos|from|at|in)\s([\w-]+)(?:\s([\w-]+))?")
_ME_BEFORE = re.compile(
    rf"\b{_ME}\s(?:och|o|å|&|and)\s{_LISTED}\Z|\b(?:vi|oss|ledarna|alltså)(?:\s(?:två|tre|fyra|ledare|båda))*[,:]\s{_LISTED}\Z"
)
_ME_BEHIND = re.compile(rf"(?:,\s[\wåäöé-]+){{0,4}}\s(?:\(\w+\)\s)?(?:och|o|å|&|and)\s{_ME}\b")
_AT_HERS = re.compile(r"(?:[\wåäö]+\s)?hos")  # a room: `hos Karin`
_CLASS_OF_COLLEAGUE = re.compile(rf"\s{LABEL}\b")
# What no colleague is told of in a log, whoever's name stands before it.
_PUPILS_LIFE = (
    r"(?:\s[a-zåäö]\.?(?=\s))?\s(?:(?:grät|gråter|satt (?:tyst|själv|ensam)|skolkade|skolkar|fick kvarsittning|"
    r"(?:ska |vill |har )?(?:byter?|bytt) klass|"
    r"som går i|slutade i klassen|går i|är elev|blev retad)\b|"
    r"(?:är|var|blev|blivit|har|hade|fick|mår|mådde|har blivit|har fått)\s(?:\w+\s)?(?:<health>|<strong_story>)(?!\w)|"
    r"(?:mår|mådde) dåligt\b)"
)
_WORKS = (
    r"(?:(?:,\s|\soch\s|\so\s|\s&\s|\sand\s)[\wåäöé-]+)?(?:\s[\wåäö-]+(?:son|gren|ström|berg|qvist|lund))?"
    r"(?:\s<skipped_before_verbs>){0,3}\s<staff_verbs>(?![\w-])"
)


@dataclass
class People:
    """Whom a text may name: those known, and whom a sign has excused so far (in lower case)."""

    names: KnownNames
    vouched: set[str] = field(default_factory=set)


def unexcused(sentence: Sentence, names: list[int], people: People) -> list[int]:
    """The names that nothing excuses. A sign covers those listed with it (`Pia och Jörgen`) and a surname behind."""
    excused = {place for place in names if _excused(sentence, place, people)}
    for place in [*names, *reversed(names)]:
        if place not in excused and not _of_class(sentence, place):
            near = (other for other in range(place - 6, place + 7) if other in excused)
            if any(_listed_together(sentence, place, other, names) for other in near):
                excused.add(place)
    people.vouched |= {sentence.words[place].low for place in excused}
    return [place for place in names if place not in excused]


def _excused(sentence: Sentence, place: int, people: People) -> bool:
    low = sentence.words[place].low
    if is_public(sentence, place):
        return True
    if _owns_child(sentence, place) or _lives_pupils_life(sentence, place):
        return False
    if people.names.is_colleague(low) and low.endswith("s") and _CLASS_OF_COLLEAGUE.match(sentence.behind(place)):
        return True  # `Emmas 7A`: a teacher's class
    if _of_class(sentence, place):
        return False
    if people.names.is_trusted(low) or name_forms(low) & people.vouched:
        return not sentence.has("pupil_words") or _is_colleague(sentence, place)
    if people.names.is_colleague(low) and _signed(sentence, place, people.names):
        return True
    return _is_colleague(sentence, place) or is_made_up(sentence, place)


def _owns_child(sentence: Sentence, place: int) -> bool:
    """`Karins dotter`: the child is meant, whoever Karin is."""
    mine = {sentence.word(place + 1), sentence.word(place + 2)} & cue_words("owned_child")
    return sentence.words[place].low.endswith("s") and bool(mine)


def _lives_pupils_life(sentence: Sentence, place: int) -> bool:
    """`Maria blev mobbad`, `Ali har diabetes`: a colleague's name, and what is told of pupils or of nobody."""
    return bool(pattern(_PUPILS_LIFE).match(sentence.behind(place, 90)))


def _signed(sentence: Sentence, place: int, names: KnownNames) -> bool:
    """A colleague with her surname or its initial, or with something of her work: `Saras upplägg`."""
    low, follows = sentence.words[place].low, sentence.word(place + 1)
    before = sentence.word(place - 1)
    if (follows and names.has_surname(low, follows)) or (before and names.has_surname(before, low)):
        return True
    if sentence.words[place].raw.startswith("@") or _AT_HERS.fullmatch(sentence.ahead(place).strip()):
        return True
    if sentence.has("pupil_words") or sentence.has("some_pupil"):
        return False
    if sentence.has("staff_context") or (_CLASS_OF_COLLEAGUE.match(sentence.behind(place)) and low.endswith("s")):
        return True
    return low.endswith("s") and bool(
        pattern(r"\s(?:[\wåäö-]+\s)?<work_things>(?![\w-])").match(sentence.behind(place))
    )


def _of_class(sentence: Sentence, place: int) -> bool:
    """`Erik i 7B`, `7B: Erik`, `eleven Erik`: whoever else has that name."""
    return bool(_CLASS_BEHIND.match(sentence.behind(place)) or _CLASS_AHEAD.search(sentence.ahead(place)))


def _listed_together(sentence: Sentence, one: int, other: int, names: list[int]) -> bool:
    first, last = sorted((one, other))
    between = sentence.low[sentence.words[first].end : sentence.words[last].start]
    for middle in range(first + 1, last):
        if middle in names:
            between = between.replace(sentence.words[middle].low, "", 1)
    return not between.strip() or bool(_JOINED.fullmatch(between))


def _is_colleague(sentence: Sentence, place: int) -> bool:
    return (
        _titled(sentence, place)
        or _described(sentence, place)
        or _addressed(sentence, place)
        or bool(_ME_BEFORE.search(sentence.ahead(place)) or _ME_BEHIND.match(sentence.behind(place)))
        or (not sentence.has("not_colleagues") and bool(pattern(_WORKS).match(sentence.behind(place, 90))))
    )


def _titled(sentence: Sentence, place: int) -> bool:
    """A job or `kollegan` right before, also `Koordinatorn på grannskolan, Robert,`."""
    for back in (1, 2, 3):
        at = place - back
        if at < 0 or not _is_staff_word(sentence.word(at)):
            continue
        between = sentence.low[sentence.words[at].end : sentence.words[place].start]
        if not _TITLE_BETWEEN.fullmatch(between):
            continue
        if back == 1 or _CALLED.search(between) or sentence.words[place - 1].capital:
            return True
    title = _TITLE_AT_WORK.search(sentence.ahead(place, 80))
    return bool(title and _is_staff_word(title[1]) and sentence.behind(place).startswith((",", ".", " och", " &")))


def _is_staff_word(word: str) -> bool:
    return is_job(word) or bool(cue("staff_nouns").fullmatch(word))


def _described(sentence: Sentence, place: int) -> bool:
    """`Camilla, vår förstelärare`, `Mattias (SO)`, `Yvonne från fritids`, `X är vår nya kurator`."""
    behind = sentence.behind(place)
    bracket = _BRACKET.match(behind)
    if bracket and (bracket[1].strip() in cue_words("subjects") or _names_staff(bracket[1])):
        return True
    apposition = _APPOSITION.match(behind)
    if apposition and _names_staff(apposition[1] or apposition[2]):
        return True
    if _from_work(sentence, place):
        return True
    return any(found and is_job(found[1]) for found in (_AS_STAFF.match(behind), _IS_STAFF.match(behind)))


def _names_staff(said: str) -> bool:
    return any(_is_staff_word(word) for word in re.findall(r"[\wåäö-]+", said))


def _from_work(sentence: Sentence, place: int) -> bool:
    """`Yvonne från fritids`, `Ylva från MÄN`; behind `från` and `på` any known organisation."""
    found = _FROM_WORK.match(sentence.behind(place))
    if not found:
        return False
    if any(word and (_is_staff_word(word) or word.endswith(cue_list("office_endings"))) for word in found.groups()[1:]):
        return True
    start = sentence.words[place].end + found.start(2)
    organisation = (
        not sentence.shouted and sentence.raw[start : start + 1].isupper() and found[2] in word_list("proper_words")
    )
    return found[1] in ("från", "på", "from", "at") and organisation


def _addressed(sentence: Sentence, place: int) -> bool:
    """`Hej Marie`, `tack Fredrik`, `Vikarie för mig: Anki`, `/Carina`."""
    ahead = sentence.ahead(place)
    if pattern(_ADDRESSED).search(ahead) or (_SIGNATURE.search(ahead) and len(sentence.behind(place).split()) <= 1):
        return True
    return not sentence.has("not_colleagues") and bool(pattern(_STAFF_BEFORE).search(ahead))
