"""Stores, edits and withdraws reflections. The guard reads each text before it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Connection,
    select,
    update,
)

from models.courses import course_people
from models.db import BadInput, NotFound, add
from models.guard import Finding, FindingKind, KnownNames, Sureness, count_sentences
from models.lessons import latest_log, lesson_logs, log_detail
from models.people import Act, Actor, InspectedTexts, Role, inspect_texts, persons, read_known_names, record_act, roles
from models.reflections.reading import Reflection, ReflectionWords, get_reflection
from models.reflections.tables import ReflectionRow, reflections

LONGEST_REFLECTION = 2000  # characters in one field


class WrittenIn(StrEnum):
    """Where a text was written, and so who else has seen it and where it still lies."""

    FORM = "form"  # a form or a command: nobody has seen it, and Slack keeps it nowhere
    MESSAGE = "message"  # the bot's own chat: it lies in Slack
    CHANNEL = "channel"  # others can read it


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """A sentence, counted from 1, of the first or the second field of a reflection."""

    second_field: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The guard held a text back, and nothing was stored. The text itself is not in here.

    `principal` is the name of a principal to talk to, empty for none. `place` says in which field the first finding
    stands, and in which sentence of it.
    """

    findings: tuple[Finding, ...]
    principal: str
    written_in: WrittenIn
    log_id: int | None = None
    place: FindingPlace | None = None

    @property
    def names_somebody(self) -> bool:
        """Whether a name was found, which may be a colleague's; a description can't be."""
        return any(finding.kind is FindingKind.NAME for finding in self.findings)

    @property
    def told_kinds(self) -> tuple[FindingKind, ...]:
        """What was found in the sentence whose place is told."""
        told = _find_told(self.findings)
        return tuple(
            dict.fromkeys(
                finding.kind
                for finding in self.findings
                if (finding.sentence, finding.sureness) == (told.sentence, told.sureness)
            )
        )

    @property
    def certain(self) -> bool:
        """Whether a finding is certain: then it can't be a colleague's name."""
        return any(finding.sureness is Sureness.CERTAIN for finding in self.findings)


@dataclass(frozen=True, slots=True)
class GuardContext:
    """What the guard is told before it reads a reflection: the names it may hold, and a principal to talk to."""

    names: KnownNames
    principal: str


@dataclass(frozen=True, slots=True)
class InspectedWords:
    """A reflection that the guard has read."""

    words: ReflectionWords
    texts: InspectedTexts
    principal: str


def read_guard_context(db: Connection, *, actor: Actor, log_id: int | None) -> GuardContext:
    """What the guard needs of the database for a reflection on this lesson, or on the actor's latest."""
    about = log_id if log_id is not None else latest_log(db, actor=actor)
    names = read_known_names(
        db,
        workspace_id=actor.workspace_id,
        site_ids=actor.own_sites,
        trusted_ids=_find_team(db, actor, about),
    )
    return GuardContext(names, _find_principal(db, actor))


def inspect_words(words: ReflectionWords, context: GuardContext) -> InspectedWords:
    """Let the guard read both fields as one text: `hon` in the second may be about somebody in the first.

    Pure: it runs outside any transaction.
    """
    texts = inspect_texts(context.names, [words.went_well.strip(), words.change_next.strip()], vouched=words.colleague)
    return InspectedWords(words, texts, context.principal)


def hold_back(inspected: InspectedWords, *, written_in: WrittenIn, log_id: int | None = None) -> HeldBack:
    """What is answered where the guard has found something."""
    findings = inspected.texts.findings
    told = _find_told(findings)
    in_first = count_sentences(inspected.words.went_well.strip())
    second = told.sentence > in_first
    place = FindingPlace(second, told.sentence - in_first if second else told.sentence)
    return HeldBack(findings, principal=inspected.principal, written_in=written_in, log_id=log_id, place=place)


def _find_told(findings: tuple[Finding, ...]) -> Finding:
    """The finding whose place is told: the first certain one, else the first name, else the first."""
    certain = (finding for finding in findings if finding.sureness is Sureness.CERTAIN)
    names = (finding for finding in findings if finding.kind is FindingKind.NAME)
    return next(certain, None) or next(names, None) or findings[0]


def check_words(words: ReflectionWords) -> None:
    """Raises BadInput for a reflection that is empty, too long or can't be shown."""
    if not words.text.strip() and not words.follow_up:
        raise BadInput(reason="empty-reflection")
    if any((ord(letter) < 32 and letter not in "\n\t\r") or 0xD800 <= ord(letter) < 0xE000 for letter in words.text):
        raise BadInput(reason="odd-letters")
    if max(len(words.went_well), len(words.change_next)) > LONGEST_REFLECTION:
        raise BadInput(reason="long-reflection", most=LONGEST_REFLECTION)


def _find_team(db: Connection, actor: Actor, log_id: int | None) -> frozenset[int]:
    """The writer, and the leaders and reserves of the class that the reflection is about."""
    if log_id is None:
        return frozenset({actor.person_id})
    query = (
        select(course_people.c.person_id)
        .join(lesson_logs, lesson_logs.c.course_id == course_people.c.course_id)
        .where(lesson_logs.c.id == log_id, lesson_logs.c.workspace_id == actor.workspace_id)
    )
    return frozenset({actor.person_id, *db.execute(query).scalars()})


def save_reflection(
    db: Connection, *, actor: Actor, inspected: InspectedWords, log_id: int | None, written_in: WrittenIn, now: datetime
) -> Reflection | HeldBack:
    """Store a reflection that the guard has read on the lesson named or on the actor's latest, or hold it back.

    Raises NotFound where there is no lesson to join it to.
    """
    if inspected.texts.findings:
        return hold_back(inspected, written_in=written_in, log_id=log_id)
    about = log_id if log_id is not None else latest_log(db, actor=actor)
    if about is None:
        raise NotFound(reason="no-lesson-to-reflect-on")
    detail = log_detail(db, actor=actor, log_id=about, now=now)
    again = _find_from_same_message(db, actor, inspected.words, now)
    if again:
        return again
    row = ReflectionRow(
        workspace_id=actor.workspace_id,
        course_id=detail.course.id,
        log_id=about,
        author_id=actor.person_id,
        created_at=now,
        source_ts=inspected.words.source_ts,
        **_make_columns(inspected),
    )
    new_id = add(db, row)
    _record_audit(db, actor=actor, act=Act.REFLECT, reflection_id=new_id, now=now)
    return Reflection(
        id=new_id,
        log_id=about,
        label=detail.course.label,
        series=detail.course.series,
        number=detail.number,
        author=actor.name,
        own=True,
        words=inspected.words,
        created_at=now,
    )


def _find_principal(db: Connection, actor: Actor) -> str:
    """The name of a principal at the actor's sites, whom to tell when a pupil is at risk; empty for none."""
    query = (
        select(persons.c.name)
        .join(roles, roles.c.person_id == persons.c.id)
        .where(
            roles.c.workspace_id == actor.workspace_id,
            roles.c.site_id.in_(actor.own_sites),
            roles.c.role == Role.PRINCIPAL,
        )
        .order_by(persons.c.name)
    )
    return db.execute(query.limit(1)).scalar() or ""


def _make_columns(inspected: InspectedWords) -> dict[str, Any]:
    words = inspected.words
    went_well, change_next = inspected.texts.texts
    return {
        "went_well": went_well or None,
        "change_next": change_next or None,
        "follow_up": words.follow_up,
        "visibility": words.visibility,
    }


def _find_from_same_message(db: Connection, actor: Actor, words: ReflectionWords, now: datetime) -> Reflection | None:
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
    db: Connection, *, actor: Actor, reflection_id: int, inspected: InspectedWords, now: datetime
) -> Reflection | HeldBack:
    """Change the writer's own reflection into words that the guard has read. Raises NotFound."""
    before = get_own_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    if inspected.texts.findings:
        return hold_back(inspected, written_in=WrittenIn.FORM, log_id=before.log_id)
    values = _make_columns(inspected) | {"edited_at": now}
    db.execute(update(reflections).where(reflections.c.id == reflection_id).values(values))
    _record_audit(db, actor=actor, act=Act.EDIT, reflection_id=reflection_id, now=now)
    return replace(before, words=inspected.words)


def get_own_reflection(db: Connection, *, actor: Actor, reflection_id: int, now: datetime) -> Reflection:
    """A reflection of the actor's own. Raises NotFound for another's."""
    found = get_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    if not found.own:
        raise NotFound(reason="reflection-gone")
    return found


def withdraw_reflection(db: Connection, *, actor: Actor, reflection_id: int, now: datetime) -> Reflection:
    """Hide the writer's own reflection from everybody. Raises NotFound."""
    before = get_own_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    db.execute(update(reflections).where(reflections.c.id == reflection_id).values(withdrawn_at=now))
    _record_audit(db, actor=actor, act=Act.WITHDRAW, reflection_id=reflection_id, now=now)
    return before


def _record_audit(db: Connection, actor: Actor, act: Act, reflection_id: int, now: datetime) -> None:
    record_act(db, actor=actor, act=act, subject="reflection", ids=[reflection_id], now=now)
