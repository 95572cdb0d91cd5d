"""The turn of the school year, through its forms: from a look at each class to lesson 10 with 8A."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.calendar import SchoolYear
from models.imports import Upload, run_import
from models.places import workspace_for_import
from models.school_turn.due import carry_out_turn, find_due_turns

WORLDS = ("sqlite-http", "postgresql-socket")

JUNE = datetime(2027, 6, 8, 9, 0, tzinfo=UTC)
AUGUST = datetime(2027, 8, 16, 9, 0, tzinfo=UTC)
MORE = """skola,klass,årskurs,program,ledare,hållna
Alviksskolan,9A,9,MVP,U0KARIN,9
Alviksskolan,8B,8,MVP,U0FELIX,14
"""


def bring_in(world, rows: str) -> None:
    """Import classes of 2026/27 and live on to June."""

    def work(db) -> None:
        now = world.clock.now
        space = workspace_for_import(db, named=None, name="", timezone="Europe/Stockholm", now=now)
        files = [Upload("fler.csv", rows.encode())]
        run_import(db, workspace=space, files=files, now=now, school_year=SchoolYear(2026))

    world.maria.types("/mvp status")  # the workspace is bound at the first word
    world.store.submit(work).result()
    world.clock.now = JUNE


@pytest.fixture
def school(world):
    """A day in June: 7A has held 9 of 14, 9A as many, 8B all of them."""
    bring_in(world, MORE)
    world.anna.types("/mvp logga lektion 4-9 7A")
    return world


def choose(world, fields) -> str:
    """Fill in the first form and go on."""
    world.maria.modal.fill(fields)
    return world.maria.submits()


def open_turn(world) -> None:
    world.maria.types("/mvp nytt läsår")


def turn(world, **fields) -> str:
    """The whole way, with nobody chosen as a new leader."""
    open_turn(world)
    choose(world, fields)
    if world.maria.modal.title.startswith("Ledare"):
        world.maria.submits()
    return world.maria.submits()


def labels(world, year: int) -> list[str]:
    rows = world.rows(
        "SELECT l.label FROM group_labels l JOIN sites s ON s.id = l.site_id"
        " WHERE l.school_year = :year AND s.name = 'Alviksskolan' ORDER BY l.label",
        year=year,
    )
    return [row[0] for row in rows]


def test_7a_becomes_8a_and_goes_on_with_lesson_10(school) -> None:
    said = turn(school)
    assert "Läsårsskiftet till 2027/28 på Alviksskolan är sparat" in said
    assert labels(school, 2027) == ["4A", "5A", "7A", "7B", "7C", "8A", "8B", "8C", "9B"]
    school.clock.now = AUGUST
    school.tick()
    said = school.anna.types("/mvp logga lektion 10 8A")
    assert "Sparat: lektion 10 med 8A, måndag 16 augusti" in said
    assert "Nästa: lektion 11" in said


def test_the_form_proposes_and_the_preview_tells_before_anything_is_stored(school) -> None:
    open_turn(school)
    form = school.maria.modal.text
    assert "Alviksskolan går från 2026/27 till 2027/28" in form.replace("*", "")
    assert "7A · MVP 9 av 14" in form
    assert "Blir 8A, fortsätter med lektion 10" in form
    assert "7A 7B 7C" in form.replace("4A ", "")
    assert school.maria.submits()
    assert "8A: Anna Berg leder, en till behövs" in school.maria.modal.text
    school.maria.submits()
    seen = school.maria.modal.text
    assert "7A blir 8A · MVP fortsätter med lektion 10, 5 av 14 är kvar" in seen
    assert "8B blir 9B · MVP är klart" in seen
    assert "9A · MVP avslutas efter 9 av 14" in seen
    assert "7C · MVP" in seen
    assert "Det här gäller från söndag 1 augusti. Till dess är allt som vanligt för alla." in seen
    assert labels(school, 2027) == []


def test_until_the_year_begins_everybody_sees_what_they_saw(school) -> None:
    before = [person.types("/mvp status") for person in (school.anna, school.karin, school.maria)]
    turn(school, **{"Kollegor som slutar": ["Karin Ek"]})
    school.tick()
    assert [person.types("/mvp status") for person in (school.anna, school.karin, school.maria)] == before
    assert "Sparat: lektion 10 med 7A" in school.anna.types("/mvp logga lektion 10 7A")
    school.clock.now = datetime(2027, 7, 31, 21, 59, tzinfo=UTC)
    school.tick()
    assert "7A" in school.anna.types("/mvp status")
    school.clock.now = datetime(2027, 7, 31, 22, 1, tzinfo=UTC)
    school.tick()
    assert "8A" in school.anna.types("/mvp status")


def test_before_anybody_turns_the_year_classes_stay_and_can_be_logged(school) -> None:
    school.clock.now = AUGUST
    school.tick()
    assert "7A" in school.anna.types("/mvp status")
    assert "Sparat: lektion 10 med 7A" in school.anna.types("/mvp logga lektion 10 7A")
    assert "är sparat" in turn(school)
    assert "8A" in school.anna.types("/mvp status")
    assert "Sparat: lektion 11 med 8A" in school.anna.types("/mvp logga lektion 11 8A")


def test_9a_leaves_with_its_course(school) -> None:
    turn(school)
    school.clock.now = AUGUST
    school.tick()
    rows = school.rows(
        "SELECT c.status, c.ended_on FROM courses c JOIN group_labels l ON l.group_id = c.group_id WHERE l.label = '9A'"
    )
    assert [(status, str(day)) for status, day in rows] == [("ended", "2027-06-30")]
    assert "9A" not in school.karin.types("/mvp status")


def test_twice_is_once(school) -> None:
    turn(school)
    before = [school.rows(f"SELECT * FROM {table} ORDER BY id") for table in ("group_labels", "courses", "groups")]
    audits = school.rows("SELECT count(*) FROM audit_entries")
    said = turn(school)
    assert "var redan gjort så. Inget nytt är sparat." in said
    assert before == [
        school.rows(f"SELECT * FROM {table} ORDER BY id") for table in ("group_labels", "courses", "groups")
    ]
    assert audits == school.rows("SELECT count(*) FROM audit_entries")


def test_who_leaves_loses_classes_and_access_and_the_logs_remain(school) -> None:
    school.karin.types("/mvp logga lektion 5 7B")
    turn(school, **{"Kollegor som slutar": ["Karin Ek"]})
    school.clock.now = AUGUST
    school.tick()
    assert "Jag känner inte igen dig än" in school.karin.types("/mvp status")
    led = school.rows(
        "SELECT count(*) FROM log_people p JOIN persons r ON r.id = p.person_id WHERE r.name = 'Karin Ek'"
    )
    assert led == [(1,)]
    assert school.rows("SELECT count(*) FROM person_changes") == [(0,)]


def test_new_pairs_are_chosen_on_the_way(school) -> None:
    open_turn(school)
    choose(school, {"Nya klasser": "7A", "Kollegor som slutar": ["Karin Ek"]})
    assert "7A: 2 ledare behövs" in school.maria.modal.text
    school.maria.modal.fill({"field.pair:7a": ["U0ANNA", "U0FELIX"], "field.pair:8b": ["U0FELIX"]})
    school.maria.submits()
    seen = school.maria.modal.text
    assert "Karin Ek" in seen and "7A: " not in seen
    school.maria.submits()
    assert "7B" not in school.felix.types("/mvp status")
    school.clock.now = AUGUST
    school.tick()
    own = school.felix.types("/mvp status")
    assert "*7A* MVP · 0 av 14" in own and "*8B* MVP · 4 av 14" in own


@pytest.mark.parametrize("stranger", ["U0NILS", "U0TINA"])
def test_a_leader_the_bot_does_not_know_at_the_school_is_told_at_the_field(school, stranger) -> None:
    """Tina works at another school: choosing her lets her in no more than somebody the bot has never met."""
    open_turn(school)
    choose(school, {"Nya klasser": "7A"})
    school.maria.modal.fill({"field.pair:7a": [stranger]})
    school.maria.submits()
    assert "Jag känner inte alla på skolan än" in school.maria.modal.errors["field.pair:7a"]


def roles_of(world, name: str) -> list[str]:
    query = (
        "SELECT r.role FROM roles r JOIN persons p ON p.id = r.person_id JOIN sites s ON s.id = r.site_id"
        " WHERE p.name = :name AND s.name = 'Alviksskolan' ORDER BY 1"
    )
    return [row[0] for row in world.rows(query, name=name)]


def leads_7a(world, *people: str) -> None:
    """A new 7A with these leaders, saved."""
    open_turn(world)
    choose(world, {"Nya klasser": "7A"})
    world.maria.modal.fill({"field.pair:7a": list(people)})
    world.maria.submits()
    world.maria.submits()


def test_a_principal_who_is_to_lead_gets_the_role_when_the_year_begins(school) -> None:
    leads_7a(school, "U0PER", "U0FELIX")
    assert roles_of(school, "Per Holm") == ["principal"]
    people = "SELECT count(*) FROM course_people p JOIN courses c ON c.id = p.course_id WHERE c.school_year = 2027"
    assert school.rows(people) == [(0,)]
    school.clock.now = AUGUST
    school.tick()
    assert roles_of(school, "Per Holm") == ["leader", "principal"]
    assert "Sparat: lektion 1 med 7A" in school.per.types("/mvp logga lektion 1 7A")


def test_who_has_lost_every_role_by_the_first_of_august_is_not_let_in_again(school) -> None:
    open_turn(school)
    choose(school, {"Nya klasser": ""})
    school.maria.modal.fill({"field.pair:8a": ["U0FELIX", "U0KARIN"]})
    school.maria.submits()
    school.maria.submits()
    school.store.submit(_felix_goes).result()
    school.clock.now = AUGUST
    school.tick()
    assert roles_of(school, "Felix Falk") == []
    assert "*8A* MVP" in school.karin.types("/mvp status")


def _felix_goes(db) -> None:
    db.exec_driver_sql("DELETE FROM roles WHERE person_id = (SELECT id FROM persons WHERE name = 'Felix Falk')")


def test_a_new_class_typed_by_mistake_is_taken_back(school) -> None:
    turn(school, **{"Nya klasser": "7A 7D"})
    assert {"7A", "7D"} <= set(labels(school, 2027))
    before = school.rows("SELECT count(*) FROM groups")[0][0]
    open_turn(school)
    choose(school, {"Nya klasser": "7A"})
    school.maria.submits()
    assert "Tas bort igen" in school.maria.modal.text.replace("*", "") and "7D" in school.maria.modal.text
    assert "är sparat" in school.maria.submits()
    assert "7A" in labels(school, 2027) and "7D" not in labels(school, 2027)
    assert school.rows("SELECT count(*) FROM groups")[0][0] == before - 1


def test_a_new_class_with_a_plan_is_there_for_good(school) -> None:
    turn(school, **{"Nya klasser": "7A 7D"})
    school.store.submit(_plan_7d).result()
    turn(school, **{"Nya klasser": "7A"})
    assert "7D" in labels(school, 2027)


def _plan_7d(db) -> None:
    db.exec_driver_sql(
        "INSERT INTO planned_lessons (workspace_id, course_id, number, day)"
        " SELECT c.workspace_id, c.id, 1, '2027-09-06' FROM courses c"
        " JOIN group_labels l ON l.group_id = c.group_id WHERE l.label = '7D'"
    )


def test_the_leaders_of_a_new_class_stand_when_the_turn_is_gone_through_again(school) -> None:
    leads_7a(school, "U0FELIX", "U0KARIN")
    open_turn(school)
    choose(school, {})
    if school.maria.modal.title.startswith("Ledare"):
        assert "7A:" not in school.maria.modal.text
        school.maria.submits()
    assert "Inget nytt är sparat" in school.maria.submits()
    school.clock.now = AUGUST
    school.tick()
    assert "*7A* MVP · 0 av 14" in school.felix.types("/mvp status")


def test_nobody_said_why_the_old_years_lessons_were_not_held(school) -> None:
    turn(school)
    school.clock.now = AUGUST
    school.tick()
    reasons = school.rows("SELECT DISTINCT cancel_reason FROM planned_lessons WHERE cancelled_at IS NOT NULL")
    assert reasons == [(None,)]


def test_each_site_is_turned_in_a_transaction_of_its_own(school) -> None:
    turn(school)
    school.store.submit(_turn_elsewhere).result()
    begun = datetime(2027, 7, 31, 22, 1, tzinfo=UTC)
    due = school.store.submit(lambda db: find_due_turns(db, begun, workspace_id=1)).result()
    assert len(due) == 2
    assert school.store.submit(lambda db: carry_out_turn(db, begun, only=due[1])).result()
    assert school.store.submit(lambda db: find_due_turns(db, begun, workspace_id=1)).result() == due[:1]
    assert not school.store.submit(lambda db: carry_out_turn(db, begun, only=due[1])).result()


def _turn_elsewhere(db) -> None:
    db.exec_driver_sql(
        "INSERT INTO school_turns (workspace_id, site_id, school_year, decided_at) SELECT t.workspace_id, s.id, 2027,"
        " t.decided_at FROM school_turns t JOIN sites s ON s.name = 'Trollbodaskolan'"
    )


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"Nya klasser": "Ali 7A"}, "field.new_classes", "Skriv klasserna med mellanslag"),
        ({"Nya klasser": "8A"}, "field.new_classes", "7A skulle heta 8A nästa läsår"),
        ({"Nya klasser": "1A"}, "field.new_classes", "vilket program 1A ska ha"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(school, fields, field, said) -> None:
    open_turn(school)
    choose(school, fields)
    assert said in school.maria.modal.errors[field]


def test_two_classes_do_not_share_a_name(school) -> None:
    """8B keeps its name, and 7B would be called the same."""
    open_turn(school)
    choose(school, {"8B · MVP 14 av 14": "Heter 8B kvar"})
    assert "Två klasser skulle heta 8B" in "".join(school.maria.modal.errors.values())


def test_only_the_coordinator_turns_the_year(school) -> None:
    said = school.anna.types("/mvp nytt läsår")
    assert "Läsårsskiftet görs av skolans koordinator." in said and "Maria Lindgren" in said


def test_in_november_there_is_nothing_to_turn(world) -> None:
    assert "Från maj kan du förbereda nästa läsår" in world.maria.types("/mvp läsårsskifte")


def test_home_says_that_the_turn_waits_and_opens_it(school) -> None:
    school.maria.opens_home()
    assert "Läsårsskiftet väntar" in school.maria.home
    school.maria.presses("Gå igenom", where="home")
    assert school.maria.modal.title == "Nytt läsår 2027/28"
    choose(school, {})
    school.maria.submits()
    assert "är sparat" in school.maria.submits()
    school.maria.opens_home()
    assert "Läsårsskiftet väntar" not in school.maria.home


def test_written_in_a_message_it_answers_with_a_button(school) -> None:
    school.maria.says_to_bot("nytt läsår")
    school.maria.presses("Gå igenom läsårsskiftet")
    assert school.maria.modal.title == "Nytt läsår 2027/28"


def test_the_receipt_leads_to_planning(school) -> None:
    said = turn(school)
    assert "Planera 5A, 8A, 8B, 8C, 4A, 7A, 7B och 7C" in said
    school.clock.now = AUGUST
    school.tick()
    planned = school.rows(
        "SELECT c.starts_on, c.weekday FROM courses c JOIN group_labels l ON l.group_id = c.group_id"
        " WHERE l.label = '8A' AND l.school_year = 2027"
    )
    assert planned == [(None, None)]
    left = school.rows(
        "SELECT count(*) FROM planned_lessons p JOIN courses c ON c.id = p.course_id"
        " JOIN sites s ON s.id = c.site_id WHERE s.name = 'Alviksskolan' AND p.cancelled_at IS NULL AND p.number > 9"
    )
    assert left == [(0,)]


@pytest.mark.parametrize("label", ["7A", "8A"])
def test_the_next_step_is_a_button_away(school, label) -> None:
    """Before the year begins the plan that opens is of the year to come, of a new class and of one that goes on."""
    turn(school)
    course = school.rows(
        "SELECT c.id FROM courses c JOIN group_labels l ON l.group_id = c.group_id"
        " JOIN sites s ON s.id = c.site_id WHERE l.label = :label AND l.school_year = 2027",
        label=label,
    )[0][0]
    school.maria.presses("Planera", block_id=f"turned.plan.{course}")
    assert f"Du planerar *{label}*" in school.maria.modal.text


def test_a_school_of_thirty_classes_fits_and_everybody_may_leave(world) -> None:
    names = [f"{year}{letter}" for year in (7, 8, 9) for letter in "DEFGHIJKLM"]
    rows = "".join(f"Alviksskolan,{name},{name[0]},MVP,U0KARIN U0FELIX,9\n" for name in names)
    bring_in(world, "skola,klass,årskurs,program,ledare,hållna\n" + rows)
    open_turn(world)
    choose(world, {"Kollegor som slutar": ["Karin Ek", "Felix Falk", "Anna Berg", "Ellen English"]})
    assert world.maria.modal.text.count("2 ledare behövs") > 30
    fields = [f"field.pair:{label}" for label in ("8d", "8e", "9d", "7a", "7d")]
    world.maria.modal.fill({field: ["U0MARIA", "U0PER"] for field in fields})
    world.maria.submits()
    assert "8D" in world.maria.modal.text
    assert "är sparat" in world.maria.submits()
    assert len(labels(world, 2027)) == 4 + 20 + 14


def test_a_coordinator_of_two_schools_says_which(school) -> None:
    staff = "namn,slack_id,skola,roll\nMaria Lindgren,U0MARIA,Trollbodaskolan,koordinator\n"
    bring_in(school, staff)
    assert "Skriv skolan också" in school.maria.types("/mvp nytt läsår")
    school.maria.types("/mvp nytt läsår Trollbodaskolan")
    assert "Trollbodaskolan" in school.maria.modal.text


def test_the_city_counts_a_class_that_goes_on(school) -> None:
    """Trollbodaskolan turns nothing; Alviksskolan has five that go on and four new ones."""
    turn(school)
    school.clock.now = AUGUST
    school.tick()
    school.store.submit(_told).result()
    assert "*Alviksskolan* · 8 klasser" in school.siri.types("/mvp status")


def _told(db) -> None:
    db.exec_driver_sql(
        "INSERT INTO site_years (workspace_id, site_id, school_year) SELECT workspace_id, id, 2027 FROM sites"
    )


def test_decided_otherwise_before_the_year_begins_the_last_word_stands(school) -> None:
    turn(school, **{"9A · MVP 9 av 14": "9A, fortsätter med lektion 10", "Kollegor som slutar": ["Karin Ek"]})
    assert "9A" in labels(school, 2027)
    said = turn(school, **{"9A · MVP 9 av 14": "Lämnar skolan", "Kollegor som slutar": []})
    assert "är sparat" in said and "9A" not in labels(school, 2027)
    school.clock.now = AUGUST
    school.tick()
    assert "7B" not in school.karin.types("/mvp status") and "8B" in school.karin.types("/mvp status")


def test_a_turn_left_out_is_made_good_by_the_next(school) -> None:
    """Nobody turned the year: in June after it 7A is proposed to become 9A."""
    school.clock.now = datetime(2028, 6, 8, 9, 0, tzinfo=UTC)
    open_turn(school)
    assert "Blir 9A, fortsätter med lektion 10" in school.maria.modal.text


def test_what_was_done_stands_in_the_audit(school) -> None:
    turn(school, **{"Kollegor som slutar": ["Karin Ek"]})
    done = school.rows("SELECT DISTINCT subject FROM audit_entries WHERE act = 'turn_year' ORDER BY subject")
    assert done == [("course",), ("group",), ("person",), ("school_turn",)]


def test_a_forged_site_turns_no_other_school(school) -> None:
    other = school.rows("SELECT id FROM sites WHERE name = 'Trollbodaskolan'")[0][0]
    school.maria.says_to_bot("nytt läsår")
    asked = school.maria.message("Läsårsskiftet går igenom")
    school.bench.look(lambda: _forge(asked, str(other)))
    assert "Läsårsskiftet görs av skolans koordinator" in school.maria.presses("Gå igenom läsårsskiftet")


def _forge(message, value: str) -> None:
    for block in message.blocks:
        for element in block.get("elements", ()):
            element["value"] = value
