"""Gates: what is to be done before a programme's first lesson. They never stop anybody from beginning (promise 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from models.courses import Course
from models.db import PreparedFor
from models.milestones.rules import list_required_gates
from models.milestones.tables import milestones
from models.programmes import GateCode

# Gates that are done, passed by, or from before the bot knew of the class: nobody is asked about them.
_SETTLED = PreparedFor(
    select(milestones.c.course_id, milestones.c.code).where(
        or_(milestones.c.done_on.is_not(None), milestones.c.passed.is_not(None), milestones.c.before_us.is_(True))
    ),
    milestones.c.course_id,
)


@dataclass(frozen=True, slots=True)
class OpenGates:
    """The open gates of one course, in the catalogue's order."""

    course: Course
    codes: tuple[GateCode, ...]


def open_gates(db: Connection, courses: Iterable[Course]) -> tuple[OpenGates, ...]:
    """The open gates of each course that has any; one statement, or none where the rules ask for no gates."""
    required = [(course, codes) for course in courses if (codes := list_required_gates(course.edition, course.series))]
    settled = set(_SETTLED.rows(db, [course.id for course, _ in required]))
    found = (
        OpenGates(course, tuple(code for code in codes if (course.id, code.value) not in settled))
        for course, codes in required
    )
    return tuple(gates for gates in found if gates.codes)
