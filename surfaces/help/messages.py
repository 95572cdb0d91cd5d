"""The help, made from the table of commands, and the answer to words that were not understood."""

from __future__ import annotations

from dataclasses import dataclass

from models.courses import Course
from surfaces.kit import (
    Block,
    LessonChoice,
    Message,
    Press,
    actions,
    button,
    context,
    lines,
    pack,
    plain,
    section,
    text,
)
from surfaces.lessons import say_lesson, tell_groups_from_classes


@dataclass(frozen=True, slots=True)
class HelpExample:
    """A class of the reader's own, or of their school, for the examples; and a lesson of it."""

    course: Course
    number: int


@dataclass(frozen=True, slots=True)
class HelpFacts:
    """What the reader can do: groups of commands, each with the word to type; and whether they log lessons."""

    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    logs: bool
    example: HelpExample | None


def show_help(locale: str, facts: HelpFacts) -> Message:
    """The help: what the reader can do, in groups, with examples of their own classes, and buttons."""
    title = text(locale, "help-title")
    words = _fill_example(locale, facts.example)
    if facts.example is None and not facts.logs:
        words |= {"kind": "schools"}
    blocks = [section("help.said", title)]
    for group, commands in facts.groups:
        sentences = [text(locale, f"help-group-{group}", kind=words["kind"])]
        sentences += [f"`/mvp {word}` {text(locale, f'help-for-{name}', **words)}" for name, word in commands]
        blocks += lines(f"help.{group}", sentences)
    if facts.logs:
        blocks.append(section("help.examples", text(locale, "help-examples", **words)))
    blocks += [
        actions("help.actions", _build_buttons(locale, facts.logs)),
        context("help.note", text(locale, "help-note")),
    ]
    return Message(title, blocks)


def _fill_example(locale: str, example: HelpExample | None) -> dict[str, str]:
    """`lektion 5`, `7B`: what stands in the examples, and whether it is a class or a group."""
    if example is None:
        return {"lesson": plain(locale, "help-lesson"), "label": "7B", "number": "5", "kind": "classes"}
    lesson = say_lesson(locale, example.course, [example.number])
    kind = tell_groups_from_classes([example.course])
    return {"lesson": lesson, "label": example.course.label, "number": str(example.number), "kind": kind}


def _build_buttons(locale: str, logs: bool) -> list[Block]:
    status = button(Press.SHOW_STATUS, plain(locale, "button-status" if logs else "button-show-schools"))
    log = button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True)
    return [log, status] if logs else [status]


def show_not_understood(locale: str, *, logs: bool) -> Message:
    """The answer to words that are no command, with buttons to what may be meant."""
    message_text = text(locale, "not-understood-log" if logs else "not-understood")
    buttons = [*_build_buttons(locale, logs)[:1], button(Press.SHOW_HELP, plain(locale, "button-help"))]
    return Message(message_text, [section("help.said", message_text), actions("help.actions", buttons)])


def show_thanks(locale: str) -> Message:
    """The answer to a thank you."""
    message_text = text(locale, "thanks-back")
    return Message(message_text, [section("help.said", message_text)])


def show_no_report(locale: str) -> Message:
    """The yearly report is not in Slack; what can be seen instead."""
    message_text = text(locale, "no-report")
    status = button(Press.SHOW_STATUS, plain(locale, "button-show-schools"))
    return Message(message_text, [section("help.said", message_text), actions("help.actions", [status])])


def show_nothing_held(locale: str) -> Message:
    """The words tell of no lesson that was held: what else may be meant, each by a button or by its word."""
    message_text = text(locale, "nothing-held")
    buttons = [
        button(Press.SHOW_SCHEDULE, plain(locale, "button-move-or-cancel")),
        button(Press.SHOW_STATUS, plain(locale, "button-status")),
        button(Press.OPEN_LOG, plain(locale, "button-log-anyway"), pack(LessonChoice())),
    ]
    blocks = [
        section("help.said", message_text),
        actions("help.actions", buttons),
        context("help.note", text(locale, "nothing-held-words")),
    ]
    return Message(message_text, blocks)
