"""The question before classes are ended, and the receipt."""

from __future__ import annotations

from collections.abc import Sequence

from models.planning import Ending
from surfaces.kit import Message, Press, actions, button, pack_ids, plain, say_course_name, section, text


def show_ending(locale: str, endings: Sequence[Ending]) -> Message:
    """What ends and what that means, with the button that does it. Nothing is stored yet."""
    message_text = "\n".join([*(_say(locale, "end-ask", ending) for ending in endings), text(locale, "end-kept")])
    ids = pack_ids(ending.course.id for ending in endings)
    buttons = [
        button(Press.END_COURSES, plain(locale, "button-end"), ids),
        button(Press.DROP_MOVE, plain(locale, "button-move-drop")),
    ]
    return Message(message_text, [section("end.said", message_text), actions("end.actions", buttons)])


def show_ended(locale: str, endings: Sequence[Ending]) -> Message:
    """The receipt, with how to take it back."""
    message_text = "\n".join([*(_say(locale, "end-done", ending) for ending in endings), text(locale, "end-undo")])
    return Message(message_text, [section("end.said", message_text)])


def _say(locale: str, key: str, ending: Ending) -> str:
    course = ending.course
    programme = say_course_name(locale, course.programme_code, course.series_code)
    words: dict[str, str | int] = {
        "programme": programme,
        "label": course.label,
        "held": ending.held,
        "left": ending.left,
    }
    return text(locale, "end-ask", **words) if key == "end-ask" else text(locale, "end-done", **words)
