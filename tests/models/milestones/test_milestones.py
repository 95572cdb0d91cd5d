"""Milestones out of the programme's rules: what there is, on which day, who hears of it and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection, event, insert, select, text, update

from models.calendar import Calendar, CalendarEntry, DayKind, EntryKind, SchoolYear
from models.courses import CourseStatus, course_people, courses, planned_lessons
from models.db import BadInput, NotAllowed, Stale, Store
from models.deliveries import Cancel, Due, NewDelivery, Recipient, Send, Verdict, add_deliveries
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.milestones import (
    Milestone,
    MilestoneDay,
    MilestoneOffer,
    MilestoneReminder,
    MilestoneState,
    PassedBy,
    add_milestone,
    answer_invitation,
    confirm_day,
    find_milestones_due,
    list_milestones,
    mark_done,
    milestones,
    pass_by,
    put_day,
    reopen_milestones,
)
from models.milestones.acts import drop_past_answers, has_past_answers
from models.milestones.lacking import Scope
from models.milestones.laying import ensure_milestones, lay_milestones, milestones_lacking
from models.milestones.lists import read_milestones
from models.milestones.milestone import SUPERVISION, edition_of
from models.milestones.planned import plan_milestones
from models.milestones.reminders import ReminderReason, check_milestones
from models.milestones.rules import (
    CourseRun,
    LeadTime,
    WantedMilestone,
    YearTeam,
    find_workday_by,
    has_course_rules,
    has_team_rules,
    last_reminder_columns,
    list_datable_codes,
    list_wanted_of_course,
    list_wanted_of_team,
    reminder_lead_times,
)
from models.milestones.tables import milestone_answers
from models.people import Actor, Caller, load_actor, persons, trainings
from models.places import Workspace, all_workspaces, load_calendars, workspace_for_import
from models.preferences import classes_led
from models.programmes import load_catalogue

HOLIDAYS_ONLY = Calendar()
YEAR = SchoolYear(2026)
CALENDAR = Calendar(
    (
        CalendarEntry(EntryKind.TERM, date(2026, 8, 18), date(2026, 12, 21)),
        CalendarEntry(EntryKind.TERM, date(2027, 1, 11), date(2027, 6, 15)),
        CalendarEntry(EntryKind.BREAK, date(2026, 10, 26), date(2026, 10, 30), "höstlov"),
        CalendarEntry(EntryKind.STUDY_DAY, date(2026, 9, 2), date(2026, 9, 2)),
        CalendarEntry(EntryKind.STUDY_DAY, date(2026, 11, 18), date(2026, 11, 18)),
        CalendarEntry(EntryKind.STUDY_DAY, date(2027, 6, 8), date(2027, 6, 8)),
    )
)
AUGUST = date(2026, 8, 3)
MVP = edition_of("mvp", YEAR)
AT = edition_of("at", YEAR)


def run(first: date = date(2026, 9, 10), *, lessons: int = 14, held: int = 0, programme: str = "mvp") -> CourseRun:
    """Every second week from a Thursday on; the days of lessons held before are not planned."""
    days = {number: first + timedelta(weeks=2 * (number - 1)) for number in range(1, lessons + 1) if number > held}
    return CourseRun(
        id=1,
        site_id=1,
        programme=programme,
        series="base",
        school_year=YEAR,
        days=days,
        held=frozenset(range(1, held + 1)),
    )


def by_code(found: list[WantedMilestone]) -> dict[str, WantedMilestone]:
    return {one.code + (str(one.number) if one.number else ""): one for one in found}


# --- what a course has ------------------------------------------------------------------------------------------------


def test_a_course_s_milestones_hang_on_its_lessons() -> None:
    found = by_code(list_wanted_of_course(run(), MVP, CALENDAR, AUGUST))
    assert set(found) == {"guardian_information", "baseline_survey", "mid_year_review", "outcome_survey"}
    assert found["guardian_information"].due_on == date(2026, 9, 3)  # a week before lesson 1
    assert found["mid_year_review"].due_on == date(2026, 12, 3) == run().days[7]
    assert found["outcome_survey"].due_on == date(2027, 3, 18)  # a week after lesson 14
    assert not any(one.before_us for one in found.values())


def test_what_may_be_left_out_is_not_asked_for_and_what_shall_be_is() -> None:
    """S0: schools with AT shall hold safe base conversations with all pupils, schools with MVP may."""
    assert "safe_base_conversations" not in by_code(list_wanted_of_course(run(), MVP, CALENDAR, AUGUST))
    assert "safe_base_conversations" in by_code(list_wanted_of_course(run(programme="at"), AT, CALENDAR, AUGUST))


def test_a_follow_on_set_has_no_gates_and_other_programmes_what_their_rules_say() -> None:
    ruled = {
        (programme.code, series.code)
        for programme in load_catalogue().values()
        for series in programme.edition(str(YEAR)).series
        if has_course_rules(programme.edition(str(YEAR)), series)
    }
    assert ruled == {("mvp", "base"), ("at", "base"), ("mvp_mellanstadiet", "base")}
    teams = {programme.code for programme in load_catalogue().values() if has_team_rules(programme.edition(str(YEAR)))}
    assert teams == {"mvp", "at", "mvp_botkyrka"}


def test_a_gate_s_day_is_a_workday_and_the_last_one_before_where_a_week_is_too_short() -> None:
    spring = by_code(list_wanted_of_course(run(date(2027, 1, 14)), MVP, CALENDAR, AUGUST))
    assert spring["baseline_survey"].due_on == date(2026, 12, 21)  # a week before is in the holidays
    soon = by_code(list_wanted_of_course(run(), MVP, CALENDAR, date(2026, 9, 8)))
    assert soon["baseline_survey"].due_on == date(2026, 9, 9)


def test_a_lesson_held_before_its_planned_day_is_past_all_the_same() -> None:
    early = replace(run(), held=frozenset({1, 7}))
    found = by_code(list_wanted_of_course(early, MVP, CALENDAR, AUGUST))
    assert found["baseline_survey"].before_us and found["mid_year_review"].before_us
    assert not found["outcome_survey"].before_us


@given(
    held=st.integers(0, 14),
    today=st.dates(date(2026, 8, 1), date(2027, 7, 31)),
    first=st.dates(date(2026, 8, 20), date(2027, 1, 31)),
)
def test_nothing_past_is_ever_asked_for(held: int, today: date, first: date) -> None:
    one = run(first, held=held)
    for wanted in list_wanted_of_course(one, MVP, CALENDAR, today):
        assert wanted.due_on is None or wanted.due_on >= today or not wanted.before_us
        assert wanted.before_us is (wanted.anchor in one.held or one.days.get(wanted.anchor or 0, today) < today)
        assert not (wanted.before_us and wanted.due_on)
        if wanted.due_on:
            assert wanted.due_on >= today and wanted.anchored_on == one.days[wanted.anchor or 0]


# --- what a team has --------------------------------------------------------------------------------------------------


def team(*runs: CourseRun, programme: str = "mvp", led_before: bool = False) -> YearTeam:
    return YearTeam(site_id=1, programme=programme, year=YEAR, runs=runs, led_before=led_before)


def test_a_team_s_year() -> None:
    found = by_code(list_wanted_of_team(team(run()), MVP, CALENDAR, AUGUST))
    assert found["startup_meeting"].due_on == date(2026, 9, 2)  # the study day before lesson 1
    booster = found["booster_half_day"]
    assert booster.due_on == date(2026, 11, 18)  # the first study day after lesson 2
    assert booster.last_day == date(2026, 12, 21)  # S0: in the first term
    assert found["end_of_year_evaluation"].due_on == date(2027, 6, 8)  # S0: a study day in the last two weeks
    assert [found[f"supervision{number}"].due_on for number in (1, 2, 3)] == [
        find_workday_by(date(2026, 9, 10) + timedelta(days=182 * part / 4), CALENDAR) for part in (1, 2, 3)
    ]


def test_start_up_and_booster_are_for_the_first_year_of_leading() -> None:
    found = by_code(list_wanted_of_team(team(run(), led_before=True), MVP, CALENDAR, AUGUST))
    assert "startup_meeting" not in found and "booster_half_day" not in found
    assert found["end_of_year_evaluation"].due_on


def test_a_spring_start_has_its_booster_in_spring_and_no_day_where_there_is_no_study_day() -> None:
    booster = by_code(list_wanted_of_team(team(run(date(2027, 1, 14))), MVP, CALENDAR, AUGUST))["booster_half_day"]
    assert booster.last_day == date(2027, 6, 15) and booster.due_on == date(2027, 6, 8)
    bare = Calendar(tuple(entry for entry in CALENDAR.entries if entry.kind is EntryKind.TERM))
    booster = by_code(list_wanted_of_team(team(run()), MVP, bare, AUGUST))["booster_half_day"]
    assert booster.due_on is None and booster.last_day == date(2026, 12, 21)


def test_without_a_calendar_no_day_is_guessed_and_the_half_year_is_the_term() -> None:
    found = by_code(list_wanted_of_team(team(run()), MVP, HOLIDAYS_ONLY, AUGUST))
    assert found["booster_half_day"] == WantedMilestone("booster_half_day", 0, None, date(2026, 12, 31))
    assert found["end_of_year_evaluation"].due_on is None


def test_supervision_every_second_teaching_week() -> None:
    """Botkyrka: as often as the passes (S3); the week of the autumn break is none."""
    weekly = CourseRun(
        id=1,
        site_id=1,
        programme="mvp_botkyrka",
        series="base",
        school_year=YEAR,
        days={1: date(2026, 9, 10), 11: date(2026, 12, 10)},
        held=frozenset(),
    )
    found = list_wanted_of_team(
        team(weekly, programme="mvp_botkyrka"), edition_of("mvp_botkyrka", YEAR), CALENDAR, AUGUST
    )
    assert [one.due_on for one in found][:4] == [
        date(2026, 9, 10), date(2026, 9, 24), date(2026, 10, 8), date(2026, 10, 22)
    ]  # fmt: skip
    assert found[4].due_on == date(2026, 11, 12)
    assert {one.code for one in found} == {SUPERVISION}


@given(today=st.dates(date(2026, 8, 1), date(2027, 7, 31)), first=st.dates(date(2026, 8, 20), date(2027, 5, 31)))
def test_proposals_lie_ahead_on_workdays_and_within_their_term(today: date, first: date) -> None:
    for wanted in list_wanted_of_team(team(run(first, lessons=4)), MVP, CALENDAR, today):
        if wanted.due_on:
            assert wanted.due_on > today and not wanted.before_us
            assert CALENDAR.is_workday(wanted.due_on)
            assert wanted.last_day is None or wanted.due_on <= wanted.last_day


@given(day=st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_the_workday_by_a_day_is_at_most_that_day(day: date) -> None:
    found = find_workday_by(day, HOLIDAYS_ONLY)
    assert found <= day and HOLIDAYS_ONLY.kind(found) is not DayKind.OFF


# --- when they are spoken of ------------------------------------------------------------------------------------------


def test_boosters_training_and_surveys_are_told_four_weeks_a_week_and_a_day_ahead() -> None:
    for code in ("booster_half_day", "basic_training", "outcome_survey", "baseline_survey"):
        assert reminder_lead_times(code, MVP, dated=True) == (LeadTime.FOUR_WEEKS, LeadTime.WEEK, LeadTime.DAY)


def test_a_proposed_meeting_is_for_its_owner_and_one_every_fortnight_is_not_announced() -> None:
    assert reminder_lead_times("booster_half_day", MVP, dated=False) == (LeadTime.FOUR_WEEKS, LeadTime.WEEK)
    botkyrka = edition_of("mvp_botkyrka", YEAR)
    assert reminder_lead_times(SUPERVISION, botkyrka, dated=False) == ()
    assert reminder_lead_times(SUPERVISION, botkyrka, dated=True) == (LeadTime.DAY,)
    assert set(last_reminder_columns(SUPERVISION, botkyrka, YEAR.first_day, dated=False, before_us=False).values()) == {
        None
    }


def test_what_can_be_given_a_day_follows_the_rules() -> None:
    assert list_datable_codes(MVP)[:3] == ["knowledge_half_day", "theory_self_study", "basic_training"]
    assert "booster_half_day" in list_datable_codes(MVP) and SUPERVISION in list_datable_codes(MVP)
    assert list_datable_codes(edition_of("taget", YEAR)) == []


# --- in the database --------------------------------------------------------------------------------------------------

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)  # a Tuesday, 10.00
TODAY = NOW.date()
SCHOOLS = """skola,stadsdel,skolform,program,klasser,samarbete,status,läsår
Alviksskolan,Bromma,grundskola,MVP+AT,14,ja,pågår,
"""
STAFF = """namn,slack_id,e-post,skola,roll,yrkesroll,utbildning
Anna Berg,U0ANNA,,Alviksskolan,ledare,lärare,"kunskapshalvdag, grundutbildning MVP"
Karin Ek,U0KARIN,,Alviksskolan,ledare,lärare,
Felix Falk,,felix@stad.example,Alviksskolan,ledare,fältassistent,
Maria Lindgren,U0MARIA,,Alviksskolan,koordinator,skolkurator,
Per Holm,U0PER,,Alviksskolan,rektor,rektor,
"""
CLASSES = """skola,klass,årskurs,program,ledare,reserv,start,veckodag,tid,intervall,lokal,hållna,känner
Alviksskolan,7A,7,MVP,U0ANNA,,2026-11-17,tisdag,13.00,2,,0,
Alviksskolan,7B,7,MVP,U0ANNA U0KARIN felix@stad.example,,2026-11-19,torsdag,10.20,2,,0,
Alviksskolan,7C,7,MVP,U0KARIN,,2026-11-17,tisdag,13.00,2,,4,
"""
YEAR_FILE = """läsår,typ,från,till,namn,skola,årskurs
2026/27,termin,2026-08-18,2026-12-21,,,
2026/27,termin,2027-01-11,2027-06-15,,,
2026/27,studiedag,2026-12-09,,,,
"""


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """A school whose MVP team starts in November, in one long transaction."""
    store = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(store)
    with store.engine.begin() as opened:
        space = workspace_for_import(opened, named=None, name="Testköping", timezone="Europe/Stockholm", now=NOW)
        brings(opened, SCHOOLS, STAFF, CLASSES, space=space)
        yield opened
    store.close()


def brings(db: Connection, *files: str, space: Workspace | None = None) -> None:
    uploads = [Upload(f"{number}.csv", body.encode()) for number, body in enumerate(files)]
    run_import(db, workspace=space or all_workspaces(db)[0], files=uploads, now=NOW)


def plan(db: Connection, now: datetime = NOW) -> list[NewDelivery]:
    """One turn of the scheduler: what is lacking comes into being, then what it owes is planned."""
    space = all_workspaces(db)[0]
    calendars = load_calendars(db, space.id)
    if milestones_lacking(db, space=space, calendars=calendars, now=now):
        lay_milestones(db, space=space, now=now)
    return plan_milestones(db, space=space, calendars=calendars, now=now)


def noted(db: Connection, now: datetime = NOW) -> list[NewDelivery]:
    wishes = plan(db, now)
    add_deliveries(db, workspace_id=all_workspaces(db)[0].id, new=wishes, now=now)
    return wishes


def who(db: Connection, slack_id: str) -> Actor:
    return load_actor(db, Caller(all_workspaces(db)[0].id, slack_id))


def name_of(db: Connection, person_id: int) -> str:
    return str(db.execute(select(persons.c.name).where(persons.c.id == person_id)).scalar_one()).split()[0]


def kept(db: Connection, code: str, today: date = TODAY) -> list[Milestone]:
    return read_milestones(db, milestones.c.code == code, today=today)


def told(db: Connection, wishes: list[NewDelivery], milestone_id: int) -> set[tuple[str, str]]:
    return {(name_of(db, one.recipient_id), one.period) for one in wishes if one.subject == f"milestone:{milestone_id}"}


def test_planned_once_and_then_nothing_is_read_or_written(db: Connection) -> None:
    assert noted(db)
    count = db.execute(text("SELECT count(*) FROM milestones")).scalar_one()
    statements: list[str] = []
    event.listen(db, "before_cursor_execute", lambda *said: statements.append(said[2]))
    space, calendars = all_workspaces(db)[0], load_calendars(db, 1)
    statements.clear()
    assert plan_milestones(db, space=space, calendars=calendars, now=NOW) == []
    assert not milestones_lacking(db, space=space, calendars=calendars, now=NOW)
    assert len(statements) == 4 and all(said.startswith(("SELECT", "WITH")) for said in statements)
    assert db.execute(text("SELECT count(*) FROM milestones")).scalar_one() == count


def test_the_leaders_of_a_class_hear_of_its_gates_and_nobody_without_slack(db: Connection) -> None:
    wishes = noted(db)
    gates = {one.label: one for one in kept(db, "baseline_survey")}
    assert gates["7B"].due_on == date(2026, 11, 12)
    periods = {f"{lead}:2026-11-12" for lead in ("1w", "1d")}  # four weeks ahead was before today
    assert told(db, wishes, gates["7B"].id) == {(name, said) for name in ("Anna", "Karin") for said in periods}
    assert gates["7C"].state is MilestoneState.UNKNOWN and gates["7C"].due_on is None


def test_each_reminder_comes_as_work_begins_and_holds_until_the_next(db: Connection) -> None:
    wishes = noted(db)
    gate = next(one for one in kept(db, "baseline_survey") if one.label == "7A")
    week, day = sorted((one for one in wishes if one.subject == f"milestone:{gate.id}"), key=lambda one: one.due_at)[
        -2:
    ]
    assert gate.due_on == date(2026, 11, 10)
    assert (week.period, week.due_at) == ("1w:2026-11-10", datetime(2026, 11, 3, 6, 30, tzinfo=UTC))
    assert (day.period, day.due_at) == ("1d:2026-11-10", datetime(2026, 11, 9, 6, 30, tzinfo=UTC))
    assert week.use_by == day.due_at and day.use_by == datetime(2026, 11, 10, 15, 30, tzinfo=UTC)


def test_what_is_tomorrow_is_told_the_day_before_only(db: Connection) -> None:
    late = datetime(2026, 11, 8, 12, tzinfo=UTC)
    wishes = noted(db, late)
    gate = next(one for one in kept(db, "baseline_survey") if one.label == "7A")
    assert told(db, wishes, gate.id) == {("Anna", f"1d:{gate.due_on}")}


def test_a_gate_follows_its_lesson_and_a_new_day_is_told_anew(db: Connection) -> None:
    noted(db)
    gate = next(one for one in kept(db, "baseline_survey") if one.label == "7A")
    first = (planned_lessons.c.course_id == gate.course_id, planned_lessons.c.number == 1)
    db.execute(update(planned_lessons).where(*first).values(day=date(2026, 11, 25)))
    wishes = noted(db)
    assert {one.due_on for one in kept(db, "baseline_survey") if one.label == "7A"} == {date(2026, 11, 18)}
    assert ("Anna", "1w:2026-11-18") in told(db, wishes, gate.id)
    mark_done(db, actor=who(db, "U0ANNA"), ids=(gate.id,), now=NOW)
    db.execute(update(planned_lessons).where(*first).values(day=date(2026, 12, 2)))
    assert noted(db) == []
    assert {one.due_on for one in kept(db, "baseline_survey") if one.label == "7A"} == {date(2026, 11, 18)}


def test_a_calendar_told_later_gives_the_team_its_days(db: Connection) -> None:
    noted(db)
    assert kept(db, "booster_half_day")[0].due_on is None
    brings(db, YEAR_FILE)
    noted(db)
    booster = kept(db, "booster_half_day")[0]
    assert (booster.due_on, booster.last_day) == (date(2026, 12, 9), date(2026, 12, 21))
    assert booster.proposed


def test_a_day_that_a_person_said_stands(db: Connection) -> None:
    noted(db)
    one = kept(db, "booster_half_day")[0]
    put_day(db, actor=who(db, "U0MARIA"), ids=(one.id,), day=MilestoneDay(date(2026, 11, 11)), now=NOW)
    brings(db, YEAR_FILE)
    noted(db)
    assert kept(db, "booster_half_day")[0].due_on == date(2026, 11, 11)


def test_a_proposal_is_its_owners_and_a_day_that_holds_is_the_teams(db: Connection) -> None:
    noted(db)
    brings(db, YEAR_FILE)
    november = datetime(2026, 11, 10, 8, tzinfo=UTC)
    booster = kept(db, "booster_half_day")[0] if noted(db, november) else None
    assert booster
    asked = {
        row[0]
        for row in db.execute(
            text("SELECT p.name FROM deliveries d JOIN persons p ON p.id = d.recipient_id WHERE d.subject = :subject"),
            {"subject": f"milestone:{booster.id}"},
        )
    }
    assert asked == {"Maria Lindgren"}
    result = confirm_day(db, actor=who(db, "U0MARIA"), milestone_id=booster.id, now=november)
    assert result.asked == 4  # Anna, Karin, Felix without Slack, Maria
    wishes = noted(db, november)
    assert {name for name, _ in told(db, wishes, booster.id)} == {"Anna", "Karin", "Maria"}


def test_a_leader_who_comes_later_is_told_too(db: Connection) -> None:
    noted(db)
    gate = next(one for one in kept(db, "baseline_survey") if one.label == "7A")
    karin = who(db, "U0KARIN").person_id
    row = {"workspace_id": 1, "course_id": gate.course_id, "person_id": karin, "part": "leader"}
    db.execute(insert(course_people).values(row))
    assert {name for name, _ in told(db, noted(db), gate.id)} == {"Karin"}
    assert noted(db) == []


def test_a_paused_course_is_left_in_peace(db: Connection) -> None:
    db.execute(update(courses).values(status=CourseStatus.PAUSED.value))
    assert noted(db) == [] and db.execute(text("SELECT count(*) FROM milestones")).scalar_one() == 0


# --- when the moment comes --------------------------------------------------------------------------------------------


def due(db: Connection, milestone_id: int, slack_id: str, period: str, number: int = 1) -> Due:
    person = who(db, slack_id)
    to = Recipient(
        id=person.person_id,
        workspace_id=1,
        slack_id=slack_id,
        name=person.name,
        locale="sv",
        timezone="Europe/Stockholm",
    )
    return Due(
        id=number,
        workspace_id=1,
        kind="milestone",
        subject=f"milestone:{milestone_id}",
        period=period,
        due_at=NOW,
        use_by=None,
        to=to,
    )


def content(verdict: Verdict) -> MilestoneReminder:
    assert isinstance(verdict, Send)
    assert isinstance(verdict.content, MilestoneReminder)
    return verdict.content


def test_checked_against_the_truth(db: Connection) -> None:
    noted(db)
    gates = {one.label: one for one in kept(db, "baseline_survey")}
    a, b = gates["7A"], gates["7B"]
    now = datetime(2026, 11, 5, 7, tzinfo=UTC)
    mine = due(db, b.id, "U0KARIN", f"1w:{b.due_on}")

    def verdict(*asked: Due) -> list[Verdict]:
        found = check_milestones(db, asked, now)
        return [found[one.id] for one in asked]

    said = content(verdict(mine)[0])
    assert (said.days, said.why, said.others) == (7, ReminderReason.CLASS, ())
    assert [one.label for one in content(verdict(due(db, b.id, "U0ANNA", f"1w:{b.due_on}"))[0]).others] == ["7A"]
    assert verdict(due(db, b.id, "U0ANNA", "1w:2026-11-01")) == [Cancel("moved")]
    assert verdict(due(db, a.id, "U0KARIN", f"1w:{a.due_on}")) == [Cancel("not_concerned")]
    assert verdict(due(db, 9999, "U0ANNA", f"1w:{a.due_on}")) == [Cancel("gone")]
    mark_done(db, actor=who(db, "U0ANNA"), ids=(b.id,), now=now)
    assert verdict(mine) == [Cancel("done")]
    pass_by(db, actor=who(db, "U0ANNA"), ids=(a.id,), reason=PassedBy.LATER, now=now)
    assert verdict(due(db, a.id, "U0ANNA", f"1w:{a.due_on}")) == [Cancel("passed")]


def test_the_same_for_two_classes_on_one_day_is_said_once(db: Connection) -> None:
    noted(db)
    guardian = {one.label: one for one in kept(db, "guardian_information")}
    put_day(
        db,
        actor=who(db, "U0ANNA"),
        ids=(guardian["7A"].id, guardian["7B"].id),
        day=MilestoneDay(date(2026, 11, 12)),
        now=NOW,
    )
    asked = [
        due(db, milestone_id=guardian[label].id, slack_id="U0ANNA", period="1w:2026-11-12", number=number)
        for number, label in enumerate(("7A", "7B"), 1)
    ]
    verdicts = check_milestones(db, asked, NOW)
    assert [one.label for one in content(verdicts[1]).milestones] == ["7A", "7B"]
    assert verdicts[2] == Cancel("told_together")


def test_statements_do_not_grow_with_what_is_due(db: Connection) -> None:
    noted(db)
    gates = kept(db, "baseline_survey") + kept(db, "guardian_information") + kept(db, "outcome_survey")
    asked = [
        due(db, milestone_id=one.id, slack_id="U0ANNA", period=f"1w:{one.due_on}", number=place)
        for place, one in enumerate(gates)
    ]
    counts = []
    statements: list[str] = []
    event.listen(db, "before_cursor_execute", lambda *said: statements.append(said[2]))
    for most in (1, len(asked)):
        statements.clear()
        check_milestones(db, asked[:most], NOW)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 11


def test_the_class_is_called_what_it_is_called_on_the_recipients_day(turn_of_year: Any) -> None:
    db, now = turn_of_year.db, turn_of_year.now
    lay_milestones(db, space=all_workspaces(db)[0], now=now)
    db.execute(update(milestones).where(milestones.c.code == "outcome_survey").values(due_on=turn_of_year.day))
    (one,) = kept(db, "outcome_survey", now.date())
    asked = turn_of_year.due_to_both("milestone", f"milestone:{one.id}", f"1w:{turn_of_year.day}")
    for batch in (asked, asked[::-1]):
        verdicts = check_milestones(db, batch, now)
        reminders = [content(verdicts[number]) for number in (1, 2)]
        assert [(reminder.first.label, reminder.days) for reminder in reminders] == [("7A", 3), ("8A", 2)]


# --- what people do ---------------------------------------------------------------------------------------------------


def test_done_undone_and_twice(db: Connection) -> None:
    noted(db)
    anna = who(db, "U0ANNA")
    ids = tuple(one.id for one in kept(db, "baseline_survey") if one.label in ("7A", "7B"))
    assert len(mark_done(db, actor=anna, ids=ids, now=NOW).milestones) == 2
    assert mark_done(db, actor=anna, ids=ids, now=NOW).already
    assert not reopen_milestones(db, actor=anna, ids=ids, now=NOW).already
    assert all(one.open for one in kept(db, "baseline_survey"))
    acts = db.execute(text("SELECT count(*) FROM audit_entries WHERE act = 'see_to_milestone'")).scalar_one()
    assert acts == 4


def test_only_those_who_may(db: Connection) -> None:
    noted(db)
    gate = next(one for one in kept(db, "baseline_survey") if one.label == "7A")
    booster = kept(db, "booster_half_day")[0]
    for actor, one in (("U0KARIN", gate), ("U0KARIN", booster), ("U0PER", gate)):
        with pytest.raises(NotAllowed):
            mark_done(db, actor=who(db, actor), ids=(one.id,), now=NOW)
    with pytest.raises(Stale):
        mark_done(db, actor=who(db, "U0ANNA"), ids=(gate.id, 9999), now=NOW)
    assert mark_done(db, actor=who(db, "U0MARIA"), ids=(gate.id, booster.id), now=NOW)
    with pytest.raises(Stale):  # a booster is no gate
        pass_by(db, actor=who(db, "U0MARIA"), ids=(booster.id,), reason=PassedBy.LATER, now=NOW)


def test_answers_are_counted_never_listed_and_go_with_the_day(db: Connection) -> None:
    noted(db)
    booster, maria = kept(db, "booster_half_day")[0], who(db, "U0MARIA")
    put_day(db, actor=maria, ids=(booster.id,), day=MilestoneDay(date(2026, 11, 11)), now=NOW)
    answer_invitation(db, actor=who(db, "U0ANNA"), milestone_id=booster.id, coming=True, now=NOW)
    answer_invitation(db, actor=who(db, "U0KARIN"), milestone_id=booster.id, coming=False, now=NOW)
    answer_invitation(db, actor=who(db, "U0KARIN"), milestone_id=booster.id, coming=False, now=NOW)
    seen = next(one for one in list_milestones(db, actor=maria, now=NOW).milestones if one.id == booster.id)
    assert (seen.answered, seen.asked) == (2, 4)
    with pytest.raises(NotAllowed):
        answer_invitation(db, actor=who(db, "U0PER"), milestone_id=booster.id, coming=True, now=NOW)
    put_day(db, actor=maria, ids=(booster.id,), day=MilestoneDay(date(2026, 11, 12)), now=NOW)
    assert db.execute(select(milestone_answers)).all() == []


def test_answers_go_the_day_after_the_meeting(db: Connection) -> None:
    noted(db)
    booster, maria, karin = kept(db, "booster_half_day")[0], who(db, "U0MARIA"), who(db, "U0KARIN")
    day = date(2026, 11, 11)
    put_day(db, actor=maria, ids=(booster.id,), day=MilestoneDay(day), now=NOW)
    answer_invitation(db, actor=karin, milestone_id=booster.id, coming=False, now=NOW)
    after = day + timedelta(days=1)
    assert not has_past_answers(db, 1, today=day)
    drop_past_answers(db, 1, today=day)
    assert len(db.execute(select(milestone_answers)).all()) == 1
    assert has_past_answers(db, 1, today=after)
    drop_past_answers(db, 1, today=after)
    assert db.execute(select(milestone_answers)).all() == [] and not has_past_answers(db, 1, today=after)
    late = datetime(2026, 11, 12, 8, tzinfo=UTC)
    with pytest.raises(Stale):  # the button of an old message
        answer_invitation(db, actor=karin, milestone_id=booster.id, coming=False, now=late)
    seen = next(one for one in list_milestones(db, actor=maria, now=late).milestones if one.id == booster.id)
    assert (seen.answered, seen.asked) == (0, 0)


@pytest.mark.parametrize(
    ("day", "now", "told_at"),
    [
        (MilestoneDay(date(2026, 10, 21)), NOW, NOW),  # tomorrow: the moment was this morning
        (MilestoneDay(date(2026, 10, 20), time(13)), NOW, NOW),  # this afternoon
        (MilestoneDay(date(2026, 10, 20), time(9, 30)), NOW, None),  # it has begun
        (MilestoneDay(date(2026, 10, 22)), NOW, datetime(2026, 10, 21, 5, 30, tzinfo=UTC)),
    ],
)
def test_a_day_said_late_is_told_while_there_is_time(
    db: Connection, day: MilestoneDay, now: datetime, told_at: datetime | None
) -> None:
    noted(db)
    booster = kept(db, "booster_half_day")[0]
    saved = put_day(db, actor=who(db, "U0MARIA"), ids=(booster.id,), day=day, now=now)
    wishes = [one for one in noted(db, now) if one.subject == f"milestone:{booster.id}"]
    assert {one.due_at for one in wishes} == ({told_at} if told_at else set())
    assert len({one.recipient_id for one in wishes}) == (3 if told_at else 0)  # Felix is not in Slack
    assert saved.asked == (4 if told_at else 0)
    assert not [one for one in noted(db, now + timedelta(minutes=1)) if one.subject == f"milestone:{booster.id}"]


def test_a_class_with_two_programmes_is_one_class(db: Connection) -> None:
    brings(db, CLASSES.splitlines()[0] + "\nAlviksskolan,7A,7,AT,U0ANNA,,2026-11-18,onsdag,13.00,2,,0,\n")
    anna = who(db, "U0ANNA").person_id
    assert classes_led(db, [anna]) == {anna: 2}  # 7A and 7B


def test_training_is_told_to_those_who_have_not_had_it(db: Connection) -> None:
    maria, site = who(db, "U0MARIA"), 1
    noted(db)
    day = MilestoneDay(date(2026, 11, 11))
    result = add_milestone(db, actor=maria, offer=MilestoneOffer(site, "mvp", "knowledge_half_day"), day=day, now=NOW)
    assert result.asked == 4  # Anna has had it: Karin, Felix, Maria and Per have not
    again = add_milestone(db, actor=maria, offer=MilestoneOffer(site, "mvp", "knowledge_half_day"), day=day, now=NOW)
    assert [one.number for one in again.milestones] == [1]
    assert db.execute(select(trainings.c.step)).all()
    with pytest.raises(NotAllowed):
        add_milestone(
            db, actor=who(db, "U0ANNA"), offer=MilestoneOffer(site, "mvp", "basic_training"), day=day, now=NOW
        )
    with pytest.raises(Stale):
        add_milestone(db, actor=maria, offer=MilestoneOffer(site, "mvp", "baseline_survey"), day=day, now=NOW)


@pytest.fixture(scope="module")
def booster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Connection, int]]:
    """A school and its booster, for many rooms one after the other."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('rooms') / 'mvp.db'}")
    upgrade(store)
    with store.engine.begin() as opened:
        space = workspace_for_import(opened, named=None, name="Testköping", timezone="Europe/Stockholm", now=NOW)
        brings(opened, SCHOOLS, STAFF, CLASSES, space=space)
        ensure_milestones(opened, Scope(space.id, load_calendars(opened, space.id), NOW, TODAY))
        yield opened, kept(opened, "booster_half_day")[0].id
    store.close()


@example(room="B214")
@example(room="personalrummet \x00")
@example(room="hos Kalle som mår dåligt")
@given(room=st.text(max_size=100))
def test_whatever_is_typed_as_a_room_is_a_room_or_refused(booster: tuple[Connection, int], room: str) -> None:
    db, one = booster
    try:
        day = MilestoneDay(date(2026, 11, 11), room=room)
        stored = put_day(db, actor=who(db, "U0MARIA"), ids=(one,), day=day, now=NOW).milestones[0]
    except BadInput as refused:
        assert refused.words["reason"] in ("milestone-room", "odd-letters") and room != "B214"
    else:
        assert stored.room is None or (stored.room.isprintable() and len(stored.room) <= 80)
        assert "Kalle" not in (stored.room or "")


def test_what_is_coming_and_what_has_passed_for_a_letter(db: Connection) -> None:
    noted(db)
    coming = find_milestones_due(db, [1], date(2026, 11, 11))[1]
    said = {(one.code, one.label, one.state) for one in coming}
    assert ("baseline_survey", "7A", MilestoneState.OVERDUE) in said  # 10 November
    assert ("baseline_survey", "7B", MilestoneState.OPEN) in said
    assert ("booster_half_day", None, MilestoneState.OPEN) in said  # no day yet, to be held this term
    assert not any(one.label == "7C" and one.gate for one in coming)
    assert find_milestones_due(db, [1, 2], date(2026, 11, 11))[2] == []
    assert ("booster_half_day", None, MilestoneState.OVERDUE) in {
        (one.code, one.label, one.state) for one in find_milestones_due(db, [1], date(2027, 1, 8))[1]
    }
    db.execute(update(milestones).values(before_us=True))
    assert find_milestones_due(db, [1], date(2027, 1, 8)) == {1: []}
