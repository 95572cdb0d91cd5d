"""Holds what the bot tells against the crowd's books, at the moment at which it tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from bot.crowd import letters, reading
from bot.crowd.books import Books, ClassBook, PlannedDay
from bot.crowd.city import Member, Post
from bot.crowd.class_lines import read_status
from bot.crowd.figures import Difference, compare, is_quiet, quiet_figures, school_figures, status_figures
from bot.crowd.gaps import list_gaps, struck_figures
from bot.crowd.letters import Letter
from bot.crowd.life import local, moment_of
from bot.crowd.screens import MessagePart, SeenMessage
from bot.crowd.sums import sums_figures
from bot.crowd.year import DAY, WEEK
from models.calendar import monday

Subject = tuple[str, ...]  # what a message is about

LETTER_AT = time(7, 30)
LONGEST_QUOTE = 160  # characters of a message in a difference
ASKED_AFTER = timedelta(hours=1, minutes=15)  # from the beginning of a lesson to the question how it went
MOST_PROMPTS = 5  # in a week (promise 3)
ROLE_OF_POST = {
    Post.COORDINATOR: letters.COORDINATOR,
    Post.PRINCIPAL: letters.PRINCIPAL,
    Post.DISTRICT: letters.DISTRICT,
    Post.CITY: letters.CITY,
}


@dataclass(slots=True)
class Audit:
    """The differences so far, and how many letters and figures agreed or not. `redrawn` are letters that changed."""

    books: Books
    differences: list[Difference] = field(default_factory=list)
    letters_held: int = 0
    redrawn: int = 0
    figures: int = 0
    _told: Counter[Subject] = field(default_factory=Counter)
    _again: Counter[Subject] = field(default_factory=Counter)  # that somebody wished to be told of once more
    _letters_of: Counter[tuple[str, date]] = field(default_factory=Counter)
    _letters_due: dict[tuple[str, date], bool] = field(default_factory=dict)
    _shown: dict[tuple[str, str, str], str] = field(default_factory=dict)  # letters, by reader, message and role
    _workplaces: dict[str, str] = field(init=False)  # by person
    _prompted: Counter[tuple[str, date]] = field(default_factory=Counter)  # messages a person and week, without letters

    def __post_init__(self) -> None:
        self._workplaces = {member.id: member.workplace for member in self.books.city.members}

    def begin(self, now: datetime) -> None:
        """Note whose letters are due by now, before anybody acts: what they would tell may change on the same day."""
        here = local(now)
        for member in self.books.city.members if here.time() >= LETTER_AT else ():
            week = monday(here.date())
            if (member.id, week) not in self._letters_due and self._find_letter_day(member, week) == here.date():
                self._letters_due[member.id, week] = self._has_news(member, here.date())

    def hold(self, seen: SeenMessage, now: datetime) -> None:
        """Hold a message that the bot sent on its own against the books as they stand: before anybody acts on it.

        Of one that was changed the letters alone are held, where they were drawn anew.
        """
        if seen.private:
            return
        parts = list(seen.parts())
        found = [letters.read_letter(part) for part in parts]
        if not any(found) and not seen.edited:
            self._prompted[seen.reader, monday(local(now).date())] += 1
        for part, letter in zip(parts, found, strict=True):
            if letter:
                self._hold_standing(seen, part, letter, now)
            if not seen.edited and (subject := self._find_subject(seen.reader, part)):
                self._hold_told(seen.reader, part, now)
                self._note_told(seen.reader, subject, now)

    def _hold_standing(self, seen: SeenMessage, part: MessagePart, letter: Letter, now: datetime) -> None:
        key, shows = (seen.reader, seen.ts, letter.role), f"{part.lines}{part.table()}"
        if self._shown.get(key) == shows:
            return
        self.redrawn += seen.edited
        self.letters_held += not seen.edited
        self._letters_of[seen.reader, monday(local(now).date())] += not seen.edited
        self._shown[key] = shows
        self._hold_letter(letter, now)

    def _hold_letter(self, letter: Letter, now: datetime) -> None:
        today, where = local(now).date(), f"{letter.role} letter {letter.about or 'staden'}"
        if letter.role in (letters.COORDINATOR, letters.PRINCIPAL):
            expected = self._expect_of_school(letter, now)
        else:
            expected = sums_figures(self.books, letter.about, today) or {}
        self.figures += len(expected)
        for line in letter.unread:
            self.differ(now, where, "a line that the crowd can't read", None, line)
        for name, wanted, found in compare(expected, letter.figures):
            self.differ(now, where, name, wanted, found)
        shared = {text for at, text in self.books.quotes.get(letter.about, ()) if at > now - WEEK - DAY}
        if letter.quote and letter.quote not in shared:
            self.differ(now, where, "a quote that nobody shared", sorted(shared), letter.quote)
        for meeting in letter.passed:
            if (letter.about, meeting) in self.books.meetings_held:
                self.differ(now, where, "asked again whether it was held", "held", meeting)

    def _expect_of_school(self, letter: Letter, now: datetime) -> Mapping[str, object]:
        """The figures of a school's letter; what waits is held line by line beside them."""
        today, for_coordinator = local(now).date(), letter.role == letters.COORDINATOR
        where = f"{letter.role} letter {letter.about}"
        quiet = is_quiet(self.books, letter.about, today, coordinator=for_coordinator)
        told = letter.notes or letter.passed
        if letter.quiet != (quiet and not told) and (letter.quiet or for_coordinator):
            self.differ(now, where, "a letter of two lines", quiet, letter.quiet)
        if letter.quiet:
            return quiet_figures(self.books, letter.about, today, coordinator=for_coordinator)
        expected = dict(school_figures(self.books, letter.about, today, coordinator=for_coordinator))
        if for_coordinator:
            gaps = list_gaps(self.books, letter.about, today)
            days = len(self.books.struck(letter.about, today))
            self.figures += len(gaps)
            self._hold_gaps(letter, gaps, now)
            expected["waiting"] = len(letter.gaps) + len(letter.passed) + letter.hidden + days
        return expected

    def _hold_gaps(self, letter: Letter, gaps: Sequence[str], now: datetime) -> None:
        """What waits, line by line. Behind those that are shown there may be meetings, which the books don't know."""
        where, shown = f"{letter.role} letter {letter.about}", [str(gap) for gap in letter.gaps]
        wanted = gaps[: len(shown)] if letter.hidden else gaps
        for place, (one, other) in enumerate(zip_longest(wanted, shown), start=1):
            if one != other:
                self.differ(now, where, f"what waits, {place}", one, other)
        if letter.hidden < len(gaps) - len(wanted):
            self.differ(now, where, "what waits on its page", len(gaps) - len(wanted), letter.hidden)

    def hold_status(
        self, member: Member, classes: Sequence[ClassBook], messages: Sequence[SeenMessage], now: datetime
    ) -> None:
        """Hold the answer to `status`, with a line for each of the classes, against the books."""
        lines = [line for message in messages for part in message.parts() for line in part.lines]
        self._hold_class_lines(f"status of {member.name}", classes, lines, now)

    def _hold_class_lines(
        self,
        where: str,
        classes: Sequence[ClassBook],
        lines: Iterable[str],
        now: datetime,
        *,
        held_alone: bool = False,
    ) -> None:
        """Hold a line for each class; with `held_alone`, one that says no more than what was held and what waits."""
        found = dict(read for line in lines if (read := read_status(line)))
        for book in classes:
            expected = status_figures(book, local(now).date())
            if held_alone:
                expected = {name: expected[name] for name in ("held", "total", "waiting") if name in expected}
            self.figures += len(expected)
            for name, wanted, said in compare(expected, found.get(book.klass.label, {})):
                self.differ(now, where, f"{book.klass.label} {name}", wanted, said)

    def hold_struck(self, member: Member, day: date, messages: Sequence[SeenMessage], now: datetime) -> None:
        """Hold which lessons a new day without school strikes."""
        lines = [line for message in messages for part in message.parts() for line in part.lines]
        found: dict[str, object] = {}
        for line in lines:
            found |= letters.read_struck(line)
        expected = struck_figures(self.books, member.workplace, day, most=1)
        self.figures += len(expected)
        for name, wanted, said in compare(expected, found):
            self.differ(now, f"study day at {member.workplace}", name, wanted, said)

    def _find_subject(self, reader: str, part: MessagePart) -> Subject | None:
        """What a message is about, so that the same is not told twice; None for an answer to somebody.

        A lesson that was moved is reminded of and asked about again, for its new day.
        """
        if not reading.is_unasked(part.text):
            return None
        asked, reminded = reading.read_question(part.text), reading.read_reminder(part.text)
        if about := asked or reminded:
            kind = "reminder" if asked is None else "asked by coordinator" if asked.by_coordinator else "question"
            planned = self._find_planned(reader, about)
            return kind, about.label, str(about.number), str(planned.day if planned else None)
        return "told", part.text

    def _find_planned(self, reader: str, about: reading.LessonAsked) -> PlannedDay | None:
        book = self.books.classes.get((self._workplaces.get(reader, ""), about.label))
        return book.plan.get(about.number) if book else None

    def _hold_told(self, reader: str, part: MessagePart, now: datetime) -> None:
        """Hold what a message claims: a lesson that has its day, a log that somebody gave, how a term ended."""
        asked = reading.read_question(part.text) or reading.read_reminder(part.text)
        if asked and not asked.by_coordinator:
            book = self.books.classes[self._workplaces[reader], asked.label]
            planned = book.plan.get(asked.number)
            if planned is None or asked.number in book.held or book.is_struck(planned.day):
                self.differ(now, f"message to {reader}", f"{asked.label} {asked.number}", "no word of it", part.text)
        if told := reading.read_log_told(part.text):
            self._hold_log_told(reader, told, now)
        if reading.TERM_OVER.search(part.text):
            today, where = local(now).date(), f"summary to {reader}"
            summer = reading.SUMMER.search(part.text) is not None
            self._hold_class_lines(where, self.books.led_by(reader), part.lines, now, held_alone=summer)
            starts, said = self.books.year.next_term(today), reading.TERM_STARTS.search(part.text)
            if summer != (starts is None):
                self.differ(now, where, "the summer", starts, part.text)
            if (said[1] if said else "") != (reading.say_day(starts) if starts else ""):
                self.differ(now, where, "the next term", starts, part.text)

    def _hold_log_told(self, reader: str, told: reading.LogTold, now: datetime) -> None:
        """Hold that somebody of that name told of the lessons, and that their days are said."""
        book, numbers = self.books.classes[self._workplaces[reader], told.label], reading.read_numbers(told.numbers)
        days = []
        for number in numbers:
            lesson = book.told.get(number)
            names = {each.name.split()[0] for each in self.books.city.members if lesson and each.id in lesson.by}
            days += [reading.say_day(lesson.day)] if lesson and lesson.day else []
            if told.by not in names:
                self.differ(now, f"message to {reader}", f"{told.label} {number} was told", lesson, told)
        if told.days != list(dict.fromkeys(days)):
            self.differ(now, f"message to {reader}", f"the days of {told.label} {told.numbers}", days, told)

    def allow_again(self, reader: str, parts: Iterable[MessagePart]) -> None:
        """Somebody wished to be told of something once more."""
        self._again.update((reader, *subject) for part in parts if (subject := self._find_subject(reader, part)))

    def _note_told(self, reader: str, subject: Subject, now: datetime) -> None:
        week = () if subject[0] != "told" else (f"{local(now):%G-W%V}",)
        key = (reader, *subject, *week)
        self._told[key] += 1
        if self._told[key] > 1 + self._again[reader, *subject]:
            said = " ".join(" ".join(subject).split())[:LONGEST_QUOTE]
            self.differ(now, f"message to {reader}", f"told twice: {said}", 1, self._told[key])

    def hold_letters_sent(self, until: datetime) -> None:
        """Hold the number of letters that everybody got against the weeks in which one was due, up to a moment."""
        first, last = monday(self.books.city.begins), local(until).date()
        for member in self.books.city.members:
            week = first
            while week <= last:
                due = self._find_letter_day(member, week)
                came = due is not None and moment_of(due, LETTER_AT) < until
                wanted = int(came and self._letters_due.get((member.id, week), True))
                if self._letters_of[member.id, week] != wanted:
                    where = f"letters of {ROLE_OF_POST[member.post]} {member.workplace or 'staden'}"
                    found = self._letters_of[member.id, week]
                    self.differ(moment_of(due or week, LETTER_AT), where, f"in the week of {week}", wanted, found)
                week += WEEK

    def hold_questions_asked(self, now: datetime, is_away: Callable[[str, date], bool]) -> None:
        """Hold that somebody was asked about each lesson that nobody had told of right after it."""
        for book in self.books.classes.values():
            for number, planned in sorted(book.plan.items()):
                ended = moment_of(planned.day, planned.at) + ASKED_AFTER
                told = book.told.get(number)
                if ended >= now or (number, planned.day) in book.asked or (told and told.told_at <= ended):
                    continue
                free = [leader for leader in book.klass.leaders if not is_away(leader, planned.day)]
                if not book.is_struck(planned.day) and any(self._may_be_asked(each, book, number) for each in free):
                    self.differ(ended, f"{book.klass.school} {book.klass.label}", f"asked about lesson {number}", 1, 0)

    def _may_be_asked(self, leader: str, book: ClassBook, number: int) -> bool:
        """Whether promise 3 leaves room for a question to somebody: so many messages in a week and no more."""
        return self._prompted[leader, monday(book.plan[number].day)] < MOST_PROMPTS

    def _find_letter_day(self, member: Member, week: date) -> date | None:
        """The day of a week on which somebody's letter comes: the first workday; None where no letter is due."""
        of_school = member.post in (Post.COORDINATOR, Post.PRINCIPAL)
        if member.post not in ROLE_OF_POST or (of_school and not self.books.of_school(member.workplace)):
            return None
        return self.books.year.first_workday(week, member.workplace if of_school else "")

    def _has_news(self, member: Member, today: date) -> bool:
        """Whether a letter has anything to tell: one to a district or the city may have nothing that can be shown."""
        of_school = member.post in (Post.COORDINATOR, Post.PRINCIPAL)
        return of_school or sums_figures(self.books, member.workplace, today) is not None

    def differ(self, at: datetime, where: str, name: str, wanted: object, found: object) -> None:
        """Note a difference."""
        self.differences.append(Difference(at=local(at), where=where, what=name, books=wanted, bot=found))
