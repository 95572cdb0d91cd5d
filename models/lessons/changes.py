"""Looking at a log again, and changing it: number, day, class, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from models.calendar import SchoolYear, local_day
from models.courses import Course, course_people, visible_courses
from models.db import BadInput, NotFound
from models.lessons.asked_again import ask_again
from models.lessons.drafts import MOST_MINUTES, Adaptation, Engagement, Manner, When
from models.lessons.results import Logged, LoggedLesson, LogOutcome
from models.lessons.tables import lesson_logs, log_adaptations, log_people
from models.people import Act, Actor, May, persons, record_act


@dataclass(frozen=True, slots=True)
class HowItWent:
    """What the three-tap form holds; every field may be left empty. Seen by the pair only (promise 6)."""

    manner: Manner | None = None
    adaptations: tuple[Adaptation, ...] = ()
    minutes: int | None = None
    engagement: Engagement | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A log with how it went, as its own people see it."""

    log_id: int
    course: Course
    number: int
    session: int
    half: int
    when: When
    how: HowItWent
    sees_how: bool
    leaders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogChange:
    """A log as it should be."""

    course_id: int
    number: int
    when: When
    how: HowItWent


def log_detail(db: Connection, *, actor: Actor, log_id: int, now: datetime) -> Detail:
    """One log of the actor's own, or of a class at the site they coordinate. Raises NotFound."""
    row = db.execute(
        select(lesson_logs).where(
            lesson_logs.c.id == log_id,
            lesson_logs.c.workspace_id == actor.workspace_id,
            lesson_logs.c.withdrawn_at.is_(None),
        )
    ).first()
    course = _course_of(db, actor, row.course_id, now) if row else None
    if row is None or course is None:
        raise NotFound(reason="log-gone")
    people = db.execute(
        select(log_people.c.person_id, log_people.c.led, persons.c.name)
        .join(persons, persons.c.id == log_people.c.person_id)
        .where(log_people.c.log_id == log_id)
        .order_by(log_people.c.id)
    ).all()
    on_it = any(person.person_id == actor.person_id for person in people)
    # How it went is the pair's alone: those of the course, and who led this lesson in their stead (promise 6).
    in_it = course.part is not None or any(one.person_id == actor.person_id and one.led for one in people)
    if not (on_it or in_it) and course.site_id not in actor.sites_where(May.LOG_FOR_OTHERS):
        raise NotFound(reason="log-gone")
    return Detail(
        log_id=log_id,
        course=course,
        number=row.number,
        session=row.session,
        half=row.half,
        when=When(row.held_on, row.precision),
        how=_how(db, row) if in_it else HowItWent(),
        sees_how=in_it,
        leaders=tuple(person.name.split()[0] for person in people if person.led),
    )


def latest_log(db: Connection, *, actor: Actor) -> int | None:
    """The log the actor stands in that was held or recorded last."""
    own = select(course_people.c.course_id).where(course_people.c.person_id == actor.person_id)
    query = (
        select(log_people.c.log_id)
        .join(lesson_logs, lesson_logs.c.id == log_people.c.log_id)
        .where(
            log_people.c.person_id == actor.person_id,
            lesson_logs.c.withdrawn_at.is_(None),
            # Named as co-leader at another school: not one of the lessons this person works with.
            or_(log_people.c.recorded_at.is_not(None), lesson_logs.c.course_id.in_(own)),
        )
        .order_by(
            log_people.c.recorded_at.desc().nulls_last(), log_people.c.act.desc().nulls_last(), lesson_logs.c.id.desc()
        )
    )
    found = db.execute(query.limit(1)).scalar()
    return int(found) if found is not None else None


def _course_of(db: Connection, actor: Actor, course_id: int, now: datetime) -> Course | None:
    today = local_day(now, actor.timezone)
    return next((c for c in visible_courses(db, actor, May.LOG_LESSON, today) if c.id == course_id), None)


def _how(db: Connection, row: Any) -> HowItWent:
    codes = db.execute(select(log_adaptations.c.code).where(log_adaptations.c.log_id == row.id)).scalars()
    return HowItWent(
        row.manner,
        tuple(Adaptation(code) for code in codes),
        row.minutes,
        row.engagement,
    )


def change_log(db: Connection, *, actor: Actor, log_id: int, change: LogChange, now: datetime) -> Logged:
    """Put a log right. Raises BadInput with the field's reason, or NotFound."""
    before = log_detail(db, actor=actor, log_id=log_id, now=now)
    course = _course_of(db, actor, change.course_id, now)
    if course is None:
        raise NotFound(reason="class-gone")
    today = local_day(now, actor.timezone)
    _check(db, before=before, course=course, change=change, today=today)
    values = {
        "course_id": course.id,
        "number": change.number,
        "held_on": change.when.day,
        "precision": change.when.precision,
    }
    db.execute(update(lesson_logs).where(lesson_logs.c.id == log_id).values(values))
    if before.sees_how:
        _write_how(db, actor, log_id, change.how)
    if (before.course.id, before.number) != (course.id, change.number):
        ask_again(db, {(before.course.id, before.number)})
    _audit(db, actor, log_id, now)
    others = tuple(name for name in before.leaders if name != actor.name.split()[0])
    entry = LoggedLesson(
        log_id=log_id,
        course=course,
        number=change.number,
        session=before.session,
        half=before.half,
        when=change.when,
        outcome=LogOutcome.CHANGED,
        actor_leads=len(others) < len(before.leaders),
        others=others,
    )
    return Logged((entry,), ())


def _check(db: Connection, before: Detail, course: Course, change: LogChange, today: date) -> None:
    if not 1 <= change.number <= (course.total or 999):
        raise course.no_such_lesson(change.number)
    if change.when.day and change.when.day > today:
        raise BadInput(reason="future-day", day=change.when.day.isoformat())
    if change.when.day and change.when.day < SchoolYear(SchoolYear.of(today).start - 1).first_day:
        raise BadInput(reason="too-long-ago", day=change.when.day.isoformat())
    taken = db.execute(
        select(lesson_logs.c.id).where(
            lesson_logs.c.course_id == course.id,
            lesson_logs.c.number == change.number,
            lesson_logs.c.session == before.session,
            lesson_logs.c.half == before.half,
            lesson_logs.c.withdrawn_at.is_(None),
            lesson_logs.c.id != before.log_id,
        )
    ).first()
    if taken:
        raise BadInput(reason="lesson-taken", given=change.number, label=course.label)


def describe_log(db: Connection, *, actor: Actor, log_id: int, how: HowItWent, now: datetime) -> None:
    """Add how it went to a log of the actor's own; what is left empty stays as it was. Raises NotFound or BadInput."""
    before = log_detail(db, actor=actor, log_id=log_id, now=now)
    if not before.sees_how or how == HowItWent():
        return
    known = before.how
    told = HowItWent(
        how.manner or known.manner,
        how.adaptations or known.adaptations,
        how.minutes if how.minutes is not None else known.minutes,
        how.engagement or known.engagement,
    )
    _write_how(db, actor, log_id, told)
    _audit(db, actor, log_id, now)


def _write_how(db: Connection, actor: Actor, log_id: int, how: HowItWent) -> None:
    if how.minutes is not None and not 1 <= how.minutes <= MOST_MINUTES:
        raise BadInput(reason="minutes", given=how.minutes)
    values = {
        "manner": how.manner,
        "minutes": how.minutes,
        "engagement": how.engagement,
    }
    db.execute(update(lesson_logs).where(lesson_logs.c.id == log_id).values(values))
    db.execute(delete(log_adaptations).where(log_adaptations.c.log_id == log_id))
    if how.adaptations:
        rows = [{"workspace_id": actor.workspace_id, "log_id": log_id, "code": code} for code in how.adaptations]
        db.execute(insert(log_adaptations), rows)


def _audit(db: Connection, actor: Actor, log_id: int, now: datetime) -> None:
    record_act(db, actor=actor, act=Act.CHANGE, subject="lesson_log", ids=[log_id], now=now)
