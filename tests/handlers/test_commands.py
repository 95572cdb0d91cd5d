"""The command table, and finding a command in what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.commands import ANSWERS, TABLE, FoundCommand, find_command
from handlers.words import split


def find(text: str) -> FoundCommand:
    return find_command(split(text), text)


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.name)
def test_every_word_of_the_table_finds_its_command(command) -> None:
    for word in command.swedish + command.english:
        for typed in (word, word.upper(), f"/{word}", f"mvp {word}", f"/mvp {word}"):
            if word.isalpha():
                assert find(f"{typed} 7B").command is command, typed


@pytest.mark.parametrize(
    ("typed", "command", "rest"),
    [
        ("logga lektion 5", "log", ["lektion", "5"]),
        ("Logga lektion 5", "log", ["lektion", "5"]),
        ("loga lektion 5", "log", ["lektion", "5"]),
        ("logag 5", "log", ["5"]),
        ("log lesson 5", "log", ["lesson", "5"]),
        ("lektion 5 7B", "log", ["lektion", "5", "7B"]),
        ("Lesson 5 7B", "log", ["Lesson", "5", "7B"]),
        ("pass 3 2A", "log", ["pass", "3", "2A"]),
        ("klar lektion 5", "log", ["klar", "lektion", "5"]),
        ("ångra", "undo", []),
        ("angra", "undo", []),
        ("ångar", "undo", []),
        ("undo", "undo", []),
        ("ändra", "change", []),
        ("andra", "change", []),
        ("reflektera halvklass gav fler röster", "reflect", ["halvklass", "gav", "fler", "röster"]),
        ("reflektra bra", "reflect", ["bra"]),
        ("status 7B", "status", ["7B"]),
        ("satus", "status", []),
        ("schema", "schedule", []),
        ("hjälp", "help", []),
        ("hjälp!", "help", []),
        ("?", "help", []),
        ("", "help", []),
        ("   ", "help", []),
        ("mvp logga 5", "log", ["5"]),
        ("hej", "help", []),
        ("Hello", "help", []),
    ],
)
def test_what_people_type(typed: str, command: str, rest: list[str]) -> None:
    found = find(typed)
    assert found.command is not None
    assert (found.command.name, [word.raw for word in found.rest]) == (command, rest)


@pytest.mark.parametrize("typed", ["bläddra", "xyzzy", "7B", "5", "jag", "<@U123|karin>"])
def test_what_is_close_to_no_command_is_left_whole(typed: str) -> None:
    found = find(typed)
    assert found.command is None
    assert [word.raw for word in found.rest] == [word.raw for word in split(typed)]
    assert found.first == split(typed)[0].low


@given(st.text(max_size=80))
def test_any_text_finds_a_command_or_none_and_loses_no_word(text: str) -> None:
    words = split(text)
    found = find_command(words, text)
    assert found.command is None or found.command in (*TABLE, *ANSWERS.values())
    assert set(found.rest) <= set(words)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("hej kan du logga att vi körde femman med 7b igår", "log"),
        ("bocka av lektion 5 för 7B", "log"),
        ("kan du lägga in att vi hade lektion 5 med 7B igår", "log"),
        ("hej kan du flytta lektion 6 7B till torsdag", "move"),
        ("jag är borta till fredag", "away"),
        ("hur ligger vi till med 7B?", "status"),
        ("har vi haft lektion 5 7B", "status"),
        ("är lektion 5 klar 7B", "status"),
        ("lektion 5 7B idag?", "not-held"),
        ("när har 7B lektion 5", "schedule"),
        ("vi hann inte lektion 5 med 7B", "not-held"),
        ("vi ska ha lektion 5 med 7B", "not-held"),
        ("kan någon ta lektion 5 med 7B", "not-held"),
        ("lektion 5 med 7B blev inte av", "not-held"),
        ("tack så mycket", "thanks"),
        ("hur loggar jag en lektion", "help"),
    ],
)
def test_what_a_sentence_asks_for(typed: str, command: str) -> None:
    found = find(typed)
    assert found.command is not None
    assert found.command.name == command


def test_the_bare_word_for_a_lesson_is_no_reflection() -> None:
    found = find("lektion").command
    assert found is None or found.name == "log"
