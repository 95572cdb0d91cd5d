"""What is settled from a letter: the forms for one more leader and for a room, and what became of it."""

from __future__ import annotations

from models.courses import Course
from models.digests import LeaderAdded, LeadersAsked, LetterLesson, RoomSet
from surfaces.kit import Block, Form, FormField, Message, field_block, modal, plain, say_day, say_list, section, text
from surfaces.lessons import lesson_words


def leader_form(locale: str, course: Course, metadata: str) -> Block:
    """Who else leads the class."""
    element = {"type": "multi_users_select", "max_selected_items": 1}
    blocks = [
        section("gap.what", text(locale, "gap-add-leader", label=course.label)),
        field_block(FormField.LEADER, plain(locale, "field-leader"), element, hint=plain(locale, "field-leader-hint")),
    ]
    return _form(locale, form=Form.ADD_LEADER, title=plain(locale, "form-add-leader"), blocks=blocks, metadata=metadata)


def room_form(locale: str, lesson: LetterLesson, most: int, metadata: str) -> Block:
    """Where the lesson is held."""
    element: Block = {"type": "plain_text_input", "max_length": most}
    if lesson.room:
        element["initial_value"] = lesson.room
    blocks = [
        section("gap.what", text(locale, "gap-set-room", **_words(locale, lesson))),
        field_block(FormField.ROOM, plain(locale, "field-room"), element, hint=plain(locale, "field-room-hint")),
    ]
    return _form(locale, form=Form.SET_ROOM, title=plain(locale, "form-set-room"), blocks=blocks, metadata=metadata)


def _form(locale: str, form: str, title: str, blocks: list[Block], metadata: str) -> Block:
    return modal(
        form,
        title,
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def leaders_asked(locale: str, result: LeadersAsked) -> Message:
    """Who is asked about the lesson."""
    if not result.names:
        return _said(text(locale, "gap-leaders-nobody", label=result.lesson.course.label))
    names = say_list(locale, result.names)
    key = "gap-leaders-again" if result.again else "gap-leaders-asked"
    return _said(text(locale, key, names=names, **_words(locale, result.lesson)))


def leader_added(locale: str, result: LeaderAdded) -> Message:
    """Who leads the class now."""
    if result.again:
        return _said(text(locale, "gap-leader-again", name=result.name, label=result.course.label))
    words = {"name": result.name, "label": result.course.label}
    return _said(text(locale, "gap-leader-added", count=result.leaders, **words))


def room_set(locale: str, result: RoomSet) -> Message:
    """Where the lesson is held now."""
    key = "gap-room-set-all" if result.all_coming else "gap-room-set"
    return _said(text(locale, key, room=result.lesson.room or "", **_words(locale, result.lesson)))


def _words(locale: str, lesson: LetterLesson) -> dict[str, str]:
    return {
        "lesson": lesson_words(locale, lesson.course, [lesson.number]),
        "label": lesson.course.label,
        "day": say_day(locale, lesson.day),
    }


def _said(said: str) -> Message:
    return Message(said, [section("gap.said", said)])
