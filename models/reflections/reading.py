"""Reads reflections: a leader's own, those of the pair that leads a class, and those shared in the knowledge bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, literal, or_, select
from sqlalchemy import Row as RowOf

from models.calendar import SchoolYear, local_day
from models.courses import course_people, courses, group_labels, labels_in
from models.db import NotFound
from models.lessons import lesson_logs
from models.people import Actor, May, persons
from models.programmes import Series, load_catalogue
from models.reflections.tables import FollowUp, Visibility, reflections


@dataclass(frozen=True, slots=True)
class ReflectionWords:
    """What a leader writes in a reflection, and how it is shared. `colleague`: a bare name in it is a colleague's.

    `source_ts` is the Slack message that it was made of, if any.
    """

    went_well: str = ""
    change_next: str = ""
    follow_up: FollowUp | None = None
    visibility: Visibility = Visibility.PAIR
    colleague: bool = False
    source_ts: str | None = None

    @property
    def text(self) -> str:
        """All its text, as the guard reads it."""
        return "\n".join(part for part in (self.went_well, self.change_next) if part)


@dataclass(frozen=True, slots=True)
class Reflection:
    """A reflection as stored, with the lesson it is about."""

    id: int
    log_id: int
    label: str
    series: Series  # its lessons may be called otherwise: `träff 3`
    number: int
    author: str
    own: bool
    words: ReflectionWords
    created_at: datetime


def get_reflection(db: Connection, *, actor: Actor, reflection_id: int, now: datetime) -> Reflection:
    """One reflection the actor may read. Raises NotFound."""
    found = _read_where(db, actor, reflections.c.id == reflection_id, now)
    if not found:
        raise NotFound(reason="reflection-gone")
    return found[0]


def reflections_on(db: Connection, *, actor: Actor, log_id: int, now: datetime) -> list[Reflection]:
    """The reflections on one logged lesson that the actor may read, oldest first."""
    return _read_where(db, actor, reflections.c.log_id == log_id, now)


def own_reflections(db: Connection, *, actor: Actor, now: datetime, most: int = 5) -> list[Reflection]:
    """The actor's own reflections, newest first."""
    return _read_where(db, actor, reflections.c.author_id == actor.person_id, now)[::-1][:most]


def _read_where(db: Connection, actor: Actor, which: ColumnElement[bool], now: datetime) -> list[Reflection]:
    """The reflections that meet the condition and that the actor may read, oldest first."""
    as_leader = and_(course_people.c.course_id == courses.c.id, course_people.c.person_id == actor.person_id)
    query = (
        select(reflections, courses.c.group_id, lesson_logs.c.number, persons.c.name)
        .add_columns(courses.c.programme, courses.c.series, courses.c.school_year)
        .join(lesson_logs, lesson_logs.c.id == reflections.c.log_id)
        .join(courses, courses.c.id == lesson_logs.c.course_id)
        .join(persons, persons.c.id == reflections.c.author_id)
        .outerjoin(course_people, as_leader)
        .where(which, reflections.c.workspace_id == actor.workspace_id, reflections.c.withdrawn_at.is_(None))
        .where(_open_to(actor))
        .order_by(reflections.c.created_at, reflections.c.id)
    )
    rows = db.execute(query).all()
    # The label is the class's present one, which may differ from that of the day of the lesson.
    year = SchoolYear.of(local_day(now, actor.timezone))
    labels = labels_in(db, year, group_labels.c.group_id.in_({row.group_id for row in rows})) if rows else {}
    return [_make_reflection(row, labels[row.group_id].label, actor) for row in rows if row.group_id in labels]


def _open_to(actor: Actor) -> ColumnElement[bool]:
    """The condition that the actor may read a reflection (promise 5): it is their own, or shared with the pair and they
    lead the course, or in the knowledge bank and they may write reflections themselves.
    """
    leads = course_people.c.person_id.is_not(None)
    return or_(
        reflections.c.author_id == actor.person_id,
        and_(reflections.c.visibility == Visibility.PAIR, leads),
        and_(reflections.c.visibility == Visibility.BANK, literal(bool(actor.sites_where(May.REFLECT)))),
    )


def _make_reflection(row: RowOf[Any], label: str, actor: Actor) -> Reflection:
    words = ReflectionWords(
        went_well=row.went_well or "",
        change_next=row.change_next or "",
        follow_up=row.follow_up,
        visibility=row.visibility,
    )
    edition = load_catalogue()[row.programme].edition(str(SchoolYear(row.school_year)))
    return Reflection(
        id=row.id,
        log_id=row.log_id,
        label=label,
        series=edition.series_of(row.series),
        number=row.number,
        author=row.name,
        own=row.author_id == actor.person_id,
        words=words,
        created_at=row.created_at,
    )
