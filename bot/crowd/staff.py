"""Coordinators and principals: what they do from their letters and reminders."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import partial

from bot.crowd import letters, reading
from bot.crowd.audit import Audit
from bot.crowd.books import GATES, ClassBook
from bot.crowd.city import Member, Post
from bot.crowd.life import CrowdWorld, local, moment_of
from bot.crowd.moving import enter_study_day, find_study_day, move_lesson, settle_struck
from bot.crowd.screens import MessagePart, NotOnScreen, SeenMessage
from bot.crowd.telling import settle_answer
from models.calendar import week

AT_THE_DESK = time(8, 5)


class Staff:
    """Those who see to a school. `audit` reads what they look up."""

    def __init__(self, world: CrowdWorld, audit: Audit | None) -> None:
        self._world, self._audit = world, audit

    def begin_day(self, today: date) -> None:
        """In some weeks one of the schools makes a coming day a study day."""
        world = self._world
        if today.isoweekday() != 1 or week(today) not in world.habits.value("study_days.weeks"):
            return
        able = [
            each
            for each in world.city.members
            if each.post is Post.COORDINATOR and world.books.of_school(each.workplace)
        ]
        if not able:
            return
        member = able[int(world.habits.draw("study day", today) * len(able))]

        async def enter(now: datetime) -> None:
            await self._enter_study_day(member, now)

        world.agenda.add(moment_of(today, AT_THE_DESK), member, enter)

    async def _enter_study_day(self, member: Member, now: datetime) -> None:
        world, today = self._world, local(now).date()
        day = find_study_day(world, member.workplace, today)
        shown = await enter_study_day(world, member, day, now) if day else None
        if day is None or shown is None:
            return
        if self._audit:
            self._audit.hold_struck(member, day, shown.messages, now)
        moves = world.habits.happens("study_days.moved", member.id, today)
        for message in shown.messages:
            for part in message.parts():
                for label, block, _ in part.buttons():
                    if reading.STRUCK_MOVED.search(label) if moves else label == reading.STRUCK_LEFT:
                        await settle_struck(world, member, day=day, button=(message.ts, label, block), now=now)
                        return
        world.puzzle(now, member, f"study day {day}", shown.text)

    def notice(self, member: Member, seen: SeenMessage, now: datetime) -> None:
        """Somebody sees a message of the bot."""
        if seen.edited or seen.private:
            return
        for part in seen.parts():
            letter = letters.read_letter(part)
            if letter and letter.role == letters.COORDINATOR:
                self._consider_letter(member, part, letter, now)
            elif letter and letter.role == letters.PRINCIPAL:
                self._consider_looking(member, part, now)
            elif not letter:
                self.consider_milestone(member, part, now)

    # --- the coordinator's letter ------------------------------------------------------------------------------------

    def _consider_letter(self, member: Member, part: MessagePart, letter: letters.Letter, now: datetime) -> None:
        """What waits in the letter: answered, asked about, marked as done, moved, or left."""
        world, today = self._world, local(now).date()
        at = max(now, moment_of(today, AT_THE_DESK))

        def plan(act: Callable[[datetime], Awaitable[None]]) -> None:
            world.agenda.add(at, member, act)

        for gap in letter.gaps:
            if world.find_class(member, gap.label):
                plan(partial(self._settle_gap, member, part.ts, gap))
        for meeting in letter.passed:
            if world.habits.happens("coordinators.meetings", member.id, meeting, today):
                plan(partial(self._settle_meeting, member, part.ts, meeting))
        for day in world.books.struck(member.workplace, today):
            if world.habits.happens("study_days.moved_later", member.id, day, today):
                plan(partial(self._move_struck, member, part.ts, day))

    def _find_button(self, member: Member, ts: str, wanted: Callable[[str, str], bool]) -> tuple[str, str, str] | None:
        """A button of a letter as it stands now, by its label and the text above it: it may have been drawn anew."""
        for part in self._world.screens.standing(member.id, ts).parts():
            for label, block, above in part.buttons():
                if wanted(label, above):
                    return ts, label, block
        return None

    async def _settle_gap(self, member: Member, ts: str, first: letters.LetterGap, now: datetime) -> None:
        """Do something about what waits, as the letter tells it by now."""
        world, today = self._world, local(now).date()
        book = world.find_class(member, first.label)
        gap = next(
            (gap for gap in self._list_gaps(member, ts) if (gap.label, gap.kind) == (first.label, first.kind)), None
        )
        if book is None or gap is None or (gap.kind == "unclear" and not _is_as_told(book, gap, today)):
            return
        if gap.kind == "no day" and world.habits.happens("coordinators.moves", *book.key, today):
            with_day = [number for number in reading.read_numbers(gap.numbers) if number in book.plan]
            if with_day:  # one that no week has room for stays without
                await move_lesson(world, member, book, number=with_day[0], after=today, now=now)
            return
        label = self._decide_gap(member, book, gap, today)
        button = self._find_button(member, ts, lambda each, above: each == label and letters.read_gap(above) == gap)
        if button is None:
            return
        if label == reading.LETTER_WALK:
            await self._go_through(member, book, gap, button, now)
        else:
            await self._press_gap(member, book, gap, button, now)

    def _list_gaps(self, member: Member, ts: str) -> Iterator[letters.LetterGap]:
        for part in self._world.screens.standing(member.id, ts).parts():
            for line in part.lines:
                if gap := letters.read_gap(line):
                    yield gap

    def _decide_gap(self, member: Member, book: ClassBook, gap: letters.LetterGap, today: date) -> str:
        """The label of the button that somebody presses for what waits; empty for none."""
        world, about = self._world, (member.id, *book.key, gap.numbers, gap.kind, today)
        if gap.kind in GATES.get(book.klass.programme, ()):
            return reading.DONE if world.habits.happens("coordinators.done", *about) else ""
        if gap.kind != "unclear":
            return ""
        tells, asks = world.habits.value("coordinators.answers"), world.habits.value("coordinators.asks")
        way = world.habits.weigh({"tell": tells, "ask": asks, "leave": 1 - tells - asks}, *about)
        if way != "tell":
            return reading.LETTER_ASK if way == "ask" else ""
        numbers = reading.read_numbers(gap.numbers)
        held = [world.happened(book, number, book.plan[number].day) for number in numbers]
        if len(numbers) == 1:
            return reading.LETTER_YES if all(held) else reading.LETTER_NO
        at_once = all(held) and world.habits.happens("coordinators.all_at_once", *about)
        return reading.LETTER_ALL if at_once else reading.LETTER_WALK

    async def _press_gap(
        self, member: Member, book: ClassBook, gap: letters.LetterGap, button: tuple[str, str, str], now: datetime
    ) -> None:
        world, label, numbers = self._world, button[1], reading.read_numbers(gap.numbers)
        shown = await world.screens.presses(member.id, *button)
        if label == reading.LETTER_YES:
            day = book.plan[numbers[0]].day
            await settle_answer(world, member, book, number=numbers[0], day=day, shown=shown, now=now)
        elif label == reading.LETTER_ALL and reading.SAVED.search(shown.text):
            self._tell_all(member, book, numbers, now)
        elif label == reading.LETTER_NO and reading.NOT_HELD.search(shown.text):
            world.books.tell_missed(book.key, numbers[0], by=member.id, at=now)
        elif label == reading.DONE and reading.DONE_SAID.search(shown.text):
            book.gates_done.add(gap.kind)
        elif not (label == reading.LETTER_ASK and reading.LEADERS_ASKED.search(shown.text)):
            world.puzzle(now, member, f"{gap} [{label}]", shown.text)

    def _tell_all(self, member: Member, book: ClassBook, numbers: Sequence[int], now: datetime) -> None:
        for number in numbers:
            self._world.books.tell_held(book.key, [number], by=member.id, at=now, day=book.plan[number].day)

    async def _go_through(
        self, member: Member, book: ClassBook, gap: letters.LetterGap, button: tuple[str, str, str], now: datetime
    ) -> None:
        """Say of each of several lessons whether it was held, in the form."""
        world = self._world
        days = {number: book.plan[number].day for number in reading.read_numbers(gap.numbers)}
        held = [number for number, day in days.items() if world.happened(book, number, day)]
        await world.screens.presses(member.id, *button)
        answers = {
            f"lektion {number}, {reading.say_day(day)}": reading.WALK_HELD if number in held else reading.WALK_MISSED
            for number, day in days.items()
        }
        said = await world.screens.fills_in(member.id, answers)
        missed = [number for number in days if number not in held]
        if (held and not reading.SAVED.search(said.text)) or (missed and not reading.WALKED_MISSED.search(said.text)):
            world.puzzle(now, member, f"{gap} [{reading.LETTER_WALK}]", said.text)
            return
        self._tell_all(member, book, held, now)
        for number in missed:
            world.books.tell_missed(book.key, number, by=member.id, at=now)

    async def _settle_meeting(self, member: Member, ts: str, meeting: str, now: datetime) -> None:
        """Say that a meeting whose day has passed was held."""
        world = self._world
        button = self._find_button(member, ts, lambda label, above: label in reading.WAS_HELD and meeting in above)
        shown = await world.screens.presses(member.id, *button) if button else None
        if shown and not reading.DONE_SAID.search(shown.text):
            world.puzzle(now, member, f"{meeting} [{reading.LETTER_YES}]", shown.text)
        elif shown:
            world.books.meetings_held.add((member.workplace, meeting))
            name, label = reading.read_meeting(meeting)
            book = world.find_class(member, label)
            if book:
                book.gates_done.add(name)

    async def _move_struck(self, member: Member, ts: str, day: date, now: datetime) -> None:
        """Move all lessons of a day without school from the letter."""
        said = f", {reading.say_day(day)}"
        button = self._find_button(
            member, ts, lambda label, above: bool(reading.STRUCK_MOVED.search(label)) and said in above
        )
        if button:
            await settle_struck(self._world, member, day=day, button=button, now=now)

    # --- looking, and milestones -------------------------------------------------------------------------------------

    def _consider_looking(self, member: Member, part: MessagePart, now: datetime) -> None:
        """A principal now and then opens all classes."""
        world, today = self._world, local(now).date()
        if not world.habits.happens("principals.looks", member.id, today):
            return
        block = next((block for label, block, _ in part.buttons() if label == reading.ALL_CLASSES), None)

        async def look(then: datetime) -> None:
            shown = await world.screens.presses(member.id, part.ts, reading.ALL_CLASSES, block)
            if self._audit:
                self._audit.hold_status(member, world.books.of_school(member.workplace), shown.messages, then)

        world.agenda.add(max(now, moment_of(today, AT_THE_DESK)), member, look)

    async def look_up(self, member: Member, book: ClassBook, now: datetime) -> None:
        """Ask how far a class has come, or all the own classes."""
        phrase = str(self._world.habits.pick("phrases.status", member.id, now.date()))
        shown = await self._world.screens.types(member.id, phrase.format(label=book.klass.label))
        if self._audit:
            classes = [book] if "{label}" in phrase else self._world.books.led_by(member.id)
            self._audit.hold_status(member, classes, shown.messages, now)

    def consider_milestone(self, member: Member, part: MessagePart, now: datetime) -> None:
        """A reminder of something to see to: some say that it is done, that the day is right, or that they come."""
        world, named = self._world, reading.read_milestone(part.text)
        if named is None:
            return
        name, labels = named
        about = (member.id, name, *labels, local(now).date())
        if not world.habits.happens("coordinators.done", *about):
            return
        offers = {label: block for label, block, _ in part.buttons()}
        for label in (reading.DONE, *(f"{reading.DONE} för {each}" for each in labels), *reading.YES_TO_A_DAY):
            if label in offers:
                only = labels if label == reading.DONE else [each for each in labels if label.endswith(f" {each}")]
                self._plan_press(member, (part.ts, label, offers[label]), (name, only), now)
                return

    def _plan_press(
        self, member: Member, button: tuple[str, str, str], done: tuple[str, list[str]], now: datetime
    ) -> None:
        world, (ts, label, block) = self._world, button

        async def press(then: datetime) -> None:
            try:
                shown = await world.screens.presses(member.id, ts, label, block)
            except NotOnScreen as gone:
                world.puzzle(then, member, f"{done} [{label}]", str(gone))
                return
            if label in reading.YES_TO_A_DAY:
                return
            for each in done[1] if reading.DONE_SAID.search(shown.text) else ():
                book = world.find_class(member, each)
                if book:
                    book.gates_done.add(done[0])

        world.agenda.add(max(now, moment_of(local(now).date(), AT_THE_DESK)), member, press)


def _is_as_told(book: ClassBook, gap: letters.LetterGap, today: date) -> bool:
    """Whether the lessons still wait that a letter says wait: one may have been moved in the same moment."""
    return [number for number, _ in book.unanswered(today)] == reading.read_numbers(gap.numbers)
