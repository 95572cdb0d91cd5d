"""Titles: the catalogue's where known, else the school's own."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from models.courses import follow_manual
from models.people import Caller, load_actor
from models.programmes import Manual

WORLDS = ("sqlite-http", "postgresql-socket")


def test_the_coordinator_names_a_lesson_and_the_teacher_sees_it(world) -> None:
    said = world.maria.types("/mvp titel MVP 6 Vad är våld?")
    assert "Lektion 6 i MVP heter nu ”Vad är våld?”." in said
    assert "Nästa: lektion 6, ”Vad är våld?”, torsdag 26 november" in world.anna.types("/mvp logga lektion 5 7B")
    world.maria.types("/mvp titel MVP 6 Normer")
    assert "”Normer”" in world.karin.types("/mvp logga lektion 5 7B")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("titel 6 Vad är våld?", "Skriv vilket program det gäller först"),
        ("titel MVP 15 Vad är våld?", "MVP har 14 lektioner"),
        ("titel Vad är våld?", "Skriv till exempel"),
        ("titel MVP 6 " + "x" * 90, "Rubriken är för lång"),
    ],
)
def test_what_cannot_be_a_title(world, words: str, answer: str) -> None:
    assert answer in world.maria.types(f"/mvp {words}")
    assert world.rows("SELECT count(*) FROM lesson_titles") == [(0,)]


def test_only_the_coordinator_names_lessons(world) -> None:
    said = world.anna.types("/mvp titel MVP 6 Vad är våld?")
    assert "Rubriker sätts av skolans koordinator." in said and "Fråga gärna Maria Lindgren" in said


def test_a_manual_can_be_changed_and_own_titles_stay(world) -> None:
    world.maria.types("/mvp titel MVP 6 Vår egen rubrik")

    def follow(manual: Manual) -> dict[int, str]:
        def rule(db) -> None:
            space = db.execute(text("SELECT id FROM workspaces")).scalar_one()
            course_id = db.execute(
                text("SELECT c.id FROM courses c JOIN group_labels g ON g.group_id = c.group_id WHERE g.label = '7A'")
            ).scalar_one()
            actor = load_actor(db, Caller(space, "U0MARIA"))
            follow_manual(db, actor=actor, course_id=course_id, manual=manual, now=world.clock.now)

        world.store.submit(rule).result()
        return dict(world.rows("SELECT number, title FROM lesson_titles"))

    assert follow(Manual.OLDER)[2] == "Vad är våld?"
    titles = follow(Manual.NEWER)
    assert titles[2] == "Vilken åskådare vill du vara?" and titles[6] == "Vår egen rubrik"
    assert follow(Manual.OLDER)[2] == "Vad är våld?"
