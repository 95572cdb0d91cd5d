"""What people are told of a class that they were put on or taken off, or that was planned anew."""

from __future__ import annotations

from models.planning import COURSE_CHANGED, CourseNews, CourseNotice
from surfaces.kit import Message, Press, Show, actions, button, plain, section, sentence, text
from surfaces.lessons import say_lesson, say_planned_lesson


def show_course_news(locale: str, notice: CourseNotice) -> Message:
    """`Maria har satt upp dig som ledare för 7E. Först kommer lektion 1, torsdag 14 januari kl. 10.20 i B214.`"""
    names = {"by": notice.by, "label": notice.course.label, "programme": notice.course.programme.short_name}
    key = "news-on-reserve" if notice.news is CourseNews.ON and notice.is_reserve else f"news-{notice.news.value}"
    sentences = [text(locale, key, **names)]
    if notice.first and notice.news in (CourseNews.ON, CourseNews.PLAN):
        lesson = say_lesson(locale, notice.course, [notice.first.number])
        first = text(locale, "news-first", lesson=lesson, when=say_planned_lesson(locale, notice.first))
        sentences.append(sentence(first))
    message_text = " ".join(sentences)
    blocks = [section(f"news.{notice.course.id}.said", message_text)]
    if notice.news in (CourseNews.ON, CourseNews.PLAN):
        show = button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule"))
        blocks.append(actions(f"news.{notice.course.id}.actions", [show]))
    return Message(message_text, blocks)


SHOWS: dict[str, Show] = {COURSE_CHANGED: show_course_news}
