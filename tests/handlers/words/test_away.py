"""When somebody is away: a Swede means the day she says, and both days of two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words import Absence, read_away, split
from models.db import BadInput

TODAY = date(2026, 11, 11)  # a Wednesday, week 46


def read(text: str) -> Absence | None:
    return read_away(split(text), today=TODAY)


def away(first: tuple[int, int] | None, back: tuple[int, int]) -> Absence:
    return Absence(date(2026, *first) if first else None, date(2026, *back))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("imorgon", away((11, 12), (11, 13))),
        ("i morgon", away((11, 12), (11, 13))),
        ("idag", away(None, (11, 12))),
        ("på fredag", away((11, 13), (11, 14))),
        ("fredag 20/11", away((11, 20), (11, 21))),
        ("den 20 november", away((11, 20), (11, 21))),
        ("v. 48", away((11, 23), (11, 30))),
        ("vecka 48", away((11, 23), (11, 30))),
        ("hela vecka 48", away((11, 23), (11, 30))),
        ("v. 48-49", away((11, 23), (12, 7))),
        ("18-20/11", away((11, 18), (11, 21))),
        ("18/11-20/11", away((11, 18), (11, 21))),
        ("18 - 20/11", away((11, 18), (11, 21))),
        ("18 till 20 november", away((11, 18), (11, 21))),
        ("18–20 november", away((11, 18), (11, 21))),
        ("från 18/11 till 20/11", away((11, 18), (11, 21))),
        ("från 18 november till och med 20 november", away((11, 18), (11, 21))),
        ("tors-fre", away((11, 12), (11, 14))),
        ("torsdag och fredag", away((11, 12), (11, 14))),
        ("till fredag", away(None, (11, 13))),
        ("till och med fredag", away(None, (11, 14))),
        ("t.o.m. fredag", away(None, (11, 14))),
        ("till 20 november", away(None, (11, 20))),
        ("till v. 49", away(None, (11, 30))),
        ("t o m v. 48", away(None, (11, 30))),
        ("en vecka", away(None, (11, 18))),
        ("två veckor", away(None, (11, 25))),
        ("3 dagar", away(None, (11, 14))),
        ("until friday", away(None, (11, 13))),
        ("tomorrow", away((11, 12), (11, 13))),
        ("from 18/11 to 20/11", away((11, 18), (11, 21))),
        ("sjuk imorgon", away((11, 12), (11, 13))),
    ],
)
def test_what_a_swede_means(text: str, expected: Absence) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["", "länge", "från måndag", "ett tag"])
def test_no_last_day_is_asked_for(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.words["reason"] == "away-words"


@pytest.mark.parametrize("text", ["tillbaka", "inte borta längre", "back"])
def test_one_who_is_back_is_not_away(text: str) -> None:
    assert read(text) is None


@given(st.text(max_size=60))
def test_any_text_is_an_absence_to_come_or_a_refusal(text: str) -> None:
    try:
        absence = read(text)
    except BadInput as refused:
        assert refused.words["reason"] in ("away-words", "away-past")
        return
    assert absence is None or absence.back_on > TODAY
    assert absence is None or absence.first is None or TODAY < absence.first < absence.back_on
