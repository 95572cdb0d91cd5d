"""Finding names: of people, with or without a capital, in the genitive, one letter misspelt, and initials.

A name is excused by a sign beside it that it belongs to a colleague, a place, a film or a public person
(`excuses.py`). Without such a sign the writer is asked; with a class or the word for a pupil beside it, it is certain.
"""

from __future__ import annotations

import re

from models.guard.compounds import names_in_compound
from models.guard.excuses import People, unexcused
from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.general import supposes
from models.guard.initials import has_initials
from models.guard.known_names import KnownNames
from models.guard.lexicon import is_known, stems_of
from models.guard.shapes import points_by_shape
from models.guard.spelling import LIKELY, spells_like_name
from models.guard.titles import is_called_after, is_unknown_capital
from models.guard.words import (
    LABEL,
    Sentence,
    acting_verbs,
    ambiguous_names,
    cue,
    cue_list,
    cue_words,
    pattern,
    word_list,
)

COLLEAGUE = "@kollega"  # what a mention of a known person is turned into before a text is read
_SPOKEN_TO = re.compile(
    r"[\s,!]*(?:tack|kan du|kan ni|såg du|vet du|har du|hade du|vill du|ska vi|kom ihåg|glöm inte|hur|vi |jag |hej|bra|"
    r"thanks|can you|could you|did you|do you)"
)
_OF_CLASS = re.compile(
    rf"\s(?:\(|i\s|från\s|in\s|from\s)(?:{LABEL}|klassen|gruppen|halvgruppen|halvklassen|laget|ringen|the class)\b"
)


def find_names(sentence: Sentence, people: People) -> list[Finding]:
    """Names and initials in one sentence that no sign excuses. Those excused are remembered in `people`."""
    found = []
    if has_initials(sentence, people.names):
        found.append(Finding(FindingKind.INITIALS, Sureness.CERTAIN, sentence.number))
    names = [
        place
        for place, word in enumerate(sentence.words)
        if word.low not in people.names.places and is_name(sentence, place, people.names)
    ]
    names += [
        place
        for place in range(len(sentence.words))
        if place not in names and names_in_compound(sentence, place, people.names)
    ]
    if supposes(sentence) or (sentence.has("known_from_elsewhere") and not _of_a_pupil(sentence)):
        names = []
    if sentence.has("whole_fiction"):
        names = [place for place in names if _owns_the_role(sentence, place)]
    if points_by_shape(sentence) or unexcused(sentence, names, people):
        certain = sentence.speaks_of_class or sentence.has("pupil_words")
        found.append(Finding(FindingKind.NAME, Sureness.CERTAIN if certain else Sureness.ASK, sentence.number))
    return found


def _of_a_pupil(sentence: Sentence) -> bool:
    return sentence.speaks_of_class or sentence.has("pupil_words") or sentence.has("some_pupil")


def _owns_the_role(sentence: Sentence, place: int) -> bool:
    """`Kalles rollfigur`: the role is made up, whoever plays it is not."""
    return sentence.words[place].low.endswith("s") and bool(cue("whole_fiction").fullmatch(sentence.word(place + 1)))


def is_name(sentence: Sentence, place: int, names: KnownNames) -> bool:
    """Whether the word names somebody, whoever it is."""
    word = sentence.words[place]
    spoken_to = word.raw.startswith("@") and word.first and bool(_SPOKEN_TO.match(sentence.behind(place)))
    if spoken_to or word.low == COLLEAGUE or len(word.low) < 2 or _in_fixed_phrase(sentence, place):
        return False
    if word.capital and not word.first and names.is_colleague(word.low):
        return True
    stems = stems_of(word.low)
    listed = [stem for stem in stems if stem in word_list("given_names")]
    if listed and not ("-" in word.low and _is_cultural_thing(word.low)):
        return _listed_is_name(sentence, place, listed)
    return _unlisted_is_name(sentence, place, stems)


def _is_cultural_thing(low: str) -> bool:
    """`Drake-låten`, `Lucia-tåg`: called after somebody everybody knows, where `Milton-händelsen` is of one's own."""
    return low.rsplit("-", 1)[-1] in cue_words("cultural_things")


def _listed_is_name(sentence: Sentence, place: int, listed: list[str]) -> bool:
    """A given name: anywhere when it is nothing else, where it acts like one when it is also a word."""
    word = sentence.words[place]
    if (
        _is_place(sentence, place)
        or (word.capital and is_called_after(sentence, place))
        or (sentence.english and not word.capital)
    ):
        return False
    words = ambiguous_names()
    mid_capital = word.capital and not word.first and not sentence.shouted
    if any(stem not in words for stem in listed):
        return word.low not in word_list("proper_words") or mid_capital or _acts_like_name(sentence, place)
    if word.low in cue_words("never_names"):
        no_thing = mid_capital and not is_known((word.low,)) and len(word.low) > 3
        return no_thing or (word.capital and not sentence.shouted and _acts_like_name(sentence, place))
    return mid_capital or _acts_like_name(sentence, place)


def _unlisted_is_name(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    word = sentence.words[place]
    if any(stem in word_list("surnames") for stem in stems):
        return _surname_is_name(sentence, place, stems)
    if any(_misspelt_name(stem) for stem in stems[:1]) and not sentence.english:
        return not is_known(stems)
    if _spelled_like_name(sentence, place, stems):
        return True
    if word.capital and word.first and not sentence.shouted and not sentence.english:
        return not is_known(stems) and _does_what_people_do(sentence, place)
    return word.capital and not word.first and is_unknown_capital(sentence, place, stems)


def _spelled_like_name(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    """An unknown word, spelled like a name, where somebody acts: `Zlatte höll hov`, `wiliam och teoo vägrar`."""
    word = sentence.words[place]
    if sentence.shouted or sentence.english or len(word.low) < 4 or "-" in word.low or is_known(stems):
        return False
    score = spells_like_name(stems[-1] if word.low.endswith("s") and len(stems) > 1 else word.low)
    acts = sentence.word(place + 1) in acting_verbs()
    if word.capital and word.first:
        return score > LIKELY and acts
    return not word.capital and score > 2.2 and (acts or _paired_and_acting(sentence, place))


def _paired_and_acting(sentence: Sentence, place: int) -> bool:
    """`wiliam o teoo vägrar`: joined to another that is spelled so, and somebody acts."""
    for joint, other in ((place + 1, place + 2), (place - 1, place - 2)):
        if sentence.word(joint) in ("och", "o", "å") and other >= 0 and len(sentence.word(other)) > 2:
            last = max(place, other)
            near = spells_like_name(sentence.word(other)) > 0 or sentence.word(other) in word_list("given_names")
            return near and sentence.word(last + 1) in acting_verbs()
    return False


def _surname_is_name(sentence: Sentence, place: int, stems: tuple[str, ...]) -> bool:
    """A surname: anywhere when it is no word and no place, with its capital else."""
    word = sentence.words[place]
    mid_capital = word.capital and not word.first and not sentence.shouted and word.raw[1:].islower()
    if is_known(stems) or word.low in word_list("surname_words"):
        return mid_capital and not is_known(stems)
    return mid_capital or (len(word.low) > 4 and not sentence.english)


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
        or (word.capital and follows in cue_words("states"))
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


def _misspelt_name(low: str) -> bool:
    """One letter off a name that is no word: doubled, dropped or swapped; and no word itself."""
    if len(low) < 5 or low in cue_words("name_lookalikes") or low in word_list("given_names"):
        return False
    swapped = {low[:at] + low[at + 1] + low[at] + low[at + 2 :] for at in range(len(low) - 1)}
    doubled = {low[:at] + low[at + 1 :] for at in range(1, len(low)) if low[at] == low[at - 1]}
    return any(name in word_list("common_names") for name in swapped | doubled)
