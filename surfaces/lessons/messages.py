"""Messages about logs: the receipt, what was undone, and invitations to log or to change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from models.lessons import (
    Logged,
    LoggedLesson,
    LogOutcome,
    UndoneLogs,
)
from models.milestones import OpenGates
from surfaces.kit import (
    VALUE_MOST,
    LessonChoice,
    Message,
    Press,
    actions,
    button,
    pack,
    pack_ids,
    plain,
    say_list,
    say_when,
    section,
    text,
)
from surfaces.lessons.asked_after import build_day_or_order_answers, say_missing, say_off_plan
from surfaces.lessons.naming import say_lesson, say_mentioned, say_next_lesson
from surfaces.milestones import say_milestone_name


def show_logged(locale: str, result: Logged, gates: Sequence[OpenGates] = ()) -> Message:
    """The receipt of a log: what was saved, what comes next, and buttons.

    `gates` are the steps that should have come before a class's first lesson and are not done.
    """
    lines = [_say_entries(locale, list(entries)) for _, entries in groupby(result.entries, key=_find_sentence_key)]
    if result.assumed_day and any(entry.outcome is LogOutcome.SAVED for entry in result.entries):
        lines.append(text(locale, "log-assumed-day"))
    other = next((entry for entry in result.entries if entry.said and entry.said != entry.when), None)
    if other and other.said:
        lines.append(text(locale, "log-other-day", said=say_when(locale, other.said)))
    if result.off_plan:
        lines.append(say_off_plan(locale, result.off_plan))
    if result.order:
        lines.append(say_missing(locale, result.order.before))
    if result.told:
        lines.append(text(locale, "log-told", names=say_list(locale, result.told)))
    if result.unknown_people:
        lines.append(_say_unknown_people(locale, result.unknown_people))
    if any(entry.outcome is not LogOutcome.ALREADY for entry in result.entries):
        lines += [say_next_lesson(locale, coming, several=len(result.next) > 1) for coming in result.next]
    lines += [_say_gates(locale, class_gates) for class_gates in gates]
    message_text = "\n".join(lines)
    asked = build_day_or_order_answers(locale, result)
    return Message(
        message_text,
        [
            section("log.said", message_text),
            *([actions("log.asked", asked)] if asked else ()),
            actions("log.actions", _build_buttons(locale, result, gates, asked=bool(asked))),
        ],
    )


def _say_gates(locale: str, gates: OpenGates) -> str:
    """What should have been done before a class's first lesson. The log is saved all the same."""
    names = [say_milestone_name(locale, code) for code in gates.codes]
    return text(locale, "log-gates", label=gates.course.label, what=say_list(locale, names))


def _say_unknown_people(locale: str, people: tuple[str, ...]) -> str:
    mentioned = [say_mentioned(name) for name in people]
    return text(locale, "log-unknown-people", count=len(people)).replace("{people}", say_list(locale, mentioned))


def _find_sentence_key(entry: LoggedLesson) -> tuple[object, ...]:
    return (entry.course.id, entry.outcome, entry.when, entry.others, entry.by, entry.session, entry.half)


def _say_entries(locale: str, entries: list[LoggedLesson]) -> str:
    first = entries[0]
    lesson = say_lesson(
        locale, course=first.course, numbers=[entry.number for entry in entries], session=first.session, half=first.half
    )
    words = {"lesson": lesson, "label": first.course.label, "when": say_when(locale, first.when)}
    if first.outcome is LogOutcome.ALREADY:
        return text(locale, "log-already", **words)
    if first.outcome is LogOutcome.JOINED:
        key = "log-joined" if first.actor_leads else "log-joined-for-others"
        return text(locale, key, by=first.by or say_list(locale, first.others), **words)
    key = "log-saved" if first.outcome is LogOutcome.SAVED else "log-changed"
    saved = text(locale, key, **words)
    return f"{saved} {_say_leaders(locale, first)}".rstrip()


def _say_leaders(locale: str, entry: LoggedLesson) -> str:
    others = say_list(locale, entry.others)
    if entry.actor_leads:
        return text(locale, "log-leaders-you", others=others) if others else text(locale, "log-leader-you")
    return text(locale, "log-leaders", others=others, count=len(entry.others)) if others else ""


def _build_buttons(locale: str, result: Logged, gates: Sequence[OpenGates], *, asked: bool) -> list[dict[str, object]]:
    entries = result.entries
    last = entries[-1]
    joined = any(entry.outcome is LogOutcome.JOINED for entry in entries)
    buttons = [
        button(
            Press.REFLECT,
            plain(locale, "button-add-reflection" if joined else "button-reflect"),
            str(last.log_id),
            primary=not asked,
        )
    ]
    if len(entries) == 1:
        buttons.append(
            button(Press.CHANGE, plain(locale, "button-wrong" if joined else "button-change"), str(last.log_id))
        )
    if not joined and all(entry.outcome is LogOutcome.SAVED for entry in entries):
        ids = pack_ids(entry.log_id for entry in entries)
        if len(ids) <= VALUE_MOST:  # logs of many classes at once are undone with `ångra` instead
            buttons.append(button(Press.UNDO, plain(locale, "button-undo"), ids))
    if gates:
        only = gates[0].course.id if len(gates) == 1 else None
        buttons.append(button(Press.SHOW_MILESTONES, plain(locale, "button-milestones"), str(only or "-")))
    return buttons


def show_undone(locale: str, result: UndoneLogs) -> Message:
    """What was taken back, and how to log it again."""
    first = result.entries[0]
    lesson = say_lesson(
        locale,
        course=first.course,
        numbers=[entry.number for entry in result.entries],
        session=first.session,
        half=first.half,
    )
    words = {"lesson": lesson, "label": first.course.label, "when": say_when(locale, first.when)}
    if result.kept_by:
        message_text = text(locale, "undo-kept", by=result.kept_by, **words)
    else:
        message_text = text(locale, "undo-done", **words)
    value = pack(LessonChoice(first.course.id, first.number))
    log_again = button(Press.OPEN_LOG, plain(locale, "button-log-again"), value)
    return Message(message_text, [section("undo.said", message_text), actions("undo.actions", [log_again])])


def invite_to_log(locale: str) -> Message:
    """A button that opens the log form, for places where it can't be opened at once."""
    message_text = text(locale, "invite-log")
    open_form = button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True)
    return Message(message_text, [section("invite.said", message_text), actions("invite.actions", [open_form])])


def invite_to_change(locale: str, lesson: str, log_id: int) -> Message:
    """The latest log, with the button that opens its form; for places where a form can't be opened at once."""
    message_text = text(locale, "invite-change", lesson=lesson)
    buttons = [
        button(Press.CHANGE, plain(locale, "button-change"), str(log_id), primary=True),
        button(Press.UNDO, plain(locale, "button-undo"), str(log_id)),
    ]
    return Message(message_text, [section("change.said", message_text), actions("change.actions", buttons)])
