"""From the words after `logga` to a draft: lesson numbers, classes, day, part, people and how it went, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from handlers.words.date_words import MONTHS, WEEKDAYS, is_date_word
from handlers.words.dates import DateReader, Look, Piece
from handlers.words.splitting import Word, number_of
from models.courses import looks_like_label
from models.db import BadInput
from models.lessons import LogDraft, Manner, Source
from models.programmes import find_programme, lesson_nouns, series_words

_LESSON = re.compile(
    r"(?:lektion(?:en|er|erna)?|träff(?:en|ar)?|meetings?|lekt|lek|pass(?:et|en)?|lessons?|l|nr|nummer|number)\.?(\d{1,2})?"
)
_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})")
_MANNERS: dict[str, Manner] = {
    "anpassad": Manner.ADAPTED, "anpassat": Manner.ADAPTED, "anpassade": Manner.ADAPTED, "adapted": Manner.ADAPTED,
    "som i manualen": Manner.AS_MANUAL, "enligt manualen": Manner.AS_MANUAL, "enligt manual": Manner.AS_MANUAL,
    "som manualen": Manner.AS_MANUAL, "as in the manual": Manner.AS_MANUAL, "as written": Manner.AS_MANUAL,
    "delvis": Manner.PART_LEFT_OUT, "en del": Manner.PART_LEFT_OUT, "del utelämnad": Manner.PART_LEFT_OUT,
    "part left out": Manner.PART_LEFT_OUT, "partly": Manner.PART_LEFT_OUT,
}  # fmt: skip
_PART_WORDS = ("del", "part", "session")
_HALF_WORDS = ("halvgrupp", "halvklass", "halvgruppen", "grupp", "group")
_FOR = ("åt", "för", "for", "on", "behalf")
_FILLERS = {
    "&", "-", "a", "again", "and", "att", "av", "avklarad", "avklarat", "behalf", "class", "den", "det",
    "did", "done", "du", "dubbellektion", "eftermiddag", "eftermiddagen", "ensam", "ett", "finished", "for", "för",
    "förmiddag", "förmiddagen", "genomförd", "genomfört", "gjorde", "gjort", "had", "hade", "haft", "hallå",
    "halva", "halvklass", "har", "hej", "hela", "håll", "hållen", "hållit", "höll", "hölls", "i", "ihop", "in",
    "jag", "kan", "kl", "klar", "klara", "klass", "klassen", "kväll", "kvällen", "körde", "kört", "lesson", "logga",
    "me", "med", "min", "mina", "mitt", "morgon", "morse", "my", "nr", "nu", "nyss", "nästa", "och", "of", "om",
    "on", "please", "precis", "på", "samt", "sista", "själv", "snälla", "som", "tack", "the", "till", "tillsammans",
    "to", "var", "vi", "vill", "vår", "våra", "was", "we", "were", "whole", "with", "är", "åk", "åt",
}  # fmt: skip
_JOINERS = {"och", "and", "+", "&", "med", "with"}
_HIGHEST = 60
_MOST_NAMES = 6


@dataclass(slots=True)
class _LogWords:
    """What has been read so far."""

    numbers: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    led_with: list[str] = field(default_factory=list)
    led_by: list[str] = field(default_factory=list)
    unread: list[Word] = field(default_factory=list)
    programme: str | None = None
    series: str | None = None
    session: int = 0
    half: int = 0
    manner: Manner | None = None
    minutes: int | None = None
    bare: int = 0  # a number right behind another: a second lesson, or a class half typed
    order: str = ""  # n for a number, l for a label, as they came


def read_log(words: Sequence[Word], *, today: date, source: Source) -> LogDraft:
    """A draft of what was said. Raises BadInput for a date that is none, two days, or a number no lesson can have."""
    state = _LogWords()
    reader = DateReader(today, Look.BACK)
    _check_held(words)
    at = 0
    while at < len(words):
        at += _take(state, reader, words, at)
    return _draft(state, reader, source)


def _mended(word: Word) -> Word:
    """A weekday with a letter or two astray."""
    if len(word.low) < 6 or word.mention or word.low in _FILLERS:
        return word
    near = get_close_matches(
        word.low, [f"{day}{end}" for day in WEEKDAYS if len(day) > 5 for end in ("", "s")], 1, 0.85
    )
    return Word(near[0], near[0], word.after_comma) if near else word


def _check_held(words: Sequence[Word]) -> None:
    """A lesson that was not held is nothing to log. Raises BadInput."""
    lows = {word.low for word in words}
    if lows & {"inställd", "inställt", "uppskjuten", "cancelled", "canceled"} or {"blev", "inte", "av"} <= lows:
        raise BadInput(reason="not-held")


def _take(state: _LogWords, reader: DateReader, words: Sequence[Word], at: int) -> int:
    """Read what begins at this word; returns how many words it took."""
    steps: tuple[Callable[[_LogWords, Sequence[Word], int], int], ...] = (
        _people, _manner, _session, _half, _minutes, _label, _lesson, _series, _programme,
    )  # fmt: skip
    for step in steps[:5]:
        taken = step(state, words, at)
        if taken:
            return taken
    found = reader.read(words, at)
    if found and not is_lesson_place(words, at):
        state.pieces.append(found[0])
        return found[1]
    for step in (*steps[5:], _number):
        taken = step(state, words, at)
        if taken:
            return taken
    if words[at].low not in _FILLERS:
        mended = reader.read([_mended(words[at])], 0)
        if mended:
            state.pieces.append(mended[0])
        else:
            state.unread.append(words[at])
    return 1


def is_lesson_place(words: Sequence[Word], at: int) -> bool:
    """Right after `lektion`, a number is the lesson's, unless a month follows it."""
    if at + 1 < len(words) and words[at + 1].low in MONTHS:
        return False
    return at > 0 and is_lesson_word(words[at - 1].low) and number_of(words[at].low) is not None


def is_lesson_word(low: str) -> bool:
    """Whether a word in small letters means a lesson: `lektion`, `pass`, `l5`, or what some programme calls its own."""
    return bool(_LESSON.fullmatch(low)) or low in lesson_nouns()


def _people(state: _LogWords, words: Sequence[Word], at: int) -> int:
    """`med @Karin och @Ali`, `åt @Karin`; a colleague may be named without @ after `med`."""
    word = words[at]
    if word.mention:
        before = words[at - 1].low if at else ""
        (state.led_by if before in _FOR else state.led_with).append(word.mention)
        return 1
    if word.low not in ("med", "with", "åt") or at + 1 >= len(words):
        return 0
    names = state.led_by if word.low == "åt" else state.led_with
    taken = 1
    while at + taken < len(words) and (_may_be_name(words, at + taken) or words[at + taken].low in _JOINERS):
        if words[at + taken].low not in _JOINERS:
            names.append(words[at + taken].mention or words[at + taken].raw.lstrip("@"))
        taken += 1
    return taken if taken > 1 and words[at + taken - 1].low not in _JOINERS else (taken - 1 if taken > 2 else 0)


def _may_be_name(words: Sequence[Word], at: int) -> bool:
    """A name; in lower case only where nothing else can stand: at the end, or before `och`."""
    word = words[at]
    if _is_name(word):
        return True
    alone = at + 1 == len(words) or words[at + 1].low in _JOINERS
    known = word.low in _FILLERS or word.low in _MANNERS or word.low in series_words() or is_lesson_word(word.low)
    letters = word.low.isalpha() and len(word.low) > 2 and number_of(word.low) is None and not is_date_word(word.low)
    return alone and letters and not known and find_programme(word.low) is None and not looks_like_label(word.low)


def _is_name(word: Word) -> bool:
    if word.mention:
        return True
    bare = word.raw.lstrip("@")
    known = word.low in _FILLERS or looks_like_label(word.low) or number_of(word.low) is not None
    return not known and bare[:1].isupper() and bare[1:].islower() and find_programme(word.low) is None


def _manner(state: _LogWords, words: Sequence[Word], at: int) -> int:
    for length in (4, 3, 2, 1):
        phrase = " ".join(word.low for word in words[at : at + length])
        followed_by_number = at + length < len(words) and number_of(words[at + length].low) is not None
        if phrase in _MANNERS and at + length <= len(words) and not (phrase == "en del" and followed_by_number):
            state.manner = _MANNERS[phrase]
            return length
    return 0


def _session(state: _LogWords, words: Sequence[Word], at: int) -> int:
    """`del 1`, `del 1 av 2`, `första delen`, `part two`."""
    low = words[at].low
    if low in _PART_WORDS and at + 1 < len(words) and _upto(words[at + 1].low, 9):
        state.session = number_of(words[at + 1].low) or 0
        of = at + 3 < len(words) and words[at + 2].low in ("av", "of") and number_of(words[at + 3].low)
        return 4 if of else 2
    found = re.fullmatch(r"del(\d)", low)
    if found:
        state.session = int(found[1])
        return 1
    if at + 1 < len(words) and words[at + 1].low in ("delen", "part") and not low.isdigit() and _upto(low, 9):
        state.session = number_of(low) or 0
        return 2
    return 0


def _half(state: _LogWords, words: Sequence[Word], at: int) -> int:
    """`halvgrupp 1`, `grupp B`, `half group 2`."""
    start = at + 1 if words[at].low == "half" and at + 1 < len(words) else at
    if words[start].low not in _HALF_WORDS or start + 1 >= len(words):
        return 0
    low = words[start + 1].low
    number = "abcd".find(low) + 1 if len(low) == 1 else 0
    state.half = number or (number_of(low) or 0)
    return start + 2 - at if _upto(low, 4) or number else 0


def _minutes(state: _LogWords, words: Sequence[Word], at: int) -> int:
    found = re.fullmatch(r"([0-9]{1,3})(?:min|minuter|minutes|m)", words[at].low)
    if found:
        state.minutes = int(found[1])
        return 1
    unit = words[at + 1].low if at + 1 < len(words) else ""
    if unit in ("min", "minuter", "minutes") and re.fullmatch(r"[0-9]{1,3}", words[at].low):
        state.minutes = int(words[at].low)
        return 2
    return 0


def _label(state: _LogWords, words: Sequence[Word], at: int) -> int:
    """`7B`, `7 B`, `NA24B`. `klass` before anything makes it a label."""
    low = words[at].low
    if low in ("klass", "class", "grupp", "group") and at + 1 < len(words) and not looks_like_label(words[at + 1].low):
        after = words[at + 2].low if at + 2 < len(words) else ""
        if number_of(words[at + 1].low) is None or not _is_letter(after):
            _add_label(state, words[at + 1].raw)
            return 2
    if looks_like_label(low) and not _LESSON.fullmatch(low):
        _add_label(state, words[at].raw.upper())
        return 1
    letter = words[at + 1].raw.upper() if at + 1 < len(words) and _is_letter(words[at + 1].low) else ""
    if letter and _upto(low, 9) and not is_lesson_place(words, at):
        _add_label(state, f"{number_of(low)}{letter}")
        return 2
    return 0


def _add_label(state: _LogWords, label: str) -> None:
    state.labels.append(label)
    state.order += "l"


def _add_numbers(state: _LogWords, numbers: list[int]) -> None:
    state.numbers += numbers
    state.order += "n"


def _is_letter(low: str) -> bool:
    return len(low) == 1 and low in "abcdefgh"


def _lesson(state: _LogWords, words: Sequence[Word], at: int) -> int:
    found = _LESSON.fullmatch(words[at].low)
    if not is_lesson_word(words[at].low):
        return 0
    if found and found[1]:
        _add_numbers(state, [int(found[1])])
    return 1


def _series(state: _LogWords, words: Sequence[Word], at: int) -> int:
    series = series_words().get(words[at].low)
    if series:
        state.series = series
    return 1 if series else 0


def _programme(state: _LogWords, words: Sequence[Word], at: int) -> int:
    for length in (2, 1):
        phrase = " ".join(word.low for word in words[at : at + length])
        programme = find_programme(phrase) if at + length <= len(words) and phrase not in _FILLERS else None
        if programme:
            state.programme = programme.code
            return length
    return 0


def _number(state: _LogWords, words: Sequence[Word], at: int) -> int:
    """`5`, `fem`, `1-4`, `1 till 4`. What follows a dash or `till` ends the range."""
    low = words[at].low
    found = _RANGE.fullmatch(low)
    if found:
        _add_numbers(state, _range(int(found[1]), int(found[2]), low))
        return 1
    if re.fullmatch(r"\d{1,2}(?:[+&]\d{1,2})+", low):
        _add_numbers(state, [int(part) for part in re.split(r"[+&]", low)])
        return 1
    first = number_of(low)
    if first is None or (low in ("en", "ett", "one") and not is_lesson_place(words, at)):
        return 0
    if at + 2 < len(words) and words[at + 1].low in ("till", "t.o.m", "to", "-"):
        last = number_of(words[at + 2].low)
        if last:
            _add_numbers(state, _range(first, last, f"{first}-{last}"))
            return 3
    if at and first <= 9 and not words[at].after_comma and number_of(words[at - 1].low) not in (None, first):
        state.bare = first
    _add_numbers(state, [first])
    return 1


def _range(first: int, last: int, said: str) -> list[int]:
    if not 1 <= first <= last <= _HIGHEST:
        raise BadInput(reason="bad-range", given=said)
    return list(range(first, last + 1))


def _upto(low: str, most: int) -> bool:
    number = number_of(low)
    return number is not None and 1 <= number <= most


def _draft(state: _LogWords, reader: DateReader, source: Source) -> LogDraft:
    said = reader.together(state.pieces)
    if said.wrong:
        raise BadInput(reason="no-such-day", given=said.wrong)
    if said.several:
        raise BadInput(reason="two-days")
    if state.bare and not state.labels:
        raise BadInput(reason="bare-number", given=state.bare)
    if len(state.labels) > 1 and len(state.numbers) > 1 and re.search(r"n+l+n+l|l+n+l+n", state.order):
        raise BadInput(reason="several-pairs")
    if any(not 1 <= number <= _HIGHEST for number in state.numbers):
        wrong = next(number for number in state.numbers if not 1 <= number <= _HIGHEST)
        raise BadInput(reason="bad-number", given=wrong)
    _use_unread(state)
    return LogDraft(
        source=source,
        numbers=tuple(sorted(set(state.numbers))),
        labels=tuple(dict.fromkeys(state.labels)),
        programme=state.programme,
        series=state.series,
        when=said.when,
        other_day=said.other_day,
        session=state.session,
        half=state.half,
        manner=state.manner,
        minutes=state.minutes,
        led_with=tuple(dict.fromkeys(state.led_with))[:_MOST_NAMES],
        led_by=tuple(dict.fromkeys(state.led_by))[:_MOST_NAMES],
    )


def _use_unread(state: _LogWords) -> None:
    """A word that fits nowhere: a slip of something known, else the name of a group. Raises BadInput for the rest."""
    known = [*_MANNERS, *lesson_nouns(), *series_words()]
    for word in state.unread:
        near = get_close_matches(word.low, known, n=1, cutoff=0.8)
        if near and near[0] in _MANNERS:
            state.manner = _MANNERS[near[0]]
        elif near and near[0] in series_words():
            state.series = series_words()[near[0]]
        elif not near and not state.labels and word.raw[:1].isupper():
            state.labels.append(word.raw)
        elif not near:
            raise BadInput(reason="unread-word", given=word.raw[:40])
