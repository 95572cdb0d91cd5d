"""Reminders about lessons, as their people see them: the day before, after, and settled by either leader.

Lesson 6 of 7B is on Thursday 26 November at 10.20; in Stockholm that is 9.20 UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

WORLDS = ("sqlite-http", "postgresql-socket")


def at(text: str) -> datetime:
    """A moment in UTC; Stockholm is an hour ahead in winter."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def sent(world, kind: str) -> list:
    return world.rows(
        "SELECT p.slack_id, d.period, d.state, d.reason FROM deliveries d JOIN persons p ON p.id = d.recipient_id "
        "JOIN planned_lessons l ON d.subject = 'lesson:' || l.id JOIN courses c ON c.id = l.course_id "
        "WHERE d.kind = :kind AND l.number = 6 AND c.room = 'B214' ORDER BY p.slack_id",
        kind=kind,
    )


def caught_up(world) -> None:
    """Anna and Karin have logged lesson 5, so that lesson 6 is the next."""
    world.anna.types("/mvp logga lektion 5 7B")


def test_the_school_day_before_both_leaders_get_what_they_need(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-25 13:59"))
    world.anna.sees_not("lektion 6 med 7B i B214")
    world.pass_time(at("2026-11-25 14:00"))  # the day before, 15.00
    said = world.anna.sees("I morgon kl. 10.20\u201311.20: lektion 6 med 7B i B214, tillsammans med Karin.")
    assert "Ta med: stödlistan." in said
    assert "Du får det här för att du leder 7B." in said
    world.karin.sees("tillsammans med Anna")
    for button in ("Flytta", "Färre påminnelser", "Fråga igen"):
        assert button in said


def test_one_tap_after_the_lesson_and_the_other_leader_is_done_too(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-26 10:34"))
    world.anna.sees_not("Hur gick lektion 6 med 7B")
    world.pass_time(at("2026-11-26 10:35"))  # 15 minutes after 11.20
    world.anna.sees("Hur gick lektion 6 med 7B? Ett tryck räcker, och svarar Karin först är det klart.")
    world.karin.sees("Hur gick lektion 6 med 7B?")
    world.anna.presses("Anpassad")
    world.anna.sees("Sparat: lektion 6 med 7B, torsdag 26 november (v. 48). Du och Karin ledde.")
    world.anna.sees_not("Hur gick lektion 6")
    world.tick()
    world.karin.sees("Anna har sparat lektion 6 med 7B, torsdag 26 november. Du är klar.")
    world.karin.sees_not("Hur gick lektion 6 med 7B?")
    assert world.rows("SELECT manner FROM lesson_logs WHERE number = 6 AND withdrawn_at IS NULL") == [("adapted",)]
    world.tick()
    world.anna.sees("Sparat: lektion 6")  # her own answer stays as it stands


def test_a_lesson_logged_by_its_word_is_not_asked_about(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-26 10:25"))
    world.anna.types("/mvp logga lektion 6 7B")
    world.pass_time(at("2026-11-27 16:00"))
    world.anna.sees_not("Hur gick lektion 6 med 7B")
    world.karin.sees_not("Hur gick lektion 6 med 7B")
    assert [row[2:] for row in sent(world, "after_lesson")] == [("cancelled", "already_logged")] * 2


def test_a_lesson_that_was_not_held_stays_to_come(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-26 10:35"))
    world.karin.presses("Blev inte av")
    world.karin.sees("Noterat: lektion 6 med 7B blev inte av torsdag 26 november. Den är kvar att hålla.")
    world.tick()
    world.anna.sees("Lektion 6 med 7B blev inte av torsdag 26 november")
    world.karin.presses("Ångra")
    world.karin.sees("är öppen igen")
    assert world.rows("SELECT count(*) FROM lesson_logs WHERE number = 6") == [(0,)]


def test_nobody_is_prompted_outside_working_hours_or_while_away(world) -> None:
    caught_up(world)
    assert "Jag är tyst till och med torsdag 26 november. Fredag 27 november hör jag av mig igen." in world.anna.types(
        "/mvp borta till 27 november"
    )
    world.pass_time(at("2026-11-30 12:00"))
    assert sent(world, "before_lesson")[0][2:] == ("cancelled", "no_working_time_left")
    world.anna.sees("Hur gick lektion 6 med 7B torsdag 26 november?")  # on Friday morning, when she is back
    world.karin.sees("Hur gick lektion 6 med 7B?")
    assert world.rows("SELECT count(*) FROM away_periods") == [(0,)]


def test_before_the_first_day_away_everything_comes(world) -> None:
    caught_up(world)
    said = world.anna.types("/mvp borta imorgon, jag ska till tandläkaren")
    assert "Jag är tyst" in said and "tandläkar" not in said
    world.anna.types("/mvp borta 27-30/11")
    world.pass_time(at("2026-11-27 12:00"))
    assert sent(world, "before_lesson")[0][2] == "sent"
    world.anna.sees("Hur gick lektion 6 med 7B")


def test_who_leads_three_classes_gets_one_message_a_day(world) -> None:
    world.store.submit(lambda db: _lead_three(db)).result()
    world.pass_time(at("2026-12-18 16:00"))
    days = world.rows(
        "SELECT m.created_at FROM messages m JOIN persons p ON p.id = m.person_id "
        "WHERE p.slack_id = 'U0ANNA' AND m.is_prompt"
    )
    assert len(days) >= 4
    assert len({str(day)[:10] for (day,) in days}) == len(days)


def _lead_three(db) -> None:
    from sqlalchemy import text

    db.execute(
        text(
            "INSERT INTO course_people (workspace_id, course_id, person_id, part) "
            "SELECT c.workspace_id, c.id, p.id, 'leader' FROM courses c, persons p "
            "WHERE c.room = 'B114' AND p.slack_id = 'U0ANNA'"
        )
    )


@pytest.mark.parametrize("button", ["Till i morgon", "Till nästa vecka"])
def test_quiet_for_a_while(world, button: str) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-25 14:00"))
    world.anna.presses("Fråga igen")
    world.anna.presses("Tyst ett tag")
    world.anna.presses(button)
    world.anna.sees("Jag är tyst till")
    world.pass_time(at("2026-11-26 10:35"))
    if button == "Till nästa vecka":
        world.anna.sees_not("Hur gick lektion 6")
    else:
        world.anna.sees("Hur gick lektion 6")


@pytest.mark.parametrize(
    ("button", "said", "when"),
    [
        ("Om en timme", "Jag frågar igen kl. 12.35.", "2026-11-26 11:35"),
        ("I morgon", "Jag frågar igen fredag 27 november kl. 7.30.", "2026-11-27 06:30"),
    ],
)
def test_a_question_is_asked_again_when_its_reader_says(world, button: str, said: str, when: str) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-26 10:35"))
    first = world.anna.message("Hur gick lektion 6 med 7B").ts
    world.anna.presses("Fråga igen", where=first)
    assert said in world.anna.presses(button)
    world.pass_time(at(when))
    again = world.anna.message("Hur gick lektion 6 med 7B").ts
    assert again != first
    world.anna.presses("Som i manualen", where=again)
    world.tick()
    world.anna.sees_not("Hur gick lektion 6")  # the first message is settled too
    assert world.rows("SELECT count(*) FROM lesson_logs WHERE number = 6") == [(1,)]


def test_what_was_answered_meanwhile_is_not_asked_again(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-26 10:35"))
    world.anna.presses("Fråga igen", where=world.anna.message("Hur gick lektion 6 med 7B").ts)
    world.anna.presses("Om en timme")
    world.karin.presses("Anpassad", where=world.karin.message("Hur gick lektion 6 med 7B").ts)
    world.pass_time(at("2026-11-26 13:00"))
    world.anna.sees_not("Hur gick lektion 6")


def test_an_hour_of_quiet_is_an_hour(world) -> None:
    world.anna.types("/mvp tyst")
    world.anna.presses("En timme")
    world.anna.sees("Jag är tyst till kl. 15.00.")
    assert "Jag är tyst till kl. 16.30." in world.anna.types("/mvp tyst till kl 16.30")
    assert "Hur länge ska jag vara tyst?" in world.anna.types("/mvp tyst nog")


def test_own_hours_and_quiet_kinds_are_chosen_in_a_form(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-25 14:00"))
    modal = world.anna.presses("Färre påminnelser")
    assert "Påminnelser" in modal
    world.anna.modal.fill({"field.after_lesson": "morning"})
    world.anna.submits()
    world.anna.sees("Jag hör av mig vardagar kl. 7.30")
    world.pass_time(at("2026-11-26 16:00"))
    world.anna.sees_not("Hur gick lektion 6")
    world.pass_time(at("2026-11-27 06:30"))
    world.anna.sees("Hur gick lektion 6 med 7B torsdag 26 november?")


def test_away_is_seen_by_nobody_else_and_ends_by_word(world) -> None:
    assert "Jag är tyst måndag 23 november till och med fredag 27 november. Måndag 30" in world.anna.types(
        "/mvp borta v. 48"
    )
    world.maria.types("/mvp status")
    world.maria.sees_not("borta")
    assert "Jag är tyst" not in world.anna.types("/mvp tillbaka")
    assert world.rows("SELECT count(*) FROM away_periods") == [(0,)]


def test_a_lesson_is_reminded_of_anew_on_its_new_day(world) -> None:
    caught_up(world)
    world.pass_time(at("2026-11-24 12:00"))
    world.store.submit(lambda db: _move_six(db, date(2026, 12, 3))).result()
    world.pass_time(at("2026-12-02 14:00"))
    world.anna.sees("I morgon kl. 10.20")
    assert [(row[1], row[2], row[3]) for row in sent(world, "before_lesson")][:2] == [
        ("2026-11-26", "cancelled", "moved"),
        ("2026-12-03", "sent", None),
    ]


def _move_six(db, day: date) -> None:
    from sqlalchemy import select, update

    from models.courses import courses, planned_lessons

    seven_b = select(courses.c.id).where(courses.c.room == "B214").scalar_subquery()
    where = (planned_lessons.c.course_id == seven_b, planned_lessons.c.number == 6)
    db.execute(update(planned_lessons).where(*where).values(day=day))


def test_a_change_of_mind_during_the_lesson_does_not_lose_the_question(world) -> None:
    """At 11.15 she asks for an hour of quiet, and changes her hours: the question of 11.35 still comes, once."""
    caught_up(world)
    world.pass_time(at("2026-11-26 10:15"))
    world.anna.types("/mvp tyst en timme")
    world.anna.types("/mvp påminnelser")
    world.anna.modal.fill({"field.work_end": "16:00"})
    world.anna.submits()
    world.pass_time(at("2026-11-26 15:30"))
    assert sum("Hur gick lektion 6 med 7B" in said for said in world.anna.screen().values()) == 1


def test_a_lesson_lies_in_the_school_s_time_wherever_its_leader_is(world) -> None:
    caught_up(world)
    world.store.submit(lambda db: _move_to_helsinki(db)).result()
    world.pass_time(at("2026-11-26 10:34"))
    world.anna.sees_not("Hur gick lektion 6")
    world.pass_time(at("2026-11-26 10:35"))
    world.anna.sees("Hur gick lektion 6 med 7B?")


def _move_to_helsinki(db) -> None:
    from sqlalchemy import text

    db.execute(text("UPDATE persons SET timezone = 'Europe/Helsinki' WHERE slack_id = 'U0ANNA'"))


def test_a_letter_moved_to_a_later_day_comes_on_that_day(world) -> None:
    world.pass_time(at("2026-11-15 12:00"))
    world.maria.types("/mvp påminnelser")
    world.maria.modal.fill({"field.digest": "5"})
    world.maria.submits()
    world.pass_time(at("2026-11-19 16:00"))
    world.maria.sees_not("v. 47")
    world.pass_time(at("2026-11-20 08:00"))
    world.maria.sees("Alviksskolan v. 47")


def test_not_held_is_not_said_of_a_day_to_come(world) -> None:
    """The question about Thursday stands while the lesson is moved to next week: its button is of another time."""
    caught_up(world)
    world.pass_time(at("2026-11-26 10:35"))
    world.store.submit(lambda db: _move_six(db, date(2026, 12, 3))).result()
    world.anna.presses("Blev inte av")
    assert world.rows("SELECT count(*) FROM planned_lessons WHERE missed_at IS NOT NULL") == [(0,)]


def test_the_open_questions_are_found_by_their_index(world) -> None:
    if not world.store.sqlite:
        pytest.skip("PostgreSQL chooses by statistics")
    plan = world.rows(
        "EXPLAIN QUERY PLAN SELECT id FROM deliveries WHERE deliveries.state = 'sent' AND deliveries.settled IS NULL"
    )
    assert "ix_deliveries_open" in str(plan)


def test_an_absence_far_ahead_is_asked_about_with_its_year(world) -> None:
    said = world.anna.types("/mvp borta till 1 oktober")
    assert "Menar du att du är borta till fredag 1 oktober 2027?" in said
    assert world.rows("SELECT count(*) FROM away_periods") == [(0,)]
    assert "Jag är tyst" in world.anna.presses("Ja, det stämmer")
    assert world.rows("SELECT count(*) FROM away_periods") == [(1,)]


def test_a_long_silence_is_asked_about_with_its_year(world) -> None:
    said = world.anna.types("/mvp tyst till 1 juni")
    assert "Ska jag vara tyst till tisdag 1 juni 2027? Det är långt dit. Inget är ändrat än." in said
    assert world.rows("SELECT count(*) FROM reminder_settings WHERE snoozed_until IS NOT NULL") == [(0,)]
    assert "Jag är tyst till tisdag 1 juni" in world.anna.presses("Ja, det stämmer")


def test_a_reminder_that_would_come_after_the_lesson_began_is_not_asked_for_again(world) -> None:
    world.pass_time(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    world.anna.presses("Fråga igen", where=world.anna.message("lektion 6 med 7B").ts)
    world.clock.now = datetime(2026, 11, 26, 8, 50, tzinfo=UTC)
    said = world.anna.presses("Om en timme")
    assert "Lektionen har börjat då." in said
