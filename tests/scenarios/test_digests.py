"""The weekly letters, as they come to those at Alviksskolan and above. It is Friday 13 November, week 46."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from models.imports import Upload, run_import
from models.places import all_workspaces

WORLDS = ("sqlite-http", "postgresql-socket")

MONDAY = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)  # 07.30 in Stockholm, week 47


@pytest.fixture(autouse=True)
def connected(world) -> None:
    """Slack has been heard of: somebody has said a word."""
    world.ellen.types("/mvp hjälp")


@pytest.fixture
def monday(world):
    """The week has begun, and the letters have come."""
    world.pass_time(MONDAY)
    return world


def change(world, statement: str) -> None:
    """Something happened that is not this story's."""

    def work(db) -> None:
        db.execute(text(statement))

    world.store.submit(work).result()


def letter(world, person: str) -> str:
    return getattr(world, person).sees("v. 47")


def test_the_coordinators_monday(monday) -> None:
    said = letter(monday, "maria")
    assert "Alviksskolan v. 47 · 4 klasser · 5 saker väntar på dig" in said
    assert "*7A:* en ledare saknas." in said and "*4A:* inga dagar är lagda." in said
    assert "*7B:* lektion 5, torsdag 12 november. Blev den av?" in said
    assert "7B* · 4 av 14 hållna · en väntar på svar · lektion 6 i v. 48" in said
    assert "Skriv ut eller gör i ordning:" in said
    for button in ("Ja", "Nej", "Fråga ledarna", "Lägg till ledare", "Ange rum", "Öppna alla klasser"):
        assert button in said


def test_nobody_hears_before_their_working_day_and_nobody_twice(world) -> None:
    world.pass_time(MONDAY - timedelta(minutes=1))
    world.maria.sees_not("v. 47")
    world.pass_time(MONDAY + timedelta(days=3))
    sent = world.rows(
        "SELECT kind, count(*) FROM deliveries WHERE kind LIKE '%digest' AND state = 'sent' GROUP BY kind"
    )
    assert sorted(sent) == [
        ("city_digest", 1),
        ("coordinator_digest", 1),
        ("district_digest", 1),
        ("principal_digest", 1),
    ]


def test_yes_it_was_held(monday) -> None:
    said = monday.maria.presses("Ja")
    assert "Sparat: lektion 5 med 7B, torsdag 12 november (v. 46)." in said
    monday.tick()
    monday.maria.sees("4 saker väntar på dig")  # the letter stays where it was, and is true
    monday.maria.sees_not("Blev den av?")
    assert monday.rows("SELECT number, held_on FROM lesson_logs WHERE withdrawn_at IS NULL")[0][0] == 5
    leading = monday.rows("SELECT p.name FROM log_people l JOIN persons p ON p.id = l.person_id WHERE l.led ORDER BY 1")
    assert leading == [("Anna Berg",), ("Karin Ek",)]


def test_no_it_was_not(monday) -> None:
    said = monday.maria.presses("Nej")
    assert "lektion 5 med 7B blev inte av torsdag 12 november" in said and "Flytta" in said
    monday.clock.forward(days=7)
    monday.tick()
    again = monday.maria.sees("v. 48 ·")
    assert "*7B:* lektion 5 blev inte av torsdag 12 november och har ingen ny dag." in again
    assert "7B* · 4 av 14 hållna · en behöver ny dag" in again


def test_the_leaders_are_asked_once(monday) -> None:
    assert "Jag frågar Anna och Karin om lektion 5 med 7B" in monday.maria.presses("Fråga ledarna")
    assert "Anna och Karin har redan fått frågan" in monday.maria.presses("Fråga ledarna")
    monday.tick()
    asked = monday.rows("SELECT recipient_id, state FROM deliveries WHERE kind = 'question'")
    assert sorted(asked) == [(1, "sent"), (2, "sent")]
    monday.anna.sees("Koordinatorn undrar: blev lektion 5 med 7B av")


def test_one_more_leader(monday) -> None:
    monday.maria.presses("Lägg till ledare")
    monday.maria.modal.fill({"field.leader": ["U0NILS"]})
    monday.maria.submits()
    assert "Jag känner inte igen den personen på skolan" in monday.maria.modal.errors["field.leader"]
    monday.maria.modal.fill({"field.leader": ["U0KARIN"]})
    assert "Karin leder nu 7A. Klassen har 2 ledare." in monday.maria.submits()
    monday.maria.presses("Lägg till ledare")
    monday.maria.modal.fill({"field.leader": ["U0KARIN"]})
    assert "Karin leder redan 7A" in monday.maria.submits()
    assert "7A" in monday.karin.types("/mvp status")


def test_a_principal_who_leads_has_lessons_to_log_at_once(monday) -> None:
    monday.maria.presses("Lägg till ledare")
    monday.maria.modal.fill({"field.leader": ["U0PER"]})
    assert "Per leder nu 7A" in monday.maria.submits()
    roles = "SELECT r.role FROM roles r JOIN persons p ON p.id = r.person_id WHERE p.name = 'Per Holm' ORDER BY 1"
    assert monday.rows(roles) == [("leader",), ("principal",)]
    assert "Sparat: lektion 4 med 7A" in monday.per.types("/mvp logga lektion 4 7A")


def test_a_second_room(monday) -> None:
    monday.maria.presses("Ange rum", block_id=block_of(monday, "*7C:* lektion 5"))
    assert "Var hålls lektion 5 med 7C, tisdag 17 november?" in monday.maria.modal.text
    monday.maria.modal.fill({"field.room": "Kalle Persson"})
    monday.maria.submits()
    assert "Det ser ut som ett namn" in monday.maria.modal.errors["field.room"]
    monday.maria.modal.fill({"field.room": "B114 och B115"})
    assert "Sparat: lektion 5 med 7C, tisdag 17 november, i B114 och B115." in monday.maria.submits()
    assert ("B114 och B115",) in monday.rows("SELECT room FROM planned_lessons WHERE number = 5")


def block_of(world, text: str) -> str:
    """The row of buttons under the line that holds the text."""
    blocks = world.maria.message("v. 47").blocks
    place = next(place for place, block in enumerate(blocks) if text in str(block.get("text", "")))
    return str(blocks[place + 1]["block_id"])


def test_a_class_without_any_room_gets_one_for_all_its_coming_lessons(world) -> None:
    change(world, "UPDATE planned_lessons SET room = NULL")
    change(world, "UPDATE courses SET room = NULL")
    world.pass_time(MONDAY)
    world.maria.presses("Ange rum", block_id=block_of(world, "*7B:* lektion 6"))
    world.maria.modal.fill({"field.room": "B214"})
    assert "Det gäller också klassens senare lektioner" in world.maria.submits()


def test_the_letters_other_buttons(monday) -> None:
    assert "Alviksskolan" in monday.maria.presses("Öppna alla klasser")
    monday.maria.presses("Byt dag eller tid för det här brevet")
    assert monday.maria.modal.title == "Påminnelser"


def test_only_the_schools_coordinator_settles(monday) -> None:
    """A letter lies there when the role has gone: ids are checked against the rights of whoever presses."""
    change(monday, "UPDATE roles SET role = 'leader' WHERE role = 'coordinator'")
    assert "Det avgörs av skolans koordinator" in monday.maria.presses("Fråga ledarna")
    assert "Det avgörs av skolans koordinator" in monday.maria.presses("Lägg till ledare")
    assert "Det avgörs av skolans koordinator" in monday.maria.presses(
        "Ange rum", block_id=block_of(monday, "*7C:* lektion 5")
    )
    assert monday.rows("SELECT count(*) FROM deliveries WHERE kind = 'question'") == [(0,)]


def test_the_principal_sees_the_classes_pace(monday) -> None:
    said = letter(monday, "per")
    assert "Alviksskolan v. 47 · 4 klasser" in said and "koordinatorn" not in said
    for cell in ("7B", "4 av 14 hållna", "lektion 6 i v. 48"):
        assert cell in said
    assert "väntar på svar" not in said  # for a week it is nobody's but the leaders' and the coordinator's
    for name in ("Anna", "Karin", "Felix"):
        assert name not in said


def test_the_city_with_three_classes_under_way_hears_of_no_pace(monday) -> None:
    said = letter(monday, "siri")
    assert "minst 9 klasser" in said and "Brevet visar läget först när fem klasser och tre ledarpar är med." in said
    assert "Kärrtorps" not in said and "Lägg in läsåret" in said
    assert "I fas: " not in said and "Lektioner i höst" not in said


TWO_MORE = """skola,klass,program,ledare,start,veckodag,intervall,hållna
Trollbodaskolan,8A,MVP,U0TINA,2026-11-19,torsdag,2,2
Trollbodaskolan,8B,MVP,U0TINA U0ANNA,2026-11-19,torsdag,2,2
"""


def test_the_city_sees_schools_and_a_picture(world) -> None:
    more = [Upload("klasser.csv", TWO_MORE.encode())]
    world.store.submit(
        lambda db: run_import(db, workspace=all_workspaces(db)[0], files=more, now=world.clock.now)
    ).result()
    world.pass_time(MONDAY)
    said = letter(world, "siri")
    assert "MVP och AT i staden · v. 47 · uppgifter till och med fredag 13 november" in said
    assert "4 skolor och 1 fritidsgård, minst 11 klasser (en skola har inte lämnat antal)" in said
    assert "I fas: 4 av 8 klasser som följs här, förra veckan 5" in said
    assert "Mindre skolor (3)" in said
    assert "Kista grundskola har inte lämnat antal klasser." in said
    assert "*Övriga skolor:* en använder inte boten än · en har inte startat." in said
    for forbidden in ("7A", "7B", "7C", "Anna", "Karin", "Felix", "Tina", "Torsdagsgruppen"):
        assert forbidden not in said
    assert not any(block["type"] == "image" for block in world.siri.message("v. 47").blocks), "one bar says nothing"
    assert "Alviksskolan" in world.siri.presses("Visa skolor")


def test_a_district_with_four_classes_hears_of_no_pace(monday) -> None:
    said = letter(monday, "disa")
    assert "MVP och AT i Bromma" in said and "1 skola, 4 klasser" in said
    assert "Brevet visar läget först när fem klasser" in said and "I fas: " not in said
    assert not any(block["type"] == "image" for block in monday.disa.message("v. 47").blocks)


def test_no_letter_in_a_week_that_is_wholly_break(world) -> None:
    change(
        world,
        "INSERT INTO calendar_entries (workspace_id, school_year, kind, first_day, last_day, name, from_file)"
        " VALUES (1, 2026, 'break', '2026-11-16', '2026-11-20', 'lov', false)",
    )
    world.pass_time(MONDAY + timedelta(days=5))
    assert world.rows("SELECT count(*) FROM deliveries WHERE kind LIKE '%digest' AND state = 'sent'") == [(0,)]
    world.pass_time(MONDAY + timedelta(days=7))
    world.maria.sees("v. 48")


def test_an_open_gate_before_a_first_lesson_is_settled_from_the_letter(world) -> None:
    change(world, "UPDATE courses SET held_before = 0 WHERE id = (SELECT min(course_id) FROM planned_lessons)")
    change(
        world,
        "UPDATE planned_lessons SET number = 1"
        " WHERE course_id = (SELECT min(course_id) FROM planned_lessons) AND number = 4",
    )
    change(world, "DELETE FROM milestones")
    world.pass_time(MONDAY)
    said = letter(world, "maria")
    assert "*7A:* lektion 1, tisdag kl. 13.00: nollbasmätning görs före den. Är det klart?" in said
    assert "På väg:" in said
    answer = world.maria.presses("Klar", block_id=block_of(world, "nollbasmätning görs före"))
    assert "Klart: nollbasmätning för 7A." in answer


@pytest.fixture
def behind(world):
    """7A has had no answer since lesson 4: three lessons wait on the Monday of week 51."""
    world.pass_time(datetime(2026, 12, 21, 6, 30, tzinfo=UTC))
    return world


def waiting_letter(world) -> str:
    return str(world.maria.message("v. 52").ts)


def test_lessons_of_a_class_are_answered_together(behind) -> None:
    said = behind.maria.sees("v. 52")
    assert "*7A:* lektion 4–6 väntar på svar (tisdag 17 november–tisdag 15 december)." in said
    answer = behind.maria.presses("Alla hölls", block_id=block_in(behind, "v. 52", "*7A:* lektion 4–6"))
    assert "Sparat: lektion 4 med 7A, tisdag 17 november (v. 47)." in answer
    assert "lektion 6 med 7A, tisdag 15 december (v. 51)." in answer
    days = behind.rows(
        "SELECT l.number, l.held_on FROM lesson_logs l JOIN courses c ON c.id = l.course_id"
        " WHERE c.room = 'B112' AND l.withdrawn_at IS NULL ORDER BY 1"
    )
    assert [(number, str(day)[:10]) for number, day in days] == [
        (4, "2026-11-17"), (5, "2026-12-01"), (6, "2026-12-15"),
    ]  # fmt: skip
    behind.tick()
    behind.maria.sees_not("*7A:* lektion 4–6 väntar")
    assert "Borttaget: lektion 4–6 med 7A" in behind.maria.presses("Ångra")


def block_in(world, letter: str, text: str) -> str:
    blocks = world.maria.message(letter).blocks
    place = next(place for place, block in enumerate(blocks) if text in str(block.get("text", "")))
    return str(blocks[place + 1]["block_id"])


def test_lessons_of_a_class_are_gone_through(behind) -> None:
    behind.maria.presses("Gå igenom", block_id=block_in(behind, "v. 52", "*7A:* lektion 4–6"))
    ids = [row[0] for row in behind.rows(
        "SELECT l.id FROM planned_lessons l JOIN courses c ON c.id = l.course_id"
        " WHERE c.room = 'B112' AND l.number IN (4, 5, 6) ORDER BY l.number"
    )]  # fmt: skip
    behind.maria.modal.fill({f"field.walk:{ids[0]}": "held", f"field.walk:{ids[1]}": "not_held"})
    said = behind.maria.submits()
    assert "Sparat: lektion 4 med 7A" in said and "Lektion 5 med 7A blev inte av, och är kvar att hålla." in said
    behind.tick()
    assert "*7A:* lektion 6, tisdag 15 december. Blev den av?" in behind.maria.sees("v. 52")


def test_the_leaders_are_asked_about_all_of_them(behind) -> None:
    said = behind.maria.presses("Fråga ledarna", block_id=block_in(behind, "v. 52", "*7A:* lektion 4–6"))
    assert "Jag frågar Anna om lektion 4–6 med 7A" in said
    assert behind.rows("SELECT count(*) FROM deliveries WHERE kind = 'question'") == [(3,)]


def test_a_letter_is_redrawn_where_a_leader_answers(monday) -> None:
    monday.maria.sees("Blev den av?")
    monday.anna.types("/mvp logga lektion 5 7B")
    monday.tick()
    said = letter(monday, "maria")
    assert "Blev den av?" not in said and "7B* · 5 av 14 hållna" in said
    assert "5 av 14 hållna" in letter(monday, "per")
    sent = monday.rows("SELECT count(*) FROM deliveries WHERE kind = 'coordinator_digest' AND state = 'sent'")
    assert sent == [(1,)]


def test_last_week_s_letter_is_left_as_it_stands(monday) -> None:
    monday.pass_time(MONDAY + timedelta(days=7))
    monday.anna.types("/mvp logga lektion 5 7B")
    monday.tick()
    assert "Blev den av?" in letter(monday, "maria")
    assert "7B* · 5 av 14 hållna" in monday.maria.sees("v. 48 ·")


def test_a_study_day_leads_the_letter_and_its_lessons_are_moved_from_there(world) -> None:
    change(
        world,
        "INSERT INTO calendar_entries (workspace_id, school_year, kind, first_day, last_day, name, from_file)"
        " VALUES (1, 2026, 'study_day', '2026-11-17', '2026-11-17', 'Kompetensdag', false)",
    )
    world.pass_time(MONDAY)
    said = letter(world, "maria")
    assert said.index("2 planerade lektioner ligger på dagar utan skola.") < said.index("inga dagar är lagda")
    assert "Flyttat" in world.maria.presses("Flytta alla till nästa vecka")
    world.tick()
    assert "dagar utan skola" not in letter(world, "maria")


def test_what_the_letter_has_no_room_for_is_a_press_away(world) -> None:
    rows = "".join(f"Alviksskolan,8{chr(65 + n)},8,MVP,U0KARIN,,,,,2,,0,\n" for n in range(14))
    head = "skola,klass,årskurs,program,ledare,reserv,start,veckodag,tid,intervall,lokal,hållna,känner\n"
    more = [Upload("klasser.csv", (head + rows).encode())]
    world.store.submit(
        lambda db: run_import(db, workspace=all_workspaces(db)[0], files=more, now=world.clock.now)
    ).result()
    world.pass_time(MONDAY)
    world.maria.sees("Visa de 7 andra")
    world.maria.presses("digest.more")
    assert "*8N:* inga dagar är lagda." in world.maria.modal.text


def test_the_principal_is_told_what_only_a_principal_can_settle(monday) -> None:
    said = letter(monday, "per")
    assert "*4A och 7A har färre ledare än programmet anger.* Du eller Maria kan lägga till." in said
    assert "planeringstid" not in said  # that is told once a month
    monday.per.presses("Lägg till ledare i 7A")
    monday.per.modal.fill({"field.leader": ["U0KARIN"]})
    assert "Karin leder nu 7A" in monday.per.submits()
    monday.tick()
    assert "*4A har färre ledare" in letter(monday, "per")


TERMS = (
    "INSERT INTO calendar_entries (workspace_id, school_year, kind, first_day, last_day, name, from_file) VALUES"
    " (1, 2026, 'term', '2026-08-17', '2026-12-18', 'Hösttermin', false),"
    " (1, 2026, 'term', '2027-01-11', '2027-06-11', 'Vårtermin', false)"
)


def test_at_the_end_of_term_each_role_gets_a_summary(world) -> None:
    change(world, TERMS)
    for number in (5, 6):
        world.anna.types(f"/mvp logga lektion {number} 7B 12/11")
    world.pass_time(datetime(2026, 12, 18, 15, 0, tzinfo=UTC))
    said = world.karin.sees("Terminen är slut. Tack för det ni har gjort.")
    assert "*7B* MVP · 6 av 14 hållna" in said and "Nästa termin börjar måndag 11 januari." in said
    assert "7A" not in said, "not her class"
    assert "Terminen slutar fredag 18 december." in world.maria.sees("v. 51 ·")
    for person in (world.per, world.siri):
        assert "Terminen slutar fredag 18 december." in person.sees("v. 51 ·")
    world.pass_time(datetime(2026, 12, 20, 15, 0, tzinfo=UTC))
    sent = world.rows("SELECT recipient_id, count(*) FROM deliveries WHERE kind = 'term_summary' GROUP BY 1")
    assert sorted(count for _, count in sent) == [1, 1, 1, 1, 2], "one for each site that somebody leads at"


def test_a_passed_milestone_is_one_question_and_no_longer_on_its_way(behind) -> None:
    said = behind.maria.sees("v. 52")
    assert "*Halvtidsavstämning för 7B*, torsdag 10 december. Blev det av?" in said
    assert "Förslaget fredag 18 december för *Handledning 1 för MVP-teamet* har passerat. Vilken dag passar?" in said
    assert "handledning 1" not in said.partition("På väg")[2]
    where = block_in(behind, "v. 52", "Handledning 1")
    assert "Sparat: handledning 1 för MVP-teamet blir inte av." in behind.maria.presses(
        "Det blev inget", block_id=where
    )
    behind.tick()
    assert "Handledning 1" not in behind.maria.sees("v. 52")
    assert "Öppet igen: handledning 1 för MVP-teamet." in behind.maria.presses("Ångra")
    behind.tick()
    assert "Handledning 1" in behind.maria.sees("v. 52")


def test_a_cancelled_lesson_needs_a_new_day_like_one_that_was_not_held(monday) -> None:
    monday.anna.types("/mvp ställ in lektion 5 7B")
    monday.anna.presses("Ställ in utan ny dag")
    monday.tick()
    said = letter(monday, "maria")
    assert "*7B:* lektion 5 har ingen dag." in said
    assert "7B* · 4 av 14 hållna · en behöver ny dag" in said
    assert "lektion 5 behöver ny dag" in monday.anna.types("/mvp status 7B")
    monday.maria.presses("Flytta", block_id=block_in(monday, "v. 47", "*7B:* lektion 5 har"))
    assert "7B" in monday.maria.modal.text


def test_the_schools_manual_is_chosen_once(monday) -> None:
    asks = "följer ni den äldre manualen hålls den i halvgrupper, och ett rum till behövs."
    assert f"*7A:* lektion 4, tisdag kl. 13.00: {asks}" in letter(monday, "maria")
    where = block_in(monday, "v. 47", "*7A:* lektion 4")
    said = monday.maria.presses("Vi följer den nyare manualen", block_id=where)
    assert "Sparat: Alviksskolan följer den nyare manualen i MVP." in said
    monday.tick()
    assert "manualen" not in letter(monday, "maria")
    assert "lektion 6, ”" in monday.anna.types("/mvp logga lektion 5 7B")
    assert "rubriken på lektion 1–14" in monday.maria.types("/mvp ångra")


def test_a_principal_hears_of_silence_after_a_week_and_of_planning_time_once_a_month(monday) -> None:
    monday.pass_time(MONDAY + timedelta(days=7))
    assert "en väntar på svar" in monday.per.sees("Alviksskolan v. 48")
    monday.pass_time(datetime(2026, 12, 14, 6, 30, tzinfo=UTC))
    said = monday.per.sees("Alviksskolan v. 51")
    assert "*Gemensam planeringstid är inte inlagd för 7B och 7C.*" in said
    assert "Tiden behöver finnas i tjänsten, sedan kan Maria lägga in den." in said
