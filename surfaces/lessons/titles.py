"""The receipt when a lesson is given the school's own title."""

from __future__ import annotations

from models.courses import Course
from models.programmes import Manual
from surfaces.kit import Message, section, sentence, text
from surfaces.lessons.naming import say_lesson


def show_manual(locale: str, course: Course, manual: Manual) -> Message:
    """The school's manual is known from now on."""
    words = {"manual": manual.value, "programme": course.programme.short_name, "site": course.site}
    message_text = text(locale, "manual-saved", **words)
    return Message(message_text, [section("title.said", message_text)])


def show_title(locale: str, course: Course, number: int, title: str) -> Message:
    """The title is saved, and shown with the lesson from now on."""
    lesson = say_lesson(locale, course, [number])
    message_text = sentence(
        text(locale, "title-saved", lesson=lesson, programme=course.programme.short_name, title=title)
    )
    return Message(message_text, [section("title.said", message_text)])
