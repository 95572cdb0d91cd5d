"""Taking back what was logged. A log stands as long as somebody who recorded it stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from models.calendar import local_day
from models.courses import label_key, lock_courses, visible_courses
from models.db import NotFound, Stale
from models.lessons.asked_again import ask_again
from models.lessons.drafts import LogDraft
from models.lessons.logs import HELD_COLUMNS, Held, held_from, people_of
from models.lessons.results import LoggedLesson, LogOutcome
from models.lessons.tables import lesson_logs, log_people
from models.lessons.targets import by_id
from models.people import Act, Actor, May, record_act


@dataclass(frozen=True, slots=True)
class UndoneLogs:
    """What was taken back; `kept_by` names the colleague whose log it still is."""

    entries: tuple[LoggedLesson, ...]
    kept_by: str | None


@dataclass(frozen=True, slots=True)
class LatestLogs:
    """The logs of somebody's latest act that stand: a range or several classes were one act."""

    at: datetime
    entries: tuple[LoggedLesson, ...]

    @property
    def log_ids(self) -> tuple[int, ...]:
        """The ids of the logs."""
        return tuple(entry.log_id for entry in self.entries)


def undo_log(db: Connection, *, actor: Actor, log_ids: tuple[int, ...], now: datetime) -> UndoneLogs:
    """Take back the actor's word for these logs. Raises Stale where it does not stand any more.

    A log stands as long as somebody who recorded it stands behind it.
    """
    mine = _recorded_by(db, actor, list(log_ids))
    if not mine:
        raise Stale()
    entries = _describe(db, actor, mine, now)
    lock_courses(db, sorted({log.course_id for log in mine}))
    kept_by = [name for log in mine if (name := _withdraw(db, actor, log.id, now))]
    ask_again(db, {(log.course_id, log.number) for log in mine})
    record_act(db, actor=actor, act=Act.WITHDRAW, subject="lesson_log", ids=[log.id for log in mine], now=now)
    return UndoneLogs(entries, kept_by[-1] if kept_by else None)


def find_latest_logs(db: Connection, *, actor: Actor, now: datetime) -> LatestLogs | None:
    """What the actor recorded last and still stands behind, None where there is nothing."""
    found = _latest_of(db, actor)
    if found is None:
        return None
    at, ids = found
    return LatestLogs(at, _describe(db, actor, _recorded_by(db, actor, ids), now))


def _describe(db: Connection, actor: Actor, logs: list[Held], now: datetime) -> tuple[LoggedLesson, ...]:
    today = local_day(now, actor.timezone)
    found = {course.id: course for course in by_id(db, actor, tuple({log.course_id for log in logs}), today)}
    return tuple(
        LoggedLesson(
            log_id=log.id,
            course=found[log.course_id],
            number=log.number,
            session=log.session,
            half=log.half,
            when=log.when,
            outcome=LogOutcome.CHANGED,
            actor_leads=True,
            others=(),
        )
        for log in logs
    )


def logs_said(db: Connection, *, actor: Actor, draft: LogDraft, now: datetime) -> tuple[int, ...]:
    """The actor's newest log that fits the words: `ångra lektion 4 7A`. Raises NotFound where none does."""
    labels = {label_key(label) for label in draft.labels}
    today = local_day(now, actor.timezone)
    called = {course.id: label_key(course.label) for course in visible_courses(db, actor, May.LOG_LESSON, today)}
    query = (
        select(lesson_logs.c.id, lesson_logs.c.course_id, lesson_logs.c.number)
        .join(log_people, log_people.c.log_id == lesson_logs.c.id)
        .where(
            log_people.c.person_id == actor.person_id,
            log_people.c.recorded_at.is_not(None),
            lesson_logs.c.withdrawn_at.is_(None),
        )
        .order_by(log_people.c.recorded_at.desc(), lesson_logs.c.id.desc())
    )
    for log_id, course_id, number in db.execute(query):
        if (not draft.numbers or number in draft.numbers) and (not labels or called.get(course_id) in labels):
            return (int(log_id),)
    raise NotFound(reason="no-such-log")


def _recorded_by(db: Connection, actor: Actor, ids: list[int]) -> list[Held]:
    """Those of the logs that stand and that the actor recorded."""
    query = (
        select(*HELD_COLUMNS)
        .join(log_people, log_people.c.log_id == lesson_logs.c.id)
        .where(
            lesson_logs.c.id.in_(ids),
            lesson_logs.c.workspace_id == actor.workspace_id,
            lesson_logs.c.withdrawn_at.is_(None),
            log_people.c.person_id == actor.person_id,
            log_people.c.recorded_at.is_not(None),
        )
        .order_by(lesson_logs.c.course_id, lesson_logs.c.number)
    )
    return [held_from(row) for row in db.execute(query)]


def _latest_of(db: Connection, actor: Actor) -> tuple[datetime, list[int]] | None:
    """When the actor last recorded a log that stands, and the ids of all logs of that act."""
    stands = (
        (log_people.c.person_id == actor.person_id)
        & log_people.c.recorded_at.is_not(None)
        & lesson_logs.c.withdrawn_at.is_(None)
    )
    joined = log_people.join(lesson_logs, lesson_logs.c.id == log_people.c.log_id)
    newest = (log_people.c.recorded_at.desc(), log_people.c.act.desc(), log_people.c.id.desc())
    query = select(log_people.c.recorded_at, log_people.c.act).select_from(joined).where(stands)
    latest = db.execute(query.order_by(*newest).limit(1)).first()
    if latest is None:
        return None
    same = (log_people.c.recorded_at == latest.recorded_at) & (log_people.c.act == latest.act)
    ids = db.execute(select(log_people.c.log_id).select_from(joined).where(stands, same)).scalars()
    return latest.recorded_at, list(ids)


def _withdraw(db: Connection, actor: Actor, log_id: int, now: datetime) -> str | None:
    """Take the actor's record away; withdraw the log when nobody else recorded it, else return who did."""
    people = people_of(db, log_id)
    others = [row for row in people if row.recorded_at and row.person_id != actor.person_id]
    if not others:
        db.execute(update(lesson_logs).where(lesson_logs.c.id == log_id).values(withdrawn_at=now))
        return None
    db.execute(delete(log_people).where(log_people.c.log_id == log_id, log_people.c.person_id == actor.person_id))
    return str(others[0].name.split()[0])
