"""Every text that somebody writes passes the guard before it is stored: no column takes it otherwise (promise 4)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Enum, String, Table, create_engine, insert, select, update
from sqlalchemy.exc import StatementError
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

from models.courses import lesson_titles
from models.db import GuardedText, Prepared, Row, core_table, guarded_text
from models.db.base import Guarded
from models.migrations.all_tables import metadata
from models.reflections import reflections

ROOT = Path(__file__).parents[3]

# A column of characters that is neither a closed list nor guarded stands here, with the reason why it is no free text.
NAMES = "the name of a colleague, a workplace or an employer, or what one is reached by; it is what the guard knows by"
CODES = "a word of ours or of Slack's, never somebody's own"
IDS = "an id of Slack's or ours"
DERIVED = "made by `fold` or `label_key` of a column that is a name or guarded"
NOT_FREE = {
    "access_requests.locale": CODES,
    "access_requests.name": NAMES,
    "access_requests.slack_id": IDS,
    "access_requests.timezone": CODES,
    "audit_entries.act": CODES,
    "audit_entries.subject": CODES,
    "courses.programme": CODES,
    "courses.series": CODES,
    "deliveries.kind": CODES,
    "deliveries.period": CODES,
    "deliveries.reason": CODES,
    "deliveries.settled": CODES,
    "deliveries.subject": IDS,
    "districts.name": NAMES,
    "group_labels.label_key": DERIVED,
    "lesson_titles.programme": CODES,
    "lesson_titles.series": CODES,
    "mailboxes.channel": IDS,
    "mailboxes.claimed_by": IDS,
    "messages.channel": IDS,
    "messages.token": IDS,
    "messages.ts": IDS,
    "milestone_teams.programme": CODES,
    "milestones.code": CODES,
    "milestones.last_period": CODES,
    "milestones.programme": CODES,
    "persons.email": NAMES,
    "persons.employer": NAMES,
    "persons.name": NAMES,
    "persons.profession": CODES,
    "persons.slack_id": IDS,
    "persons.timezone": CODES,
    "journal.changes": DERIVED,
    "journal.named": DERIVED,
    "received_events.event_id": IDS,
    "reflections.source_ts": IDS,
    "reminder_settings.quiet": CODES,
    "reminder_settings.work_days": CODES,
    "site_aliases.name": NAMES,
    "site_aliases.name_key": DERIVED,
    "site_programmes.programme": CODES,
    "sites.name": NAMES,
    "sites.name_key": DERIVED,
    "trainings.programme": CODES,
    "trainings.step": CODES,
    "workspaces.name": NAMES,
    "workspaces.team_id": IDS,
    "workspaces.timezone": CODES,
}


def holds_characters(column: Column[str]) -> bool:
    """Whether the column could hold a text that somebody wrote: of characters, and no closed list."""
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, String) and not isinstance(kind, Enum)


def columns_of_characters(tables: list[Table]) -> Iterator[tuple[str, Column[str]]]:
    return (
        (f"{table.name}.{column.name}", column) for table in tables for column in table.c if holds_characters(column)
    )


def unguarded(tables: list[Table]) -> set[str]:
    """The columns that take a text without the guard and are not known to be something else."""
    return {
        name
        for name, column in columns_of_characters(tables)
        if not isinstance(column.type, Guarded) and name not in NOT_FREE
    }


def test_every_column_of_characters_is_guarded_or_known_to_be_no_free_text() -> None:
    assert unguarded(metadata.sorted_tables) == set()


def test_the_list_names_nothing_that_is_guarded_or_gone() -> None:
    there = {
        name for name, column in columns_of_characters(metadata.sorted_tables) if not isinstance(column.type, Guarded)
    }
    assert set(NOT_FREE) - there == set()


def test_a_new_column_of_characters_would_be_seen() -> None:
    """The walk itself is no empty shell: a row class as a newcomer would write it, with and without the guard."""

    class NoteRow(Row, table=True):
        __tablename__ = "notes_of_this_test"
        note: str
        short: str | None = Field(default=None, max_length=40)
        guarded: GuardedText | None = Field(default=None, sa_type=guarded_text(40))

    table = core_table(NoteRow)
    metadata.remove(table)
    assert unguarded([table]) == {"notes_of_this_test.note", "notes_of_this_test.short"}


# --- the column itself ------------------------------------------------------------------------------------------------


@pytest.fixture
def db() -> Iterator[Connection]:
    """The two tables alone, without the rows they point at."""
    engine = create_engine("sqlite://")
    with engine.begin() as opened:
        metadata.create_all(opened, tables=[lesson_titles, reflections], checkfirst=False)
        yield opened
    engine.dispose()


TITLE = {"workspace_id": 1, "site_id": 1, "programme": "mvp", "series": "base", "number": 1}
PREPARED = Prepared(select(lesson_titles.c.title))


def test_a_guarded_column_refuses_a_plain_text(db: Connection) -> None:
    with pytest.raises(StatementError, match="Guarded takes a GuardedText, not str") as refused:
        db.execute(insert(lesson_titles).values(TITLE | {"title": "Vad är våld?"}))
    assert isinstance(refused.value.orig, TypeError)
    with pytest.raises(StatementError, match="GuardedText"):
        db.execute(insert(lesson_titles), [TITLE | {"title": GuardedText("Vad är våld?").upper()}])
    with pytest.raises(StatementError, match="GuardedText"):
        db.execute(update(reflections).values(went_well="Halvklass gav fler röster"))
    assert db.execute(select(lesson_titles.c.id)).all() == []


def test_a_guarded_column_takes_what_has_passed_and_gives_it_back(db: Connection) -> None:
    db.execute(insert(lesson_titles).values(TITLE | {"title": GuardedText("Vad är våld?")}))
    stored = db.execute(select(lesson_titles.c.title)).scalar_one()
    assert type(stored) is GuardedText and stored == "Vad är våld?"
    assert type(PREPARED.rows(db, {})[0][0]) is GuardedText
    db.execute(update(lesson_titles).values(title=stored))
    db.execute(update(reflections).values(went_well=None))


def test_a_plain_text_may_be_looked_for(db: Connection) -> None:
    db.execute(insert(lesson_titles).values(TITLE | {"title": GuardedText("Vad är våld?")}))
    same = select(lesson_titles.c.number)
    assert db.execute(same.where(lesson_titles.c.title == "Vad är våld?")).scalars().all() == [1]
    assert db.execute(same.where(lesson_titles.c.title.in_(["Vad är våld?", "x"]))).scalars().all() == [1]


# --- where guarded texts come from ------------------------------------------------------------------------------------

# The guard's call, the label that needs none, and the column that gives back what it took.
MAKERS = {"models/people/free_text.py", "models/courses/labels.py", "models/db/base.py"}
READERS = {"models/people/free_text.py", "models/digests/letters.py", "surfaces/errors/messages.py"}


def callers_of(name: str) -> set[str]:
    """The files of the product that call a function or class of that name."""
    return {
        str(path.relative_to(ROOT))
        for room in ("bot", "handlers", "models", "scheduler", "surfaces")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
    }


def test_only_the_guard_makes_a_guarded_text() -> None:
    assert callers_of("GuardedText") == MAKERS


def test_the_guard_is_asked_in_one_place() -> None:
    """Two others ask it of what is only shown: a quote in a letter, and a word that a form repeats."""
    assert callers_of("inspect") == READERS
