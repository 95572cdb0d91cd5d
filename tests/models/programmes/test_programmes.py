"""The catalogue says what the sources say, and a file that says anything else is refused."""

import re
import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from models.programmes import (
    CareFlag,
    GateCode,
    GroupKind,
    Item,
    Manual,
    MilestoneCode,
    MilestoneTiming,
    OrderRule,
    Programme,
    SiteKind,
    StepCode,
    find_programme,
    load_catalogue,
)
from models.programmes.closed_lists import Component, Evidence
from models.programmes.reading import SHIPPED, CatalogueError, read_catalogue

SENSITIVE = {CareFlag.PUPIL_HEALTH_INFORMED, CareFlag.SUPPORT_LIST, CareFlag.LEADERS_STAY_AFTER}
LATEST = "2026/27"


@pytest.mark.parametrize(
    ("programme", "series", "count", "order"),
    [
        ("mvp", "base", 14, "strict"),
        ("mvp", "thematic", 6, "listed"),
        ("at", "base", 11, "strict"),
        ("mvp_mellanstadiet", "base", 17, "strict"),
        ("mvp_botkyrka", "base", 11, "listed"),
        ("taget", "base", 3, "month_bound"),
        ("taget", "extra", 15, "any"),
        ("taget", "staff", 8, "any"),
        ("mvp_fritid", "base", None, "any"),
    ],
)
def test_series_have_the_stated_number_and_order(programme: str, series: str, count: int | None, order: str) -> None:
    for edition in load_catalogue()[programme].editions:
        found = edition.series_of(series)
        assert (found.count, found.order) == (count, order)
        assert [lesson.number for lesson in found.lessons] == list(range(1, (count or 0) + 1))


def test_no_programme_or_series_beyond_the_stated_ones() -> None:
    catalogue = load_catalogue()
    assert set(catalogue) == {"mvp", "at", "mvp_mellanstadiet", "mvp_botkyrka", "taget", "mvp_fritid"}
    latest = {code: [series.code for series in p.edition(LATEST).series] for code, p in catalogue.items()}
    assert latest["mvp"] == ["base", "thematic"]
    assert latest["taget"] == ["base", "extra", "staff"]


@pytest.mark.parametrize(
    ("programme", "inside", "outside"),
    [
        ("mvp", [7, 9, 10, 12], [6]),
        ("at", [4, 5, 6], [3, 7]),
        ("mvp_mellanstadiet", [4, 6], [3, 7]),
        ("mvp_botkyrka", [6], [5, 9]),
        ("taget", [0, 5], [6]),
        ("mvp_fritid", [0, 9, 12], []),
    ],
)
def test_years(programme: str, inside: list[int], outside: list[int]) -> None:
    edition = load_catalogue()[programme].edition(LATEST)
    assert all(edition.covers_year(year) for year in inside)
    assert not any(edition.covers_year(year) for year in outside)


@pytest.mark.parametrize("programme", ["mvp", "at"])
@pytest.mark.parametrize("year", ["2020/21", "2021/22"])
def test_lessons_take_an_hour_every_second_week_with_two_leaders_one_known(programme: str, year: str) -> None:
    edition = load_catalogue()[programme].edition(year)
    assert (edition.lesson_minutes, edition.planning_minutes) == (60, 60)
    assert (edition.interval_teaching_weeks, edition.max_gap_teaching_weeks) == (2, 3)
    assert (edition.min_leaders, edition.needs_known_adult) == (2, True)
    assert edition.series_of("base").order is OrderRule.STRICT


@pytest.mark.parametrize("programme", ["mvp_botkyrka", "taget", "mvp_fritid"])
def test_where_the_sources_are_silent_nothing_is_said(programme: str) -> None:
    edition = load_catalogue()[programme].edition(LATEST)
    assert (edition.min_leaders, edition.lesson_minutes, edition.max_gap_teaching_weeks) == (None, None, None)
    assert (edition.gates, edition.milestones) == ((), ())


@pytest.mark.parametrize("programme", ["mvp", "at"])
@pytest.mark.parametrize(
    ("year", "steps"),
    [
        (
            "2020/21",
            [
                (StepCode.KNOWLEDGE_HALF_DAY, None, 0.5),
                (StepCode.THEORY_SELF_STUDY, None, 0.5),
                (StepCode.BASIC_TRAINING, None, 2),
                (StepCode.STARTUP_MEETING, None, None),
                (StepCode.BOOSTER_HALF_DAY, None, 0.5),
                (StepCode.END_OF_YEAR_EVALUATION, 2, None),
            ],
        ),
        (
            "2021/22",
            [
                (StepCode.KNOWLEDGE_HALF_DAY, 3, 0.5),
                (StepCode.THEORY_SELF_STUDY, 4, None),
                (StepCode.BASIC_TRAINING, None, 2),
                (StepCode.ONGOING_YEAR_SUPPORT, None, None),
            ],
        ),
    ],
)
def test_training_chain(programme: str, year: str, steps: list[tuple[StepCode, float | None, float | None]]) -> None:
    training = load_catalogue()[programme].edition(year).training
    assert [(step.code, step.hours, step.days) for step in training] == steps
    assert [step.before_leading for step in training] == [True] * 3 + [False] * (len(steps) - 3)
    assert [step.code for step in training if step.programme_specific] == [StepCode.BASIC_TRAINING]
    assert any(step.knowledge_test for step in training) == (year == "2020/21")


@pytest.mark.parametrize(
    ("year", "in_force"),
    [("2015/16", "2020/21"), ("2020/21", "2020/21"), ("2021/22", "2021/22"), ("2026/27", "2021/22")],
)
def test_edition_of_a_school_year(year: str, in_force: str) -> None:
    assert load_catalogue()["mvp"].edition(year).from_school_year == in_force


@pytest.mark.parametrize("year", ["2020", "2020/22", "20/21", "2020/21 ", ""])
def test_no_edition_of_what_is_no_school_year(year: str) -> None:
    with pytest.raises(ValueError, match="not a school year"):
        load_catalogue()["mvp"].edition(year)


@pytest.mark.parametrize(
    ("programme", "required", "optional"),
    [
        (
            "mvp",
            {
                GateCode.GUARDIAN_INFORMATION: Evidence.DATE_AND_CHANNEL,
                GateCode.BASELINE_SURVEY: Evidence.DATE_AND_COUNT,
            },
            {GateCode.SAFE_BASE_CONVERSATIONS: Evidence.COUNTS_AND_CLASS_STATE},
        ),
        (
            "at",
            {
                GateCode.SAFE_BASE_CONVERSATIONS: Evidence.COUNTS_AND_CLASS_STATE,
                GateCode.GUARDIAN_INFORMATION: Evidence.DATE_AND_CHANNEL,
            },
            {},
        ),
        ("mvp_mellanstadiet", {GateCode.GUARDIAN_INFORMATION: Evidence.DATE_AND_CHANNEL}, {}),
    ],
)
def test_gates(programme: str, required: dict[GateCode, Evidence], optional: dict[GateCode, Evidence]) -> None:
    for edition in load_catalogue()[programme].editions:
        assert {gate.code: gate.evidence for gate in edition.gates if gate.required} == required
        assert {gate.code: gate.evidence for gate in edition.gates if not gate.required} == optional


def test_safe_base_conversations_bring_the_duty_to_report_card() -> None:
    gates = {gate.code: gate for gate in load_catalogue()["at"].edition(LATEST).gates}
    assert CareFlag.DUTY_TO_REPORT_CARD in gates[GateCode.SAFE_BASE_CONVERSATIONS].care


@pytest.mark.parametrize(("programme", "halfway"), [("mvp", 7), ("at", 6)])
@pytest.mark.parametrize("year", ["2020/21", "2021/22"])
def test_milestones(programme: str, halfway: int, year: str) -> None:
    milestones = {m.code: m for m in load_catalogue()[programme].edition(year).milestones}
    booster = milestones[MilestoneCode.BOOSTER_HALF_DAY]
    review = milestones[MilestoneCode.MID_YEAR_REVIEW]
    evaluation = milestones[MilestoneCode.END_OF_YEAR_EVALUATION]
    assert booster.when is MilestoneTiming.FIRST_TERM
    assert (review.when, review.series, review.lesson) == (MilestoneTiming.AFTER_LESSON, "base", halfway)
    assert evaluation.when is MilestoneTiming.YEAR_END
    assert (MilestoneCode.OUTCOME_SURVEY in milestones) == (programme == "mvp")


def test_thematic_lessons_follow_the_base_from_year_eight() -> None:
    thematic = load_catalogue()["mvp"].edition(LATEST).series_of("thematic")
    assert (thematic.optional, thematic.earliest_year, thematic.after_series) == (True, 8, "base")


def test_taget_base_passes_are_bound_to_september_december_and_april() -> None:
    edition = load_catalogue()["taget"].edition(LATEST)
    assert [lesson.month for lesson in edition.series_of("base").lessons] == [9, 12, 4]
    assert {lesson.month for lesson in edition.series_of("extra").lessons} == {None}
    april = edition.series_of("base").lesson(3)
    assert (april.title, april.month) == ("Våld i hemmet", 4)
    assert set(april.care) == SENSITIVE | {CareFlag.DUTY_TO_REPORT_CARD}


def test_taget_staff_passes_come_before_those_of_the_pupils() -> None:
    staff = load_catalogue()["taget"].edition(LATEST).series_of("staff")
    assert (staff.audience, staff.precedes) == ("staff", ("base", "extra"))


def test_meetings_beside_the_lessons_are_counted_by_the_school_year() -> None:
    edition = load_catalogue()["taget"].edition(LATEST)
    assert (edition.workplace_meetings, edition.guardian_meetings) == (4, 3)
    assert [load_catalogue()["at"].edition(year).guardian_meetings for year in ("2020/21", LATEST)] == [None, 3]


@pytest.mark.parametrize("programme", load_catalogue().values(), ids=lambda programme: programme.code)
def test_every_abbreviated_source_is_written_out(programme: Programme) -> None:
    written_out = {source.partition(":")[0] for source in programme.sources}
    facts = [
        fact for edition in programme.editions for fact in (*edition.gates, *edition.milestones, *edition.training)
    ]
    named = " ".join(fact.source for fact in (*programme.editions, *programme.all_series(), *facts))
    assert set(re.findall(r"\bS[0-9]\b", named)) <= written_out


@pytest.mark.parametrize(
    ("programme", "series", "swedish", "english", "one", "several"),
    [
        ("mvp", "base", "MVP", "MVP", "lektion", "lessons"),
        ("mvp", "thematic", "MVP tematiska", "MVP thematic", "tematisk lektion", "thematic lessons"),
        ("mvp_botkyrka", "base", "MVP Botkyrka", "MVP Botkyrka", "pass", "passes"),
        ("taget", "base", "TÅGET baspass", "TÅGET base passes", "baspass", "base passes"),
        ("mvp_fritid", "base", "MVP Fritid", "MVP Fritid", "träff", "meetings"),
    ],
)
def test_names_of_courses_and_lessons(
    programme: str, series: str, swedish: str, english: str, one: str, several: str
) -> None:
    found = load_catalogue()[programme]
    assert [found.course_name(series, locale) for locale in ("sv", "en")] == [swedish, english]
    name = found.edition(LATEST).series_of(series).lesson_name
    assert (name.one.in_language("sv"), name.several.in_language("en")) == (one, several)


def test_a_name_of_an_unknown_series_is_not_found() -> None:
    with pytest.raises(LookupError, match="no series 'extra' in mvp"):
        load_catalogue()["mvp"].course_name("extra", "sv")


def test_every_botkyrka_and_taget_pass_for_pupils_has_its_title() -> None:
    catalogue = load_catalogue()
    for code, series in [("mvp_botkyrka", "base"), ("taget", "base"), ("taget", "extra")]:
        titles = [lesson.title for lesson in catalogue[code].edition(LATEST).series_of(series).lessons]
        assert None not in titles
        assert len(set(titles)) == len(titles)


def test_botkyrka_counts_its_mentors_and_supervises_every_second_week() -> None:
    edition = load_catalogue()["mvp_botkyrka"].edition(LATEST)
    assert edition.pupil_mentor_year == 9
    assert (edition.interval_teaching_weeks, edition.supervision_interval_weeks) == (2, 2)
    honour = edition.series_of("base").lesson(10)
    assert honour.title == "Hedersrelaterat våld och förtryck"
    assert set(honour.care) == SENSITIVE


def test_no_mvp_or_at_lesson_has_a_title_of_its_own() -> None:
    for code in ("mvp", "at"):
        for series in load_catalogue()[code].edition(LATEST).series:
            assert {lesson.title for lesson in series.lessons} == {None}


def test_each_manual_has_nine_of_fourteen_titles() -> None:
    lessons = load_catalogue()["mvp"].edition(LATEST).series_of("base").lessons
    for manual, numbers in [
        (Manual.OLDER, [1, 2, 3, 4, 7, 8, 10, 11, 14]),
        (Manual.NEWER, [1, 2, 4, 5, 6, 7, 9, 11, 14]),
    ]:
        cards = {lesson.number: lesson.in_manual(manual) for lesson in lessons}
        assert [number for number, card in cards.items() if card and card.title] == numbers


def test_half_group_lessons_need_two_rooms() -> None:
    base = load_catalogue()["mvp"].edition(LATEST).series_of("base")
    for manual, number in [(Manual.OLDER, 4), (Manual.NEWER, 5)]:
        card = base.lesson(number).in_manual(manual)
        assert card is not None
        assert card.care == (CareFlag.HALF_GROUPS_TWO_ROOMS,)


def test_the_pyramid_of_lesson_three_is_needed_again_in_lesson_six() -> None:
    base = load_catalogue()["mvp"].edition(LATEST).series_of("base")
    made, needed = base.lesson(3).in_manual(Manual.NEWER), base.lesson(6).in_manual(Manual.NEWER)
    assert made is not None and needed is not None
    assert (made.title, made.materials[0].item) == (None, Item.VIOLENCE_PYRAMID)
    assert (needed.materials[0].item, needed.materials[0].from_lesson) == (Item.VIOLENCE_PYRAMID, 3)


def test_mellanstadiet_has_three_known_titles() -> None:
    lessons = load_catalogue()["mvp_mellanstadiet"].edition(LATEST).series_of("base").lessons
    titles = {lesson.number: lesson.title for lesson in lessons if lesson.title}
    assert titles == {1: "Vad är MVP?", 4: "Vad är våld?", 7: "Normer för tjejer och killar"}


def test_leisure_runs_in_drop_in_groups_and_has_any_number_of_sessions() -> None:
    fritid = load_catalogue()["mvp_fritid"]
    assert set(fritid.site_kinds) == {SiteKind.YOUTH_CENTRE, SiteKind.PLAY_PARK}
    edition = fritid.edition(LATEST)
    assert edition.group is GroupKind.DROP_IN
    assert edition.series_of("base").lesson(23).number == 23


def test_mvp_and_at_may_run_outside_school_and_share_their_components_with_leisure() -> None:
    for code in ("mvp", "at"):
        assert set(load_catalogue()[code].site_kinds) == set(SiteKind)
    for code in ("mvp", "at", "mvp_fritid"):
        assert set(load_catalogue()[code].components) == set(Component)


@pytest.mark.parametrize("number", [0, -1, 15])
def test_a_lesson_outside_the_series_is_not_found(number: int) -> None:
    with pytest.raises(LookupError):
        load_catalogue()["mvp"].edition(LATEST).series_of("base").lesson(number)


def test_an_unknown_series_is_not_found() -> None:
    with pytest.raises(LookupError, match="staff"):
        load_catalogue()["mvp"].edition(LATEST).series_of("staff")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("mvp", "mvp"),
        (" MVP ", "mvp"),
        ("Mentorer i våldsprevention", "mvp"),
        ("agera", "at"),
        ("Agera  Tillsammans", "at"),
        ("agera_tillsammans", "at"),
        ("MVP Botkyrka", "mvp_botkyrka"),
        ("mvp-mellanstadiet", "mvp_mellanstadiet"),
        ("TÅGET", "taget"),
        ("ta\u030aget", "taget"),
        ("taget", "taget"),
        ("En fritid fri från våld", "mvp_fritid"),
        ("", None),
        ("mvpp", None),
        ("program", None),
    ],
)
def test_find_programme(word: str, code: str | None) -> None:
    found = find_programme(word)
    assert (found.code if found else None) == code


def test_the_catalogue_is_read_once_and_cannot_be_changed() -> None:
    assert load_catalogue() is load_catalogue()
    with pytest.raises(ValidationError, match="frozen"):
        load_catalogue()["mvp"].code = "other"
    with pytest.raises(TypeError):
        load_catalogue()["other"] = load_catalogue()["mvp"]  # type: ignore[index]


def break_file(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the catalogue in which the first `old` of one file reads `new`."""
    copy = Path(shutil.copytree(SHIPPED, folder / "catalogue"))
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("mvp.toml", "short_name", "shortname", "mvp.toml: shortname: Extra inputs are not permitted"),
        ("mvp.toml", 'short_name = "MVP"', "", "mvp.toml: short_name"),
        ("mvp.toml", 'code = "mvp"', 'code = "mpv"', "mvp.toml: code"),
        ("mvp.toml", 'source = "S0"', 'source = ""', "mvp.toml: editions[0].source"),
        ("mvp.toml", "lesson_minutes = 60", 'lesson_minutes = "60"', "mvp.toml: editions[0].lesson_minutes"),
        ("mvp.toml", "lesson_minutes = 60", "lesson_minutes = true", "mvp.toml: editions[0].lesson_minutes"),
        ("mvp.toml", "lesson_minutes = 60", "lesson_minutes = -60", "mvp.toml: editions[0].lesson_minutes"),
        ("mvp.toml", "{ first = 7, last = 12 }", "{ first = 7, last = 13 }", "mvp.toml: editions[0].years"),
        ("mvp.toml", "{ first = 7, last = 12 }", "7", "mvp.toml: editions[0].years"),
        ("mvp.toml", "{ first = 7, last = 12 }", "{ first = 7, last = 6 }", "mvp.toml: editions[0].years"),
        ("mvp.toml", 'sv = "lektion"', 'se = "lektion"', "editions[0].series[0].lesson_name.one.sv: Field required"),
        ("mvp.toml", 'code = "base"', 'code = "main"', "mvp.toml: editions[0].series: none has the code 'base'"),
        ("mvp.toml", '"date_and_channel"', '"date"', "mvp.toml: editions[0].gates[0].evidence"),
        ("mvp.toml", "lesson = 7", "lesson = 15", "mvp.toml: editions[0].milestones[2].lesson"),
        ("mvp.toml", 'series = "base"', 'series = "bas"', "mvp.toml: editions[0].milestones[2].series"),
        ("mvp.toml", 'after_series = "base"', 'after_series = "b"', "mvp.toml: editions[0].series[1]"),
        ("mvp.toml", "count = 14", "count = 13", "mvp.toml: editions[0].series[0].lessons"),
        ("mvp.toml", "number = 2", "number = 1", "mvp.toml: editions[0].series[0].lessons"),
        ("mvp.toml", 'based_on = "2020/21"', 'based_on = "2019/20"', "mvp.toml: editions[1].based_on"),
        ("mvp.toml", '"2021/22"', '"2020/21"', "mvp.toml: editions[1].from_school_year"),
        ("mvp.toml", '"2021/22"', '"2021/23"', "mvp.toml: editions[1].from_school_year"),
        ("mvp.toml", 'code = "mvp"', "code = ", "mvp.toml:"),
        ("at.toml", "count = 11", "count = 0", "at.toml: editions[0].series[0].count"),
        ("at.toml", '["agera"', '["mvp"', "mvp.toml: aliases"),
        ("taget.toml", ", month = 12", "", "taget.toml: editions[0].series[0].lessons"),
        ("taget.toml", "month = 12", "month = 13", "taget.toml: editions[0].series[0].lessons"),
        ("taget.toml", 'components = ["gender"]', 'components = ["sex"]', "lessons[0].components[0]"),
        ("taget.toml", 'components = ["gender"]', 'components = "gender"', "lessons[0].components"),
    ],
)
def test_a_broken_file_is_refused_by_file_and_key(tmp_path: Path, name: str, old: str, new: str, where: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(break_file(tmp_path, name, old, new))
    assert where in str(refused.value)


def test_everything_that_is_wrong_with_a_file_is_told_at_once(tmp_path: Path) -> None:
    folder = break_file(tmp_path, "mvp.toml", 'short_name = "MVP"', "shortname = 7")
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(folder)
    assert [line.partition(": ")[2] for line in str(refused.value).splitlines()] == [
        "short_name: Field required",
        "shortname: Extra inputs are not permitted",
    ]


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no programme"):
        read_catalogue(tmp_path)
