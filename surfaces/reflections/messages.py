"""What a teacher sees of a reflection: the form, the receipt, and the guard's answer in its fixed order (promise 4)."""

from __future__ import annotations

from models.lessons import Detail
from models.reflections import LONGEST_REFLECTION, FollowUp, HeldBack, Reflection, ReflectionWords, Visibility
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
from surfaces.lessons import held_words, how_fields, lesson_words
from surfaces.reflections.packed import pack_words

FIELD_MOST = LONGEST_REFLECTION


def reflection_form(
    locale: str, detail: Detail, earlier: list[Reflection], metadata: str, draft: ReflectionWords | None = None
) -> Block:
    """How it went in three taps, then went well / change next time / follow-up, and who may read it."""
    words = draft or ReflectionWords()
    what = text(locale, "reflect-what", held=held_words(locale, detail.course, detail.number, detail.when))
    blocks = [
        section("reflect.what", what),
        *_earlier(locale, earlier),
        *(how_fields(locale, detail.how) if detail.sees_how else ()),
        *_fields(locale, words),
    ]
    return modal(
        Form.REFLECT,
        plain(locale, "form-reflect"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def edit_form(locale: str, reflection: Reflection, metadata: str) -> Block:
    """The writer's own reflection, to be changed."""
    return modal(
        Form.EDIT_REFLECTION,
        plain(locale, "form-edit-reflection"),
        _fields(locale, reflection.words),
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _earlier(locale: str, earlier: list[Reflection]) -> list[Block]:
    """What a co-leader already shared about this lesson, so that nobody writes the same twice."""
    said = [
        text(locale, "reflect-earlier", author=reflection.author.split()[0], words=reflection.words.text)
        for reflection in earlier
        if not reflection.own
    ]
    return [context("reflect.earlier", "\n".join(said[:3]))] if said else []


def _fields(locale: str, words: ReflectionWords) -> list[Block]:
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


def saved(locale: str, reflection: Reflection) -> Message:
    """The receipt: on which lesson it lies and who may read it."""
    said = text(
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
    return Message(said, [section("reflection.said", said), actions("reflection.actions", buttons)])


def described(locale: str, detail: Detail) -> Message:
    """Only how it went was filled in."""
    said = text(
        locale, "how-saved", lesson=lesson_words(locale, detail.course, [detail.number]), label=detail.course.label
    )
    more = button(Press.REFLECT, plain(locale, "button-reflect"), str(detail.log_id))
    return Message(said, [section("how.said", said), actions("how.actions", [more])])


def withdrawn(locale: str, reflection: Reflection) -> Message:
    """It is hidden from everybody."""
    said = text(locale, "reflection-withdrawn", label=reflection.label, number=str(reflection.number))
    return Message(said, [section("reflection.said", said)])


def invite(locale: str, detail: Detail) -> Message:
    """`reflektera` without a text: the button that opens the form."""
    held = held_words(locale, detail.course, detail.number, detail.when)
    said = text(locale, "invite-reflect", held=held)
    open_form = button(Press.REFLECT, plain(locale, "button-reflect"), str(detail.log_id), primary=True)
    return Message(said, [section("invite.said", said), actions("invite.actions", [open_form])])


def held_back(locale: str, guarded: HeldBack, words: ReflectionWords | None) -> Message:
    """The guard's answer. It never repeats the text; a bare name may be vouched for as a colleague's."""
    said = _guard_text(locale, guarded)
    blocks = [section("guard.said", said)]
    buttons = _guard_buttons(locale, guarded, words)
    return Message(said, [*blocks, actions("guard.actions", buttons)] if buttons else blocks)


def held_back_view(locale: str, guarded: HeldBack, words: ReflectionWords, reflection_id: int | None) -> Block:
    """The same on top of the form, which keeps the text for its writer to change."""
    blocks = held_back(locale, guarded, None).blocks
    colleague = _colleague_button(locale, guarded, words, reflection_id)
    if colleague:
        blocks = [*blocks, actions("guard.actions", [colleague])]
    return modal("guard", plain(locale, "form-guard"), blocks, close=plain(locale, "button-back"))


def _guard_text(locale: str, guarded: HeldBack) -> str:
    if not guarded.certain:
        first = text(locale, "guard-asks", what=_kinds(locale, guarded))
    else:
        first = text(locale, "guard-stops", what=_kinds(locale, guarded))
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


def _kinds(locale: str, guarded: HeldBack) -> str:
    kinds = dict.fromkeys(finding.kind for finding in guarded.findings)
    where = guarded.findings[0].sentence
    said = say_list(locale, [plain(locale, f"guard-kind-{kind}") for kind in list(kinds)[:2]])
    return plain(locale, "guard-where", kind=said, sentence=where) if where <= 5 else said


def _guard_buttons(locale: str, guarded: HeldBack, words: ReflectionWords | None) -> list[Block]:
    if words is None:
        return []
    buttons = [button(Press.REWRITE, plain(locale, "button-rewrite"), str(guarded.log_id or "-"), primary=True)]
    colleague = _colleague_button(locale, guarded, words)
    return [*buttons, colleague] if colleague else buttons


def _colleague_button(
    locale: str, guarded: HeldBack, words: ReflectionWords, reflection_id: int | None = None
) -> Block | None:
    packed = pack_words(words, guarded.log_id, reflection_id)
    if guarded.certain or len(packed) > VALUE_MOST:
        return None
    return button(Press.COLLEAGUE, plain(locale, "button-colleague"), packed)
