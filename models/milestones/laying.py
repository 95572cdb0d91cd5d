"""Milestones come into being by themselves and follow the plan. What a person settled or dated stands."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Table,
    and_,
    bindparam,
    exists,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from models.calendar import SchoolYear, local_day
from models.courses import CourseStatus, courses, courses_by_id, planned_lessons, planned_of
from models.lessons import held_numbers, logs_of
from models.milestones.lists import STILL_OPEN
from models.milestones.milestone import edition_of
from models.milestones.rules import (
    NEAR,
    CourseRun,
    WantedMilestone,
    YearTeam,
    has_course_rules,
    has_team_rules,
    spoken_of,
    wanted_of_course,
    wanted_of_team,
)
from models.milestones.tables import milestone_teams, milestones
from models.places import Calendars, Workspace, load_calendars
from models.programmes import Edition, cached_with_catalogue, load_catalogue

COURSES_AT_ONCE, TEAMS_AT_ONCE = 60, 10  # laid out in one transaction: others wait for it
ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when milestones are laid out; without sites in the whole workspace."""

    workspace_id: int
    calendars: Calendars
    now: datetime
    today: date
    site_ids: frozenset[int] | None = None

    @property
    def year(self) -> SchoolYear:
        """The school year whose first milestones can be near."""
        return SchoolYear.of(self.today + NEAR)

    @property
    def calendar_mark(self) -> int:
        """Differs once anything in the calendars does; the same in every process."""
        said = "".join(f"{e.kind}{e.first}{e.last}{e.site_id}{e.year};" for e in self.calendars.entries)
        return zlib.crc32(said.encode()) & 0x7FFFFFFF


def ensure(db: Connection, scope: Scope) -> None:
    """Bring what the rules ask for into being, and proposals to the plan as it stands. Nothing is laid out twice.

    Of very many a part at a time: the rest is found again by the next call.
    """
    lacking = {*_courses_without(db, scope), *_courses_moved(db, scope)}
    if lacking:
        lay_courses(db, scope, sorted(lacking)[:COURSES_AT_ONCE])
    teams = _teams_without(db, scope)
    if teams:
        _lay_teams(db, scope, teams[:TEAMS_AT_ONCE])


def milestones_lacking(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> bool:
    """Whether anything waits for `lay_milestones`: three statements that find nothing where all is laid out."""
    scope = Scope(space.id, calendars, now, local_day(now, space.timezone))
    return bool(_courses_without(db, scope) or _courses_moved(db, scope) or _teams_without(db, scope))


def lay_milestones(db: Connection, *, space: Workspace, now: datetime) -> None:
    """`ensure` for a whole workspace, as the scheduler calls it."""
    ensure(db, Scope(space.id, load_calendars(db, space.id), now, local_day(now, space.timezone)))


@cached_with_catalogue
def _with_course_rules() -> list[tuple[str, str]]:
    return sorted(
        {
            (programme.code, series.code)
            for programme in load_catalogue().values()
            for edition in programme.editions
            for series in edition.series
            if has_course_rules(edition, series)
        }
    )


@cached_with_catalogue
def _with_team_rules() -> list[str]:
    catalogue = load_catalogue().values()
    return sorted({one.code for one in catalogue if any(has_team_rules(edition) for edition in one.editions)})


def _here(scope: Scope, table: Table) -> list[Any]:
    sites = [] if scope.site_ids is None else [table.c.site_id.in_(sorted(scope.site_ids))]
    return [table.c.workspace_id == scope.workspace_id, *sites]


def _courses_without(db: Connection, scope: Scope) -> list[int]:
    """Running courses that have been planned and have no milestones yet."""
    query = select(courses.c.id).where(
        *_here(scope, courses),
        courses.c.status == CourseStatus.RUNNING.value,
        tuple_(courses.c.programme, courses.c.series).in_(_with_course_rules()),
        exists().where(planned_lessons.c.course_id == courses.c.id, planned_lessons.c.cancelled_at.is_(None)),
        ~exists().where(milestones.c.course_id == courses.c.id),
    )
    return list(db.execute(query).scalars())


def _courses_moved(db: Connection, scope: Scope) -> list[int]:
    """Courses whose lesson is planned on another day than the proposal that hangs on it was made for."""
    query = (
        select(milestones.c.course_id)
        .distinct()
        .join(
            planned_lessons,
            and_(
                planned_lessons.c.course_id == milestones.c.course_id,
                planned_lessons.c.number == milestones.c.anchor,
                planned_lessons.c.cancelled_at.is_(None),
            ),
        )
        .where(
            *_here(scope, milestones),
            *STILL_OPEN,
            milestones.c.dated.is_(False),
            milestones.c.before_us.is_(False),
            or_(milestones.c.anchored_on.is_(None), milestones.c.anchored_on != planned_lessons.c.day),
        )
    )
    return list(db.execute(query).scalars())


def _teams_without(db: Connection, scope: Scope) -> list[tuple[int, str]]:
    """Sites and programmes led in the school year whose milestones are not laid out by the calendar as it stands."""
    year = scope.year
    query = (
        select(courses.c.site_id, courses.c.programme)
        .distinct()
        .where(
            *_here(scope, courses),
            courses.c.status == CourseStatus.RUNNING.value,
            courses.c.programme.in_(_with_team_rules()),
            exists().where(
                planned_lessons.c.course_id == courses.c.id,
                planned_lessons.c.cancelled_at.is_(None),
                planned_lessons.c.day.between(year.first_day, year.last_day),
            ),
            ~exists().where(
                milestone_teams.c.site_id == courses.c.site_id,
                milestone_teams.c.programme == courses.c.programme,
                milestone_teams.c.school_year == year.start,
                milestone_teams.c.calendar_mark == scope.calendar_mark,
            ),
        )
    )
    return [(row[0], row[1]) for row in db.execute(query)]


def _runs(db: Connection, course_ids: list[int], today: date) -> dict[int, tuple[CourseRun, int | None]]:
    """The courses with their planned and held lessons, and their group's year; three statements."""
    planned, logs = planned_of(db, course_ids), logs_of(db, course_ids)
    return {
        course.id: (
            CourseRun(
                id=course.id,
                site_id=course.site_id,
                programme=course.programme_code,
                series=course.series_code,
                school_year=course.school_year,
                days={plan.number: plan.day for plan in planned[course.id]},
                held=frozenset(held_numbers(course, logs[course.id])),
            ),
            course.year,
        )
        for course in courses_by_id(db, course_ids, today).values()
    }


def lay_courses(db: Connection, scope: Scope, course_ids: list[int]) -> None:
    """Bring these courses' milestones to the rules and the plan."""
    stored: dict[int, dict[tuple[str, int], RowMapping]] = {}
    for row in db.execute(select(milestones).where(milestones.c.course_id.in_(course_ids))).mappings():
        stored.setdefault(row["course_id"], {})[row["code"], row["number"]] = row
    settler = _Settler(scope)
    for run, year in _runs(db, course_ids, scope.today).values():
        edition = edition_of(run.programme, run.school_year)
        calendar = scope.calendars.of_group(run.site_id, year)
        place = {"site_id": run.site_id, "course_id": run.id, "programme": run.programme}
        wanted = wanted_of_course(run, edition, calendar, scope.today)
        settler.settle(place, year=run.school_year, edition=edition, wanted=wanted, stored=stored.get(run.id, {}))
    settler.store(db)


def _lay_teams(db: Connection, scope: Scope, teams: Sequence[tuple[int, str]]) -> None:
    year, wanted_teams = scope.year, set(teams)
    site_ids = sorted({site_id for site_id, _ in teams})
    query = select(courses.c.id, courses.c.site_id, courses.c.programme, courses.c.school_year, courses.c.status)
    rows = [row for row in db.execute(query.where(courses.c.site_id.in_(site_ids))) if (row[1], row[2]) in wanted_teams]
    runs = _runs(db, sorted(row.id for row in rows if row.status == CourseStatus.RUNNING), scope.today)
    stored: dict[tuple[int, str], dict[tuple[str, int], RowMapping]] = {}
    of_teams = (milestones.c.site_id.in_(site_ids), milestones.c.course_id.is_(None))
    for row in db.execute(select(milestones).where(*of_teams, milestones.c.school_year == year.start)).mappings():
        stored.setdefault((row["site_id"], row["programme"]), {})[row["code"], row["number"]] = row
    settler = _Settler(scope)
    for site_id, programme in teams:
        own = [run for run, _ in runs.values() if (run.site_id, run.programme) == (site_id, programme)]
        before = any(
            (row.site_id, row.programme) == (site_id, programme) and row.school_year < year.start for row in rows
        )
        edition = edition_of(programme, year)
        calendar = scope.calendars.of_site(site_id)
        wanted = wanted_of_team(
            YearTeam(site_id=site_id, programme=programme, year=year, runs=own, led_before=before),
            edition,
            calendar,
            scope.today,
        )
        place = {"site_id": site_id, "course_id": None, "programme": programme}
        settler.settle(place, year=year, edition=edition, wanted=wanted, stored=stored.get((site_id, programme), {}))
    settler.store(db)
    _mark(db, scope, teams)


def _mark(db: Connection, scope: Scope, teams: Iterable[tuple[int, str]]) -> None:
    dialect: Any = postgresql if db.dialect.name == "postgresql" else sqlite
    row = {"workspace_id": scope.workspace_id, "school_year": scope.year.start, "calendar_mark": scope.calendar_mark}
    rows = [row | {"site_id": site_id, "programme": programme} for site_id, programme in teams]
    insert = dialect.insert(milestone_teams).values(rows)
    same = ["site_id", "programme", "school_year"]
    db.execute(insert.on_conflict_do_update(index_elements=same, set_={"calendar_mark": scope.calendar_mark}))


class _Settler:
    """Gathers what is new and what is proposed otherwise, and stores it at once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._new: list[dict[str, Any]] = []
        self._changed: list[dict[str, Any]] = []

    def settle(
        self,
        place: Mapping[str, Any],
        year: SchoolYear,
        edition: Edition,
        wanted: Iterable[WantedMilestone],
        stored: Mapping[tuple[str, int], RowMapping],
    ) -> None:
        """Set what is wanted against what there is."""
        for one in wanted:
            row = stored.get((one.code, one.number))
            values = self._values(one, edition)
            if row is None:
                self._new.append({**place, **values, **self._fixed(one, year)})
            elif self._may_change(row, one):
                self._changed.append({"row_id": row["id"], **values})

    def _values(self, one: WantedMilestone, edition: Edition) -> dict[str, Any]:
        return {
            "due_on": one.due_on,
            "last_day": one.last_day,
            "anchored_on": one.anchored_on,
            "before_us": one.before_us,
        } | spoken_of(one.code, edition, one.due_on, dated=False, before_us=one.before_us)

    def _fixed(self, one: WantedMilestone, year: SchoolYear) -> dict[str, Any]:
        return {
            "workspace_id": self._scope.workspace_id,
            "code": one.code,
            "number": one.number,
            "anchor": one.anchor,
            "school_year": year.start,
            "dated": False,
            "created_at": self._scope.now,
        }

    def _may_change(self, row: RowMapping, one: WantedMilestone) -> bool:
        """Only what is open, proposed and still ahead follows the plan; what a person settled stands."""
        if row["done_on"] or row["passed"] or row["dated"] or row["before_us"] or one.before_us:
            return False
        if one.anchor is not None:
            return bool(one.anchored_on != row["anchored_on"])
        return bool(row["due_on"] is None or row["due_on"] > self._scope.today)

    def store(self, db: Connection) -> None:
        """In two statements."""
        dialect: Any = postgresql if db.dialect.name == "postgresql" else sqlite
        for start in range(0, len(self._new), ROWS_AT_ONCE):  # another process may have been first
            db.execute(
                dialect.insert(milestones).values(self._new[start : start + ROWS_AT_ONCE]).on_conflict_do_nothing()
            )
        if self._changed:
            db.execute(update(milestones).where(milestones.c.id == bindparam("row_id")), self._changed)
