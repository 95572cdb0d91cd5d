"""The command table, and finding a command in what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.commands import TABLE, Asked, Command, find_command
from handlers.words import split


def find(text: str) -> Asked:
    return find_command(split(text))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.command.value)
def test_every_word_of_the_table_finds_its_command(row) -> None:
    for word in row.swedish + row.english:
        for typed in (word, word.upper(), f"/{word}", f"mvp {word}", f"/mvp {word}"):
            if word.isalpha():
                assert find(f"{typed} 7B").command is row.command, typed


@pytest.mark.parametrize(
    ("typed", "command", "rest"),
    [
        ("logga lektion 5", Command.LOG, ["lektion", "5"]),
        ("Logga lektion 5", Command.LOG, ["lektion", "5"]),
        ("loga lektion 5", Command.LOG, ["lektion", "5"]),
        ("logag 5", Command.LOG, ["5"]),
        ("log lesson 5", Command.LOG, ["lesson", "5"]),
        ("lektion 5 7B", Command.LOG, ["lektion", "5", "7B"]),
        ("Lesson 5 7B", Command.LOG, ["Lesson", "5", "7B"]),
        ("pass 3 2A", Command.LOG, ["pass", "3", "2A"]),
        ("klar lektion 5", Command.LOG, ["klar", "lektion", "5"]),
        ("ångra", Command.UNDO, []),
        ("angra", Command.UNDO, []),
        ("ångar", Command.UNDO, []),
        ("undo", Command.UNDO, []),
        ("ändra", Command.CHANGE, []),
        ("andra", Command.CHANGE, []),
        ("reflektera halvklass gav fler röster", Command.REFLECT, ["halvklass", "gav", "fler", "röster"]),
        ("reflektra bra", Command.REFLECT, ["bra"]),
        ("status 7B", Command.STATUS, ["7B"]),
        ("satus", Command.STATUS, []),
        ("schema", Command.SCHEDULE, []),
        ("hjälp", Command.HELP, []),
        ("hjälp!", Command.HELP, []),
        ("?", Command.HELP, []),
        ("", Command.HELP, []),
        ("   ", Command.HELP, []),
        ("mvp logga 5", Command.LOG, ["5"]),
        ("hej", Command.HELP, []),
        ("Hello", Command.HELP, []),
    ],
)
def test_what_people_type(typed: str, command: Command, rest: list[str]) -> None:
    found = find(typed)
    assert (found.command, [word.raw for word in found.rest]) == (command, rest)


@pytest.mark.parametrize("typed", ["bläddra", "xyzzy", "7B", "5", "jag", "tack så mycket", "<@U123|karin>"])
def test_what_is_close_to_no_command_is_left_whole(typed: str) -> None:
    found = find(typed)
    assert found.command is None
    assert [word.raw for word in found.rest] == [word.raw for word in split(typed)]
    assert found.first == split(typed)[0].low


def test_every_command_stands_once_in_the_table() -> None:
    assert sorted(row.command for row in TABLE) == sorted(Command)


@given(st.text(max_size=80))
def test_any_text_finds_a_command_or_none_and_loses_no_word(text: str) -> None:
    words = split(text)
    found = find_command(words)
    assert found.command is None or found.command in Command
    assert list(found.rest) == words[len(words) - len(found.rest) :]


def test_the_bare_word_for_a_lesson_is_no_reflection() -> None:
    assert find("lektion").command in (Command.LOG, None)
