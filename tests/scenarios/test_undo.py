"""`ångra` takes back what was done last, whatever it was, and asks where its writer may not have thought of it."""

from __future__ import annotations

MOVE = "/mvp flytta lektion 6 7B till 10 december kl 10"


def planned_day(world, number: int) -> str:
    day = world.rows(
        "SELECT p.day FROM planned_lessons p JOIN courses c ON c.id = p.course_id"
        " JOIN group_labels g ON g.group_id = c.group_id AND g.school_year = 2026"
        " WHERE g.label = '7B' AND p.number = :number AND p.cancelled_at IS NULL ORDER BY p.id LIMIT 1",
        number=number,
    )
    return str(day[0][0])[:10]


def logs(world) -> int:
    return int(world.rows("SELECT count(*) FROM lesson_logs WHERE withdrawn_at IS NULL")[0][0])


def test_a_move_that_was_done_last_is_what_is_taken_back(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.clock.forward(minutes=1)
    world.anna.types("/mvp reflektera Halvklass gav fler röster")
    world.clock.forward(minutes=1)
    before = planned_day(world, 6)
    world.anna.types(MOVE)
    world.anna.presses("Flytta, resten följer")
    assert planned_day(world, 6) == "2026-12-10"
    world.clock.forward(minutes=1)
    assert "Tillbaka: lektion 6 med 7B" in world.anna.types("/mvp ångra")
    assert planned_day(world, 6) == before and logs(world) == 1
    assert "är tillbakadragen" in world.anna.types("/mvp ångra")
    assert "Borttaget: lektion 5 med 7B" in world.anna.types("/mvp ångra")
    assert "Det finns inget att ångra" in world.anna.types("/mvp ångra")


def test_a_cancelled_lesson_is_taken_back_too(world) -> None:
    before = planned_day(world, 6)
    world.anna.types("/mvp ställ in lektion 6 7B")
    world.anna.presses("Ställ in, resten flyttas")
    world.clock.forward(minutes=1)
    world.anna.types("/mvp ångra")
    assert planned_day(world, 6) == before


def test_what_is_older_than_a_day_is_named_and_asked_about(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.clock.forward(days=30)
    said = world.anna.types("/mvp ångra")
    assert "Det senaste jag kan ta tillbaka är lektion 5 med 7B, torsdag 12 november (v. 46)." in said
    assert "Det gjorde du fredag 13 november." in said and logs(world) == 1
    assert "Det får stå kvar." in world.anna.presses("Låt det stå")
    assert logs(world) == 1
    world.anna.types("/mvp ångra")
    assert "Borttaget: lektion 5 med 7B" in world.anna.presses("Ta tillbaka")
    assert logs(world) == 0


def test_an_old_reflection_is_named_without_its_words(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.types("/mvp reflektera Halvklass gav fler röster")
    world.clock.forward(days=3)
    said = world.anna.types("/mvp ångra")
    assert "din reflektion om lektion 5 med 7B" in said and "röster" not in said
    assert "är tillbakadragen" in world.anna.presses("Ta tillbaka")


def test_a_question_that_something_else_was_done_after_takes_nothing_back(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.clock.forward(days=2)
    world.anna.types("/mvp ångra")
    world.anna.types("/mvp ångra lektion 5 7B")
    world.anna.presses("Ta tillbaka")
    world.anna.sees("Det här har ändrats sedan du såg det")


def test_what_can_not_be_taken_back_so_keeps_ångra_from_taking_something_before_it(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.clock.forward(minutes=1)
    world.anna.presses("Ändra")
    world.anna.modal.fill({"Antal minuter": "40"})
    world.anna.submits()
    world.clock.forward(minutes=1)
    said = world.anna.types("/mvp ångra")
    assert "Det senaste jag kan ta tillbaka är lektion 5 med 7B" in said and logs(world) == 1


def test_the_words_name_what_is_meant(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.types("/mvp reflektera Halvklass gav fler röster")
    world.clock.forward(minutes=1)
    before = planned_day(world, 6)
    world.anna.types(MOVE)
    world.anna.presses("Flytta, resten följer")
    assert "är tillbakadragen" in world.anna.types("/mvp radera min reflektion")
    assert "Det finns inget att ångra" in world.anna.types("/mvp radera min reflektion")
    assert "Tillbaka: lektion 6 med 7B" in world.anna.types("/mvp ångra flytten")
    assert planned_day(world, 6) == before and logs(world) == 1


def test_words_that_name_nothing_that_can_be_taken_back_take_nothing_back(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    for words in ("allt i höst", "mitt konto", "terminen"):
        assert "Jag kan ta tillbaka det du gjorde senast." in world.anna.types(f"/mvp ångra {words}")
    assert logs(world) == 1


def plan_of(world, label: str) -> list[tuple]:
    return world.rows(
        "SELECT l.number, l.day, l.starts_at, l.room FROM planned_lessons l JOIN courses c ON c.id = l.course_id"
        " JOIN group_labels g ON g.group_id = c.group_id AND g.school_year = 2026"
        " WHERE g.label = :label AND l.cancelled_at IS NULL ORDER BY l.number",
        label=label,
    )


def test_a_plan_is_taken_back_whole_after_a_question_and_its_leaders_are_told(world) -> None:
    before = plan_of(world, "7B")
    world.maria.types("/mvp planera 7B")
    world.maria.modal.fill({"Veckodag": "fredag"})
    world.maria.submits()
    world.maria.submits()
    assert plan_of(world, "7B") != before
    world.tick()
    world.anna.sees("Maria har planerat om 7B (MVP): lektionerna har andra dagar nu.")
    said = world.maria.types("/mvp ångra")
    assert "planeringen av 7B" in said and plan_of(world, "7B") != before
    assert "Tillbaka som förut: planeringen av 7B." in world.maria.presses("Ta tillbaka")
    assert plan_of(world, "7B") == before
    world.clock.forward(days=3)
    assert "Det finns inget att ångra" in world.maria.types("/mvp ångra planeringen")


def test_a_new_class_is_gone_again_unless_a_lesson_was_logged_there(world) -> None:
    for logged in (False, True):
        world.maria.types("/mvp planera 7E")
        world.maria.modal.fill(
            {"Program": "MVP", "Första gången, tidigast": "2026-11-13", "Veckodag": "fredag", "Ledare": ["U0ANNA"]}
        )
        world.maria.submits()
        world.maria.submits()
        if logged:
            world.anna.types("/mvp logga lektion 1 7E")
        world.maria.types("/mvp ångra planeringen")
        said = world.maria.presses("Ta tillbaka")
        classes = world.rows("SELECT count(*) FROM group_labels WHERE label = '7E'")
        assert classes == [(int(logged),)]
        assert ("ändrats sedan du såg det" in said) is logged


def test_a_study_day_is_taken_back(world) -> None:
    world.maria.types("/mvp läsår")
    world.maria.presses("Lägg in dagar")
    world.maria.modal.fill({"Vad är det?": "study_day", "Från": "2026-11-17"})
    world.maria.submits()
    assert "dagen i kalendern, tisdag 17 november (v. 47)" in world.maria.types("/mvp ångra")
    assert "Tillbaka som förut" in world.maria.presses("Ta tillbaka")
    assert world.rows("SELECT count(*) FROM calendar_entries") == [(0,)]


def test_a_milestone_marked_as_done_is_taken_back(world) -> None:
    done = "SELECT count(*) FROM milestones WHERE done_on IS NOT NULL"
    world.anna.types("/mvp hållpunkter")
    world.anna.presses("Klar", block_id="milestones.1.mvp.baseline_survey.actions")
    world.anna.presses("Klar för 7A")
    assert world.rows(done) == [(1,)]
    assert "ändringen av nollbasmätning" in world.anna.types("/mvp ångra")
    assert "Tillbaka som förut" in world.anna.presses("Ta tillbaka")
    assert world.rows(done) == [(0,)]


def test_a_turn_of_the_year_is_taken_back_whole(world) -> None:
    world.clock.now = world.clock.now.replace(month=6, day=10, year=2027)
    everything = "SELECT count(*), count(DISTINCT school_year) FROM group_labels"
    before = world.rows(everything)
    world.maria.types("/mvp nytt läsår")
    for _ in range(3):
        if world.maria.screen()["modal"]:
            world.maria.submits()
    assert world.rows(everything) != before
    assert "läsårsskiftet, Alviksskolan 2027/28" in world.maria.types("/mvp ångra")
    assert "Tillbaka som förut" in world.maria.presses("Ta tillbaka")
    assert world.rows(everything) == before


def test_a_move_that_a_colleague_has_been_told_of_is_asked_about(world) -> None:
    world.anna.types(MOVE)
    world.anna.presses("Flytta, resten följer")
    world.tick()
    world.karin.sees("Anna har flyttat lektion 6–14 med 7B.")
    assert "flytten av lektion 6" in world.anna.types("/mvp ångra")
    assert "Tillbaka: lektion 6 med 7B" in world.anna.presses("Ta tillbaka")
