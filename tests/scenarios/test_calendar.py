"""The school year, as Maria who coordinates Alviksskolan keeps it. It is Friday 13 November 2026, week 46."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from models.imports import Report, Upload, run_import
from models.places import workspace_for_import

WORLDS = ("sqlite-http", "postgresql-socket")

YEAR = """läsår,typ,från,till,namn,skola,årskurs
2026/27,termin,2026-08-17,2026-12-18,Hösttermin,,
2026/27,termin,2027-01-11,2027-06-11,Vårtermin,,
2026/27,lov,2026-10-26,2026-10-30,Höstlov,,
2026/27,studiedag,2026-11-11,,,Alviksskolan,
2026/27,spärr,2027-04-12,2027-04-16,Prao,,9
"""


def take(world, *files: str) -> Report:
    """Import files as whoever runs the bot does."""

    def work(db: Any) -> Report:
        space = workspace_for_import(
            db, named=None, name="Testköping", timezone="Europe/Stockholm", now=world.clock.now
        )
        uploads = [Upload(f"{number}.csv", body.encode()) for number, body in enumerate(files)]
        return run_import(db, workspace=space, files=uploads, now=world.clock.now)

    return world.store.submit(work).result()


def entries(world) -> list:
    return world.rows(
        "SELECT kind, first_day, last_day, name, site_id IS NULL, year, from_file FROM calendar_entries ORDER BY id"
    )


def enter(person, kind: str, first: str, last: str = "", name: str = "", **more: str) -> str:
    """Fill in the form that lies open, and send it."""
    answers: dict[str, Any] = {"Vad är det?": kind, "Från": first, **more}
    answers |= {"Till och med": last} if last else {}
    answers |= {"Namn": name} if name else {}
    person.modal.fill(answers)
    return person.submits()


def test_without_a_calendar_the_bot_says_so_and_who_can_help(world) -> None:
    said = world.anna.types("/mvp läsår")
    assert "Läsåret 2026/27 · Alviksskolan" in said
    assert "Terminerna är inte inlagda än. Tills dess planerar jag bara efter helgdagar." in said
    assert "Maria Lindgren kan lägga in dem." in said
    assert "Lägg in dagar" not in said


def test_the_year_as_everybody_at_the_school_sees_it(world) -> None:
    take(world, YEAR)
    said = world.anna.types("/mvp kalender")
    assert "Hösttermin: 17 augusti–18 december (v. 34–51) · 17 skolveckor" in said
    assert "Vårtermin: 11 januari–11 juni (v. 2–23) · 22 skolveckor" in said
    assert "Höstlov: 26–30 oktober (v. 44)" in said
    assert "Studiedag: onsdag 11 november (v. 46)" in said
    assert "Prao (spärrade dagar): 12–16 april (v. 15) · åk 9" in said
    assert "inte inlagda" not in said
    assert "Studiedag" not in world.tina.types("/mvp läsår"), "another school's own day"


def test_in_english_and_another_year(world) -> None:
    take(world, YEAR)
    said = world.ellen.types("/mvp year")
    assert "School year 2026/27 · Alviksskolan" in said and "17 August–18 December (week 34–51)" in said
    assert "Läsåret 2027/28" in world.anna.types("/mvp läsår nästa")
    assert "Läsåret 2025/26" in world.anna.types("/mvp läsår 2025/26")
    assert "är inget läsår. Skriv till exempel" in world.anna.types("/mvp läsår snart")


def test_maria_enters_the_terms_out_of_home(world) -> None:
    said = world.maria.opens_home()
    assert "Terminer och lov är inte inlagda än för Alviksskolan." in said
    world.maria.presses("Lägg in läsåret")
    said = enter(world.maria, kind="Termin", first="2026-08-17", last="2026-12-18", name="Hösttermin")
    assert "Hösttermin: 17 augusti–18 december (v. 34–51) · 18 skolveckor" in said
    assert "inlagda än" not in world.maria.home
    assert entries(world) == [("term", *entries(world)[0][1:3], "Hösttermin", False, None, False)]
    assert world.rows("SELECT act, subject FROM audit_entries ORDER BY id DESC LIMIT 1") == [
        ("keep_calendar", "calendar_entry")
    ]
    world.anna.opens_home()
    world.anna.sees_not("inlagda än")


def test_maria_enters_a_study_day_and_hears_which_lessons_lie_on_it(world) -> None:
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    said = enter(world.maria, "study_day", "2026-11-17", name="Kompetensdag")
    assert "Kompetensdag (studiedag): tisdag 17 november (v. 47)" in said
    assert "2 planerade lektioner ligger på dagar utan skola." in said
    assert "7A: lektion 4, tisdag 17 november (Kompetensdag) → tisdag 24 november (v. 48)" in said
    assert "7C: lektion 5, tisdag 17 november (Kompetensdag) → tisdag 24 november (v. 48)" in said
    assert world.rows("SELECT count(*) FROM planned_lessons WHERE cancelled_at IS NOT NULL") == [(0,)]
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    assert "utan skola" not in enter(world.maria, "study_day", "2026-11-18", name="Lovskola")
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    enter(world.maria, "study_day", "2026-11-17", name="Fortbildning")
    assert [row[3] for row in entries(world)] == ["Fortbildning", "Lovskola"], "the same day again puts it right"


def strike(world, **more: str) -> str:
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    return enter(world.maria, "study_day", "2026-11-17", name="Kompetensdag", **more)


def days_of(world, number: int, room: str) -> str:
    found = world.rows(
        "SELECT l.day FROM planned_lessons l JOIN courses c ON c.id = l.course_id"
        " WHERE l.number = :number AND c.room = :room AND l.cancelled_at IS NULL",
        number=number,
        room=room,
    )
    return str(found[0][0])[:10]


def test_the_struck_lessons_are_moved_in_the_same_step(world) -> None:
    strike(world)
    said = world.maria.presses("Flytta alla till nästa vecka")
    assert "Flyttat" in said
    assert days_of(world, 4, "B112") == days_of(world, 5, "B114") == "2026-11-24"
    assert days_of(world, 5, "B112") == "2026-12-01", "those after keep their days"
    world.tick()
    world.anna.sees("Maria har flyttat lektion 4 med 7A.")
    world.maria.presses("Ångra")
    assert days_of(world, 4, "B112") == "2026-11-17"


def test_another_day_is_picked_and_the_others_follow_as_far(world) -> None:
    strike(world)
    world.maria.presses("Välj dag")
    world.maria.modal.fill({"Ny dag": "2026-11-19"})
    assert "Flytta 2 lektioner?" in world.maria.submits()
    world.maria.presses("Flytta")
    assert days_of(world, 4, "B112") == days_of(world, 5, "B114") == "2026-11-19"


def test_lessons_left_on_a_study_day_are_neither_reminded_of_nor_asked_about(world) -> None:
    strike(world)
    assert "Jag påminner ingen om dem" in world.maria.presses("Låt dem ligga")
    world.pass_time(datetime(2026, 11, 19, 15, 0, tzinfo=UTC))
    for person in (world.anna, world.karin, world.felix):
        person.sees_not("lektion 4 med 7A")
        person.sees_not("lektion 5 med 7C")
    assert "lektion 4 behöver ny dag" in world.anna.types("/mvp status 7A")
    assert world.rows(
        "SELECT DISTINCT d.reason FROM deliveries d JOIN planned_lessons l ON d.subject = 'lesson:' || l.id"
        " WHERE l.day = '2026-11-17' AND d.kind IN ('before_lesson', 'after_lesson')"
    ) == [("no_school_day",)]


def test_a_block_of_several_weeks_moves_its_lessons_past_it(world) -> None:
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    said = enter(world.maria, "blocked", "2026-11-16", "2026-11-27", "Prao", Årskurs="Årskurs 7")
    assert "7A: lektion 4, tisdag 17 november (Prao) → tisdag 1 december (v. 49)" in said
    assert "7B: lektion 6, torsdag 26 november (Prao) → torsdag 10 december (v. 50)" in said
    said = world.maria.presses("Flytta alla 2 veckor framåt")
    assert days_of(world, 4, "B112") == "2026-12-01" and days_of(world, 6, "B214") == "2026-12-10"


def test_a_term_alone_takes_no_lesson_s_day_and_both_terms_those_between(world) -> None:
    for first, last in (("2026-08-17", "2026-12-04"), ("2027-01-11", "2027-06-11")):
        world.maria.types("/mvp läsår")
        world.maria.presses("Lägg in dagar")
        said = enter(world.maria, "Termin", first, last)
        assert ("7B: lektion 7, torsdag 10 december" in said) == (first == "2027-01-11"), said
    assert "april" not in said.partition("utan skola")[2]


def test_a_day_for_one_year_group_is_that_one_s(world) -> None:
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    said = enter(world.maria, kind="blocked", first="2026-11-16", last="2026-11-20", name="Prao", Årskurs="Årskurs 9")
    assert "Prao (spärrade dagar): 16–20 november (v. 47) · åk 9" in said
    assert "utan skola" not in said


def test_maria_takes_a_day_away(world) -> None:
    take(world, YEAR)
    world.maria.types("/mvp läsår")
    world.maria.presses("Ta bort")
    world.maria.modal.fill({"Vad ska tas bort?": "Studiedag · onsdag 11 november (v. 46)"})
    said = world.maria.submits()
    assert "Studiedag" not in said and "Höstlov" in said
    assert len(entries(world)) == 4


def test_she_keeps_her_own_school_s_days_only(world) -> None:
    take(world, YEAR)
    world.maria.types("/mvp läsår")
    world.maria.presses("Ta bort")
    assert "Höstlov" not in str(world.maria.modal.text)


def test_the_city_keeps_what_holds_everywhere(world) -> None:
    said = world.siri.types("/mvp läsår")
    assert "Läsåret 2026/27 · hela kommunen" in said
    world.siri.presses("Lägg in dagar")
    said = enter(world.siri, kind="Lov", first="2026-11-16", last="2026-11-20", name="Extralov")
    assert "Extralov: 16–20 november" in said
    assert "7A" not in said, "who stands above the schools sees no class"
    assert "Extralov" in world.tina.types("/mvp läsår")


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        (("Lov", "2026-11-20", "2026-11-16"), "Sista dagen ligger före den första."),
        (("Lov", "2027-07-20", "2027-08-16"), "Dagarna ligger inte i samma läsår (2026/27"),
        (("Termin", "2027-01-11", "2027-07-02"), "En termin ligger mellan augusti och juni."),
        (("Termin", "2027-01-11"), "Fyll i terminens sista dag."),
        (("Termin", "2026-12-01", "2027-06-11"), "Terminen går in i den som börjar måndag 17 augusti"),
        (("Lov", "1926-11-20"), "ligger långt bort"),
        (("Lov", "2026-11-20", "", "Lova Svenssons dag"), "Namnet ser ut att handla om en person."),
    ],
)
def test_days_that_can_not_be_so_are_told_at_their_field(world, answers: tuple[str, ...], error: str) -> None:
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    enter(world.maria, kind="Termin", first="2026-08-17", last="2026-12-18", name="Hösttermin")
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    enter(world.maria, *answers)
    assert error in " ".join(world.maria.modal.errors.values())
    assert len(entries(world)) == 1


def test_a_log_on_a_break_day_is_asked_about_as_on_a_weekend(world) -> None:
    take(world, YEAR)
    said = world.anna.types("/mvp logga lektion 5 7B 29/10")
    assert "Torsdag 29 oktober (v. 44): Höstlov. Klassen har ingen skoldag då. Vilken dag var det?" in said
    assert world.rows("SELECT count(*) FROM lesson_logs") == [(0,)]
    assert "Ja, torsdag 29 oktober" in said
    assert "Sparat: lektion 5 med 7B, fredag 23 oktober" in world.anna.presses("Fredag 23 oktober")


def test_a_study_day_without_a_name_is_no_school_day(world) -> None:
    take(world, YEAR)
    assert "är ingen skoldag" in world.anna.types("/mvp logga lektion 4 7A i onsdags")
    assert "Sparat" in world.tina.types("/mvp logga lektion 1 7B i onsdags"), "another school's day"


def test_on_a_break_day_the_class_s_latest_lesson_day_is_taken_and_said(world) -> None:
    take(world, "typ,från,till,namn,skola,årskurs\nlov,2026-11-13,2026-11-13,Lovdag,,7\n")
    said = world.anna.types("/mvp logga lektion 4 7A")
    assert "tisdag 10 november" in said and "I dag är ingen skoldag" in said


def test_on_a_school_day_without_a_planned_lesson_it_was_today(world) -> None:
    take(world, YEAR)
    said = world.anna.types("/mvp logga lektion 4 7A")
    assert "fredag 13 november" in said and "ingen skoldag" not in said


def test_a_new_school_year_moves_no_lesson_and_the_report_names_those_on_free_days(world) -> None:
    before = world.rows("SELECT number, day FROM planned_lessons ORDER BY id")
    report = take(world, YEAR.replace("2026-10-26,2026-10-30", "2026-11-23,2026-11-27"))
    told = [(p.code, p.words["label"], p.words["number"], p.words["name"]) for p in report.warnings]
    assert ("calendar-clash-named", "7B", "6", "Höstlov") in told
    assert world.rows("SELECT number, day FROM planned_lessons ORDER BY id") == before
