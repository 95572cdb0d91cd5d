"""Finds what the user wants to plan: one class, a whole year group, or a class that is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from models.calendar import SchoolYear, local_day
from models.courses import (
    Course,
    CourseStatus,
    allowed,
    group_labels,
    guard_label,
    label_key,
    labels_given,
    looks_like_label,
    visible_courses,
    with_label,
)
from models.db import NotFound, Stale
from models.people import Actor, May, refuse
from models.places import Site, list_sites


@dataclass(frozen=True, slots=True)
class WantedClasses:
    """What the user named; all may be empty. `year` is a year group: 7, or 10 for upper secondary's first."""

    label: str = ""
    year: int | None = None
    school_year: SchoolYear | None = None
    programme: str | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """What can be planned: at a site, the class `label` or the year group `year`, as named in the school year."""

    site_id: int
    site: str
    school_year: int
    label: str = ""
    year: int | None = None
    programme: str | None = None
    series: str | None = None
    course_id: int | None = None


def find_targets(db: Connection, *, actor: Actor, wanted: WantedClasses, now: datetime) -> tuple[PlanTarget, ...]:
    """The targets that the user can mean; several where the user has to choose, and all where nothing is named.

    Raises NotFound or NotAllowed.
    """
    year = wanted.school_year or SchoolYear.of(local_day(now, actor.timezone))
    plannable = find_plannable_courses(db, actor, year, now)
    sites = list_sites(db, actor.workspace_id, actor.sites_where(May.PLAN))
    if not plannable and not sites:
        raise refuse(db, actor, site_id=actor.home_site, what="plan")
    if wanted.year is not None:
        if not sites:  # a pair plans its own classes
            raise refuse(db, actor, site_id=plannable[0].site_id, what="plan-year")
        found = _find_year_groups(db, sites, year, wanted)
    elif wanted.label:
        found = _find_classes(db, actor=actor, plannable=plannable, sites=sites, year=year, wanted=wanted)
    else:
        running = [course for course in plannable if course.status is not CourseStatus.ENDED]
        found = (*(_make_target(course, year) for course in running), *_list_year_groups(running, sites, year))
        if not found:
            raise NotFound(reason="plan-which")
    return found


def _list_year_groups(running: list[Course], sites: list[Site], year: SchoolYear) -> tuple[PlanTarget, ...]:
    """The year groups with several classes."""
    classes: dict[tuple[int, int], set[int]] = {}
    for course in running:
        if course.year is not None:
            classes.setdefault((course.site_id, course.year), set()).add(course.group_id)
    return tuple(
        PlanTarget(site.id, site.name, year.start, year=group_year)
        for site in sites
        for (site_id, group_year), group_ids in sorted(classes.items())
        if site_id == site.id and len(group_ids) > 1
    )


def find_target(db: Connection, *, actor: Actor, target: PlanTarget, now: datetime) -> PlanTarget:
    """The target that was packed into a button, as it is now: found by course id, else by label or year group.

    Raises NotFound for a class that the actor may not plan, and Stale where the site has no such target any more.
    """
    if target.course_id is not None:
        this = SchoolYear.of(local_day(now, actor.timezone))
        for year in (this, this.next):
            for course in find_plannable_courses(db, actor, year, now):
                if course.id == target.course_id:
                    return _make_target(course, year)
        raise NotFound(reason="class-gone")
    wanted = WantedClasses(
        label=target.label,
        year=target.year,
        school_year=SchoolYear(target.school_year),
        programme=target.programme,
        series=target.series,
    )
    for found in find_targets(db, actor=actor, wanted=wanted, now=now):
        if found.site_id == target.site_id:
            return found
    raise Stale()


def find_plannable_courses(db: Connection, actor: Actor, year: SchoolYear, now: datetime) -> list[Course]:
    """The courses that the actor may plan, with the labels of the school year.

    In a coming school year only classes that already have a label for it: this year's 7A will not be 7A then.
    """
    found = [
        course for course in visible_courses(db, actor, May.PLAN, year.first_day) if allowed(actor, course, May.PLAN)
    ]
    if year <= SchoolYear.of(local_day(now, actor.timezone)):
        return found
    named = labels_given(db, year, group_labels.c.workspace_id == actor.workspace_id)
    return [course for course in found if course.group_id in named]


def _make_target(course: Course, year: SchoolYear) -> PlanTarget:
    return PlanTarget(
        site_id=course.site_id,
        site=course.site,
        school_year=year.start,
        label=course.label,
        year=None,
        programme=course.programme_code,
        series=course.series_code,
        course_id=course.id,
    )


def _find_classes(
    db: Connection, actor: Actor, plannable: list[Course], sites: list[Site], year: SchoolYear, wanted: WantedClasses
) -> tuple[PlanTarget, ...]:
    with_label_there = with_label(plannable, wanted.label)
    fitting = [
        course
        for course in with_label_there
        if wanted.programme in (None, course.programme_code) and wanted.series in (None, course.series_code)
    ]
    running = [course for course in fitting if course.status is not CourseStatus.ENDED] or fitting
    if running:
        return tuple(_make_target(course, year) for course in running)
    # The class has another programme, or it is new: then it begins at a site that the actor plans for.
    places = [site for site in sites if site.id in {course.site_id for course in with_label_there}] or sites
    # A label may not point to a pupil even where it is only shown. No site is known yet whose staff it might name.
    guard_label(db, workspace_id=actor.workspace_id, site_ids=frozenset(), label=wanted.label, reason="plan-group-name")
    new = tuple(
        PlanTarget(
            site_id=site.id,
            site=site.name,
            school_year=year.start,
            label=wanted.label,
            year=None,
            programme=wanted.programme,
            series=wanted.series,
        )
        for site in places
        if looks_like_label(wanted.label) or not site.keeps_school_days
    )
    if new:
        return new
    seen = visible_courses(db, actor, May.SEE_CLASS, year.first_day)
    known = with_label(seen, wanted.label)
    if known:
        raise refuse(db, actor, site_id=known[0].site_id, what="plan")
    names = ", ".join(sorted({course.label for course in plannable})[:6])
    raise NotFound(reason="no-such-class", given=wanted.label, closest=names)


def _find_year_groups(
    db: Connection, sites: list[Site], year: SchoolYear, wanted: WantedClasses
) -> tuple[PlanTarget, ...]:
    at_sites = group_labels.c.site_id.in_([site.id for site in sites])
    of_year = labels_given(db, year, at_sites, group_labels.c.year == wanted.year).values()
    with_classes = {label.site_id for label in of_year}
    found = [site for site in sites if site.id in with_classes] or [site for site in sites if site.keeps_school_days]
    if not found:
        raise NotFound(reason="plan-no-year-group")
    return tuple(
        PlanTarget(
            site_id=site.id,
            site=site.name,
            school_year=year.start,
            label="",
            year=wanted.year,
            programme=wanted.programme,
            series=wanted.series,
        )
        for site in found
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A class as it is called in a school year."""

    id: int
    label: str
    year: int | None


def find_groups(db: Connection, site_id: int, year: SchoolYear, plannable: list[Course]) -> dict[str, Group]:
    """The site's classes of a school year, by label key.

    Until the school year is turned a class keeps its old label: `mine` are the courses that have one.
    """
    given = labels_given(db, year, group_labels.c.site_id == site_id).values()
    found = {label_key(label.label): Group(label.group_id, label.label, label.year) for label in given}
    for course in plannable:
        if course.site_id == site_id:
            found.setdefault(label_key(course.label), Group(course.group_id, course.label, course.year))
    return found
