"""What is asked about or pointed out before a log is stored. None of it refuses what happened (promise 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from models.calendar import SchoolYear, monday
from models.courses import Course, CourseStatus, PlannedLesson, cancelled_numbers
from models.db import BadInput
from models.lessons.days import SchoolDays
from models.lessons.drafts import (
    MOST_MINUTES,
    UNKNOWN,
    Ask,
    Choice,
    LogDraft,
    MissingBefore,
    Precision,
    Question,
    Reading,
    When,
)
from models.lessons.logs import Held

MOST_DAYS = 9  # to choose among


def check_numbers(
    draft: LogDraft, found: list[Course], next_numbers: dict[int, int | None], logs: dict[int, list[Held]]
) -> tuple[int, ...] | Ask:
    """The lesson numbers of a log; asks when none was said. Raises BadInput for one the programme does not have."""
    total = min((course.total for course in found if course.total is not None), default=None)
    if any(number < 1 for number in draft.numbers + draft.also_before):
        raise BadInput(reason="bad-number", given=min(draft.numbers + draft.also_before))
    if draft.minutes is not None and not 1 <= draft.minutes <= MOST_MINUTES:
        raise BadInput(reason="minutes", given=draft.minutes)
    if draft.numbers:
        if total is not None and max(draft.numbers) > total:
            short = next(course for course in found if course.total == total)
            raise short.no_such_lesson(max(draft.numbers))
        return draft.numbers
    if total is None:
        return (_next_meeting(draft, found[0], logs[found[0].id]),)
    suggested = next_numbers[found[0].id]
    choices = tuple(
        Choice(
            "lesson",
            replace(draft.once_shown(), course_ids=tuple(c.id for c in found), labels=(), numbers=(number,)),
            {"number": number},
        )
        for number in _around(suggested, total)
    )
    return Ask(Question.WHICH_LESSON, choices, {"label": found[0].label})


def _next_meeting(draft: LogDraft, course: Course, logs: list[Held]) -> int:
    """Drop-in groups count their meetings; the same day is the same meeting."""
    same = [log.number for log in logs if draft.when and log.when == draft.when]
    return same[0] if same else max((log.number for log in logs), default=course.held_before) + 1


def _around(suggested: int | None, total: int) -> list[int]:
    start = suggested or total
    return [number for number in (start, start - 1, start + 1) if 1 <= number <= total]


def check_which_day(draft: LogDraft, found: list[Course], days: SchoolDays, today: date) -> Ask | None:
    """A day said vaguely, or in two ways, is asked about with the days that it can be."""
    if draft.when or not draft.days:
        return None
    come = [day for day in draft.days if day <= today]
    if not come:
        raise BadInput(reason="future-day", day=draft.days[0].isoformat())
    school = [day for day in come if not days.kept or days.has_lessons(day)] or come
    fixed = _fixed(draft.once_shown(), found)
    choices = [
        Choice("meant-day", fixed.settle(Question.WHICH_DAY, when=When.on(day), days=()), {"day": day})
        for day in school[-MOST_DAYS:]
    ]
    choices.append(Choice("day-unknown", fixed.settle(Question.WHICH_DAY, when=_week_of(come), days=())))
    words: dict[str, str | int | date] = {"label": found[0].label, "number": (draft.numbers or (0,))[0]}
    return Ask(Question.WHICH_DAY, tuple(choices), words)


def _week_of(days: list[date]) -> When:
    """The week that all of the days lie in; unknown where they lie in several."""
    weeks = {monday(day) for day in days}
    return When.in_week(weeks.pop()) if len(weeks) == 1 else UNKNOWN


def check_reading(draft: LogDraft, found: list[Course], numbers: tuple[int, ...], when: When) -> Ask | None:
    """Words that were not wholly understood, or can be meant otherwise: what was understood is shown first."""
    if not draft.doubted or Question.READING in draft.settled:
        return None
    read = _fixed(draft, found).settle(Question.READING, numbers=numbers, when=when, doubted=False)
    choices = [Choice("save", replace(read, leftover=""))]
    if len(draft.leftover.split()) > 1:
        choices.append(Choice("save-with-reflection", read))
    reading = Reading(courses=tuple(found), numbers=numbers, when=when, draft=draft, leftover=draft.leftover)
    return Ask(Question.READING, tuple(choices), reading=reading)


def check_ended(draft: LogDraft, found: list[Course]) -> Ask | None:
    """A course that has ended is pointed out once; the log is still the person's to give."""
    ended = next((course for course in found if course.status is CourseStatus.ENDED), None)
    if not ended or Question.ENDED in draft.settled:
        return None
    keep = Choice("save-anyway", _fixed(draft, found).settle(Question.ENDED))
    words: dict[str, str | int | date] = {"label": ended.label, "programme": ended.programme_code}
    if ended.ended_on:
        words["day"] = ended.ended_on
    return Ask(Question.ENDED, (keep,), words)


def check_day(draft: LogDraft, found: list[Course], when: When, days: SchoolDays, today: date) -> Ask | None:
    """Future days are refused; a weekday that disagrees with its date, or a day without school, is asked about."""
    if when.day is None:
        return None
    if when.day > today:
        raise BadInput(
            reason="future-week" if when.precision is Precision.WEEK else "future-day", day=when.day.isoformat()
        )
    if when.day < SchoolYear(SchoolYear.of(today).start - 1).first_day:
        raise BadInput(reason="too-long-ago", day=when.day.isoformat())
    if draft.other_day and Question.WEEKDAY not in draft.settled:
        return _ask_weekday(draft, found=found, by_date=when.day, by_weekday=draft.other_day, today=today)
    if Question.NO_SCHOOL_DAY in draft.settled or when.precision is not Precision.DAY:
        return None
    if not days.kept or days.has_lessons(when.day):
        return None
    fixed, before = _fixed(draft, found), days.before(when.day)
    choices = [Choice("day-anyway", fixed.settle(Question.NO_SCHOOL_DAY, when=when), {"day": when.day})]
    if before:
        settled = fixed.settle(Question.NO_SCHOOL_DAY, when=When.on(before))
        choices.insert(0, Choice("meant-day", settled, {"day": before}))
    return Ask(Question.NO_SCHOOL_DAY, tuple(choices), {"day": when.day, "name": days.name_of(when.day)})


def _ask_weekday(draft: LogDraft, found: list[Course], by_date: date, by_weekday: date, today: date) -> Ask:
    days = [day for day in (by_date, by_weekday) if day <= today]
    choices = tuple(
        Choice(
            "meant-day", _fixed(draft, found).settle(Question.WEEKDAY, when=When.on(day), other_day=None), {"day": day}
        )
        for day in days
    )
    return Ask(Question.WEEKDAY, choices, {"day": by_date})


def check_order(
    db: Connection,
    draft: LogDraft,
    found: list[Course],
    numbers: tuple[int, ...],
    held: dict[int, set[int]],
    logs: dict[int, list[Held]],
    planned: dict[int, list[PlannedLesson]],
    today: date,
) -> Ask | None:
    """Lessons that build on each other: a gap before this one is asked about once (S0: följ manualens ordning)."""
    if Question.ORDER in draft.settled:
        return None
    for course in found:
        missing = find_missing_before(
            db, course, numbers, held=held[course.id], logs=logs[course.id], planned=planned[course.id], today=today
        )
        if missing:
            return _ask_order(draft, found=found, course=course, numbers=numbers, missing=missing)
    return None


def find_missing_before(
    db: Connection,
    course: Course,
    numbers: tuple[int, ...],
    *,
    held: set[int],
    logs: list[Held],
    planned: list[PlannedLesson],
    today: date,
) -> list[int]:
    """The gap before these lessons, less what somebody already said: left out on purpose, not held yet, cancelled."""
    if not course.in_order or numbers[0] in held:
        return []
    known = max((log.number for log in logs if log.out_of_order), default=0)
    answered = held | {lesson.number for lesson in planned if lesson.missed}
    missing = [number for number in range(known + 1, numbers[0]) if number not in answered]
    if not missing:
        return []
    still_planned = {lesson.number for lesson in planned}
    cancelled = cancelled_numbers(db, [course.id], SchoolYear.of(today).first_day)[course.id] - still_planned
    return [number for number in missing if number not in cancelled]


def _ask_order(
    draft: LogDraft, found: list[Course], course: Course, numbers: tuple[int, ...], missing: list[int]
) -> Ask:
    fixed = _fixed(draft, found)
    choices = [Choice("held-too", fixed.settle(Question.ORDER, numbers=numbers, also_before=tuple(missing)))]
    if len(numbers) == 1:
        choices.append(Choice("was-first", fixed.settle(Question.ORDER, numbers=(missing[0],))))
    choices.append(Choice("taken-before", fixed.settle(Question.ORDER, numbers=numbers)))
    return Ask(Question.ORDER, tuple(choices), missing=MissingBefore(course, numbers[0], tuple(missing)))


def _fixed(draft: LogDraft, found: list[Course]) -> LogDraft:
    """The draft with its classes settled, so that the next question is not about them."""
    return replace(draft, course_ids=tuple(course.id for course in found), labels=())
