"""Reads milestones, with who is reminded of each, how many have answered, and which are due soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, CompoundSelect, Connection, and_, exists, or_, select, union

from models.calendar import DayKind, SchoolYear
from models.courses import Course, CoursePart, CourseStatus, course_people, courses, courses_by_id
from models.milestones.milestone import COMING_DAYS, TRAINING, Milestone, edition_of, for_all_staff, state_of
from models.milestones.tables import milestone_answers, milestones
from models.people import Role, persons, roles, trainings
from models.places import Calendars, sites

_SHOWN = (
    select(milestones, sites.c.name.label("site"), persons.c.name.label("owner"), persons.c.slack_id)
    .join(sites, sites.c.id == milestones.c.site_id)
    .outerjoin(persons, persons.c.id == milestones.c.owner_id)
)
STILL_OPEN = (milestones.c.done_on.is_(None), milestones.c.passed.is_(None))


def read_milestones(db: Connection, *where: ColumnElement[bool], today: date) -> list[Milestone]:
    """The milestones that meet the conditions, by site, programme and class; two statements.

    Those of a course that can't be seen in the school year of `today` are left out.
    """
    rows = db.execute(_SHOWN.where(*where)).mappings().all()
    known = courses_by_id(db, sorted({row["course_id"] for row in rows if row["course_id"]}), today)
    found = [_read_milestone(row, known, today) for row in rows if not row["course_id"] or row["course_id"] in known]
    return sorted(found, key=_sort_by_place)


def _sort_by_place(milestone: Milestone) -> tuple[object, ...]:
    """The sort key: site, programme, then class in the order 7A, 7B, 10A."""
    label = milestone.label or ""
    return (milestone.site_id, milestone.programme_code, len(label), label, milestone.number, milestone.id)


def _read_milestone(row: Any, known: dict[int, Course], today: date) -> Milestone:
    course = known.get(row["course_id"])
    return Milestone(
        id=row["id"],
        site_id=row["site_id"],
        site=row["site"],
        course_id=row["course_id"],
        label=course.label if course else None,
        programme_code=row["programme"],
        code=row["code"],
        number=row["number"],
        school_year=SchoolYear(row["school_year"]),
        due_on=row["due_on"],
        last_day=row["last_day"],
        dated=bool(row["dated"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        room=row["room"],
        owner_id=row["owner_id"],
        owner=row["owner"],
        owner_slack=row["slack_id"],
        lesson=row["anchor"],
        lesson_day=row["anchored_on"],
        state=state_of(
            done_on=row["done_on"],
            passed=row["passed"],
            before_us=bool(row["before_us"]),
            due_on=row["due_on"],
            last_day=row["last_day"],
            today=today,
        ),
        done_on=row["done_on"],
        passed=row["passed"],
    )


def recipients_of(these: CTE) -> CompoundSelect[Any]:
    """A query for who is reminded of each of these milestones: pairs of milestone_id and person_id.

    A class's milestone: its owner, else the class's leaders. A team's: its owner, else the coordinators; and once its
    day is confirmed also those who lead the programme at the site. Training: staff at the site who have not had it.
    """
    of_team = these.c.course_id.is_(None)
    nobody = these.c.owner_id.is_(None)
    training = these.c.code.in_(sorted(TRAINING))
    meets = and_(of_team, these.c.dated)
    leads = course_people.c.part == CoursePart.LEADER
    running = courses.c.status == CourseStatus.RUNNING
    mine = (these.c.id.label("milestone_id"),)
    return union(
        select(*mine, these.c.owner_id.label("person_id")).where(these.c.owner_id.is_not(None)),
        select(*mine, roles.c.person_id)
        .join(roles, and_(roles.c.site_id == these.c.site_id, roles.c.role == Role.COORDINATOR))
        .where(of_team, nobody),
        select(*mine, course_people.c.person_id)
        .join(courses, courses.c.id == these.c.course_id)
        .join(course_people, course_people.c.course_id == courses.c.id)
        .where(nobody, leads, running),
        select(*mine, course_people.c.person_id)
        .join(courses, and_(courses.c.site_id == these.c.site_id, courses.c.programme == these.c.programme))
        .join(course_people, course_people.c.course_id == courses.c.id)
        .where(meets, leads, courses.c.status == CourseStatus.RUNNING, ~training),
        select(*mine, roles.c.person_id)
        .join(roles, roles.c.site_id == these.c.site_id)
        .where(meets, training, roles.c.role.in_(_TRAINED), ~_has_had(these)),
    )


_TRAINED = [Role.LEADER, Role.EXTERNAL, Role.COORDINATOR, Role.PRINCIPAL]


def _has_had(these: CTE) -> ColumnElement[bool]:
    return exists().where(
        trainings.c.person_id == roles.c.person_id,
        trainings.c.step == these.c.code,
        trainings.c.programme.in_(("", these.c.programme)),
    )


def find_recipients(db: Connection, milestone_ids: Sequence[int]) -> set[tuple[int, int]]:
    """Who is reminded of each milestone, as pairs of milestone id and person id; one statement."""
    these = select(milestones).where(milestones.c.id.in_(milestone_ids)).cte("these")
    return {(row[0], row[1]) for row in db.execute(recipients_of(these))}


def count_answers(
    db: Connection, found: Sequence[Milestone], calendars: Calendars | None, today: date
) -> list[Milestone]:
    """The milestones with how many people are asked and how many have answered, never who (promise 6).

    Two statements. Nobody is asked about a meeting whose day is past. `calendars` are for `study_day`.
    """
    meetings = [
        milestone.id
        for milestone in found
        if milestone.open and not milestone.task and milestone.due_on and milestone.due_on >= today
    ]
    asked = find_recipients(db, meetings)
    query = select(milestone_answers.c.milestone_id, milestone_answers.c.person_id)
    answers = {(row[0], row[1]) for row in db.execute(query.where(milestone_answers.c.milestone_id.in_(meetings)))}
    counted = []
    for milestone in found:
        asked_count = sum(1 for milestone_id, _ in asked if milestone_id == milestone.id)
        answer_count = sum(1 for milestone_id, _ in asked & answers if milestone_id == milestone.id)
        study = bool(
            calendars
            and milestone.due_on
            and calendars.of_site(milestone.site_id).kind(milestone.due_on) is DayKind.STUDY_DAY
        )
        counted.append(replace(milestone, asked=asked_count, answered=answer_count, study_day=study))
    return counted


def find_milestones_due(
    db: Connection, site_ids: Iterable[int], today: date, days: int = COMING_DAYS
) -> dict[int, list[Milestone]]:
    """The open milestones of each site, by site id: due within `days` days, or past their day; four statements.

    Meetings without a day that must be held by a certain day are among them. Milestones whose time had passed before
    the bot knew of them are not, and neither are those of classes that have ended.
    """
    ids = sorted(site_ids)
    going_on = select(courses.c.id).where(courses.c.site_id.in_(ids), courses.c.status != CourseStatus.ENDED)
    near = or_(
        milestones.c.due_on <= today + timedelta(days=days),
        milestones.c.last_day <= today + timedelta(days=days),
        and_(milestones.c.due_on.is_(None), milestones.c.last_day.is_not(None)),
    )
    found = read_milestones(
        db,
        milestones.c.site_id.in_(ids),
        or_(milestones.c.course_id.is_(None), milestones.c.course_id.in_(going_on)),
        milestones.c.school_year >= SchoolYear.of(today).start - 1,
        milestones.c.before_us.is_(False),
        *STILL_OPEN,
        near,
        today=today,
    )
    coming: dict[int, list[Milestone]] = {site_id: [] for site_id in ids}
    for milestone in count_answers(db, found, None, today):
        coming[milestone.site_id].append(milestone)
    return coming


def asks_all_staff(milestone: Milestone) -> bool:
    """Whether everybody at the site is to come."""
    return for_all_staff(edition_of(milestone.programme_code, milestone.school_year), milestone.code)
