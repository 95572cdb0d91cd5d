"""Checks a draft: its site and its values, and finds or makes the course of each of its classes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from models.calendar import SchoolYear
from models.courses import (
    LONGEST_ROOM,
    Course,
    CourseStatus,
    guard_label,
    label_key,
    looks_like_label,
    year_of_label,
)
from models.db import BadInput, NotFound
from models.people import Actor, May, guard_text, refuse
from models.places import Site, list_sites, load_calendars
from models.planning.drafts import MOST_CLASSES, ClassSlot, PlanDraft
from models.planning.targets import Group, find_groups, find_plannable_courses
from models.programmes import load_catalogue

FRIDAY = 5
FURTHEST = timedelta(days=600)  # a first lesson later than this has the wrong year by mistake


def find_site(db: Connection, actor: Actor, site_id: int) -> Site:
    """The site with that id, in the actor's own workspace. Raises NotFound."""
    found = list_sites(db, actor.workspace_id, frozenset({site_id}))
    if not found:
        raise NotFound(reason="site-gone")
    return found[0]


def check_draft(db: Connection, actor: Actor, draft: PlanDraft, site: Site, today: date) -> PlanDraft:
    """Check the draft and return it with its free texts as they may be stored.

    Raises BadInput for a day, weekday, room, group name or number of classes that is not allowed.
    """
    if draft.starts_on < today:
        raise BadInput(reason="plan-past-day", day=draft.starts_on.isoformat())
    if draft.starts_on > today + FURTHEST:
        raise BadInput(reason="plan-far-day", day=draft.starts_on.isoformat())
    year = SchoolYear.of(draft.starts_on)
    until = load_calendars(db, actor.workspace_id).of_site(site.id).year_end(year)
    if draft.starts_on > until:
        raise BadInput(reason="plan-after-year", day=until.isoformat())
    for theme in draft.theme_days:
        if not draft.starts_on <= theme.day <= until:
            raise BadInput(reason="plan-theme-outside", day=theme.day.isoformat())
    if not 1 <= len(draft.slots) <= MOST_CLASSES:
        raise BadInput(reason="plan-most-classes", most=MOST_CLASSES)
    keys = [label_key(slot.label) for slot in draft.slots]
    twice = next((slot.label for slot in draft.slots if keys.count(label_key(slot.label)) > 1), None)
    if twice:
        raise BadInput(reason="plan-twice", given=twice)
    if site.keeps_school_days and any(slot.weekday > FRIDAY for slot in draft.slots):
        raise BadInput(reason="plan-weekend")
    return replace(draft, slots=tuple(_guard_slot(db, actor, slot, site) for slot in draft.slots))


def _guard_slot(db: Connection, actor: Actor, slot: ClassSlot, site: Site) -> ClassSlot:
    """Pass the free texts of a class through the guard: its room, and the name of a drop-in group (promise 4)."""
    space, at_site = actor.workspace_id, frozenset({site.id})
    room = guard_text(
        db, workspace_id=space, site_ids=at_site, text=slot.room or "", most=LONGEST_ROOM, reason="plan-room"
    )
    label = guard_label(db, workspace_id=space, site_ids=at_site, label=slot.label, reason="plan-group-name")
    return replace(slot, label=label, room=room or None)


def find_draft_courses(
    db: Connection, actor: Actor, draft: PlanDraft, site: Site, now: datetime
) -> list[tuple[Course, Group | None]]:
    """The course and the group of each class. A course to be added has a negative id, a new class no group.

    Raises NotAllowed where the actor may not plan it, and BadInput for a course that has ended.
    """
    starts = SchoolYear.of(draft.starts_on)
    groups: dict[str, Group] = {}
    courses: dict[int, Course] = {}
    for year in dict.fromkeys((SchoolYear(draft.label_year), starts)):
        plannable = find_plannable_courses(db, actor, year, now)
        groups = find_groups(db, site.id, year, plannable) | groups
        courses = {course.id: course for course in plannable} | courses
    found: list[tuple[Course, Group | None]] = []
    for place, slot in enumerate(draft.slots, start=1):
        group = groups.get(label_key(slot.label))
        course = _find_running(list(courses.values()), group, draft, starts)
        if course is None and site.id not in actor.sites_where(May.PLAN):
            raise refuse(db, actor, site_id=site.id, what="plan")
        if group is None and site.keeps_school_days and not looks_like_label(slot.label):
            raise BadInput(reason="plan-label", given=slot.label)
        found.append(
            (
                course
                or _make_provisional(-place, draft=draft, site=site, label=slot.label, group=group, starts=starts),
                group,
            )
        )
    return found


def _find_running(courses: list[Course], group: Group | None, draft: PlanDraft, starts: SchoolYear) -> Course | None:
    """The class's latest course in this series that has not ended, but none of a coming school year; else None.

    Raises BadInput where its course of that year has ended.
    """
    if group is None:
        return None
    of_class = [
        course
        for course in courses
        if course.group_id == group.id
        and (course.programme_code, course.series_code) == (draft.programme, draft.series)
        and course.school_year <= starts
    ]
    running = [course for course in of_class if course.status is not CourseStatus.ENDED]
    if running:
        return max(running, key=lambda course: course.school_year)
    if any(course.school_year == starts for course in of_class):
        raise BadInput(reason="plan-ended", given=group.label)
    return None


def _make_provisional(
    number: int, draft: PlanDraft, site: Site, label: str, group: Group | None, starts: SchoolYear
) -> Course:
    edition = load_catalogue()[draft.programme].edition(str(starts))
    if draft.series not in {series.code for series in edition.series}:
        raise BadInput(reason="plan-programme")
    return Course(
        id=number,
        site_id=site.id,
        site=site.name,
        group_id=group.id if group else 0,
        label=group.label if group else label,
        programme_code=draft.programme,
        series_code=draft.series,
        school_year=starts,
        status=CourseStatus.RUNNING,
        ended_on=None,
        weekday=None,
        held_before=0,
        keeps_school_days=site.keeps_school_days,
        part=None,
        year=group.year if group else year_of_label(label),
    )
