"""From the words after `flytta` and `ställ in` to a draft: tables of what people type, and what holds for any text."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.commands import find_command
from handlers.words import read_move, split
from models.courses import CancelReason
from models.db import BadInput
from models.moves import Deed, MoveDraft
from surfaces.kit import pack

TODAY = date(2026, 11, 13)  # Friday, week 46
MOST = 2000  # characters in a button's value


def read(text: str, deed: Deed = Deed.MOVE) -> MoveDraft:
    return read_move(split(text), deed=deed, today=TODAY)


def said(draft: MoveDraft) -> dict[str, object]:
    """The fields that were said."""
    empty = MoveDraft(draft.deed)
    return {
        field.name: getattr(draft, field.name)
        for field in fields(MoveDraft)
        if getattr(draft, field.name) != getattr(empty, field.name)
    }


def nov(day: int) -> date:
    return date(2026, 11, day)


def dec(day: int) -> date:
    return date(2026, 12, day)


SIX = {"number": 6}
SIX_7B = {"number": 6, "labels": ("7B",)}


def on(day: date, until: date | None = None) -> dict[str, object]:
    return {"first": day, "last": until or day}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("lektion 6 7B", SIX_7B),
        ("lektion 6 7B till torsdag 10/12 kl 10", SIX_7B | {"to_day": dec(10), "at": time(10)}),
        ("6 7B till 10/12", SIX_7B | {"to_day": dec(10)}),
        ("7B lektion 6 torsdag v 50 kl 10", SIX_7B | {"to_day": dec(10), "at": time(10)}),
        ("lektion 6 7B till torsdag v. 50 kl. 10.20", SIX_7B | {"to_day": dec(10), "at": time(10, 20)}),
        ("lektion 6 7B till torsdag 10.20", SIX_7B | {"to_day": nov(19), "at": time(10, 20)}),
        ("lektion 6 7B till den 10:e", SIX_7B | {"to_day": dec(10)}),
        ("lektion 6 7B till v 50", SIX_7B | {"to_week": dec(7)}),
        ("7B lektion 6 vecka 50", SIX_7B | {"to_week": dec(7)}),
        ("lektion 6 7B till nästa vecka", SIX_7B | {"to_week": nov(16)}),
        ("lektion 6 7B till nästa torsdag", SIX_7B | {"to_day": nov(19)}),
        ("lektion 6 7B imorgon", SIX_7B | {"to_day": nov(14)}),
        ("lektion 6 7B om en vecka", SIX_7B | {"to_day": nov(20)}),
        ("lektion 6 7B kl 13", SIX_7B | {"at": time(13)}),
        ("lektion 6 7B till kl 13", SIX_7B | {"at": time(13)}),
        ("7B till fredag", {"labels": ("7B",), "to_day": nov(20)}),
        ("sjätte lektionen med 7B till fredag", SIX_7B | {"to_day": nov(20)}),
        ("lesson 6 7B to thursday 10 Dec at 10", SIX_7B | {"to_day": dec(10), "at": time(10)}),
        ("lesson 6 7B to thursday 10 Dec at 10:20", SIX_7B | {"to_day": dec(10), "at": time(10, 20)}),
        ("MVP lektion 6 7B till fredag", SIX_7B | {"programme": "mvp", "to_day": nov(20)}),
        (
            "tematisk lektion 2 9A till fredag",
            {"number": 2, "labels": ("9A",), "series": "thematic", "to_day": nov(20)},
        ),
        ("Torsdagsgruppen till fredag", {"labels": ("Torsdagsgruppen",), "to_day": nov(20)}),
    ],
)
def test_a_lesson_and_where_it_goes(text: str, expected: dict[str, object]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("lektion 6 en vecka framåt", 7),
        ("lektion 6 två veckor fram", 14),
        ("lektion 6 en vecka", 7),
        ("lektion 6 till veckan efter", 7),
        ("lektion 6 två dagar tidigare", -2),
        ("lektion 6 en vecka bakåt", -7),
        ("lektion 6 en månad framåt", 28),
        ("lesson 6 a week later", 7),
        ("lesson 6 2 days earlier", -2),
    ],
)
def test_a_step_from_where_it_lies(text: str, days: int) -> None:
    assert said(read(text)) == SIX | {"shift": days}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("allt på torsdag till fredag", on(nov(19)) | {"to_day": nov(20)}),
        ("allt i morgon till måndag", on(nov(14)) | {"to_day": nov(16)}),
        ("allt på torsdag till nästa fredag", on(nov(19)) | {"to_day": nov(20)}),
        ("dagens lektioner till i morgon", on(TODAY) | {"to_day": nov(14)}),
        ("alla lektioner v 49 en vecka framåt", on(date(2026, 11, 30), dec(6)) | {"shift": 7}),
        ("hela veckan till nästa vecka", on(nov(9), nov(15)) | {"to_week": nov(16)}),
        ("lektionerna den 19 november till 20/11", on(nov(19)) | {"to_day": nov(20)}),
        ("mina lektioner på torsdag till fredag", on(nov(19)) | {"to_day": nov(20), "own": True}),
        ("everything on thursday to friday", on(nov(19)) | {"to_day": nov(20)}),
        ("allt på torsdag", on(nov(19))),
        ("allt på torsdag för 7B till fredag", on(nov(19)) | {"labels": ("7B",), "to_day": nov(20)}),
    ],
)
def test_everything_on_a_day_or_in_a_week(text: str, expected: dict[str, object]) -> None:
    assert said(read(text)) == expected | {"whole": True}


@pytest.mark.parametrize(
    "text",
    [
        "torsdagens lektion med 7B till fredag",
        "7B från torsdag till fredag",
        "thursday's lesson 7B to friday",
        "7B på torsdag till fredag",
    ],
)
def test_a_lesson_by_the_day_it_lies_on(text: str) -> None:
    assert said(read(text)) == on(nov(19)) | {"labels": ("7B",), "to_day": nov(20)}


def test_a_weekday_that_disagrees_with_its_date_is_kept_for_the_question() -> None:
    assert said(read("lektion 6 7B till torsdag 9/12")) == SIX_7B | {"to_day": dec(9), "other_day": dec(10)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("lektion 6 7B", SIX_7B),
        ("lektion 6 7B på torsdag", SIX_7B | on(nov(19))),
        ("lektion 6 7B 26/11", SIX_7B | on(nov(26))),
        ("7B", {"labels": ("7B",)}),
        ("allt på onsdag", on(nov(18)) | {"whole": True}),
        ("dagens lektioner", on(TODAY) | {"whole": True}),
        ("allt v 49", on(date(2026, 11, 30), dec(6)) | {"whole": True}),
        ("lesson 6 7B", SIX_7B),
    ],
)
def test_what_is_cancelled(text: str, expected: dict[str, object]) -> None:
    draft = read(text, Deed.CANCEL)
    assert said(draft) == expected and draft.says_where


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lektion 6 7B pga prao", CancelReason.PUPILS_ELSEWHERE),
        ("lektion 6 7B nationella prov", CancelReason.PUPILS_ELSEWHERE),
        ("lektion 6 7B studiedag", CancelReason.NO_SCHOOL),
        ("lektion 6 7B salen är upptagen", CancelReason.ROOM),
        ("lektion 6 7B för att vikarie saknas", CancelReason.STAFFING),
        ("lektion 6 7B schemat", CancelReason.TIMETABLE),
        ("lesson 6 7B because no room", CancelReason.ROOM),
    ],
)
def test_reasons_of_the_short_list(text: str, reason: CancelReason) -> None:
    assert read(text, Deed.CANCEL).reason is reason


@pytest.mark.parametrize("word", ["sjuk", "vabbar", "har feber", "is ill", "vab"])
def test_health_is_read_past_and_kept_nowhere(word: str) -> None:
    assert said(read(f"lektion 6 7B jag {word}", Deed.CANCEL)) == SIX_7B


@pytest.mark.parametrize("text", ["bara lektion 6 7B till fredag", "endast lektion 6 7B till fredag"])
def test_only_this_one(text: str) -> None:
    assert said(read(text)) == SIX_7B | {"to_day": nov(20), "alone": True}


@pytest.mark.parametrize("order", [*permutations(("lektion 6", "7B", "till torsdag 10/12", "kl 10"))])
def test_in_any_order(order: tuple[str, ...]) -> None:
    assert said(read(" ".join(order))) == SIX_7B | {"to_day": dec(10), "at": time(10)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lektion 6 7B till 31/11", "no-such-day"),
        ("lektion 6 7B till 10/12 11/12", "two-days"),
        ("lektion 6 och 7 7B till fredag", "move-one-lesson"),
        ("lektion 6-8 7B till fredag", "move-one-lesson"),
        ("lektion 6 7B till skrubben", "move-unread"),
        ("skrubb", "move-unread"),
        ("lektion 99 7B", "bad-number"),
    ],
)
def test_what_can_t_be_is_said(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.words["reason"] == reason


PIECES = split(
    "lektion 6 7B till från torsdag fredag 10/12 v 49 kl 10 10.20 allt alla mina bara en två vecka veckor framåt"
    " tidigare om i morgon på dagens torsdagens den 31/11 november nästa hela prao sjuk at 23 halv pga <@U123|karin>"
    " 7b Karin åttan ² thursday's 's 99999999999999999999"
)
WORDS = st.lists(st.sampled_from([word.raw for word in PIECES]), max_size=12).map(" ".join)


@given(WORDS | st.text(max_size=80), st.sampled_from(Deed))
def test_any_text_gives_a_draft_that_fits_a_button_or_is_refused(text: str, deed: Deed) -> None:
    try:
        draft = read(text, deed)
    except BadInput:
        return
    assert len(pack(draft)) < MOST
    assert draft.deed is deed and draft.seen is None


@given(st.text(st.characters(categories=("Ll",)), min_size=3, max_size=40))
def test_nonsense_says_nowhere_to_go(text: str) -> None:
    """What is no day, time or step never becomes one."""
    try:
        draft = read(f"xq{text}")
    except BadInput:
        return
    assert not draft.says_where


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("flytta lektion 6 7B", "move"),
        ("flyta lektion 6 7B", "move"),
        ("skjut upp lektion 6 7B", "move"),
        ("move lesson 6 7B", "move"),
        ("postpone lesson 6 7B", "move"),
        ("ställ in lektion 6 7B", "cancel"),
        ("Ställ in allt på onsdag", "cancel"),
        ("stall in lektion 6", "cancel"),
        ("cancel lesson 6 7B", "cancel"),
        ("inställd lektion 6 7B", "cancel"),
    ],
)
def test_the_words_that_lead_here(typed: str, command: str) -> None:
    found = find_command(split(typed), typed).command
    assert found is not None and found.name == command
