"""Reflecting on a lesson, and the guard before it."""

from __future__ import annotations

import pytest

WORLDS = ("sqlite-http", "postgresql-socket")


def stored(world) -> list:
    return world.rows(
        "SELECT went_well, change_next, visibility FROM reflections WHERE withdrawn_at IS NULL ORDER BY id"
    )


def test_words_join_the_latest_lesson(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    said = world.anna.types("/mvp reflektera Halvklass gav fler röster & mer prat")
    assert "Din reflektion om lektion 5 med 7B är sparad. Ni som leder kan läsa den." in said
    assert stored(world) == [("Halvklass gav fler röster & mer prat", None, "pair")]


def test_without_a_lesson_there_is_nothing_to_reflect_on(world) -> None:
    assert "Börja med `logga lektion 5 7B`" in world.anna.types("/mvp reflektera Bra stämning")
    assert stored(world) == []


def test_the_form_adds_how_it_went_in_three_taps(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.presses("Reflektion")
    world.anna.modal.fill({"Hur gick det?": "Som i manualen", "Hur engagerad var klassen?": "Mycket"})
    world.anna.submits()
    world.anna.sees("Sparat hur det gick: lektion 5 med 7B.")
    assert world.rows("SELECT manner, engagement FROM lesson_logs") == [("as_manual", "high")]
    assert stored(world) == []


def test_the_form_says_that_the_bank_may_become_public(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.presses("Reflektion")
    assert "Det som delas i kunskapsbanken kan bli en allmän handling." in world.anna.modal.text
    world.anna.modal.fill({"Det gick bra": "Linjen fungerade", "Vem får läsa?": "Delas i kunskapsbanken"})
    world.anna.submits()
    world.anna.sees("Den är delad i kunskapsbanken")
    assert stored(world) == [("Linjen fungerade", None, "bank")]


def test_co_leaders_see_what_is_shared_with_the_pair_and_not_what_is_mine(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.types("/mvp reflektera Halvklass gav fler röster")
    world.anna.presses("Reflektion")
    world.anna.modal.fill({"Ändra till nästa gång": "Jag pratar för mycket", "Vem får läsa?": "Bara jag"})
    world.anna.submits()
    world.karin.types("/mvp logga lektion 5 7B")
    world.karin.presses("Lägg till reflektion")
    assert "Halvklass gav fler röster" in world.karin.modal.text
    assert "Jag pratar för mycket" not in world.karin.modal.text


def test_its_writer_edits_and_withdraws_it(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.types("/mvp reflektera Bra stämning i ringen")
    world.anna.presses("Ändra")
    world.anna.modal.fill({"Det gick bra": "Mycket bra stämning i ringen"})
    world.anna.submits()
    assert stored(world)[0][0] == "Mycket bra stämning i ringen"
    world.anna.sees("är sparad")
    world.anna.presses("Dra tillbaka")
    world.anna.sees("är tillbakadragen")
    assert stored(world) == []


def test_the_guard_stops_a_certain_text_in_the_fixed_order(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    said = world.anna.types("/mvp reflektera Ring mamman på 070-174 06 25 så berättar hon")
    order = ["Inget är sparat", "ring 112", "rektor Per Holm", "socialtjänsten", "Anteckna det du behöver"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "Radera sedan" not in said and "Det är en kollega" not in said
    assert "070" not in said and "mamman" not in said
    assert stored(world) == []


def test_a_direct_message_is_to_be_deleted(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.says_to_bot("reflektera Pratade med Hugo efter lektionen, han var ledsen")
    world.anna.sees("Är det en elev? Radera då ditt meddelande här i Slack.")
    assert stored(world) == []
    world.anna.deletes("Pratade med Hugo")
    world.anna.sees_not("Pratade med Hugo")


def test_a_bare_name_is_asked_about_and_may_be_a_colleague(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    said = world.anna.types("/mvp reflektera Wilma hängde med bra")
    assert "Är det en kollega, tryck här." in said
    assert stored(world) == []
    world.anna.presses("Det är en kollega")
    world.anna.sees("är sparad")
    assert stored(world) == [("Wilma hängde med bra", None, "pair")]


def test_a_pupil_with_a_colleagues_first_name_is_asked_about_unless_she_leads_the_class(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    assert "Är det en kollega, tryck här." in world.anna.types("/mvp reflektera Felix svarade på allt")
    assert stored(world) == []
    assert "Är det en kollega, tryck här." in world.anna.types("/mvp reflektera Karin blev retad")
    assert stored(world) == []
    world.anna.types("/mvp reflektera Karin höll i övningen")
    assert stored(world) == [("Karin höll i övningen", None, "pair")]


def test_words_that_point_to_a_pupil_are_never_repeated_by_any_door(world) -> None:
    for words in (
        "Kalle i 7B slog en kompis",
        "logga lektion 5 7B Kalle i 7B slog en kompis",
        "status Elias pappa slår honom",
    ):
        said = world.anna.types(f"/mvp {words}")
        assert "ring 112" in said and "alle" not in said and "Elias" not in said
    said = world.anna.types("/mvp logga lektion 5 7B kalle var jobbig")
    assert "sparas inte" in said and "alle" not in said and "Jag förstår det så här: lektion 5" in said
    world.anna.says_to_bot("en elev berättade att pappa slår henne")
    world.anna.sees("Radera ditt meddelande här i Slack när du har antecknat det du behöver.")
    assert world.rows("SELECT count(*) FROM lesson_logs") == [(0,)]


def test_a_reflection_sent_again_by_slack_is_one(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.bench.playground.switches.add("5xx", "chat.postMessage", times=1)
    world.anna.says_to_bot("reflektera Halvklass gav fler röster")
    world.bench.run(world.bench.playground.settle())
    assert len(stored(world)) == 1


def test_undo_sent_again_by_slack_takes_back_one_lesson(world) -> None:
    for number in (5, 6, 7):
        world.anna.types(f"/mvp logga lektion {number} 7B")
    world.bench.playground.switches.add("5xx", "chat.postMessage", times=1)
    world.anna.says_to_bot("ångra")
    world.bench.run(world.bench.playground.settle())
    assert world.rows("SELECT number FROM lesson_logs WHERE withdrawn_at IS NULL ORDER BY number") == [(5,), (6,)]


def test_how_it_went_stays_with_the_pair(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B anpassad")
    world.maria.types("/mvp logga lektion 5 7B")
    world.maria.presses("Det stämmer inte")
    assert "Hur gick det?" not in world.maria.modal.text
    world.maria.modal.fill({"Dag": "2026-11-11"})
    world.maria.submits()
    assert world.rows("SELECT manner FROM lesson_logs") == [("adapted",)]


def test_a_colleagues_name_in_an_edit_changes_the_same_reflection(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.types("/mvp reflektera Bra stämning i ringen")
    world.anna.presses("Ändra")
    world.anna.modal.fill({"Det gick bra": "Wilma hängde med bra"})
    world.anna.submits()
    world.anna.presses("Det är en kollega")
    assert [row[0] for row in stored(world)] == ["Wilma hängde med bra"]


def test_the_guard_stands_over_the_form_which_keeps_the_text(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.presses("Reflektion")
    world.anna.modal.fill({"Hur gick det?": "Anpassad", "Det gick bra": "E.L. i 7B grät efter filmen"})
    world.anna.submits()
    assert "Inget är sparat" in world.anna.modal.text
    assert world.rows("SELECT manner FROM lesson_logs") == [(None,)]
    world.anna.closes()
    world.anna.modal.fill({"Det gick bra": "Filmen väckte mycket"})
    world.anna.submits()
    assert stored(world) == [("Filmen väckte mycket", None, "pair")]
    assert world.rows("SELECT manner FROM lesson_logs") == [("adapted",)]


def test_ones_own_message_becomes_a_reflection_once(world) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    team = world.anna.in_channel("C0TEAM")
    team.types("Halvklass gav fler röster i dag")
    for _ in range(2):
        team.uses_message_shortcut("Halvklass gav", "shortcut.reflect")
    team.sees("är sparad")
    assert len(stored(world)) == 1


def test_somebody_elses_message_does_not(world) -> None:
    world.karin.types("/mvp logga lektion 5 7B")
    world.anna.in_channel("C0TEAM").types("Halvklass gav fler röster i dag")
    team = world.karin.in_channel("C0TEAM")
    team.uses_message_shortcut("Halvklass gav", "shortcut.reflect")
    team.sees("Bara dina egna meddelanden")
    assert stored(world) == []


@pytest.mark.parametrize("name", ["reflektera", "reflect"])
def test_without_words_a_form_opens(world, name: str) -> None:
    world.anna.types("/mvp logga lektion 5 7B")
    world.anna.types(f"/mvp {name}")
    assert "Om lektion 5 med 7B" in world.anna.modal.text
