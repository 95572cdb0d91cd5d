"""Holds the database against the crowd's books: nothing lost, nothing twice, nothing that nobody did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.crowd.audit import Audit
from bot.crowd.books import Books
from bot.crowd.figures import compare
from models.courses import courses, group_labels, planned_lessons
from models.db import Db
from models.deliveries import MessageState, messages
from models.lessons import lesson_logs, log_people
from models.people import persons
from models.places import sites
from models.reflections import Visibility, reflections

EVENT = "Ev"  # what Slack's ids of events begin with


def hold_database(audit: Audit, db: Db, now: datetime) -> None:
    """Note where what is stored differs from what the crowd did: logs, who stands behind them, plans, reflections."""
    stored = read_stored(db)
    done = _read_books(audit.books)
    audit.figures += len(done)
    for name, wanted, found in compare(done, stored):
        audit.differ(now, "database", name, wanted, found)


def hold_messages(audit: Audit, db: Db, posted: Iterable[str], now: datetime) -> None:
    """Note messages that are recorded as sent and do not stand in Slack once, and those that nothing is recorded of.

    `posted` are the tokens of all messages that stand in Slack.
    """
    recorded = Counter(db.execute(select(messages.c.token).where(messages.c.state == MessageState.SENT)).scalars())
    in_slack = Counter(posted)
    # The answer to a message bears that event's id: it is recorded nowhere, and stands there once.
    recorded |= Counter({token for token in in_slack if token.startswith(EVENT)})
    for token, wanted, found in compare(recorded, in_slack):
        audit.differ(now, "Slack", f"message {token}", wanted, found)
    left = db.execute(select(messages.c.token).where(messages.c.state != MessageState.SENT)).scalars().all()
    if left:
        audit.differ(now, "database", "messages that were not sent", [], list(left))


def read_stored(db: Db) -> dict[str, Any]:
    """What the database holds, in the words of the books: one entry for each log, plan and reflection."""
    found: dict[str, Any] = {}
    names = _read_names(db)
    for log_id, course_id, number, held_on in db.execute(
        select(lesson_logs.c.id, lesson_logs.c.course_id, lesson_logs.c.number, lesson_logs.c.held_on)
        .where(lesson_logs.c.withdrawn_at.is_(None))
        .order_by(lesson_logs.c.id)
    ):
        by = select(persons.c.slack_id).join(log_people, log_people.c.person_id == persons.c.id)
        told = by.where(log_people.c.log_id == log_id, log_people.c.recorded_at.is_not(None))
        _add(found, f"log {names[course_id]} {number}", _say_log(held_on, db.execute(told).scalars().all()))
    plan = planned_lessons.c
    for course_id, number, day, missed in db.execute(
        select(plan.course_id, plan.number, plan.day, plan.missed_at).where(plan.cancelled_at.is_(None))
    ):
        _add(found, f"plan {names[course_id]} {number}", _say_plan(day, missed))
    rows = reflections.c
    for course_id, text, seen_by in db.execute(
        select(rows.course_id, rows.went_well, rows.visibility).where(rows.withdrawn_at.is_(None)).order_by(rows.id)
    ):
        _add(found, f"reflections {names[course_id]}", f"{text} ({'all' if seen_by is Visibility.BANK else 'pair'})")
    return {name: sorted(said) for name, said in found.items()}


def _read_books(books: Books) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for book in books.classes.values():
        name = f"{book.klass.school} {book.klass.label}"
        for number, told in book.told.items():
            _add(found, f"log {name} {number}", _say_log(told.day, told.by))
        for number, planned in book.plan.items():
            _add(found, f"plan {name} {number}", _say_plan(planned.day, planned.missed_at))
        for text, shared in book.reflections:
            _add(found, f"reflections {name}", f"{text} ({'all' if shared else 'pair'})")
    return {name: sorted(said) for name, said in found.items()}


def _read_names(db: Db) -> Mapping[int, str]:
    query = (
        select(courses.c.id, sites.c.name, group_labels.c.label)
        .join(sites, sites.c.id == courses.c.site_id)
        .join(group_labels, group_labels.c.group_id == courses.c.group_id)
        .where(group_labels.c.school_year == courses.c.school_year)
    )
    return {course_id: f"{site} {label}" for course_id, site, label in db.execute(query)}


def _add(found: dict[str, Any], name: str, said: str) -> None:
    found.setdefault(name, []).append(said)


def _say_log(day: date | None, by: Iterable[str]) -> str:
    return f"{day or 'no day'} by {' '.join(sorted(by))}"


def _say_plan(day: date, missed: datetime | None) -> str:
    return f"{day}{' not held' if missed else ''}"
