"""What excuses a name: a colleague's, a made-up or a public person's sign right beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.guard_text import LABEL, Sentence, cue, cue_source, cue_words, is_job, word_list

_AND = r"(?:,|\soch|\so|\så|\ssamt|\s&|\seller|\sand|\sor|/)\s?"
_CLASS_BEHIND = re.compile(rf"\s?[(,:/-]?\s?(?:(?:i|från|ur|in|from|of)\s)?(?:klass\s)?{LABEL}\b")
_CLASS_AHEAD = re.compile(rf"\b(?:{LABEL}|elev|eleven|kille|tjej)(?::s)?[\s:,-]{{1,3}}\Z")
_GREETING = re.compile(
    r"(?:^|[.!?,]\s?)(?:hej|hejsan|hallå|tjena|god morgon|hi|hello|dear|kära)\s(?:på dig\s|alla\s)?\Z"
)
_THANKS = re.compile(
    r"\b(?:tack|tusen tack|stort tack|thanks|thank you|grattis)(?:,|\still|\sto|\ssnälla|\skära|\sfina|\sälskade)?\s\Z"
)
_AS_STAFF = re.compile(r"\s(?:\w+\s)?(?:som|as)\s(?:\w+\s){0,2}([\wåäö-]+)")
_IS_STAFF = re.compile(r"\s(?:är|var|heter|blir|is|was)\s(?:\w+\s){0,3}?([\wåäö-]+)\b")
_APPOSITION = re.compile(
    r",\s(?:vår|min|våra|som är|som jobbar|som arbetar|den|en av våra|the|our|my|who is|ny|nya|tidigare)\s([^.!?]{3,50})"
)
_PLACE_OF_WORK = re.compile(r",?\s(?:från|på|i|vid|hos|from|at|in)\s([\w-]+)(?:\s([\w-]+))?")
_OFFICES = ("verket", "förvaltningen", "myndigheten", "jouren", "mottagningen", "nämnden", "styrelsen")
_SIGNATURE = re.compile(r"(?:(?:^|\s)/|\b(?:mvh|hälsningar|hälsar|kram|vh)[,:]?\s)\s?\Z")
_WITH_ME = r"(?:jag|me|mig|undertecknad|i|myself)"
_SKIPPED = r"(?:\s(?:har|hade|ska|skulle|kan|kunde|kommer att|vill|brukar|fick|redan|också|snällt|alltid|även|snabbt|själv|nu|had|has|will|who|som|idag|i dag|and i|just|en|dessutom|sen|sedan|gärna|faktiskt|inte|äntligen))"


@dataclass
class People:
    """Whom a text may name: the known colleagues, and whom a sign has excused so far. All words in lower case."""

    staff: frozenset[str]
    places: frozenset[str]
    vouched: set[str] = field(default_factory=set)


def unexcused(sentence: Sentence, names: list[int], people: People) -> list[int]:
    """The names that nothing excuses. A sign covers the names listed with it (`Pia och Jörgen`) and a surname behind."""
    excused = {place for place in names if _excused(sentence, place, people)}
    for place in [*names, *reversed(names)]:
        if place not in excused and not _of_class(sentence, place):
            near = [other for other in excused if _listed_together(sentence, place, other, names)]
            if near:
                excused.add(place)
    people.vouched |= {sentence.words[place].low for place in excused}
    return [place for place in names if place not in excused]


def _excused(sentence: Sentence, place: int, people: People) -> bool:
    if _public(sentence, place):
        return True
    if _of_class(sentence, place):
        return False
    low = sentence.words[place].low
    if low in people.staff or low in people.vouched or low.removesuffix("s") in people.vouched:
        return not sentence.has("pupil_words") or _staff_sign(sentence, place)
    return _staff_sign(sentence, place) or _fiction_sign(sentence, place)


def _of_class(sentence: Sentence, place: int) -> bool:
    """`Erik i 7B`, `7B: Erik`, `eleven Erik`: whoever else has that name."""
    return bool(_CLASS_BEHIND.match(sentence.behind(place)) or _CLASS_AHEAD.search(sentence.ahead(place)))


def _listed_together(sentence: Sentence, one: int, other: int, names: list[int]) -> bool:
    first, last = sorted((one, other))
    if last - first > 6:
        return False
    between = sentence.low[sentence.words[first].end : sentence.words[last].start]
    for middle in names:
        if first < middle < last:
            between = between.replace(sentence.words[middle].low, "")
    if not between.strip():
        return True
    return bool(re.fullmatch(rf"(?:{_AND}|\s|\(\w*\)|{_WITH_ME}\b)+", between))


# --- colleagues ------------------------------------------------------------------------------------------------------


def _staff_sign(sentence: Sentence, place: int) -> bool:
    return (
        _titled(sentence, place)
        or _described(sentence, place)
        or _addressed(sentence, place)
        or _with_me(sentence, place)
        or _works(sentence, place)
    )


def _titled(sentence: Sentence, place: int) -> bool:
    """A job or `kollegan` right before, also `Koordinatorn på grannskolan, Robert,`."""
    for back in (1, 2, 3):
        at = place - back
        if at < 0 or not _is_staff_word(sentence.word(at)):
            continue
        between = sentence.low[sentence.words[at].end : sentence.words[place].start]
        named = re.fullmatch(
            r"[\s:,(-]{1,3}(?:(?:heter|är|hette|var|i|på|\w{2,12})\s|[\wåäö-]+\s(?=\())?[\"(]?", between
        )
        if named and (
            back == 1 or re.search(r"\b(?:heter|hette|är|var)\b", between) or sentence.words[place - 1].capital
        ):
            return True
    ahead = sentence.ahead(place, 80)
    apposition = re.search(r"([\wåäö-]+)\s(?:på|i|från|vid|hos|som|at|from|in)\s[^,.!?]{2,40},\s\Z", ahead)
    return bool(apposition and _is_staff_word(apposition[1]) and re.match(r"[,.]|\s(?:och|&)", sentence.behind(place)))


def _is_staff_word(word: str) -> bool:
    return is_job(word) or bool(cue("staff_nouns").fullmatch(word))


def _described(sentence: Sentence, place: int) -> bool:
    """`Camilla, vår förstelärare`, `Mattias (SO)`, `Yvonne från fritids`, `X är vår nya kurator`."""
    behind = sentence.behind(place)
    bracket = re.match(r"\s?\(([^)]{1,30})\)", behind)
    if bracket and (bracket[1].strip() in cue_words("subjects") or _staff_in(bracket[1])):
        return True
    apposition = _APPOSITION.match(behind)
    if apposition and _staff_in(" ".join(apposition[1].split()[:5])):
        return True
    work = _PLACE_OF_WORK.match(behind)
    if work and any(word and (_is_staff_word(word) or word.endswith(_OFFICES)) for word in work.groups()):
        return True
    return any(found and is_job(found[1]) for found in (_AS_STAFF.match(behind), _IS_STAFF.match(behind)))


def _staff_in(said: str) -> bool:
    return any(_is_staff_word(word) for word in re.findall(r"[\wåäö-]+", said))


def _addressed(sentence: Sentence, place: int) -> bool:
    """`Hej Marie`, `tack Fredrik`, `Vikarie för mig: Anki`."""
    ahead = sentence.ahead(place)
    if _GREETING.search(ahead) or _THANKS.search(ahead):
        return True
    if _SIGNATURE.search(ahead) and len(sentence.behind(place).split()) <= 1:
        return True
    before = re.search(rf"(?:^|[^\w-]){cue_source('staff_before')}[:,]?\s(?:v\.?\s?\d+:?\s)?\Z", ahead)
    return bool(before) and not sentence.has("not_colleagues")


def _with_me(sentence: Sentence, place: int) -> bool:
    """`jag och Susanne ledde`, `Annika and I`, `Vi tre ledare, Lena, Oskar och jag`."""
    ahead, behind = sentence.ahead(place), sentence.behind(place)
    listed = rf"(?:[\wåäöé-]+{_AND}){{0,4}}"
    if re.search(
        rf"\b{_WITH_ME}\s(?:och|o|å|&|and)\s{listed}\Z|\b(?:vi|oss|ledarna|alltså)(?:\s(?:två|tre|fyra|ledare|båda))*[,:]\s{listed}\Z",
        ahead,
    ):
        return True
    return bool(re.match(rf"(?:,\s[\wåäöé-]+){{0,4}}\s(?:\(\w+\)\s)?(?:och|o|å|&|and)\s{_WITH_ME}\b", behind))


def _works(sentence: Sentence, place: int) -> bool:
    """Does what colleagues do: `Tobias höll i lektionen`, `Anna och Per har planerat`."""
    if sentence.has("not_colleagues"):
        return False
    names = r"(?:(?:,\s|\soch\s|\so\s|\s&\s|\sand\s)[A-ZÅÄÖa-zåäöé-]+)?(?:\s[\wåäö-]+son|\s[\wåäö-]+gren)?"
    return bool(
        re.match(rf"{names}{_SKIPPED}{{0,3}}\s{cue_source('staff_verbs')}(?![\w-])", sentence.behind(place, 90))
    )


# --- films, scenarios and public people ------------------------------------------------------------------------------


def _fiction_sign(sentence: Sentence, place: int) -> bool:
    """A film, a scenario or a role tied to the name by `med`, `om`, `där`, brackets or nothing."""
    word = sentence.words[place]
    behind = sentence.behind(place, 80)
    if re.match(rf"(?:\s[\wåäö]+){{0,5}}\s(?:i|ur|från|in|from)\s{cue_source('content_fiction')}(?!\w)", behind):
        return not re.match(r"\s\w+(?:de|te|t)\s", behind) or bool(re.match(r"\s(?:i|ur|från)\s", behind))
    for found in cue("fiction").finditer(sentence.low):
        if found.end() <= word.start and _tied(sentence.low, found, word.start, behind):
            return True
    return False


def _tied(low: str, fiction: re.Match[str], start: int, behind: str) -> bool:
    between = low[fiction.end() : start]
    if re.search(r"[.!?;]\s|😂|😅", between) or len(between) > 70:
        return False
    words = re.findall(r"[\wåäö]+", between)
    if not words or re.match(r"\s?[\w\s]{0,14}[(:\"-]", between):
        return True
    told_now = re.match(r"\s\w+(?:ar|er|år|r|s)\b", behind) or re.search(
        r"\b(?:vill|kan|ska|får|är|ser|blir)\s(?:\w+\s)?\Z", between
    )
    pointed_into = re.search(r"\b(?:i|ur|in)\s(?:\w+\s)?\Z", low[: fiction.start()]) is not None
    if pointed_into and len(words) <= 3 and fiction[0] in cue_words("content_fiction"):
        return "för" not in words
    if any(word in cue_words("reception_words") for word in words):
        return False
    if words[0] in ("när", "då", "efter", "och", "innan"):
        return bool(told_now)
    return (len(words) <= 7 and words[0] in cue_words("fiction_links")) or (
        len(words) <= 4 and words[-1] in ("med", "om", "where", "about")
    )


def _public(sentence: Sentence, place: int) -> bool:
    """Somebody everybody knows, or a full name with a public person's work beside it."""
    word = sentence.words[place]
    start = max(0, word.start - 30)
    around = sentence.low[start : word.end + 30]
    if any(found.start() <= word.start - start < found.end() for found in cue("public_people").finditer(around)):
        return True
    first = place - 1 if place and _is_full_name(sentence, place - 1) else place
    if not _is_full_name(sentence, first):
        return False
    works = cue_source("public_works")
    ahead, behind = sentence.ahead(first, 40), sentence.behind(first + 1, 30)
    genitive = sentence.word(first + 1).endswith("s") and re.match(rf"\s(?:\w+\s)?{works}(?!\w)", behind)
    return bool(genitive or re.search(rf"(?<!\w){works}\s(?:(?:av|om|med|från|by|about|with|of)\s)?\Z", ahead))


def _is_full_name(sentence: Sentence, place: int) -> bool:
    """Two capitals in a row, the first a given name."""
    if place + 1 >= len(sentence.words):
        return False
    given, family = sentence.words[place], sentence.words[place + 1]
    adjacent = sentence.raw[given.end : family.start] == " "
    return (
        adjacent and given.capital and family.capital and given.low in word_list("given_names") and not sentence.shouted
    )
