"""Stores, edits and withdraws reflections. The guard reads each text before it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    select,
    update,
)

from models.db import BadInput, NotFound, add
from models.guard import Finding, Sureness
from models.lessons import latest_log, log_detail
from models.people import Act, Actor, InspectedTexts, Role, inspect_texts, persons, record_act, roles
from models.reflections.reading import Reflection, ReflectionWords, get_reflection
from models.reflections.tables import ReflectionRow, reflections

LONGEST_REFLECTION = 2000  # characters in one field


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The guard held a text back, and nothing was stored. The text itself is not in here.

    `principal` is the name of a principal to talk to, empty for none.
    """

    findings: tuple[Finding, ...]
    principal: str
    in_slack_message: bool
    log_id: int | None = None

    @property
    def certain(self) -> bool:
        """Whether a finding is certain: then it can't be a colleague's name."""
        return any(finding.sureness is Sureness.CERTAIN for finding in self.findings)


def save_reflection(
    db: Connection, *, actor: Actor, words: ReflectionWords, log_id: int | None, in_slack_message: bool, now: datetime
) -> Reflection | HeldBack:
    """Guard a reflection, then store it on the lesson named or on the actor's latest.

    Raises BadInput for one that is empty or too long, NotFound where there is no lesson to join it to.
    """
    _check_words(words)
    inspected = _inspect_words(db, actor, words)
    if inspected.findings:
        return _hold_back(db, actor, inspected.findings, in_slack_message=in_slack_message, log_id=log_id)
    about = log_id if log_id is not None else latest_log(db, actor=actor)
    if about is None:
        raise NotFound(reason="no-lesson-to-reflect-on")
    detail = log_detail(db, actor=actor, log_id=about, now=now)
    again = _find_from_same_message(db, actor, words, now)
    if again:
        return again
    row = ReflectionRow(
        workspace_id=actor.workspace_id,
        course_id=detail.course.id,
        log_id=about,
        author_id=actor.person_id,
        created_at=now,
        source_ts=words.source_ts,
        **_make_columns(words, inspected),
    )
    new_id = add(db, row)
    _record_audit(db, actor=actor, act=Act.REFLECT, reflection_id=new_id, now=now)
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


def guard_words(db: Connection, *, actor: Actor, text: str, in_slack_message: bool) -> HeldBack | None:
    """Check words that were not understood, before they are repeated back: None where nothing points to a pupil."""
    findings = _inspect_words(db, actor, ReflectionWords(went_well=text)).findings
    return _hold_back(db, actor, findings, in_slack_message=in_slack_message) if findings else None


def _check_words(words: ReflectionWords) -> None:
    if not words.text.strip() and not words.follow_up:
        raise BadInput(reason="empty-reflection")
    if any((ord(letter) < 32 and letter not in "\n\t\r") or 0xD800 <= ord(letter) < 0xE000 for letter in words.text):
        raise BadInput(reason="odd-letters")
    if max(len(words.went_well), len(words.change_next)) > LONGEST_REFLECTION:
        raise BadInput(reason="long-reflection", most=LONGEST_REFLECTION)


def _inspect_words(db: Connection, actor: Actor, words: ReflectionWords) -> InspectedTexts:
    """Inspect both fields as one text: a pronoun such as `hon` in the second may be about somebody in the first."""
    return inspect_texts(
        db,
        workspace_id=actor.workspace_id,
        site_ids=actor.own_sites,
        texts=[words.went_well.strip(), words.change_next.strip()],
        vouched=words.colleague,
    )


def _hold_back(
    db: Connection, actor: Actor, findings: tuple[Finding, ...], *, in_slack_message: bool, log_id: int | None = None
) -> HeldBack:
    return HeldBack(findings, _find_principal(db, actor), in_slack_message, log_id)


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


def _make_columns(words: ReflectionWords, inspected: InspectedTexts) -> dict[str, Any]:
    went_well, change_next = inspected.texts
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
    db: Connection, *, actor: Actor, reflection_id: int, words: ReflectionWords, now: datetime
) -> Reflection | HeldBack:
    """Change the writer's own reflection, which the guard checks again. Raises NotFound or BadInput."""
    _check_words(words)
    before = get_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    if not before.own:
        raise NotFound(reason="reflection-gone")
    inspected = _inspect_words(db, actor, words)
    if inspected.findings:
        return _hold_back(db, actor, inspected.findings, in_slack_message=False, log_id=before.log_id)
    values = _make_columns(words, inspected) | {"edited_at": now}
    db.execute(update(reflections).where(reflections.c.id == reflection_id).values(values))
    _record_audit(db, actor=actor, act=Act.EDIT, reflection_id=reflection_id, now=now)
    return replace(before, words=words)


def withdraw_reflection(db: Connection, *, actor: Actor, reflection_id: int, now: datetime) -> Reflection:
    """Hide the writer's own reflection from everybody. Raises NotFound."""
    before = get_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
    if not before.own:
        raise NotFound(reason="reflection-gone")
    db.execute(update(reflections).where(reflections.c.id == reflection_id).values(withdrawn_at=now))
    _record_audit(db, actor=actor, act=Act.WITHDRAW, reflection_id=reflection_id, now=now)
    return before


def _record_audit(db: Connection, actor: Actor, act: Act, reflection_id: int, now: datetime) -> None:
    record_act(db, actor=actor, act=act, subject="reflection", ids=[reflection_id], now=now)
