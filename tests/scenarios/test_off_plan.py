"""A log is saved first and asked about afterwards: another day than planned, out of order, from outside the pair.

It is Friday 13 November. Lesson 5 of 7B was planned for Thursday 12, lesson 4 of 7A is for Tuesday 17 November.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

WORLDS = ("sqlite-http", "postgresql-socket")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def held(world) -> list[tuple]:
    rows = world.rows("SELECT number, held_on FROM lesson_logs WHERE withdrawn_at IS NULL ORDER BY number")
    return [(number, str(day)[:10] if day else None) for number, day in rows]


def test_a_lesson_that_is_planned_ahead_is_saved_and_asked_about(world) -> None:
    said = world.anna.types("/mvp logga lektion 4 7A")
    assert "Sparat: lektion 4 med 7A, fredag 13 november (v. 46)." in said
    assert "Planerad tisdag 17 november. Hölls lektion 4 i dag?" in said
    assert held(world) == [(4, "2026-11-13")]
    said = world.anna.presses("Ja, i dag")
    assert "Sparat: lektion 4 med 7A" in said and "Hölls" not in said


def test_not_yet_takes_it_back(world) -> None:
    world.anna.types("/mvp logga lektion 4 7A")
    assert "Borttaget: lektion 4 med 7A" in world.anna.presses("Nej, inte än")
    assert held(world) == []


def test_a_lesson_whose_day_is_long_past_can_be_put_there(world) -> None:
    world.clock.now = at("2026-11-20 13:00")
    assert "Planerad torsdag 12 november. Hölls lektion 5 i dag?" in world.anna.types("/mvp logga lektion 5 7B")
    said = world.anna.presses("Nej, torsdag 12 november")
    assert "Ändrat: lektion 5 med 7B, torsdag 12 november (v. 46)." in said
    assert held(world) == [(5, "2026-11-12")]


def test_a_day_that_was_said_is_only_told_beside_the_plan(world) -> None:
    said = world.anna.types("/mvp logga lektion 5 7B 11/11")
    assert "Planerat var torsdag 12 november." in said and "Hölls" not in said


def test_a_log_on_its_day_says_nothing_of_the_plan(world) -> None:
    said = world.anna.types("/mvp logga lektion 5 7B")
    assert "torsdag 12 november" in said and "Planera" not in said


@pytest.mark.parametrize(
    ("answer", "said", "left"),
    [
        ("Vi har haft den också", "Sparat: lektion 4 med 7A, dagen inte angiven.", [4, 5]),
        ("Det här var lektion 4", "Ändrat: lektion 4 med 7A, tisdag 1 december (v. 49).", [4]),
        ("Den är kvar att hålla", "Sparat: lektion 5 med 7A, tisdag 1 december (v. 49).", [5]),
    ],
)
def test_one_tap_always_saves_and_the_order_is_asked_afterwards(world, answer: str, said: str, left: list[int]) -> None:
    world.pass_time(at("2026-12-01 13:30"))  # lesson 5 of 7A is over, and nobody has said anything of lesson 4
    world.anna.sees("Hur gick lektion 5 med 7A?")
    after = world.anna.presses("Anpassad", where=world.anna.message("Hur gick lektion 5 med 7A?").ts)
    assert "Sparat: lektion 5 med 7A, tisdag 1 december (v. 49)." in after
    assert "Lektion 4 är inte sparad för 7A, och lektionerna bygger på varandra. Vad stämmer?" in after
    assert [number for number, _ in held(world)] == [5]
    assert said in world.anna.presses(answer)
    assert [number for number, _ in held(world)] == left
    assert "Det här har ändrats" not in world.anna.types("/mvp logga lektion 6 7A")


def test_the_pair_is_told_once_of_a_log_from_outside(world) -> None:
    said = world.maria.types("/mvp logga lektion 5-6 7B")
    assert "Anna och Karin får veta det." in said
    world.tick()
    told = world.anna.sees("Maria har sparat lektion 5–6 med 7B")
    assert "Du behöver inte göra något." in told and "Du får det här för att du leder 7B." in told
    world.karin.sees("Maria har sparat lektion 5–6 med 7B")
    world.pass_time(at("2026-11-16 12:00"))
    assert world.rows("SELECT count(*) FROM deliveries WHERE kind = 'logged_by_other'") == [(2,)]


def test_what_was_told_is_taken_back_where_the_log_is(world) -> None:
    world.maria.types("/mvp logga lektion 5 7B")
    world.tick()
    world.anna.sees("Maria har sparat lektion 5 med 7B")
    world.maria.types("/mvp ångra")
    world.tick()
    world.anna.sees("Maria har tagit tillbaka lektion 5 med 7B")
    world.anna.sees_not("Maria har sparat lektion 5")


def test_a_log_that_is_taken_back_at_once_is_never_told(world) -> None:
    world.maria.types("/mvp logga lektion 5 7B")
    world.maria.types("/mvp ångra")
    world.tick()
    world.anna.sees_not("Maria")


def test_who_is_named_as_leader_is_told(world) -> None:
    assert "Karin får veta det." in world.anna.types("/mvp logga lektion 4 7A igår åt <@U0KARIN>")
    world.tick()
    assert "Du får det här för att du står som ledare." in world.karin.sees("Anna har sparat lektion 4 med 7A")


def test_the_pair_tells_each_other_nothing_new(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B med <@U0KARIN>")
    world.tick()
    world.karin.sees_not("Anna har sparat")


def test_an_undone_answer_brings_the_question_back_to_both(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.pass_time(at("2026-11-26 10:35"))
    world.anna.presses("Som i manualen", where=world.anna.message("Hur gick lektion 6 med 7B").ts)
    world.tick()
    world.karin.sees("Anna har sparat lektion 6 med 7B")
    world.anna.types("/mvp ångra")
    world.tick()
    world.karin.sees_not("Anna har sparat lektion 6")
    world.anna.sees("Hur gick lektion 6 med 7B")
    world.karin.presses("Anpassad", where=world.karin.message("Hur gick lektion 6 med 7B").ts)
    world.tick()
    world.anna.sees("Karin har sparat lektion 6 med 7B")


def test_not_held_taken_back_can_be_answered_at_once(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.pass_time(at("2026-11-26 10:35"))
    world.karin.presses("Blev inte av")
    world.tick()
    world.anna.sees("Lektion 6 med 7B blev inte av")
    assert "öppen igen" in world.karin.presses("Ångra")
    world.tick()
    world.anna.sees("Hur gick lektion 6 med 7B")
    world.karin.presses("Som i manualen", where=world.karin.message("lektion 6 med 7B").ts)
    assert (6, "2026-11-26") in held(world)


def test_the_form_opens_with_the_lesson_that_is_likely_meant(world) -> None:
    world.karin.types("/mvp logga")  # she leads 7B, planned for yesterday, and 7C, planned for Tuesday
    world.karin.modal.fill({})
    said = world.karin.submits()
    assert "Sparat: lektion 5 med 7B, torsdag 12 november (v. 46)." in said


def test_a_lesson_that_was_not_held_is_not_asked_about_again(world) -> None:
    world.pass_time(at("2026-11-17 13:30"))
    world.anna.presses("Blev inte av", where=world.anna.message("Hur gick lektion 4 med 7A?").ts)
    said = world.anna.types("/mvp logga lektion 5 7A")
    assert "Sparat: lektion 5 med 7A" in said and "Vad stämmer?" not in said


def test_the_day_is_asked_about_where_lessons_before_are_told_of_as_well(world) -> None:
    world.clock.now = at("2026-12-10 13:00")
    assert "Vad stämmer?" in world.anna.types("/mvp logga lektion 6 7B")
    said = world.anna.presses("Vi har haft den också")
    assert "Planerad torsdag 26 november. Hölls lektion 6 i dag?" in said
    world.anna.presses("Nej, torsdag 26 november")
    assert held(world) == [(5, None), (6, "2026-11-26")]


def test_each_day_is_told_where_several_lessons_were_saved_for_the_pair(world) -> None:
    world.pass_time(at("2026-12-14 06:30"))  # lessons 5 to 7 of 7B wait in the coordinator's letter
    blocks = world.maria.message("v. 51").blocks
    place = next(place for place, block in enumerate(blocks) if "*7B:* lektion 5–7" in str(block.get("text", "")))
    world.maria.presses("Alla hölls", block_id=str(blocks[place + 1]["block_id"]))
    world.tick()
    told = world.karin.sees("har sparat lektion 5–7 med 7B")
    assert "torsdag 12 november" in told and "torsdag 10 december" in told
