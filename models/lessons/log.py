"""Logging a lesson: the one rule that every door calls, and undoing it.

The rule records what happened (promise 7). The same lesson logged by the second leader, or sent twice, is one log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from models.calendar import local_day
from models.courses import Course, PlannedLesson, Titles, leaders_of, lock_courses, planned_of, titles_of
from models.db import Prepared
from models.lessons.checks import check_day, check_ended, check_numbers, check_order
from models.lessons.days import SchoolDays, day_of_log
from models.lessons.drafts import UNKNOWN, Ask, LogDraft, Question, When
from models.lessons.logs import Held, held_numbers, logs_of, next_number, people_of
from models.lessons.tables import lesson_logs, log_adaptations, log_people
from models.lessons.targets import find_courses
from models.people import Act, Actor, May, Person, persons_said, record_act


class LogOutcome(StrEnum):
    """What became of one lesson in a log."""

    SAVED = "saved"
    JOINED = "joined"  # a colleague had logged it: now both have
    ALREADY = "already"  # the same person had
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LoggedLesson:
    """One lesson of an answer. `others` are the leaders beside the actor; `by` is who logged it first."""

    log_id: int
    course: Course
    number: int
    session: int
    half: int
    when: When
    outcome: LogOutcome
    actor_leads: bool
    others: tuple[str, ...]
    by: str | None = None
    said: When | None = None  # the day the actor said, where the log has one already


@dataclass(frozen=True, slots=True)
class Next:
    """What comes after: the lesson and, where planned, its day, time and room."""

    course: Course
    number: int | None  # none: that was the last
    planned: PlannedLesson | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """The answer to a log: its lessons, what comes next, and what was assumed or could not be used."""

    entries: tuple[LoggedLesson, ...]
    next: tuple[Next, ...]
    assumed_day: bool = False  # today is no school day and no day was said: the last school day was taken
    unknown_people: tuple[str, ...] = ()  # as said
    begun: tuple[Course, ...] = ()  # those whose first lesson this is: none of theirs was held before


def log_lesson(db: Connection, *, actor: Actor, draft: LogDraft, now: datetime) -> Logged | Ask:
    """Store what a person says was held, or ask about it. Raises BadInput, NotFound or NotAllowed."""
    today = local_day(now, actor.timezone)
    found = find_courses(db, actor=actor, draft=draft, today=today)
    if isinstance(found, Ask):
        return found
    ids = [course.id for course in found]
    lock_courses(db, ids)
    logs = logs_of(db, ids)
    planned = planned_of(db, ids)
    nexts = {course.id: next_number(course, logs[course.id]) for course in found}
    days = SchoolDays(db, actor.workspace_id, found)
    when, assumed = day_of_log(draft, found=found, nexts=nexts, planned=planned, days=days, today=today)
    numbers = check_numbers(replace(draft, when=when), found, nexts, logs)
    if isinstance(numbers, Ask):
        return numbers
    held = {course.id: held_numbers(course, logs[course.id]) for course in found}
    asked = (
        check_ended(draft, found)
        or check_day(draft, found=found, when=when, days=days, today=today)
        or check_order(draft, found=found, numbers=numbers, held=held, logs=logs)
    )
    if asked:
        return asked
    begun = [course for course in found if 1 in draft.also_before + numbers and 1 not in held[course.id]]
    writer = _Writer(db, actor, draft, found, when, now)
    entries = tuple(entry for course in found for entry in writer.store(course, numbers, logs[course.id]))
    writer.audit()
    nexts_said = _nexts(found, logs=logs, entries=entries, planned=planned, titles=titles_of(db, found), today=today)
    return Logged(
        entries=entries, next=nexts_said, assumed_day=assumed, unknown_people=writer.unknown, begun=tuple(begun)
    )


class _Writer:
    """Stores the lessons of one log, all with the same moment."""

    def __init__(
        self, db: Connection, actor: Actor, draft: LogDraft, found: list[Course], when: When, now: datetime
    ) -> None:
        self._db, self._actor, self._draft, self._when, self._now = db, actor, draft, when, now
        said = draft.led_with + draft.led_by
        known = persons_said(db, actor, said, frozenset(course.site_id for course in found))
        self._named = list({person.id: person for person in known.values()}.values())
        self.unknown = tuple(name for name in said if name not in known)
        self._joint: int | None = None
        self._act: int | None = None
        self._done: dict[Act, list[int]] = {}

    def store(self, course: Course, numbers: tuple[int, ...], logs: list[Held]) -> list[LoggedLesson]:
        """Each lesson of one course, the earlier ones first."""
        leaders = self._leaders(course)
        existing = {(log.number, log.session, log.half): log for log in logs}
        entries = []
        for number in self._draft.also_before + numbers:
            when = self._when if number in numbers else UNKNOWN
            spot = (number, self._draft.session, self._draft.half) if number in numbers else (number, 0, 0)
            log = existing.get(spot)
            entries.append(self._join(course, log) if log else self._insert(course, spot, when, leaders))
        return entries

    def audit(self) -> None:
        """One audit entry a log touched."""
        for act, ids in self._done.items():
            record_act(self._db, actor=self._actor, act=act, subject="lesson_log", ids=ids, now=self._now)

    def _leaders(self, course: Course) -> list[Person]:
        """Who stands as leader: those named; else the course's own; a colleague who stepped in stands alone."""
        actor = Person(self._actor.person_id, self._actor.name, None)
        if self._draft.led_by and self._named:
            return self._named
        if self._draft.led_with and self._named:
            return [actor, *(person for person in self._named if person.id != actor.id)]
        own = leaders_of(self._db, [course.id])[course.id]
        if course.part:
            return [actor, *(person for person in own if person.id != actor.id)]
        for_others = course.site_id in self._actor.sites_where(May.LOG_FOR_OTHERS)
        return own if for_others else [actor]

    def _insert(self, course: Course, spot: tuple[int, int, int], when: When, leaders: list[Person]) -> LoggedLesson:
        number, session, half = spot
        draft = self._draft
        row: dict[str, Any] = {
            "workspace_id": self._actor.workspace_id,
            "course_id": course.id,
            "number": number,
            "session": session,
            "half": half,
            "held_on": when.day,
            "precision": when.precision,
            "source": draft.source,
            "manner": draft.manner,
            "engagement": draft.engagement,
            "minutes": draft.minutes,
            "joint": self._joint,
            "out_of_order": Question.ORDER in draft.settled and not draft.also_before,
            "recorded_at": self._now,
        }
        log_id = _INSERT_LOG.rows(self._db, row)[0][0]
        self._joint = self._joint or log_id
        self._act = self._act or log_id
        self._done.setdefault(Act.LOG, []).append(log_id)
        leading = {person.id: person for person in leaders}
        ids = leading.keys() | {self._actor.person_id}
        rows = [self._person_row(log_id, person_id, person_id in leading) for person_id in ids]
        _INSERT_PEOPLE.run(self._db, rows)
        if draft.adaptations:
            codes = [
                {"workspace_id": self._actor.workspace_id, "log_id": log_id, "code": code} for code in draft.adaptations
            ]
            self._db.execute(insert(log_adaptations), codes)
        others = tuple(person.given_name for person in leaders if person.id != self._actor.person_id)
        leads = self._actor.person_id in leading
        return LoggedLesson(
            log_id=log_id,
            course=course,
            number=number,
            session=session,
            half=half,
            when=when,
            outcome=LogOutcome.SAVED,
            actor_leads=leads,
            others=others,
        )

    def _person_row(self, log_id: int, person_id: int, led: bool) -> dict[str, Any]:
        return {
            "workspace_id": self._actor.workspace_id,
            "log_id": log_id,
            "person_id": person_id,
            "led": led,
            "recorded_at": self._now if person_id == self._actor.person_id else None,
            "act": self._act if person_id == self._actor.person_id else None,
        }

    def _join(self, course: Course, log: Held) -> LoggedLesson:
        """The lesson is logged already: the actor stands behind it too, and nothing is stored twice."""
        people = people_of(self._db, log.id)
        mine = next((row for row in people if row.person_id == self._actor.person_id), None)
        recorded = sorted((row.recorded_at, row.name) for row in people if row.recorded_at)
        already = mine is not None and mine.recorded_at is not None
        self._act = self._act or log.id
        if mine is None:
            # Who is not one of the course's own stands behind the log, and was not there on anybody's word.
            row = self._person_row(log.id, self._actor.person_id, bool(course.part))
            self._db.execute(insert(log_people).values(row))
        elif not already:
            where = (log_people.c.log_id == log.id, log_people.c.person_id == self._actor.person_id)
            self._db.execute(update(log_people).where(*where).values(recorded_at=self._now, act=self._act))
        if not already:
            self._done.setdefault(Act.JOIN, []).append(log.id)
        others = tuple(row.name.split()[0] for row in people if row.led and row.person_id != self._actor.person_id)
        leads = mine.led if mine else bool(course.part)
        outcome = LogOutcome.ALREADY if already else LogOutcome.JOINED
        by = recorded[0][1].split()[0] if recorded and not already else None
        said = self._draft.when and self._when
        return LoggedLesson(
            log_id=log.id,
            course=course,
            number=log.number,
            session=log.session,
            half=log.half,
            when=log.when,
            outcome=outcome,
            actor_leads=leads,
            others=others,
            by=by,
            said=said,
        )


_LOG_FIELDS = (
    "workspace_id", "course_id", "number", "session", "half", "held_on", "precision", "source", "manner", "engagement",
    "minutes", "joint", "out_of_order", "recorded_at",
)  # fmt: skip
_INSERT_LOG = Prepared(
    insert(lesson_logs).values({name: bindparam(name) for name in _LOG_FIELDS}).returning(lesson_logs.c.id)
)
_PEOPLE_FIELDS = ("workspace_id", "log_id", "person_id", "led", "recorded_at", "act")
_INSERT_PEOPLE = Prepared(insert(log_people).values({name: bindparam(name) for name in _PEOPLE_FIELDS}))


def _nexts(
    found: list[Course],
    logs: dict[int, list[Held]],
    entries: tuple[LoggedLesson, ...],
    planned: dict[int, list[PlannedLesson]],
    titles: Titles,
    today: date,
) -> tuple[Next, ...]:
    """The lesson after, for each course that has a set number of them; a planned day that has passed says nothing."""
    nexts = []
    for course in found:
        if course.total is None:
            continue
        held = held_numbers(course, logs[course.id]) | {entry.number for entry in entries if entry.course is course}
        later = [number for number in range(1, course.total + 1) if number not in held]
        number = later[0] if later else None
        plan = next((plan for plan in planned[course.id] if plan.number == number and plan.day >= today), None)
        nexts.append(Next(course, number, plan, titles[course.id].get(number or 0)))
    return tuple(nexts)
