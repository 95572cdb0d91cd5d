"""The crowd's day: who notices what on their screen, and what everybody does then or later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from bot.crowd.books import Books, ClassBook
from bot.crowd.city import Member
from bot.crowd.habits import Habits
from bot.crowd.screens import Screens
from bot.demo import ZONE

Act = Callable[[datetime], Awaitable[None]]
LESSON = timedelta(hours=1)


@dataclass(order=True, slots=True)
class Intention:
    """Something that somebody is going to do at a moment."""

    at: datetime
    member_id: str
    number: int
    act: Act = field(compare=False)


class Agenda:
    """What everybody is going to do."""

    def __init__(self) -> None:
        self._intentions: list[Intention] = []
        self._count = 0

    def add(self, at: datetime, member: Member, act: Act) -> None:
        """Somebody is going to do something."""
        self._count += 1
        heappush(self._intentions, Intention(at, member.id, self._count, act))

    def next_at(self) -> datetime | None:
        """When somebody does something next; None where nobody is going to."""
        return self._intentions[0].at if self._intentions else None

    def take_due(self, now: datetime) -> Iterable[Intention]:
        """What is to be done by now, in order."""
        while self._intentions and self._intentions[0].at <= now:
            yield heappop(self._intentions)


@dataclass(frozen=True, slots=True)
class Puzzle:
    """An answer of the bot that somebody of the crowd did not expect."""

    at: datetime
    member: str
    did: str
    answer: str


class CrowdWorld:
    """What all of the crowd share: the books, the screens, the agenda, and what becomes of lessons."""

    def __init__(self, books: Books, habits: Habits, screens: Screens) -> None:
        self.books, self.habits, self.screens = books, habits, screens
        self.year, self.city = books.year, books.city
        self.agenda = Agenda()
        self.members = {member.id: member for member in books.city.members}
        self._away: dict[str, list[tuple[date, date]]] = {}  # the first day away and the first day back, each time
        self.puzzles: list[Puzzle] = []

    def puzzle(self, now: datetime, member: Member, did: str, answer: str) -> None:
        """Note an answer that was not expected."""
        self.puzzles.append(Puzzle(now, member.name, did, answer))

    def go_away(self, member_id: str, first: date, back: date) -> None:
        """Somebody is away from a day on, until the day of coming back."""
        self._away.setdefault(member_id, []).append((first, back))

    def is_away(self, member_id: str, day: date) -> bool:
        """Whether somebody is away on a day, or was."""
        return any(first <= day < back for first, back in self._away.get(member_id, ()))

    def happened(self, book: ClassBook, number: int, day: date) -> bool:
        """Whether a lesson that was planned for a day was held then."""
        about = (*book.key, number, day)
        if any(self.is_away(leader, day) for leader in book.klass.leaders):
            return not self.habits.happens("lessons.missed_while_ill", *about)
        return not self.habits.happens("lessons.missed", *about)

    def find_class(self, member: Member, label: str) -> ClassBook | None:
        """The class of this name at the person's school."""
        return self.books.classes.get((member.workplace, label))

    def next_workday(self, school: str, day: date) -> date:
        """The first day after a day on which the school's staff works."""
        found = day + timedelta(days=1)
        while not self.year.is_workday(found, school) and found < self.year.last_day + timedelta(days=30):
            found += timedelta(days=1)
        return found


def local(now: datetime) -> datetime:
    """The moment on the city's clocks."""
    return now.astimezone(ZoneInfo(ZONE))


def moment_of(day: date, at: time) -> datetime:
    """The moment of a time of day in the city."""
    return datetime.combine(day, at, ZoneInfo(ZONE))
