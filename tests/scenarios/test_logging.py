"""Logging a lesson, as the people at Alviksskolan do it. It is Friday 13 November, week 46."""

from __future__ import annotations

import pytest

SAVED = "Sparat: lektion 5 med 7B, torsdag 12 november (v. 46). Du och Karin ledde."


def held(world) -> list:
    return world.rows("SELECT number, session, half, held_on FROM lesson_logs WHERE withdrawn_at IS NULL ORDER BY id")


def test_the_main_job(world) -> None:
    """She types one line, sees at once what was saved and what comes next."""
    said = world.anna.types("/mvp logga lektion 5")
    assert SAVED in said
    assert "Nästa: lektion 6, torsdag 26 november kl. 10.20 i B214." in said
    for button in ("Reflektion", "Ändra", "Ångra"):
        assert button in said
    world.karin.sees_not("Sparat")
    assert len(held(world)) == 1


def test_the_second_leader_need_not_do_it_again(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.clock.forward(minutes=5)
    said = world.karin.types("/mvp logga lektion 5 7B")
    assert "Anna har redan sparat lektion 5 med 7B, torsdag 12 november (v. 46)." in said
    assert "Du står också som ledare, så du är klar." in said
    assert "Lägg till reflektion" in said and "Det stämmer inte" in said
    assert len(held(world)) == 1
    assert world.rows("SELECT count(*) FROM log_people WHERE led AND recorded_at IS NOT NULL") == [(2,)]


def test_the_same_person_twice_is_one_log(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    assert "Du har redan sparat lektion 5 med 7B" in world.anna.types("/mvp logga lektion 5 7B")
    assert len(held(world)) == 1


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("logga 5 7b igår", "lektion 5 med 7B, torsdag 12 november (v. 46)"),
        ("logga lektion 5 7B i torsdags med @karin", "Du och Karin ledde"),
        ("logga lektion 5 7b v. 45 anpassad", "lektion 5 med 7B, torsdag 5 november (v. 45)"),
        ("logga lektion 5 7B del 1", "lektion 5 (del 1) med 7B"),
        ("logga lektion 5 7B halvgrupp 2", "lektion 5 (halvgrupp 2) med 7B"),
        ("log lesson five 7B yesterday", "lektion 5 med 7B, torsdag 12 november"),
        ("loga lektion fem 7B", "lektion 5 med 7B"),
        ("logga femte lektionen med 7b", "lektion 5 med 7B"),
        ("lektion 5 7B", "lektion 5 med 7B"),
        ("logga lektion 5 7B 12/11", "torsdag 12 november (v. 46)"),
        ("logga lektion 5 7B den 12:e", "torsdag 12 november (v. 46)"),
    ],
)
def test_families_of_words(world, words: str, answer: str) -> None:
    assert answer in world.anna.types(f"/mvp {words}")
    assert len(held(world)) == 1


def test_two_classes_together(world) -> None:
    said = world.karin.types("/mvp logga lektion 5 7B 7C")
    assert "lektion 5 med 7B" in said and "lektion 5 med 7C" in said
    assert len(held(world)) == 2
    assert world.rows("SELECT count(DISTINCT joint) FROM lesson_logs WHERE joint IS NOT NULL") == [(1,)]


def test_catching_up(world) -> None:
    said = world.tina.types("/mvp logga lektion 1-4 7B")
    assert "Sparat: lektion 1–4 med 7B, dagen inte angiven." in said
    assert held(world) == [(number, 0, 0, None) for number in (1, 2, 3, 4)]
    assert "Borttaget: lektion 1–4" in world.tina.types("/mvp ångra")
    assert held(world) == []


def test_the_class_is_asked_for_when_several_fit(world) -> None:
    said = world.karin.types("/mvp logga lektion 5")
    assert "Vilken klass hade lektion 5? Inget är sparat än." in said
    assert held(world) == []
    assert "Sparat: lektion 5 med 7C" in world.karin.presses("7C")
    assert len(held(world)) == 1


def test_pressed_twice_is_one_log(world) -> None:
    world.karin.types("/mvp logga lektion 5")
    world.bench.playground.switches.resend_next("interactive")
    world.karin.presses("7C")
    world.karin.sees("redan sparat lektion 5 med 7C")
    assert len(held(world)) == 1


def test_order_is_asked_about_once_and_each_answer_holds(world) -> None:
    said = world.anna.types("/mvp logga lektion 6 7A")
    assert (
        "Lektion 4–5 är inte sparade för 7A, och lektionerna bygger på varandra. Vad stämmer? Inget är sparat än."
        in said
    )
    assert held(world) == []
    said = world.anna.presses("De är kvar att hålla")
    assert "Sparat: lektion 6 med 7A" in said and "Nästa: lektion 4" in said
    assert "Sparat: lektion 7 med 7A" in world.anna.types("/mvp logga lektion 7 7A")


def test_we_have_held_those_too(world) -> None:
    world.anna.types("/mvp logga lektion 6 7A")
    said = world.anna.presses("Vi har haft dem också")
    assert "Sparat: lektion 4–5 med 7A, dagen inte angiven." in said
    assert [row[0] for row in held(world)] == [4, 5, 6]


def test_i_meant_the_earlier_one(world) -> None:
    world.anna.types("/mvp logga lektion 6 7A")
    assert "Sparat: lektion 4 med 7A" in world.anna.presses("Det här var lektion 4")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("logga lektion 5 7B i morgon", "har inte varit än"),
        ("logga lektion 5 7B v. 49", "Den veckan har inte varit än"),
        ("logga lektion 15 7B", "MVP har 14 lektioner, så 15 finns inte"),
        ("logga lektion 5 7X", "Jag hittar ingen klass som heter 7X. Menade du"),
        ("logga lektion 5 7B 31/11", "31/11 finns inte i kalendern"),
        ("logga lektion 5 7B 10/11 12/11", "Vilken dag hade 7B lektionen?"),
        ("logga lektion 5 7B skrubb", "Jag förstår det så här: lektion 5 med 7B"),
        ("har vi haft lektion 5 med 7B?", "7B"),
        ("vi hann inte lektion 5 med 7B", "Det låter inte som en lektion som har hållits"),
        ("vi ska ha lektion 5 med 7B på tisdag", "Det låter inte som en lektion som har hållits"),
        ("tack för hjälpen", "Varsågod."),
        ("logga lektion 4-1 7B", "förstår jag inte"),
        ("bläddra", "Det förstod jag inte"),
    ],
)
def test_what_cannot_be_gets_a_helpful_answer_and_costs_nothing(world, words: str, answer: str) -> None:
    assert answer in world.anna.types(f"/mvp {words}")
    assert held(world) == []


def test_a_log_that_is_not_wholly_understood_is_saved_by_one_tap(world) -> None:
    said = world.anna.types("/mvp hej kan du logga att vi körde femman med 7b igår trots brandlarmet")
    assert "Jag förstår det så här: lektion 5 med 7B, torsdag 12 november (v. 46). Stämmer det?" in said
    assert "Det här förstod jag inte: ”trots brandlarmet”." in said
    assert held(world) == []
    world.anna.presses("Spara")
    world.anna.sees("Sparat: lektion 5 med 7B, torsdag 12 november")
    assert len(held(world)) == 1
    assert world.rows("SELECT count(*) FROM reflections") == [(0,)]


def test_what_was_left_over_is_saved_as_a_reflection_where_that_is_chosen(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B igår vi bytte ut rollspelet mot diskussion")
    world.anna.presses("Spara, resten som reflektion")
    world.anna.sees("Resten är sparad som reflektion, för dig och ditt ledarpar.")
    assert len(held(world)) == 1
    assert world.rows("SELECT went_well FROM reflections") == [("vi bytte ut rollspelet mot diskussion",)]


def test_a_proposal_is_put_right_in_the_form(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B igår skrubb")
    world.anna.presses("Ändra")
    world.anna.modal.fill({"Dag": "2026-11-11"})
    world.anna.submits()
    world.anna.sees("Sparat: lektion 5 med 7B, onsdag 11 november")


def test_a_day_said_vaguely_is_asked_about_with_days_to_press(world) -> None:
    said = world.anna.types("/mvp logga lektion 5 7B i början av veckan")
    assert "Vilken dag hade 7B lektionen? Inget är sparat än." in said
    world.anna.presses("Tisdag 10 november")
    world.anna.sees("Sparat: lektion 5 med 7B, tisdag 10 november")


def test_a_sentence_without_a_day_asks_first_and_a_command_does_not(world) -> None:
    assert "Stämmer det?" in world.anna.types("/mvp vi hade lektion 5 med 7B")
    assert held(world) == []
    assert "Sparat: lektion 5" in world.anna.types("/mvp logga lektion 5 7B")


def test_a_weekday_that_disagrees_is_asked_about(world) -> None:
    said = world.anna.types("/mvp logga lektion 5 7B torsdag 11/11")
    assert "Veckodagen och datumet stämmer inte överens" in said
    assert "torsdag 12 november" in world.anna.presses("Torsdag 12 november")
    assert len(held(world)) == 1


def test_a_day_without_school_is_asked_about_never_refused(world) -> None:
    said = world.anna.types("/mvp logga lektion 5 7B i lördags")
    assert "är ingen skoldag" in said
    assert "Sparat: lektion 5 med 7B, lördag 7 november" in world.anna.presses("Ja, lördag 7 november")


def test_on_a_saturday_the_class_s_latest_lesson_day_is_taken_and_said(world) -> None:
    world.clock.forward(days=1)
    said = world.anna.types("/mvp logga lektion 4 7A")
    assert "tisdag 10 november" in said and "I dag är ingen skoldag" in said


def test_a_youth_centre_is_open_on_saturdays_and_counts_its_meetings(world) -> None:
    world.clock.forward(days=1)
    said = world.tina.types("/mvp logga klass Torsdagsgruppen")
    assert "träff 1 med Torsdagsgruppen, lördag 14 november" in said
    assert "Du har redan sparat" in world.tina.types("/mvp logga klass Torsdagsgruppen")


def test_undo_by_button_and_by_word(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    assert "Borttaget: lektion 5 med 7B" in world.anna.presses("Ångra")
    assert held(world) == []
    assert "Det finns inget att ångra" in world.anna.types("/mvp ångra")


def test_undo_takes_the_words_and_what_was_saved_last(world) -> None:
    world.anna.types("/mvp logga lektion 4 7A")
    world.clock.forward(minutes=1)
    world.anna.types("/mvp logga lektion 5 7B")
    assert "Borttaget: lektion 4 med 7A" in world.anna.types("/mvp ångra lektion 4 7A")
    assert "Jag hittar ingen sådan lektion" in world.anna.types("/mvp ångra lektion 9 7B")
    world.clock.forward(minutes=1)
    world.anna.types("/mvp reflektera Halvklass gav fler röster")
    assert "är tillbakadragen" in world.anna.types("/mvp ångra")
    assert len(held(world)) == 1
    assert "Borttaget: lektion 5 med 7B" in world.anna.types("/mvp ångra")


def test_undo_keeps_a_colleagues_log(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.karin.types("/mvp logga lektion 5 7B")
    assert "Karin har också sparat lektionen, så den finns kvar." in world.anna.types("/mvp ångra")
    assert len(held(world)) == 1


def test_a_coordinator_logs_for_the_leaders(world) -> None:
    said = world.maria.types("/mvp logga lektion 5 7B")
    assert "Anna och Karin ledde." in said
    world.clock.forward(minutes=1)
    assert "Maria har redan sparat" in world.anna.types("/mvp logga lektion 5 7B")


def test_a_colleague_who_stepped_in_stands_alone(world) -> None:
    assert "Du ledde." in world.karin.types("/mvp logga lektion 4 7A")


def test_unknown_colleague_does_not_stop_the_log(world) -> None:
    said = world.anna.types("/mvp logga lektion 5 7B med @nils")
    assert "Sparat: lektion 5 med 7B" in said and "Jag känner inte igen" in said


def test_a_half_typed_class_and_pairs_are_not_guessed(world) -> None:
    assert "Det här förstod jag inte: ”7”." in world.anna.types("/mvp logga lektion 5 7")
    assert "Är 7 en lektion eller en klass?" in world.anna.types("/mvp logga 5 7")
    assert "Skriv en klass i taget" in world.anna.types("/mvp logga lektion 5 7B och lektion 4 7A")
    assert held(world) == []


def test_another_day_for_a_lesson_already_saved_is_pointed_out(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    said = world.karin.types("/mvp logga lektion 5 7B i onsdags")
    assert "Anna har redan sparat" in said and "Du skrev onsdag 11 november (v. 46)." in said


def test_the_form_when_words_are_missing(world) -> None:
    world.anna.types("/mvp logga")
    world.anna.modal.fill({"Klass": "7B · MVP", "Lektion": "5", "Hur gick det?": "Anpassad", "Antal minuter": "40"})
    world.anna.submits()
    world.anna.sees("Sparat: lektion 5 med 7B, torsdag 12 november")
    assert world.rows("SELECT manner, minutes FROM lesson_logs") == [("adapted", 40)]


def test_the_form_shows_a_refusal_at_its_field(world) -> None:
    world.anna.types("/mvp logga")
    world.anna.modal.fill({"Klass": "7B · MVP", "Lektion": "5", "Dag": "2026-12-24"})
    world.anna.submits()
    assert "har inte varit än" in str(world.anna.modal.errors)
    assert held(world) == []


def test_changing_a_log(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.presses("Ändra")
    world.anna.modal.fill({"Lektion": "6", "Dag": "2026-11-10"})
    world.anna.submits()
    world.anna.sees("Ändrat: lektion 6 med 7B, tisdag 10 november (v. 46).")
    assert [row[0] for row in held(world)] == [6]


def test_direct_message_and_mention(world) -> None:
    world.anna.says_to_bot("logga lektion 5 7B")
    world.anna.sees(SAVED)
    team = world.anna.in_channel("C0TEAM")
    team.types("@mvp-boten ångra")
    team.sees("Borttaget: lektion 5 med 7B")
    world.karin.in_channel("C0TEAM").sees_not("Borttaget")


def test_an_event_sent_again_is_one_log_and_one_answer(world) -> None:
    world.bench.playground.switches.resend_next("events_api")
    world.anna.says_to_bot("logga lektion 5 7B")
    world.bench.run(world.bench.playground.settle())
    answers = [text for text in world.anna.screen().values() if "lektion 5 med 7B" in text]
    assert len(held(world)) == 1 and len(answers) == 1


def test_an_answer_dropped_on_its_way_is_not_posted_twice(world) -> None:
    world.bench.playground.switches.add("drop", "chat.postMessage", times=1)
    world.anna.says_to_bot("logga lektion 5 7B")
    world.bench.run(world.bench.playground.settle())
    answers = [text for text in world.anna.screen().values() if "Sparat" in text or "redan sparat" in text]
    assert len(held(world)) == 1 and len(answers) == 1


def test_ended_course_is_pointed_out_once(world) -> None:
    world.store.submit(
        lambda db: db.exec_driver_sql(
            "UPDATE courses SET status = 'ended', ended_on = '2026-10-30' WHERE held_before = 3"
        )
    ).result()
    assert "avslutades fredag 30 oktober. Vill du spara lektionen ändå?" in world.anna.types("/mvp logga lektion 4 7A")
    assert "Sparat: lektion 4 med 7A" in world.anna.presses("Spara ändå")


def test_the_last_lesson_says_so(world) -> None:
    said = world.ellen.types("/mvp log lesson 11")
    assert "Saved: lesson 11 with 4A" in said
    assert "That was the last lesson of AT" in said
