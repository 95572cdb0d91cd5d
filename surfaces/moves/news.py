"""What colleagues are told of a moved or cancelled lesson."""

from __future__ import annotations

from collections.abc import Sequence

from models.courses import Course, CoursePart
from models.moves import (
    LESSON_MOVED,
    MovedLesson,
    MoveNotice,
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
    sentence,
    text,
)
from surfaces.lessons import lesson_words
from surfaces.moves.messages import MOST_LINES, say_slot, shift_line


def told(locale: str, news: MoveNotice) -> Message:
    """What a colleague of the class hears, once: which lessons have other days, and which."""
    label = news.course.label
    first, *rest = news.changes
    said = [_told_head(locale, news), shift_line(locale, news.course, first)]
    said += [shift_line(locale, news.course, change) for change in rest[: MOST_LINES - 1]]
    said += _told_rest(locale, news.course, rest[MOST_LINES - 1 :])
    why = text(locale, "told-why-leader" if news.part is CoursePart.LEADER else "told-why-reserve", label=label)
    name = f"told.{news.course.id}"
    buttons = [button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule"))]
    return Message(
        said[0], [*lines(f"{name}.said", said), actions(f"{name}.actions", buttons), context(f"{name}.why", why)]
    )


def _told_head(locale: str, news: MoveNotice) -> str:
    numbers = [change.number for change in news.changes]
    words = {"lesson": lesson_words(locale, news.course, numbers), "label": news.course.label}
    if news.by is None:
        return sentence(text(locale, "told-cancelled-by-nobody" if news.cancelled else "told-moved-by-nobody", **words))
    return text(locale, "told-cancelled" if news.cancelled else "told-moved", by=news.by, **words)


def _told_rest(locale: str, course: Course, rest: Sequence[MovedLesson]) -> list[str]:
    placed = [change for change in rest if change.new]
    said = []
    if placed:
        lesson = lesson_words(locale, course, [change.number for change in placed])
        last = say_slot(locale, placed[-1].new, with_week=True)
        said.append(sentence(text(locale, "move-followers", lesson=lesson, last=last)))
    if len(placed) < len(rest):
        gone = [change.number for change in rest if not change.new]
        said.append(sentence(text(locale, "move-spilled", lesson=lesson_words(locale, course, gone))))
    return said


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {LESSON_MOVED: told}
