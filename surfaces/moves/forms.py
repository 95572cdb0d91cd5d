"""The forms about moving a lesson: its new day, and the reason."""

from __future__ import annotations

from models.courses import CancelReason
from models.moves import Movable
from surfaces.kit import (
    Block,
    Form,
    FormField,
    date_picker,
    field_block,
    modal,
    option,
    plain,
    section,
    select,
    sentence,
    text,
    time_picker,
)
from surfaces.lessons import say_lesson
from surfaces.moves.messages import say_slot

FOLLOWS, STAYS = "follows", "stays"


def build_move_form(locale: str, lesson: Movable, metadata: str) -> Block:
    """The form for a lesson's new day and time, whether the lessons after it follow, and an optional reason."""
    words = {"lesson": say_lesson(locale, lesson.course, [lesson.number]), "label": lesson.course.label}
    if lesson.slot:
        lies = text(locale, "form-move-lies", slot=say_slot(locale, lesson.slot, with_week=True), **words)
    else:
        lies = text(locale, "form-move-no-day", **words)
    day = max(lesson.slot.day, lesson.today) if lesson.slot else lesson.today
    rests = [option(plain(locale, "rest-follows"), FOLLOWS), option(plain(locale, "rest-stays"), STAYS)]
    blocks = [
        section("move.lies", sentence(lies)),
        field_block(FormField.DAY, plain(locale, "field-new-day"), date_picker(day)),
        field_block(
            FormField.TIME,
            plain(locale, "field-new-time"),
            time_picker(lesson.slot.at if lesson.slot else None),
            optional=True,
            hint=plain(locale, "field-new-time-hint"),
        ),
        field_block(FormField.REST, plain(locale, "field-rest"), select(rests, FOLLOWS, kind="radio_buttons")),
        _build_reason_field(locale, None),
    ]
    return modal(
        Form.MOVE,
        plain(locale, "form-move"),
        blocks,
        submit=plain(locale, "button-move-show"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_reason_form(locale: str, reason: CancelReason | None, metadata: str) -> Block:
    """The form for the reason, which is optional. Its short list never asks about health (promise 4)."""
    return modal(
        Form.WHY_MOVE,
        plain(locale, "form-why-move"),
        [_build_reason_field(locale, reason)],
        submit=plain(locale, "button-move-show"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _build_reason_field(locale: str, reason: CancelReason | None) -> Block:
    reasons = [option(sentence(plain(locale, f"reason-{code}")), code.value) for code in CancelReason]
    return field_block(
        FormField.REASON,
        plain(locale, "field-reason"),
        select(reasons, reason.value if reason else None),
        optional=True,
        hint=plain(locale, "field-reason-hint"),
    )
