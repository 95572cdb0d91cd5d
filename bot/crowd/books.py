"""The crowd's own book-keeping: what was planned, what each class told, and when.

It is written out of what the crowd did and of the files that were imported, never out of the bot's database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.crowd.city import City, CrowdClass
from bot.crowd.year import CrowdYear, follow, lay_out

LESSONS = {"MVP": 14, "AT": 11}  # S0; other programmes have no fixed number
GATES = {
    "MVP": ("information till vårdnadshavare", "nollbasmätning"),
    "AT": ("tryggbassamtal", "information till vårdnadshavare"),
}
ClassKey = tuple[str, str]  # the school and the label


class BookError(RuntimeError):
    """The crowd did what its own books do not allow: a mistake in the crowd."""


@dataclass(slots=True)
class PlannedDay:
    """When a lesson is planned, and when it was told that it was not held that day."""

    day: date
    at: time
    missed_at: datetime | None = None
    missed_by: str = ""


@dataclass(slots=True)
class ToldLesson:
    """A lesson that was told to have been held: when that was told first, by whom, and the day; None for no day."""

    told_at: datetime
    by: set[str]
    day: date | None


@dataclass(slots=True)
class ClassBook:
    """What is known of one class. `reflections` are texts, with whether they were shared with everybody."""

    year: CrowdYear
    klass: CrowdClass
    total: int | None
    plan: dict[int, PlannedDay]
    told: dict[int, ToldLesson] = field(default_factory=dict)
    reflections: list[tuple[str, bool]] = field(default_factory=list)
    gates_done: set[str] = field(default_factory=set)
    spilled: dict[int, date] = field(default_factory=dict)  # lessons that a move left without a day, with their old one
    asked: set[tuple[int, date]] = field(default_factory=set)  # lessons that a leader was asked about, with their day

    @property
    def key(self) -> ClassKey:
        """The school and the label."""
        return self.klass.school, self.klass.label

    @property
    def held(self) -> set[int]:
        """The lessons held before the import, and those told since."""
        return set(range(1, self.klass.held + 1)) | set(self.told)

    @property
    def next_number(self) -> int | None:
        """The first lesson that is not held; None where all are, or where there is no number of them."""
        return next((number for number in range(1, (self.total or 0) + 1) if number not in self.held), None)

    def follows_held(self, number: int) -> bool:
        """Whether a lesson is the next one, and none after it is held."""
        return number == self.next_number and max(self.held, default=0) == number - 1

    def waiting(self) -> Iterator[tuple[int, PlannedDay]]:
        """The lessons that are planned and not held, by day."""
        held = self.held
        left = [(number, planned) for number, planned in self.plan.items() if number not in held]
        return iter(sorted(left, key=lambda one: (one[1].day, one[0])))

    def is_struck(self, day: date) -> bool:
        """Whether the class has no lessons on a day."""
        return self.total is not None and not self.year.has_lessons(day, self.klass)

    def past(self, today: date) -> list[tuple[int, PlannedDay]]:
        """The lessons that wait and lie before today."""
        return [(number, planned) for number, planned in self.waiting() if planned.day < today]

    def unanswered(self, today: date) -> list[tuple[int, PlannedDay]]:
        """Those of them that nobody has told of; what lay on a day without school was not held."""
        past = self.past(today)
        return [(n, planned) for n, planned in past if planned.missed_at is None and not self.is_struck(planned.day)]

    def without_day(self, today: date) -> list[tuple[int, PlannedDay]]:
        """The lessons that need another day, by day: not held on theirs, without school that day, or without any."""
        found = [
            (n, planned)
            for n, planned in self.waiting()
            if planned.missed_at or (planned.day < today and self.is_struck(planned.day))
        ]
        left = [(n, PlannedDay(day, self.klass.at)) for n, day in self.spilled.items() if n not in self.held]
        return sorted([*found, *left], key=lambda one: (one[1].day, one[0]))


class Books:
    """The books of all classes. `quotes` are the texts that were shared with everybody, by school, with their time."""

    def __init__(self, city: City, year: CrowdYear) -> None:
        self.city, self.year = city, year
        self.classes = {(klass.school, klass.label): _open_book(year, klass, city.begins) for klass in city.classes}
        self.quotes: dict[str, list[tuple[datetime, str]]] = {}
        self.meetings_held: set[tuple[str, str]] = (
            set()
        )  # what was said to have been held, by school, as letters say it
        self.acts = 0

    def of_school(self, school: str) -> list[ClassBook]:
        """The classes of a school."""
        return [book for book in self.classes.values() if book.klass.school == school]

    def led_by(self, member_id: str) -> list[ClassBook]:
        """The classes that somebody leads."""
        return [book for book in self.classes.values() if member_id in book.klass.leaders]

    def tell_held(self, key: ClassKey, numbers: Sequence[int], *, by: str, at: datetime, day: date | None) -> None:
        """Somebody told that lessons were held, the last of them on a day, if it was said; the bot confirmed it."""
        book = self.classes[key]
        for number in numbers:
            told = book.told.setdefault(number, ToldLesson(at, set(), day if number == numbers[-1] else None))
            told.by.add(by)
        self.acts += 1

    def change_day(self, key: ClassKey, number: int, day: date) -> None:
        """The day on which a lesson was held is put right."""
        self.classes[key].told[number].day = day
        self.acts += 1

    def take_back(self, key: ClassKey, number: int, *, by: str) -> None:
        """Somebody took back what they had told; it is gone where nobody else told it."""
        book = self.classes[key]
        book.told[number].by.discard(by)
        if not book.told[number].by:
            del book.told[number]
        self.acts += 1

    def tell_missed(self, key: ClassKey, number: int, *, by: str, at: datetime) -> None:
        """Somebody told that a lesson was not held on its day."""
        planned = self.classes[key].plan[number]
        planned.missed_at, planned.missed_by = at, by
        self.acts += 1

    def move(self, key: ClassKey, number: int, day: date, *, followed: bool) -> None:
        """A lesson got another day; with `followed`, those after it gave way."""
        book = self.classes[key]
        if number in book.held:
            raise BookError(f"{key}: lesson {number} is held and was moved")
        rest = sorted((n, planned.day) for n, planned in book.plan.items() if n > number and n not in book.held)
        _put(book, number, day)
        for follower, new in follow(self.year, book.klass, day, rest).items() if followed else ():
            _put(book, follower, new)
        self.acts += 1

    def add_study_day(self, school: str, day: date) -> None:
        """A school has one more day without pupils; what is planned there stays there."""
        self.year.add_study_day(school, day)
        self.acts += 1

    def struck(self, school: str, today: date) -> dict[date, list[tuple[ClassBook, int]]]:
        """The coming lessons of a school that lie on days without school, by day."""
        found: dict[date, list[tuple[ClassBook, int]]] = {}
        for book in self.of_school(school):
            for number, planned in book.waiting():
                if planned.day >= today and book.is_struck(planned.day):
                    found.setdefault(planned.day, []).append((book, number))
        return {day: found[day] for day in sorted(found)}

    def reflect(self, key: ClassKey, text: str, *, at: datetime, shared: bool) -> None:
        """A leader wrote what a lesson was like, for the pair or for everybody."""
        self.classes[key].reflections.append((text, shared))
        if shared:
            self.quotes.setdefault(key[0], []).append((at, text))
        self.acts += 1


def _open_book(year: CrowdYear, klass: CrowdClass, today: date) -> ClassBook:
    total = LESSONS.get(klass.programme)
    numbers = range(klass.held + 1, (total or 0) + 1)
    days = lay_out(year, klass, numbers, today)
    return ClassBook(year, klass, total, {number: PlannedDay(day, klass.at) for number, day in days.items()})


def _put(book: ClassBook, number: int, day: date | None) -> None:
    """Give a lesson another day, or none; what was told of the old day is no longer about it."""
    planned = book.plan.get(number)
    if day is None:
        if planned is not None:
            book.spilled[number] = planned.day
        book.plan.pop(number, None)
        return
    book.spilled.pop(number, None)
    if planned is None or planned.day != day:
        book.plan[number] = PlannedDay(day, planned.at if planned else book.klass.at)
