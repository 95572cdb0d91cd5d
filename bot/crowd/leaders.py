"""Leaders: they answer the question after a lesson, write it themselves, move lessons, reflect, and are away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.crowd import reading
from bot.crowd.audit import Audit
from bot.crowd.books import ClassBook
from bot.crowd.city import Member, Post
from bot.crowd.life import LESSON, CrowdWorld, local, moment_of
from bot.crowd.moving import move_lesson, press_beginning
from bot.crowd.screens import MessagePart, NotOnScreen, SeenMessage
from bot.crowd.staff import Staff
from bot.crowd.telling import tell_by_press, tell_in_words, tell_without_day

AFTERNOON, MORNING = time(15, 30), time(8, 5)
SOON_AFTER = timedelta(minutes=5)
AWAY_WRITTEN = time(7, 10)
MEETING_ENDS = time(20, 15)
LONG_AFTER = timedelta(days=7)  # the bot takes a log without a day for a lesson planned less than a week ago


class Leaders:
    """What leaders do in the morning, and when they see something on their screen."""

    def __init__(self, world: CrowdWorld, staff: Staff, audit: Audit | None) -> None:
        self._world, self._staff, self._audit = world, staff, audit
        self._going_to_answer: set[tuple[object, ...]] = set()

    def begin_day(self, today: date) -> None:
        """Decide who falls ill, and who is going to write what by themselves today."""
        for member in self._world.city.members:
            if member.post is not Post.LEADER:
                continue
            if today.isoweekday() == 1:
                self._fall_ill(member, today)
        for book in self._world.books.classes.values():
            for number, planned in list(book.plan.items()):
                if planned.day == today and number not in book.held and not book.is_struck(today):
                    if self._is_silent(book, today):
                        self._write_long_after(book, number, today)
                    else:
                        self._write_after_lesson(book, number, today)
                    self._look_after_lesson(book, today)
            if book.total is None and today.isoweekday() == book.klass.weekday:
                self._write_after_meeting(book, today)

    def notice(self, member: Member, seen: SeenMessage, now: datetime) -> None:
        """Somebody sees a message of the bot."""
        put_off = not seen.edited and self._put_off(member, seen, now)
        for part in seen.parts():
            asked = reading.read_question(part.text)
            if asked:
                self._be_asked(member, part, asked, now, answers=not put_off)
            elif seen.edited or put_off:
                continue
            elif reminded := reading.read_reminder(part.text):
                self._be_reminded(member, reminded, now)
            else:
                self._staff.consider_milestone(member, part, now)

    # --- being asked ---------------------------------------------------------------------------------------------

    def _put_off(self, member: Member, seen: SeenMessage, now: datetime) -> bool:
        """Now and then somebody wants to be asked or reminded again, and does nothing until then."""
        world, parts = self._world, list(seen.parts())
        block = next((block for part in parts for label, block, _ in part.buttons() if label == reading.AGAIN), None)
        about = any(self._may_be_put_off(member, part, now) for part in parts)
        if block is None or not about or not world.habits.happens("again.share", member.id, now):
            return False

        async def press(then: datetime) -> None:
            asked = await world.screens.presses(member.id, seen.ts, reading.AGAIN, block)
            choice = str(world.habits.pick("again.when", member.id, then))
            said = await press_beginning(world, member, asked, choice)
            if said is None or not reading.AGAIN_SAID.search(said.text):
                world.puzzle(then, member, f"[{reading.AGAIN}] [{choice}]", said.text if said else asked.text)
            elif self._audit:
                self._audit.allow_again(member.id, parts)

        world.agenda.add(now, member, press)
        return True

    def _may_be_put_off(self, member: Member, part: MessagePart, now: datetime) -> bool:
        """A question may always be; a reminder on the day before: of a lesson that has begun nobody is reminded."""
        if reading.read_question(part.text):
            return True
        reminded = reading.read_reminder(part.text)
        book = self._world.find_class(member, reminded.label) if reminded else None
        planned = book.plan.get(reminded.number) if book and reminded else None
        return planned is not None and planned.day > local(now).date()

    def _be_asked(
        self, member: Member, part: MessagePart, asked: reading.LessonAsked, now: datetime, *, answers: bool = True
    ) -> None:
        """Somebody is asked about a lesson, for the first time or again because an answer was taken back."""
        world, book = self._world, self._world.find_class(member, asked.label)
        if book is None or asked.number not in book.plan:
            return
        day = book.plan[asked.number].day
        if day > local(now).date():
            return  # somebody has moved it in the same moment
        book.asked.add((asked.number, day))
        about = (member.id, *book.key, asked.number, day, asked.by_coordinator)
        silent = self._is_silent(book, day) and not asked.by_coordinator
        if not answers or silent or about in self._going_to_answer:
            return
        if asked.by_coordinator and not world.habits.happens("leaders.asked_answer", *about):
            return
        at = now if asked.by_coordinator else self._find_answer_time(member, book, day, now)
        where = next((block for label, block, _ in part.buttons() if label == reading.MISSED), None)
        if at is None or where is None:
            return

        async def answer(then: datetime) -> None:
            self._going_to_answer.discard(about)
            planned = book.plan.get(asked.number)
            told = asked.number in book.held and not world.habits.happens("answers.both_tell", *about)
            if world.is_away(member.id, local(then).date()) or told or planned is None or planned.day != day:
                return
            try:
                await tell_by_press(world, member, book, number=asked.number, where=(part.ts, where), now=then)
            except NotOnScreen:
                return  # a colleague answered meanwhile, and the question is gone from the screen

        self._going_to_answer.add(about)
        world.agenda.add(at, member, answer)

    def _is_silent(self, book: ClassBook, day: date) -> bool:
        """In some months nobody tells anything of a class by themselves."""
        return self._world.habits.happens("answers.silent_months", *book.key, day.year, day.month)

    def _find_answer_time(self, member: Member, book: ClassBook, day: date, now: datetime) -> datetime | None:
        """When somebody answers; None for never."""
        way = self._find_way(member, day)
        today = local(now).date()
        if way == "never":
            return None
        if way == "next_day":
            return moment_of(self._world.next_workday(book.klass.school, today), MORNING)
        if way in ("same_day", "by_words"):
            return max(now, moment_of(today, AFTERNOON))
        return now

    def _find_way(self, member: Member, day: date) -> str:
        """How somebody tells of lessons, on most days the same way."""
        ways = {name: self._world.habits.value(f"answers.{name}") for name in _WAYS}
        about = (member.id, day) if self._world.habits.happens("answers.other_day", member.id, day) else (member.id,)
        return self._world.habits.weigh(ways, "way", *about)

    # --- by themselves -------------------------------------------------------------------------------------------

    def _write_after_lesson(self, book: ClassBook, number: int, today: date) -> None:
        """One of the leaders writes it without being asked, right after the lesson or in the afternoon."""
        world = self._world
        for member in self._list_present(book, today):
            if self._find_way(member, today) != "by_words" or not world.happened(book, number, today):
                continue
            soon = world.habits.draw("soon", member.id, today) < 0.5
            ends = moment_of(today, book.plan[number].at) + LESSON + SOON_AFTER
            at = ends if soon else max(ends, moment_of(today, AFTERNOON))

            async def write(now: datetime, member: Member = member) -> None:
                planned = book.plan.get(number)
                if planned is not None and planned.day == today and number not in book.held:
                    await tell_in_words(world, member, book, number=number, day=today, now=now)

            world.agenda.add(at, member, write)
            return

    def _write_long_after(self, book: ClassBook, number: int, today: date) -> None:
        """In a month of silence some lessons are told of a week later at the earliest, without their day."""
        world, later = self._world, today + LONG_AFTER
        about = (*book.key, number, today)
        if not world.habits.happens("leaders.long_after", *about) or not world.happened(book, number, today):
            return
        while not world.year.has_lessons(later, book.klass) and later < world.year.last_day:
            later += timedelta(days=1)
        member = world.members[book.klass.leaders[0]]

        async def write(now: datetime) -> None:
            planned = book.plan.get(number)
            untold = number not in book.held and planned is not None and planned.missed_at is None
            if untold and planned and planned.day == today and not world.is_away(member.id, later):
                await tell_without_day(world, member, book, number=number, day=today, now=now)

        if later < world.year.last_day:
            world.agenda.add(moment_of(later, AFTERNOON), member, write)

    def _look_after_lesson(self, book: ClassBook, today: date) -> None:
        """Now and then a leader looks how far the own classes have come."""
        world = self._world
        for member in self._list_present(book, today):
            if world.habits.happens("leaders.looks", member.id, today):

                async def look(now: datetime, member: Member = member) -> None:
                    await self._staff.look_up(member, book, now)

                world.agenda.add(moment_of(today, AFTERNOON), member, look)

    def _write_after_meeting(self, book: ClassBook, today: date) -> None:
        """A youth group has no plan: after its evening somebody writes that it met."""
        world = self._world
        for member in self._list_present(book, today):
            if world.happened(book, 0, today) and self._find_way(member, today) != "never":

                async def write(now: datetime, member: Member = member) -> None:
                    number = max(book.held, default=0) + 1
                    await tell_in_words(world, member, book, number=number, day=today, now=now)

                world.agenda.add(moment_of(today, MEETING_ENDS), member, write)
                return

    def _list_present(self, book: ClassBook, today: date) -> Iterator[Member]:
        """The class's leaders of the crowd who are not away."""
        for member_id in book.klass.leaders:
            if not self._world.is_away(member_id, today):
                yield self._world.members[member_id]

    # --- moving, and being away ----------------------------------------------------------------------------------

    def _be_reminded(self, member: Member, reminded: reading.LessonAsked, now: datetime) -> None:
        """On the day before a lesson, one of its leaders may move it, or have held it already."""
        world, book = self._world, self._world.find_class(member, reminded.label)
        if book is None or reminded.number not in book.plan or member.id != book.klass.leaders[0]:
            return
        day = book.plan[reminded.number].day
        self._write_too_early(member, book, reminded.number, now)
        if day <= local(now).date() or not world.habits.happens("lessons.moved", *book.key, reminded.number, day):
            return

        async def move(then: datetime) -> None:
            if reminded.number not in book.held and book.plan[reminded.number].day == day:
                await move_lesson(world, member, book, number=reminded.number, after=day, now=then)

        world.agenda.add(now, member, move)

    def _write_too_early(self, member: Member, book: ClassBook, number: int, now: datetime) -> None:
        """A lesson is told of before its day: it was held earlier than planned, or that is a mistake."""
        world, today, day = self._world, local(now).date(), book.plan[number].day
        about = (*book.key, number, day)
        if day <= today or not world.year.has_lessons(today, book.klass):
            return
        if not world.habits.happens("leaders.too_early", *about):
            return
        held_on = today if world.habits.draw("held earlier", *about) < 0.5 else day

        async def write(then: datetime) -> None:
            if book.follows_held(number) and book.plan[number].day == day:
                await tell_without_day(world, member, book, number=number, day=held_on, now=then)

        world.agenda.add(now, member, write)

    def _fall_ill(self, member: Member, monday_: date) -> None:
        """In some weeks somebody is away for a few days, and says so."""
        world = self._world
        if not world.habits.happens("ill.share", member.id, monday_):
            return
        first = monday_ + timedelta(days=int(world.habits.draw("ill.day", member.id, monday_) * 5))
        longest = int(world.habits.value("ill.longest"))
        back = first + timedelta(days=1 + int(world.habits.draw("ill.days", member.id, monday_) * longest))
        while back.isoweekday() > 5:
            back += timedelta(days=1)
        if not world.year.is_workday(first, member.workplace):
            return

        async def say(now: datetime) -> None:
            world.go_away(member.id, first, back)
            last = back - timedelta(days=1)
            words = {"day": reading.say_day(back), "last": reading.say_day(last)}
            text = str(world.habits.pick("phrases.away", member.id, first)).format(**words)
            answer = (await world.screens.types(member.id, text)).text
            if not reading.AWAY.search(answer):
                world.puzzle(now, member, text, answer)

        world.agenda.add(moment_of(first, AWAY_WRITTEN), member, say)


_WAYS = ("at_once", "same_day", "next_day", "by_words", "never")
