"""The words of planning: classes, year groups, theme days, and a line for each class."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words import read_class_lines, read_plan_words, read_theme_days, split
from models.calendar import SchoolYear
from models.db import BadInput
from models.planning import ClassSlot, ThemeDay, WantedClasses

TODAY = date(2026, 11, 13)
NEXT = SchoolYear(2027)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", WantedClasses()),
        ("7B", WantedClasses("7B")),
        ("klass 7b", WantedClasses("7b")),
        ("åk 7", WantedClasses(year=7)),
        ("åk7", WantedClasses(year=7)),
        ("hela årskurs 8", WantedClasses(year=8)),
        ("year 7", WantedClasses(year=7)),
        ("gy 1", WantedClasses(year=10)),
        ("gy2", WantedClasses(year=11)),
        ("7A 2027/28", WantedClasses("7A", school_year=NEXT)),
        ("7A nästa läsår", WantedClasses("7A", school_year=NEXT)),
        ("year 7 next school year", WantedClasses(year=7, school_year=NEXT)),
        ("7B tematiska", WantedClasses("7B", series="thematic")),
        ("MVP 7B", WantedClasses("7B", programme="mvp")),
        ("4A tåget personalpass", WantedClasses("4A", programme="taget", series="staff")),
        ("Torsdagsgruppen", WantedClasses("Torsdagsgruppen")),
        ("mvp fritid torsdagsgruppen", WantedClasses("torsdagsgruppen", programme="mvp_fritid")),
    ],
)
def test_what_is_meant(words: str, wanted: WantedClasses) -> None:
    assert read_plan_words(split(words), TODAY) == wanted


def test_a_school_year_that_is_none() -> None:
    with pytest.raises(BadInput):
        read_plan_words(split("7A 2027/29"), TODAY)


AUGUST = date(2027, 8, 25)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("", []),
        ("25/8: 2, 26/8: 1", [(AUGUST, 2), (date(2027, 8, 26), 1)]),
        ("26/8:1; 25/8 : 2", [(AUGUST, 2), (date(2027, 8, 26), 1)]),
        ("25/8 2 lektioner", [(AUGUST, 2)]),
        ("25 augusti tre", [(AUGUST, 3)]),
        ("två lektioner 25 augusti", [(AUGUST, 2)]),
        ("onsdag 25 augusti = 2", [(AUGUST, 2)]),
        ("2027-08-25 2", [(AUGUST, 2)]),
        ("25 aug 2027: 2 lessons", [(AUGUST, 2)]),
    ],
)
def test_theme_days(said: str, days: list[tuple[date, int]]) -> None:
    assert read_theme_days(said, TODAY) == tuple(ThemeDay(*day) for day in days)


@pytest.mark.parametrize(
    "said",
    [
        "25/8",
        "två lektioner",
        "31/11: 2",
        "25/8: 0",
        "25/8: 9",
        "måndag 25/8: 2",
        "v. 35: 2",
        "25/8: 2, 25/8: 1",
        "x: 2",
    ],
)
def test_what_is_no_theme_day_is_never_guessed(said: str) -> None:
    with pytest.raises(BadInput):
        read_theme_days(said, TODAY)


@pytest.mark.parametrize(
    ("line", "slot"),
    [
        ("7A tisdag 13.00 B112", ClassSlot("7A", 2, time(13), "B112")),
        ("7A, tisdagar, 13:00, stora salen", ClassSlot("7A", 2, time(13), "stora salen")),
        ("7B tors kl 9 i B214", ClassSlot("7B", 4, time(9), "B214")),
        ("7B torsdag kl. 10.20", ClassSlot("7B", 4, time(10, 20))),
        ("7C Monday B114", ClassSlot("7C", 1, None, "B114")),
        ("NA24B fredag", ClassSlot("NA24B", 5)),
    ],
)
def test_a_line_for_each_class(line: str, slot: ClassSlot) -> None:
    assert read_class_lines(f"\n{line}\n\n") == (slot,)


@pytest.mark.parametrize("line", ["7A", "tisdag 7A", "7A 13.00", "Lisa tisdag", "7A tisdag 25.00", "7A tisdag kl B1"])
def test_a_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_class_lines(f"7B onsdag\n{line}")
    assert refused.value.words["given"] == 2


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(said: str) -> None:
    for read in (lambda: read_plan_words(split(said), TODAY), lambda: read_class_lines(said)):
        try:
            read()
        except BadInput:
            continue


@given(st.text(alphabet="0123456789/:,;. abdegiklnorstu-", max_size=40))
def test_theme_days_are_days_with_lessons_or_refused(said: str) -> None:
    try:
        found = read_theme_days(said, TODAY)
    except BadInput:
        return
    assert all(1 <= theme.lessons <= 8 for theme in found)
    assert len({theme.day for theme in found}) == len(found)
