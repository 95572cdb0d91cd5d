"""Milestones as one person sees them, and which of them they may act on."""

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
from models.milestones.rules import list_datable_codes
from models.milestones.tables import milestones
from models.people import Actor, May, refuse
from models.places import load_calendars


@dataclass(frozen=True, slots=True)
class MilestoneList:
    """The milestones that a person sees, by site and programme.

    `mine` are the ids of those they may act on, `invited` of those they are asked to come to.
    """

    milestones: tuple[Milestone, ...]
    mine: frozenset[int]
    invited: frozenset[int]
    offers: tuple[MilestoneOffer, ...]
    today: date


@dataclass(frozen=True, slots=True)
class MilestoneOffer:
    """Something that can be added with a day at a site: training, or one more team meeting."""

    site_id: int
    programme_code: str
    code: str
    site: str = ""


def list_milestones(
    db: Connection, *, actor: Actor, now: datetime, label: str = "", course_id: int | None = None
) -> MilestoneList:
    """The milestones of the person's classes, team and schools. Missing ones are created first.

    `label` or `course_id` narrows it to one class. Raises NotAllowed for those above the school, who see none of this
    (promise 5), and NotFound for a class that is not among theirs.
    """
    today = local_day(now, actor.timezone)
    own = own_courses(db, actor, today)
    whole = actor.sites_where(May.SEE_TO_MILESTONES) | actor.sites_where(May.SEE_SCHOOL_SUMS)
    site_ids = whole | {course.site_id for course in own}
    if not site_ids:
        raise refuse(db, actor, site_id=None, what="milestones")
    only = _narrow_to_courses(db, actor=actor, whole=whole, label=label, course_id=course_id, today=today)
    calendars = load_calendars(db, actor.workspace_id)
    scope = Scope(workspace_id=actor.workspace_id, calendars=calendars, now=now, today=today, site_ids=site_ids)
    ensure_milestones(db, scope)
    current = _read_current(db, site_ids, today)
    theirs = [milestone for milestone in current if milestone.site_id in whole or _is_own(milestone, own)]
    shown = [milestone for milestone in theirs if only is None or milestone.course_id in only]
    found = count_answers(db, shown, calendars, today)
    meetings = [milestone.id for milestone in found if milestone.dated and not milestone.task and milestone.open]
    asked = find_recipients(db, meetings)
    return MilestoneList(
        milestones=tuple(found),
        mine=frozenset(milestone.id for milestone in found if _may_see_to(actor, milestone, own)),
        invited=frozenset(milestone_id for milestone_id, person_id in asked if person_id == actor.person_id),
        offers=() if only else _list_offers(db, actor, today),
        today=today,
    )


def _narrow_to_courses(
    db: Connection, actor: Actor, whole: frozenset[int], label: str, course_id: int | None, today: date
) -> frozenset[int] | None:
    """The ids of the courses asked for; None for all."""
    if course_id is not None:
        return frozenset({course_id})
    if not label:
        return None
    visible = visible_courses(db, actor, May.SEE_CLASS, today)
    found = with_label([course for course in visible if course.part is not None or course.site_id in whole], label)
    if not found:
        raise NotFound(reason="class-gone")
    return frozenset(course.id for course in found)


def _read_current(db: Connection, site_ids: frozenset[int], today: date) -> list[Milestone]:
    """This school year's milestones and the next one's, and those of earlier years' courses."""
    year = SchoolYear.of(today).start
    return read_milestones(
        db,
        milestones.c.site_id.in_(sorted(site_ids)),
        or_(milestones.c.school_year >= year, milestones.c.course_id.is_not(None)),
        today=today,
    )


def _is_own(milestone: Milestone, own: Sequence[Course]) -> bool:
    if milestone.course_id is not None:
        return any(course.id == milestone.course_id for course in own)
    return any(
        (course.site_id, course.programme_code) == (milestone.site_id, milestone.programme_code) for course in own
    )


def _may_see_to(actor: Actor, milestone: Milestone, own: Sequence[Course]) -> bool:
    """Whether the actor may act on it: at its site, as its owner, or because it is their own class's."""
    if milestone.site_id in actor.sites_where(May.SEE_TO_MILESTONES) or milestone.owner_id == actor.person_id:
        return True
    own_class = milestone.course_id is not None and any(course.id == milestone.course_id for course in own)
    return own_class and actor.may_with_own(May.SEE_TO_MILESTONES)


def _list_offers(db: Connection, actor: Actor, today: date) -> tuple[MilestoneOffer, ...]:
    sites = actor.sites_where(May.SEE_TO_MILESTONES)
    if not sites:
        return ()
    visible = visible_courses(db, actor, May.SEE_TO_MILESTONES, today)
    led = {(course.site_id, course.site, course.programme_code) for course in visible if course.site_id in sites}
    return tuple(
        MilestoneOffer(site_id, programme, code, site)
        for site_id, site, programme in sorted(led)
        for code in list_datable_codes(edition_of(programme, SchoolYear.of(today)))
    )


def get_milestones(db: Connection, *, actor: Actor, ids: Sequence[int], now: datetime) -> tuple[Milestone, ...]:
    """The milestones with these ids. Raises Stale where one is gone, NotAllowed where the actor may not act on one."""
    today = local_day(now, actor.timezone)
    found = read_milestones(
        db, milestones.c.workspace_id == actor.workspace_id, milestones.c.id.in_(sorted(set(ids))), today=today
    )
    if not found or len(found) < len(set(ids)):
        raise Stale()
    own = own_courses(db, actor, today)
    for milestone in found:
        if not _may_see_to(actor, milestone, own):
            raise refuse(db, actor, site_id=milestone.site_id, what="milestone")
    return tuple(found)
