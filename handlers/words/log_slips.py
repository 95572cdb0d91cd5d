"""What is done to the words of a log before they are read: orders found, corrections applied, slips put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from handlers.words.date_pieces import Clock, DayWords, Look, Piece
from handlers.words.date_words import is_date_word
from handlers.words.dates import DateReader, mend_date_word
from handlers.words.log_words import FILLERS, LOG_ORDERS, ORDER_PARTS, is_lesson_word, word_at
from handlers.words.splitting import Word, number_of, split
from models.courses import looks_like_label

_NEAR_DAYS = 400
MOST_MENDED = 40  # words at the head of a text in which slips are looked for
_TAKEN_BACK = ("nej", "nä", "förlåt", "sorry")
_MEANT = ("menar", "jag", "ska", "det", "vara", "skulle")
_LESSON_SLIPS = ("lektion", "lektionen", "lektioner", "lesson", "träffen")


def places_of_order(words: Sequence[Word]) -> set[int]:
    """The places of an order to log among the first words, and of what belongs to it: `bocka av`, `skriva in att`."""
    for at, word in enumerate(words[:8]):
        if word.low in LOG_ORDERS or (word.low == "för" and word_at(words, at + 1) == "in"):
            after = at + 1
            while (
                after < at + 3
                and word_at(words, after) in ORDER_PARTS
                and not is_lesson_word(word_at(words, after + 1))
            ):
                after += 1
            return set(range(at, after))
    return set()


def without_denied(words: Sequence[Word]) -> tuple[list[Word], bool]:
    """The words without what is taken back, and whether anything was: `inte lektion 6 utan 5`, `lektion 4, nej 5`."""
    lows = [word.low for word in words]
    turned = _span_of_not_but(lows)
    if turned:
        return [*words[: turned[0]], *words[turned[1] :]], True
    no = next((at for at, low in enumerate(lows) if low in _TAKEN_BACK and at), None)
    after = _first_number(lows, no + 1, no + 5) if no is not None else None
    before = (
        _last_like(lows, max(0, (no or 0) - 3), no or 0, looks_like_label(lows[after])) if after is not None else None
    )
    if before is None or after is None:
        return list(words), False
    rest = after + 1
    while word_at(words, rest) in _MEANT:
        rest += 1
    return [*words[:before], words[after], *words[rest:]], True


def _span_of_not_but(lows: Sequence[str]) -> tuple[int, int] | None:
    """The places from `inte` to behind `utan` or `det var`, where a number or a class stands between them."""
    denied = next((at for at, low in enumerate(lows) if low in ("inte", "ej", "int")), None)
    if denied is None:
        return None
    turn = next((at for at in range(denied + 1, min(denied + 5, len(lows))) if lows[at] in ("utan", "det")), None)
    if turn is None or _first_number(lows, denied, turn) is None:
        return None
    return denied, turn + 1 + (lows[turn] == "det" and lows[turn + 1 : turn + 2] in (["var"], ["va"]))


def _first_number(lows: Sequence[str], start: int, end: int) -> int | None:
    return next((at for at in range(start, min(end, len(lows))) if _is_number(lows[at])), None)


def _last_like(lows: Sequence[str], start: int, end: int, label: bool) -> int | None:
    """The last class, or the last number, between two places."""
    like = looks_like_label if label else (lambda low: number_of(low) is not None)
    return next((at for at in range(end - 1, start - 1, -1) if like(lows[at])), None)


def _is_number(low: str) -> bool:
    return number_of(low) is not None or looks_like_label(low)


def mended_words(words: Sequence[Word]) -> list[Word]:
    """The words, with slips in the names of days and months put right in the first of them."""
    mended = [_mended(word) if _may_be_slip(word.low) else None for word in words[:MOST_MENDED]]
    return [new or word for new, word in zip(mended, words, strict=False)] + list(words[MOST_MENDED:])


def _mended(word: Word) -> Word | None:
    near = get_close_matches(word.low, _LESSON_SLIPS, 1, 0.8)
    return Word(near[0], near[0], word.after_comma) if near else mend_date_word(word)


def _may_be_slip(low: str) -> bool:
    known = low in FILLERS or low in LOG_ORDERS or low in ORDER_PARTS or is_date_word(low) or is_lesson_word(low)
    return len(low) > 4 and not known and number_of(low) is None


def without_days(text: str, today: date) -> str:
    """The text without the days and times in it, of which some look like the head of a personal number.

    A day is one of the two years around today: a date of birth stays.
    """
    reader, words = DateReader(today, Look.BACK), split(text)
    kept, at = list[str](), 0
    while at < len(words):
        found = reader.read(words, at) if any(letter.isdigit() for letter in words[at].low) else None
        if found and _is_near(found[0], today):
            at += found[1]
            continue
        kept.append(words[at].raw)
        at += 1
    return text if len(kept) == len(words) else " ".join(kept)


def _is_near(piece: Piece, today: date) -> bool:
    if isinstance(piece, Clock):
        return True
    return isinstance(piece, DayWords) and abs((piece.day - today).days) <= _NEAR_DAYS
