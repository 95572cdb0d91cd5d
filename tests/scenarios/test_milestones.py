"""Milestones at Alviksskolan: what is to be seen to around the lessons. It is Friday 13 November, week 46."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from models.imports import Upload, run_import
from models.places import all_workspaces

WORLDS = ("sqlite-http", "postgresql-socket")

CALENDAR = """läsår,typ,från,till,namn,skola,årskurs
2026/27,termin,2026-08-18,2026-12-21,Höstterminen,,
2026/27,termin,2027-01-11,2027-06-15,Vårterminen,,
2026/27,studiedag,2026-11-25,,Studiedag,,
2026/27,studiedag,2027-06-08,,Studiedag,,
"""
START = """skola,klass,årskurs,program,ledare,reserv,start,veckodag,tid,intervall,lokal,hållna,känner
Alviksskolan,8A,8,MVP,U0ANNA,,2027-01-14,torsdag,9.00,2,B112,0,
Alviksskolan,8B,8,MVP,U0ANNA U0KARIN,,2027-01-14,torsdag,10.20,2,B214,0,
Alviksskolan,4B,4,AT,ellen@skolan.example,,2026-11-26,torsdag,10.20,2,B214,0,
"""


def brings(world, *files: str) -> None:
    """The coordinator hands in more files."""
    uploads = [Upload(f"{number}.csv", body.encode()) for number, body in enumerate(files)]

    def work(db: Any) -> None:
        run_import(db, workspace=all_workspaces(db)[0], files=uploads, now=world.clock.now)

    world.store.submit(work).result()


def stored(world, code: str) -> list[tuple[Any, ...]]:
    return world.rows("SELECT due_on, dated, done_on, passed FROM milestones WHERE code = :code ORDER BY id", code=code)


def test_a_course_imported_in_the_middle_is_asked_nothing_about_what_is_past(world) -> None:
    said = world.maria.types("/mvp milstolpar")
    assert "*Hållpunkter för MVP på Alviksskolan*" in said
    assert "*Nollbasmätning*\n7A · jag vet inte om det är klart" in said
    assert [row[0] for row in stored(world, "baseline_survey")] == [None] * 3
    assert "*Boosterhalvdag för MVP-teamet*\ningen dag än, hålls senast torsdag 31 december" in said
    assert "*Halvtidsavstämning*\n7A · tisdag 29 december\n7B · torsdag 10 december" in said


def test_the_same_list_twice_brings_nothing_new(world) -> None:
    world.maria.types("/mvp milstolpar")
    before = world.rows("SELECT count(*) FROM milestones")
    world.anna.types("/mvp hållpunkter")
    assert world.rows("SELECT count(*) FROM milestones") == before


def test_a_leader_sees_own_classes_and_the_team_and_settles_only_those(world) -> None:
    said = world.anna.types("/mvp milstolpar")
    assert "7A ·" in said and "7B ·" in said and "7C ·" not in said
    assert "Boosterhalvdag" in said and "Lägg till möte" not in said
    assert "*Halvtidsavstämning*\n7B" in world.anna.types("/mvp milstolpar 7B")
    assert "Den klassen hittar jag inte bland dina" in world.anna.types("/mvp milstolpar 7C")


def test_those_above_the_school_see_none_of_it(world) -> None:
    for person in (world.disa, world.siri):
        assert "Hållpunkter visas för dem som leder en klass." in person.types("/mvp milstolpar")


def test_a_principal_looks_and_presses_nothing(world) -> None:
    said = world.per.types("/mvp milstolpar")
    assert "*Nollbasmätning*" in said and "Klar" not in said.splitlines()


def test_in_english(world) -> None:
    brings(world, START)
    said = world.ellen.types("/mvp milestones")
    assert "*Milestones for AT at Alviksskolan*" in said and "*Safe base conversations*" in said


def test_one_press_settles_it_for_all_classes_and_can_be_taken_back(world) -> None:
    brings(world, START)
    said = world.anna.types("/mvp milstolpar 8A")
    assert "*Nollbasmätning*\n8A · senast torsdag 7 januari" in said
    world.anna.types("/mvp milstolpar")
    said = world.anna.presses("Klar", block_id=block("baseline_survey"))
    assert "Vilka är klara: nollbasmätning för 7A, 7B, 8A och 8B? Inget är sparat än." in said
    said = world.anna.presses("Klar för 7A, 7B, 8A och 8B")
    assert "Klart: nollbasmätning för 7A, 7B, 8A och 8B." in said
    assert world.rows("SELECT count(*) FROM milestones WHERE done_on IS NOT NULL") == [(4,)]
    assert "*Klart:*" not in world.maria.types("/mvp milstolpar")  # 7C has not
    said = world.anna.presses("Ångra")
    assert "Öppet igen: nollbasmätning för 7A, 7B, 8A och 8B." in said
    assert world.rows("SELECT count(*) FROM milestones WHERE done_on IS NOT NULL") == [(0,)]


def block(code: str, programme: str = "mvp", site: int = 1) -> str:
    """The block with the buttons of a group."""
    return f"milestones.{site}.{programme}.{code}.actions"


def test_done_for_one_class(world) -> None:
    brings(world, START)
    world.karin.types("/mvp milstolpar")
    world.karin.presses("Klar", block_id=block("guardian_information"))
    said = world.karin.presses("Klar för 8B")
    assert "Klart: information till vårdnadshavare för 8B." in said
    assert "8B · klar fredag 13 november" in world.karin.types("/mvp milstolpar")


def test_a_gate_is_passed_with_a_named_reason(world) -> None:
    brings(world, START)
    world.anna.types("/mvp milstolpar 8A")
    world.anna.presses("Starta utan det", block_id=block("baseline_survey"))
    world.anna.modal.fill({"Hur blir det i stället?": "Vi gör det senare"})
    world.anna.submits()
    world.anna.sees("Sparat: ni går vidare utan nollbasmätning för 8A (görs senare).")
    assert world.rows("SELECT passed FROM milestones WHERE passed IS NOT NULL") == [("later",)]
    assert "Öppet igen: nollbasmätning för 8A." in world.anna.presses("Ångra")


def test_lesson_one_with_open_gates_is_saved_and_they_are_pointed_out(world) -> None:
    said = world.tina.types("/mvp logga lektion 1 7B")
    assert "Sparat: lektion 1 med 7B" in said
    assert (
        "Jag vet inte om det här är gjort före lektion 1 med 7B: information till vårdnadshavare och nollbasmätning. "
        "Lektionen är sparad." in said
    )
    said = world.tina.presses("Visa hållpunkter")
    assert "*Information till vårdnadshavare*\n7B · ingen dag än" in said
    world.tina.presses("Klar", block_id=block("guardian_information", site=2))
    world.tina.presses("Klar", block_id=block("baseline_survey", site=2))
    world.tina.types("/mvp ångra")
    assert "före lektion 1" not in world.tina.types("/mvp logga lektion 1 7B")
    assert "före lektion 1" not in world.tina.types("/mvp logga lektion 2 7B")


def test_the_booster_gets_its_proposed_day_from_a_study_day_and_the_team_is_asked(world) -> None:
    brings(world, CALENDAR)
    said = world.maria.types("/mvp milstolpar")
    assert "*Boosterhalvdag för MVP-teamet*\nförslag: onsdag 25 november (studiedag)" in said
    assert "*Utvärdering av läsåret för MVP-teamet*\nförslag: tisdag 8 juni (studiedag)" in said
    said = world.maria.presses("Dagen stämmer", block_id=block("booster_half_day"))
    assert "Sparat: boosterhalvdag för MVP-teamet, onsdag 25 november (studiedag)." in said
    assert "Jag påminner 4 personer innan dess." in said  # Maria, Anna, Karin, Felix
    assert "Tack. Du kommer till boosterhalvdag" in comes(world, world.anna)
    world.karin.types("/mvp milstolpar")
    said = world.karin.presses("Jag kan inte", block_id=block("booster_half_day"))
    assert "Ingen ser vem som inte kan" in said
    said = world.maria.types("/mvp milstolpar")
    assert "onsdag 25 november (studiedag)" in said and "har svarat" not in said  # of four, that would point at one
    assert "Karin" not in said and "Anna" not in said
    assert "har svarat" not in world.felix.types("/mvp milstolpar")
    assert world.rows("SELECT count(*) FROM milestone_answers") == [(2,)]
    world.pass_time(at("2026-11-25 12:00"))
    assert world.rows("SELECT count(*) FROM milestone_answers") == [(2,)]
    world.pass_time(at("2026-11-26 00:30"))  # the day after, by the clock of the place
    assert world.rows("SELECT count(*) FROM milestone_answers") == [(0,)]


def comes(world, person) -> str:
    person.types("/mvp milstolpar")
    return str(person.presses("Jag kommer", block_id=block("booster_half_day")))


def test_a_day_with_time_room_and_owner(world) -> None:
    world.maria.types("/mvp milstolpar")
    world.maria.presses("Ange dag", block_id=block("booster_half_day"))
    day = {"Dag": "2026-11-18", "Börjar": "08:30", "Slutar": "12:00", "Rum": "personalrummet"}
    world.maria.modal.fill(day | {"Vem ser till det?": ["U0ANNA"]})
    world.maria.submits()
    world.maria.sees("boosterhalvdag för MVP-teamet, onsdag 18 november kl. 8.30–12.00 i personalrummet.")
    assert "Anna Berg ser till det" in world.maria.types("/mvp milstolpar")
    world.clock.forward(days=6)
    world.anna.types("/mvp milstolpar")  # given to her, so hers to settle
    assert "Klart: boosterhalvdag" in world.anna.presses("Klar", block_id=block("booster_half_day"))
    assert world.rows("SELECT count(*) FROM milestone_answers") == [(0,)]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"Dag": "2026-11-02"}, "har varit"),
        ({"Börjar": "12:00", "Slutar": "08:30"}, "Sluttiden behöver ligga efter"),
        ({"Rum": "hos Kalle i 7B som mår dåligt"}, "Skriv bara rummets namn."),
        ({"Vem ser till det?": ["U0TINA"]}, "hör inte till skolan här"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world, changes: dict[str, Any], refusal: str) -> None:
    world.maria.types("/mvp milstolpar")
    world.maria.presses("Ange dag", block_id=block("booster_half_day"))
    world.maria.modal.fill({"Dag": "2026-11-18"} | changes)
    world.maria.submits()
    assert refusal in str(world.maria.modal.errors)
    assert stored(world, "booster_half_day")[0][0] is None


def test_training_is_added_by_the_coordinator(world) -> None:
    world.maria.types("/mvp milstolpar")
    world.maria.presses("Lägg till möte eller utbildning")
    world.maria.modal.fill({"Vad": "Kunskapshalvdag, MVP", "Dag": "2026-12-10", "Börjar": "13:00"})
    world.maria.submits()
    said = world.maria.sees("Sparat: kunskapshalvdag på Alviksskolan, torsdag 10 december kl. 13.00.")
    assert "Jag påminner 6 personer innan dess." in said  # all who work there
    assert "*Kunskapshalvdag på Alviksskolan*\ntorsdag 10 december kl. 13.00 · 0 av 6" in world.maria.types(
        "/mvp milstolpar"
    )


def test_another_schools_milestone_is_not_theirs(world) -> None:
    world.tina.types("/mvp logga lektion 1 7B")
    world.tina.types("/mvp milstolpar")
    world.maria.types("/mvp milstolpar")
    other = world.rows("SELECT id FROM milestones WHERE site_id <> 1")[0][0]
    refused = world.store.submit(lambda db: _forges(db, other)).result()
    assert refused == "not-allowed"


def _forges(db: Any, milestone_id: int) -> str:
    from models.db import DomainError
    from models.milestones import mark_done
    from models.people import Caller, load_actor

    maria = load_actor(db, Caller(all_workspaces(db)[0].id, "U0MARIA"))
    try:
        mark_done(db, actor=maria, ids=(milestone_id,), now=datetime(2026, 11, 13, tzinfo=UTC))
    except DomainError as error:
        return error.code
    return "done"


def at(said: str) -> datetime:
    """A moment in UTC; Stockholm is an hour ahead in winter."""
    return datetime.fromisoformat(said).replace(tzinfo=UTC)


def dated(world, day: str, **more: str) -> None:
    """Maria puts a day on the booster."""
    world.maria.types("/mvp milstolpar")
    world.maria.presses("Ange dag", block_id=block("booster_half_day"))
    world.maria.modal.fill({"Dag": day} | more)
    world.maria.submits()


def test_the_team_is_reminded_a_week_and_a_day_ahead_on_a_study_day_too(world) -> None:
    brings(world, CALENDAR)
    dated(world, "2026-11-26", Börjar="08:30", Slutar="12:00", Rum="personalrummet")
    world.pass_time(at("2026-11-19 06:29"))
    world.anna.sees_not("Om en vecka: boosterhalvdag")
    world.pass_time(at("2026-11-19 06:30"))  # 07.30, as her work begins
    said = world.anna.sees(
        "Om en vecka: boosterhalvdag för MVP-teamet, torsdag 26 november kl. 8.30–12.00 i personalrummet.\n"
        "Ta med en lektion som gick bra och en som ni vill ändra."
    )
    assert "Du får det här för att du hör till MVP-teamet på Alviksskolan." in said
    assert "Jag kommer" in said and "Jag kan inte" in said
    world.karin.sees("Om en vecka: boosterhalvdag")
    assert "Tack. Du kommer till boosterhalvdag för MVP-teamet" in world.anna.presses("Jag kommer")
    world.pass_time(at("2026-11-25 07:00"))  # a study day: no lessons, and the team works
    assert "Du har sagt att du kommer." in world.anna.sees("I morgon: boosterhalvdag för MVP-teamet")
    world.tina.sees_not("boosterhalvdag")


def test_a_day_said_the_day_before_is_told_at_once(world) -> None:
    world.karin.types("/mvp hjälp")
    world.pass_time(at("2026-11-16 09:00"))
    dated(world, "2026-11-17")
    world.maria.sees("Jag påminner 4 personer innan dess.")
    world.pass_time(at("2026-11-16 16:00"))
    world.karin.sees("I morgon: boosterhalvdag för MVP-teamet, tisdag 17 november.")


def test_a_new_day_is_told_anew_and_what_is_done_is_not(world) -> None:
    dated(world, "2026-11-26")
    world.pass_time(at("2026-11-19 07:00"))
    world.karin.sees("Om en vecka: boosterhalvdag för MVP-teamet, torsdag 26 november.")
    dated(world, "2026-11-27")
    world.pass_time(at("2026-11-20 07:00"))
    world.karin.sees("Om en vecka: boosterhalvdag för MVP-teamet, fredag 27 november.")
    world.clock.forward(hours=1)
    world.store.submit(lambda db: _done(db, "U0MARIA", "booster_half_day")).result()
    world.pass_time(at("2026-11-26 12:00"))
    world.karin.sees_not("I morgon: boosterhalvdag")
    told = "SELECT state, reason FROM deliveries WHERE kind = 'milestone' AND reason IS NOT NULL"
    assert set(world.rows(told)) <= {("cancelled", "done"), ("cancelled", "moved"), ("cancelled", "too_late")}


def _done(db: Any, slack_id: str, code: str) -> None:
    from sqlalchemy import text

    from models.milestones import mark_done
    from models.people import Caller, load_actor

    one = db.execute(text("SELECT min(id) FROM milestones WHERE code = :code"), {"code": code}).scalar()
    actor = load_actor(db, Caller(all_workspaces(db)[0].id, slack_id))
    mark_done(db, actor=actor, ids=(one,), now=datetime(2026, 11, 20, 9, tzinfo=UTC))


def test_a_proposed_day_is_asked_of_the_coordinator_alone(world) -> None:
    brings(world, CALENDAR)
    world.maria.types("/mvp hjälp")  # Slack is met: from now on the bot speaks
    world.pass_time(at("2026-11-18 07:00"))
    said = world.maria.sees("Boosterhalvdag för MVP-teamet: passar onsdag 25 november (studiedag)?")
    assert "Du får det här för att du har hand om det på Alviksskolan." in said
    world.anna.sees_not("boosterhalvdag")
    world.maria.presses("Dagen stämmer")
    world.maria.sees("Sparat: boosterhalvdag för MVP-teamet, onsdag 25 november (studiedag).")
    world.pass_time(at("2026-11-24 07:00"))
    world.anna.sees("I morgon: boosterhalvdag för MVP-teamet, onsdag 25 november (studiedag).")


def test_one_press_in_the_reminder_settles_both_classes(world) -> None:
    brings(world, CALENDAR, START)
    world.maria.types("/mvp hjälp")
    world.pass_time(at("2026-11-23 14:00"))  # four weeks before the last day of term; at 15.00, with so many classes
    said = world.anna.sees("Om fyra veckor: nollbasmätning för 8A och 8B, senast måndag 21 december.")
    assert "Lektion 1 är planerad till torsdag 14 januari." in said
    assert "Du får det här för att du leder 8A och 8B." in said
    world.karin.sees("Om fyra veckor: nollbasmätning för 8B")
    said = world.anna.presses("Klar för 8A och 8B", block_id=part(world, "nollbasmätning"))
    assert "Klart: nollbasmätning för 8A och 8B." in said
    world.pass_time(at("2026-12-14 14:00"))
    world.anna.sees("Om en vecka: information till vårdnadshavare för 8A och 8B")
    world.karin.sees_not("Om en vecka: nollbasmätning")


def part(world, words: str) -> str:
    """The block with the buttons below those words in Anna's newest message."""
    blocks = world.anna.message(f"Om fyra veckor: {words}").blocks
    place = next(number for number, one in enumerate(blocks) if words in str((one.get("text") or {}).get("text")))
    return str(blocks[place + 1]["block_id"])


def test_after_a_break_the_reminders_of_a_week_and_of_a_day_before_are_one(world) -> None:
    brings(world, CALENDAR)
    world.maria.types("/mvp milstolpar")

    def put_after_the_break(db: Any) -> None:
        db.execute(text("UPDATE milestones SET due_on = '2027-01-12', dated = true WHERE code = 'mid_year_review'"))

    world.store.submit(put_after_the_break).result()
    world.pass_time(datetime(2027, 1, 11, 12, 0, tzinfo=UTC))
    shown = "\n".join(world.anna.screen().values())
    assert shown.count("halvtidsavstämning för 7A och 7B") == 1, shown
    world.anna.presses("Fråga igen", where=world.anna.message("halvtidsavstämning för").ts)
    world.anna.presses("Om en timme")
    world.pass_time(datetime(2027, 1, 11, 14, 0, tzinfo=UTC))
    assert "\n".join(world.anna.screen().values()).count("halvtidsavstämning för 7A") >= 2
