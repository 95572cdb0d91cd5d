"""The forms that a letter's buttons open, for one more leader and for a room, and the receipts of its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from models.courses import Course
from models.digests import LeaderAdded, LeadersAsked, LetterLesson, RoomSet
from models.lessons import WentThrough
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Message,
    Press,
    actions,
    button,
    field_block,
    modal,
    option,
    pack_ids,
    plain,
    say_day,
    say_list,
    section,
    select,
    sentence,
    text,
)
from surfaces.lessons import say_lesson, show_logged

MOST_WALKED = 40  # lessons in one form


class WalkAnswer(StrEnum):
    """What is said of one lesson when several are gone through."""

    HELD = "held"
    NOT_HELD = "not_held"
    LATER = "later"  # nothing is said of it yet


def build_leader_form(locale: str, course: Course, metadata: str) -> Block:
    """The form for one more leader of a class."""
    element = {"type": "multi_users_select", "max_selected_items": 1}
    blocks = [
        section("gap.what", text(locale, "gap-add-leader", label=course.label)),
        field_block(FormField.LEADER, plain(locale, "field-leader"), element, hint=plain(locale, "field-leader-hint")),
    ]
    return _build_form(
        locale, form=Form.ADD_LEADER, title=plain(locale, "form-add-leader"), blocks=blocks, metadata=metadata
    )


def build_room_form(locale: str, lesson: LetterLesson, most: int, metadata: str) -> Block:
    """The form for a lesson's room, of at most `most` characters."""
    element: Block = {"type": "plain_text_input", "max_length": most}
    if lesson.room:
        element["initial_value"] = lesson.room
    blocks = [
        section("gap.what", text(locale, "gap-set-room", **_fill_lesson_words(locale, lesson))),
        field_block(FormField.ROOM, plain(locale, "field-room"), element, hint=plain(locale, "field-room-hint")),
    ]
    return _build_form(
        locale, form=Form.SET_ROOM, title=plain(locale, "form-set-room"), blocks=blocks, metadata=metadata
    )


def _build_form(locale: str, form: str, title: str, blocks: list[Block], metadata: str) -> Block:
    return modal(
        form,
        title,
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_walk_form(locale: str, lessons: Sequence[LetterLesson], metadata: str) -> Block:
    """The form that goes through the lessons of a class that wait for an answer, one choice for each."""
    answers = [option(plain(locale, f"walk-{answer.value}"), answer.value) for answer in WalkAnswer]
    blocks = [section("walk.what", text(locale, "walk-what", label=lessons[0].course.label))]
    for lesson in lessons[:MOST_WALKED]:
        label = plain(locale, "walk-lesson", **_fill_lesson_words(locale, lesson))
        field = select(answers, WalkAnswer.LATER, kind="radio_buttons")
        blocks.append(field_block(f"{FormField.WALK}:{lesson.id}", label, field))
    return _build_form(locale, form=Form.WALK, title=plain(locale, "form-walk"), blocks=blocks, metadata=metadata)


def show_walked(locale: str, result: WentThrough, course: Course) -> Message:
    """The receipt of answers to several lessons of a class at once."""
    sentences, buttons = [], []
    if result.logged:
        logged = show_logged(locale, result.logged)
        sentences.append(logged.text)
        ids = pack_ids(entry.log_id for entry in result.logged.entries)
        buttons.append(button(Press.UNDO, plain(locale, "button-undo"), ids))
    if result.not_held:
        lesson = say_lesson(locale, course, [noted.number for noted in result.not_held])
        sentences.append(sentence(text(locale, "walk-not-held", lesson=lesson, label=course.label)))
    message_text = "\n".join(sentences) or text(locale, "walk-nothing")
    return Message(
        message_text, [section("gap.said", message_text), *([actions("gap.undo", buttons)] if buttons else ())]
    )


def show_asked_leaders(locale: str, result: LeadersAsked) -> Message:
    """The receipt that the leaders are asked how the lessons went."""
    course = result.lessons[0].course
    if not result.names:
        return _build_message(text(locale, "gap-leaders-nobody", label=course.label))
    names = say_list(locale, result.names)
    key = "gap-leaders-again" if result.again else "gap-leaders-asked"
    lesson = say_lesson(locale, course, [lesson.number for lesson in result.lessons])
    return _build_message(text(locale, key, names=names, lesson=lesson, label=course.label))


def show_added_leader(locale: str, result: LeaderAdded) -> Message:
    """The receipt that a leader was added to the class."""
    if result.again:
        return _build_message(text(locale, "gap-leader-again", name=result.name, label=result.course.label))
    words = {"name": result.name, "label": result.course.label}
    return _build_message(text(locale, "gap-leader-added", count=result.leaders, **words))


def show_new_room(locale: str, result: RoomSet) -> Message:
    """The receipt that a lesson, or all coming lessons, got a room."""
    key = "gap-room-set-all" if result.all_coming else "gap-room-set"
    return _build_message(text(locale, key, room=result.lesson.room or "", **_fill_lesson_words(locale, result.lesson)))


def _fill_lesson_words(locale: str, lesson: LetterLesson) -> dict[str, str]:
    return {
        "lesson": say_lesson(locale, lesson.course, [lesson.number]),
        "label": lesson.course.label,
        "day": say_day(locale, lesson.day),
    }


def _build_message(content: str) -> Message:
    return Message(content, [section("gap.said", content)])
