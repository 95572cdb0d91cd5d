"""The message to a class's other leaders and reserves about moved or cancelled lessons."""

from __future__ import annotations

from collections.abc import Sequence

from models.courses import Course, CoursePart
from models.moves import (
    LESSON_MOVED,
    MovedLesson,
    MoveNotice,
    UndoneNotice,
)
from surfaces.kit import (
    Message,
    Press,
    Show,
    actions,
    button,
    context,
    lines,
    plain,
    section,
    sentence,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.moves.messages import MOST_LINES, say_shift, say_slot


def show_news(locale: str, news: MoveNotice) -> Message:
    """Which lessons have new days, and which days. `news.part` is the reader's part in the class."""
    label = news.course.label
    first, *rest = news.changes
    sentences = [_say_head(locale, news), say_shift(locale, news.course, first)]
    sentences += [say_shift(locale, news.course, change) for change in rest[: MOST_LINES - 1]]
    sentences += _list_rest(locale, news.course, rest[MOST_LINES - 1 :])
    why = text(locale, "told-why-leader" if news.part is CoursePart.LEADER else "told-why-reserve", label=label)
    name = f"told.{news.course.id}"
    buttons = [button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule"))]
    return Message(
        sentences[0],
        [*lines(f"{name}.said", sentences), actions(f"{name}.actions", buttons), context(f"{name}.why", why)],
    )


def _say_head(locale: str, news: MoveNotice) -> str:
    numbers = [change.number for change in news.changes]
    words = {"lesson": say_lesson(locale, news.course, numbers), "label": news.course.label}
    if news.by is None:
        return sentence(text(locale, "told-cancelled-by-nobody" if news.cancelled else "told-moved-by-nobody", **words))
    return text(locale, "told-cancelled" if news.cancelled else "told-moved", by=news.by, **words)


def _list_rest(locale: str, course: Course, rest: Sequence[MovedLesson]) -> list[str]:
    placed = [change for change in rest if change.new]
    sentences = []
    if placed:
        lesson = say_lesson(locale, course, [change.number for change in placed])
        last = say_slot(locale, placed[-1].new, with_week=True)
        sentences.append(sentence(text(locale, "move-followers", lesson=lesson, last=last)))
    if len(placed) < len(rest):
        gone = [change.number for change in rest if not change.new]
        sentences.append(sentence(text(locale, "move-spilled", lesson=say_lesson(locale, course, gone))))
    return sentences


def show_taken_back(locale: str, notice: UndoneNotice) -> Message:
    """What the message becomes once the move is taken back; the days as they are now come in a message of their own."""
    words = {"lesson": say_lesson(locale, notice.course, list(notice.numbers)), "label": notice.course.label}
    message_text = sentence(text(locale, "told-cancel-undone" if notice.cancelled else "told-move-undone", **words))
    return Message(message_text, [section(f"told.{notice.course.id}.said", message_text)])


# What shows the kind of delivery, and what it becomes once the move is taken back.
SHOWS: dict[str, Show] = {LESSON_MOVED: show_news}
SHOWS_SETTLED: dict[str, Show] = {LESSON_MOVED: show_taken_back}
