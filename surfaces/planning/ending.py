"""The questions before classes are ended or merged, and the receipts."""

from __future__ import annotations

from collections.abc import Sequence

from models.planning import Ending, Merging
from surfaces.kit import Message, Press, actions, button, pack_ids, plain, say_course_name, say_list, section, text


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


def show_merging(locale: str, merging: Merging) -> Message:
    """Which class would end and which goes on, with the button that does it. Nothing is stored yet."""
    message_text = text(locale, "merge-ask", **_fill_merge_words(locale, merging))
    ids = pack_ids((merging.ending.course.id, merging.into.course.id))
    buttons = [
        button(Press.MERGE_COURSES, plain(locale, "button-merge"), ids),
        button(Press.DROP_MOVE, plain(locale, "button-move-drop")),
    ]
    return Message(message_text, [section("end.said", message_text), actions("end.actions", buttons)])


def show_merged(locale: str, merging: Merging) -> Message:
    """The receipt, with how to take it back."""
    said = text(locale, "merge-done", **_fill_merge_words(locale, merging))
    message_text = f"{said} {text(locale, 'end-undo')}"
    return Message(message_text, [section("end.said", message_text)])


def _fill_merge_words(locale: str, merging: Merging) -> dict[str, str]:
    course, into = merging.ending.course, merging.into.course
    return {
        "programme": say_course_name(locale, course.programme_code, course.series_code),
        "label": course.label,
        "into": into.label,
        "held": str(merging.into.held),
        "kept": str(merging.ending.held),
        "joining": say_list(locale, [person.given_name for person in merging.joining]) or "none",
    }


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
