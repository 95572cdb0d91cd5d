"""Who may see and do what, and how a newcomer is let in."""

from __future__ import annotations

from models.lessons import LogDraft, Source
from surfaces.kit import pack

WORLDS = ("sqlite-http", "postgresql-socket")


def test_a_newcomer_is_greeted_and_let_in_by_the_coordinator(world) -> None:
    assert "Jag känner inte igen dig än. Var arbetar du?" in world.nils.types("/mvp logga lektion 5")
    world.nils.presses("Välj arbetsplats")
    world.nils.modal.fill({"Arbetsplats": "Alviksskolan"})
    world.nils.submits()
    world.nils.sees("Din fråga väntar hos Maria Lindgren, som kan släppa in dig på Alviksskolan.")
    world.tick()
    world.maria.sees("*Nils Ny* vill vara med på Alviksskolan.")
    assert "Din fråga om Alviksskolan väntar på svar." in world.nils.types("/mvp status")
    world.maria.opens_home()
    assert "*Nils Ny* vill vara med på Alviksskolan." in world.maria.home
    world.maria.presses("Släpp in", where="home")
    assert "vill vara med" not in world.maria.home
    world.tick()
    world.nils.sees("Välkommen till Alviksskolan.")
    assert "Sparat: lektion 5 med 7C" in world.nils.types("/mvp logga lektion 5 7C")


def test_somebody_imported_by_mail_is_known_from_the_first_word(world) -> None:
    assert "4A" in world.ellen.types("/mvp status")
    assert world.rows("SELECT slack_id FROM persons WHERE name = 'Ellen English'") == [("U0ELLEN",)]


def test_another_school_is_not_seen(world) -> None:
    assert "ingen klass som heter 7C" in world.tina.types("/mvp logga lektion 5 7C")
    assert "Sparat: lektion 1 med 7B" in world.tina.types("/mvp logga lektion 1 7B")
    said = world.tina.types("/mvp status Alviksskolan")
    assert "Den skolan kan du inte se" in said and "Fråga gärna Maria Lindgren" in said


def test_external_staff_see_their_own_lessons_only(world) -> None:
    said = world.felix.types("/mvp status")
    assert "7C" in said and "7B" not in said
    said = world.felix.types("/mvp logga lektion 5 7B")
    assert "Den klassen kan du inte se" in said and "Fråga gärna Maria Lindgren" in said


def test_a_refusal_offers_to_ask_whoever_can_help(world) -> None:
    world.tina.types("/mvp status Alviksskolan")
    world.tina.presses("Be Maria om tillgång")
    world.tina.sees("Din fråga väntar hos Maria Lindgren")
    world.tick()
    world.maria.presses("Släpp in")
    assert "*Alviksskolan* · 4 klasser" in world.maria.types("/mvp status")
    assert "Sparat: lektion 5 med 7C" in world.tina.types("/mvp logga lektion 5 7C")


def test_who_is_employed_elsewhere_is_told_who_can_help_and_no_more(world) -> None:
    said = world.felix.types("/mvp logga lektion 5 7B")
    assert "Fråga gärna Maria Lindgren" in said and "om tillgång" not in said


def test_districts_and_the_city_see_schools_never_classes(world) -> None:
    said = world.siri.types("/mvp status")
    assert "4 skolor och 1 fritidsgård, minst 9 klasser" in said and "En skola har inte lämnat antal." in said
    assert "En skola har inte startat." in said
    assert "*Matteusskolan* · MVP · 3 klasser · inte startat" in said
    assert "7B" not in said and "Anna" not in said
    district = world.disa.types("/mvp status")
    assert "Alviksskolan" in district and "Trollbodaskolan" not in district
    assert "Du har ingen klass att logga för" in world.siri.types("/mvp logga lektion 5")


def test_coordinator_and_principal_see_the_school(world) -> None:
    for person in (world.maria, world.per):
        said = person.types("/mvp status")
        assert "*Alviksskolan* · 4 klasser" in said and "4 av 14 hållna" in said
    assert "Du har ingen klass att logga för" in world.per.types("/mvp logga lektion 5 7B")


def test_a_forged_button_value_reaches_no_other_school(world) -> None:
    """Ids are checked against the actor's rights, whatever a button says."""
    course = world.rows("SELECT c.id FROM courses c JOIN sites s ON s.id = c.site_id WHERE s.name = 'Trollbodaskolan'")
    world.anna.types("/mvp logga lektion 6 7A")
    ask = world.anna.message("Vad stämmer")
    world.bench.look(lambda: _forge(ask, course[0][0]))
    world.anna.presses("Det här var lektion 4")
    world.anna.sees("Den klassen hittar jag inte bland dina")
    assert world.rows("SELECT count(*) FROM lesson_logs") == [(0,)]


def _forge(message, course_id: int) -> None:
    for block in message.blocks:
        for element in block.get("elements", ()):
            element["value"] = pack(LogDraft(Source.SLASH, numbers=(1,), course_ids=(course_id,)))


def test_home_opens_on_what_may_be_done_next(world) -> None:
    world.anna.opens_home()
    assert "Logga lektion 5" in world.anna.home
    world.anna.presses("Logga lektion 5")
    world.anna.modal.fill({"Klass": "7B · MVP"})
    world.anna.submits()
    assert "Sparat: lektion 5 med 7B" in world.anna.modal.text


def test_schedule_shows_what_comes(world) -> None:
    said = world.anna.types("/mvp schema")
    assert "lektion 4, tisdag 17 november kl. 13.00 i B112" in said
    world.anna.opens_home()
    world.anna.presses("Visa schema")
    assert "Det som kommer" in world.anna.modal.text


def test_help_names_every_command(world) -> None:
    said = world.anna.types("/mvp hjälp")
    for word in ("logga", "reflektera", "ändra", "ångra", "schema", "status", "hjälp"):
        assert f"/mvp {word}" in said


def test_markup_in_words_wakes_nobody(world) -> None:
    said = world.anna.types("/mvp <!channel>")
    assert "<!channel>" not in said


def test_a_request_reaches_a_coordinator_who_uses_slack(world) -> None:
    """The first by name does not: the request is not hers alone."""
    world.store.submit(
        lambda db: [
            db.exec_driver_sql(statement)
            for statement in (
                "INSERT INTO persons (workspace_id, name, locale, timezone, created_at) "
                "SELECT workspace_id, 'Aina Utan', 'sv', timezone, created_at FROM persons WHERE slack_id = 'U0MARIA'",
                "INSERT INTO roles (workspace_id, person_id, role, site_id) "
                "SELECT r.workspace_id, p.id, r.role, r.site_id FROM roles r, persons p "
                "WHERE p.name = 'Aina Utan' AND r.role = 'coordinator'",
            )
        ]
    ).result()
    world.nils.types("/mvp status")
    world.nils.presses("Välj arbetsplats")
    world.nils.modal.fill({"Arbetsplats": "Alviksskolan"})
    world.nils.submits()
    world.tick()
    world.maria.sees("*Nils Ny* vill vara med på Alviksskolan.")
