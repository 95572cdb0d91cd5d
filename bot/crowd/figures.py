"""What a school's letter ought to say, by the crowd's books: every figure by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.crowd.books import Books, ClassBook, PlannedDay
from bot.crowd.gaps import list_gaps, struck_figures
from bot.crowd.reading import WEEKDAYS, say_day, say_numbers
from bot.crowd.year import WEEK, grade_of
from models.calendar import monday, week

Figures = Mapping[str, int | str]
FAR = 2  # lessons: a class that is more behind is far behind
STARTS_WITHIN = 8 * WEEK  # from the beginning of the school year
LATE_START = 3 * WEEK  # into a term: then its lessons are counted from the first one
NEW_YEAR_MONTH = 8
PACED = ("in_step", "waiting", "behind", "far_behind")  # how a class stands that follows a plan
AT_ONCE = timedelta()
QUIET = ("in_step", "no_number")  # how the classes stand where a letter has nothing to tell


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the bot and the books do not agree. `at` is the moment on the city's clocks."""

    at: datetime
    where: str
    what: str
    books: object
    bot: object

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H.%M} {self.where}: {self.what}: books {self.books!r}, bot {self.bot!r}"


def compare(expected: Mapping[str, object], found: Mapping[str, object]) -> Iterator[tuple[str, object, object]]:
    """The figures that differ, or that only one of them has: the name, what is expected and what was found."""
    for name in sorted(set(expected) | set(found)):
        if expected.get(name) != found.get(name):
            yield name, expected.get(name), found.get(name)


@dataclass(frozen=True, slots=True)
class ClassStand:
    """How far a class has come: the word for it, and the lessons whose day is past by what is known of them."""

    word: str
    waiting: int = 0
    without_day: int = 0


def stand_of(book: ClassBook, today: date, patience: timedelta = AT_ONCE) -> ClassStand:
    """How a class follows its plan today, by what was told. Silence is neither held nor not held.

    A lesson waits for an answer once its day is longer ago than `patience`.
    """
    waiting, without = len(book.unanswered(today - patience)), book.without_day(today)
    behind = sum(planned.day < today for _, planned in without)
    if book.total is not None and book.next_number is None:
        return ClassStand("in_step")
    if waiting:
        return ClassStand("waiting", waiting, len(without))
    if behind:
        return ClassStand("behind" if behind <= FAR else "far_behind", without_day=len(without))
    return ClassStand(_stand_without_past(book, len(book.held)), without_day=len(without))


def stand_a_week_ago(book: ClassBook, today: date) -> ClassStand:
    """The same by what had been told a week ago; the plan is that of today."""
    then = datetime.combine(today - WEEK, time(), UTC)
    told = {number for number, lesson in book.told.items() if lesson.told_at < then}
    held = set(range(1, book.klass.held + 1)) | told
    if book.total is not None and len(held) >= book.total:
        return ClassStand("in_step")
    late = [(number, planned.day) for number, planned in book.plan.items() if planned.day < today - WEEK]
    late += [(number, day) for number, day in book.spilled.items() if day < today - WEEK]
    waiting = sum(number not in held and (number in book.held or not book.is_struck(day)) for number, day in late)
    return ClassStand("waiting", waiting) if waiting else ClassStand(_stand_without_past(book, len(held)))


def _stand_without_past(book: ClassBook, held: int) -> str:
    if book.total is None:
        return "no_number" if held else "not_started"
    if not book.plan:
        return "no_plan"
    return "in_step" if held else "not_started"


@dataclass(frozen=True, slots=True)
class TermCount:
    """The lessons planned this term for a day that is past: all, those held and those told not to have been.

    `first` is the first of their days, of those too that had no school.
    """

    planned: int = 0
    held: int = 0
    missed: int = 0
    first: date = date.max

    def __add__(self, other: TermCount) -> TermCount:
        return TermCount(
            self.planned + other.planned,
            self.held + other.held,
            self.missed + other.missed,
            min(self.first, other.first),
        )


def count_term(books: Books, book: ClassBook, today: date, patience: timedelta = AT_ONCE) -> TermCount:
    """What a class adds to the sum of the term. A day that turned out to have no school is not counted."""
    recent = {number for number, planned in book.unanswered(today) if planned.day >= today - patience}
    since = books.year.half_year_start(today)
    past = [(number, planned) for number, planned in book.plan.items() if since <= planned.day < today]
    due = [
        (number, planned)
        for number, planned in past
        if number in book.held or (not book.is_struck(planned.day) and number not in recent)
    ]
    held = sum(number in book.held for number, _ in due)
    missed = sum(number not in book.held and planned.missed_at is not None for number, planned in due)
    spilled = sum(since <= day < today and number not in book.held for number, day in book.spilled.items())
    return TermCount(
        len(due) + spilled, held, missed + spilled, min((planned.day for _, planned in past), default=date.max)
    )


def term_figures(books: Books, count: TermCount, today: date) -> dict[str, int | str]:
    """The figures of the line about the term; none where nothing was planned."""
    if not count.planned:
        return {}
    late = count.first > books.year.half_year_start(today) + LATE_START
    return {
        "term": f"sedan {say_day(count.first)}" if late else "i höst" if today.month >= NEW_YEAR_MONTH else "i vår",
        "term planned": count.planned,
        "term held": count.held,
        "term missed": count.missed,
        "term waiting": count.planned - count.held - count.missed,
    }


def ending_term(books: Books, today: date) -> date | None:
    """The last day of the term, in the week in which it ends."""
    last = books.year.term_end(today)
    return last if last and monday(last) == monday(today) else None


def is_quiet(books: Books, school: str, today: date, *, coordinator: bool) -> bool:
    """Whether the books have nothing that a letter would tell of, what to print and what is on its way apart."""
    classes = books.of_school(school)
    figures = school_figures(books, school, today, coordinator=coordinator)
    told = {"begins", "term ends", "no planning time"} & figures.keys() or any(
        name.startswith("struck ") for name in figures
    )
    if told or (coordinator and list_gaps(books, school, today)):
        return False
    return all(stand_of(book, today, _find_patience(coordinator=coordinator)).word in QUIET for book in classes)


def _find_patience(*, coordinator: bool) -> timedelta:
    """How long a letter waits before it says that a lesson waits for an answer."""
    return AT_ONCE if coordinator else WEEK


def quiet_figures(books: Books, school: str, today: date, *, coordinator: bool) -> dict[str, int | str]:
    """What a letter of two lines ought to say: which lesson is the next one at the school."""
    classes = books.of_school(school)
    found: dict[str, int | str] = {"site": school, "week": week(today), "classes": len(classes)}
    coming = [
        (planned.day, *_sort_key(book), number) for book in classes for number, planned in _list_coming(book, today)
    ]
    nearest = min(coming, default=None)
    if coordinator:
        found["waiting"] = 0
    if nearest is None:
        return found | {"quiet next": ""}
    day, _, label, number = nearest
    return found | {"quiet next": f"{label} {_say_coming(number, day, today)}"}


def _sort_key(book: ClassBook) -> tuple[int, str]:
    return grade_of(book.klass.year) or 0, book.klass.label


def school_figures(books: Books, school: str, today: date, *, coordinator: bool) -> dict[str, int | str]:
    """What the letter to a school's coordinator or principal ought to say, without the list of what waits."""
    classes = books.of_school(school)
    found: dict[str, int | str] = {"site": school, "week": week(today), "classes": len(classes)}
    patience = _find_patience(coordinator=coordinator)
    for book in classes:
        found |= class_figures(book, today, patience)
    count = sum((count_term(books, book, today, patience) for book in classes), TermCount())
    since, ends = books.year.half_year_start(today), ending_term(books, today)
    if since.month >= NEW_YEAR_MONTH and not count.planned and today < since + STARTS_WITHIN:
        found["begins"] = str(books.city.year)
    elif ends:
        done = sum(book.total is not None and book.next_number is None for book in classes)
        found |= {"term ends": say_day(ends), "all had": done}
    if ends or not coordinator:
        found |= term_figures(books, count, today)
    if coordinator:
        return found | struck_figures(books, school, today)
    second_week = 8 <= monday(today).day <= 14
    alone = sorted(book.klass.label for book in classes if any(book.waiting())) if second_week else []
    return found | ({"no planning time": ", ".join(alone)} if alone else {})


def class_figures(book: ClassBook, today: date, patience: timedelta) -> dict[str, int | str]:
    """What a letter's line about a class ought to say."""
    name, stand = f"class {book.klass.label}", stand_of(book, today, patience)
    found: dict[str, int | str] = {f"{name} held": len(book.held)}
    if book.total is not None:
        found[f"{name} total"] = book.total
    if book.total is not None and book.next_number is None:
        return found | {f"{name} stand": "all"}
    told = stand.word in PACED and (stand.waiting or stand.without_day)
    found[f"{name} stand"] = "open" if told else stand.word
    found |= {f"{name} waiting": stand.waiting if told else 0, f"{name} without day": stand.without_day if told else 0}
    coming = next(iter(_list_coming(book, today)), None)
    said = _say_coming(coming[0], coming[1].day, today) if coming else str(book.next_number or "")
    return found | {f"{name} next": said}


def _list_coming(book: ClassBook, today: date) -> Sequence[tuple[int, PlannedDay]]:
    return [each for each in book.waiting() if each[1].day >= today]


def _say_coming(number: int, day: date, today: date) -> str:
    """`6 torsdag` this week, `6 v. 47` later."""
    soon = monday(day) == monday(today)
    return f"{number} {WEEKDAYS[day.weekday()] if soon else f'v. {week(day)}'}"


def status_figures(book: ClassBook, today: date) -> dict[str, int | str]:
    """What the answer to `status` ought to say of a class."""
    found: dict[str, int | str] = {"held": len(book.held)}
    if book.total is None:
        return found
    found["total"] = book.total
    number = book.next_number
    if number is None:
        return found | {"alla hållna": 1}
    waiting = sorted(n for n, _ in book.unanswered(today))
    without = sorted(
        {n for n, planned in book.waiting() if planned.missed_at or book.is_struck(planned.day)}
        | (book.spilled.keys() - book.held if book.plan else set())
    )
    if waiting:
        found["waiting"] = say_numbers(waiting)
    if without:
        found["without day"] = say_numbers(without)
    elif not waiting and book.plan:
        found["in step"] = 1
    if number not in (*waiting, *without):
        planned = book.plan.get(number)
        found["next"] = f"{number} {say_day(planned.day) if planned else ''}".strip()
    return found
