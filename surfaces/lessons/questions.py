"""The questions before a log: each says what is asked, and has its answers as buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.lessons import Ask, Choice, LogDraft, MissingBefore, Precision, Question, Reading
from surfaces.kit import (
    Block,
    LessonChoice,
    Message,
    Press,
    actions,
    button,
    pack,
    plain,
    say_class_choice,
    say_day,
    say_day_week,
    say_list,
    say_when,
    section,
    sentence,
    text,
)
from surfaces.lessons.asked_after import say_missing, say_order_answer
from surfaces.lessons.naming import say_lesson, say_mentioned


def show_question(locale: str, ask: Ask) -> Message:
    """A question before a log, with its answers as buttons."""
    message_text = sentence(_QUESTION_TEXTS[ask.question](locale, ask))
    rows = [ask.choices[start : start + 5] for start in range(0, len(ask.choices), 5)]
    blocks = [section("ask.said", message_text)]
    number = 0
    for row, choices in enumerate(rows):
        buttons = []
        for choice in choices:
            buttons.append(
                button(f"{Press.ANSWER}:{number}", _say_choice(locale, choice, ask.missing), pack(choice.draft))
            )
            number += 1
        if ask.reading:
            buttons.append(_build_form_button(locale, ask.reading))
        blocks.append(actions(f"ask.choices.{row}", buttons))
    return Message(message_text, blocks)


def _build_form_button(locale: str, reading: Reading) -> Block:
    """Opens the form with what was understood, to be put right there."""
    course = reading.courses[0].id if len(reading.courses) == 1 else None
    number = reading.numbers[0] if len(reading.numbers) == 1 else None
    day = reading.when.day if reading.when.precision is Precision.DAY else None
    return button(Press.OPEN_LOG, plain(locale, "button-change"), pack(LessonChoice(course, number, day)))


def _ask_reading(locale: str, ask: Ask) -> str:
    reading = ask.reading
    assert reading is not None
    lesson = say_lesson(
        locale,
        reading.courses[0],
        list(reading.numbers),
        session=reading.draft.session,
        half=reading.draft.half,
    )
    labels = say_list(locale, [course.label for course in reading.courses])
    lines = [text(locale, "ask-reading", lesson=lesson, label=labels, when=say_when(locale, reading.when))]
    more = _list_more(locale, reading.draft)
    if more:
        lines.append(text(locale, "ask-reading-more", more="{more}").replace("{more}", say_list(locale, more)))
    if reading.leftover:
        lines.append(text(locale, "ask-reading-leftover", words=reading.leftover))
    return "\n".join(lines)


def _list_more(locale: str, draft: LogDraft) -> list[str]:
    """What else is saved by the tap: how the lesson went, its minutes, and who led it. Escaped."""
    more = [text(locale, f"manner-{draft.manner}")] if draft.manner else []
    if draft.minutes:
        more.append(text(locale, "reading-minutes", minutes=str(draft.minutes)))
    return more + [say_mentioned(name) for name in (*draft.led_with, *draft.led_by)]


def _ask_which_day(locale: str, ask: Ask) -> str:
    return text(locale, "ask-which-day", label=str(ask.words["label"]))


def _say_choice(locale: str, choice: Choice, missing: MissingBefore | None) -> str:
    words = {name: say_day(locale, word) if isinstance(word, date) else word for name, word in choice.words.items()}
    if choice.code == "class":
        return say_class_choice(locale, choice.words)
    if missing:
        return say_order_answer(locale, choice.code, missing)
    return sentence(plain(locale, f"choice-{choice.code}", **words))


def _ask_class(locale: str, ask: Ask) -> str:
    if ask.words["count"] != 1:
        return text(locale, "ask-class")
    return text(locale, "ask-class-for", number=str(ask.words["number"]))


def _ask_lesson(locale: str, ask: Ask) -> str:
    return text(locale, "ask-lesson", label=str(ask.words["label"]))


def _ask_order(locale: str, ask: Ask) -> str:
    assert ask.missing is not None
    return f"{say_missing(locale, ask.missing)} {text(locale, 'ask-nothing-saved')}"


def _ask_day(locale: str, ask: Ask) -> str:
    day, name = say_day_week(locale, _read_day(ask, "day")), str(ask.words["name"])
    if name:
        return text(locale, "ask-no-school-day-named", day=day, name=name)
    return text(locale, "ask-no-school-day", day=day)


def _ask_weekday(locale: str, ask: Ask) -> str:
    return text(locale, "ask-weekday", day=say_day_week(locale, _read_day(ask, "day")))


def _ask_ended(locale: str, ask: Ask) -> str:
    day = ask.words.get("day")
    words = {"label": str(ask.words["label"]), "programme": str(ask.words["programme"])}
    if isinstance(day, date):
        return text(locale, "ask-ended-on", day=say_day(locale, day), **words)
    return text(locale, "ask-ended", **words)


def _read_day(ask: Ask, name: str) -> date:
    day = ask.words[name]
    assert isinstance(day, date)
    return day


_QUESTION_TEXTS: dict[Question, Callable[[str, Ask], str]] = {
    Question.WHICH_CLASS: _ask_class,
    Question.WHICH_LESSON: _ask_lesson,
    Question.ORDER: _ask_order,
    Question.WHICH_DAY: _ask_which_day,
    Question.READING: _ask_reading,
    Question.NO_SCHOOL_DAY: _ask_day,
    Question.WEEKDAY: _ask_weekday,
    Question.ENDED: _ask_ended,
}
