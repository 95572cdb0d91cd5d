"""What the bot says on its own arrives once, whatever Slack does; and never more often than was promised."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import insert, select, update
from typer.testing import CliRunner

from benchmarks.storm import storm
from bot.cli import app
from bot.clock import system_now
from models.courses import courses, planned_lessons
from models.db import Store
from models.deliveries import NewDelivery, add_deliveries
from models.people import persons
from scheduler.engine import Engine

WORLDS = ("sqlite-http", "postgresql-socket")
EVERY_FAMILY_EVERYWHERE = True

DUE = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)  # the day before lesson 6 of 7B, 15.00
REMINDER = "lektion 6 med 7B i B214"


def reminders(person) -> int:
    """How many messages on the person's screen remind of the lesson."""
    return sum(REMINDER in text for text in person.screen().values())


def until_due(world) -> None:
    world.pass_time(DUE - timedelta(seconds=1))
    assert reminders(world.anna) == 0
    world.clock.now = DUE


def ticks(world, count: int = 4) -> None:
    for _ in range(count):
        world.tick()


@pytest.mark.parametrize("fault", ["429", "5xx", "drop"])
def test_a_fault_of_slack_neither_loses_nor_doubles(world, fault: str) -> None:
    until_due(world)
    world.bench.playground.switches.add(fault, "chat.postMessage", times=2, seconds=0.01)
    ticks(world)
    assert [reminders(world.anna), reminders(world.karin)] == [1, 1]
    assert world.rows("SELECT count(*) FROM messages WHERE state <> 'sent'") == [(0,)]


def test_an_answer_lost_is_looked_for_before_anything_is_posted_again(world) -> None:
    until_due(world)
    world.bench.playground.switches.add("drop", "chat.postMessage", times=1)
    world.bench.playground.switches.add("5xx", "conversations.history", times=2)
    ticks(world, 6)
    assert [reminders(world.anna), reminders(world.karin)] == [1, 1]


def test_two_workers_share_the_work_and_nothing_comes_twice(world) -> None:
    until_due(world)
    other_store = Store(world.settings.database_url)
    other = Engine(other_store, world.engine.sender, world.clock, system_now, backoff=(0.0, 0.0))

    async def both() -> None:
        await asyncio.gather(world.engine.tick(), other.tick(), world.engine.tick(), other.tick())

    world.bench.run(both(), timeout=60)
    other_store.close()
    assert [reminders(world.anna), reminders(world.karin)] == [1, 1]


def test_a_person_whom_slack_refuses_is_told_of_in_the_list_and_holds_up_nobody(world) -> None:
    world.store.submit(
        lambda db: db.execute(update(persons).where(persons.c.slack_id == "U0ANNA").values(slack_id="U0GONE"))
    ).result()
    until_due(world)
    ticks(world)
    assert reminders(world.karin) == 1
    failed = world.rows("SELECT kind, reason FROM deliveries WHERE state = 'failed'")
    assert failed and {reason for _, reason in failed} <= {"channel_not_found", "user_not_found"}
    listed = CliRunner().invoke(
        app, ["deliveries", "--state", "failed"], env={"DATABASE_URL": world.settings.database_url}
    )
    assert listed.exit_code == 0
    assert "U0GONE" in listed.output and "failed" in listed.output and "7B" not in listed.output


def test_what_falls_on_the_same_moment_is_one_message(world) -> None:
    until_due(world)

    def owe(db) -> None:
        anna = db.execute(select(persons.c.id).where(persons.c.slack_id == "U0ANNA")).scalar_one()
        seven_a = db.execute(select(courses.c.id, courses.c.workspace_id).where(courses.c.room == "B112")).one()
        lesson = {"number": 4, "day": date(2026, 11, 26), "course_id": seven_a.id, "workspace_id": 1}
        db.execute(update(planned_lessons).where(planned_lessons.c.course_id == seven_a.id).values(cancelled_at=DUE))
        db.execute(insert(planned_lessons).values(lesson))
        assert anna

    world.store.submit(owe).result()
    ticks(world)
    said = world.anna.sees(REMINDER)
    assert "lektion 4 med 7A" in said
    assert said.count("Färre påminnelser") == 1


def test_five_prompts_a_week_and_no_more(world) -> None:
    world.clock.now = datetime(2026, 11, 15, 12, 0, tzinfo=UTC)

    def plan(db) -> None:
        db.execute(update(planned_lessons).values(cancelled_at=world.clock.now))
        seven_b = db.execute(select(courses.c.id).where(courses.c.room == "B214")).scalar_one()
        for number, day in enumerate(range(16, 21), start=5):
            lesson = {"number": number, "day": date(2026, 11, day), "starts_at": time(10, 20)}
            db.execute(insert(planned_lessons).values(lesson | {"course_id": seven_b, "workspace_id": 1}))

    world.store.submit(plan).result()
    world.pass_time(datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    sent = world.rows(
        "SELECT count(*) FROM messages m JOIN persons p ON p.id = m.person_id "
        "WHERE p.slack_id = 'U0ANNA' AND m.is_prompt"
    )
    assert sent == [(5,)]
    assert world.rows("SELECT count(*) FROM deliveries WHERE reason = 'weekly_cap'")[0][0] > 0


def test_a_colleague_without_slack_is_owed_nothing_that_can_be_sent(world) -> None:
    until_due(world)

    def owe(db) -> None:
        row = {"workspace_id": 1, "name": "Utan Slack", "locale": "sv", "timezone": "Europe/Stockholm"}
        person = db.execute(insert(persons).values(row | {"created_at": DUE}).returning(persons.c.id)).scalar_one()
        add_deliveries(
            db,
            workspace_id=1,
            new=[NewDelivery(kind="ask_hours", subject="hours:0", recipient_id=person, period="once", due_at=DUE)],
            now=DUE,
        )

    world.store.submit(owe).result()
    ticks(world)
    assert ("cancelled", "not_in_slack") in world.rows("SELECT state, reason FROM deliveries WHERE kind = 'ask_hours'")


def test_a_revoked_token_fails_nothing_for_good(world) -> None:
    until_due(world)
    playground = world.bench.playground
    token = playground.config.bot_token
    world.bench.look(lambda: setattr(playground, "config", replace(playground.config, bot_token="xoxb-other")))
    world.tick()
    assert world.rows("SELECT count(*) FROM deliveries WHERE state = 'failed'") == [(0,)]
    world.bench.look(lambda: setattr(playground, "config", replace(playground.config, bot_token=token)))
    ticks(world)
    assert [reminders(world.anna), reminders(world.karin)] == [1, 1]


def test_what_breaks_for_one_person_breaks_for_nobody_else(world) -> None:
    """A time zone that this machine does not know: her delivery fails with a reference, and Karin's is sent."""
    until_due(world)
    world.store.submit(
        lambda db: db.execute(update(persons).where(persons.c.slack_id == "U0ANNA").values(timezone="Mars/Base"))
    ).result()
    ticks(world, 2)
    assert reminders(world.karin) == 1
    reasons = [reason for (reason,) in world.rows("SELECT reason FROM deliveries WHERE state = 'failed'")]
    assert reasons and all(reason.startswith("fault ") for reason in reasons)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_small_storm(database: str) -> None:
    """The whole one, with 10,000 deliveries and 100 kills, is told of in docs/reliability.md."""
    found = storm(teachers=25, kills=3, database=database, seed=7)
    assert (found.deliveries, found.lost, found.twice, found.unsent, found.kills, found.fell) == (50, 0, 0, 0, 3, 0)
