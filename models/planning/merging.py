"""Two classes become one: the one goes on as it is, the other ends, and those who led it lead the one that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from models.calendar import local_day
from models.courses import (
    Course,
    leaders_of,
    lock_courses,
    put_leader,
    scopes_of_sites,
    with_label,
)
from models.db import BadInput, NotFound, Stale
from models.journal import KeptDeed, keep
from models.people import Act, Actor, Person, record_act, refuse
from models.planning.ending import Ending, count_endings, list_endable, store_endings
from models.planning.notices import look_at_course, tell_concerned, tell_ended


@dataclass(frozen=True, slots=True)
class Merging:
    """A class that would end or has, the one that goes on, and who comes along to lead it."""

    ending: Ending
    into: Ending  # how many lessons of it were held, and how many are left
    joining: tuple[Person, ...]


def propose_merging(db: Connection, *, actor: Actor, labels: Sequence[str], now: datetime) -> Merging:
    """The first of two classes would end, the second go on. Raises NotAllowed, NotFound, and BadInput for others."""
    mine = list_endable(db, actor, now)
    if not mine:
        raise refuse(db, actor, site_id=actor.home_site, what="plan")
    if len(set(labels)) != 2:
        raise BadInput(reason="merge-two")
    found = [with_label(mine, label) for label in labels]
    for label, courses in zip(labels, found, strict=True):
        if not courses:
            closest = ", ".join(sorted({course.label for course in mine})[:6])
            raise NotFound(reason="no-such-class", given=label, closest=closest)
    pairs = [(first, second) for first in found[0] for second in found[1] if _is_alike(first, second)]
    if not pairs:
        raise BadInput(reason="merge-unlike")
    return _make_merging(db, *pairs[0], local_day(now, actor.timezone))


def merge_courses(db: Connection, *, actor: Actor, course_id: int, into_id: int, now: datetime) -> Merging:
    """End the one course and let its leaders lead the other too. It can be taken back whole.

    Raises Stale where one of them has ended already or they do not belong together.
    """
    lock_courses(db, sorted((course_id, into_id)))
    mine = {course.id: course for course in list_endable(db, actor, now)}
    course, into = mine.get(course_id), mine.get(into_id)
    if course is None or into is None or course_id == into_id or not _is_alike(course, into):
        raise Stale()
    merging = _make_merging(db, course, into, local_day(now, actor.timezone))
    before = look_at_course(db, into_id)
    scopes = scopes_of_sites({course.site_id})
    with keep(db, actor=actor, deed=KeptDeed.PLAN, named=f"{course.label}, {into.label}", scopes=scopes, now=now):
        store_endings(db, actor, (merging.ending,), now)
        for person in merging.joining:
            put_leader(db, workspace_id=actor.workspace_id, course_id=into_id, person_id=person.id)
    tell_ended(db, actor=actor, course_id=course_id, now=now)
    tell_concerned(db, actor=actor, course_id=into_id, before=before, now=now)
    record_act(db, actor, Act.PLAN, subject="course", ids=sorted((course_id, into_id)), now=now)
    return merging


def _is_alike(first: Course, second: Course) -> bool:
    """Whether they are two groups with the same lessons at the same site."""
    return first.group_id != second.group_id and (first.site_id, first.programme_code, first.series_code) == (
        second.site_id,
        second.programme_code,
        second.series_code,
    )


def _make_merging(db: Connection, course: Course, into: Course, today: date) -> Merging:
    ending, going_on = count_endings(db, (course, into), today)
    leaders = leaders_of(db, [course.id, into.id])
    there = {person.id for person in leaders[into.id]}
    return Merging(ending, going_on, tuple(person for person in leaders[course.id] if person.id not in there))
