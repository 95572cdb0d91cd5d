"""Lessons on days without school: which they are, and the buttons that move all of them, pick a day or leave them."""

from __future__ import annotations

from datetime import timedelta

from models.moves import MoveDraft, StruckLesson, StruckLessons
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Message,
    Press,
    actions,
    button,
    date_picker,
    field_block,
    lines,
    modal,
    pack,
    plain,
    say_day,
    say_day_week,
    section,
    text,
)
from surfaces.lessons import say_lesson

MOST_LESSONS = 20


def build_struck_blocks(locale: str, struck: StruckLessons, *, name: str = "struck") -> list[Block]:
    """The lessons, each with the day it would be moved to, and what can be done about them."""
    sentences = [text(locale, "struck-title", count=len(struck.lessons))]
    sentences += [_say_lesson(locale, lesson, struck.weeks) for lesson in struck.lessons[:MOST_LESSONS]]
    if len(struck.lessons) > MOST_LESSONS:
        sentences.append(text(locale, "struck-more", count=len(struck.lessons) - MOST_LESSONS))
    blocks = lines(name, sentences)
    if struck.draft is None:
        return blocks
    packed = pack(struck.draft)
    move_all = plain(locale, "struck-move-all", weeks=struck.weeks, count=len(struck.lessons))
    buttons = [
        button(Press.MOVE_STRUCK, move_all, packed, primary=True),
        button(Press.PICK_STRUCK_DAY, plain(locale, "button-pick-day"), packed),
        button(Press.LEAVE_STRUCK, plain(locale, "button-leave-struck")),
    ]
    return [*blocks, actions(f"{name}.actions", buttons)]


def _say_lesson(locale: str, lesson: StruckLesson, weeks: int) -> str:
    """`• 7A: lektion 4, tisdag 17 november (Kompetensdag) → tisdag 24 november (v. 48)`."""
    day = say_day(locale, lesson.row.day)
    if lesson.name:
        day = plain(locale, "struck-day-named", day=day, name=lesson.name)
    words = {
        "label": lesson.course.label,
        "lesson": say_lesson(locale, lesson.course, [lesson.row.number]),
        "day": day,
    }
    if not weeks:
        return text(locale, "struck-line", **words)
    return text(locale, "struck-line-moved", new=say_day_week(locale, lesson.row.day + timedelta(weeks=weeks)), **words)


def build_struck_day_form(locale: str, draft: MoveDraft, metadata: str) -> Block:
    """The form that picks the new day of the first of the lessons; the others are moved as far."""
    assert draft.first and draft.shift
    notice = section("struck.what", text(locale, "struck-pick", day=say_day_week(locale, draft.first)))
    field = field_block(
        FormField.DAY, plain(locale, "field-new-day"), date_picker(draft.first + timedelta(days=draft.shift))
    )
    return modal(
        Form.STRUCK_DAY,
        plain(locale, "form-struck-day"),
        [notice, field],
        submit=plain(locale, "button-move-show"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def show_left_struck(locale: str) -> Message:
    """The lessons stay where they are: what that means."""
    message_text = text(locale, "struck-left")
    return Message(message_text, [section("struck.said", message_text)])
