"""Reflections: the forms, the receipts, and the guard's answer, whose order is fixed (promise 4)."""

from __future__ import annotations

from models.lessons import Detail
from models.reflections import LONGEST_REFLECTION, FollowUp, Reflection, ReflectionWords, Visibility
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Message,
    Press,
    actions,
    button,
    context,
    field_block,
    modal,
    option,
    plain,
    say_numbered_lessons,
    section,
    select,
    text,
    text_input,
)
from surfaces.lessons import build_how_fields, say_held_lesson, say_lesson

FIELD_MOST = LONGEST_REFLECTION


def build_reflection_form(
    locale: str, detail: Detail, earlier: list[Reflection], metadata: str, draft: ReflectionWords | None = None
) -> Block:
    """The form for how a lesson went, what went well, what to change next time, follow-up, and who may read it."""
    words = draft or ReflectionWords()
    what = text(locale, "reflect-what", held=say_held_lesson(locale, detail.course, detail.number, detail.when))
    blocks = [
        section("reflect.what", what),
        *_build_earlier(locale, earlier),
        *(build_how_fields(locale, detail.how) if detail.sees_how else ()),
        *_build_fields(locale, words),
    ]
    return modal(
        Form.REFLECT,
        plain(locale, "form-reflect"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_edit_form(locale: str, reflection: Reflection, metadata: str) -> Block:
    """The form that changes the writer's own reflection."""
    return modal(
        Form.EDIT_REFLECTION,
        plain(locale, "form-edit-reflection"),
        _build_fields(locale, reflection.words),
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _build_earlier(locale: str, earlier: list[Reflection]) -> list[Block]:
    """What co-leaders have already shared about this lesson, so that nobody writes the same twice."""
    sentences = [
        text(locale, "reflect-earlier", author=reflection.author.split()[0], words=reflection.words.text)
        for reflection in earlier
        if not reflection.own
    ]
    return [context("reflect.earlier", "\n".join(sentences[:3]))] if sentences else []


def _build_fields(locale: str, words: ReflectionWords) -> list[Block]:
    follow = [option(plain(locale, f"follow-{code}"), code.value) for code in FollowUp]
    seen_by = [option(plain(locale, f"visibility-{code}"), code.value) for code in Visibility]
    chosen = words.follow_up.value if words.follow_up else None
    return [
        field_block(
            FormField.WENT_WELL,
            plain(locale, "field-went-well"),
            text_input(FIELD_MOST, words.went_well),
            optional=True,
        ),
        field_block(
            FormField.CHANGE_NEXT,
            plain(locale, "field-change-next"),
            text_input(FIELD_MOST, words.change_next),
            optional=True,
            hint=plain(locale, "field-no-pupils"),
        ),
        field_block(
            FormField.FOLLOW_UP,
            plain(locale, "field-follow-up"),
            select(follow, chosen, kind="radio_buttons"),
            optional=True,
        ),
        field_block(
            FormField.VISIBILITY,
            plain(locale, "field-visibility"),
            select(seen_by, words.visibility.value, kind="radio_buttons"),
            hint=plain(locale, "field-visibility-hint"),
        ),
    ]


def show_saved(locale: str, reflection: Reflection) -> Message:
    """The receipt: which lesson the reflection is on, and who may read it."""
    message_text = text(
        locale,
        "reflection-saved",
        label=reflection.label,
        lesson=say_numbered_lessons(locale, reflection.series, [reflection.number]),
        seen=plain(locale, f"seen-by-{reflection.words.visibility}"),
    )
    buttons = [
        button(Press.EDIT_REFLECTION, plain(locale, "button-change"), str(reflection.id)),
        button(Press.WITHDRAW_REFLECTION, plain(locale, "button-withdraw"), str(reflection.id)),
    ]
    return Message(message_text, [section("reflection.said", message_text), actions("reflection.actions", buttons)])


def show_described(locale: str, detail: Detail) -> Message:
    """The receipt where only how the lesson went was filled in."""
    message_text = text(
        locale, "how-saved", lesson=say_lesson(locale, detail.course, [detail.number]), label=detail.course.label
    )
    more = button(Press.REFLECT, plain(locale, "button-reflect"), str(detail.log_id))
    return Message(message_text, [section("how.said", message_text), actions("how.actions", [more])])


def show_withdrawn(locale: str, reflection: Reflection) -> Message:
    """The receipt that a reflection was withdrawn: nobody can read it any more."""
    lesson = say_numbered_lessons(locale, reflection.series, [reflection.number])
    message_text = text(locale, "reflection-withdrawn", label=reflection.label, lesson=lesson)
    return Message(message_text, [section("reflection.said", message_text)])


def invite_to_reflect(locale: str, detail: Detail) -> Message:
    """The answer to `reflektera` without a text: the button that opens the form."""
    held = say_held_lesson(locale, detail.course, detail.number, detail.when)
    message_text = text(locale, "invite-reflect", held=held)
    open_form = button(Press.REFLECT, plain(locale, "button-reflect"), str(detail.log_id), primary=True)
    return Message(message_text, [section("invite.said", message_text), actions("invite.actions", [open_form])])
