"""Recording the lessons of one act of logging: new logs, and joining those that a colleague has recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from models.courses import Course, leaders_of
from models.db import Prepared, add_all
from models.lessons.drafts import UNKNOWN, LogDraft, Question, When
from models.lessons.logs import Held, people_of
from models.lessons.results import LoggedLesson, LogOutcome
from models.lessons.tables import LogAdaptationRow, lesson_logs, log_people
from models.people import Act, Actor, May, Person, persons_said, record_act

NO_DAYS: Mapping[int, When] = MappingProxyType({})


class LogRecorder:
    """Records the lessons of one act of logging, all with the same moment. A range or several classes are one act."""

    def __init__(
        self, db: Connection, *, actor: Actor, draft: LogDraft, courses: list[Course], when: When, now: datetime
    ) -> None:
        self._db, self._actor, self._draft, self._when, self._now = db, actor, draft, when, now
        said = draft.led_with + draft.led_by
        known = persons_said(db, actor, said, frozenset(course.site_id for course in courses))
        self.named = list({person.id: person for person in known.values()}.values())
        self.unknown = tuple(name for name in said if name not in known)
        self._joint: int | None = None
        self._act: int | None = None
        self._done: dict[Act, list[int]] = {}

    def store(
        self, course: Course, numbers: tuple[int, ...], logs: list[Held], days: Mapping[int, When] = NO_DAYS
    ) -> list[LoggedLesson]:
        """Each lesson of one course, the earlier ones first. `days` are those of lessons that have their own."""
        leaders = self._leaders(course)
        existing = {(log.number, log.session, log.half): log for log in logs}
        entries = []
        for number in self._draft.also_before + numbers:
            when = days.get(number) or (self._when if number in numbers else UNKNOWN)
            spot = (number, self._draft.session, self._draft.half) if number in numbers else (number, 0, 0)
            log = existing.get(spot)
            entries.append(self._join(course, log) if log else self._insert(course, spot, when, leaders))
        return entries

    def note_acts(self) -> None:
        """Note what was done, for each log touched."""
        for act, ids in self._done.items():
            record_act(self._db, actor=self._actor, act=act, subject="lesson_log", ids=ids, now=self._now)

    def _leaders(self, course: Course) -> list[Person]:
        """Who stands as leader: those named; else the course's own; a colleague who stepped in stands alone."""
        actor = Person(self._actor.person_id, self._actor.name, None)
        if self._draft.led_by and self.named:
            return self.named
        if self._draft.led_with and self.named:
            return [actor, *(person for person in self.named if person.id != actor.id)]
        own = leaders_of(self._db, [course.id])[course.id]
        if course.part:
            return [actor, *(person for person in own if person.id != actor.id)]
        for_others = course.site_id in self._actor.sites_where(May.LOG_FOR_OTHERS)
        return own if for_others else [actor]

    def _insert(self, course: Course, spot: tuple[int, int, int], when: When, leaders: list[Person]) -> LoggedLesson:
        number, session, half = spot
        draft = self._draft
        log_id = _INSERT_LOG.rows(self._db, self._log_row(course, spot, when))[0][0]
        self._joint = self._joint or log_id
        self._act = self._act or log_id
        self._done.setdefault(Act.LOG, []).append(log_id)
        leading = {person.id: person for person in leaders}
        ids = leading.keys() | {self._actor.person_id}
        rows = [self._person_row(log_id, person_id, person_id in leading) for person_id in ids]
        _INSERT_PEOPLE.run(self._db, rows)
        add_all(
            self._db,
            [
                LogAdaptationRow(workspace_id=self._actor.workspace_id, log_id=log_id, code=code)
                for code in draft.adaptations
            ],
        )
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

    def _log_row(self, course: Course, spot: tuple[int, int, int], when: When) -> dict[str, Any]:
        draft = self._draft
        return {
            "workspace_id": self._actor.workspace_id,
            "course_id": course.id,
            "number": spot[0],
            "session": spot[1],
            "half": spot[2],
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
