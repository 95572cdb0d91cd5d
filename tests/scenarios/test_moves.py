"""Moving and cancelling lessons, as the people at Alviksskolan do it. It is Friday 13 November, week 46."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from models.calendar import EntryKind

WORLDS = ("sqlite-http", "postgresql-socket")
NOW_AFTER = datetime(2026, 11, 26, 10, 35, tzinfo=UTC)  # lesson 6 of 7B is over

TO_DECEMBER = "/mvp flytta lektion 6 7B till torsdag 10/12 kl 10"


def planned(world, label: str = "7B", site: str = "Alviksskolan") -> dict[int, str]:
    """The days that a class's lessons have, by number."""
    rows = world.rows(
        "SELECT p.number, p.day, p.starts_at FROM planned_lessons p JOIN courses c ON c.id = p.course_id"
        " JOIN group_labels g ON g.group_id = c.group_id JOIN sites s ON s.id = c.site_id"
        " WHERE p.cancelled_at IS NULL AND g.label = :label AND s.name = :site ORDER BY p.number",
        label=label,
        site=site,
    )
    return {number: f"{day} {str(at)[:5]}" for number, day, at in rows}


def owed(world) -> list:
    return world.rows(
        "SELECT d.subject, p.name, d.state, d.reason FROM deliveries d JOIN persons p ON p.id = d.recipient_id"
        " WHERE d.kind = 'lesson_moved' ORDER BY d.id"
    )


def write(world, statement: str, **words) -> None:
    """Something that another part of the product left in the database."""
    world.store.submit(lambda db: db.execute(text(statement), words) and None).result()


def close_school(world, first: date, last: date, name: str, kind: EntryKind = EntryKind.BREAK) -> None:
    """A break or study day for the whole municipality."""
    write(
        world,
        "INSERT INTO calendar_entries (workspace_id, school_year, kind, first_day, last_day, name, from_file)"
        " SELECT id, 2026, :kind, :first, :last, :name, :told FROM workspaces",
        kind=kind.value,
        first=first,
        last=last,
        name=name,
        told=True,
    )


def test_a_lesson_is_moved_and_the_rest_follows(world) -> None:
    """She types where it goes, sees what becomes of the rest, and nothing is moved before she says so."""
    before = planned(world)
    said = world.anna.types(TO_DECEMBER)
    assert "Flytta lektion 6 med 7B?* Inget är flyttat än." in said
    assert "Lektion 6: torsdag 26 november kl. 10.20 → torsdag 10 december kl. 10.00 (v. 50)" in said
    assert "Lektion 7: torsdag 10 december kl. 10.20 → torsdag 7 januari kl. 10.20 (v. 1)" in said
    assert "Lektion 8–14 följer efter, den sista torsdag 15 april" in said
    assert "Alla lektioner hinns med, och 4 tillfällen blir över före sommaren." in said
    assert "räknar bara med helgdagar" in said and "Bara den här" not in said
    assert planned(world) == before and owed(world) == []
    said = world.anna.presses("Flytta, resten följer")
    assert "Flyttat: lektion 6 med 7B, torsdag 10 december kl. 10.00 (v. 50)." in said
    assert "Karin får veta det." in said
    after = planned(world)
    assert (after[5], after[6], after[7]) == (before[5], "2026-12-10 10:00", "2027-01-07 10:20")
    assert world.rows("SELECT count(*) FROM audit_entries WHERE act = 'move'") == [(1,)]


def test_the_row_keeps_its_id_so_that_its_reminders_know_it(world) -> None:
    ids = "SELECT id FROM planned_lessons ORDER BY id"
    before = world.rows(ids)
    world.anna.types(TO_DECEMBER)
    world.anna.presses("Flytta, resten följer")
    assert world.rows(ids) == before


def test_the_other_leader_is_told_once_and_the_mover_is_not(world) -> None:
    world.anna.types(TO_DECEMBER)
    world.anna.presses("Flytta, resten följer")
    assert owed(world) == [("move:1", "Karin Ek", "pending", None)]
    world.tick()
    said = world.karin.sees("Anna har flyttat lektion 6–14 med 7B.")
    assert "torsdag 26 november kl. 10.20 → torsdag 10 december kl. 10.00 (v. 50)" in said
    assert "Du får det här för att du leder 7B." in said
    world.anna.sees_not("har flyttat lektion")
    world.clock.forward(hours=1)
    world.tick()
    assert owed(world) == [("move:1", "Karin Ek", "sent", None)]


def test_two_moves_before_she_is_told_are_one_word(world) -> None:
    world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    world.anna.presses("Flytta")
    world.anna.types("/mvp flytta lektion 6 7B till onsdag 25/11")
    world.anna.presses("Flytta")
    world.tick()
    said = world.karin.sees("Anna har flyttat lektion 6 med 7B.")
    assert "torsdag 26 november kl. 10.20 → onsdag 25 november" in said and said.count("har flyttat") == 1
    assert [(state, reason) for _, _, state, reason in owed(world)] == [("cancelled", "nothing_moved"), ("sent", None)]


def test_moved_there_and_back_before_she_is_told_is_no_news(world) -> None:
    world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    world.anna.presses("Flytta")
    world.anna.types("/mvp flytta lektion 6 7B till torsdag 26/11")
    world.anna.presses("Flytta")
    world.tick()
    world.karin.sees_not("har flyttat")
    assert {reason for _, _, _, reason in owed(world)} == {"nothing_moved"}


def test_only_this_one_where_order_allows(world) -> None:
    before = planned(world)
    said = world.anna.types("/mvp flytta lektion 6 7B till onsdag v 49")
    assert "Lektion 7–14 följer efter" not in said and "Bara den här" in said
    world.anna.presses("Bara den här")
    assert planned(world) == before | {6: "2026-12-02 10:20"}


def test_a_small_step_needs_no_choice(world) -> None:
    before = planned(world)
    said = world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    assert "resten följer" not in said and "Bara den här" not in said
    world.anna.presses("Flytta")
    assert planned(world) == before | {6: "2026-11-27 10:20"}


def test_only_this_one_is_not_offered_past_the_next_lesson_and_it_says_why(world) -> None:
    said = world.anna.types("/mvp flytta bara lektion 6 7B till v 51")
    assert "Bara den här går inte: nästa lektion ligger före den nya dagen." in said
    assert "Flytta, resten följer" in said


def test_leave_it(world) -> None:
    before = planned(world)
    world.anna.types(TO_DECEMBER)
    assert "Inget är ändrat." in world.anna.presses("Avbryt")
    assert planned(world) == before


def test_undo_puts_everything_back_and_the_other_never_hears_of_it(world) -> None:
    before = planned(world)
    world.anna.types(TO_DECEMBER)
    world.anna.presses("Flytta, resten följer")
    said = world.anna.presses("Ångra")
    assert "Tillbaka: lektion 6 med 7B, torsdag 26 november kl. 10.20 (v. 48)." in said
    assert planned(world) == before
    world.tick()
    world.karin.sees_not("7B")
    assert {(state, reason) for _, _, state, reason in owed(world)} == {("cancelled", "undone")}


def test_undo_after_she_was_told_is_told_too(world) -> None:
    world.anna.types(TO_DECEMBER)
    world.anna.presses("Flytta, resten följer")
    world.tick()
    world.anna.presses("Ångra")
    world.clock.forward(minutes=10)
    world.tick()
    assert "torsdag 10 december kl. 10.00 → torsdag 26 november kl. 10.20" in world.karin.sees("→ torsdag 26 november")


def test_what_she_was_told_is_made_true_where_it_stands(world) -> None:
    world.anna.types("/mvp flytta lektion 5 7B till fredag 20/11")
    world.anna.presses("Bara den här")
    world.tick()
    world.karin.sees("Anna har flyttat lektion 5 med 7B")
    world.anna.presses("Ångra")
    world.tick()
    world.karin.sees("Flytten av lektion 5 med 7B är ångrad.")
    world.anna.types("/mvp ställ in lektion 6 7B")
    world.anna.presses("Ställ in utan ny dag")
    world.tick()
    world.karin.sees("Anna har ställt in lektion 6 med 7B")
    world.anna.presses("Ångra")
    world.tick()
    world.karin.sees("Lektion 6 med 7B är inte längre inställd.")


def test_undo_puts_back_that_a_lesson_was_not_held(world) -> None:
    world.pass_time(NOW_AFTER)
    world.karin.presses("Blev inte av", where=world.karin.message("Hur gick lektion 6 med 7B").ts)
    world.karin.types("/mvp flytta lektion 6 7B till fredag 4/12")
    world.karin.presses("Bara den här")
    assert "lektion 6 behöver ny dag" not in world.karin.types("/mvp status 7B")
    world.karin.types("/mvp ångra flytten")
    assert "lektion 6 behöver ny dag" in world.karin.types("/mvp status 7B")


def test_undo_is_no_longer_possible_when_a_lesson_was_logged(world) -> None:
    world.anna.types("/mvp flytta lektion 5 7B till fredag 20/11")
    world.anna.presses("Bara den här")
    after = planned(world)
    world.clock.forward(days=7)
    world.karin.types("/mvp logga lektion 5 7B")
    assert "har ändrats sedan du såg det" in world.anna.presses("Ångra")
    assert planned(world) == after


def test_pressed_twice_moves_once(world) -> None:
    world.anna.types("/mvp flytta lektion 6 7B en vecka framåt")
    world.bench.playground.switches.resend_next("interactive")
    world.anna.presses("Flytta, resten följer")
    assert planned(world)[6] == "2026-12-03 10:20"
    assert world.rows("SELECT count(*) FROM lesson_moves") == [(1,)]


def test_what_changed_meanwhile_is_not_overwritten(world) -> None:
    world.anna.types(TO_DECEMBER)
    world.karin.types("/mvp flytta lektion 7 7B till fredag 11/12")
    world.karin.presses("Flytta")
    after = planned(world)
    assert "har ändrats sedan du såg det" in world.anna.presses("Flytta, resten följer")
    assert planned(world) == after


# What words mean is the same over each transport and on each database.
ONE_WORLD = pytest.mark.parametrize("world", ["sqlite-http"], indirect=True)


@ONE_WORLD
@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("flytta 6 7B till 10/12", "2026-12-10 10:20"),
        ("flytta 7B lektion 6 torsdag v 50 kl 10", "2026-12-10 10:00"),
        ("flytta lektion 6 7b två veckor framåt", "2026-12-10 10:20"),
        ("flytta lektion 6 7B till v. 50", "2026-12-10 10:20"),
        ("skjut upp lektion 6 7B till den 10 december", "2026-12-10 10:20"),
        ("move lesson 6 7B to thursday 10 Dec at 10", "2026-12-10 10:00"),
        ("flytta lektion 6 7B till torsdag 10/12 10.30", "2026-12-10 10:30"),
        ("flytta lektion 6 7B kl 13", "2026-11-26 13:00"),
        ("flytta 7B till 10/12", "2026-12-10 10:20"),
    ],
)
def test_families_of_words(world, words: str, day: str) -> None:
    said = world.anna.types(f"/mvp {words}")
    world.anna.presses("Flytta, resten följer" if "resten följer" in said else "Flytta")
    number = 5 if words == "flytta 7B till 10/12" else 6  # without a number the next one is meant
    assert planned(world)[number] == day


@ONE_WORLD
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("flytta lektion 6 7B till 31/11", "31/11 finns inte i kalendern"),
        ("flytta lektion 6 7B till 12/11 2026", "har redan varit. Välj en dag som kommer"),
        ("flytta lektion 6 7B till 10/12 2028", "är mer än ett år bort"),
        ("flytta lektion 6 7B till 26/11", "ligger redan torsdag 26 november"),
        ("flytta lektion 4 7B till 10/12", "är redan hållen"),
        ("flytta lektion 15 7B till 10/12", "MVP har 14 lektioner, så 15 finns inte"),
        ("flytta lektion 6 7X till 10/12", "Jag hittar ingen klass som heter 7X"),
        ("flytta lektion 6 7C till 10/12", "Lektioner flyttas av klassens ledare eller av koordinatorn."),
        ("flytta lektion 6 och 7 7B till 10/12", "Ta en lektion i taget"),
        ("flytta allt till fredag", "Vilken dag eller vecka gäller det?"),
        ("flytta allt på torsdag", "Vart ska lektionerna?"),
        ("flytta allt på onsdag till fredag", "Jag hittar ingen lektion att ändra onsdag 18 november"),
        ("flytta onsdagens lektion med 7B till fredag", "7B har ingen planerad lektion onsdag 18 november"),
        ("flytta skrubb", "Jag förstår inte"),
        ("ställ in lektion 4 7B", "är redan hållen"),
    ],
)
def test_what_cannot_be_gets_a_helpful_answer_and_costs_nothing(world, words: str, answer: str) -> None:
    before = planned(world)
    assert answer in world.anna.types(f"/mvp {words}")
    assert planned(world) == before


def test_a_principal_sees_and_does_not_move(world) -> None:
    said = world.per.types("/mvp flytta lektion 6 7B till 10/12")
    assert "Lektioner flyttas av klassens ledare eller av koordinatorn." in said and "Maria Lindgren" in said


def join(world, slack_id: str) -> None:
    """The person is one of 7B's leaders too."""
    write(
        world,
        "INSERT INTO course_people (workspace_id, course_id, person_id, part)"
        " SELECT c.workspace_id, c.id, p.id, 'leader' FROM courses c, persons p, group_labels g, sites s"
        " WHERE g.group_id = c.group_id AND s.id = c.site_id AND g.label = '7B' AND s.name = 'Alviksskolan'"
        " AND p.slack_id = :slack_id",
        slack_id=slack_id,
    )


def test_leading_without_the_right_is_not_enough(world) -> None:
    join(world, "U0PER")
    said = world.per.types("/mvp flytta lektion 6 7B till 10/12")
    assert "Lektioner flyttas av klassens ledare eller av koordinatorn." in said


def test_a_coordinator_s_own_class_comes_first(world) -> None:
    join(world, "U0MARIA")
    assert "Flytta lektion 6 med 7B?" in world.maria.types("/mvp flytta lektion 6 en vecka framåt")


def test_a_weekday_that_disagrees_is_asked_about(world) -> None:
    said = world.anna.types("/mvp flytta lektion 6 7B till torsdag 9/12")
    assert "Veckodagen och datumet stämmer inte överens." in said
    world.anna.presses("Torsdag 10 december")
    world.anna.presses("Flytta, resten följer")
    assert planned(world)[6] == "2026-12-10 10:20"


def test_a_day_without_school_is_asked_about_never_refused(world) -> None:
    close_school(world, first=date(2026, 11, 27), last=date(2026, 11, 27), name="Studiedag", kind=EntryKind.STUDY_DAY)
    said = world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    assert "Fredag 27 november (v. 48) är ingen skoldag för 7B (Studiedag). Flytta ändå?" in said
    world.anna.presses("Flytta ändå")
    assert planned(world)[6] == "2026-11-27 10:20"


def test_the_class_is_asked_for_when_several_fit(world) -> None:
    said = world.karin.types("/mvp flytta lektion 5 en vecka framåt")
    assert "Vilken klass gäller det? Inget är ändrat än." in said
    world.karin.presses("7C")
    world.karin.presses("Flytta, resten följer")
    assert planned(world, "7C")[5] == "2026-11-24 13:00"


def test_lessons_that_do_not_fit_are_told_before_they_lose_their_day(world) -> None:
    close_school(world, date(2026, 12, 1), date(2027, 2, 28), "Ombyggnad")
    world.anna.types("/mvp flytta lektion 6 7B till 18/3")
    said = world.anna.presses("Torsdag 18 mars 2027")
    assert "Lektion 13–14 ryms inte före sommaren och blir utan dag." in said
    world.anna.presses("Flytta, resten följer")
    assert sorted(planned(world)) == [*range(5, 13)]
    world.anna.types("/mvp flytta lektion 13 7B till 24/6")
    said = world.anna.presses("Torsdag 24 juni 2027")
    assert "Lektion 14 med 7B har ingen dag än. Inget tillfälle är ledigt före sommaren." in said
    world.anna.presses("Flytta")
    assert planned(world)[13] == "2027-06-24 10:20"


# --- without words, and the form --------------------------------------------------------------------------------------


def test_without_a_day_the_form_asks_for_it(world) -> None:
    world.anna.types("/mvp flytta lektion 6 7B")
    assert "Lektion 6 med 7B ligger torsdag 26 november kl. 10.20 (v. 48)." in world.anna.modal.text
    assert "Jag frågar aldrig varför någon är borta." in world.anna.modal.text
    world.anna.modal.fill({"field.day": "2026-12-10", "field.time": "10:00", "field.reason": "pupils_elsewhere"})
    said = world.anna.submits()
    assert "torsdag 10 december kl. 10.00 (v. 50)" in said and "Orsak: eleverna är på annat." in said
    assert planned(world)[6] == "2026-11-26 10:20"
    world.anna.presses("Flytta, resten följer")
    assert planned(world)[6] == "2026-12-10 10:00"
    assert world.rows("SELECT reason FROM lesson_moves") == [("pupils_elsewhere",)]


def test_the_form_says_at_the_day_what_is_wrong_with_it(world) -> None:
    world.anna.types("/mvp flytta lektion 6 7B")
    world.anna.modal.fill({"field.day": "2026-11-12"})
    world.anna.submits()
    assert "har redan varit" in world.anna.modal.errors["field.day"]


def test_in_a_direct_message_a_button_opens_the_form(world) -> None:
    said = world.anna.says_to_bot("flytta lektion 6 7B")
    assert "Lektion 6 med 7B ligger torsdag 26 november" in said
    world.anna.presses("Välj en ny dag")
    world.anna.modal.fill({"field.day": "2026-11-27", "field.rest": "stays"})
    world.anna.submits()
    world.anna.presses("Flytta")
    assert planned(world)[6] == "2026-11-27 10:20"


def test_the_reason_can_be_given_before_the_press(world) -> None:
    world.anna.types("/mvp ställ in lektion 6 7B")
    world.anna.presses("Orsak")
    world.anna.modal.fill({"field.reason": "room"})
    world.anna.submits()
    world.anna.sees("Orsak: lokalen.")
    world.anna.presses("Ställ in, resten flyttas")
    assert world.rows("SELECT cancel_reason FROM planned_lessons WHERE cancelled_at IS NOT NULL") == [("room",)]


# --- cancelling -------------------------------------------------------------------------------------------------------


def test_a_cancelled_lesson_is_held_in_the_next_slot_and_pushes_the_rest(world) -> None:
    before = planned(world)
    said = world.anna.types("/mvp ställ in lektion 6 7B")
    assert "Ställa in lektion 6 med 7B?* Inget är ändrat än." in said
    assert "Lektion 6: torsdag 26 november kl. 10.20 → torsdag 10 december kl. 10.20 (v. 50)" in said
    assert "Alla lektioner hinns med" in said
    said = world.anna.presses("Ställ in, resten flyttas")
    assert "Inställt: lektion 6 med 7B, torsdag 26 november kl. 10.20." in said
    after = planned(world)
    assert after[6] == before[7] and after[7] == before[8]
    assert world.rows("SELECT number, day, cancel_reason FROM planned_lessons WHERE cancelled_at IS NOT NULL") in (
        [(6, "2026-11-26", None)],
        [(6, date(2026, 11, 26), None)],
    )
    assert world.rows("SELECT act FROM audit_entries WHERE act = 'cancel_lesson'") == [("cancel_lesson",)]
    world.tick()
    assert "Lektionen är kvar att hålla." in world.karin.sees("Anna har ställt in")
    assert "Tillbaka" in world.anna.presses("Ångra")
    assert planned(world) == before


def test_cancelled_without_a_new_day_and_given_one_later(world) -> None:
    before = planned(world)
    world.anna.types("/mvp cancel lesson 6 7B")
    said = world.anna.presses("Ställ in utan ny dag")
    assert "har ingen dag än" in said
    assert planned(world) == {number: day for number, day in before.items() if number != 6}
    said = world.anna.types("/mvp flytta lektion 6 7B till 3/12")
    assert "Lektion 6: ingen dag → torsdag 3 december kl. 10.20 (v. 49)" in said
    world.anna.presses("Bara den här")
    assert planned(world) == before | {6: "2026-12-03 10:20"}
    world.anna.presses("Ångra")
    assert 6 not in planned(world)


def test_nothing_is_kept_of_anybody_s_health(world) -> None:
    said = world.anna.types("/mvp ställ in lektion 6 7B jag är sjuk")
    assert "sjuk" not in said and "Orsak:" not in said
    world.anna.presses("Ställ in utan ny dag")
    assert world.rows("SELECT reason FROM lesson_moves") == [(None,)]


# --- a whole day or week ----------------------------------------------------------------------------------------------


def test_a_whole_day_is_one_save_for_every_class_one_may_move(world) -> None:
    before = {label: planned(world, label) for label in ("7A", "7C")}
    said = world.maria.types("/mvp flytta allt på tisdag till onsdag")
    assert "Flytta 2 lektioner?* Inget är flyttat än." in said
    assert "*7A* · lektion 4: tisdag 17 november kl. 13.00 → onsdag 18 november kl. 13.00 (v. 47)" in said
    assert "*7C* · lektion 5: tisdag 17 november kl. 13.00 → onsdag 18 november kl. 13.00 (v. 47)" in said
    world.maria.presses("Flytta")
    assert planned(world, "7A") == before["7A"] | {4: "2026-11-18 13:00"}
    assert planned(world, "7C") == before["7C"] | {5: "2026-11-18 13:00"}
    assert sorted(name for _, name, _, _ in owed(world)) == ["Anna Berg", "Felix Falk", "Karin Ek"]
    said = world.maria.presses("Ångra")
    assert "7A" in said and "7C" in said
    assert {label: planned(world, label) for label in ("7A", "7C")} == before


def test_a_teacher_s_whole_day_is_her_own_classes(world) -> None:
    said = world.anna.types("/mvp flytta alla lektioner på tisdag till onsdag")
    assert "Flytta lektion 4 med 7A?" in said and "7C" not in said


def test_a_whole_week_one_week_on(world) -> None:
    world.maria.types("/mvp flytta alla lektioner v 48 en vecka framåt")
    world.maria.presses("Flytta, resten följer")
    assert planned(world)[6] == "2026-12-03 10:20" and planned(world)[7] == "2026-12-17 10:20"


def test_everything_on_a_day_is_cancelled(world) -> None:
    before = planned(world, "7A")
    world.maria.types("/mvp ställ in allt på tisdag nationella prov")
    world.maria.presses("Ställ in, resten flyttas")
    assert planned(world, "7A")[4] == before[5]
    assert world.rows("SELECT DISTINCT cancel_reason FROM planned_lessons WHERE cancelled_at IS NOT NULL") == [
        ("pupils_elsewhere",)
    ]


def test_what_a_lesson_meets_on_its_new_day_is_pointed_out_and_no_hindrance(world) -> None:
    """Anna has 7A on Tuesdays at one, in another room."""
    said = world.anna.types("/mvp flytta lektion 6 7B till tisdag 1/12 kl 13.30")
    assert "Du är dubbelbokad: 7A och 7B, lektion 6." in said
    world.anna.presses("Bara den här")
    assert planned(world)[6] == "2026-12-01 13:30"


def test_a_time_outside_the_working_day_is_pointed_out(world) -> None:
    said = world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11 kl 16")
    assert "Lektionen för 7B hamnar utanför vanlig arbetstid för Karin: lektion 6." in said


def test_what_somebody_told_of_their_hours_is_shown_to_nobody_else(world) -> None:
    write(
        world,
        "INSERT INTO reminder_settings (workspace_id, person_id, work_days, work_start, work_end, after_lesson,"
        " planning_prompts, quiet, digest_rhythm) SELECT workspace_id, id, '12345', '12:00:00', '15:00:00', 'soon',"
        " :no, '', 'weekly' FROM persons WHERE name = 'Karin Ek'",
        no=False,
    )
    words = "/mvp flytta lektion 6 7B till fredag 27/11 kl 10"
    assert "arbetstid" not in world.anna.types(words)
    assert "utanför din arbetstid" in world.karin.types(words)


def test_staff_from_elsewhere_are_not_told_which_other_class_it_is(world) -> None:
    words = "/mvp flytta lektion 6 7C till torsdag 26/11 kl 10.30"
    said = world.felix.types(words)
    assert "Karin är dubbelbokad: en annan klass och 7C, lektion 6." in said and "7B" not in said
    assert "Du är dubbelbokad: 7B och 7C, lektion 6." in world.karin.types(words)


def test_a_class_keeps_its_name_until_the_school_year_is_turned(world) -> None:
    write(
        world,
        "UPDATE planned_lessons SET day = :day WHERE number = 14 AND course_id IN (SELECT c.id FROM courses c"
        " JOIN group_labels g ON g.group_id = c.group_id WHERE g.label = '7A')",
        day=date(2027, 9, 7),
    )
    world.clock.now = datetime(2027, 8, 20, 8, 0, tzinfo=UTC)
    said = world.anna.types("/mvp flytta lektion 6 7B till tisdag 7/9 kl 13.30")
    assert "Du är dubbelbokad: 7A och 7B, lektion 6." in said


def test_only_colleagues_with_slack_are_said_to_get_a_message(world) -> None:
    write(world, "UPDATE persons SET slack_id = NULL WHERE name = 'Karin Ek'")
    world.anna.types(TO_DECEMBER)
    said = world.anna.presses("Flytta, resten följer")
    assert "Flyttat: lektion 6 med 7B" in said and "får veta det" not in said


# --- planning hours ---------------------------------------------------------------------------------------------------


def plan_hour(world, day: date, *numbers: int, label: str = "7B") -> None:
    """A planning hour that serves these lessons of a class."""
    write(
        world,
        "INSERT INTO planning_bookings (workspace_id, site_id, day, starts_at, minutes, place)"
        " SELECT workspace_id, id, :day, '15:00:00', 60, 'own' FROM sites WHERE name = 'Alviksskolan'",
        day=day,
    )
    for number in numbers:
        write(
            world,
            "UPDATE planned_lessons SET planning_id = (SELECT max(id) FROM planning_bookings) WHERE number = :number"
            " AND course_id IN (SELECT c.id FROM courses c JOIN group_labels g ON g.group_id = c.group_id"
            " JOIN sites s ON s.id = c.site_id WHERE g.label = :label AND s.name = 'Alviksskolan')",
            number=number,
            label=label,
        )


def hours(world) -> list[str]:
    return [str(day) for (day,) in world.rows("SELECT day FROM planning_bookings ORDER BY id")]


def test_the_planning_hour_follows_its_lesson(world) -> None:
    plan_hour(world, date(2026, 11, 24), 6)
    world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    world.anna.presses("Flytta")
    assert hours(world) == ["2026-11-25"]
    world.anna.presses("Ångra")
    assert hours(world) == ["2026-11-24"]


def test_a_shared_planning_hour_stays_and_the_preview_says_so(world) -> None:
    plan_hour(world, date(2026, 11, 24), 6, 7)
    said = world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    assert "Planeringstiden delas med en annan lektion, så den ligger kvar." in said
    world.anna.presses("Flytta")
    assert hours(world) == ["2026-11-24"]


def test_a_planning_hour_that_has_been_stays(world) -> None:
    plan_hour(world, date(2026, 11, 10), 6)
    said = world.anna.types("/mvp flytta lektion 6 7B till fredag 27/11")
    assert "Planeringstiden" not in said
    world.anna.presses("Flytta")
    assert hours(world) == ["2026-11-10"]


def test_in_english(world) -> None:
    write(world, "UPDATE persons SET locale = 'en' WHERE slack_id = 'U0ANNA'")
    said = world.anna.types("/mvp move lesson 6 7B to thursday 10 Dec at 10")
    assert "Move lesson 6 with 7B?* Nothing is moved yet." in said
    assert "Thursday 26 November at 10:20 → Thursday 10 December at 10:00 (week 50)" in said
    assert "Moved: lesson 6 with 7B" in world.anna.presses("Move, the rest follows")


def test_a_youth_worker_meets_on_a_saturday_without_being_asked(world) -> None:
    world.clock.now = datetime(2026, 11, 13, 13, 0, tzinfo=UTC)
    said = world.tina.types("/mvp flytta träff 1 Torsdagsgruppen till lördag 21/11 kl 18")
    assert "ingen dag → lördag 21 november kl. 18.00 (v. 47)" in said and "ingen skoldag" not in said
    world.tina.presses("Flytta")
    assert planned(world, "Torsdagsgruppen", "Rågsveds fritidsgård") == {1: "2026-11-21 18:00"}


@pytest.mark.parametrize("day", ["1 oktober", "20 augusti", "4 mars"])
def test_a_day_far_ahead_is_asked_about_with_its_year(world, day: str) -> None:
    said = world.anna.types(f"/mvp flytta lektion 6 7B till {day}")
    assert "2027? Det är långt dit. Inget är ändrat än." in said
    assert "Inget är ändrat." in world.anna.presses("Avbryt")
    world.anna.types(f"/mvp flytta lektion 6 7B till {day}")
    assert "Flytta lektion 6 med 7B?" in world.anna.presses("move.answer:0")
