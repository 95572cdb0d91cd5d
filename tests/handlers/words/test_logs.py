"""From the words after `logga` to a draft: tables of what people type, and what holds for any text."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.words import number_of, read_lesson_words, read_log, split
from models.db import BadInput
from models.lessons import LogDraft, Manner, Source, When
from surfaces.kit import pack, unpack

TODAY = date(2026, 11, 13)  # Friday, week 46
KARIN, ALI = "<@U123|karin>", "<@U456|ali>"
MOST = 2000  # characters in a button's value


def read(text: str, today: date = TODAY) -> LogDraft:
    return read_log(split(text), today=today, source=Source.SLASH)


def differing(draft: LogDraft) -> dict[str, object]:
    """The fields that were said."""
    empty = LogDraft(source=Source.SLASH)
    return {
        field.name: getattr(draft, field.name)
        for field in fields(LogDraft)
        if getattr(draft, field.name) != getattr(empty, field.name)
    }


def on(month: int, day: int, year: int = 2026) -> When:
    return When.on(date(year, month, day))


def in_week(month: int, day: int, year: int = 2026) -> When:
    return When.in_week(date(year, month, day))


FIVE = {"numbers": (5,)}
FIVE_7B = {"numbers": (5,), "labels": ("7B",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("lektion 5", FIVE),
        ("5", FIVE),
        ("fem", FIVE),
        ("femte lektionen", FIVE),
        ("lektion 5 7B", FIVE_7B),
        ("5 7b igår", FIVE_7B | {"when": on(11, 12)}),
        (f"lektion 5 7B i torsdags med {KARIN}", FIVE_7B | {"when": on(11, 12), "led_with": ("U123",)}),
        (
            "lektion 5 8A v. 47 anpassad",
            {"numbers": (5,), "labels": ("8A",), "when": in_week(11, 16), "manner": Manner.ADAPTED},
        ),
        ("lektion 1-4 7B", {"numbers": (1, 2, 3, 4), "labels": ("7B",)}),
        ("lektion 5 7B del 1", FIVE_7B | {"session": 1}),
        ("lektion 5 7B 7C", {"numbers": (5,), "labels": ("7B", "7C")}),
    ],
)
def test_every_form_of_the_help_text(text: str, expected: dict[str, object]) -> None:
    assert differing(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "lektion 5 7B",
        "Lektion 5, 7b.",
        "LEKTION 5 7B",
        "lektion 5 med 7B",
        "lektion 5 i klass 7B",
        "lektion 5 för 7B",
        "5 7B",
        "7B 5",
        "7 B lektion 5",
        "lektion 5 7 b",
        "lekt 5 7B",
        "lek 5 7b",
        "lektion5 7b",
        "l5 7b",
        "l 5 7b",
        "lektion nr 5 7B",
        "lektion nummer 5 i 7B",
        "lektion fem 7B",
        "femte lektionen med 7b",
        "5:e lektionen 7B",
        "vi hade lektion 5 med 7B",
        "jag har haft lektion 5 med klass 7b",
        "7B har haft lektion 5",
        "lesson 5 7B",
        "lesson five 7B",
        "lesson number 5 7B",
        "lektion\u00a05\u00a07B",
        "lektion 5 7B 7b",
        "lektion 5 5 7B",
    ],
)
def test_one_lesson_with_one_class(text: str) -> None:
    assert differing(read(text)) == FIVE_7B


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days
        ("lektion 5 7B i dag", FIVE_7B | {"when": on(11, 13)}),
        ("lektion 5 7B den 12:e", FIVE_7B | {"when": on(11, 12)}),
        ("lektion 5 7B 12/11", FIVE_7B | {"when": on(11, 12)}),
        ("lektion 5 12 november 7B", FIVE_7B | {"when": on(11, 12)}),
        ("lektion 5 7B torsdag 11/11", FIVE_7B | {"when": on(11, 11), "other_day": date(2026, 11, 12)}),
        ("lektion 5 7B för en vecka sen", FIVE_7B | {"when": on(11, 6)}),
        ("lektion 5 7B förra veckan", FIVE_7B | {"when": in_week(11, 2)}),
        ("lektion 5 7B fredag v 45", FIVE_7B | {"when": on(11, 6)}),
        ("lektion 5 7B kl 10.20", FIVE_7B),
        ("lektion 5 7B igår kl. 10.20", FIVE_7B | {"when": on(11, 12)}),
        ("lesson 5 7B yesterday", FIVE_7B | {"when": on(11, 12)}),
        ("lesson 5 7B last thursday", FIVE_7B | {"when": on(11, 12)}),
        ("lesson 5 a week ago 7B", FIVE_7B | {"when": on(11, 6)}),
        ("lektion 5 7B imorgon", FIVE_7B | {"when": on(11, 14)}),
        # several lessons
        ("lektion 1–4 7B", {"numbers": (1, 2, 3, 4), "labels": ("7B",)}),
        ("lektion 1 till 4 7B", {"numbers": (1, 2, 3, 4), "labels": ("7B",)}),
        ("lektion 1 - 4 7B", {"numbers": (1, 2, 3, 4), "labels": ("7B",)}),
        ("lektion 1 t.o.m 4 7B", {"numbers": (1, 2, 3, 4), "labels": ("7B",)}),
        ("lessons 1 to 4 7B", {"numbers": (1, 2, 3, 4), "labels": ("7B",)}),
        ("lektion 5 och 6 7B", {"numbers": (5, 6), "labels": ("7B",)}),
        ("lektion 5, 6 och 8 7B", {"numbers": (5, 6, 8), "labels": ("7B",)}),
        ("lektion 6 5 7B", {"numbers": (6,), "labels": ("7B",), "leftover": "5", "doubted": True}),
        # classes of other shapes
        ("lektion 5 10C", {"numbers": (5,), "labels": ("10C",)}),
        ("lektion 5 na24b", {"numbers": (5,), "labels": ("NA24B",)}),
        ("lektion 5 EK2A", {"numbers": (5,), "labels": ("EK2A",)}),
        ("lektion 5 7B och 7C", {"numbers": (5,), "labels": ("7B", "7C")}),
        ("3 Torsdagsgruppen", {"numbers": (3,), "labels": ("Torsdagsgruppen",)}),
        ("Torsdagsgruppen igår", {"labels": ("Torsdagsgruppen",), "when": on(11, 12)}),
        ("lektion 5 klass Blå", {"numbers": (5,), "labels": ("Blå",)}),
        # parts and half groups
        ("lektion 5 del 2 7B", FIVE_7B | {"session": 2}),
        ("lektion 5 del 1 av 2 7B", FIVE_7B | {"session": 1}),
        ("lektion 5 del2 7B", FIVE_7B | {"session": 2}),
        ("första delen av lektion 5 7B", FIVE_7B | {"session": 1}),
        ("lektion 5 7B halvgrupp 2", FIVE_7B | {"half": 2}),
        ("lektion 5 7B grupp B", FIVE_7B | {"half": 2}),
        ("lesson 5 7B half group 1", FIVE_7B | {"half": 1}),
        ("lektion 5 7B del 1 halvgrupp 2", FIVE_7B | {"session": 1, "half": 2}),
        # how it went
        ("lektion 5 7B anpassat", FIVE_7B | {"manner": Manner.ADAPTED}),
        ("lektion 5 7B som i manualen", FIVE_7B | {"manner": Manner.AS_MANUAL}),
        ("lektion 5 7B enligt manualen", FIVE_7B | {"manner": Manner.AS_MANUAL}),
        ("lektion 5 7B delvis", FIVE_7B | {"manner": Manner.PART_LEFT_OUT}),
        ("lektion 5 7B en del", FIVE_7B | {"manner": Manner.PART_LEFT_OUT}),
        ("lesson 5 7B as in the manual", FIVE_7B | {"manner": Manner.AS_MANUAL}),
        ("lesson 5 7B partly", FIVE_7B | {"manner": Manner.PART_LEFT_OUT}),
        ("lektion 5 7B 45 min", FIVE_7B | {"minutes": 45}),
        ("lektion 5 7B 45min", FIVE_7B | {"minutes": 45}),
        ("lektion 5 7B 60 minuter", FIVE_7B | {"minutes": 60}),
        ("lektion 5 7B 45m", FIVE_7B | {"minutes": 45}),
        ("lektion 5 7M", {"numbers": (5,), "labels": ("7M",)}),
        ("lektion 5 9m 45m", {"numbers": (5,), "labels": ("9M",), "minutes": 45}),
        # people
        (f"lektion 5 7B med {KARIN} och {ALI}", FIVE_7B | {"led_with": ("U123", "U456")}),
        (f"lektion 5 7B med {KARIN}, {ALI}", FIVE_7B | {"led_with": ("U123", "U456")}),
        (f"lektion 5 7B {KARIN}", FIVE_7B | {"led_with": ("U123",)}),
        (f"lektion 5 7B åt {KARIN}", FIVE_7B | {"led_by": ("U123",)}),
        (f"lektion 5 7B för {KARIN}", FIVE_7B | {"led_by": ("U123",)}),
        (f"lesson 5 7B with {KARIN}", FIVE_7B | {"led_with": ("U123",)}),
        ("lektion 5 7B med @Karin", FIVE_7B | {"led_with": ("Karin",)}),
        ("lektion 5 7B med Karin", FIVE_7B | {"led_with": ("Karin",)}),
        ("lektion 5 7B med Karin och Ali igår", FIVE_7B | {"led_with": ("Karin", "Ali"), "when": on(11, 12)}),
        (f"lektion 5 7B med {KARIN} {KARIN}", FIVE_7B | {"led_with": ("U123",)}),
        # programmes and series
        ("tematisk lektion 2 7B", {"numbers": (2,), "labels": ("7B",), "series": "thematic"}),
        ("baspass 1 4A", {"numbers": (1,), "labels": ("4A",), "series": "base"}),
        ("tilläggspass 3 4A", {"numbers": (3,), "labels": ("4A",), "series": "extra"}),
        ("mvp lektion 5 7B", FIVE_7B | {"programme": "mvp"}),
        ("at lektion 5 7B", FIVE_7B | {"programme": "at"}),
        ("tåget pass 3 2A", {"numbers": (3,), "labels": ("2A",), "programme": "taget"}),
    ],
)
def test_families(text: str, expected: dict[str, object]) -> None:
    assert differing(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lekton 5 7B", FIVE_7B),
        ("lketion 5 7B", FIVE_7B),
        ("lektoin 5 7B", FIVE_7B),
        ("lesosn 5 7B", FIVE_7B),
        ("lektion 5 7B anpasad", FIVE_7B | {"manner": Manner.ADAPTED}),
        ("lektion 5 7B anppassad", FIVE_7B | {"manner": Manner.ADAPTED}),
        ("tematsik lektion 2 7B", {"numbers": (2,), "labels": ("7B",), "series": "thematic"}),
        ("lektion 5 7B delvsi", FIVE_7B | {"manner": Manner.PART_LEFT_OUT}),
    ],
)
def test_typing_slips(text: str, expected: dict[str, object]) -> None:
    assert differing(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lektion 5 7B 31/11", {"reason": "no-such-day", "given": "31/11"}),
        ("lektion 5 7B v 54", {"reason": "no-such-day", "given": "v. 54"}),
        ("lektion 4-1 7B", {"reason": "bad-range", "given": "4-1"}),
        ("lektion 0-3 7B", {"reason": "bad-range", "given": "0-3"}),
        ("lektion 1-99 7B", {"reason": "bad-range", "given": "1-99"}),
        ("lektion 4 till 1 7B", {"reason": "bad-range", "given": "4-1"}),
        ("lektion 0 7B", {"reason": "bad-number", "given": 0}),
        ("lektion 61 7B", {"reason": "bad-number", "given": 61}),
        ("lektion 500 7B", {"reason": "bad-number", "given": 500}),
    ],
)
def test_what_cannot_be_is_said_back(text: str, words: dict[str, object]) -> None:
    with pytest.raises(BadInput) as caught:
        read(text)
    assert caught.value.words == words


def test_what_is_left_over_is_cut_before_it_is_repeated() -> None:
    assert len(read("lektion 5 7B " + "xyzzy " * 100).leftover) == 300


@pytest.mark.parametrize(
    ("text", "leftover"),
    [
        ("lektion 5 7B igår skrubb", "skrubb"),
        ("lektion 5 7B igår <!channel>", "<!channel>"),
        ("lektion 5 7B igår vi bytte ut rollspelet mot diskussion", "vi bytte ut rollspelet mot diskussion"),
        ("lektion 5 7B igår trots brandlarmet", "trots brandlarmet"),
        ("lektion 5 7B igår, 19 av 24 där", "19 av 24 där"),
        ("lektion 5 7B igår i sal 214", "i sal 214"),
        ("ensam lektion 5 7B igår", "ensam"),
    ],
)
def test_a_log_is_never_lost_for_one_word(text: str, leftover: str) -> None:
    draft = read(text)
    assert (draft.numbers, draft.labels, draft.when) == ((5,), ("7B",), on(11, 12))
    assert draft.doubted and draft.leftover == leftover
    with pytest.raises(BadInput):
        read_lesson_words(split(text), today=TODAY, source=Source.SLASH)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("den nionde lektion 4 7B", (4,)),
        ("5 av 14 lektion 4 7B", (4,)),
        ("lektion 4 7B kl 9 till 10", (4,)),
        ("den femte lektion 4 7B", (4,)),
        ("lektion 4 7B 60 min", (4,)),
        ("lektion 4 7B 26 elever", (4,)),
        ("lektion 4 7B sal 5", (4,)),
        ("lektion 4 7B fem i nio", (4,)),
        ("lektion 4 7B 3 grupper", (4,)),
        ("femman med 7B den sjätte", (5,)),
        ("klara med femman i 7B", (5,)),
        ("5an 7B", (5,)),
        ("femte och sjätte lektionen 7B", (5, 6)),
        ("inte lektion 6 utan 5 7B", (5,)),
        ("lektion 4 nej 5 7B", (5,)),
        ("körde 5 o 6 m 7B", (5, 6)),
    ],
)
def test_a_number_is_a_lesson_only_where_it_was_said_as_one(text: str, numbers: tuple[int, ...]) -> None:
    assert read(text).numbers == numbers


@pytest.mark.parametrize(
    "text",
    ["vi hade lektion 5 och 6 med 7B igår", "vi hade lektion 5 med 7B", "halva lektion 5 7B", "inte 6 utan 5 7B"],
)
def test_what_can_be_meant_otherwise_is_confirmed(text: str) -> None:
    assert read_log(split(text), today=TODAY, source=Source.SLASH, ordered=False).doubted


@pytest.mark.parametrize(
    "text", ["lektion 5 7B 10/11 12/11", "lektion 5 7B igår idag", "lektion 5 7B i början av veckan"]
)
def test_a_day_that_is_not_told_is_asked_about(text: str) -> None:
    draft = read(text)
    assert draft.when is None and len(draft.days) > 1


@given(st.text(alphabet="0123456789 .,:/-", min_size=1, max_size=30))
def test_figures_alone_never_make_a_lesson_that_is_stored(figures: str) -> None:
    """Behind a whole log, figures bring no other lesson into it than the one said."""
    try:
        draft = read(f"lektion 5 7B igår, {figures} elever")
    except BadInput:
        return
    assert draft.numbers == (5,) or draft.doubted


HELD = st.sampled_from(("vi hade", "jag körde", "logga", "höll", "idag blev det", ""))
SAID = st.integers(1, 14)
BESIDE = st.sampled_from(
    (
        "kl {n}", "kl. {n}.30", "{n}.15", "i sal {n}", "{n} elever", "sidan {n}", "{n} min", "{n}/11", "v. {n}",
        "den {n}:e",
        "med {n} grupper", "ca {n} st", "övning {n}", "halvgrupp {n}", "del {n}", "bara {n} kvar", "{n}-åringar",
        "2026-11-{n:02}", "{n} november", "för {n} dagar sen", "scenario {n}", "kapitel {n}", "{n} poäng", "{n} %",
    )
)  # fmt: skip


@given(HELD, SAID, st.lists(st.tuples(BESIDE, st.integers(1, 30)), max_size=3), st.randoms(use_true_random=False))
def test_a_number_beside_a_log_is_never_a_lesson_that_is_stored(
    opening: str, lesson: int, beside: list[tuple[str, int]], order: Random
) -> None:
    """A clock, a date, a room, a count: whatever stands beside it, in any order, only the lesson said is stored."""
    parts = [f"lektion {lesson}", "7B", *(words.format(n=number) for words, number in beside)]
    order.shuffle(parts)
    try:
        draft = read(" ".join([opening, *parts]).strip())
    except BadInput:
        return
    assert draft.numbers == (lesson,) or draft.doubted or draft.days


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("lesson 5 part 1 7B", FIVE_7B | {"session": 1}),
        pytest.param("lesson 5 with 7B", FIVE_7B),
        pytest.param("we had lesson 5 with class 7B", FIVE_7B),
        pytest.param("träff 3 7B", {"numbers": (3,), "labels": ("7B",)}),
        pytest.param("meeting 3 7B", {"numbers": (3,), "labels": ("7B",)}),
        pytest.param("AT 5 4A", {"numbers": (5,), "labels": ("4A",), "programme": "at"}),
        pytest.param("lektion 5 7B kl tre", FIVE_7B),
        pytest.param("lektion 5 7B halv tre", FIVE_7B),
        pytest.param("lektion 5 7B halv elva", FIVE_7B),
        pytest.param("lesson 5 7B on the 12th", FIVE_7B | {"when": on(11, 12)}),
        pytest.param("lesson 5 7B 12th november", FIVE_7B | {"when": on(11, 12)}),
        pytest.param("lektion 5 7B 12/11 -26", FIVE_7B | {"when": on(11, 12)}),
        pytest.param(
            "lektion 5 7B torsdag 12", FIVE_7B | {"when": on(11, 12)}, marks=bug("`torsdag 12` becomes lesson 12 too")
        ),
    ],
)
def test_read_otherwise_today(text: str, expected: dict[str, object]) -> None:
    assert differing(read(text)) == expected


def test_the_number_that_is_wrong_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        read("lektion 0 och 5 7B")
    assert caught.value.words["given"] == 0


def test_a_superscript_before_min() -> None:
    assert read("lektion 5 7B ² min").minutes is None


# --- words in any order -----------------------------------------------------------------------------------------------

PARTS = ("lektion 5", "7B", "i torsdags", f"med {KARIN}", "anpassad")


@pytest.mark.parametrize("order", list(permutations(range(5))))
def test_the_order_of_the_parts_does_not_matter(order: tuple[int, ...]) -> None:
    draft = read(" ".join(PARTS[place] for place in order))
    assert differing(draft) == FIVE_7B | {"when": on(11, 12), "led_with": ("U123",), "manner": Manner.ADAPTED}


NUMBERS = ("lektion 5", "lektion 1-4", "lektion fem", "femte lektionen", "lesson 12")
LABELS = ("7B", "klass 7B", "NA24B", "10C")
DATES = ("igår", "i torsdags", "12/11", "den 12:e november", "v. 45", "2026-11-12", "för en vecka sedan", "yesterday")
HOW = ("anpassad", "som i manualen", "delvis", "adapted")
SESSIONS = ("del 1", "del 2 av 2")
HALVES = ("halvgrupp 2", "halvklass 1")
MINUTES = ("45 min", "60 minuter")
PEOPLE = (f"med {KARIN}", f"åt {ALI}", f"med {KARIN} och {ALI}")
CHOSEN = st.tuples(
    *(st.sampled_from(part) for part in (NUMBERS, LABELS, DATES, HOW, SESSIONS, HALVES, MINUTES, PEOPLE))
)


@given(CHOSEN.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_any_independent_parts_in_any_order(drawn: tuple[tuple[str, ...], list[str]]) -> None:
    parts, shuffled = drawn
    assert read(" ".join(shuffled)) == read(" ".join(parts))


@given(CHOSEN, st.sets(st.integers(0, 7)))
def test_a_part_left_out_takes_only_its_own_field(parts: tuple[str, ...], left: set[int]) -> None:
    """Each part says one thing: dropping others changes nothing it said."""
    whole = read(" ".join(parts))
    some = read(" ".join(part for place, part in enumerate(parts) if place not in left))
    names = ("numbers", "labels", "when", "manner", "session", "half", "minutes", "led_with")
    for place, name in enumerate(names):
        if place not in left:
            assert getattr(some, name) == getattr(whole, name)


# --- any text ---------------------------------------------------------------------------------------------------------

VOCABULARY = (
    "lektion", "lesson", "l", "5", "fem", "femte", "1-4", "4-1", "0", "61", "999", "7B", "7", "b", "NA24B", "klass",
    "grupp", "halvgrupp", "halv", "del", "delen", "part", "av", "of", "med", "och", "åt", "för", "+", "&", "-", "till",
    KARIN, "@Karin", "Karin", "<@", "<@U1", "igår", "torsdag", "v.", "v", "49", "12/11", "31/11", "kl", "15", "14.30",
    "om", "sedan", "dagar", "tre", "en", "ett", "anpassad", "delvis", "som", "i", "manualen", "45", "min", "45min",
    "tematisk", "baspass", "mvp", "at", "tåget", "Blå", "skrubb", "2026", "den", "12:e", "sista", "november",
    "<!channel>", "*", "`", "?", "٥", "Ⅴ", "ß", "İ",
)  # fmt: skip
PHRASES = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
TODAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(st.one_of(st.text(max_size=80), PHRASES), TODAYS)
@example("lektion 5 7B den 29 februari", date(2027, 1, 1))
def test_any_text_is_a_draft_or_a_refusal(text: str, today: date) -> None:
    try:
        draft = read(text, today)
    except BadInput as refused:
        assert refused.words["reason"] in (
            "no-such-day",
            "two-days",
            "bad-number",
            "bad-range",
            "unread-word",
            "bare-number",
            "several-pairs",
            "not-held",
        )
        return
    assert isinstance(draft, LogDraft)
    assert list(draft.numbers) == sorted(set(draft.numbers))
    assert all(1 <= number <= 60 for number in draft.numbers)
    assert draft.when is None or draft.when.day is not None


@given(PHRASES, TODAYS)
def test_what_is_read_survives_a_button(text: str, today: date) -> None:
    try:
        draft = read(text, today)
    except BadInput:
        return
    packed = pack(draft)
    assert len(packed) < MOST
    assert unpack(LogDraft, packed) == draft


@given(st.text(max_size=60))
def test_splitting_keeps_every_mention_and_no_empty_word(text: str) -> None:
    words = split(f"{text} {KARIN} {text}")
    assert all(word.raw and word.low == word.raw.casefold() for word in words)
    assert "U123" in [word.mention for word in words]


@pytest.mark.parametrize(
    ("word", "number"),
    [("5", 5), ("fem", 5), ("femte", 5), ("5:e", 5), ("1:a", 1), ("5e", None), ("8a", None), ("tjugofemte", 25),
     ("sjutton", 17), ("seventeenth", 17),
     ("noll", 0), ("zero", 0), ("7b", None), ("", None), ("-5", None), ("5.5", None), ("1000", None)],
)  # fmt: skip
def test_numbers_as_figures_and_words(word: str, number: int | None) -> None:
    assert number_of(word) == number


@given(st.integers(1, 60), st.integers(0, 59))
def test_a_range_holds_each_of_its_numbers(first: int, more: int) -> None:
    last = min(first + more, 60)
    assert read(f"lektion {first}-{last} 7B").numbers == tuple(range(first, last + 1))


@given(st.integers(0, 170))
def test_days_ago_are_read_from_the_day_where_the_person_is(ago: int) -> None:
    day = TODAY - timedelta(days=ago)
    assert read(f"lektion 5 7B {day.isoformat()}").when == When.on(day)
