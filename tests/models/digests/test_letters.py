"""The weekly letters' rules: pace, what waits, promise 6, and when they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import CalendarEntry, EntryKind, SchoolYear, WorkHours
from models.courses import Course, CourseStatus, PlannedLesson
from models.digests import (
    Coverage,
    DecisionKind,
    DigestFacts,
    GapKind,
    OtherSchools,
    PlanState,
    SumsDigest,
    city_digest,
    coordinator_digest,
)
from models.digests.deliveries import LetterRecipient, find_due_time, find_use_by, list_workdays
from models.digests.facts import ClassFacts, SiteFacts
from models.digests.letters import find_plan_state, principal_digest
from models.digests.sums import district_digest, is_large_enough
from models.lessons import cards, prints, rooms_named, rooms_needed
from models.places import Calendars, Site, SiteCount, SiteForm, SiteStatus
from models.preferences import DigestRhythm
from models.programmes import Item, Manual

MONDAY = date(2026, 11, 16)
YEAR = SchoolYear(2026)


def course(number: int = 1, *, programme: str = "mvp", status: CourseStatus = CourseStatus.RUNNING) -> Course:
    return Course(
        id=number,
        site_id=1,
        site="Alviksskolan",
        group_id=number,
        label=f"7{number}",
        programme_code=programme,
        series_code="base",
        school_year=YEAR,
        status=status,
        ended_on=None,
        weekday=2,
        held_before=0,
        keeps_school_days=True,
        part=None,
        year=7,
    )


def plan(number: int, days: int, *, room: str | None = "B1", missed: bool = False) -> PlannedLesson:
    return PlannedLesson(
        id=number,
        course_id=1,
        number=number,
        day=MONDAY + timedelta(days=days),
        starts_at=time(10, 20),
        room=room,
        missed=missed,
    )


def class_facts(
    number: int = 1,
    *,
    held: int = 4,
    waiting: Sequence[PlannedLesson] = (),
    leaders: Sequence[int] = (1, 2),
    of: Course | None = None,
    has_plan: bool = True,
) -> ClassFacts:
    one = of or course(number)
    return ClassFacts(
        course=one,
        total=one.total,
        room="B1",
        held=set(range(1, held + 1)),
        held_week_ago=held,
        waiting=list(waiting),
        has_plan=has_plan,
        late_week_ago=0,
        due=held,
        due_held=held,
        leaders=set(leaders),
    )


def site_facts(number: int, classes: Sequence[ClassFacts], **changes: object) -> SiteFacts:
    site = Site(number, f"Skola {number}", SiteForm.COMPULSORY, 1, "Bromma")
    plain = SiteFacts(
        site=site,
        status=SiteStatus.RUNNING,
        reported=None,
        has_report=True,
        has_coordinator=True,
        classes=list(classes),
    )
    return replace(plain, **changes)


def facts(*sites: SiteFacts, entries: Sequence[CalendarEntry] = ()) -> DigestFacts:
    return DigestFacts(MONDAY, YEAR, Calendars(tuple(entries)), {one.site.id: one for one in sites})


# --- pace -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "missed", "has_plan", "expected"),
    [
        (4, 0, True, PlanState.IN_STEP),
        (4, 1, True, PlanState.BEHIND),
        (4, 2, True, PlanState.BEHIND),
        (4, 3, True, PlanState.FAR_BEHIND),
        (0, 0, True, PlanState.NOT_STARTED),
        (0, 1, True, PlanState.BEHIND),
        (4, 0, False, PlanState.NO_PLAN),
        (0, 0, False, PlanState.NO_PLAN),
        (14, 3, True, PlanState.IN_STEP),
    ],
)
def test_how_a_class_lies_to_its_plan(held: int, missed: int, has_plan: bool, expected: PlanState) -> None:
    assert find_plan_state(class_facts(held=held, has_plan=has_plan), missed=missed, open_ones=0) is expected


@pytest.mark.parametrize(("held", "missed"), [(0, 0), (4, 0), (4, 1), (4, 5)])
def test_nothing_is_said_of_the_pace_while_a_lesson_waits_for_its_answer(held: int, missed: int) -> None:
    assert find_plan_state(class_facts(held=held), missed=missed, open_ones=1) is PlanState.WAITING


def test_paused_ended_and_without_a_number_stay_apart() -> None:
    paused = class_facts(of=course(status=CourseStatus.PAUSED))
    ended = class_facts(of=course(status=CourseStatus.ENDED))
    open_ended = class_facts(of=course(programme="mvp_fritid"), held=0)
    assert (
        find_plan_state(paused, missed=3, open_ones=0) is PlanState.PAUSED
        and find_plan_state(ended, missed=3, open_ones=0) is PlanState.ENDED
    )
    assert find_plan_state(open_ended, missed=0, open_ones=0) is PlanState.NOT_STARTED
    open_ended.held.add(1)
    assert find_plan_state(open_ended, missed=0, open_ones=0) is PlanState.NO_NUMBER


# --- the coordinator's letter -----------------------------------------------------------------------------------------


def test_what_is_to_come_stands_before_what_is_past_and_a_missed_lesson_is_not_asked_about() -> None:
    one = class_facts(held=2, waiting=[plan(3, -14), plan(4, -7, missed=True), plan(5, 1)], leaders=(1,))
    digest = coordinator_digest(facts(site_facts(1, [one])), 1)
    assert digest is not None
    kinds = [(gap.kind, gap.lessons[0].number) for gap in digest.gaps]
    assert kinds == [(GapKind.STAFFING, 5), (GapKind.ROOM, 5), (GapKind.UNCLEAR, 3), (GapKind.NO_DAY, 4)]
    line = digest.classes[0]
    assert (line.without_day, line.unanswered, line.state) == (1, 1, PlanState.WAITING)
    assert line.next is not None and line.next.number == 5 and line.next_number == 3


def test_everything_that_waits_is_there_once_for_each_class_and_by_day() -> None:
    classes = [class_facts(number, held=0, waiting=[plan(1, number % 10)], leaders=()) for number in range(1, 31)]
    digest = coordinator_digest(facts(site_facts(1, classes)), 1)
    assert digest is not None and len(digest.gaps) == digest.waiting == 30
    assert [gap.day for gap in digest.gaps] == sorted(gap.day for gap in digest.gaps)


def test_lessons_of_a_class_that_wait_for_an_answer_are_one_thing() -> None:
    one = class_facts(held=2, waiting=[plan(number, number - 20) for number in range(3, 8)])
    digest = coordinator_digest(facts(site_facts(1, [one])), 1)
    assert digest is not None and digest.waiting == 1
    assert [plan.number for plan in digest.gaps[0].lessons] == [3, 4, 5, 6, 7]


def test_a_leader_is_lacked_once_however_many_lessons_come() -> None:
    one = class_facts(waiting=[plan(5, 1), plan(6, 8)], leaders=(1,))
    digest = coordinator_digest(facts(site_facts(1, [one])), 1)
    assert digest is not None and [gap.kind for gap in digest.gaps].count(GapKind.STAFFING) == 1


def test_a_class_without_dates_or_leaders_waits_for_them() -> None:
    one = class_facts(held=0, leaders=(), has_plan=False)
    digest = coordinator_digest(facts(site_facts(1, [one])), 1)
    assert digest is not None and [gap.kind for gap in digest.gaps] == [GapKind.NO_PLAN, GapKind.STAFFING]


def test_a_lesson_on_a_day_without_school_leads_the_letter_and_is_never_asked_about() -> None:
    study_day = CalendarEntry(EntryKind.STUDY_DAY, MONDAY + timedelta(1), MONDAY + timedelta(1), "Kompetensdag")
    struck = [replace(plan(3, -13), struck=True), replace(plan(4, 1), struck=True)]
    one = class_facts(held=2, waiting=struck)
    digest = coordinator_digest(facts(site_facts(1, [one]), entries=[study_day]), 1)
    assert digest is not None
    assert [(each.lessons[0].row.number, each.weeks) for each in digest.struck] == [(4, 1)]
    assert [gap.kind for gap in digest.gaps] == [GapKind.NO_DAY]
    assert (digest.classes[0].unanswered, digest.classes[0].without_day) == (0, 1)


def test_a_principal_decides_what_only_a_principal_can() -> None:
    few, alone = class_facts(1, leaders=(1,), waiting=[plan(5, 1)]), class_facts(2, waiting=[plan(5, 1)])
    together = class_facts(3, waiting=[plan(5, 1)])
    together.plans_together = True
    site = site_facts(1, [few, alone, together], has_coordinator=False)
    today = date(2026, 12, 14)  # in the second week of a month: planning time is told of once a month
    digest = principal_digest(replace(facts(site), city=("Siri Stad",), today=today), 1)
    assert digest is not None
    assert [(each.kind, [one.label for one in each.courses], each.helpers) for each in digest.decisions] == [
        (DecisionKind.NO_COORDINATOR, [], ("Siri Stad",)),
        (DecisionKind.FEW_LEADERS, ["71"], ()),
        (DecisionKind.NO_PLANNING_TIME, ["72"], ()),
    ]
    assert digest.gaps == () and digest.waiting == 0


@pytest.mark.parametrize(("day", "ends"), [(date(2026, 12, 14), True), (date(2026, 12, 7), False)])
def test_the_last_week_of_a_term_tells_so(day: date, ends: bool) -> None:
    term = CalendarEntry(EntryKind.TERM, date(2026, 8, 17), date(2026, 12, 18), "Hösttermin")
    found = replace(facts(site_facts(1, [class_facts()]), entries=[term]), today=day)
    digest = coordinator_digest(found, 1)
    assert digest is not None and (digest.term_ends == date(2026, 12, 18)) is ends


def test_in_august_the_letter_is_the_start_of_the_year() -> None:
    fresh = class_facts(held=0, waiting=[plan(1, -60)])
    fresh.due = fresh.due_held = 0
    digest = coordinator_digest(replace(facts(site_facts(1, [fresh])), today=date(2026, 8, 17)), 1)
    assert digest is not None and digest.starts
    digest = coordinator_digest(facts(site_facts(1, [class_facts()])), 1)
    assert digest is not None and not digest.starts


def test_what_lies_beyond_next_week_does_not_wait_yet() -> None:
    one = class_facts(waiting=[plan(5, 14)], leaders=(1,))
    digest = coordinator_digest(facts(site_facts(1, [one])), 1)
    assert digest is not None and digest.waiting == 0


def test_nothing_runs_nothing_is_told() -> None:
    ended = site_facts(1, [class_facts(of=course(status=CourseStatus.ENDED))])
    assert coordinator_digest(facts(ended), 1) is None
    assert principal_digest(facts(ended), 1) is None
    assert coordinator_digest(facts(), 1) is None
    assert city_digest(facts()) is None
    assert district_digest(facts(), 1) is None


@pytest.mark.parametrize(
    ("shared", "quoted"),
    [
        (["Halvklass gav fler röster"], "Halvklass gav fler röster"),
        (["Karin höll i övningen jättefint", "Halvklass gav fler röster"], "Halvklass gav fler röster"),
        (["x" * 161], ""),
        ([], ""),
    ],
)
def test_what_went_well_names_nobody(shared: list[str], quoted: str) -> None:
    digest = coordinator_digest(facts(site_facts(1, [class_facts()], shared=shared)), 1)
    assert digest is not None and digest.went_well == quoted


# --- rooms and prints -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("room", "count"),
    [(None, 0), ("", 0), ("B214", 1), ("B214 och B216", 2), ("B214, B216", 2), ("B214/B216", 2), ("Ockelbosalen", 1)],
)
def test_rooms_in_a_text(room: str | None, count: int) -> None:
    assert rooms_named(room) == count


@given(st.text(max_size=80))
def test_no_text_is_too_odd_for_a_room(room: str) -> None:
    assert rooms_named(room) >= 0


def test_the_manual_is_told_where_it_is_unknown_and_followed_where_the_school_named_its_lessons() -> None:
    lesson4 = cards(course(), 4, {})
    assert rooms_needed(lesson4) == (2, Manual.OLDER)
    older = {("mvp", "base"): {2: "Vad är våld?"}}
    assert rooms_needed(cards(course(), 4, older)) == (2, None)
    newer = {("mvp", "base"): {1: "introduktion till MVP"}}
    assert rooms_needed(cards(course(), 4, newer)) == (1, None)
    assert cards(course(), 15, {}) == []


def test_prints_are_one_line_each_for_all_classes() -> None:
    found = prints([(course(1), 4), (course(2), 4), (course(1), 5)], {})
    said = {(one.item, one.labels, one.manual) for one in found}
    assert (Item.SCENARIO_CARDS, ("71", "72"), Manual.OLDER) in said
    assert (Item.SUPPORT_LIST, ("71", "72"), None) in said
    assert len(said) == len(found) == 2


# --- above the school (promise 6) -------------------------------------------------------------------------------------

schools = st.lists(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from([(), (1, 2), (3, 4), (5, 6), (7, 8)])), max_size=8),
    max_size=6,
)


def city_of(found: list[list[tuple[int, tuple[int, ...]]]]) -> SumsDigest | None:
    sites = []
    for place, classes in enumerate(found, start=1):
        made = [
            class_facts(
                place * 100 + number,
                waiting=[plan(5 + n, -7) for n in range(late)],
                leaders=[place * 100 + p for p in pair],
            )
            for number, (late, pair) in enumerate(classes)
        ]
        sites.append(site_facts(place, made))
    return city_digest(facts(*sites))


@given(schools)
def test_no_figure_points_at_a_pair_not_even_by_subtraction(found: list[list[tuple[int, tuple[int, ...]]]]) -> None:
    digest = city_of(found)
    if digest is None:
        return
    by_name = {
        f"Skola {place}": [class_facts(n, leaders=[place * 100 + p for p in pair]) for n, (_, pair) in enumerate(of)]
        for place, of in enumerate(found, start=1)
    }
    told = digest.rows
    alone = [row.name for row in told if row.name]
    assert all(is_large_enough(by_name[name], MONDAY) for name in alone)
    rest = [one for name, classes in by_name.items() if name not in alone for one in classes]
    for place, one in enumerate(rest):
        one.course = course(1000 + place)
    if digest.pace is None:
        assert not told and digest.held == digest.planned == 0 and digest.coverage is None
    else:
        assert sum(row.pace.classes for row in told) == digest.pace.classes
        assert not rest or is_large_enough(rest, MONDAY)


def test_states_that_schools_told_of_themselves_are_counted_apart() -> None:
    big = site_facts(1, [class_facts(n, leaders=(n, 90)) for n in range(1, 7)])
    waiting = site_facts(2, [], status=SiteStatus.STARTING, reported=3)
    paused = site_facts(3, [], status=SiteStatus.PAUSED, reported=4)
    silent = site_facts(4, [], status=None, reported=2)
    untold = site_facts(5, [], reported=None)
    digest = city_digest(facts(big, waiting, paused, silent, untold))
    assert digest is not None and digest.pace is not None
    assert dict(digest.pace.states) == {PlanState.IN_STEP: 6}
    assert (digest.classes, digest.at_least, digest.sites.schools) == (15, True, 5)
    assert [school.name for school in digest.decisions.not_reported] == ["Skola 5"]
    assert digest.others == OtherSchools(not_using=2, classes_not_using=2, not_started=1, paused=1)
    assert digest.all_in_step == 1


def test_a_district_sees_its_own_schools_only() -> None:
    inside, outside = site_facts(1, [class_facts()], has_coordinator=False), site_facts(2, [class_facts(2)])
    outside.site = replace(outside.site, district_id=2)
    digest = district_digest(facts(inside, outside), 1)
    assert digest is not None and digest.sites.schools == 1 and digest.district == "Bromma"


def test_only_classes_whose_pace_is_told_hide_each_other() -> None:
    """One class under way among paused, ended and unbegun ones: every figure would be that pair's."""
    alone = class_facts(1, waiting=[plan(5, -7)])
    others = [
        class_facts(2, leaders=(3, 4), of=course(2, status=CourseStatus.PAUSED)),
        class_facts(3, leaders=(5, 6), of=course(3, status=CourseStatus.ENDED)),
        class_facts(4, leaders=(7, 8), held=0),
        class_facts(5, leaders=(9, 10), held=0, has_plan=False),
    ]
    digest = city_digest(facts(site_facts(1, [alone, *others], has_coordinator=False)))
    assert digest is not None
    assert (digest.pace, digest.in_step_before, digest.held, digest.planned) == (None, None, 0, 0)
    assert digest.coverage is None and digest.rows == () and digest.all_in_step == 0
    assert digest.others == OtherSchools(too_small=1)


def test_where_nothing_may_be_shown_and_nothing_is_to_be_decided_no_letter_comes() -> None:
    few = site_facts(1, [class_facts()])
    calendar = [CalendarEntry(EntryKind.TERM, date(2026, 8, 17), date(2026, 12, 18))]
    assert city_digest(facts(few, entries=calendar)) is None
    assert city_digest(facts(few)) is not None, "its terms are to be entered"


def test_what_is_held_of_the_planned_is_told_of_enough_classes_that_had_anything_planned() -> None:
    classes = [class_facts(n, leaders=(n, 90)) for n in range(1, 7)]
    for one in classes[1:]:
        one.due = one.due_held = 0
    digest = city_digest(facts(site_facts(1, classes)))
    assert digest is not None and digest.pace is not None and digest.held == digest.planned == 0


def inside(district_id: int | None, number: int, classes: int) -> SiteFacts:
    made = [class_facts(number * 100 + n, leaders=(number * 100 + n, 90)) for n in range(classes)]
    one = site_facts(number, made)
    one.site = replace(one.site, district_id=district_id)
    return one


def test_a_district_s_small_schools_are_not_the_difference_between_the_two_letters() -> None:
    """Järva's small school is told with its larger one in both letters, though Bromma's could have hidden it."""
    found = facts(inside(1, 1, 6), inside(1, 2, 3), inside(1, 3, 3), inside(2, 4, 6), inside(2, 5, 2))
    city, bromma, jarva = city_digest(found), district_digest(found, 1), district_digest(found, 2)
    assert city is not None and bromma is not None and jarva is not None
    assert [(row.name, row.schools) for row in bromma.rows] == [("Skola 1", 1), ("", 2)]
    assert [(row.name, row.schools) for row in jarva.rows] == [("", 2)]
    assert [(row.name, row.schools) for row in city.rows] == [("Skola 1", 1), ("", 4)]


def test_a_district_too_small_for_a_letter_is_left_out_of_the_city_s_sums_too() -> None:
    found = facts(inside(1, 1, 6), inside(2, 2, 2))
    city = city_digest(found)
    assert city is not None and city.pace is not None and city.coverage is not None
    assert (city.pace.classes, city.planned, city.coverage.running, city.classes) == (6, 24, 6, 8)
    assert [(row.name, row.classes) for row in city.rows] == [("Skola 1", 6)] and city.others.too_small == 1


def test_how_sure_the_figures_are_counts_classes_that_wait() -> None:
    classes = [class_facts(n, leaders=(n, 90)) for n in range(1, 7)]
    classes[0].waiting = [plan(5, -7)]
    classes[1].waiting = [plan(5, -7, missed=True)]
    digest = city_digest(facts(site_facts(1, classes)))
    assert digest is not None and digest.coverage == Coverage(answered=5, running=6)


@given(st.lists(st.tuples(st.sampled_from([None, 1, 2, 3]), st.integers(0, 8)), max_size=8))
def test_the_city_s_letter_less_the_districts_points_at_nobody(schools: list[tuple[int | None, int]]) -> None:
    found = facts(*(inside(district, place, many) for place, (district, many) in enumerate(schools, start=1)))
    city = city_digest(found)
    if city is None:
        return
    districts = [one for number in (1, 2, 3) if (one := district_digest(found, number))]
    names = {row.name for row in city.rows if row.name}
    assert names >= {row.name for one in districts for row in one.rows if row.name}
    told = sum(one.pace.classes for one in districts if one.pace)
    left = (city.pace.classes if city.pace else 0) - told
    assert left == 0 or left >= 5
    small = [[row.pace.classes for row in one.rows if row.pace and not row.name] for one in (city, *districts)]
    assert sum(small[0]) - sum(sum(one) for one in small[1:]) in (0, *range(5, 99))


def test_a_youth_centre_is_no_school() -> None:
    centre = site_facts(2, [class_facts(2)])
    centre.site = replace(centre.site, form=SiteForm.YOUTH_CENTRE)
    digest = city_digest(facts(site_facts(1, [class_facts()]), centre))
    assert digest is not None and digest.sites == SiteCount(1, ((SiteForm.YOUTH_CENTRE, 1),))


# --- when they come ---------------------------------------------------------------------------------------------------


def reader(**changes: object) -> LetterRecipient:
    plain = LetterRecipient(
        person_id=1,
        timezone="Europe/Stockholm",
        kind="coordinator_digest",
        subject="site:1",
        site_id=1,
        keeps_school_days=True,
        hours=WorkHours(),
        rhythm=DigestRhythm.WEEKLY,
        digest_day=None,
    )
    return replace(plain, **changes)


def entry(kind: EntryKind, first: date, last: date) -> CalendarEntry:
    return CalendarEntry(kind, first, last)


TERMS = (
    entry(EntryKind.TERM, date(2026, 8, 17), date(2026, 12, 18)),
    entry(EntryKind.TERM, date(2027, 1, 11), date(2027, 6, 10)),
    entry(EntryKind.BREAK, date(2026, 10, 26), date(2026, 10, 30)),
    entry(EntryKind.STUDY_DAY, date(2026, 11, 23), date(2026, 11, 23)),
    entry(EntryKind.BREAK, date(2027, 3, 1), date(2027, 3, 1)),
)


def comes(week: date, who: LetterRecipient, entries: tuple[CalendarEntry, ...] = TERMS) -> datetime | None:
    return find_due_time(who, list_workdays(who, Calendars(entries), week))


@pytest.mark.parametrize(
    ("week", "changes", "expected"),
    [
        (MONDAY, {}, datetime(2026, 11, 16, 6, 30, tzinfo=UTC)),
        (date(2026, 11, 23), {}, datetime(2026, 11, 23, 6, 30, tzinfo=UTC)),  # a study day is a workday
        (date(2027, 3, 1), {}, datetime(2027, 3, 2, 6, 30, tzinfo=UTC)),  # a free Monday
        (date(2027, 3, 29), {}, datetime(2027, 3, 30, 5, 30, tzinfo=UTC)),  # Easter Monday, and summer time
        (date(2026, 10, 26), {}, None),  # wholly break
        (date(2027, 6, 14), {}, None),  # after the last day of term
        (MONDAY, {"digest_day": 4}, datetime(2026, 11, 19, 6, 30, tzinfo=UTC)),
        (date(2027, 3, 1), {"digest_day": 1}, datetime(2027, 3, 2, 6, 30, tzinfo=UTC)),
        (MONDAY, {"hours": WorkHours(frozenset({3, 4}), time(9), time(15))}, datetime(2026, 11, 18, 8, tzinfo=UTC)),
        (MONDAY, {"hours": WorkHours(frozenset({6, 7}))}, None),
        (date(2026, 10, 26), {"keeps_school_days": False}, datetime(2026, 10, 26, 6, 30, tzinfo=UTC)),
    ],
)
def test_the_first_workday_of_the_week_at_the_start_of_the_day(
    week: date, changes: dict[str, object], expected: datetime | None
) -> None:
    assert comes(week, reader(**changes)) == expected


def test_without_a_calendar_july_is_nobodys() -> None:
    assert comes(date(2027, 7, 5), reader(), ()) is None
    assert comes(date(2026, 8, 10), reader(), ()) == datetime(2026, 8, 10, 5, 30, tzinfo=UTC)


def test_it_is_used_up_after_three_workdays() -> None:
    days = list_workdays(reader(), Calendars(TERMS), MONDAY)
    at = find_due_time(reader(), days)
    assert at is not None and find_use_by(reader(), days, at) == datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
    late = find_due_time(reader(digest_day=5), days)
    assert late is not None and find_use_by(reader(), days, late) == datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


def test_the_period_is_the_week_or_the_month() -> None:
    assert reader().period(date(2026, 12, 28)) == "2026-W53"
    assert reader(rhythm=DigestRhythm.MONTHLY).period(date(2026, 11, 30)) == "2026-11"


# --- the days that the figures cover ----------------------------------------------------------------------------------

AUTUMN_BREAK = CalendarEntry(EntryKind.BREAK, date(2026, 11, 9), date(2026, 11, 13), "höstlov")


def test_after_a_break_the_figures_reach_to_the_last_school_day_before_it() -> None:
    classes = [class_facts(number) for number in range(1, 7)]
    after_break = city_digest(facts(site_facts(1, classes), entries=[AUTUMN_BREAK]))
    assert after_break is not None and after_break.until == date(2026, 11, 6)
    elsewhere = replace(AUTUMN_BREAK, site_id=2)  # one school rests, the other does not
    both = city_digest(facts(site_facts(1, classes), site_facts(2, classes), entries=[elsewhere]))
    assert both is not None and both.until == date(2026, 11, 13)
