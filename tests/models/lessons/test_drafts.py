"""A draft travels in a button and comes back the same; what another version wrote is stale."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.db import Stale
from models.lessons import UNKNOWN, Adaptation, Engagement, LogDraft, Manner, Precision, Question, Source, When, unpack

MOST = 2000  # characters in a button's value

DAYS = st.dates(date(2005, 1, 1), date(2099, 12, 31))
WHEN = st.one_of(st.none(), st.just(UNKNOWN), st.builds(When.on, DAYS), st.builds(When.in_week, DAYS))
NAMES = st.lists(st.text(min_size=1, max_size=20), max_size=6, unique=True).map(tuple)
IDS = st.lists(st.integers(1, 10**9), max_size=6, unique=True).map(tuple)
NUMBERS = st.lists(st.integers(1, 60), max_size=20, unique=True).map(lambda found: tuple(sorted(found)))
DRAFTS = st.builds(
    LogDraft,
    source=st.sampled_from(Source),
    numbers=NUMBERS,
    labels=NAMES,
    course_ids=IDS,
    programme=st.sampled_from([None, "mvp", "mvp_mellanstadiet"]),
    series=st.sampled_from([None, "base", "thematic"]),
    when=WHEN,
    other_day=st.none() | DAYS,
    session=st.integers(0, 9),
    half=st.integers(0, 4),
    manner=st.none() | st.sampled_from(Manner),
    adaptations=st.lists(st.sampled_from(Adaptation), unique=True).map(tuple),
    minutes=st.none() | st.integers(1, 600),
    engagement=st.none() | st.sampled_from(Engagement),
    led_with=NAMES,
    led_by=NAMES,
    also_before=NUMBERS,
    settled=st.sets(st.sampled_from(Question)).map(frozenset),
)


@given(DRAFTS)
def test_a_draft_comes_back_as_it_went(draft: LogDraft) -> None:
    back = unpack(draft.pack())
    assert back == draft
    assert all(isinstance(code, Adaptation) for code in back.adaptations)
    assert back.manner is None or isinstance(back.manner, Manner)


@given(DRAFTS)
def test_a_sane_draft_fits_a_button(draft: LogDraft) -> None:
    assert len(draft.pack()) < MOST


def test_the_fullest_draft_fits_a_button() -> None:
    names = tuple(f"Förnamn-Mellannamn Efternamnsson {n}" for n in range(4))
    draft = LogDraft(
        source=Source.MENTION,
        numbers=tuple(range(1, 61)),
        labels=tuple(f"Åk{n}Ö" for n in range(10)),
        course_ids=tuple(range(10**6, 10**6 + 10)),
        programme="mvp_mellanstadiet",
        series="thematic",
        when=When.on(date(2026, 11, 12)),
        other_day=date(2026, 11, 11),
        session=9,
        half=4,
        manner=Manner.PART_LEFT_OUT,
        adaptations=tuple(Adaptation),
        minutes=600,
        engagement=Engagement.MIXED,
        led_with=names,
        led_by=names,
        also_before=tuple(range(1, 60)),
        settled=frozenset(Question),
    )
    assert len(draft.pack()) < MOST
    assert unpack(draft.pack()) == draft


def test_an_empty_draft_is_short() -> None:
    assert LogDraft(Source.SLASH).pack() == '{"o":"slash"}'


@given(DRAFTS, st.sampled_from(Question))
def test_settling_a_question_adds_it_and_keeps_the_rest(draft: LogDraft, question: Question) -> None:
    settled = draft.settle(question, numbers=(7,))
    assert settled.settled == draft.settled | {question}
    assert settled.numbers == (7,) and settled.labels == draft.labels and settled.when == draft.when
    assert settled.settle(question) == settled


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "-",
        "{}",
        "null",
        "5",
        "{",
        '{"n":[5]}',
        '{"o":"fax"}',
        '{"o":"slash","m":"sideways"}',
        '{"o":"slash","a":["magic"]}',
        '{"o":"slash","e":"huge"}',
        '{"o":"slash","w":["day","31/11"]}',
        '{"o":"slash","w":["hour","2026-11-12"]}',
        '{"o":"slash","w":"2026-11-12"}',
        '{"o":"slash","w":5}',
        '{"o":"slash","y":"2026-02-30"}',
        '{"o":"slash","y":5}',
        '{"o":"slash","q":["which_moon"]}',
        '{"o":"slash","q":5}',
    ],
)
def test_what_another_version_wrote_is_stale(packed: str) -> None:
    with pytest.raises(Stale):
        unpack(packed)


@pytest.mark.parametrize("packed", ["[]", '"o"', '["o"]'])
def test_json_of_another_kind_is_stale(packed: str) -> None:
    with pytest.raises(Stale):
        unpack(packed)


@given(st.text(max_size=40))
def test_any_other_text_is_stale(text: str) -> None:
    with pytest.raises(Stale):
        unpack(text)


def test_a_week_lasts_till_friday_and_an_unknown_day_has_none() -> None:
    assert When.in_week(date(2026, 11, 9)).last_day == date(2026, 11, 13)
    assert When.on(date(2026, 11, 12)).last_day == date(2026, 11, 12)
    assert (UNKNOWN.last_day, UNKNOWN.week, UNKNOWN.precision) == (None, None, Precision.UNKNOWN)
    assert When.on(date(2027, 1, 1)).week == 53
