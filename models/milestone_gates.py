"""Gates that a first lesson goes through: pointed out when it is logged, never a reason to refuse it (promise 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from models.calendar_entries import load_calendars
from models.courses import Course
from models.milestone_laying import Scope, lay_courses
from models.milestone_lists import shown
from models.milestone_rules import has_course_rules
from models.milestones import Milestone, State, milestones
from models.people import Actor
from models.school_calendar import local_day


def gates_before(
    db: Connection,
    *,
    actor: Actor,
    found: Iterable[Course],
    numbers: Iterable[int],
    held: Mapping[int, set[int]],
    now: datetime,
) -> tuple[Milestone, ...]:
    """The open gates of those courses whose first lesson is among the numbers and not held yet.

    To be asked before the lesson is stored. No statement where it is not about a first lesson.
    """
    if 1 not in numbers:
        return ()
    ids = [one.id for one in found if 1 not in held[one.id] and has_course_rules(one.edition, one.series)]
    if not ids:
        return ()
    today = local_day(now, actor.timezone)
    lay_courses(db, Scope(actor.workspace_id, load_calendars(db, actor.workspace_id), now, today), ids)
    seen = shown(db, milestones.c.course_id.in_(ids), today=today)
    return tuple(one for one in seen if one.gate and one.state in (State.OPEN, State.OVERDUE))
