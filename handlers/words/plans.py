"""The words of planning: which class or year group is meant, theme days, and one line for each class of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from handlers.words.date_pieces import Look, Piece, combine
from handlers.words.date_words import WEEKDAY_FORMS
from handlers.words.dates import DateReader
from handlers.words.splitting import Word, number_of, split
from models.calendar import SchoolYear
from models.courses import looks_like_label
from models.db import BadInput
from models.lessons import Precision
from models.planning import ClassSlot, ThemeDay, WantedClasses
from models.programmes import find_programme, lesson_nouns, series_words

MOST_ON_ONE_DAY = 8  # lessons on a theme day
UPPER = 9  # upper secondary's first year is 10
_YEAR_LEADS = ("åk", "årskurs", "årskursen", "year", "grade", "gy", "gymnasiet")
_GLUED_YEAR = re.compile(r"(åk|årskurs|gy)([0-9]{1,2})")
_SCHOOL_YEAR = re.compile(r"(?:20)?[0-9]{2}[/-](?:20)?[0-9]{2}")
_FILLERS = {
    "för",
    "for",
    "klass",
    "klassen",
    "hela",
    "whole",
    "läsåret",
    "läsår",
    "school",
    "alla",
    "all",
    "i",
    "med",
    "year",
}
_NEXT = ("nästa", "next")
_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")


def read_plan_words(words: Sequence[Word], today: date) -> WantedClasses:
    """What is to be planned. Raises BadInput for a school year that is none."""
    label, year, school_year, programme, series = "", None, None, None, None
    rest: list[str] = []
    at = 0
    while at < len(words):
        low, follows = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
        glued = _GLUED_YEAR.fullmatch(low)
        named = find_programme(f"{words[at].raw} {words[at + 1].raw}") if follows else None
        if glued or (low in _YEAR_LEADS and re.fullmatch(r"[0-9]{1,2}", follows)):
            lead, number = (glued[1], glued[2]) if glued else (low, follows)
            year = int(number) + UPPER if lead.startswith("gy") else int(number)
            at += 0 if glued else 1
        elif low in _NEXT and follows in ("läsår", "läsåret", "school", "year"):
            school_year = SchoolYear.of(today).next
            at += 1
        elif _SCHOOL_YEAR.fullmatch(low):
            school_year = _school_year(words[at].raw)
        elif named:
            programme = named.code
            at += 1
        elif found := find_programme(words[at].raw):
            programme = found.code
        elif low in series_words():
            series = series_words()[low]
        elif looks_like_label(low) and not label:
            label = words[at].raw
        elif low not in _FILLERS:
            rest.append(words[at].raw)
        at += 1
    return WantedClasses(
        label=label or " ".join(rest)[:40], year=year, school_year=school_year, programme=programme, series=series
    )


def _school_year(said: str) -> SchoolYear:
    try:
        return SchoolYear.parse(said)
    except ValueError as problem:
        raise BadInput(reason="plan-school-year", given=said) from problem


def read_theme_days(text: str, today: date) -> tuple[ThemeDay, ...]:
    """`25/8: 2, 26/8: 1`, `25/8 2 lektioner`, `två lektioner 25 augusti`. Raises BadInput for what is neither."""
    found = [_theme_day(part, today) for part in re.split(r"[,;\n]", text) if part.strip()]
    days = [theme.day for theme in found]
    twice = next((day for day in days if days.count(day) > 1), None)
    if twice:
        raise BadInput(reason="plan-theme-twice", day=twice.isoformat())
    return tuple(sorted(found, key=lambda theme: theme.day))


def _theme_day(part: str, today: date) -> ThemeDay:
    said = part.strip()
    counted = f"(?:{'|'.join(sorted(lesson_nouns()))}|st)"
    behind = re.fullmatch(rf"(?P<when>.+?)(?:\s*[:=]\s*|\s+)(?P<count>\S+?)(?:\s+{counted})?", said, re.IGNORECASE)
    before = re.fullmatch(rf"(?P<count>\S+)\s+{counted}\s+(?P<when>.+)", said, re.IGNORECASE)
    for found in (behind, before):
        lessons = number_of(found["count"].casefold()) if found else None
        day = _only_day(split(found["when"]), today) if found and lessons else None
        if day and lessons and lessons <= MOST_ON_ONE_DAY:
            return ThemeDay(day, lessons)
    raise BadInput(reason="plan-theme", given=said)


def _only_day(words: Sequence[Word], today: date) -> date | None:
    """The day that all the words together name; None where they name none, several, or one that disagrees."""
    reader, pieces, at = DateReader(today, Look.AHEAD), list[Piece](), 0
    while at < len(words):
        found = reader.read(words, at)
        if found is None:
            return None
        pieces.append(found[0])
        at += found[1]
    said = combine(pieces)
    sure = said.when and said.when.precision is Precision.DAY and not (said.other_day or said.wrong or said.several)
    return said.when.day if said.when and sure else None


def read_class_lines(text: str) -> tuple[ClassSlot, ...]:
    """`7A tisdag 13.00 B112`, a class a line; time and room may be left out. Raises BadInput with the line's number."""
    lines = [line.replace(",", " ").split() for line in text.splitlines()]
    return tuple(_class_line(number, line) for number, line in enumerate(lines, start=1) if line)


def _class_line(number: int, words: list[str]) -> ClassSlot:
    label, rest = words[0], words[1:]
    weekday = _weekday(rest[0]) if rest else None
    if not looks_like_label(label.casefold()) or weekday is None:
        raise BadInput(reason="plan-line", given=number)
    rest = rest[1:]
    if rest and rest[0].casefold() in ("kl", "kl.", "klockan", "at"):
        rest = rest[1:]
        if rest and re.fullmatch(r"[0-9]{1,2}", rest[0]):
            rest[0] += ".00"
        if not rest or not _CLOCK.fullmatch(rest[0]):
            raise BadInput(reason="plan-line", given=number)
    at = _CLOCK.fullmatch(rest[0]) if rest else None
    if at:
        if int(at[1]) > 23 or int(at[2]) > 59:
            raise BadInput(reason="plan-line", given=number)
        rest = rest[1:]
    if rest and rest[0].casefold() in ("i", "in"):
        rest = rest[1:]
    return ClassSlot(label, weekday, time(int(at[1]), int(at[2])) if at else None, " ".join(rest) or None)


def _weekday(said: str) -> int | None:
    low = said.casefold()
    number, _ = WEEKDAY_FORMS.get(low.removesuffix("ar") if low.endswith("dagar") else low, (None, ""))
    return number + 1 if number is not None else None
