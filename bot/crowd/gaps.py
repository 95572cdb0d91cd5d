"""What waits for a coordinator by the crowd's books, in the order in which a letter tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.crowd.books import GATES, Books, ClassBook, PlannedDay
from bot.crowd.letters import LetterGap
from bot.crowd.reading import WEEKDAYS, say_day, say_numbers
from bot.crowd.year import DAY, WEEK
from models.calendar import monday

TWO_ROOMS = {("MVP", 4), ("MVP", 5)}  # held in half groups by one of the two manuals
GATE_AHEAD, GATES_SHOWN = timedelta(weeks=1), timedelta(days=28)
MOST_STRUCK = 3  # days without school that a letter tells of
MOST_WEEKS = 10  # that the lessons of such a day are moved on together
Urgency = tuple[bool, int, date, str, int, int]


def list_gaps(books: Books, school: str, today: date) -> list[str]:
    """What the coordinator of a school has to see to, as `LetterGap` says it: what is ahead first, then what is past.

    Meetings whose day has passed are not among them: the books do not keep those.
    """
    found = (gap for book in books.of_school(school) for gap in _find_gaps(books, book, today))
    return [str(gap) for _, gap in sorted(found, key=lambda one: one[0])]


def _find_gaps(books: Books, book: ClassBook, today: date) -> Iterator[tuple[Urgency, LetterGap]]:
    last, label = monday(today) + 13 * DAY, book.klass.label
    if book.total and not book.plan and book.next_number:
        yield (False, 0, date.min, label, 0, 0), LetterGap(label, "", "no plan")
    for number, planned in book.waiting():
        if today <= planned.day <= last and _lacks_room(book, number) and not book.is_struck(planned.day):
            gap = LetterGap(label, str(number), "room", _say_coming(planned, today))
            yield (False, 1, planned.day, label, 2, 0), gap
    if without_day := book.without_day(today):
        first = without_day[0][1].day
        numbers = say_numbers([number for number, _ in without_day])
        spilled = without_day[0][0] in book.spilled
        when = say_day(first) if len(without_day) == 1 and not spilled else ""
        yield (True, 1, first, label, 3, 0), LetterGap(label, numbers, "no day", when)
    if unanswered := book.unanswered(today):
        first, latest = unanswered[0][1].day, unanswered[-1][1].day
        days = say_day(first) if len(unanswered) == 1 else f"{say_day(first)}–{say_day(latest)}"
        numbers = say_numbers([number for number, _ in unanswered])
        yield (True, 1, first, label, 4, 0), LetterGap(label, numbers, "unclear", days)
    lesson = book.plan.get(1)
    if lesson and 1 not in book.held and lesson.day >= today and _is_gate_near(books, book, lesson, today):
        for place, gate in enumerate(GATES.get(book.klass.programme, ())):
            if gate not in book.gates_done:
                yield (False, 1, lesson.day, label, 5, place), LetterGap(label, "1", gate, _say_coming(lesson, today))


def _say_coming(planned: PlannedDay, today: date) -> str:
    """`torsdag kl. 10.20` this week, else with the date."""
    near = monday(planned.day) == monday(today)
    day = WEEKDAYS[planned.day.weekday()] if near else say_day(planned.day)
    return f"{day} kl. {planned.at.hour}.{planned.at:%M}"


def _lacks_room(book: ClassBook, number: int) -> bool:
    return (book.klass.programme, number) in TWO_ROOMS and " och " not in book.klass.room


def _is_gate_near(books: Books, book: ClassBook, first: PlannedDay, today: date) -> bool:
    """Whether what should come before lesson 1 is due within four weeks: it is due a week before, on a workday."""
    due = first.day - GATE_AHEAD
    while not books.year.is_workday(due, book.klass.school):
        due -= DAY
    return due <= today + GATES_SHOWN


def struck_figures(books: Books, school: str, today: date, most: int = MOST_STRUCK) -> dict[str, int | str]:
    """The coming lessons on the first days without school, each with the day that it would be moved to."""
    found: dict[str, int | str] = {}
    for day, lessons in list(books.struck(school, today).items())[:most]:
        weeks = find_weeks(day, lessons)
        new = say_day(day + weeks * WEEK) if weeks else "ingen dag"
        found |= {f"struck {book.klass.label} {number}": f"{say_day(day)} → {new}" for book, number in lessons}
    return found


def find_weeks(day: date, lessons: list[tuple[ClassBook, int]]) -> int:
    """How many weeks later all the classes have school on that weekday; 0 where that is too far away."""
    weeks = range(1, MOST_WEEKS + 1)
    return next((n for n in weeks if not any(book.is_struck(day + n * WEEK) for book, _ in lessons)), 0)
