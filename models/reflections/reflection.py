"""Reflections: what a leader wants to remember of a lesson. Guarded before they are stored (promise 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    insert,
    literal,
    or_,
    select,
    update,
)

from models.calendar import SchoolYear, local_day
from models.courses import course_people, courses, group_labels, labels_in
from models.db import BadInput, NotFound
from models.guard import Finding, Sureness, inspect
from models.lessons import latest_log, lesson_logs, log_detail
from models.people import Act, Actor, May, names_at_sites, persons, record_act, roles
from models.places import list_sites
from models.reflections.tables import FollowUp, Visibility, reflections

LONGEST = 2000  # characters in one field


@dataclass(frozen=True, slots=True)
class Words:
    """A reflection as written. `colleague` says that its writer vouched for a bare name as a colleague's."""

    went_well: str = ""
    change_next: str = ""
    follow_up: FollowUp | None = None
    visibility: Visibility = Visibility.PAIR
    colleague: bool = False
    source_ts: str | None = None

    @property
    def text(self) -> str:
        """All of it, as the guard reads it."""
        return "\n".join(part for part in (self.went_well, self.change_next) if part)


@dataclass(frozen=True, slots=True)
class Reflection:
    """A reflection as stored, with the lesson it is about."""

    id: int
    log_id: int
    label: str
    number: int
    author: str
    own: bool
    words: Words
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Guarded:
    """The guard held the text back; nothing was stored. The text itself is not in here."""

    findings: tuple[Finding, ...]
    principal: str
    in_slack_message: bool
    log_id: int | None = None

    @property
    def certain(self) -> bool:
        """Whether it can't be a colleague."""
        return any(finding.sureness is Sureness.CERTAIN for finding in self.findings)


def reflect(
    db: Connection, *, actor: Actor, words: Words, log_id: int | None, in_slack_message: bool, now: datetime
) -> Reflection | Guarded:
    """Guard a reflection, then store it on the lesson named or on the actor's latest.

    Raises BadInput for one that is empty or too long, NotFound where there is no lesson to join it to.
    """
    _check_words(words)
    held_back = _guard(db, actor=actor, words=words, in_slack_message=in_slack_message, log_id=log_id)
    if held_back:
        return held_back
    about = log_id if log_id is not None else latest_log(db, actor=actor)
    if about is None:
        raise NotFound(reason="no-lesson-to-reflect-on")
    detail = log_detail(db, actor=actor, log_id=about, now=now)
    again = _from_same_message(db, actor, words, now)
    if again:
        return again
    row = _row(words) | {
        "workspace_id": actor.workspace_id,
        "course_id": detail.course.id,
        "log_id": about,
        "author_id": actor.person_id,
        "created_at": now,
        "source_ts": words.source_ts,
    }
    new_id = db.execute(insert(reflections).values(row).returning(reflections.c.id)).scalar_one()
    _audit(db, actor=actor, act=Act.REFLECT, reflection_id=new_id, now=now)
    return Reflection(
        id=new_id,
        log_id=about,
        label=detail.course.label,
        number=detail.number,
        author=actor.name,
        own=True,
        words=words,
        created_at=now,
    )


def guard_words(db: Connection, *, actor: Actor, text: str, in_slack_message: bool) -> Guarded | None:
    """The guard on words that were not understood: what looks like a pupil is never repeated back, by any door."""
    return _guard(db, actor=actor, words=Words(went_well=text), in_slack_message=in_slack_message, log_id=None)


def _check_words(words: Words) -> None:
    if not words.text.strip() and not words.follow_up:
        raise BadInput(reason="empty-reflection")
    if any((ord(letter) < 32 and letter not in "\n\t\r") or 0xD800 <= ord(letter) < 0xE000 for letter in words.text):
        raise BadInput(reason="odd-letters")
    if max(len(words.went_well), len(words.change_next)) > LONGEST:
        raise BadInput(reason="long-reflection", most=LONGEST)


def _guard(db: Connection, actor: Actor, words: Words, in_slack_message: bool, log_id: int | None) -> Guarded | None:
    site_ids = actor.own_sites
    places = frozenset(site.name for site in list_sites(db, actor.workspace_id, site_ids))
    findings = inspect(words.text, staff=names_at_sites(db, actor.workspace_id, site_ids), places=places)
    if words.colleague:
        findings = tuple(finding for finding in findings if finding.sureness is Sureness.CERTAIN)
    if not findings:
        return None
    return Guarded(findings, _principal(db, actor, site_ids), in_slack_message, log_id)


def _principal(db: Connection, actor: Actor, site_ids: frozenset[int]) -> str:
    query = (
        select(persons.c.name)
        .join(roles, roles.c.person_id == persons.c.id)
        .where(roles.c.workspace_id == actor.workspace_id, roles.c.site_id.in_(site_ids), roles.c.role == "principal")
        .order_by(persons.c.name)
    )
    return db.execute(query.limit(1)).scalar() or ""


def _row(words: Words) -> dict[str, object]:
    return {
        "went_well": words.went_well.strip() or None,
        "change_next": words.change_next.strip() or None,
        "follow_up": words.follow_up.value if words.follow_up else None,
        "visibility": words.visibility.value,
    }


def _from_same_message(db: Connection, actor: Actor, words: Words, now: datetime) -> Reflection | None:
    if not words.source_ts:
        return None
    found = db.execute(
        select(reflections.c.id).where(
            reflections.c.author_id == actor.person_id,
            reflections.c.source_ts == words.source_ts,
            reflections.c.withdrawn_at.is_(None),
        )
    ).scalar()
    return get_reflection(db, actor=actor, reflection_id=found, now=now) if found else None


def edit_reflection(
    db: Connection, *, actor: Actor, reflection_id: int, words: Words, now: datetime
) -> Reflection | Guarded:
    """The writer's own change, guarded anew. Raises NotFound or BadInput."""
    _check_words(words)
    before = get_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    if not before.own:
        raise NotFound(reason="reflection-gone")
    held_back = _guard(db, actor, words, in_slack_message=False, log_id=before.log_id)
    if held_back:
        return held_back
    values = _row(words) | {"edited_at": now}
    db.execute(update(reflections).where(reflections.c.id == reflection_id).values(values))
    _audit(db, actor=actor, act=Act.EDIT, reflection_id=reflection_id, now=now)
    return Reflection(
        id=before.id,
        log_id=before.log_id,
        label=before.label,
        number=before.number,
        author=before.author,
        own=True,
        words=words,
        created_at=before.created_at,
    )


def withdraw_reflection(db: Connection, *, actor: Actor, reflection_id: int, now: datetime) -> Reflection:
    """Hide the writer's own reflection from everybody. Raises NotFound."""
    before = get_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    if not before.own:
        raise NotFound(reason="reflection-gone")
    db.execute(update(reflections).where(reflections.c.id == reflection_id).values(withdrawn_at=now))
    _audit(db, actor=actor, act=Act.WITHDRAW, reflection_id=reflection_id, now=now)
    return before


def get_reflection(db: Connection, *, actor: Actor, reflection_id: int, now: datetime) -> Reflection:
    """One reflection the actor may read. Raises NotFound."""
    found = _readable(db, actor, reflections.c.id == reflection_id, now)
    if not found:
        raise NotFound(reason="reflection-gone")
    return found[0]


def reflections_on(db: Connection, *, actor: Actor, log_id: int, now: datetime) -> list[Reflection]:
    """What the actor may read about one lesson, oldest first."""
    return _readable(db, actor, reflections.c.log_id == log_id, now)


def own_reflections(db: Connection, *, actor: Actor, now: datetime, most: int = 5) -> list[Reflection]:
    """The actor's own, newest first."""
    return _readable(db, actor, reflections.c.author_id == actor.person_id, now)[::-1][:most]


def _readable(db: Connection, actor: Actor, which: ColumnElement[bool], now: datetime) -> list[Reflection]:
    """One's own; the pair's for those who lead the course; the bank's for everybody who may reflect."""
    leads = course_people.c.person_id.is_not(None)
    query = (
        select(
            reflections.c.id,
            reflections.c.log_id,
            courses.c.group_id,
            lesson_logs.c.number,
            persons.c.name,
            reflections.c.author_id,
            reflections.c.went_well,
            reflections.c.change_next,
            reflections.c.follow_up,
            reflections.c.visibility,
            reflections.c.created_at,
        )
        .join(lesson_logs, lesson_logs.c.id == reflections.c.log_id)
        .join(courses, courses.c.id == lesson_logs.c.course_id)
        .join(persons, persons.c.id == reflections.c.author_id)
        .outerjoin(
            course_people,
            and_(course_people.c.course_id == courses.c.id, course_people.c.person_id == actor.person_id),
        )
        .where(
            which,
            reflections.c.workspace_id == actor.workspace_id,
            reflections.c.withdrawn_at.is_(None),
            or_(
                reflections.c.author_id == actor.person_id,
                and_(reflections.c.visibility == Visibility.PAIR.value, leads),
                and_(reflections.c.visibility == Visibility.BANK.value, literal(bool(actor.sites_where(May.REFLECT)))),
            ),
        )
        .order_by(reflections.c.created_at, reflections.c.id)
    )
    rows = db.execute(query).all()
    year = SchoolYear.of(local_day(now, actor.timezone))
    labels = labels_in(db, year, group_labels.c.group_id.in_({row.group_id for row in rows})) if rows else {}
    return [
        Reflection(
            id=row.id,
            log_id=row.log_id,
            label=labels[row.group_id].label,
            number=row.number,
            author=row.name,
            own=row.author_id == actor.person_id,
            words=Words(
                row.went_well or "",
                row.change_next or "",
                FollowUp(row.follow_up) if row.follow_up else None,
                Visibility(row.visibility),
            ),
            created_at=row.created_at,
        )
        for row in rows
        if row.group_id in labels
    ]


def _audit(db: Connection, actor: Actor, act: Act, reflection_id: int, now: datetime) -> None:
    record_act(db, actor, act, subject="reflection", ids=[reflection_id], now=now)
