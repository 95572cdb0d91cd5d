"""The rows about courses that an act at some sites may change, for the journal."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from models.courses.tables import course_people, courses, group_labels, groups, planned_lessons, planning_bookings
from models.journal import Scope
from models.people import roles


def scopes_of_sites(site_ids: Collection[int]) -> list[Scope]:
    """Classes, their people and plans, and who may lead there; a look at them is one statement for each table."""
    ids = sorted(site_ids)
    here = select(courses.c.id).where(courses.c.site_id.in_(ids))
    return [
        (roles, roles.c.site_id.in_(ids)),
        (groups, groups.c.site_id.in_(ids)),
        (group_labels, group_labels.c.site_id.in_(ids)),
        (courses, courses.c.site_id.in_(ids)),
        (course_people, course_people.c.course_id.in_(here)),
        (planning_bookings, planning_bookings.c.site_id.in_(ids)),
        (planned_lessons, planned_lessons.c.course_id.in_(here)),
    ]
