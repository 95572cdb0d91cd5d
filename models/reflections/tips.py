"""Tips: short texts that leaders at other sites shared about the same lesson. Never who wrote it, nor where."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from models.courses import Course, courses
from models.lessons import lesson_logs
from models.reflections.tables import Visibility, reflections

LONGEST_TIP = 200  # characters; a longer text is not used as a tip
RECENT = 400  # shared reflections looked through for a batch of reminders
LessonKey = tuple[str, str, int]  # programme, series, number


def tips_for(db: Connection, wanted: Iterable[tuple[Course, int]]) -> dict[tuple[int, int], str]:
    """The newest tip from another site for each of these lessons, by course id and lesson number; one statement."""
    spots = {(course.programme_code, course.series_code, number): None for course, number in wanted}
    if not spots:
        return {}
    query = (
        select(
            courses.c.programme,
            courses.c.series,
            lesson_logs.c.number,
            courses.c.site_id,
            reflections.c.change_next,
            reflections.c.went_well,
        )
        .join(lesson_logs, lesson_logs.c.id == reflections.c.log_id)
        .join(courses, courses.c.id == reflections.c.course_id)
        .where(reflections.c.visibility == Visibility.BANK, reflections.c.withdrawn_at.is_(None))
        .where(lesson_logs.c.number.in_(sorted({number for *_, number in spots})))
        .order_by(reflections.c.created_at.desc())
        .limit(RECENT)
    )
    shared: dict[LessonKey, list[tuple[int, str]]] = {}
    for programme, series, number, site_id, change, well in db.execute(query):
        shared_text = change or well or ""
        if shared_text and len(shared_text) <= LONGEST_TIP:
            shared.setdefault((programme, series, number), []).append((site_id, shared_text))
    found = {}
    for course, number in wanted:
        others = shared.get((course.programme_code, course.series_code, number), ())
        tip = next((shared_text for site_id, shared_text in others if site_id != course.site_id), None)
        if tip:
            found[course.id, number] = tip
    return found
