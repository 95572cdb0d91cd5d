"""Telling how a lesson went: by a press, in words or by the form, and what comes with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.crowd import reading
from bot.crowd.books import ClassBook
from bot.crowd.city import Member
from bot.crowd.life import CrowdWorld, local, moment_of
from bot.crowd.moving import move_lesson, press_beginning
from bot.crowd.screens import NotOnScreen, Shown

MOST_QUESTIONS = 4  # that the bot asks back before the crowd gives up
LATER = timedelta(days=1)


async def tell_by_press(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, where: tuple[str, str | None], now: datetime
) -> None:
    """Answer the question after a lesson truly. `where` is the message and the block of its buttons."""
    planned = book.plan[number]
    if world.happened(book, number, planned.day):
        manner = world.habits.weigh(world.habits.value("answers.manner"), "manner", member.id, *book.key, number)
        shown = await world.screens.presses(member.id, where[0], reading.MANNERS[manner], where[1])
        saved = await settle_answer(world, member, book, number=number, day=planned.day, shown=shown, now=now)
        if saved:
            await _reflect(world, member, book, number=number, shown=saved, now=now)
        return
    shown = await world.screens.presses(member.id, where[0], reading.MISSED, where[1])
    if not reading.NOT_HELD.search(shown.text):
        world.puzzle(now, member, reading.MISSED, shown.text)
        return
    world.books.tell_missed(book.key, number, by=member.id, at=now)
    await _go_on_after_missed(world, member, book, number=number, day=planned.day, now=now)


async def _go_on_after_missed(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, day: date, now: datetime
) -> None:
    """A lesson that was not held gets a new day at once, is held some day later, or is left."""
    about = (*book.key, number, day)
    if world.habits.happens("missed.moved_on", *about):
        await move_lesson(world, member, book, number=number, after=local(now).date(), now=now)
        return
    if not world.habits.happens("missed.caught_up", *about):
        return
    held_on = local(now).date() + timedelta(days=int(world.habits.value("missed.catch_up_days")))
    while not world.year.has_lessons(held_on, book.klass):
        held_on += LATER
        if held_on > world.year.last_day:
            return

    async def write(then: datetime) -> None:
        if number not in book.held and not world.is_away(member.id, held_on):
            await tell_in_words(world, member, book, number=number, day=held_on, now=then, say_day=True)

    world.agenda.add(moment_of(held_on, book.klass.at.replace(hour=15, minute=0)), member, write)


async def tell_in_words(
    world: CrowdWorld,
    member: Member,
    book: ClassBook,
    *,
    number: int,
    day: date,
    now: datetime,
    say_day: bool = False,
) -> None:
    """Write that a lesson was held, as a command, as a message to the bot or by the form."""
    about = (member.id, *book.key, number, day)
    if book.total and world.habits.happens("leaders.form", *about):
        shown = await _fill_in_form(world, member, book, number, day)
        text = "logga"
    else:
        slips = (
            book.follows_held(number) and number != book.total and world.habits.happens("leaders.wrong_number", *about)
        )
        words = {"number": number + slips, "label": book.klass.label, "day": reading.say_day(day)}
        phrases = "phrases.log_meeting" if book.total is None else "phrases.log_on_day" if say_day else "phrases.log"
        text = str(world.habits.pick(phrases, *about)).format(**words)
        as_command = world.habits.draw("as_command", *about) < 0.6
        shown = await world.screens.types(member.id, text, as_command=as_command)
    saved = await settle_answer(world, member, book, number=number, day=day, shown=shown, now=now, did=text)
    if saved is None:
        return
    if book.total and world.habits.happens("undone.share", *about):
        await _change_mind(world, member, book, number=number, day=day, now=now)
        return
    await _reflect(world, member, book, number=number, shown=saved, now=now)


async def tell_without_day(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, day: date, now: datetime
) -> None:
    """Write that a lesson was held, on another day than its planned one, and say no day; the bot asks about it."""
    text = f"logga lektion {number} {book.klass.label}"
    shown = await world.screens.types(member.id, text)
    await settle_answer(world, member, book, number=number, day=day, shown=shown, now=now, did=text)


async def _fill_in_form(world: CrowdWorld, member: Member, book: ClassBook, number: int, day: date) -> Shown:
    """The form is filled in beforehand, maybe with another class's lesson: all three are set."""
    await world.screens.types(member.id, "logga")
    course = f"{book.klass.label} · {book.klass.programme}"
    answers = {reading.COURSE: course, reading.LESSON: str(number), reading.LESSON_DAY: day.isoformat()}
    return await world.screens.fills_in(member.id, answers)


async def settle_answer(
    world: CrowdWorld,
    member: Member,
    book: ClassBook,
    *,
    number: int,
    day: date,
    shown: Shown,
    now: datetime,
    did: str = "",
) -> Shown | None:
    """Answer what the bot asks back until the lesson is saved, and write it into the books. None where it is not.

    A day that lies ahead says that the lesson was told of by mistake.
    """
    numbers = [number]
    for _ in range(MOST_QUESTIONS):
        text = shown.text
        if reading.SAVED.search(text) or reading.JOINED.search(text):
            asked_after = any(pattern.search(text) for pattern in (reading.ORDER_ASKED, reading.DAY_ASKED))
            saved_on = local(now).date() if reading.DAY_ASKED.search(text) else day
            world.books.tell_held(book.key, numbers, by=member.id, at=now, day=saved_on)
            if asked_after:
                return await _answer_after(world, member, book, number=number, day=day, shown=shown, now=now)
            return shown
        if missing := reading.read_missing(text):
            label, numbers = _say_order(world, book, missing, number)
        elif reading.READING_ASKED.search(text):
            label = reading.SAVE
        else:
            break
        pressed = await press_beginning(world, member, shown, label)
        if pressed is None:
            break
        shown = pressed
    world.puzzle(now, member, did or "press", shown.text)
    return None


def _say_order(world: CrowdWorld, book: ClassBook, missing: Sequence[int], number: int) -> tuple[str, list[int]]:
    """How it was with the lessons before one: the label of the answer, and the lessons that were held."""
    if list(missing) == [number]:
        return reading.WAS_FIRST, [number]  # another number had been written by mistake
    if _were_held(world, book, missing):
        return reading.HAD_TOO, [*missing, number]
    return reading.LEFT_TO_HOLD[len(missing) > 1], [number]


def _were_held(world: CrowdWorld, book: ClassBook, numbers: Sequence[int]) -> bool:
    return all(world.happened(book, number, book.plan[number].day) for number in numbers if number in book.plan)


async def _answer_after(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, day: date, shown: Shown, now: datetime
) -> Shown | None:
    """What the bot asks about a lesson that is saved already: some leave it, the others say how it was."""
    if world.habits.happens("leaders.leaves_question", member.id, *book.key, number, day):
        return shown
    missing = reading.read_missing(shown.text)
    if missing:
        held = _were_held(world, book, missing)
        said = await press_beginning(
            world, member, shown, reading.HAD_TOO if held else reading.LEFT_TO_HOLD[len(missing) > 1]
        )
        if said is None or not reading.SAVED.search(said.text):
            world.puzzle(now, member, f"{missing} before {number}", said.text if said else shown.text)
            return None
        if held:
            for each in missing:
                world.books.tell_held(book.key, [each], by=member.id, at=now, day=None)
        return said
    return await _settle_day(world, member, book, number=number, day=day, shown=shown, now=now)


async def _settle_day(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, day: date, shown: Shown, now: datetime
) -> Shown | None:
    """The bot asks whether a lesson was held today and not as planned: it was, or on its day, or not yet."""
    today = local(now).date()
    label = reading.YES_DAY if day == today else reading.NOT_YET if day > today else reading.NO_BUT_DAY
    said = await press_beginning(world, member, shown, label)
    wanted = reading.SAVED if day == today else reading.TAKEN_BACK if day > today else reading.CHANGED
    if said is None or not wanted.search(said.text):
        world.puzzle(now, member, f"lesson {number} of {day} [{label}]", said.text if said else shown.text)
        return None
    if day < today:
        world.books.change_day(book.key, number, day)
    elif day > today:
        world.books.take_back(book.key, number, by=member.id)
        return None
    return said


async def _change_mind(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, day: date, now: datetime
) -> None:
    """Take back what was just written, and write it again some time later: until then it is asked about anew."""
    shown = await world.screens.types(member.id, "ångra")
    if not reading.TAKEN_BACK.search(shown.text):
        world.puzzle(now, member, "ångra", shown.text)
        return
    world.books.take_back(book.key, number, by=member.id)

    async def write(then: datetime) -> None:
        text = f"logga lektion {number} {book.klass.label} {reading.say_day(day)}"
        if member.id not in (book.told[number].by if number in book.told else ()):
            again = await world.screens.types(member.id, text)
            await settle_answer(world, member, book, number=number, day=day, shown=again, now=then, did=text)

    world.agenda.add(now + timedelta(hours=int(world.habits.value("undone.hours"))), member, write)


async def _reflect(
    world: CrowdWorld, member: Member, book: ClassBook, *, number: int, shown: Shown, now: datetime
) -> None:
    """Now and then write what the lesson was like: after `reflektera`, or by the form, where it can be shared."""
    about = (member.id, *book.key, number)
    if not world.habits.happens("reflections.share", *about):
        return
    if not world.habits.happens("reflections.by_form", *about):
        text = str(world.habits.pick("texts.reflections", *about))
        answer = (await world.screens.types(member.id, f"reflektera {text}")).text
        if not reading.REFLECTED.search(answer):
            world.puzzle(now, member, f"reflektera {text}", answer)
            return
        world.books.reflect(book.key, text, at=now, shared=False)
        return
    shared = world.habits.happens("reflections.shared", *about)
    text = str(world.habits.pick("texts.shared" if shared else "texts.reflections", *about))
    try:
        opened = await press_beginning(world, member, shown, reading.REFLECT)
        if opened is None:
            return
        answers = {reading.WENT_WELL: text} | ({reading.WHO_READS: reading.SHARE} if shared else {})
        answer = (await world.screens.fills_in(member.id, answers)).text
    except NotOnScreen as gone:
        world.puzzle(now, member, "reflektion", str(gone))
        return
    if not reading.REFLECTED.search(answer):
        world.puzzle(now, member, f"reflektion: {text}", answer)
        return
    world.books.reflect(book.key, text, at=now, shared=shared)
