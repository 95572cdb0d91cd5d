"""Makes somebody a leader of a course."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from models.courses.tables import CoursePart, course_people


def put_leader(db: Connection, *, workspace_id: int, course_id: int, person_id: int) -> CoursePart | None:
    """Make a person a leader of a course; one who was its reserve leads it from now on.

    Returns the part they had before, None for none. Their role at the site is for the caller to give.
    """
    same = (course_people.c.course_id == course_id, course_people.c.person_id == person_id)
    before: CoursePart | None = db.execute(select(course_people.c.part).where(*same)).scalar()
    if before is None:
        row = {"workspace_id": workspace_id, "course_id": course_id, "person_id": person_id}
        db.execute(insert(course_people).values(row | {"part": CoursePart.LEADER}))
    elif before is not CoursePart.LEADER:
        db.execute(update(course_people).where(*same).values(part=CoursePart.LEADER))
    return before
