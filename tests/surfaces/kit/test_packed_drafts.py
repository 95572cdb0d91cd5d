"""What travels in a button or a form comes back the same and fits; what another version wrote is stale."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, fields, is_dataclass, make_dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.courses import CancelReason, PlanningPlace, TimeSource
from models.db import Stale
from models.lessons import UNKNOWN, Adaptation, Engagement, LogDraft, Manner, Question, Source, When
from models.milestones import MilestoneOffer
from models.moves import Deed, MoveDraft
from models.planning import ClassSlot, PlanDraft, PlanningHour, PlanTarget, ThemeDay
from models.reflections import FollowUp, ReflectionWords, Visibility
from models.school_turn import ClassFate, TurnDraft
from surfaces.kit import HowAnswer, LessonChoice, pack, pack_ids, unpack, unpack_ids
from surfaces.reflections import VouchedWords, unpack_words
from surfaces.reflections.packed import pack_words
from surfaces.school_turn import pack_turn, unpack_turn

VALUE, METADATA = 2000, 3000  # characters in a button's value, and in a form's metadata

DAYS = st.dates(date(2005, 1, 1), date(2099, 12, 31))
IDS = st.integers(1, 10**9)
CLOCKS = st.times().map(lambda at: at.replace(fold=0))
TEXTS = st.text(min_size=1, max_size=20)
PROGRAMMES, SERIES = st.sampled_from([None, "mvp", "mvp_mellanstadiet"]), st.sampled_from([None, "base", "thematic"])
MINUTES = st.none() | st.integers(1, 240)
SLACK_IDS = st.lists(st.from_regex(r"U[A-Z0-9]{8}", fullmatch=True), max_size=5).map(tuple)


def several(one: st.SearchStrategy[Any], most: int = 6) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=most, unique=True).map(tuple)


LOGS = st.builds(
    LogDraft,
    source=st.sampled_from(Source),
    numbers=several(st.integers(1, 60), 20),
    labels=several(TEXTS),
    course_ids=several(IDS),
    programme=PROGRAMMES,
    series=SERIES,
    when=st.none() | st.just(UNKNOWN) | st.builds(When.on, DAYS) | st.builds(When.in_week, DAYS),
    other_day=st.none() | DAYS,
    session=st.integers(0, 9),
    half=st.integers(0, 4),
    manner=st.none() | st.sampled_from(Manner),
    adaptations=several(st.sampled_from(Adaptation)),
    minutes=st.none() | st.integers(1, 600),
    engagement=st.none() | st.sampled_from(Engagement),
    led_with=several(TEXTS),
    led_by=several(TEXTS),
    also_before=several(st.integers(1, 60), 20),
    settled=st.frozensets(st.sampled_from(Question)),
)
MOVES = st.builds(
    MoveDraft,
    deed=st.sampled_from(Deed),
    number=st.none() | st.integers(1, 60),
    labels=several(TEXTS),
    course_ids=several(IDS),
    programme=PROGRAMMES,
    series=SERIES,
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    whole=st.booleans(),
    own=st.booleans(),
    to_day=st.none() | DAYS,
    other_day=st.none() | DAYS,
    to_week=st.none() | DAYS,
    shift=st.none() | st.integers(-400, 400),
    at=st.none() | CLOCKS,
    alone=st.booleans(),
    reason=st.none() | st.sampled_from(CancelReason),
    seen=st.none() | st.integers(0, 2**32),
)
PLANS = st.builds(
    PlanDraft,
    site_id=IDS,
    label_year=st.integers(2000, 2100),
    programme=TEXTS,
    series=TEXTS,
    starts_on=DAYS,
    interval_weeks=st.integers(1, 10),
    slots=several(st.builds(ClassSlot, TEXTS, st.integers(1, 7), st.none() | CLOCKS, st.none() | TEXTS)),
    theme_days=several(st.builds(ThemeDay, DAYS, st.integers(1, 8))),
    hour=st.none() | st.builds(PlanningHour, st.integers(1, 7), CLOCKS, st.sampled_from(PlanningPlace)),
    source=st.none() | st.sampled_from(TimeSource),
    leaders=st.none() | SLACK_IDS,
    reserves=st.none() | SLACK_IDS,
    lesson_minutes=MINUTES,
    setup_minutes=st.integers(0, 60),
    reflection_minutes=st.integers(0, 60),
    planning_minutes=MINUTES,
    seen=TEXTS,
)
TARGETS = st.builds(
    PlanTarget,
    site_id=IDS,
    site=TEXTS,
    school_year=st.integers(2000, 2100),
    label=st.text(max_size=20),
    year=st.none() | st.integers(0, 12),
    programme=PROGRAMMES,
    series=SERIES,
    course_id=st.none() | IDS,
)
WORDS = st.builds(
    ReflectionWords,
    went_well=st.text(max_size=300),
    change_next=st.text(max_size=300),
    follow_up=st.none() | st.sampled_from(FollowUp),
    visibility=st.sampled_from(Visibility),
    colleague=st.booleans(),
    source_ts=st.none() | TEXTS,
)
TURNS = st.builds(
    TurnDraft,
    fates=st.dictionaries(IDS, st.sampled_from(ClassFate), max_size=20),
    new=several(TEXTS),
    leavers=st.frozensets(IDS),
    leaders=st.dictionaries(TEXTS, several(IDS), max_size=6),
)
DRAFTS = st.one_of(
    LOGS,
    MOVES,
    PLANS,
    TARGETS,
    st.builds(VouchedWords, WORDS, st.none() | IDS, st.none() | IDS),
    st.builds(LessonChoice, st.none() | IDS, st.none() | st.integers(1, 60)),
    st.builds(HowAnswer, IDS, st.sampled_from(Manner)),
    st.builds(MilestoneOffer, IDS, TEXTS, TEXTS, st.text(max_size=20)),
)
KINDS = (LogDraft, MoveDraft, PlanDraft, PlanTarget, VouchedWords, LessonChoice, HowAnswer, MilestoneOffer)


# --- there and back ---------------------------------------------------------------------------------------------------


@given(DRAFTS)
def test_a_draft_comes_back_as_it_went(draft: object) -> None:
    back = unpack(type(draft), pack(draft))
    assert back == draft
    assert spelled_out(back) == spelled_out(draft)  # enums are members again, and tuples tuples


def spelled_out(value: object) -> object:
    """With the class of each value, which `==` does not ask for; the members of a set have no order."""
    if is_dataclass(value):
        return [type(value), *(spelled_out(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, frozenset):
        return sorted(map(repr, value))
    return tuple(map(spelled_out, value)) if isinstance(value, tuple) else repr(value)


@given(TURNS)
def test_a_turn_comes_back_as_it_went(draft: TurnDraft) -> None:
    assert unpack_turn(pack_turn(draft)) == draft


@given(WORDS, st.none() | IDS, st.none() | IDS)
def test_vouched_words_come_back_and_count_once(
    words: ReflectionWords, log_id: int | None, reflection_id: int | None
) -> None:
    packed = pack_words(words, log_id, reflection_id)
    back = unpack_words(packed)
    assert (back.log_id, back.reflection_id) == (log_id, reflection_id)
    assert (back.words.text, back.words.follow_up, back.words.visibility) == (
        words.text, words.follow_up, words.visibility,
    )  # fmt: skip
    assert back.words.colleague and back.words.source_ts
    assert unpack_words(packed) == back  # a second press is the same reflection


@given(st.lists(IDS, min_size=1))
def test_ids_come_back_in_their_order(ids: list[int]) -> None:
    assert unpack_ids(pack_ids(ids)) == tuple(ids)


# --- within Slack's limits --------------------------------------------------------------------------------------------


@given(LOGS | MOVES | TARGETS)
def test_a_sane_draft_fits_a_button(draft: object) -> None:
    assert len(pack(draft)) < VALUE


def test_the_fullest_log_fits_a_button() -> None:
    names = tuple(f"Förnamn-Mellannamn Efternamnsson {n}" for n in range(4))
    draft = LogDraft(
        source=Source.MENTION,
        numbers=tuple(range(1, 61)),
        labels=("7A", "7B", "7C", "7D", "7E", "7F"),
        course_ids=tuple(range(10**8, 10**8 + 6)),
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
    assert len(pack(draft)) < VALUE
    assert unpack(LogDraft, pack(draft)) == draft


def test_the_turn_of_a_large_school_fits_a_form() -> None:
    draft = TurnDraft(
        fates={10**5 + n: list(ClassFate)[n % 4] for n in range(60)},
        new=tuple(f"{year}{letter}" for year in (1, 7) for letter in "ABCDEFGHIJKLMNO"),
        leavers=frozenset(range(10**5, 10**5 + 40)),
        leaders={f"{n}a": (10**5 + n, 10**5 + n + 1) for n in range(60)},
    )
    kept = json.dumps({"url": "https://hooks.slack.com/actions/" + "T" * 80, "site": 10**5, "draft": pack_turn(draft)})
    assert len(kept) <= METADATA


def test_defaults_at_the_end_take_no_room() -> None:
    mark, *values = json.loads(pack(LogDraft(Source.SLASH)))
    assert len(mark) == 4 and values == ["slash"]
    assert len(pack(LessonChoice())) == len('["1234"]')


# --- what is stale ----------------------------------------------------------------------------------------------------

GOOD = {
    LogDraft: json.loads(pack(LogDraft(Source.SLASH, (5,), when=When.on(date(2026, 11, 12))))),
    MoveDraft: json.loads(pack(MoveDraft(Deed.MOVE, 5, to_day=date(2026, 11, 12), at=time(10), own=True))),
    HowAnswer: json.loads(pack(HowAnswer(1, Manner.ADAPTED))),
}


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (LogDraft, "source", "fax"),
        (LogDraft, "source", 5),
        (LogDraft, "numbers", 5),
        (LogDraft, "numbers", ["5"]),
        (LogDraft, "numbers", [True]),
        (LogDraft, "numbers", {"5": 5}),
        (LogDraft, "numbers", "5"),
        (LogDraft, "when", ["31/11", "day"]),
        (LogDraft, "when", ["2026-11-12", "hour"]),
        (LogDraft, "when", ["2026-11-12"]),
        (LogDraft, "when", ["2026-11-12", "day", 1]),
        (LogDraft, "when", "2026-11-12"),
        (MoveDraft, "deed", "fly"),
        (MoveDraft, "deed", None),
        (MoveDraft, "number", "six"),
        (MoveDraft, "to_day", "2026-02-30"),
        (MoveDraft, "to_day", 5),
        (MoveDraft, "at", "25:00"),
        (MoveDraft, "own", 1),
        (HowAnswer, "manner", "sideways"),
        (HowAnswer, "manner", []),
        (HowAnswer, "planned_id", 1.5),
    ],
)
def test_a_value_of_another_type_is_stale(kind: type, field: str, value: object) -> None:
    values = list(GOOD[kind])
    assert unpack(kind, json.dumps(values))
    values[1 + list(kind.__dataclass_fields__).index(field)] = value
    with pytest.raises(Stale):
        unpack(kind, json.dumps(values))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("packed", ["", "-", "{}", "null", "5", "{", "[]", '"o"', '["o"]', '{"o":"slash"}', "12:5"])
def test_what_an_older_version_wrote_is_stale(kind: type, packed: str) -> None:
    with pytest.raises(Stale):
        unpack(kind, packed)


@given(st.text(max_size=40), st.sampled_from(KINDS))
def test_any_other_text_is_stale(text: str, kind: type) -> None:
    with pytest.raises(Stale):
        unpack(kind, text)
    with pytest.raises(Stale):
        unpack_turn(text)


@given(DRAFTS, st.sampled_from(KINDS))
def test_one_kind_is_never_read_as_another(draft: object, kind: type) -> None:
    if kind is not type(draft):
        with pytest.raises(Stale):
            unpack(kind, pack(draft))


@dataclass(frozen=True)
class Inner:
    """A part of `Sample`."""

    number: int


SAMPLE = (("label", str), ("inner", Inner), ("minutes", int, 60))


def test_a_dataclass_with_other_fields_than_before_is_stale() -> None:
    def sample(*declared: tuple[Any, ...]) -> Any:
        return make_dataclass("Sample", declared, frozen=True)

    before = sample(*SAMPLE)
    packed = pack(before("7B", Inner(5)))
    assert unpack(sample(*SAMPLE), packed).inner == Inner(5)
    renamed = make_dataclass("Inner", [("place", int)], frozen=True)
    for changed in (
        sample(*SAMPLE[:2]),  # a field is gone
        sample(*SAMPLE, ("room", str, "")),  # one is new
        sample(("name", str), *SAMPLE[1:]),  # one has another name
        sample(*SAMPLE[:2], ("minutes", int, 50)),  # what was left out meant something else
        sample(SAMPLE[0], ("inner", renamed), SAMPLE[2]),  # a part has changed
    ):
        with pytest.raises(Stale):
            unpack(changed, packed)


@pytest.mark.parametrize("packed", ["", "-", "5,", ",5", "a", "5;6", "-5", "²", "5, 6", "all"])
def test_what_is_no_list_of_ids_is_stale(packed: str) -> None:
    with pytest.raises(Stale):
        unpack_ids(packed)


def test_a_field_that_cannot_travel_is_a_fault_of_ours() -> None:
    unfit = make_dataclass("Unfit", [("share", float)], frozen=True)
    with pytest.raises(TypeError):
        unpack(unfit, "[]")


def test_a_button_outlives_the_process_that_packed_it() -> None:
    """The mark holds nothing of one process, such as an address or the order of a set."""
    code = (
        "from models.lessons import LogDraft, Question, Source; from surfaces.kit import LessonChoice, pack;"
        "print(pack(LogDraft(Source.DM, (5,), settled=frozenset(Question)))); print(pack(LessonChoice(1, 5)))"
    )
    packed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[3],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert packed == {
        pack(LogDraft(Source.DM, (5,), settled=frozenset(Question))) + "\n" + pack(LessonChoice(1, 5)) + "\n"
    }
