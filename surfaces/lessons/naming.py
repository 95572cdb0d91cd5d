"""How a lesson is named in any text: its number, its day, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from models.courses import Course, PlannedLesson
from models.lessons import Next, When, is_slack_id
from surfaces.kit import escape, plain, say_day, say_numbered_lessons, say_time, say_when, text


def tell_groups_from_classes(courses: Iterable[Course]) -> str:
    """What to call these, for a text: `groups` where all meet at youth centres and the like, else `classes`."""
    found = list(courses)
    return "groups" if found and not any(course.keeps_school_days for course in found) else "classes"


def say_lesson(locale: str, course: Course, numbers: list[int], session: int = 0, half: int = 0) -> str:
    """`lektion 5`, `tematisk lektion 2`, `baspass 1`, `lektion 1–4`; not escaped.

    `session` and `half` are the part of a divided lesson and the half group, 0 for none.
    """
    phrase = say_numbered_lessons(locale, course.series, numbers)
    if session:
        phrase = plain(locale, "lesson-part", lesson=phrase, part=str(session))
    if half:
        phrase = plain(locale, "lesson-half", lesson=phrase, half=str(half))
    return phrase


def say_mentioned(name: str) -> str:
    """A colleague as Slack shows a mention, or the name as typed; escaped."""
    return f"<@{name}>" if is_slack_id(name) else escape(name)


def say_next_lesson(locale: str, coming: Next, *, several: bool = False) -> str:
    """`Nästa: lektion 6, torsdag 26 november kl. 10.20 i B214.`"""
    suffix = "-of" if several else ""
    if coming.number is None:
        return text(
            locale, f"next-none{suffix}", label=coming.course.label, programme=coming.course.programme.short_name
        )
    lesson = say_lesson(locale, coming.course, [coming.number])
    if coming.title:
        lesson = plain(locale, "lesson-titled", lesson=lesson, title=coming.title)
    if not coming.planned:
        return text(locale, f"next-unplanned{suffix}", lesson=lesson, label=coming.course.label)
    planned = say_planned_lesson(locale, coming.planned)
    return text(locale, f"next-planned{suffix}", lesson=lesson, label=coming.course.label, when=planned)


def say_planned_lesson(locale: str, planned: PlannedLesson) -> str:
    """`torsdag 26 november kl. 10.20 i B214`, as far as it is known; not escaped."""
    phrase = say_day(locale, planned.day)
    if planned.starts_at:
        phrase = plain(locale, "planned-at", day=phrase, time=say_time(locale, planned.starts_at))
    return plain(locale, "planned-in", day=phrase, room=planned.room) if planned.room else phrase


def say_held_lesson(locale: str, course: Course, number: int, when: When) -> str:
    """`lektion 5 med 7B, torsdag 12 november (v. 46)`; not escaped."""
    lesson = say_lesson(locale, course, [number])
    return plain(locale, "held", lesson=lesson, label=course.label, when=say_when(locale, when))
