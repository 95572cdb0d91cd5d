"""Words are parsed before the rule's transaction, seen from the day and in the language of who wrote them."""

from __future__ import annotations

import asyncio
import threading

from models.db import Db
from models.people import Actor, Caller
from tests.handlers.conftest import School


def test_today_is_the_day_where_the_person_is(school: School) -> None:
    """It is Thursday in Stockholm and already Friday in Auckland."""
    school.types("logga lektion 4 7B idag")
    school.change("UPDATE persons SET timezone = 'Pacific/Auckland' WHERE slack_id = 'U0ANNA'")
    school.types("logga lektion 5 7B idag")
    days = dict(school.rows("SELECT number, held_on FROM lesson_logs WHERE number IN (4, 5)"))
    assert days == {4: "2026-11-12", 5: "2026-11-13"}


def test_words_that_are_refused_are_refused_in_the_persons_language(school: School) -> None:
    school.change("UPDATE persons SET locale = 'en' WHERE slack_id = 'U0ANNA'")
    assert "is not in the calendar" in school.types("log lesson 5 7B 31/11")


def test_somebody_unknown_is_asked_who_they_are_whatever_they_write(school: School) -> None:
    for words in ("logga lektion 5 7B", "logga lektion 5 7B 31/11"):
        assert "Välj arbetsplats" in school.types(words, user="U0NEW")


def test_words_are_not_parsed_on_a_thread_of_the_database(school: School) -> None:
    """A long text must not hold up the only writer: it is parsed in the thread of the event loop."""
    where: list[str] = []

    def parse(zone: str) -> str:
        where.append(threading.current_thread().name)
        return zone

    def rule(_db: Db, actor: Actor, zone: str) -> bool:
        where.append(threading.current_thread().name)
        return actor.timezone == zone

    caller = Caller(school.rows("SELECT id FROM workspaces")[0][0], "U0ANNA")
    locale, same = asyncio.run(school.deps.run_parsed(caller, parse, rule))
    assert (locale, same) == ("sv", True)
    assert where == ["MainThread", "store-writer"]
