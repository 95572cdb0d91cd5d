"""How far schools have come: classes for those who work there, sums for districts and the city (promise 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, func, or_, select

from models.calendar import SchoolYear, local_day
from models.courses import (
    Course,
    CourseStatus,
    PlannedLesson,
    cancelled_numbers,
    courses,
    is_struck,
    own_courses,
    planned_of,
    visible_courses,
    with_label,
)
from models.db import NotAllowed, NotFound
from models.lessons import held_numbers, logs_of, next_number
from models.people import Actor, May, refuse
from models.places import Site, SiteYear, list_sites, load_calendars, site_programmes, site_years, sites_named


@dataclass(frozen=True, slots=True)
class ClassStatus:
    """One course: how many lessons are held, which is next, and what is still planned."""

    course: Course
    held: int
    unanswered: tuple[int, ...]  # lessons planned before today of which nobody has said whether they were held
    without_day: tuple[int, ...]  # lessons that need another day: theirs has no school, or passed without the lesson
    has_plan: bool
    next_number: int | None
    latest: int  # the last of those held, by number; 0 for none
    next_planned: PlannedLesson | None
    upcoming: tuple[PlannedLesson, ...]
    today: date

    @property
    def to_log(self) -> int | None:
        """The lesson that is most likely to be logged next: one that waits for an answer, else the next with a day.

        Without any, the first that is left; None where all are held.
        """
        coming = next((plan.number for plan in self.upcoming if plan.day >= self.today), None)
        if self.unanswered or coming:
            return self.unanswered[0] if self.unanswered else coming
        return self.next_number if self.course.total else self.latest + 1


@dataclass(frozen=True, slots=True)
class SchoolStatus:
    """A site's classes, for those who work there."""

    site: Site
    classes: tuple[ClassStatus, ...]


@dataclass(frozen=True, slots=True)
class CityStatus:
    """Sums over schools, for districts and the city. Unknown, not started and zero are different things (promise 8)."""

    school_year: SchoolYear
    schools: tuple[SiteYear, ...]

    @property
    def classes(self) -> int:
        """The number of classes; there may be more where a school has not reported its number."""
        return sum(school.classes or 0 for school in self.schools)

    @property
    def not_reported(self) -> int:
        """How many schools gave no number of classes."""
        return sum(school.classes is None for school in self.schools)

    @property
    def not_started(self) -> int:
        """How many schools have a status that says that lessons have not begun."""
        return sum(school.status is not None and not school.status.has_started for school in self.schools)


@dataclass(frozen=True, slots=True)
class Overview:
    """What `status` and Home show: the actor's own classes, the schools they answer for, and sums."""

    own: tuple[ClassStatus, ...]
    schools: tuple[SchoolStatus, ...]
    city: CityStatus | None
    today: date


def overview(db: Connection, *, actor: Actor, now: datetime) -> Overview:
    """The status of everything that the actor may see."""
    today = local_day(now, actor.timezone)
    own = class_statuses(db, actor.workspace_id, own_courses(db, actor, today), today)
    answers_for = actor.sites_where(May.SEE_SCHOOL_SUMS)
    schools = tuple(_school_status(db, actor, site, today) for site in list_sites(db, actor.workspace_id, answers_for))
    return Overview(own, schools if answers_for else (), _city_status(db, actor, today), today)


def status_of_label(db: Connection, *, actor: Actor, labels: tuple[str, ...], now: datetime) -> Overview:
    """The classes with these labels among those the actor may see. Raises NotFound or NotAllowed."""
    today = local_day(now, actor.timezone)
    seen = visible_courses(db, actor, May.SEE_CLASS, today)
    if not seen:
        above = bool(actor.districts_where(May.SEE_SCHOOL_SUMS)) or actor.everywhere(May.SEE_SCHOOL_SUMS)
        raise NotAllowed(what="class-above") if above else refuse(db, actor, site_id=None, what="class")
    found = [course for label in labels for course in with_label(seen, label)]
    if not found:
        names = ", ".join(sorted({course.label for course in seen})[:6])
        raise NotFound(reason="no-such-class", given=labels[0], closest=names)
    return Overview(class_statuses(db, actor.workspace_id, found, today), (), None, today)


def status_of_site(db: Connection, *, actor: Actor, name: str, now: datetime) -> Overview:
    """One school by name, with its classes for those who work there. Raises NotFound or NotAllowed."""
    today = local_day(now, actor.timezone)
    found = sites_named(db, actor.workspace_id, name)
    if not found:
        raise NotFound(reason="no-such-site", given=name)
    allowed = actor.sites_where(May.SEE_CLASS)
    seen = tuple(_school_status(db, actor, site, today) for site in found if site.id in allowed)
    if seen:
        return Overview((), seen, None, today)
    city = _city_status(db, actor, today)
    inside = [school for school in city.schools if school.site in found] if city else []
    if city is None or not inside:
        raise refuse(db, actor, site_id=found[0].id, what="school")
    return Overview((), (), CityStatus(city.school_year, tuple(inside)), today)


def class_statuses(db: Connection, workspace_id: int, found: list[Course], today: date) -> tuple[ClassStatus, ...]:
    """The status of each course; a fixed number of statements, whatever the number of courses."""
    ids = [course.id for course in found]
    logs, planned = logs_of(db, ids), planned_of(db, ids)
    cancelled = cancelled_numbers(db, ids, SchoolYear.of(today).first_day)
    calendars = load_calendars(db, workspace_id)
    statuses = []
    for course in found:
        held = held_numbers(course, logs[course.id])
        number = next_number(course, logs[course.id])
        upcoming = tuple(plan for plan in planned[course.id] if plan.number not in held)
        without_day = {plan.number for plan in upcoming if plan.missed or is_struck(calendars, course, plan.day)}
        if planned[course.id] and course.total:
            without_day |= cancelled[course.id] - held - {plan.number for plan in upcoming}
        unanswered = tuple(p.number for p in upcoming if p.day < today and p.number not in without_day)
        statuses.append(
            ClassStatus(
                course=course,
                held=len(held),
                unanswered=unanswered,
                without_day=() if course.status is CourseStatus.ENDED else tuple(sorted(without_day)),
                has_plan=bool(planned[course.id]),
                next_number=number,
                latest=max(held, default=0),
                next_planned=next((plan for plan in upcoming if plan.number == number), None),
                upcoming=upcoming,
                today=today,
            )
        )
    return tuple(statuses)


def _school_status(db: Connection, actor: Actor, site: Site, today: date) -> SchoolStatus:
    seen = [course for course in visible_courses(db, actor, May.SEE_CLASS, today) if course.site_id == site.id]
    running = [course for course in seen if course.status is not CourseStatus.ENDED]
    return SchoolStatus(site, class_statuses(db, actor.workspace_id, running, today))


def _city_status(db: Connection, actor: Actor, today: date) -> CityStatus | None:
    districts = actor.districts_where(May.SEE_SCHOOL_SUMS)
    everywhere = actor.everywhere(May.SEE_SCHOOL_SUMS)
    if not districts and not everywhere:
        return None
    year = _find_latest_year(db, actor.workspace_id, SchoolYear.of(today))
    schools = read_site_years(db, actor.workspace_id, year)
    return CityStatus(year, tuple(s for s in schools if everywhere or s.site.district_id in districts))


def _find_latest_year(db: Connection, workspace_id: int, current: SchoolYear) -> SchoolYear:
    """The latest school year that a school has reported on, not after the current one; else the current one."""
    query = select(func.max(site_years.c.school_year)).where(
        site_years.c.workspace_id == workspace_id, site_years.c.school_year <= current.start
    )
    latest = db.execute(query).scalar()
    return SchoolYear(latest) if latest is not None else current


def read_site_years(db: Connection, workspace_id: int, year: SchoolYear) -> list[SiteYear]:
    """Every site that reported on the year or has classes registered in it; four statements."""
    query = select(site_years.c.id, site_years.c.site_id, site_years.c.status, site_years.c.reported_classes)
    of_year = (site_years.c.workspace_id == workspace_id, site_years.c.school_year == year.start)
    site_year_rows = {row.site_id: row for row in db.execute(query.where(*of_year))}
    programmes = _read_programmes(db, workspace_id)
    registered = _count_registered(db, workspace_id, year)
    found = []
    for site in list_sites(db, workspace_id):
        row = site_year_rows.get(site.id)
        if row is None and not registered.get(site.id):
            continue
        found.append(
            SiteYear(
                site=site,
                status=row.status if row and row.status else None,
                reported_classes=row.reported_classes if row else None,
                registered_classes=registered.get(site.id, 0),
                programmes=tuple(programmes.get(row.id, ())) if row else (),
            )
        )
    return found


def _read_programmes(db: Connection, workspace_id: int) -> dict[int, list[str]]:
    """The programmes that sites reported, by the id of their row in `site_years`."""
    query = select(site_programmes.c.site_year_id, site_programmes.c.programme).where(
        site_programmes.c.workspace_id == workspace_id
    )
    programmes: dict[int, list[str]] = {}
    for site_year_id, programme in db.execute(query.order_by(site_programmes.c.id)):
        programmes.setdefault(site_year_id, []).append(programme)
    return programmes


def _count_registered(db: Connection, workspace_id: int, year: SchoolYear) -> dict[int, int]:
    """How many classes are registered at each site, by site id. A course counts in every year that it goes on in."""
    gone_on = and_(
        courses.c.school_year < year.start,
        or_(courses.c.status != CourseStatus.ENDED, courses.c.ended_on >= year.first_day),
    )
    query = (
        select(courses.c.site_id, func.count(courses.c.group_id.distinct()))
        .where(courses.c.workspace_id == workspace_id, or_(courses.c.school_year == year.start, gone_on))
        .group_by(courses.c.site_id)
    )
    return {site_id: int(count) for site_id, count in db.execute(query)}
