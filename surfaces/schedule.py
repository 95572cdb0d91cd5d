"""What is planned: each class with its coming lessons."""

from __future__ import annotations

from models.status import ClassStatus, Overview
from surfaces.blocks import Block, Message, lines, section
from surfaces.language import escape, text
from surfaces.lessons import lesson_words, planned_words

MOST_LESSONS = 4


def schedule(locale: str, overview: Overview) -> Message:
    """The coming lessons of one's own classes, or of those at one's school."""
    classes = overview.own or tuple(status for school in overview.schools for status in school.classes)
    said = [_coming(locale, status) for status in classes]
    if not said:
        return Message(text(locale, "schedule-title"), [section("schedule.none", text(locale, "schedule-none"))])
    blocks: list[Block] = [section("schedule.title", text(locale, "schedule-title"))]
    return Message(text(locale, "schedule-title"), [*blocks, *lines("schedule", said)][:48])


def _coming(locale: str, status: ClassStatus) -> str:
    title = f"*{escape(status.course.label)}*"
    if not status.upcoming:
        if status.next_number is None:
            return f"{title} · {text(locale, 'status-all-held')}"
        lesson = lesson_words(locale, status.course, [status.next_number])
        return f"{title} · {text(locale, 'schedule-unplanned', lesson=lesson)}"
    coming = [
        text(
            locale,
            "schedule-line",
            lesson=lesson_words(locale, status.course, [plan.number]),
            when=planned_words(locale, plan),
        )
        for plan in status.upcoming[:MOST_LESSONS]
    ]
    return "\n".join([title, *coming])
