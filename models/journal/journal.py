"""Keeping what an act changed, and taking the act back whole.

A rule that changes many rows names them beforehand (`keep`). What became of them is stored with the act, so that a plan
or a turn of the year can be taken back as one thing. It is refused where something was done with the rows since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from models.db import Stale, add, metadata
from models.journal.rows import RowChange, Scope, compare, look_at, read_changes, write_changes
from models.journal.tables import JournalRow, KeptDeed, journal
from models.people import Act, Actor, record_act

KEPT_FOR = timedelta(days=60)
LONGEST_NAME = 200
# Rows in these tables are people's own words and deeds: an act that they hang on is not taken back.
_DONE_SINCE = ("lesson_logs", "reflections", "lesson_moves")


@dataclass(frozen=True, slots=True)
class KeptAct:
    """An act that can be taken back whole: what it was, what it was about, and when."""

    id: int
    deed: KeptDeed
    named: str
    at: datetime


@contextmanager
def keep(
    db: Connection, *, actor: Actor, deed: KeptDeed, named: str, scopes: Sequence[Scope], now: datetime
) -> Iterator[None]:
    """Keep what the act changes within the scopes; nothing is kept where it changes nothing."""
    before = look_at(db, scopes)
    yield
    changes = compare(before, look_at(db, scopes))
    if not changes:
        return
    add(
        db,
        JournalRow(
            workspace_id=actor.workspace_id,
            actor_id=actor.person_id,
            deed=deed,
            named=named[:LONGEST_NAME],
            changes=write_changes(changes),
            done_at=now,
        ),
    )


def find_latest_kept(db: Connection, *, actor: Actor, now: datetime) -> KeptAct | None:
    """The actor's latest act that is kept and has not been taken back."""
    query = (
        select(journal.c.id, journal.c.deed, journal.c.named, journal.c.done_at)
        .where(journal.c.actor_id == actor.person_id, journal.c.workspace_id == actor.workspace_id)
        .where(journal.c.undone_at.is_(None), journal.c.done_at > now - KEPT_FOR)
        .order_by(journal.c.done_at.desc(), journal.c.id.desc())
    )
    row = db.execute(query.limit(1)).first()
    return KeptAct(row.id, KeptDeed(row.deed), row.named, row.done_at) if row else None


def undo_kept(db: Connection, *, actor: Actor, kept_id: int, now: datetime) -> KeptAct:
    """Put back every row that the act changed. Raises Stale where one was changed since, or something done on it."""
    row = db.execute(
        select(journal).where(
            journal.c.id == kept_id, journal.c.actor_id == actor.person_id, journal.c.undone_at.is_(None)
        )
    ).first()
    if row is None:
        raise Stale()
    changes = read_changes(row.changes)
    _check_untouched(db, changes)
    order = {table.name: place for place, table in enumerate(metadata.sorted_tables)}
    changes.sort(key=lambda change: order[change.table.name])
    for change in changes:
        if change.before and change.after is None:
            db.execute(insert(change.table).values(change.before))
    for change in reversed(changes):
        if change.before is None:
            db.execute(delete(change.table).where(change.table.c.id == change.row_id))
    for change in changes:
        if change.before and change.after:
            db.execute(update(change.table).where(change.table.c.id == change.row_id).values(change.before))
    db.execute(update(journal).where(journal.c.id == kept_id).values(undone_at=now))
    record_act(db, actor=actor, act=Act.WITHDRAW, subject="journal", ids=[kept_id], now=now)
    return KeptAct(row.id, KeptDeed(row.deed), row.named, row.done_at)


def find_touched(db: Connection, kept_id: int, *, table: str, column: str) -> set[int]:
    """The ids of the rows of a table that the act changed, or that the rows it changed point to by this column."""
    written = db.execute(select(journal.c.changes).where(journal.c.id == kept_id)).scalar()
    found = set()
    for change in read_changes(written) if written else ():
        if change.table.name == table:
            found.add(change.row_id)
        for values in (change.before, change.after):
            if values and values.get(column):
                found.add(values[column])
    return found


def _check_untouched(db: Connection, changes: Sequence[RowChange]) -> None:
    """Raises Stale unless every row is as the act left it, and nobody has built on a row that it added."""
    by_table: dict[str, list[RowChange]] = {}
    for change in changes:
        by_table.setdefault(change.table.name, []).append(change)
    for name, group in by_table.items():
        table = metadata.tables[name]
        ids = [change.row_id for change in group]
        now_there = look_at(db, [(table, table.c.id.in_(ids))])[name]
        if any(now_there.get(change.row_id) != change.after for change in group):
            raise Stale()
        _check_unused(db, name, [change.row_id for change in group if change.before is None])


def _check_unused(db: Connection, name: str, new_ids: Sequence[int]) -> None:
    for done in _DONE_SINCE:
        for column in metadata.tables[done].columns:
            points_here = any(key.column.table.name == name for key in column.foreign_keys)
            if points_here and new_ids:
                count = select(func.count()).select_from(metadata.tables[done]).where(column.in_(new_ids))
                if db.execute(count).scalar():
                    raise Stale()


def forget_old(db: Connection, workspace_id: int, *, now: datetime) -> None:
    """Delete what was kept longer ago than it can be taken back."""
    db.execute(delete(journal).where(journal.c.workspace_id == workspace_id, journal.c.done_at < now - KEPT_FOR))


def has_old(db: Connection, workspace_id: int, *, now: datetime) -> bool:
    """Whether there is anything of that kind."""
    query = select(journal.c.id).where(journal.c.workspace_id == workspace_id, journal.c.done_at < now - KEPT_FOR)
    return db.execute(query.limit(1)).first() is not None
