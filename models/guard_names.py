"""Names: anywhere, in any case, in the genitive, shared with a colleague; and initials.

Every name is somebody's. What excuses one is a sign beside it that it is a colleague's, a place's, somebody's in a film
or a public person's. A name with no such sign is asked about; one with a class or a pupil beside it is certain.
"""

from __future__ import annotations

import re

from models.guard_findings import Finding, Kind, Sureness
from models.guard_text import Sentence, Token, cue, cue_words, word_list

_INITIALS = re.compile(
    r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\b\.?|(?<![\w.])[A-ZÅÄÖ](?:-[A-ZÅÄÖ])+ [A-ZÅÄÖ]\b|"
    r"(?<![\w.])([a-zåäö]\.[a-zåäö])\b\.?(?!\w)|\b[A-ZÅÄÖ]:s\b|\b[Ee]lev(?:en)? [A-ZÅÄÖ]\b(?!\w)|"
    r"\b(?:[Pp]upil|[Ss]tudent|[Pp]ojke|[Ff]licka|[Bb]arn|[Kk]ille|[Tt]jej)(?:en)? [A-ZÅÄÖ]\b(?!\w)"
)
_ONE_LETTER = re.compile(r"(\w+)?[\s(]*(?<![\w.:/-])([A-ZÅÄÖ])(?:\.(?=\s|$)|(?=\s\(?[1-9][A-Za-z]\b)|(?=,? (?:som|verkade|ville|sa|grät|i [1-9]|i (?:sju|ått|ni|sex)an)\b))")
_TWO_LETTERS = re.compile(r"\b([A-ZÅÄÖ]{2,3}) (?:i|from|in|från) (?:[1-9]\s?:?[a-zåäöA-ZÅÄÖ]|(?:sju|ått|ni|sex|fyr|femm)an)")
_PLACE_ENDINGS = (
    "skolan", "skola", "gården", "gård", "huset", "museet", "bibliotek", "biblioteket", "torget", "parken", "staden", "kommun", "kommunen",
    "föreningen", "jouren", "linjen", "verket", "fonden", "bladet", "tidningen", "gymnasiet", "gymnasium", "centrum", "hallen", "salen",
    "plan", "platsen", "gatan", "vägen", "stan", "berget", "borg", "stad", "dagen", "veckan", "lektionen", "förvaltningen", "teamet",
    "nämnden", "stiftelsen", "förbundet", "kyrkan", "moskén", "teatern", "arenan", "leken", "programmet", "labbet", "appen", "boken",
)
_PUPIL_WORDS = re.compile(r"\b(?:elev(?:en|ens)?|klasskompis\w*|kille?n?|tjej(?:en)?|bänkgranne\w*|hans|hennes|kompis\w*)\b")


def find_names(sentence: Sentence, *, staff: frozenset[str], places: frozenset[str]) -> list[Finding]:
    """Names and initials in one sentence that no sign excuses."""
    found = []
    if _has_initials(sentence):
        found.append(Finding(Kind.INITIALS, Sureness.CERTAIN, sentence.number))
    if sentence.has("whole_fiction"):
        return found
    known_places = {word for place in places for word in re.findall(r"\w+", place.lower())}
    names = [
        place
        for place in range(len(sentence.words))
        if _is_name(sentence, place, staff) and sentence.words[place].low not in known_places
    ]
    left = _unexcused(sentence, names, staff)
    if left:
        beside = sentence.speaks_of_class or bool(_PUPIL_WORDS.search(sentence.low))
        found.append(Finding(Kind.NAME, Sureness.CERTAIN if beside else Sureness.ASK, sentence.number))
    return found


def _has_initials(sentence: Sentence) -> bool:
    for found in _INITIALS.finditer(sentence.raw):
        if not found[1] or found[0].rstrip(".").lower() not in cue_words("abbreviations"):
            return not sentence.shouted
    for found in _ONE_LETTER.finditer(sentence.raw):
        before = (found[1] or "").lower()
        if before not in cue_words("lettered_things") and not before.isdigit() and found[2] not in ("I", "Å", "Ö"):
            return not sentence.shouted
    two = _TWO_LETTERS.search(sentence.raw)
    return bool(two) and two[1].lower() not in cue_words("known_acronyms") and not sentence.shouted


def _stems(low: str) -> tuple[str, ...]:
    """A word, without its genitive, and its halves when hyphenated."""
    low = low.lstrip("@")
    low = re.sub(r"[:'’]s$", "", low)
    stems = [low, low[:-1]] if low.endswith("s") and len(low) > 3 else [low]
    if "-" in low:
        stems += [half for half in low.split("-") if len(half) > 1]
    return tuple(stems)


def _is_name(sentence: Sentence, place: int, staff: frozenset[str]) -> bool:
    word = sentence.words[place]
    if word.raw.startswith("@") or len(word.low) < 2:
        return False
    if "-" in word.low and any(cue(name).fullmatch(half) for half in word.low.split("-") for name in ("fiction", "public_people", "whole_fiction")):
        return False
    stems = _stems(word.low)
    given, common = word_list("given_names"), word_list("name_words")
    if "-" in word.low and word.capital and not any(stem in given for stem in stems):
        return False
    listed = [stem for stem in stems if stem in given]
    plain = [stem for stem in listed if stem not in common and stem not in cue_words("english_words")]
    as_name = (word.capital and not word.first and not sentence.shouted) or _acts_like_name(sentence, place)
    if plain and sentence.english and not word.capital:
        return False
    if plain:
        return not (word.low in word_list("proper_words") and not as_name) and not _is_place(sentence, place)
    if listed:
        return as_name and not _is_place(sentence, place) and not (word.low in word_list("proper_words") and word.first)
    return _is_surname_or_unknown(sentence, place, stems)


def _acts_like_name(sentence: Sentence, place: int) -> bool:
    """A word that is also a name does what only people do."""
    word = sentence.words[place]
    follows = sentence.words[place + 1] if place + 1 < len(sentence.words) else None
    if follows is None or sentence.english:
        return False
    if follows.low in word_list("surnames") and follows.low not in word_list("proper_words") and len(follows.low) > 5:
        return True
    if word.low.endswith("s") and follows.low in cue_words("owned_things"):
        return True
    strong = {"sa", "satt", "ville", "vägrade", "grät", "skrattade", "fick", "kom", "tog", "hängde", "kastade", "bråkade", "vågade", "behöver"}
    if word.capital and follows.low in strong | {"hade", "var", "gick", "höll", "har", "vill"}:
        return True
    before = sentence.words[place - 1].low if place else ""
    paired = follows.low in ("o", "å", "och") and place + 2 < len(sentence.words) and sentence.words[place + 2].low in word_list("given_names")
    if follows.low in ("var", "är") and place + 2 < len(sentence.words):
        return sentence.words[place + 2].low in ("borta", "ledsen", "sur", "arg", "sen", "sjuk", "duktig", "tyst", "frånvarande")
    return follows.low in strong and not before.endswith(("n", "a", "e")) and word.first or (paired and word.low not in ("en", "alla", "man", "andra"))


def _is_place(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    if word.low in word_list("given_names") and word.low not in word_list("name_words"):
        follows = sentence.words[place + 1].low if place + 1 < len(sentence.words) else ""
        return follows.endswith(_PLACE_ENDINGS) and not follows.endswith(("boken", "appen"))
    if word.low not in word_list("places"):
        return False
    before = sentence.words[place - 1].low if place else ""
    return word.low not in word_list("given_names") or before in ("i", "på", "från", "till", "in", "from", "at")


def _is_surname_or_unknown(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    """A capital in mid-sentence on a word that is no known place, work, organisation or acronym."""
    word = sentence.words[place]
    if word.first and not word.capital:
        return _misspelt_name(word) and _acts_like_name(sentence, place) and not sentence.english
    if not word.capital or sentence.shouted or word.shouted or not word.raw[1:].islower():
        return False
    if any(stem in word_list("surnames") for stem in stems) and not word.first and word.low not in word_list("places"):
        return word.low not in word_list("proper_words")
    known = ("places", "proper_words", "job_words", "kin_words")
    if word.first or any(stem in word_list(name) for stem in stems for name in known):
        return word.first and _misspelt_name(word) and _acts_like_name(sentence, place)
    if any(stem.endswith(_PLACE_ENDINGS) for stem in stems) or sentence.raw[word.start - 1 : word.start] in "\"”“»":
        return False
    if "." in sentence.raw[max(0, word.start - 1) : word.end + 1] and re.search(r"\w\.\w", sentence.raw[word.start - 2 : word.end + 2]):
        return False
    if sentence.english or _listed_with_organisation(sentence, place):
        return False
    before = sentence.words[place - 1] if place else None
    if before and before.capital and (before.low in word_list("proper_words") or before.low in word_list("places")):
        return False
    return _misspelt_name(word) or not _looks_like_title(sentence, place)


def _listed_with_organisation(sentence: Sentence, place: int) -> bool:
    """`Mind, Bris och Tjejzonen`."""
    near = [at for at in range(max(0, place - 2), min(len(sentence.words), place + 3)) if at != place]
    known = word_list("proper_words")
    return any(
        sentence.words[at].capital
        and not sentence.words[at].first
        and sentence.words[at].low in known
        and _listed_together(sentence, at, place)
        for at in near
    )


def _misspelt_name(word: Token) -> bool:
    """One letter off a common name: doubled, dropped or swapped."""
    low = word.low
    given = word_list("given_names")
    swapped = {low[:at] + low[at + 1] + low[at] + low[at + 2 :] for at in range(len(low) - 1)}
    dropped = {low[:at] + low[at + 1 :] for at in range(len(low))}
    if len(low) < 5 or low in cue_words("common_openings"):
        return False
    return any(name in given and name not in word_list("name_words") and len(name) > 3 for name in swapped | dropped)


def _looks_like_title(sentence: Sentence, place: int) -> bool:
    """Place words before an unknown capital: `i Kungsträdgården`, `på Liseberg`, `till Skansen`, `Folkets hus`."""
    before = sentence.words[place - 1].low if place else ""
    follows = sentence.words[place + 1].low if place + 1 < len(sentence.words) else ""
    if before in ("av", "hos", "för", "med"):
        return follows in ("hus", "museum", "bibliotek", "centrum", "kommun", "skola")
    return before in ("i", "på", "från", "till", "via", "genom", "in", "at", "using", "vid", "appen", "programmet", "the") or follows in (
        "hus", "museum", "bibliotek", "centrum", "kommun", "skola", "rapport", "moduler", "material", "app", "förlag", "kyrka", "torg", "station",
        "gymnasium", "fritidsgård",
    )


# --- what excuses a name ---------------------------------------------------------------------------------------


def _unexcused(sentence: Sentence, names: list[int], staff: frozenset[str]) -> list[int]:
    """The names that nothing excuses. A colleague's sign covers the names listed with it (`Pia och Jörgen`)."""
    excused = {place for place in names if _excused(sentence, place, staff)}
    for place in names:
        if place not in excused and any(_listed_together(sentence, place, other) for other in excused):
            excused.add(place)
    left = [place for place in names if place not in excused]
    # A surname right behind an excused given name is the same person.
    return [place for place in left if not (place - 1 in excused and sentence.words[place].capital)]


def _listed_together(sentence: Sentence, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    if last - first > 5:
        return False
    between = sentence.raw[sentence.words[first].end : sentence.words[last].start]
    names = word_list("given_names") | word_list("surnames")
    joined = re.sub(r"\b(?:och|and|samt|eller|o|å|till|som)\b|[,&+\s/]", " ", between.lower()).split()
    joined = [word for word in joined if word not in word_list("proper_words")]
    return all(word in names for word in joined) and (first + 1 == last or bool(re.search(r"\b(?:och|and|samt|eller|o|till)\b|[,&+/]", between)))


def _excused(sentence: Sentence, place: int, staff: frozenset[str]) -> bool:
    word = sentence.words[place]
    if word.low in staff and not (sentence.speaks_of_class and not _staff_sign(sentence, place)):
        return not _PUPIL_WORDS.search(sentence.low) or _staff_sign(sentence, place)
    return _staff_sign(sentence, place) or _fiction_sign(sentence, place) or _public(sentence, place)


def _staff_sign(sentence: Sentence, place: int) -> bool:
    """A word for a grown-up at work right before or behind, `jag och X` with what leaders do, or thanks for stepping in."""
    words = sentence.words
    behind = sentence.raw[words[place].end : words[place].end + 42].lower()
    for back in (1, 2):
        at = place - back
        if at >= 0 and words[at].is_job and not words[at].low.startswith("elevmentor") and _no_break(sentence, at, place, staff_list=True):
            return not behind.lstrip(", ").startswith(("i 7", "i 8", "i 9", "i 6"))
    ahead = sentence.low[: words[place].start]
    if re.search(r"(?:^|[.!?]\s)(?:hej|hallå|hi|dear)\s(?:på dig\s)?$", ahead):
        return True
    if re.search(r"\b(?:tack|thanks)\s(?:till\s|to\s)?$", ahead) and re.match(r"\s(?:\w+\s)?(?:för att du|för hjälpen|som|för (?:att|kopi|lån|tips)|for)", behind):
        return True
    if ahead.endswith(", ") and behind.startswith(",") and any(word.is_job for word in words[max(0, place - 4) : place]):
        return True
    if re.match(r"\s?\((?:[^)]{0,24})\)", behind) and _job_in(behind.split(")")[0]):
        return True
    after_comma = re.match(r",\s(?:vår|min|som är|the|our|my|en av våra)\s([^,.!?]{3,40})", behind)
    if after_comma and _job_in(after_comma[1]):
        return True
    if re.match(r",?\s(?:från|på|i|from)\s(?:fritids|fritidsgård\w*|elevhälsa\w*|män\b|länsstyrelsen|polisen|skolan|kommunen|socialtjänsten|ledningen|arbetslag\w*|personal\w*|\w*verket|\w*förvaltningen|botkyrka|staden|bris)", behind):
        return True
    return _with_me(sentence, place) or _does_staff_work(sentence, place)


def _job_in(said: str) -> bool:
    return any(Token(word, word, 0, 0, False).is_job for word in re.findall(r"[\wåäö-]+", said)) or bool(cue("staff_cues").search(said))


def _no_break(sentence: Sentence, at: int, place: int, *, staff_list: bool) -> bool:
    between = sentence.raw[sentence.words[at].end : sentence.words[place].start]
    return not re.search(r"[.!?;]", between) and (staff_list or "," not in between)


def _with_me(sentence: Sentence, place: int) -> bool:
    """`jag och Susanne ledde`, `Annika and I`, `Vi tre ledare, Lena, Oskar och jag`."""
    word = sentence.words[place]
    name = re.escape(word.low)
    listed = r"(?:[\wåäö]+(?:,| och| and| &|\s)+\s?){0,4}"
    paired = rf"\b(?:jag|me|mig|i)\s(?:och|o|å|&|and)\s{listed}{name}\b|\b{name}\s?(?:,\s?[\wåäö]+\s?){{0,3}}(?:och|o|å|&|and)\s(?:jag|i|me|mig)\b|\b(?:vi ledare|vi tre|vi två|ledarna|ledare|oss ledare)[:,]?\s{listed}{name}\b"
    return bool(re.search(paired, sentence.low))


def _does_staff_work(sentence: Sentence, place: int) -> bool:
    """The sentence's nearest cue is a colleague's: planned with, stepped in, copied, co-led."""
    word = sentence.words[place]
    if re.match(r"[\s(]*(?:i\s|från\s)?[1-9]\s?:?[a-zåäö]", sentence.low[word.end :]):
        return False
    for found in cue("staff_cues").finditer(sentence.low):
        between = sentence.low[min(found.end(), word.end) : max(found.start(), word.start)]
        if len(between.split()) > 6 or re.search(r"[;.!?]|\bmen\b|\bnär\b|\bhela tiden\b", between) or _PUPIL_WORDS.search(between):
            continue
        if any(other in word_list("given_names") and other not in word_list("name_words") for other in between.split()):
            continue
        if found.start() > word.start:
            return not re.search(r"\batt\b|\bså\b", between)
        if re.fullmatch(r"[\s:,]*", between) or re.search(r"(?:\bmed|\bav|\bwith|\bby|\btill)\s$", between):
            return True
    return False


def _fiction_sign(sentence: Sentence, place: int) -> bool:
    """A film, a scenario or a role right before, tied to the name by `med`, `om`, `där`, a colon or nothing."""
    word = sentence.words[place]
    for found in cue("fiction").finditer(sentence.low):
        if found.end() > word.start:
            follows = sentence.low[word.end : found.start()]
            if len(follows.split()) <= 3 and re.search(r"\b(?:i|från|ur|in|from)\s(?:\w+\s)?$", follows):
                return True
            continue
        between = sentence.low[found.end() : word.start]
        if re.search(r"[.!?;😂😅]|\bför\b(?!\s)|\bmen\b|\bså\b|, (?:\w+ )?$", between.replace("med ", "med ")) and ":" not in between:
            continue
        tied = re.findall(r"[\wåäö]+", between)
        if len(tied) <= 6 and (not tied or any(link in cue_words("fiction_links") for link in tied) or '"' in between or ":" in between):
            return not re.search(r"\bför\s+$|\bnär\s+$|\bfick\s+$|\bgick\s+för\b", between)
    return False


def _public(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    around = sentence.low[max(0, word.start - 30) : word.end + 30].replace("-", " ")
    return any(found.start() <= around.find(word.low) <= found.end() for found in cue("public_people").finditer(around))
