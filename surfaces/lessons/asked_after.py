"""What is asked about a lesson that is saved already, and what its class's leaders are told of it."""

from __future__ import annotations

from collections.abc import Sequence

from models.lessons import (
    LOGGED_BY_OTHER,
    Logged,
    LoggedLesson,
    LogNotice,
    MissingBefore,
    OffPlan,
    OrderAnswer,
    OrderSettled,
)
from surfaces.kit import (
    Block,
    Message,
    Press,
    Show,
    actions,
    button,
    context,
    pack,
    pack_ids,
    plain,
    say_day,
    say_list,
    say_when,
    section,
    sentence,
    text,
)
from surfaces.lessons.naming import say_lesson


def say_missing(locale: str, before: MissingBefore) -> str:
    """`Lektion 1–4 är inte sparade för 7B. Hur var det?`"""
    lesson = say_lesson(locale, before.course, list(before.missing))
    return sentence(text(locale, "ask-order", lesson=lesson, label=before.course.label, count=len(before.missing)))


def say_order_answer(locale: str, code: str, before: MissingBefore) -> str:
    """The label of the button with which the lessons before are told of."""
    first = say_lesson(locale, before.course, [before.missing[0]])
    several = "yes" if len(before.missing) > 1 else "no"
    return plain(locale, f"order-{code}", several=several, first=first)


def say_off_plan(locale: str, off: OffPlan) -> str:
    """`Planerad torsdag 15 oktober. Hölls lektion 5 i dag?`"""
    planned = say_day(locale, off.planned)
    if not off.asked:
        return text(locale, "log-off-plan-said", planned=planned)
    held = plain(locale, "log-today") if off.held == off.today else say_day(locale, off.held)
    lesson = say_lesson(locale, off.entry.course, [off.entry.number])
    return text(locale, "log-off-plan", planned=planned, lesson=lesson, held=held)


def build_day_or_order_answers(locale: str, result: Logged) -> list[Block]:
    """The answers to what is asked about a lesson that is saved already."""
    if result.order:
        log_id = result.order.log_id
        return [
            button(
                f"{Press.ORDER}:{place}",
                say_order_answer(locale, answer.value, result.order.before),
                pack(OrderSettled(log_id, answer)),
            )
            for place, answer in enumerate(OrderAnswer)
        ]
    off = result.off_plan
    if off is None or not off.asked:
        return []
    log_id = off.entry.log_id
    held = plain(locale, "log-today") if off.held == off.today else say_day(locale, off.held)
    right = button(Press.RIGHT_DAY, plain(locale, "asked-right-day", day=held), str(log_id))
    if off.planned > off.held:
        return [right, button(f"{Press.UNDO}:not-yet", plain(locale, "button-not-yet"), pack_ids([log_id]))]
    other = plain(locale, "asked-planned-day", day=say_day(locale, off.planned))
    return [right, button(Press.PLANNED_DAY, other, str(log_id))]


def show_log_notice(locale: str, notice: LogNotice) -> Message:
    """What a class's leaders are told of a log that somebody else made; or that it was taken back."""
    entries = notice.entries
    first = entries[0]
    lesson = say_lesson(
        locale,
        first.course,
        [entry.number for entry in entries if entry.course.id == first.course.id],
        first.session,
        first.half,
    )
    labels = say_list(locale, list(dict.fromkeys(entry.course.label for entry in entries)))
    words = {"by": notice.by, "lesson": lesson, "label": labels, "when": _say_days(locale, entries)}
    if notice.taken_back:
        message_text = text(locale, "logged-taken-back", **words)
        return Message(message_text, [section("logged.said", message_text)])
    message_text = text(locale, "logged-by-other", **words)
    last = str(entries[-1].log_id)
    buttons = [
        button(Press.REFLECT, plain(locale, "button-add-reflection"), last),
        button(Press.CHANGE, plain(locale, "button-wrong"), last),
    ]
    why = text(locale, "reminder-why" if notice.leads_class else "logged-why-led", label=labels)
    return Message(
        message_text,
        [section("logged.said", message_text), actions("logged.actions", buttons), context("logged.why", why)],
    )


def _say_days(locale: str, entries: Sequence[LoggedLesson]) -> str:
    """The day of the lessons; where they have several, that of each: `måndag 5 oktober och måndag 19 oktober`."""
    return say_list(locale, [say_when(locale, when) for when in dict.fromkeys(entry.when for entry in entries)])


# What shows the kind of delivery, and what it becomes once the log is taken back.
SHOWS: dict[str, Show] = {LOGGED_BY_OTHER: show_log_notice}
SHOWS_SETTLED: dict[str, Show] = {LOGGED_BY_OTHER: show_log_notice}
