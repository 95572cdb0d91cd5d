"""The summary of a term for those who lead classes."""

from __future__ import annotations

from models.reminders import TERM_SUMMARY, TermSummary
from surfaces.kit import LessonChoice, Message, Press, Show, actions, button, context, lines, pack, plain, say_day, text
from surfaces.status import list_classes, list_held


def show_term_summary(locale: str, content: TermSummary) -> Message:
    """How far the reader's classes have come, what waits for an answer, and when the next term begins."""
    title = text(locale, "term-title")
    sentences = [title, *(list_held if content.year_ends else list_classes)(locale, content.classes)]
    if content.year_ends:
        sentences.append(text(locale, "term-summer"))
    elif content.starts:
        sentences.append(text(locale, "term-starts", day=say_day(locale, content.starts)))
    blocks = lines("term.said", sentences)
    if any(each.unanswered for each in content.classes):
        blocks.append(
            actions("term.log", [button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()))])
        )
    blocks.append(context("term.why", text(locale, "term-why", site=content.site)))
    return Message(title.strip("*"), blocks)


SHOWS: dict[str, Show] = {TERM_SUMMARY: show_term_summary}
