"""Reflections: the forms, the receipts, and the guard's answer, whose order is fixed (promise 4)."""

from __future__ import annotations

from models.lessons import Detail
from models.reflections import LONGEST, FollowUp, HeldBack, Reflection, Visibility, Words
from surfaces.kit import (
    VALUE_MOST,
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
    say_list,
    section,
    select,
    text,
    text_input,
)
from surfaces.lessons import build_how_fields, say_held_lesson, say_lesson
from surfaces.reflections.packed import pack_words

FIELD_MOST = LONGEST


def build_reflection_form(
    locale: str, detail: Detail, earlier: list[Reflection], metadata: str, draft: Words | None = None
) -> Block:
    """The form for how a lesson went, what went well, what to change next time, follow-up, and who may read it."""
    words = draft or Words()
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


def _build_fields(locale: str, words: Words) -> list[Block]:
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
        number=str(reflection.number),
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
    message_text = text(locale, "reflection-withdrawn", label=reflection.label, number=str(reflection.number))
    return Message(message_text, [section("reflection.said", message_text)])


def invite_to_reflect(locale: str, detail: Detail) -> Message:
    """The answer to `reflektera` without a text: the button that opens the form."""
    held = say_held_lesson(locale, detail.course, detail.number, detail.when)
    message_text = text(locale, "invite-reflect", held=held)
    open_form = button(Press.REFLECT, plain(locale, "button-reflect"), str(detail.log_id), primary=True)
    return Message(message_text, [section("invite.said", message_text), actions("invite.actions", [open_form])])


def show_held_back(locale: str, guarded: HeldBack, words: Words | None) -> Message:
    """The guard's answer to a text. It never quotes the text.

    Where only a name was found, a button lets the writer say that it is a colleague's. `words` is what that button
    stores; None leaves the buttons out.
    """
    message_text = _say_guard(locale, guarded)
    blocks = [section("guard.said", message_text)]
    buttons = _build_guard_buttons(locale, guarded, words)
    return Message(message_text, [*blocks, actions("guard.actions", buttons)] if buttons else blocks)


def build_held_back_view(locale: str, guarded: HeldBack, words: Words, reflection_id: int | None) -> Block:
    """The guard's answer as a page on top of the form, so that the writer's text is not lost."""
    blocks = show_held_back(locale, guarded, None).blocks
    colleague = _build_colleague_button(locale, guarded, words, reflection_id)
    if colleague:
        blocks = [*blocks, actions("guard.actions", [colleague])]
    return modal("guard", plain(locale, "form-guard"), blocks, close=plain(locale, "button-back"))


def _say_guard(locale: str, guarded: HeldBack) -> str:
    if not guarded.certain:
        first = text(locale, "guard-asks", what=_say_kinds(locale, guarded))
    else:
        first = text(locale, "guard-stops", what=_say_kinds(locale, guarded))
    principal = (
        text(locale, "guard-principal", name=guarded.principal)
        if guarded.principal
        else text(locale, "guard-principal-unnamed")
    )
    duties = [text(locale, "guard-danger"), principal, text(locale, "guard-social-services")]
    after = [text(locale, "guard-take-with-you")]
    if guarded.in_slack_message:
        after.append(text(locale, "guard-delete-message"))
    return "\n".join([first, *(f"• {duty}" for duty in duties), " ".join(after)])


def _say_kinds(locale: str, guarded: HeldBack) -> str:
    kinds = dict.fromkeys(finding.kind for finding in guarded.findings)
    where = guarded.findings[0].sentence
    phrase = say_list(locale, [plain(locale, f"guard-kind-{kind}") for kind in list(kinds)[:2]])
    return plain(locale, "guard-where", kind=phrase, sentence=where) if where <= 5 else phrase


def _build_guard_buttons(locale: str, guarded: HeldBack, words: Words | None) -> list[Block]:
    if words is None:
        return []
    buttons = [button(Press.REWRITE, plain(locale, "button-rewrite"), str(guarded.log_id or "-"), primary=True)]
    colleague = _build_colleague_button(locale, guarded, words)
    return [*buttons, colleague] if colleague else buttons


def _build_colleague_button(
    locale: str, guarded: HeldBack, words: Words, reflection_id: int | None = None
) -> Block | None:
    packed = pack_words(words, guarded.log_id, reflection_id)
    if guarded.certain or len(packed) > VALUE_MOST:
        return None
    return button(Press.COLLEAGUE, plain(locale, "button-colleague"), packed)
