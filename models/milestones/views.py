"""What a person is shown of milestones, and which of them are theirs to see to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, or_

from models.calendar import SchoolYear, local_day
from models.courses import Course, own_courses, visible_courses, with_label
from models.db import NotFound, Stale
from models.milestones.lacking import Scope
from models.milestones.laying import ensure_milestones
from models.milestones.lists import count_answers, find_recipients, read_milestones
from models.milestones.milestone import Milestone, edition_of
from models.milestones.rules import datable_codes
from models.milestones.tables import milestones
from models.people import Actor, May, refuse
from models.places import load_calendars


@dataclass(frozen=True, slots=True)
class MilestoneList:
    """What a person is shown: milestones by site and programme.

    `mine` are the ids of those they may see to, `invited` of those they are asked to come to.
    """

    milestones: tuple[Milestone, ...]
    mine: frozenset[int]
    invited: frozenset[int]
    offers: tuple[MilestoneOffer, ...]
    today: date


@dataclass(frozen=True, slots=True)
class MilestoneOffer:
    """Something that can be given a day at a site beside what the rules bring: training, another team meeting."""

    site_id: int
    programme_code: str
    code: str
    site: str = ""


def list_milestones(
    db: Connection, *, actor: Actor, now: datetime, label: str = "", course_id: int | None = None
) -> MilestoneList:
    """The milestones of the person's classes, team and schools; created first where they were not yet.

    `label` or `course_id` narrows it to one class. Raises NotAllowed for those above the school, who see none of this
    (promise 5), and NotFound for a class that is not among theirs.
    """
    today = local_day(now, actor.timezone)
    own = own_courses(db, actor, today)
    whole = actor.sites_where(May.SEE_TO_MILESTONES) | actor.sites_where(May.SEE_SCHOOL_SUMS)
    site_ids = whole | {course.site_id for course in own}
    if not site_ids:
        raise refuse(db, actor, site_id=None, what="milestones")
    only = _narrowed(db, actor=actor, whole=whole, label=label, course_id=course_id, today=today)
    calendars = load_calendars(db, actor.workspace_id)
    scope = Scope(workspace_id=actor.workspace_id, calendars=calendars, now=now, today=today, site_ids=site_ids)
    ensure_milestones(db, scope)
    current = _current(db, site_ids, today)
    theirs = [one for one in current if one.site_id in whole or _is_own(one, own)]
    found = count_answers(db, [one for one in theirs if only is None or one.course_id in only], calendars, today)
    asked = find_recipients(db, [one.id for one in found if one.dated and not one.task and one.open])
    return MilestoneList(
        milestones=tuple(found),
        mine=frozenset(one.id for one in found if _sees_to(actor, one, own)),
        invited=frozenset(milestone for milestone, person in asked if person == actor.person_id),
        offers=() if only else _offers(db, actor, today),
        today=today,
    )


def _narrowed(
    db: Connection, actor: Actor, whole: frozenset[int], label: str, course_id: int | None, today: date
) -> frozenset[int] | None:
    """The courses asked for; None for all."""
    if course_id is not None:
        return frozenset({course_id})
    if not label:
        return None
    there = visible_courses(db, actor, May.SEE_CLASS, today)
    found = with_label([one for one in there if one.part is not None or one.site_id in whole], label)
    if not found:
        raise NotFound(reason="class-gone")
    return frozenset(one.id for one in found)


def _current(db: Connection, site_ids: frozenset[int], today: date) -> list[Milestone]:
    """This school year's milestones and the next one's, and those of earlier years' courses."""
    year = SchoolYear.of(today).start
    return read_milestones(
        db,
        milestones.c.site_id.in_(sorted(site_ids)),
        or_(milestones.c.school_year >= year, milestones.c.course_id.is_not(None)),
        today=today,
    )


def _is_own(one: Milestone, own: Sequence[Course]) -> bool:
    if one.course_id is not None:
        return any(course.id == one.course_id for course in own)
    return any((course.site_id, course.programme_code) == (one.site_id, one.programme_code) for course in own)


def _sees_to(actor: Actor, one: Milestone, own: Sequence[Course]) -> bool:
    """At the site, or the person's own class, or because it was given to them."""
    if one.site_id in actor.sites_where(May.SEE_TO_MILESTONES) or one.owner_id == actor.person_id:
        return True
    own_class = one.course_id is not None and any(course.id == one.course_id for course in own)
    return own_class and actor.may_with_own(May.SEE_TO_MILESTONES)


def _offers(db: Connection, actor: Actor, today: date) -> tuple[MilestoneOffer, ...]:
    sites = actor.sites_where(May.SEE_TO_MILESTONES)
    if not sites:
        return ()
    there = visible_courses(db, actor, May.SEE_TO_MILESTONES, today)
    led = {(course.site_id, course.site, course.programme_code) for course in there if course.site_id in sites}
    return tuple(
        MilestoneOffer(site_id, programme, code, site)
        for site_id, site, programme in sorted(led)
        for code in datable_codes(edition_of(programme, SchoolYear.of(today)))
    )


def milestones_to_see(db: Connection, *, actor: Actor, ids: Sequence[int], now: datetime) -> tuple[Milestone, ...]:
    """These milestones, for one who may see to them all. Raises Stale or NotAllowed."""
    today = local_day(now, actor.timezone)
    found = read_milestones(
        db, milestones.c.workspace_id == actor.workspace_id, milestones.c.id.in_(sorted(set(ids))), today=today
    )
    if not found or len(found) < len(set(ids)):
        raise Stale()
    own = own_courses(db, actor, today)
    for one in found:
        if not _sees_to(actor, one, own):
            raise refuse(db, actor, site_id=one.site_id, what="milestone")
    return tuple(found)
