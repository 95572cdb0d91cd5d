"""Every right, one row each (promise 5). What is not in the table is not allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role in a scope: a course's people have theirs from the course, the others from the roles table."""

    LEADER = "leader"  # leads lessons at a site
    EXTERNAL = "external"  # leads lessons, employed elsewhere: sees own lessons only
    COORDINATOR = "coordinator"
    PRINCIPAL = "principal"
    DISTRICT = "district"
    CITY = "city"
    ADMIN = "admin"


class May(StrEnum):
    """What can be done or seen."""

    LOG_LESSON = "log_lesson"
    LOG_FOR_OTHERS = "log_for_others"
    REFLECT = "reflect"
    SEE_CLASS = "see_class"  # how far a class has come, its plan and its leaders
    SEE_SCHOOL_SUMS = "see_school_sums"
    LET_IN = "let_in"
    NAME_LESSONS = "name_lessons"
    PLAN = "plan"  # lay out and move lessons
    SEE_TO_MILESTONES = "see_to_milestones"
    KEEP_CALENDAR = "keep_calendar"
    SEE_HOURS = "see_hours"  # hours to set aside for each person next year, before the timetable is laid
    TURN_YEAR = "turn_year"


class Reach(StrEnum):
    """How far a right goes."""

    OWN_COURSES = "own_courses"
    SITE = "site"
    DISTRICT = "district"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class Right:
    """This role may do this, so far; whoever lacks it is sent to `helper`."""

    role: Role
    may: May
    reach: Reach


RIGHTS: tuple[Right, ...] = (
    Right(Role.LEADER, May.LOG_LESSON, Reach.SITE),  # a colleague who stepped in records what happened
    Right(Role.LEADER, May.REFLECT, Reach.SITE),
    Right(Role.LEADER, May.SEE_CLASS, Reach.SITE),
    Right(Role.LEADER, May.PLAN, Reach.OWN_COURSES),
    Right(Role.LEADER, May.SEE_TO_MILESTONES, Reach.OWN_COURSES),
    Right(Role.EXTERNAL, May.LOG_LESSON, Reach.OWN_COURSES),
    Right(Role.EXTERNAL, May.REFLECT, Reach.OWN_COURSES),
    Right(Role.EXTERNAL, May.SEE_CLASS, Reach.OWN_COURSES),
    Right(Role.EXTERNAL, May.PLAN, Reach.OWN_COURSES),
    Right(Role.EXTERNAL, May.SEE_TO_MILESTONES, Reach.OWN_COURSES),
    Right(Role.COORDINATOR, May.LOG_LESSON, Reach.SITE),
    Right(Role.COORDINATOR, May.LOG_FOR_OTHERS, Reach.SITE),
    Right(Role.COORDINATOR, May.REFLECT, Reach.SITE),
    Right(Role.COORDINATOR, May.SEE_CLASS, Reach.SITE),
    Right(Role.COORDINATOR, May.SEE_SCHOOL_SUMS, Reach.SITE),
    Right(Role.COORDINATOR, May.LET_IN, Reach.SITE),
    Right(Role.COORDINATOR, May.NAME_LESSONS, Reach.SITE),
    Right(Role.COORDINATOR, May.PLAN, Reach.SITE),
    Right(Role.COORDINATOR, May.SEE_TO_MILESTONES, Reach.SITE),
    Right(Role.COORDINATOR, May.KEEP_CALENDAR, Reach.SITE),
    Right(Role.COORDINATOR, May.SEE_HOURS, Reach.SITE),
    Right(Role.COORDINATOR, May.TURN_YEAR, Reach.SITE),
    Right(Role.PRINCIPAL, May.SEE_CLASS, Reach.SITE),
    Right(Role.PRINCIPAL, May.SEE_HOURS, Reach.SITE),
    Right(Role.PRINCIPAL, May.SEE_SCHOOL_SUMS, Reach.SITE),
    Right(Role.PRINCIPAL, May.LET_IN, Reach.SITE),
    Right(Role.DISTRICT, May.SEE_SCHOOL_SUMS, Reach.DISTRICT),
    Right(Role.CITY, May.SEE_SCHOOL_SUMS, Reach.WORKSPACE),
    Right(Role.CITY, May.KEEP_CALENDAR, Reach.WORKSPACE),
    Right(Role.ADMIN, May.KEEP_CALENDAR, Reach.WORKSPACE),
    Right(Role.ADMIN, May.SEE_SCHOOL_SUMS, Reach.WORKSPACE),
    Right(Role.ADMIN, May.LET_IN, Reach.WORKSPACE),
)

_TABLE = {(right.role, right.may): right.reach for right in RIGHTS}


def reach_of(role: Role, may: May) -> Reach | None:
    """How far the role may do it; None where it may not."""
    return _TABLE.get((role, may))
