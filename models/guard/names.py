"""Finding names: of people, with or without a capital, in the genitive, one letter misspelt, and initials.

A name is excused by a sign beside it that it belongs to a colleague, a place, a film or a public person
(`excuses.py`). Without such a sign the writer is asked; with a class or the word for a pupil beside it, it is certain.
"""

from __future__ import annotations

import re

from models.guard.excuses import People, unexcused
from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.initials import has_initials
from models.guard.words import LABEL, Sentence, cue, cue_list, cue_words, is_job, pattern, word_list

COLLEAGUE = "@kollega"  # what a mention of a known person is turned into before a text is read
_SPOKEN_TO = re.compile(
    r"[\s,!]*(?:tack|kan du|kan ni|såg du|vet du|har du|hade du|vill du|ska vi|kom ihåg|glöm inte|hur|vi |jag |hej|bra|"
    r"thanks|can you|could you|did you|do you)"
)
_PARTICLE_NAME = re.compile(r"\b(?:van der|van den|von der|de la|von|o['’]|mc|al-|ibn|bint|abu) ?[a-zåäö]{4,}\b")
_OF_CLASS = re.compile(
    rf"\s(?:\(|i\s|från\s|in\s|from\s)(?:{LABEL}|klassen|gruppen|halvgruppen|halvklassen|laget|ringen|the class)\b"
)
_NICKNAME = re.compile(
    r"\b(?:en|vår|vår egen|en liten|ena|the|a|our) [\"”“»'][A-ZÅÄÖ][a-zåäöé]+[\"”“»'] (?:som|i|och|who|in|and)\b"
)


def find_names(sentence: Sentence, people: People) -> list[Finding]:
    """Names and initials in one sentence that no sign excuses. Those excused are remembered in `people`."""
    found = []
    if has_initials(sentence):
        found.append(Finding(FindingKind.INITIALS, Sureness.CERTAIN, sentence.number))
    names = [
        place
        for place, word in enumerate(sentence.words)
        if word.low not in people.places and is_name(sentence, place, people.staff)
    ]
    if sentence.has("whole_fiction"):
        names = [place for place in names if _owns_the_role(sentence, place)]
    if unexcused(sentence, names, people) or _NICKNAME.search(sentence.raw) or _has_particle_name(sentence):
        certain = sentence.speaks_of_class or sentence.has("pupil_words")
        found.append(Finding(FindingKind.NAME, Sureness.CERTAIN if certain else Sureness.ASK, sentence.number))
    return found


def _owns_the_role(sentence: Sentence, place: int) -> bool:
    """`Kalles rollfigur`: the role is made up, whoever plays it is not."""
    return sentence.words[place].low.endswith("s") and bool(cue("whole_fiction").fullmatch(sentence.word(place + 1)))


def is_name(sentence: Sentence, place: int, staff: frozenset[str]) -> bool:
    """Whether the word names somebody, whoever it is."""
    word = sentence.words[place]
    spoken_to = word.raw.startswith("@") and word.first and bool(_SPOKEN_TO.match(sentence.behind(place)))
    if spoken_to or word.low == COLLEAGUE or len(word.low) < 2 or _in_fixed_phrase(sentence, place):
        return False
    if word.low in staff and word.capital and not word.first:
        return True
    stems = _stems(word.low)
    listed = [stem for stem in stems if stem in word_list("given_names")]
    if listed and not ("-" in word.low and _names_a_thing(word.low)):
        return _listed_is_name(sentence, place, listed)
    return _unlisted_is_name(sentence, place, stems)


def _listed_is_name(sentence: Sentence, place: int, listed: list[str]) -> bool:
    """A given name: anywhere when it is nothing else, where it acts like one when it is also a word."""
    word = sentence.words[place]
    if _is_place(sentence, place) or (sentence.english and not word.capital):
        return False
    words = word_list("name_words") | cue_words("english_words")
    mid_capital = word.capital and not word.first and not sentence.shouted
    if any(stem not in words for stem in listed):
        return word.low not in word_list("proper_words") or mid_capital or _acts_like_name(sentence, place)
    if word.low in cue_words("never_names"):
        no_thing = mid_capital and not _known((word.low,)) and len(word.low) > 3
        return no_thing or (word.capital and not sentence.shouted and _acts_like_name(sentence, place))
    return mid_capital or _acts_like_name(sentence, place)


def _unlisted_is_name(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    word = sentence.words[place]
    if any(stem in word_list("surnames") for stem in stems):
        return _surname_is_name(sentence, place, stems)
    if any(_misspelt_name(stem) for stem in stems[:1]) and not sentence.english:
        return not _known(stems)
    if word.capital and word.first and not sentence.shouted and not sentence.english:
        return not _known(stems) and _does_what_people_do(sentence, place)
    return word.capital and not word.first and _unknown_capital(sentence, place, stems)


def _surname_is_name(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    """A surname: anywhere when it is no word and no place, with its capital else."""
    word = sentence.words[place]
    mid_capital = word.capital and not word.first and not sentence.shouted and word.raw[1:].islower()
    if _known(stems) or word.low in word_list("surname_words"):
        return mid_capital and not _known(stems)
    return mid_capital or (len(word.low) > 4 and not sentence.english)


def _known(stems: tuple[str, ...]) -> bool:
    lists = ("places", "proper_words", "kin_words", "ordinary_words")
    opening = cue_words("common_openings")
    return any(stem in word_list(name) for stem in stems for name in lists) or any(
        is_job(stem) or stem in opening for stem in stems
    )


def _stems(low: str) -> tuple[str, ...]:
    """A word, without its genitive, and its halves when hyphenated."""
    low = re.sub(r"[:'’]s$", "", low.lstrip("@"))
    word = low in cue_words("english_words") or low in word_list("ordinary_words")
    stems = [low, low[:-1]] if low.endswith("s") and len(low) > 3 and not word else [low]
    if "-" in low:
        stems += [half for half in low.split("-") if len(half) > 1]
    return tuple(stems)


def _names_a_thing(low: str) -> bool:
    """`Drake-låten`, `Lucia-tåg`, `MVP-Lisa` no: a hyphenated word whose last half is a thing's."""
    last = low.rsplit("-", 1)[-1]
    return last not in word_list("given_names") and last not in word_list("surnames") and len(last) > 3


def _in_fixed_phrase(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    around = sentence.low[max(0, word.start - 12) : word.end + 16]
    at = min(12, word.start)
    return any(found.start() <= at < found.end() for found in cue("fixed_phrases").finditer(around))


def _is_place(sentence: Sentence, place: int) -> bool:
    """`Sanna kommun`, `i Berlin`; a name that is also a place needs a place's preposition."""
    word, follows, before = sentence.words[place], sentence.word(place + 1), sentence.word(place - 1)
    if word.capital and (follows in cue_words("place_nouns") or follows.endswith(cue_list("road_endings"))):
        return True
    if word.capital and _before_place(sentence, place):
        return True
    if word.capital and before in cue_words("room_nouns"):
        return True
    if word.low not in word_list("places"):
        return False
    return word.low not in word_list("given_names") or before in (
        "i",
        "på",
        "från",
        "till",
        "in",
        "from",
        "at",
        "via",
        "mot",
    )


def _before_place(sentence: Sentence, place: int) -> bool:
    """`Adolf Fredriks aula`, `Hedvig Eleonoras församlingssal`: a hall or a church that bears names."""
    second = place + 1 < len(sentence.words) and sentence.words[place + 1].capital
    owner = place + 1 if second else place
    return sentence.word(owner).endswith("s") and sentence.word(owner + 1).endswith(cue_list("halls"))


def _acts_like_name(sentence: Sentence, place: int) -> bool:
    """A word that is also a name stands where only somebody can."""
    word = sentence.words[place]
    follows = sentence.word(place + 1)
    if sentence.english and not word.capital:
        return False
    if follows in word_list("surnames") and follows not in word_list("proper_words") and len(follows) > 5:
        return True
    if word.low.endswith("s") and follows in cue_words("owned_things"):
        return True
    ahead, behind = sentence.ahead(place), sentence.behind(place)
    if word.capital and _OF_CLASS.match(behind):
        return True
    subject = (
        not ahead.strip() or ahead.rstrip()[-1] in '.:;!?"-,(' or sentence.word(place - 1) in cue_words("subject_slots")
    )
    if subject and (
        follows in cue_words("person_verbs")
        or pattern(r" (?:är|var|blev|verkade|kändes) (?:\w+ )?<states>\b").match(behind)
    ):
        return True
    spoken_to = pattern(r"\b<object_slots>\s(?:[\wåäö]+ (?:och|eller|o|å) )?$").search(ahead)
    if spoken_to and (not re.match(r"\s\w", behind) or follows in cue_words("after_object")):
        return True
    if sentence.shouted and re.search(r"\b(?:av|till|från|med)\s$", ahead) and not behind.strip(" .!?"):
        return True
    if sentence.word(place - 1) in cue_words("inverted") and follows in cue_words("after_inverted"):
        return True
    return _paired_with_name(sentence, place)


def _paired_with_name(sentence: Sentence, place: int) -> bool:
    """`wille o max`, `my eller ebba`: joined to a name that is no word."""
    for joint, other in ((place + 1, place + 2), (place - 1, place - 2)):
        if sentence.word(joint) in ("och", "o", "å", "eller", "and", "samt") and other >= 0:
            name = sentence.word(other)
            if name in word_list("given_names") and name not in word_list("name_words"):
                return not cue_words("english_words") & {name}
    return False


def _does_what_people_do(sentence: Sentence, place: int) -> bool:
    """An unknown word opens the sentence and does what neither things, groups nor lessons do."""
    low = sentence.words[place].low
    plural_or_definite = low.endswith(
        ("na", "en", "et", "ar", "er", "or", "are", "arna", "ingen", "n")
    ) and not low.endswith(("an", "on"))
    return not plural_or_definite and sentence.word(place + 1) in cue_words("human_verbs")


def _unknown_capital(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    """A capital in mid-sentence on a word that is no known place, work, organisation or acronym."""
    word = sentence.words[place]
    if sentence.shouted or sentence.english or not word.raw[1:].islower() or _known(stems) or is_job(word.low):
        return False
    if any(stem.endswith(cue_list("place_endings")) for stem in stems) or (
        "-" in word.low and _names_a_thing(word.low)
    ):
        return False
    if re.search(r"\w\.\w", sentence.raw[max(0, word.start - 2) : word.end + 2]) or _quoted_title(sentence, place):
        return False
    if _in_foreign_title(sentence, place):
        return False
    return not _after_known_capital(sentence, place) and not _looks_like_title(sentence, place)


def _in_foreign_title(sentence: Sentence, place: int) -> bool:
    """`Mentors in Violence Prevention`: capitals in a row, none of them a name."""
    near = [at for at in (place - 2, place - 1, place + 1, place + 2) if 0 <= at < len(sentence.words)]
    names = word_list("given_names") | word_list("surnames")
    alike = [at for at in near if sentence.words[at].capital and not sentence.words[at].first]
    return len(alike) > 1 and not any(sentence.word(at) in names for at in alike)


def _quoted_title(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return sentence.raw[max(0, word.start - 40) : word.start].count('"') % 2 == 1


def _after_known_capital(sentence: Sentence, place: int) -> bool:
    """`Unga Örnar`, or listed with an organisation: `Mind, Bris och Tjejzonen`."""
    for at in range(max(0, place - 3), min(len(sentence.words), place + 4)):
        other = sentence.words[at]
        if at == place or not other.capital or not (_known(_stems(other.low)) or other.shouted):
            continue
        first, last = sorted((at, place))
        between = sentence.low[sentence.words[first].end : sentence.words[last].start]
        if (at == place - 1 and not between.strip()) or (
            (not other.first or other.low.endswith(cue_list("place_endings")))
            and re.fullmatch(r"(?:[,&/ ]|\bsamt\b|\boch\b|\beller\b)+", between)
        ):
            return True
    return False


def _misspelt_name(low: str) -> bool:
    """One letter off a name that is no word: doubled, dropped or swapped; and no word itself."""
    if len(low) < 5 or low in cue_words("name_lookalikes") or low in word_list("given_names"):
        return False
    swapped = {low[:at] + low[at + 1] + low[at] + low[at + 2 :] for at in range(len(low) - 1)}
    doubled = {low[:at] + low[at + 1 :] for at in range(1, len(low)) if low[at] == low[at - 1]}
    return any(name in word_list("common_names") for name in swapped | doubled)


def _looks_like_title(sentence: Sentence, place: int) -> bool:
    """`i Kungsträdgården`, `appen Mentimeter`, `Friends rapport`."""
    before, follows = sentence.word(place - 1), sentence.word(place + 1)
    if before in ("av", "hos", "för", "med"):
        return follows in cue_words("named_behind")
    named = before in cue_words("named_things") or before.endswith(cue_list("place_endings"))
    return named or before in cue_words("place_words") or follows in cue_words("named_behind")


def _has_particle_name(sentence: Sentence) -> bool:
    """`van der berg`, `o'brien`, `al-rashid`: written small, but no Swedish words."""
    if sentence.english:
        return False
    return any(
        not word_list("places") & set(re.findall(r"[a-zåäö]+", found[0]))
        for found in _PARTICLE_NAME.finditer(sentence.low)
    )
