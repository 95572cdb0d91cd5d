"""The turn of the school year: labels, what is proposed and what a draft would change. Pure, and once in a database."""

from __future__ import annotations

import re
from datetime import date
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import SchoolYear
from models.courses import Course, CoursePart, CourseStatus, label_key, looks_like_label, year_of_label
from models.db import BadInput
from models.people import Person
from models.places import Site, SiteForm
from models.school_turn import ClassFate, CourseTurn, GroupTurn, TurnDraft, TurnProposal, check_new_labels, next_label
from models.school_turn.labels import (
    NewClass,
    StartedClass,
    find_year_of_new,
    leaves_after,
    list_new_classes,
    read_labels,
)
from models.school_turn.preview import make_preview
from models.school_turn.turn import find_turn_years

THIS = SchoolYear(2026)
ANNA, KARIN, FELIX = (Person(n, name, f"U{n}") for n, name in enumerate(("Anna Berg", "Karin Ek", "Felix Falk"), 1))
LETTERS = st.sampled_from(ascii_uppercase + "ÅÄÖ")


@pytest.mark.parametrize(
    ("label", "year", "after"),
    [
        ("7A", 7, "8A"),
        ("7 b", 7, "8 b"),
        ("7A2", 7, "8A2"),
        ("Klass 7B", 7, "Klass 8B"),
        ("NA24B", 10, "NA24B"),
        ("NA24B", 11, "NA24B"),
        ("EK2A", 11, "EK3A"),
        ("1A", 10, "2A"),
        ("4-6", 4, "4-6"),
        ("F-klass", 0, "1A"),
        ("FB", 0, "1B"),
        ("Torsdagsgruppen", None, "Torsdagsgruppen"),
        ("Grupp 7", None, "Grupp 7"),
    ],
)
def test_what_a_class_is_called_a_year_later(label: str, year: int | None, after: str) -> None:
    assert next_label(label, year) == after


@given(st.integers(1, 8), LETTERS)
def test_a_class_moves_up_one_year_at_a_time(year: int, letter: str) -> None:
    after = next_label(f"{year}{letter}", year)
    assert year_of_label(after) == year + 1 and looks_like_label(after)


@given(st.text(max_size=40), st.none() | st.integers(0, 13))
def test_any_label_has_one_after_it(label: str, year: int | None) -> None:
    after = next_label(label, year)
    assert len(after) <= max(2, len(label) + 1)
    assert year is not None or after == label


@pytest.mark.parametrize(
    ("year", "form", "highest", "leaves"),
    [
        (9, SiteForm.COMPULSORY, 9, True),
        (7, SiteForm.COMPULSORY, 9, False),
        (6, SiteForm.COMPULSORY, 6, True),  # nobody went on to 7 here
        (6, SiteForm.COMPULSORY, 9, False),
        (5, SiteForm.COMPULSORY, 5, False),
        (12, SiteForm.UPPER_SECONDARY, 12, True),
        (10, SiteForm.UPPER_SECONDARY, 10, False),
        (12, SiteForm.ADAPTED_UPPER_SECONDARY, 12, False),
        (9, None, 9, True),
        (10, None, 12, False),
        (None, SiteForm.YOUTH_CENTRE, 0, False),
    ],
)
def test_who_leaves(year: int | None, form: SiteForm | None, highest: int, leaves: bool) -> None:
    assert leaves_after(year, form, highest) is leaves


def test_the_new_classes_are_last_years_first_year_of_each_programme() -> None:
    began = [
        StartedClass("7A", 7, "mvp"),
        StartedClass("7 B", 7, "mvp"),
        StartedClass("8A", 8, "mvp"),
        StartedClass("4A", 4, "at"),
        StartedClass("Torsdag", None, "mvp_fritid"),
    ]
    assert list_new_classes(began, THIS) == (
        NewClass("4A", 4, "at"),
        NewClass("7A", 7, "mvp"),
        NewClass("7B", 7, "mvp"),
    )
    assert list_new_classes([StartedClass("NA26B", 10, "mvp")], THIS) == (NewClass("NA27B", 10, "mvp"),)
    assert list_new_classes([StartedClass("NA25B", 11, "mvp")], THIS) == (NewClass("NA26B", 11, "mvp"),)


@given(st.text(max_size=60))
def test_new_classes_hold_nothing_but_labels(text: str) -> None:
    labels = read_labels(text)
    assert labels is None or all(looks_like_label(label) for label in labels)
    assert labels is None or len({label_key(label) for label in labels}) == len(labels)


def test_labels_as_people_type_them() -> None:
    assert read_labels("7a, 7B;7b  10c") == ["7A", "7B", "10C"]
    assert read_labels("  ") == []
    assert read_labels("Ali i 7A") is None
    assert find_year_of_new("7A", SiteForm.COMPULSORY) == 7
    assert find_year_of_new("NA27B", SiteForm.UPPER_SECONDARY) == find_year_of_new("1A", SiteForm.UPPER_SECONDARY) == 10
    assert find_year_of_new("FA", SiteForm.COMPULSORY) == 0


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2027, 4, 30), 2026),
        (date(2027, 5, 1), 2027),
        (date(2027, 7, 31), 2027),
        (date(2027, 8, 1), 2027),
        (date(2027, 12, 31), 2027),
    ],
)
def test_from_may_it_is_the_coming_year(today: date, begins: int) -> None:
    from_year, to_year = find_turn_years(today)
    assert to_year == from_year.next == SchoolYear(begins)


# --- previews ---------------------------------------------------------------------------------------------------------


def group(number: int, label: str, year: int | None, held: int = 9, **changes: object) -> GroupTurn:
    course = Course(
        id=number,
        site_id=1,
        site="Alviksskolan",
        group_id=number,
        label=label,
        programme_code=str(changes.pop("programme", "mvp")),
        series_code="base",
        school_year=THIS,
        status=CourseStatus.RUNNING,
        ended_on=None,
        weekday=2,
        held_before=0,
        keeps_school_days=True,
        part=CoursePart.LEADER,
        year=year,
    )
    total = course.total or 0
    one = CourseTurn(course, held, held + 1 if held < total else None, (ANNA, KARIN))
    fate = ClassFate(str(changes.pop("fate", ClassFate.GOES_ON)))
    return GroupTurn(
        id=number,
        label=label,
        year=year,
        next_label=next_label(label, year),
        next_year=None if year is None else year + 1,
        fate=fate,
        courses=(one,),
    )


def a_turn(*groups: GroupTurn, taken: tuple[str, ...] = ()) -> TurnProposal:
    began = [StartedClass(one.label, one.year, one.courses[0].course.programme_code) for one in groups]
    return TurnProposal(
        site=Site(1, "Alviksskolan", SiteForm.COMPULSORY, None, None),
        from_year=THIS,
        to_year=THIS.next,
        today=date(2027, 6, 8),
        groups=groups,
        following=list_new_classes(began, THIS),
        taken=taken,
        people=(ANNA, KARIN, FELIX),
        leavers=frozenset(),
        decided=False,
    )


KNOWN = {person.id: person for person in (ANNA, KARIN, FELIX)}


def test_a_course_with_lessons_left_goes_on_and_a_finished_one_does_not() -> None:
    seen = make_preview(a_turn(group(1, "7A", 7), group(2, "7B", 7, held=14)), TurnDraft(), KNOWN)
    assert [(move.label, len(move.going_on), len(move.cut_short)) for move in seen.moves] == [
        ("8A", 1, 0),
        ("8B", 0, 0),
    ]
    assert [pair.label for pair in seen.pairs] == ["8A"]


@pytest.mark.parametrize("fate", [ClassFate.ENDS, ClassFate.LEAVES])
def test_what_is_cut_short_has_no_leaders_to_find(fate: ClassFate) -> None:
    seen = make_preview(a_turn(group(1, "7A", 7)), TurnDraft({1: fate}), KNOWN)
    assert seen.moves[0].cut_short and not seen.moves[0].going_on and not seen.pairs


def test_who_leaves_is_missing_in_the_pairs_and_the_new_leader_is_there() -> None:
    proposed = a_turn(group(1, "7A", 7))
    assert [pair.lacks for pair in make_preview(proposed, TurnDraft(), KNOWN).pairs] == [0]
    alone = make_preview(proposed, TurnDraft(leavers=frozenset({KARIN.id})), KNOWN)
    assert [(pair.leaders, pair.lacks) for pair in alone.gaps] == [((ANNA,), 1)]
    draft = TurnDraft(leavers=frozenset({KARIN.id}), leaders={"8a": (FELIX.id, KARIN.id)})
    assert [pair.leaders for pair in make_preview(proposed, draft, KNOWN).pairs] == [(ANNA, FELIX)]


def test_new_classes_have_their_programme_and_no_leaders() -> None:
    seen = make_preview(a_turn(group(1, "7A", 7)), TurnDraft(new=("7A", "7B")), KNOWN)
    assert [(one.new.label, one.new.programme, one.group_id) for one in seen.beginning] == [
        ("7A", "mvp", None),
        ("7B", "mvp", None),
    ]
    assert [pair.lacks for pair in seen.gaps] == [2, 2]


def test_a_class_that_moves_into_the_year_begins_the_programme_itself() -> None:
    """AT in year 6 is over; as 7A the same group begins MVP."""
    proposed = a_turn(group(1, "6A", 6, held=11, programme="at"), group(2, "7A", 7))
    assert proposed.new == ("6A", "7A")
    seen = make_preview(proposed, TurnDraft(new=("7A",)), KNOWN)
    assert [(one.new.label, one.group_id) for one in seen.beginning] == [("7A", 1)]


def test_what_an_import_has_added_already_begins_nothing() -> None:
    proposed = a_turn(group(1, "7A", 7), taken=("7A",))
    assert proposed.new == ()
    assert make_preview(proposed, TurnDraft(new=("7A",)), KNOWN).beginning == ()


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (TurnDraft({2: ClassFate.KEEPS}), "turn-two-classes"),
        (TurnDraft(new=("8A",)), "turn-label-taken"),
        (TurnDraft(new=("2A",)), "turn-new-programme"),
    ],
)
def test_what_cannot_be(draft: TurnDraft, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        make_preview(a_turn(group(1, "7B", 7), group(2, "8B", 8), group(3, "7A", 7)), draft, KNOWN)
    assert refused.value.words["reason"] == reason


def test_as_many_new_classes_as_a_school_has() -> None:
    assert len(check_new_labels(" ".join(f"7{letter}" for letter in ascii_uppercase))) == 26
    with pytest.raises(BadInput):
        check_new_labels(" ".join(f"{year}{letter}" for year in (7, 8) for letter in ascii_uppercase))


@given(st.lists(st.sampled_from(list(ClassFate)), min_size=6, max_size=6), st.frozensets(st.sampled_from([1, 2, 3])))
def test_every_draft_is_told_or_refused_and_no_label_is_twice(fates: list[ClassFate], leavers: frozenset[int]) -> None:
    groups = [group(number, f"{year}{letter}", year) for number, (year, letter) in enumerate(
        (year, letter) for year in (7, 8) for letter in "ABC"
    )]  # fmt: skip
    try:
        seen = make_preview(a_turn(*groups), TurnDraft(dict(enumerate(fates)), ("7A",), leavers), KNOWN)
    except BadInput as refused:
        assert re.fullmatch(r"turn-(two-classes|label-taken)", str(refused.words["reason"]))
        return
    labels = [move.label for move in seen.moves if move.label]
    labels += [one.new.label for one in seen.beginning if one.group_id is None]
    assert len(labels) == len(set(labels))
    assert not {person.id for pair in seen.pairs for person in pair.leaders} & leavers
