"""Creates the milestones that the rules ask for, and moves proposed days when the plan or the calendar changes.

A milestone that a person has dated, done or passed by is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from models.calendar import SchoolYear, local_day
from models.courses import CourseStatus, courses, courses_by_id, planned_of
from models.lessons import held_numbers, logs_of
from models.milestones.lacking import (
    Scope,
    find_courses_with_moved_lessons,
    find_courses_without_milestones,
    find_teams_without_milestones,
)
from models.milestones.milestone import edition_of
from models.milestones.rules import (
    CourseRun,
    WantedMilestone,
    YearTeam,
    last_reminder_columns,
    list_wanted_of_course,
    list_wanted_of_team,
)
from models.milestones.tables import milestone_teams, milestones
from models.places import Calendars, Workspace, load_calendars

COURSES_AT_ONCE, TEAMS_AT_ONCE = 60, 10  # in one transaction, since other writes wait for it
ROWS_AT_ONCE = 200  # in one statement

StoredMilestones = Mapping[tuple[str, int], RowMapping]  # by code and number


@dataclass(frozen=True, slots=True)
class MilestoneOwner:
    """Whom milestones belong to in a school year: a course, or a team where `course_id` is none."""

    site_id: int
    course_id: int | None
    programme: str
    year: SchoolYear


@dataclass(slots=True)
class LaidMilestones:
    """Rows for the `milestones` table: those to insert, and those to change (by `row_id`)."""

    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)


def ensure_milestones(db: Connection, scope: Scope) -> None:
    """Create the milestones that the rules ask for, and bring open proposals in line with the plan.

    Nothing is created twice. Where very many are missing, a part is created; the next call goes on with the rest.
    """
    course_ids = {*find_courses_without_milestones(db, scope), *find_courses_with_moved_lessons(db, scope)}
    if course_ids:
        _lay_courses(db, scope, sorted(course_ids)[:COURSES_AT_ONCE])
    teams = find_teams_without_milestones(db, scope)
    if teams:
        _lay_teams(db, scope, teams[:TEAMS_AT_ONCE])


def milestones_lacking(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> bool:
    """Whether there is anything for `lay_milestones` to do; at most three statements."""
    scope = Scope(space.id, calendars, now, local_day(now, space.timezone))
    return bool(
        find_courses_without_milestones(db, scope)
        or find_courses_with_moved_lessons(db, scope)
        or find_teams_without_milestones(db, scope)
    )


def lay_milestones(db: Connection, *, space: Workspace, now: datetime) -> None:
    """`ensure_milestones` for a whole workspace, as the scheduler calls it."""
    ensure_milestones(db, Scope(space.id, load_calendars(db, space.id), now, local_day(now, space.timezone)))


def _lay_courses(db: Connection, scope: Scope, course_ids: list[int]) -> None:
    """Bring these courses' milestones in line with the rules and the plan."""
    stored: dict[int, dict[tuple[str, int], RowMapping]] = {}
    for row in db.execute(select(milestones).where(milestones.c.course_id.in_(course_ids))).mappings():
        stored.setdefault(row["course_id"], {})[row["code"], row["number"]] = row
    laid = LaidMilestones()
    for run, group_year in _read_runs(db, course_ids, scope.today).values():
        owner = MilestoneOwner(run.site_id, run.id, run.programme, run.school_year)
        calendar = scope.calendars.of_group(run.site_id, group_year)
        wanted = list_wanted_of_course(run, edition_of(run.programme, run.school_year), calendar, scope.today)
        _compare(laid, scope, owner, wanted=wanted, stored=stored.get(run.id, {}))
    _store_laid(db, laid)


def _lay_teams(db: Connection, scope: Scope, teams: Sequence[tuple[int, str]]) -> None:
    """Bring these teams' milestones of the school year in line with the rules and the calendar."""
    year, wanted_teams = scope.year, set(teams)
    site_ids = sorted({site_id for site_id, _ in teams})
    query = select(courses.c.id, courses.c.site_id, courses.c.programme, courses.c.school_year, courses.c.status)
    rows = [row for row in db.execute(query.where(courses.c.site_id.in_(site_ids))) if (row[1], row[2]) in wanted_teams]
    led_before = {(row.site_id, row.programme) for row in rows if row.school_year < year.start}
    runs = _read_runs(db, sorted(row.id for row in rows if row.status == CourseStatus.RUNNING), scope.today)
    stored = _read_team_milestones(db, site_ids, year)
    laid = LaidMilestones()
    for site_id, programme in teams:
        team = YearTeam(
            site_id=site_id,
            programme=programme,
            year=year,
            runs=[run for run, _ in runs.values() if (run.site_id, run.programme) == (site_id, programme)],
            led_before=(site_id, programme) in led_before,
        )
        wanted = list_wanted_of_team(team, edition_of(programme, year), scope.calendars.of_site(site_id), scope.today)
        owner = MilestoneOwner(site_id, None, programme, year)
        _compare(laid, scope, owner, wanted=wanted, stored=stored.get((site_id, programme), {}))
    _store_laid(db, laid)
    _mark_laid(db, scope, teams)


def _read_team_milestones(
    db: Connection, site_ids: Sequence[int], year: SchoolYear
) -> dict[tuple[int, str], dict[tuple[str, int], RowMapping]]:
    """The teams' milestones of the school year, by site and programme, then by code and number."""
    query = select(milestones).where(
        milestones.c.site_id.in_(site_ids), milestones.c.course_id.is_(None), milestones.c.school_year == year.start
    )
    stored: dict[tuple[int, str], dict[tuple[str, int], RowMapping]] = {}
    for row in db.execute(query).mappings():
        stored.setdefault((row["site_id"], row["programme"]), {})[row["code"], row["number"]] = row
    return stored


def _read_runs(db: Connection, course_ids: list[int], today: date) -> dict[int, tuple[CourseRun, int | None]]:
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
                logged=frozenset(log.number for log in logs[course.id]),
            ),
            course.year,
        )
        for course in courses_by_id(db, course_ids, today).values()
    }


def _compare(
    laid: LaidMilestones,
    scope: Scope,
    owner: MilestoneOwner,
    *,
    wanted: Iterable[WantedMilestone],
    stored: StoredMilestones,
) -> None:
    """Compare what the rules ask for with what is stored, and add what is missing or differs to `laid`."""
    for wanted_milestone in wanted:
        row = stored.get((wanted_milestone.code, wanted_milestone.number))
        if row is None:
            laid.new.append(_new_row(scope, owner, wanted_milestone))
        elif _follows_plan(row, wanted_milestone, scope.today):
            laid.changed.append({"row_id": row["id"], **_proposed_columns(owner, wanted_milestone)})


def _proposed_columns(owner: MilestoneOwner, wanted: WantedMilestone) -> dict[str, Any]:
    """The columns that follow the plan."""
    edition = edition_of(owner.programme, owner.year)
    last_reminder = last_reminder_columns(wanted.code, edition, wanted.due_on, dated=False, before_us=wanted.before_us)
    return {
        "due_on": wanted.due_on,
        "last_day": wanted.last_day,
        "anchored_on": wanted.anchored_on,
        "before_us": wanted.before_us,
        **last_reminder,
    }


def _new_row(scope: Scope, owner: MilestoneOwner, wanted: WantedMilestone) -> dict[str, Any]:
    return {
        "workspace_id": scope.workspace_id,
        "site_id": owner.site_id,
        "course_id": owner.course_id,
        "programme": owner.programme,
        "school_year": owner.year.start,
        "code": wanted.code,
        "number": wanted.number,
        "anchor": wanted.anchor,
        "dated": False,
        "created_at": scope.now,
        **_proposed_columns(owner, wanted),
    }


def _follows_plan(row: RowMapping, wanted: WantedMilestone, today: date) -> bool:
    """Whether the stored row is to be changed: it is open, only proposed, still ahead, and its lesson has moved."""
    if row["done_on"] or row["passed"] or row["dated"] or row["before_us"] or wanted.before_us:
        return False
    if wanted.anchor is not None:
        return bool(wanted.anchored_on != row["anchored_on"])
    return bool(row["due_on"] is None or row["due_on"] > today)


def _store_laid(db: Connection, laid: LaidMilestones) -> None:
    """Store new and changed rows. Where another process stored a row first, that one stays."""
    dialect: Any = postgresql if db.dialect.name == "postgresql" else sqlite
    for start in range(0, len(laid.new), ROWS_AT_ONCE):
        rows = laid.new[start : start + ROWS_AT_ONCE]
        db.execute(dialect.insert(milestones).values(rows).on_conflict_do_nothing())
    if laid.changed:
        db.execute(update(milestones).where(milestones.c.id == bindparam("row_id")), laid.changed)


def _mark_laid(db: Connection, scope: Scope, teams: Iterable[tuple[int, str]]) -> None:
    """Store that the teams' year is laid out, and by which calendar."""
    dialect: Any = postgresql if db.dialect.name == "postgresql" else sqlite
    row = {"workspace_id": scope.workspace_id, "school_year": scope.year.start, "calendar_mark": scope.calendar_mark}
    rows = [row | {"site_id": site_id, "programme": programme} for site_id, programme in teams]
    insert = dialect.insert(milestone_teams).values(rows)
    same = ["site_id", "programme", "school_year"]
    db.execute(insert.on_conflict_do_update(index_elements=same, set_={"calendar_mark": scope.calendar_mark}))
