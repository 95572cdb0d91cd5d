"""What coming lessons ask for: rooms and things to print, out of the catalogue's lesson cards. Pure.

Two manuals of MVP are known, and the sources don't tell which one is whose (catalogue, S0). A school that named its
lessons after one of them is taken to use that one; else both are told, each with its manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.courses import Course, SiteTitles
from models.db import fold
from models.programmes import CareFlag, Content, Item, Manual, MaterialNeed, Series

_ROOMS = re.compile(r"\s*(?:,|/|\+|&|;|\boch\b|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Card:
    """What one lesson asks for; `manual` is set where that holds in one of two manuals and the school's is unknown."""

    content: Content
    manual: Manual | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """A thing to print or make in advance, for all the classes that need it in the days ahead."""

    item: Item
    labels: tuple[str, ...]
    count: int | None = None  # none: the sources give no number
    per_participant: bool = False
    manual: Manual | None = None


def cards(course: Course, number: int, titles: SiteTitles) -> list[Card]:
    """The lesson's own card and those of the manuals that may be in use; empty for a lesson the series has not."""
    series = course.series
    if series.count is not None and not 1 <= number <= series.count:
        return []
    lesson = series.lesson(number)
    own = titles.get((course.programme_code, course.series_code), {})
    manual = _manual_of(series, own)
    if manual is not None:
        card = lesson.in_manual(manual)
        return [Card(lesson), *([Card(card)] if card else ())]
    return [Card(lesson), *(Card(card, card.manual) for card in lesson.title_candidates if card.manual)]


def _manual_of(series: Series, titles: dict[int, str]) -> Manual | None:
    """The one manual whose titles the school gave its lessons; None where it gave none, or some of each."""
    if not titles:
        return None
    found = {
        card.manual
        for lesson in series.lessons
        for card in lesson.title_candidates
        if card.title and fold(card.title) == fold(titles.get(lesson.number, ""))
    }
    return found.pop() if len(found) == 1 else None


def rooms_needed(found: Iterable[Card]) -> tuple[int, Manual | None]:
    """How many rooms a lesson takes, and which manual says so where only one of two does."""
    halves = [card for card in found if CareFlag.HALF_GROUPS_TWO_ROOMS in card.content.care]
    return (2, halves[0].manual) if halves else (1, None)


def rooms_named(room: str | None) -> int:
    """How many rooms a text names: two in `B214 och B216`."""
    return len([part for part in _ROOMS.split(room or "") if part.strip()])


def prints(lessons: Iterable[tuple[Course, int]], titles: SiteTitles) -> tuple[Print, ...]:
    """Things to print or prepare for these lessons, one line each however many classes need it."""
    found: dict[tuple[Item, bool, Manual | None], list[tuple[str, int | None]]] = {}
    for course, number in lessons:
        for need, manual in _needs(course, number, titles):
            found.setdefault((need.item, need.per_participant, manual), []).append((course.label, need.count))
    return tuple(
        Print(
            item=item,
            labels=tuple(dict.fromkeys(label for label, _ in uses)),
            count=_sum(uses),
            per_participant=per_participant,
            manual=manual,
        )
        for (item, per_participant, manual), uses in found.items()
    )


def _needs(course: Course, number: int, titles: SiteTitles) -> Iterable[tuple[MaterialNeed, Manual | None]]:
    """A lesson's needs, each once; the support list is needed wherever the care of the lesson names it."""
    found = [(need, None) for need in course.edition.materials if _to_prepare(need)]
    care = set(course.edition.care)
    seen: list[tuple[MaterialNeed, Manual | None]] = list(found)
    for card in cards(course, number, titles):
        seen += [(need, card.manual) for need in card.content.materials if _to_prepare(need)]
        care |= set(card.content.care) if card.manual is None else set()
    if CareFlag.SUPPORT_LIST in care:
        # One is enough: where the lesson's card asks for it too, the care of every lesson has said it.
        seen = [(need, manual) for need, manual in seen if need.item is not Item.SUPPORT_LIST]
        seen.append((MaterialNeed(item=Item.SUPPORT_LIST, printed=True), None))
    return seen


def _to_prepare(need: MaterialNeed) -> bool:
    return need.printed or need.in_advance


def _sum(uses: list[tuple[str, int | None]]) -> int | None:
    counts = [count for _, count in uses if count is not None]
    return sum(counts) if len(counts) == len(uses) else None
