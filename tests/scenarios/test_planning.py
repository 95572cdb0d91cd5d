"""Planning, as the coordinator and the pairs at Alviksskolan do it. It is Friday 13 November, week 46."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import func, insert, select, update

from models.courses import CoursePart, course_people, courses, planned_lessons
from models.db import GuardedText
from models.people import persons
from models.places import calendar_entries, workspaces
from models.preferences import AfterLesson, DigestRhythm, reminder_settings

WORLDS = ("sqlite-http", "postgresql-socket")

PLANNED = "SELECT p.number, p.day FROM planned_lessons p JOIN courses c ON c.id = p.course_id"
OF = " JOIN group_labels g ON g.group_id = c.group_id WHERE g.label = :label AND p.cancelled_at IS NULL"
FIRST = "Första gången, tidigast"
BREAKS = (
    ("2027-11-01", "2027-11-05"), ("2027-12-27", "2028-01-07"), ("2028-02-28", "2028-03-03"),
    ("2028-04-10", "2028-04-14"),
)  # fmt: skip


def planned(world, label: str, order: str = "p.number") -> list[tuple[int, str]]:
    return [(row[0], str(row[1])) for row in world.rows(f"{PLANNED}{OF} ORDER BY {order}", label=label)]


def opens(person, words: str) -> None:
    person.types(f"/mvp {words}")
    assert person.modal.title in ("Planera", "Plan")
    person.presses("plan.more", where="modal")


def previews(person, answers: dict) -> str:
    person.modal.fill(answers)
    person.submits()
    assert person.modal.errors == {}
    assert person.modal.title in ("Så blir planen", "How the plan turns out"), person.modal.text
    return person.modal.text


def know_the_calendar(world) -> None:
    """35 teaching weeks in 2027/28, week 36 to week 23, as the domain notes count them."""
    entries = [("term", "2027-09-06", "2027-12-24"), ("term", "2028-01-08", "2028-06-09")]
    entries += [("break", first, last) for first, last in BREAKS]

    def work(db) -> None:
        space = db.execute(select(workspaces.c.id)).scalar_one()
        rows = [
            {"workspace_id": space, "school_year": 2027, "kind": kind, "first_day": date.fromisoformat(first),
             "last_day": date.fromisoformat(last), "name": GuardedText(""), "from_file": False}
            for kind, first, last in entries
        ]  # fmt: skip
        db.execute(insert(calendar_entries), rows)

    world.store.submit(work).result()


def test_the_main_job(world) -> None:
    """She opens the form, changes the day, sees every date and the forecast, and saves."""
    opens(world.maria, "planera 7B")
    before = planned(world, "7B")
    said = previews(world.maria, {FIRST: "2026-11-23", "Veckodag": "onsdag", "Tid": "13:00"})
    assert "7B · MVP" in said and "onsdagar kl. 13.00 i B214" in said and "Leds av Anna Berg och Karin Ek." in said
    assert "Lektion 5–14 ryms i läsåret 2026/27." in said
    assert "Lektion 5, onsdag 25 november (v. 48) kl. 13.00" in said
    assert "Jag känner inte till läsårets terminer och lov" in said
    assert "Inget är sparat än." in said
    assert planned(world, "7B") == before
    world.maria.submits()
    world.maria.sees("Sparat: 7B, lektion 5–14. Först kommer lektion 5, onsdag 25 november kl. 13.00 i B214.")
    after = planned(world, "7B")
    assert after[0] == (5, "2026-11-25") and [number for number, _ in after] == list(range(5, 15))
    assert "onsdag 25 november kl. 13.00 i B214" in world.anna.types("/mvp schema 7B")
    assert world.rows("SELECT count(*) FROM audit_entries WHERE act = 'plan'") == [(1,)]


def test_held_lessons_stay_and_saving_twice_changes_nothing(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    opens(world.anna, "planera 7B")
    said = previews(world.anna, {FIRST: "2026-11-23"})
    assert "Lektion 6–14 ryms" in said and "Lektion 5," not in said
    world.bench.playground.switches.resend_next("interactive")
    world.anna.submits()
    assert planned(world, "7B")[:2] == [(5, "2026-11-12"), (6, "2026-11-26")]
    rows = world.rows("SELECT id FROM planned_lessons ORDER BY id")
    opens(world.anna, "planera 7B")
    previews(world.anna, {FIRST: "2026-11-23"})
    world.anna.submits()
    world.anna.sees("Sparat: 7B")
    assert world.rows("SELECT id FROM planned_lessons ORDER BY id") == rows


def test_what_was_logged_meanwhile_is_not_planned_over(world) -> None:
    opens(world.maria, "planera 7B")
    previews(world.maria, {FIRST: "2026-11-23"})
    world.anna.types("/mvp logga lektion 5 7B")
    before = planned(world, "7B")
    world.maria.submits()
    assert "Det här har ändrats sedan du såg det." in world.maria.modal.text
    assert planned(world, "7B") == before


def test_fourteen_lessons_every_second_week_leave_three_places(world) -> None:
    know_the_calendar(world)
    opens(world.maria, "planera 7A 2027/28")
    assert "7A finns inte här än." in world.maria.modal.text.replace("*", "")
    said = previews(world.maria, {"Program": "MVP", FIRST: "2027-09-06", "Veckodag": "onsdag", "Tid": "10:20"})
    assert "Lektion 1–14 ryms i läsåret 2027/28." in said and "Det finns 3 reservtillfällen." in said
    assert "Jag känner inte till" not in said and "3 november" not in said
    assert "7A läggs in som ny." in said and "7A har inga ledare än." in said
    assert "Före lektion 1 med 7A: information till vårdnadshavare" in said
    world.maria.submits()
    world.maria.sees("Sparat: 7A, lektion 1–14.")
    assert world.rows("SELECT school_year FROM group_labels WHERE label = '7A' ORDER BY 1") == [(2026,), (2027,)]
    said = world.maria.types("/mvp timmar 2027/28")
    assert "Ännu inte fördelat" in said and "(7A)" in said


def test_a_spring_start_lets_lessons_wait_for_the_next_year(world) -> None:
    know_the_calendar(world)
    opens(world.maria, "planera 7A 2027/28")
    said = previews(world.maria, {"Program": "MVP", FIRST: "2028-01-17", "Veckodag": "onsdag"})
    assert "Lektion 1–9 ryms i läsåret 2027/28." in said
    assert "5 lektioner får vänta till nästa läsår: 10–14." in said
    world.maria.submits()
    assert [number for number, _ in planned(world, "7A", "c.school_year DESC, p.number")][:9] == list(range(1, 10))


def test_theme_days_hold_several_lessons_in_order(world) -> None:
    opens(world.maria, "planera 7B")
    said = previews(world.maria, {FIRST: "2026-11-23", "Temadagar": "30/11: 2, 1/12 en lektion"})
    assert "Lektion 6, måndag 30 november (v. 49) kl. 10.20, temadag" in said
    assert "Lektion 7, måndag 30 november (v. 49) kl. 11.30, temadag" in said
    assert "Lektion 8, tisdag 1 december (v. 49)" in said


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({"Temadagar": "25/8"}, "field.theme_days", "25/8: 2"),
        ({"Temadagar": "31/11: 2"}, "field.theme_days", "förstår jag inte"),
        ({"Temadagar": "1/8 2"}, "field.theme_days", "ligger före den första lektionen eller efter"),
        ({FIRST: "2026-11-10"}, "field.day", "har varit"),
        ({FIRST: "2036-11-10"}, "field.day", "för långt fram"),
        ({"Rum": "Lisas rum"}, "field.room", "Skriv rummets namn"),
        ({"Gemensam planering, tid": "15:00"}, "field.planning_time", "både veckodag och tid"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world, answers: dict, field: str, said: str) -> None:
    opens(world.maria, "planera 7B")
    world.maria.modal.fill(answers)
    world.maria.submits()
    assert said in world.maria.modal.errors[field]


def test_three_bookings_of_each_lesson(world) -> None:
    opens(world.maria, "planera 7B")
    answers = {"Gemensam planering, veckodag": "tisdag", "Gemensam planering, tid": "15:00"}
    answers |= {"Var tas planeringstiden?": "Konferenstid", "Var tas lektionstiden ifrån?": "Mentorstid"}
    said = previews(world.maria, {FIRST: "2026-11-23"} | answers)
    assert "Lektion 5, torsdag 26 november (v. 48) kl. 10.20 · planering tisdag 24 november kl. 15.00" in said
    world.maria.submits()
    assert world.rows("SELECT DISTINCT place, minutes FROM planning_bookings") == [("conference", 60)]
    line = "lektion 5, torsdag 26 november kl. 10.20 i B214 · planering tisdag 24 november kl. 15.00"
    assert f"{line} · reflektion kl. 11.30" in world.anna.types("/mvp schema 7B")
    opens(world.maria, "planera 7B")
    previews(world.maria, {"Gemensam planering, veckodag": "måndag"})
    world.maria.submits()
    assert world.rows("SELECT count(*) FROM planning_bookings") == [(10,)]


def test_clashes_of_people_and_rooms_are_shown_and_never_hinder(world) -> None:
    opens(world.karin, "planera 7B")
    world.karin.modal.fill({})
    said = previews(world.karin, {FIRST: "2026-11-16", "Veckodag": "tisdag", "Tid": "13:30", "Rum": "b114"})
    assert "Du är dubbelbokad: 7C och 7B, lektion 5" in said
    assert "Ledigt för ledare och rum, så vitt jag vet: 7B tisdag kl. " in said
    assert "b114 är redan bokat av 7C när 7B ska dit" in said
    world.karin.submits()
    world.karin.sees("Sparat: 7B")


def test_working_hours_are_respected_in_the_telling(world) -> None:
    opens(world.maria, "planera 7B")
    said = previews(world.maria, {FIRST: "2026-11-16", "Tid": "16:00"})
    assert "utanför vanlig arbetstid för Anna" in said and "16.30" not in said


def tells_hours(world, name: str, start: time, end: time) -> None:
    """What somebody has said of their own hours."""

    def work(db) -> None:
        person = db.execute(select(persons.c.id, persons.c.workspace_id).where(persons.c.name == name)).one()
        row = {"workspace_id": person.workspace_id, "person_id": person.id, "work_days": "12345"}
        row |= {"work_start": start, "work_end": end, "after_lesson": AfterLesson.SOON.value, "quiet": ""}
        row |= {"planning_prompts": False, "digest_rhythm": DigestRhythm.WEEKLY.value}
        db.execute(insert(reminder_settings).values(row))

    world.store.submit(work).result()


def test_what_somebody_told_of_their_hours_is_shown_to_nobody_else(world) -> None:
    """Only the person sees it: to the others the school's usual hours hold."""
    tells_hours(world, "Karin Ek", time(12), time(15))
    for planner in (world.maria, world.anna):
        opens(planner, "planera 7B")
        assert "arbetstid" not in previews(planner, {FIRST: "2026-11-16"})
    opens(world.karin, "planera 7B")
    assert "hamnar utanför din arbetstid" in previews(world.karin, {FIRST: "2026-11-16"})
    tells_hours(world, "Anna Berg", time(7), time(19))
    opens(world.maria, "planera 7B")
    said = previews(world.maria, {FIRST: "2026-11-16", "Tid": "16:00"})
    assert "arbetstid för Anna" in said and "arbetstid för Karin" in said
    opens(world.anna, "planera 7B")
    said = previews(world.anna, {FIRST: "2026-11-16", "Tid": "16:00"})
    assert "arbetstid för Anna" not in said and "arbetstid för Karin" in said


def test_staff_from_elsewhere_are_not_told_which_other_class_it_is(world) -> None:
    opens(world.felix, "planera 7C")
    answers = {FIRST: "2026-11-23", "Veckodag": "torsdag", "Tid": "10:30", "Rum": "B214"}
    said = previews(world.felix, answers)
    assert "Karin är dubbelbokad: en annan klass och 7C, lektion" in said
    assert "B214 är redan bokat av en annan klass när 7C ska dit" in said and "7B" not in said
    opens(world.karin, "planera 7C")
    assert "Du är dubbelbokad: 7B och 7C, lektion" in previews(world.karin, answers)


def test_a_form_repeats_no_name_it_does_not_understand(world) -> None:
    opens(world.maria, "planera 7B")
    world.maria.modal.fill({"Temadagar": "Lisa Andersson"})
    world.maria.submits()
    said = world.maria.modal.errors["field.theme_days"]
    assert "förstår jag inte" in said and "Lisa" not in said and "Andersson" not in said


def test_a_long_room_stays_as_it_is(world) -> None:
    room = "Stora aulan i hus B, ingång från skolgården, andra våningen"
    assert len(room) == 59
    world.store.submit(lambda db: db.execute(update(courses).values(room=GuardedText(room))) and None).result()
    opens(world.maria, "planera 7B")
    assert f"i {room}" in previews(world.maria, {FIRST: "2026-11-23"})
    world.maria.submits()
    assert world.rows(
        f"SELECT DISTINCT p.room FROM planned_lessons p JOIN courses c ON c.id = p.course_id{OF}"
        " AND p.number > 4 AND c.site_id = 1",
        label="7B",
    ) == [(room,)]


def test_a_whole_year_group_at_once(world) -> None:
    opens(world.maria, "planera åk 7")
    lines = "7A tisdag 13.00 B112\n7B torsdag 10.20 B214\n7C tisdag 13.00 B114"
    blocks = world.bench.playground.modal("U0MARIA").spec["blocks"]
    assert lines in [block["element"].get("initial_value") for block in blocks if block["type"] == "input"]
    answers = {FIRST: "2026-11-23", "Klasser, en per rad": "7A tisdag 13.00 B112\n7C onsdagar kl 9 i B114\n7D fredag"}
    answers |= {"Ledare": ["U0KARIN", "U0ANNA"], "Gemensam planering, veckodag": "måndag"}
    said = previews(world.maria, answers | {"Gemensam planering, tid": "14:00"})
    assert "7A · MVP" in said and "4: 24/11 (v. 48)" in said and "onsdagar kl. 9.00 i B114" in said
    assert "7D läggs in som ny." in said
    assert "7A, 7C och 7D har samma ledare och delar planeringstimmen." in said
    world.maria.submits()
    world.maria.sees("Sparat: 7D, lektion 1–13.")
    shared = "SELECT planning_id FROM planned_lessons WHERE cancelled_at IS NULL GROUP BY planning_id"
    assert len(world.rows(f"{shared} HAVING count(DISTINCT course_id) = 3")) == 2
    said = world.maria.types("/mvp timmar")
    assert "*Anna Berg* · 4 klasser (7A, 7B, 7C och 7D)" in said and "summa" in said
    assert said.index("Anna Berg") < said.index("Karin Ek")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("7A 13.00", "Rad 1 förstår jag inte"),
        ("7A tisdag\n7A onsdag", "7A står på två rader"),
        ("7A lördag 10.00", "inga lektioner på lördag"),
        ("7A tisdag 25.00 B1", "Rad 1 förstår jag inte"),
    ],
)
def test_a_line_that_is_not_understood(world, lines: str, said: str) -> None:
    opens(world.maria, "planera åk 7")
    world.maria.modal.fill({"Klasser, en per rad": lines})
    world.maria.submits()
    assert said in world.maria.modal.errors["field.class_lines"]


def test_a_colleague_nobody_let_in_is_named_with_what_to_do(world) -> None:
    opens(world.maria, "planera 7D")
    answers = {"Program": "MVP", FIRST: "2026-11-23", "Veckodag": "tisdag", "Ledare": ["U0KARIN", "U0NILS", "U0TINA"]}
    said = previews(world.maria, answers)
    assert "Leds av Karin Ek." in said and "U0TINA" in said and "kan du släppa in dem" in said
    assert "7D har färre ledare än 2." in said
    world.maria.submits()
    world.maria.sees("Sparat: 7D")
    assert "7D" in world.karin.types("/mvp schema")


def test_a_principal_who_is_planned_to_lead_may_log(world) -> None:
    opens(world.maria, "planera 7D")
    previews(world.maria, {"Program": "MVP", FIRST: "2026-11-23", "Veckodag": "tisdag", "Ledare": ["U0PER", "U0KARIN"]})
    world.maria.submits()
    world.maria.sees("Sparat: 7D")
    roles = "SELECT r.role FROM roles r JOIN persons p ON p.id = r.person_id WHERE p.name = 'Per Holm' ORDER BY 1"
    assert world.rows(roles) == [("leader",), ("principal",)]
    assert "Sparat: lektion 1 med 7D" in world.per.types("/mvp logga lektion 1 7D")


def test_the_thematic_set_waits_for_the_fourteenth_lesson(world) -> None:
    opens(world.maria, "planera 7B tematiska")
    said = previews(world.maria, {FIRST: "2026-11-23", "Veckodag": "torsdag"})
    assert "börjar innan lektion 14 i grundserien är lagd" in said and "tänkt från åk 8" in said
    world.maria.submits()
    world.maria.sees("Sparat: 7B, tematisk lektion 1–6.")


def test_passes_that_belong_to_a_month(world) -> None:
    opens(world.maria, "planera 4A tåget")
    said = previews(world.maria, {FIRST: "2026-11-16", "Veckodag": "tisdag", "Tid": "9:00".zfill(5)})
    assert "tisdag 1 december (v. 49)" in said and "tisdag 6 april (v. 14)" in said
    assert "1 baspass får vänta till nästa läsår: 1." in said
    assert "Personalpasset kommer före elevpasset." in said


def test_a_youth_centre_meets_on_saturdays_as_long_as_the_year_lasts(world) -> None:
    world.store.submit(
        lambda db: db.execute(update(courses).where(courses.c.programme == "mvp_fritid").values(held_before=3))
    ).result()
    opens(world.tina, "planera torsdagsgruppen")
    said = previews(world.tina, {FIRST: "2026-12-19", "Veckodag": "lördag", "Tid": "18:00"})
    assert "Träff 4, lördag 19 december (v. 51) kl. 18.00" in said and "Träff 5, lördag 26 december" in said
    assert "träffar ryms i läsåret 2026/27." in said and "Jag känner inte till" not in said
    world.tina.submits()
    world.tina.sees("Sparat: Torsdagsgruppen")


def test_without_words_the_choice_and_by_message_the_button(world) -> None:
    said = world.maria.types("/mvp planera")
    assert "Vad vill du planera?" in said and "Planera hela åk 7" in said
    world.maria.presses("Planera hela åk 7")
    assert "åk 7" in world.maria.modal.text
    world.maria.closes()
    world.anna.says_to_bot("planera 7B")
    world.anna.presses("Planera 7B")
    said = previews(world.anna, {FIRST: "2026-11-23"})
    world.anna.submits()
    world.anna.sees("Sparat: 7B")


def test_who_may_plan_what(world) -> None:
    assert "Den klassen kan du inte planera" in world.anna.types("/mvp planera 7C")
    assert "En hel årskurs planeras av koordinatorn" in world.anna.types("/mvp planera åk 7")
    assert "Jag hittar ingen klass som heter 7X" in world.anna.types("/mvp planera 7X")
    assert "Den klassen kan du inte planera" in world.per.types("/mvp planera 7B")
    assert "Timmarna visas för skolans koordinator och rektor." in world.anna.types("/mvp timmar")
    opens(world.anna, "planera 7B")
    assert "Reserv" not in world.anna.modal.text
    said = world.per.types("/mvp timmar")
    assert "Anna Berg" in said and "innan schemat läggs" in said


def test_to_stand_by_for_a_class_is_not_to_plan_it(world) -> None:
    """The principal is the reserve, and has no right to plan."""
    opens(world.maria, "planera 7B")
    previews(world.maria, {FIRST: "2026-11-23", "Reserv": ["U0PER"]})
    world.maria.submits()
    assert "Den klassen kan du inte planera" in world.per.types("/mvp planera 7B")


def test_a_label_that_is_a_person_is_never_shown(world) -> None:
    for words in ("planera Lisa Andersson 7B mår dåligt", "planera Lisa Andersson"):
        world.tina.types(f"/mvp {words}")
        assert "Lisa" not in "".join(text for key, text in world.tina.screen().items())


def test_nor_by_the_form_where_a_group_may_be_called_anything(world) -> None:
    """A youth centre's coordinator may plan a group with a name of its own, and not one that is a person's."""
    statement = (
        "INSERT INTO roles (workspace_id, person_id, role, site_id) SELECT p.workspace_id, p.id, 'coordinator', s.id"
        " FROM persons p, sites s WHERE p.name = 'Tina Blad' AND s.name = 'Rågsveds fritidsgård'"
    )
    world.store.submit(lambda db: db.exec_driver_sql(statement) and None).result()
    world.tina.types("/mvp planera Lisa Andersson")
    assert "Lisa" not in "".join(text for key, text in world.tina.screen().items())
    opens(world.tina, "planera Onsdagsgruppen")


def test_in_english(world) -> None:
    opens(world.ellen, "plan 4A")
    said = previews(world.ellen, {"First lesson, earliest": "2026-11-16", "Weekday": "Tuesday"})
    assert "fit school year 2026/27" in said
    world.ellen.submits()
    world.ellen.sees("Saved: 4A, lesson 11.")


def test_a_plan_of_many_classes_that_is_too_large_says_so(world) -> None:
    opens(world.maria, "planera åk 7")
    letters = [f"7{letter}{number}" for letter in "ABCDEFGHI" for number in (1, 2)]
    for lines, said in (
        ([f"{label} tisdag" for label in letters], "Skriv mellan en och 16 klasser."),
        ([f"{label} tisdag 13.00 {'Å' * 81}" for label in letters[:2]], "Skriv rummets namn"),
    ):
        world.maria.modal.fill({"Klasser, en per rad": "\n".join(lines)})
        world.maria.submits()
        assert said in world.maria.modal.errors["field.class_lines"]


def test_all_held_leaves_nothing_to_save(world) -> None:
    world.ellen.types("/mvp log lesson 11")
    opens(world.maria, "planera 4A")
    said = previews(world.maria, {FIRST: "2026-11-16", "Veckodag": "tisdag"})
    assert "Allt är hållet." in said and "Spara planen" not in said


def test_the_pair_s_reserve_and_those_without_slack_stay(world) -> None:
    """A leader who plans the own class changes nobody; the coordinator can."""
    opens(world.maria, "planera 7B")
    previews(world.maria, {FIRST: "2026-11-23", "Reserv": ["U0FELIX"]})
    world.maria.submits()
    opens(world.anna, "planera 7B")
    previews(world.anna, {FIRST: "2026-11-30"})
    world.anna.submits()
    people = "SELECT name, part FROM course_people p JOIN persons ON persons.id = person_id"
    labels = " JOIN courses c ON c.id = course_id JOIN group_labels g ON g.group_id = c.group_id AND label = '7B'"
    found = world.rows(f"{people}{labels} WHERE c.site_id = (SELECT min(site_id) FROM courses) ORDER BY name")
    assert found == [("Anna Berg", "leader"), ("Felix Falk", "reserve"), ("Karin Ek", "leader")]
    opens(world.maria, "planera 7B")
    previews(world.maria, {"Ledare": ["U0ANNA", "U0FELIX"], "Reserv": []})
    world.maria.submits()
    found = world.rows(f"{people}{labels} WHERE c.site_id = (SELECT min(site_id) FROM courses) ORDER BY name")
    assert found == [("Anna Berg", "leader"), ("Felix Falk", "leader")]


def test_a_shared_hour_is_found_again_and_an_unused_one_goes(world) -> None:
    """Two classes get the same pair, one after the other: the second shares the first's planning hour."""
    hour = {"Gemensam planering, veckodag": "måndag", "Gemensam planering, tid": "15:00"}
    for label in ("7A", "7C"):
        opens(world.maria, f"planera {label}")
        previews(world.maria, {FIRST: "2026-11-23", "Ledare": ["U0KARIN", "U0ANNA"]} | hour)
        world.maria.submits()
        world.maria.sees(f"Sparat: {label}")
    shared = (
        "SELECT count(DISTINCT course_id) FROM planned_lessons WHERE cancelled_at IS NULL AND planning_id IS NOT NULL"
    )
    assert (2,) in world.rows(f"{shared} GROUP BY planning_id")
    assert world.rows("SELECT count(*), count(DISTINCT day) FROM planning_bookings") == [(11, 11)]
    opens(world.maria, "planera 7A")
    previews(world.maria, {"Gemensam planering, veckodag": "tisdag", "Gemensam planering, tid": "08:00"})
    world.maria.submits()
    lonely = "NOT EXISTS (SELECT 1 FROM planned_lessons p WHERE p.planning_id = b.id AND p.cancelled_at IS NULL)"
    assert world.rows(f"SELECT count(*) FROM planning_bookings b WHERE {lonely}") == [(0,)]


def test_a_plan_made_anew_shows_old_days_against_new_ones(world) -> None:
    opens(world.maria, "planera 7B")
    said = previews(world.maria, {"Veckodag": "fredag"})
    assert "förut torsdag 26 november (v. 48) kl. 10.20" in said


def test_running_classes_are_left_out_of_a_year_group_s_plan(world) -> None:
    opens(world.maria, "planera åk 7")
    assert "har redan en plan" not in world.maria.modal.text, "where all of them run, all can be planned anew"
    opens(world.maria, "planera 7E")
    previews(world.maria, {"Program": "MVP", FIRST: "2026-11-20", "Veckodag": "fredag", "Ledare": ["U0ANNA"]})
    world.maria.submits()
    newest = select(func.max(courses.c.id)).scalar_subquery()
    drop = update(planned_lessons).where(planned_lessons.c.course_id == newest).values(cancelled_at=world.clock.now)
    world.store.submit(lambda db: db.execute(drop)).result()
    opens(world.maria, "planera åk 7")
    assert "7A, 7B och 7C har redan en plan och är inte med." in world.maria.modal.text


def test_nothing_is_laid_at_an_hour_of_today_that_is_past(world) -> None:
    opens(world.maria, "planera 7E")  # it is Friday, 14.00
    said = previews(
        world.maria, {"Program": "MVP", FIRST: "2026-11-13", "Veckodag": "fredag", "Tid": "10:00", "Ledare": ["U0ANNA"]}
    )
    assert "20 november" in said and "13 november" not in said


def test_a_class_is_ended_its_leaders_are_told_and_it_can_be_taken_back(world) -> None:
    said = world.maria.types("/mvp avsluta 7B")
    assert "Avsluta MVP med 7B?" in said and "Inget är ändrat än." in said
    assert "Avslutat: MVP med 7B. 4 hållna lektioner ligger kvar." in world.maria.presses("Avsluta")
    world.tick()
    world.anna.sees("Maria har avslutat MVP med 7B.")
    assert "7B" not in world.maria.types("/mvp status")
    world.maria.types("/mvp ångra")
    assert "Tillbaka som förut: planeringen av 7B." in world.maria.presses("Ta tillbaka")
    assert "*7B* MVP · 4 av 14 hållna" in world.maria.types("/mvp status")


def test_only_a_coordinator_ends_classes(world) -> None:
    assert "Den klassen kan du inte planera." in world.anna.types("/mvp avsluta 7B")


def test_two_classes_become_one_and_can_be_parted_again(world) -> None:
    said = world.maria.types("/mvp slå ihop 7A med 7B")
    assert "Slå ihop 7A med 7B?" in said and "7B går vidare i MVP med 4 hållna lektioner." in said
    assert "Inget är ändrat än." in said
    assert "Sammanslaget: 7A har gått upp i 7B" in world.maria.presses("Slå ihop")
    world.tick()
    world.anna.sees("Maria har avslutat MVP med 7A.")
    assert "7A" not in world.maria.types("/mvp status")
    world.maria.types("/mvp ångra")
    world.maria.presses("Ta tillbaka")
    assert "*7A* MVP · 3 av 14 hållna" in world.maria.types("/mvp status")


def test_who_led_the_class_that_ends_leads_the_other_too(world) -> None:
    assert "Anna leder också 7C därefter." in world.maria.types("/mvp slå ihop 7A med 7C")
    assert "Anna leder nu också 7C." in world.maria.presses("Slå ihop")
    world.tick()
    world.anna.sees("Maria har satt upp dig som ledare för 7C (MVP).")
    assert "7C" in world.anna.types("/mvp status")


def test_only_what_belongs_together_is_merged(world) -> None:
    assert "Skriv två klasser" in world.maria.types("/mvp slå ihop 7A")
    assert "inte samma program" in world.maria.types("/mvp slå ihop 4A med 7A")
    assert "Den klassen kan du inte planera." in world.anna.types("/mvp slå ihop 7A med 7B")


def test_a_lesson_that_waits_can_still_be_told_of_when_its_class_has_ended(world) -> None:
    world.maria.types("/mvp avsluta 7B")  # lesson 5 was planned for yesterday, and nobody has said anything
    world.maria.presses("Avsluta")
    assert "behöver" not in world.anna.types("/mvp status 7B")
    said = world.anna.types("/mvp logga lektion 5 7B 12/11")
    assert "Vill du spara lektionen ändå?" in said
    assert "Sparat: lektion 5 med 7B" in world.anna.presses("Spara ändå")


def test_who_was_a_reserve_is_told_that_they_lead_now(world) -> None:
    row = update(course_people).where(
        course_people.c.person_id == select(persons.c.id).where(persons.c.name == "Anna Berg").scalar_subquery(),
        course_people.c.course_id == select(func.min(course_people.c.course_id) + 1).scalar_subquery(),
    )
    world.store.submit(lambda db: db.execute(row.values(part=CoursePart.RESERVE)) and None).result()
    assert "Anna leder också 7B därefter." in world.maria.types("/mvp slå ihop 7A med 7B")
    world.maria.presses("Slå ihop")
    world.tick()
    world.anna.sees("Maria har satt upp dig som ledare för 7B (MVP).")


def test_a_class_is_not_merged_with_itself(world) -> None:
    assert "jag kan inte slå ihop dem" in world.maria.types("/mvp slå ihop 7B med 7b")


def test_the_form_asks_for_day_time_and_leaders_and_the_rest_stays_as_it_is(world) -> None:
    opens(world.maria, "planera 7B")
    previews(world.maria, {"Gemensam planering, veckodag": "måndag", "Gemensam planering, tid": "15:00"})
    world.maria.submits()
    before = planned(world, "7B")
    world.maria.types("/mvp planera 7B")
    assert "Rum, veckor emellan" in world.maria.modal.text and "Temadagar" not in world.maria.modal.text
    said = previews(world.maria, {"Veckodag": "fredag"})
    assert "i B214" in said and "planering måndag" in said
    world.maria.submits()
    after = planned(world, "7B")
    assert len(after) == len(before) and after != before


def test_more_shows_the_rest_and_keeps_what_is_filled_in(world) -> None:
    world.maria.types("/mvp planera 7B")
    world.maria.modal.fill({"Veckodag": "fredag"})
    world.maria.presses("Mer")
    assert "Temadagar" in world.maria.modal.text
    said = previews(world.maria, {"Rum": "C7"})
    assert "7B · MVP* · fredagar kl. 10.20 i C7" in said
