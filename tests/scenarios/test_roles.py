"""The words of a role: help, refusals and lists speak of what the reader has and does."""

from __future__ import annotations

WORLDS = ("sqlite-http", "postgresql-socket")


def test_help_shows_a_leader_lessons_with_examples_of_their_own_classes(world) -> None:
    said = world.karin.types("/mvp hjälp")
    assert "*Lektioner*" in said and "`logga lektion 5 7B`" in said
    assert "/mvp nytt läsår" not in said and "/mvp timmar" not in said


def test_help_shows_a_coordinator_the_school_too(world) -> None:
    said = world.maria.types("/mvp hjälp")
    assert "*Skolan*" in said and "/mvp nytt läsår" in said and "/mvp timmar" in said


def test_nothing_tells_a_principal_or_the_city_to_log(world) -> None:
    for person in (world.per, world.siri, world.disa):
        for words in ("hjälp", "bläddra bland äpplen", "tack", "rapport"):
            said = person.types(f"/mvp {words}")
            assert "ogga" not in said and "lektion 5" not in said, (words, said)


def test_the_city_hears_that_it_sees_schools(world) -> None:
    said = world.siri.types("/mvp status 7B")
    assert "Staden och stadsdelen ser skolor, inte klasser." in said and "koordinator" not in said


def test_classes_that_are_not_ones_own_stand_under_their_school(world) -> None:
    assert "Dina klasser" not in world.per.types("/mvp status 7B")
    assert "*Alviksskolan*" in world.per.types("/mvp status 7B")
    assert "Dina klasser" in world.anna.types("/mvp status 7B")


def test_a_youth_centre_meets_and_has_groups(world) -> None:
    said = world.tina.types("/mvp logga träff 1 Torsdagsgruppen")
    assert "träff 1 med Torsdagsgruppen" in said
    said = world.tina.types("/mvp reflektera Alla kom och det blev ett bra samtal")
    assert "Din reflektion om träff 1 med Torsdagsgruppen är sparad. Ni som leder kan läsa den." in said


def test_thanks_are_answered_and_an_unknown_word_is_not_echoed(world) -> None:
    assert world.anna.types("/mvp tack").strip().startswith("Varsågod.")
    said = world.anna.types("/mvp brunkål")
    assert "Det förstod jag inte. Menade du att logga?" in said and "brunkål" not in said


def test_the_report_is_not_taken_for_a_log(world) -> None:
    assert "Lägesrapporten finns inte i Slack än." in world.siri.types("/mvp rapport")


def test_a_question_how_things_stand_names_no_school(world) -> None:
    said = world.anna.types("/mvp hur ligger vi till?")
    assert "Dina klasser" in said and "*7A* MVP" in said
