"""What a coordinator can do from the weekly letter: ask the leaders, add a leader, set a room.

Whether a lesson was held is answered through `models/lessons/answers.py`, as after the lesson itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select, update

from models.calendar import local_day
from models.courses import (
    LONGEST_ROOM,
    Course,
    CoursePart,
    allowed,
    courses,
    leaders_of,
    planned_lessons,
    planned_of,
    put_leader,
    scopes_of_sites,
    visible_courses,
)
from models.db import BadInput, GuardedText, NotFound, Stale
from models.deliveries import NewDelivery, add_deliveries
from models.digests.facts import LetterScope
from models.digests.gaps import Gap
from models.digests.gathering import gather_facts
from models.digests.letters import coordinator_digest
from models.journal import KeptDeed, keep
from models.lessons import LEADERS_ASKED, held_numbers, logs_of
from models.people import Act, Actor, May, guard_text, leaders_chosen, let_lead, record_act, refuse
from models.planning import look_at_course, tell_concerned

ANSWER_WITHIN = timedelta(days=5)  # after that the next letter has the question again


@dataclass(frozen=True, slots=True)
class LetterLesson:
    """A planned lesson in a letter; `room` is its own or else the class's."""

    id: int
    course: Course
    number: int
    day: date
    room: str | None


@dataclass(frozen=True, slots=True)
class LeadersAsked:
    """The leaders who were asked about lessons of a class, by given name; none where no leader has a Slack account.

    `again`: they had been asked about all of them before, and are not asked twice.
    """

    lessons: tuple[LetterLesson, ...]
    names: tuple[str, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class LeaderAdded:
    """A leader was added to a class, which now has `leaders` of them; `again`: the person led it already."""

    course: Course
    name: str
    leaders: int
    again: bool


@dataclass(frozen=True, slots=True)
class RoomSet:
    """A lesson's room was set; `all_coming`: the class had none, so all its coming lessons without one got it too."""

    lesson: LetterLesson
    all_coming: bool


def ask_leaders(db: Connection, *, actor: Actor, planned_ids: Sequence[int], now: datetime) -> LeadersAsked:
    """Ask a class's leaders whether lessons were held. Leaders who were asked before are not asked again.

    Raises NotFound, NotAllowed, or Stale where all of the lessons are logged.
    """
    lessons = find_open_lessons(db, actor=actor, planned_ids=planned_ids, now=now)
    course = lessons[0].course
    leaders = [leader for leader in leaders_of(db, [course.id])[course.id] if leader.slack_id]
    leaders = [leader for leader in leaders if leader.id != actor.person_id]
    questions = [
        NewDelivery(
            kind=LEADERS_ASKED,
            subject=f"lesson:{lesson.id}",
            recipient_id=leader.id,
            period=lesson.day.isoformat(),
            due_at=now,
            use_by=now + ANSWER_WITHIN,
            is_question=True,
        )
        for lesson in lessons
        for leader in leaders
    ]
    new = add_deliveries(db, workspace_id=actor.workspace_id, new=questions, now=now)
    if new:
        ids = [lesson.id for lesson in lessons]
        record_act(db, actor=actor, act=Act.ASK_LEADERS, subject="planned_lesson", ids=ids, now=now)
    return LeadersAsked(lessons, tuple(leader.given_name for leader in leaders), again=not new)


def find_open_lessons(
    db: Connection, *, actor: Actor, planned_ids: Sequence[int], now: datetime
) -> tuple[LetterLesson, ...]:
    """Those of a class's planned lessons, by id, that nobody has answered for. Raises Stale where there is none."""
    may = May.LOG_FOR_OTHERS
    lessons = [find_lesson(db, actor=actor, planned_id=one, may=may, now=now) for one in planned_ids]
    if len({lesson.course.id for lesson in lessons}) != 1:
        raise Stale()
    course = lessons[0].course
    held = held_numbers(course, logs_of(db, [course.id])[course.id])
    missed = {row.id for row in planned_of(db, [course.id])[course.id] if row.missed}
    still_open = [lesson for lesson in lessons if lesson.number not in held and lesson.id not in missed]
    if not still_open:
        raise Stale()
    return tuple(sorted(still_open, key=lambda lesson: lesson.day))


def find_more_gaps(db: Connection, *, actor: Actor, site_id: int, now: datetime) -> tuple[date, tuple[Gap, ...]]:
    """Everything that waits for the coordinator of a school, and the day it is told of. Raises Stale for another's."""
    if site_id not in actor.sites_where(May.LOG_FOR_OTHERS):
        raise Stale()
    today = local_day(now, actor.timezone)
    facts = gather_facts(db, actor.workspace_id, today, LetterScope(sites=frozenset({site_id})))
    digest = coordinator_digest(facts, site_id)
    return today, digest.gaps if digest else ()


def add_leader(db: Connection, *, actor: Actor, course_id: int, slack_id: str, now: datetime) -> LeaderAdded:
    """Make a person a leader of a class, and give them the role at its site that this needs.

    Raises NotFound, NotAllowed, and BadInput for somebody who is not known at the site.
    """
    course = find_course(db, actor=actor, course_id=course_id, may=May.LET_IN, now=now)
    at_site = {"workspace_id": actor.workspace_id, "site_id": course.site_id}
    person = leaders_chosen(db, **at_site, slack_ids=[slack_id]).known.get(slack_id)
    if person is None:
        raise BadInput(reason="unknown-leader")
    person_id = person.id
    scopes = scopes_of_sites([course.site_id])
    before = look_at_course(db, course_id)
    with keep(db, actor=actor, deed=KeptDeed.LEADER, named=course.label, scopes=scopes, now=now):
        part = put_leader(db, workspace_id=actor.workspace_id, course_id=course_id, person_id=person_id)
        let_lead(db, **at_site, person_id=person_id)
    tell_concerned(db, actor=actor, course_id=course_id, before=before, now=now)
    if part != CoursePart.LEADER:
        _record_audit(db, actor=actor, act=Act.CHANGE, subject="course", subject_id=course_id, now=now)
    count = len(leaders_of(db, [course_id])[course_id])
    return LeaderAdded(course, person.given_name, count, part == CoursePart.LEADER)


def set_room(db: Connection, *, actor: Actor, planned_id: int, room: str, now: datetime) -> RoomSet:
    """Set the room of one lesson; where the class had none, also of the class and its coming lessons without a room.

    Raises NotFound, NotAllowed, and BadInput for an empty room, a long one or one that points to a pupil.
    """
    lesson = find_lesson(db, actor=actor, planned_id=planned_id, may=May.PLAN, now=now)
    guarded_room = guard_text(
        db,
        workspace_id=actor.workspace_id,
        site_ids=frozenset({lesson.course.site_id}),
        text=room,
        most=LONGEST_ROOM,
        reason="room-pupil",
        too_long="room-length",
    )
    if not guarded_room:
        raise BadInput(reason="room-length", most=LONGEST_ROOM)
    scopes = scopes_of_sites([lesson.course.site_id])
    with keep(db, actor=actor, deed=KeptDeed.ROOM, named=lesson.course.label, scopes=scopes, now=now):
        had_none = _store_room(db, lesson, guarded_room)
    _record_audit(db, actor=actor, act=Act.PLAN, subject="planned_lesson", subject_id=planned_id, now=now)
    return RoomSet(
        LetterLesson(id=lesson.id, course=lesson.course, number=lesson.number, day=lesson.day, room=guarded_room),
        had_none,
    )


def _store_room(db: Connection, lesson: LetterLesson, room: GuardedText) -> bool:
    """Store a lesson's room. Returns whether it had none: then all coming lessons without one get it too."""
    rows = planned_lessons.c
    db.execute(update(planned_lessons).where(rows.id == lesson.id).values(room=room))
    if lesson.room:
        return False
    roomless = (rows.course_id == lesson.course.id, rows.room.is_(None), rows.day > lesson.day)
    db.execute(update(planned_lessons).where(*roomless, rows.cancelled_at.is_(None)).values(room=room))
    db.execute(update(courses).where(courses.c.id == lesson.course.id, courses.c.room.is_(None)).values(room=room))
    return True


def find_lesson(db: Connection, *, actor: Actor, planned_id: int, may: May, now: datetime) -> LetterLesson:
    """A planned lesson by id, within the actor's rights. Raises Stale, NotFound or NotAllowed."""
    rows = planned_lessons.c
    query = (
        select(rows.course_id, rows.number, rows.day, rows.room, courses.c.room.label("usual"))
        .join(courses, courses.c.id == rows.course_id)
        .where(rows.id == planned_id, rows.workspace_id == actor.workspace_id, rows.cancelled_at.is_(None))
    )
    row = db.execute(query).first()
    if row is None:
        raise Stale()
    course = find_course(db, actor=actor, course_id=row.course_id, may=may, now=now)
    return LetterLesson(id=planned_id, course=course, number=row.number, day=row.day, room=row.room or row.usual)


def find_course(db: Connection, *, actor: Actor, course_id: int, may: May, now: datetime) -> Course:
    """A course by id, within the actor's rights. Raises NotFound where it can't be seen, else NotAllowed."""
    seen = visible_courses(db, actor, May.SEE_CLASS, local_day(now, actor.timezone))
    course = next((seen_course for seen_course in seen if seen_course.id == course_id), None)
    if course is None:
        raise NotFound(reason="class-gone")
    if not allowed(actor, course, may):
        raise refuse(db, actor, site_id=course.site_id, what="settle")
    return course


def _record_audit(db: Connection, actor: Actor, act: Act, subject: str, subject_id: int, now: datetime) -> None:
    record_act(db, actor=actor, act=act, subject=subject, ids=[subject_id], now=now)
