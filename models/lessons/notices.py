"""Tells a class's leaders that somebody else logged their lesson, once; and takes it back where the log is undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, String, and_, cast, exists, func, literal, or_, select

from models.calendar import SchoolYear, local_day
from models.courses import Course, courses_by_year, leaders_of, planned_lessons
from models.deliveries import (
    NO_QUESTION,
    Cancel,
    DeliveryState,
    Due,
    NewDelivery,
    Send,
    SettledDelivery,
    Verdict,
    add_deliveries,
    deliveries,
    messages,
    open_deliveries,
)
from models.lessons.drafts import Precision, When
from models.lessons.results import LoggedLesson, LogOutcome
from models.lessons.tables import lesson_logs, log_people
from models.people import Actor, Person, persons

LOGGED_BY_OTHER = "logged_by_other"
TELL_WITHIN = timedelta(days=7)
KEEP_TRUE = timedelta(days=14)  # after that the message is left as it stands
MOST_SETTLED = 10  # messages a tick
TAKEN_BACK, OLD = "taken_back", "old"
_FIRST_OF_ACT = func.coalesce(lesson_logs.c.joint, lesson_logs.c.id)


@dataclass(frozen=True, slots=True)
class LogNotice:
    """What a leader is told: the lessons that `by` logged in one act. `taken_back`: they are not saved any more."""

    by: str
    entries: tuple[LoggedLesson, ...]
    leads_class: bool  # else the reader was named as the one who led
    taken_back: bool = False


def notify_others_logged(
    db: Connection, *, actor: Actor, entries: Sequence[LoggedLesson], named: Iterable[Person], now: datetime
) -> tuple[str, ...]:
    """Tell the leaders of classes that are not the actor's own, and those who were named as leaders of the lesson.

    A leader of the pair who is named is not told: the pair's own questions show it. Returns the given names of those
    who will be told.
    """
    saved = [entry for entry in entries if entry.outcome is LogOutcome.SAVED]
    named = list(named)
    if not saved or not (named or any(entry.course.part is None for entry in saved)):
        return ()
    leaders = leaders_of(db, sorted({entry.course.id for entry in saved}))
    own = {person.id for entry in saved if entry.course.part for person in leaders[entry.course.id]}
    others = [person for entry in saved if entry.course.part is None for person in leaders[entry.course.id]]
    told = {person.id: person for person in (*others, *(person for person in named if person.id not in own))}
    told.pop(actor.person_id, None)
    notices = [
        NewDelivery(
            kind=LOGGED_BY_OTHER,
            subject=f"log:{saved[0].log_id}",
            recipient_id=person_id,
            period=local_day(now, actor.timezone).isoformat(),
            due_at=now,
            use_by=now + TELL_WITHIN,
            is_question=True,
        )
        for person_id, person in told.items()
        if person.slack_id
    ]
    add_deliveries(db, workspace_id=actor.workspace_id, new=notices, now=now)
    return tuple(person.given_name for person in told.values() if person.slack_id)


def check_notices(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Decide for each notice whether its log stands, and what it says; a fixed number of statements."""
    facts = _NoticeFacts(db, [(delivery.subject_id, delivery.to.id, delivery.to.timezone) for delivery in due], now)
    shown = _find_shown_elsewhere(db, due)
    verdicts: dict[int, Verdict] = {}
    for delivery in due:
        notice = facts.make(delivery.subject_id, delivery.to.id, delivery.to.timezone)
        if notice is None or notice.taken_back:
            verdicts[delivery.id] = Cancel("withdrawn")
        elif delivery.id in shown:
            verdicts[delivery.id] = Cancel("question_tells")
        else:
            verdicts[delivery.id] = Send(notice)
    return verdicts


def _find_shown_elsewhere(db: Connection, due: Sequence[Due]) -> set[int]:
    """The notices whose recipients have been asked about the lesson: what became of it stands in that message."""
    log_id = cast(func.substr(deliveries.c.subject, len("log:") + 1), Integer)
    asked = deliveries.alias()
    query = (
        select(deliveries.c.id)
        .join(lesson_logs, lesson_logs.c.id == log_id)
        .join(
            planned_lessons,
            and_(
                planned_lessons.c.course_id == lesson_logs.c.course_id,
                planned_lessons.c.number == lesson_logs.c.number,
            ),
        )
        .join(
            asked,
            and_(
                asked.c.recipient_id == deliveries.c.recipient_id,
                asked.c.subject == literal("lesson:") + cast(planned_lessons.c.id, String),
                asked.c.state == DeliveryState.SENT,
                or_(asked.c.settled.is_(None), asked.c.settled != NO_QUESTION),
            ),
        )
        .where(deliveries.c.id.in_([delivery.id for delivery in due]))
    )
    return set(db.execute(query).scalars())


def find_taken_back(db: Connection, now: datetime) -> list[SettledDelivery]:
    """The notices in Slack whose logs were all withdrawn since, and those that are too old to change."""
    stands = exists().where(
        cast(func.substr(deliveries.c.subject, len("log:") + 1), Integer) == _FIRST_OF_ACT,
        lesson_logs.c.withdrawn_at.is_(None),
    )
    query = (
        select(
            deliveries.c.id,
            deliveries.c.subject,
            deliveries.c.recipient_id,
            persons.c.locale,
            persons.c.timezone,
            messages.c.channel,
            messages.c.ts,
        )
        .join(messages, messages.c.id == deliveries.c.message_id)
        .join(persons, persons.c.id == deliveries.c.recipient_id)
        .where(open_deliveries(), deliveries.c.kind == LOGGED_BY_OTHER)
        .where(or_(~stands, messages.c.created_at < now - KEEP_TRUE))
        .order_by(deliveries.c.created_at)
        .limit(MOST_SETTLED)
    )
    rows = db.execute(query).all()
    ids = [int(row.subject.rpartition(":")[2]) for row in rows]
    facts = _NoticeFacts(
        db, [(log_id, row.recipient_id, row.timezone) for log_id, row in zip(ids, rows, strict=True)], now
    )
    notices = (facts.make(log_id, row.recipient_id, row.timezone) for log_id, row in zip(ids, rows, strict=True))
    return [_settle(row, notice) for row, notice in zip(rows, notices, strict=True)]


def _settle(row: Any, notice: LogNotice | None) -> SettledDelivery:
    gone = notice if notice and notice.taken_back else None
    return SettledDelivery(
        id=row.id,
        kind=LOGGED_BY_OTHER,
        locale=row.locale,
        channel=row.channel,
        ts=row.ts,
        outcome=TAKEN_BACK if gone else OLD,
        content=gone,
    )


class _NoticeFacts:
    """The logs of some acts, withdrawn ones too, with their courses and people; read once."""

    def __init__(self, db: Connection, wanted: Sequence[tuple[int, int, str]], now: datetime) -> None:
        self._now = now
        self._acts: dict[int, list[Any]] = {act: [] for act, _, _ in wanted}
        logs = lesson_logs.c
        query = (
            select(
                _FIRST_OF_ACT.label("act"), logs.id, logs.course_id, logs.number, logs.session, logs.half, logs.held_on,
                logs.precision, logs.withdrawn_at,
            )
            .where(_FIRST_OF_ACT.in_(sorted(self._acts)))
            .order_by(logs.course_id, logs.number)
        )  # fmt: skip
        for row in db.execute(query) if wanted else ():
            self._acts[row.act].append(row)
        rows = [row for each in self._acts.values() for row in each]
        course_ids = sorted({row.course_id for row in rows})
        years = {SchoolYear.of(local_day(now, zone)) for _, _, zone in wanted}
        self._courses = courses_by_year(db, course_ids, years)
        self._leaders = {
            course_id: {person.id for person in found} for course_id, found in leaders_of(db, course_ids).items()
        }
        self._people = self._read_people(db, [row.id for row in rows])

    def _read_people(self, db: Connection, log_ids: list[int]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {log_id: [] for log_id in log_ids}
        query = (
            select(log_people.c.log_id, log_people.c.person_id, log_people.c.led, log_people.c.recorded_at)
            .add_columns(persons.c.name)
            .join(persons, persons.c.id == log_people.c.person_id)
            .where(log_people.c.log_id.in_(log_ids))
            .order_by(log_people.c.recorded_at, log_people.c.id)
        )
        for row in db.execute(query) if log_ids else ():
            found[row.log_id].append(row)
        return found

    def make(self, act: int, reader: int, zone: str) -> LogNotice | None:
        """What the reader is told of an act; None where nothing of it is theirs."""
        courses = self._courses[SchoolYear.of(local_day(self._now, zone))]
        theirs = [row for row in self._acts[act] if row.course_id in courses and self._concerns(row, reader)]
        if not theirs:
            return None
        standing = [row for row in theirs if row.withdrawn_at is None]
        recorded = [row for row in self._people[theirs[0].id] if row.recorded_at]
        return LogNotice(
            by=recorded[0].name.split()[0] if recorded else "",
            entries=tuple(self._make_entry(row, courses[row.course_id], reader) for row in standing or theirs),
            leads_class=any(reader in self._leaders[row.course_id] for row in theirs),
            taken_back=not standing,
        )

    def _concerns(self, row: Any, reader: int) -> bool:
        people = self._people[row.id]
        if any(one.person_id == reader and one.recorded_at for one in people):
            return False  # the reader has logged it as well
        return reader in self._leaders[row.course_id] or any(one.person_id == reader and one.led for one in people)

    def _make_entry(self, row: Any, course: Course, reader: int) -> LoggedLesson:
        led = [one for one in self._people[row.id] if one.led]
        return LoggedLesson(
            log_id=row.id,
            course=course,
            number=row.number,
            session=row.session,
            half=row.half,
            when=When(row.held_on, Precision(row.precision)),
            outcome=LogOutcome.SAVED,
            actor_leads=any(one.person_id == reader for one in led),
            others=tuple(one.name.split()[0] for one in led if one.person_id != reader),
        )
