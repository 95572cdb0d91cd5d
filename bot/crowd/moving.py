"""Moving a lesson, or all that lie on a day without school; and entering such a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.crowd import reading
from bot.crowd.books import ClassBook
from bot.crowd.city import Member
from bot.crowd.gaps import find_weeks
from bot.crowd.life import CrowdWorld, local
from bot.crowd.screens import Shown
from bot.crowd.year import WEEK

FARTHEST = 9  # days after the old day, or today
SOONEST = timedelta(days=8)  # until a study day that is entered


async def move_lesson(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, after: date, now: datetime
) -> None:
    """Move a lesson to a school day soon after a day, if there is one."""
    about = (member.id, *book.key, number, after)
    first = after + timedelta(days=1 + int(world.habits.draw("move", *about) * FARTHEST))
    days = (first + timedelta(days=ahead) for ahead in range(14))
    new = next((day for day in days if world.year.has_lessons(day, book.klass)), None)
    if new is None or book.plan[number].day == new or new > world.year.last_day:
        return
    words = {"number": number, "label": book.klass.label, "day": reading.say_day(new)}
    text = str(world.habits.pick("phrases.move", *about)).format(**words)
    proposal = await world.screens.types(member.id, text)
    offers = {
        label: (message.ts, block)
        for message in proposal.messages
        for part in message.parts()
        for label, block, _ in part.buttons()
    }
    wanted = [reading.FOLLOW, reading.ALONE, reading.MOVE]
    if world.habits.draw("alone", *about) < 0.4:
        wanted = [reading.ALONE, reading.FOLLOW, reading.MOVE]
    label = next((label for label in wanted if label in offers), None)
    if label is None:
        world.puzzle(now, member, text, proposal.text)
        return
    ts, block = offers[label]
    saved = await world.screens.presses(member.id, ts, label, block)
    if not reading.MOVED.search(saved.text):
        world.puzzle(now, member, f"{text} [{label}]", saved.text)
        return
    world.books.move(book.key, number, new, followed=label == reading.FOLLOW)


async def press_beginning(world: CrowdWorld, member: Member, shown: Shown, beginning: str) -> Shown | None:
    """Press the first button whose label begins so, in what an act led to; None where there is none."""
    for message in reversed(shown.messages):
        for part in message.parts():
            for label, block, _ in part.buttons():
                if label.startswith(beginning):
                    return await world.screens.presses(member.id, message.ts, label, block)
    return None


def find_study_day(world: CrowdWorld, school: str, today: date) -> date | None:
    """A coming day on which a school has lessons, to be made a study day."""
    waiting = [each.day for book in world.books.of_school(school) for _, each in book.waiting() if book.total]
    days = (day for day in waiting if day >= today + SOONEST and world.year.kind(day, school) == "skoldag")
    return min(days, default=None)


async def enter_study_day(world: CrowdWorld, member: Member, day: date, now: datetime) -> Shown | None:
    """A coordinator enters a study day at the own school. Returns what is said of the lessons that lie there."""
    shown = await world.screens.types(member.id, reading.YEAR_WORD)
    if await press_beginning(world, member, shown, reading.ADD_DAYS) is None:
        world.puzzle(now, member, reading.YEAR_WORD, shown.text)
        return None
    answers = {reading.DAY_KIND: reading.STUDY_DAY, reading.FIRST_DAY: day.isoformat()}
    said = await world.screens.fills_in(member.id, answers)
    world.books.add_study_day(member.workplace, day)
    return said


async def settle_struck(
    world: CrowdWorld, member: Member, *, day: date, button: tuple[str, str, str], now: datetime
) -> None:
    """Move all lessons of a day without school, or let them lie there: by the message, the label and its block."""
    lessons = world.books.struck(member.workplace, local(now).date()).get(day, [])
    shown = await world.screens.presses(member.id, *button)
    if button[1] == reading.STRUCK_LEFT and reading.LEFT_SAID.search(shown.text):
        return
    if not reading.MOVED.search(shown.text):
        world.puzzle(now, member, f"{day} [{button[1]}]", shown.text)
        return
    new = day + find_weeks(day, lessons) * WEEK
    for book, number in lessons:
        world.books.move(book.key, number, new, followed=bool(reading.FOLLOWED.search(shown.text)))
