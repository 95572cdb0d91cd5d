"""Taking back a plan, or somebody's place on a class, and telling those concerned."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from models.journal import KeptAct, find_touched, undo_kept
from models.people import Actor
from models.planning.notices import look_at_course, tell_concerned


def undo_course_change(db: Connection, *, actor: Actor, kept_id: int, now: datetime) -> KeptAct:
    """Put everything back as it was, and tell the people of the classes what that means for them. Raises Stale."""
    touched = find_touched(db, kept_id, table="courses", column="course_id")
    before = {course_id: look_at_course(db, course_id) for course_id in sorted(touched)}
    undone = undo_kept(db, actor=actor, kept_id=kept_id, now=now)
    for course_id, concerned in before.items():
        tell_concerned(db, actor=actor, course_id=course_id, before=concerned, now=now)
    return undone
