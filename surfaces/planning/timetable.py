"""The schedule: classes with their coming lessons."""

from __future__ import annotations

from models.courses import PlannedLesson
from models.planning import Timetable
from models.status import ClassStatus
from surfaces.kit import Block, Message, escape, lines, plain, say_day, say_time, section, text
from surfaces.lessons import say_lesson, say_planned_lesson
from surfaces.status import list_open_ones

MOST_LESSONS = 4


def show_schedule(locale: str, timetable: Timetable) -> Message:
    """The coming lessons of one's own classes, else of those at one's school, with planning and reflection times."""
    overview = timetable.overview
    classes = overview.own or tuple(status for school in overview.schools for status in school.classes)
    sentences = [_say_class(locale, status, timetable) for status in classes]
    if not sentences:
        return Message(text(locale, "schedule-title"), [section("schedule.none", text(locale, "schedule-none"))])
    blocks: list[Block] = [section("schedule.title", text(locale, "schedule-title"))]
    return Message(text(locale, "schedule-title"), [*blocks, *lines("schedule", sentences)][:48])


def _say_class(locale: str, status: ClassStatus, timetable: Timetable) -> str:
    title = f"*{escape(status.course.label)}*"
    if not status.upcoming:
        if status.next_number is None and status.course.total:
            return f"{title} · {text(locale, 'status-all-held')}"
        lesson = say_lesson(locale, status.course, [status.next_number or status.latest + 1])
        return f"{title} · {text(locale, 'schedule-unplanned', lesson=lesson)}"
    ahead = [plan for plan in status.upcoming if plan.day >= status.today and plan.number not in status.without_day]
    coming = [_say_lesson(locale, status, plan, timetable) for plan in ahead[:MOST_LESSONS]]
    return "\n".join([" · ".join([title, *list_open_ones(locale, status)]), *coming])


def _say_lesson(locale: str, status: ClassStatus, plan: PlannedLesson, timetable: Timetable) -> str:
    """`lektion 6, torsdag 26 november kl. 10.20 · planering tisdag 24 november kl. 15.00 · reflektion kl. 11.30`."""
    lesson = say_lesson(locale, status.course, [plan.number])
    parts = [text(locale, "schedule-line", lesson=lesson, when=say_planned_lesson(locale, plan))]
    triplet = timetable.triplets.get((status.course.id, plan.number))
    if triplet and triplet.planning_day and triplet.planning_at:
        day, at = say_day(locale, triplet.planning_day), say_time(locale, triplet.planning_at)
        parts.append(text(locale, "schedule-planning", when=plain(locale, "planned-at", day=day, time=at)))
    if triplet and triplet.reflection_at:
        parts.append(text(locale, "schedule-reflection", time=say_time(locale, triplet.reflection_at)))
    return " · ".join(parts)
