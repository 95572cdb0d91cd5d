"""The audit is seen to find what is wrong: a planted difference for each thing that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.crowd import letters
from bot.crowd.audit import ASKED_AFTER, Audit
from bot.crowd.books import Books, ClassBook
from bot.crowd.city import Post
from bot.crowd.habits import load_habits
from bot.crowd.ledger import hold_database, hold_messages
from bot.crowd.life import moment_of
from bot.crowd.screens import SeenMessage
from bot.crowd.soak import Soak
from models.db import Db, Store
from tests.bot.crowd.small_city import small_city

SEED, WEEKS = 11, 6


@dataclass
class LivedWeeks:
    """A small city after some weeks, at the moment at which the Monday's letters have come; and the database."""

    books: Books
    mail: list[SeenMessage]
    store: Store
    now: datetime
    posted: list[str]

    def hold(self, change: Callable[[SeenMessage], SeenMessage] = lambda seen: seen) -> list[str]:
        """The differences of the Monday's mail, changed on its way."""
        audit = Audit(self.books)
        for seen in self.mail:
            audit.hold(change(seen), self.now)
        return [f"{found.where}: {found.what}: {found.books!r}, {found.bot!r}" for found in audit.differences]

    def hold_database(self) -> list[str]:
        """The differences of the database."""
        audit = Audit(self.books)
        self.store.submit(lambda db: hold_database(audit, db, self.now)).result()
        return [f"{found.what}: {found.books!r}, {found.bot!r}" for found in audit.differences]

    def change_database(self, statement: str) -> int:
        """Change the database behind the bot's back. Returns how many rows."""
        return self.store.submit(lambda db: db.execute(text(statement)).rowcount).result()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivedWeeks]:
    database = f"sqlite:///{tmp_path_factory.mktemp('crowd') / 'crowd.db'}"
    soak = Soak(small_city(SEED, in_october=True), load_habits(SEED), database)
    now = moment_of(soak.city.begins + timedelta(weeks=WEEKS), time(7, 30))
    mail: list[SeenMessage] = []

    def keep(day: date, news: list[SeenMessage]) -> None:
        mail[:] = news if day == now.date() else []

    soak.on_stop = keep  # type: ignore[assignment]
    soak.until = now + timedelta(minutes=1)
    assert soak.live().differences == ()
    store = Store(database)
    tokens = store.submit(lambda db: [str(row[0]) for row in db.execute(text("SELECT token FROM messages"))]).result()
    yield LivedWeeks(soak.books, mail, store, now, tokens)
    store.close()


def replaced(old: str, new: str) -> Callable[[SeenMessage], SeenMessage]:
    """What replaces words wherever they stand in a message."""

    def change(node: Any) -> Any:
        if isinstance(node, str):
            return node.replace(old, new)
        if isinstance(node, list):
            return [change(each) for each in node]
        return {key: change(value) for key, value in node.items()} if isinstance(node, dict) else node

    return lambda seen: replace(seen, blocks=change(seen.blocks))


def test_the_mail_as_it_came_agrees(lived: LivedWeeks) -> None:
    assert lived.hold() == []
    roles = {letter.role for seen in lived.mail for part in seen.parts() if (letter := letters.read_letter(part))}
    assert roles == {letters.COORDINATOR, letters.PRINCIPAL, letters.DISTRICT, letters.CITY}


PLANTED = [  # words of the letters, others in their place, and what is found then
    (" av 14 hållna", " av 13 hållna", "total"),
    ("i fas", "en behöver ny dag", "stand"),
    ("v. 48", "v. 47", "week"),
    (" klasser ·", "0 klasser ·", "classes"),
    ("hölls", "hölls nästan", "can't read"),
    (" väntar på dig", " väntar på någon", "can't read"),
    ("Lektioner sedan ", "Lektioner före ", "can't read"),
    ("I fas: ", "I fas: 1", "in step"),
    ("förra veckan ", "förra veckan 1", "in step before"),
    ("Mer än två efter: ", "Mer än två efter: 1", "far behind"),
    ("uppgifter till och med fredag", "uppgifter till och med torsdag", "until"),
    ("Väntar på svar: 0", "Väntar på svar: 1", "waiting"),
    ("i alla 5 klasser", "i alla 4 klasser", "running classes"),
    ("Gården saknar", "Garden saknar", "no coordinator"),
    ("Lindskolan (fråga ", "Lindskolan (fråga inte ", "not reported"),
    ("använder inte boten än", "använder boten", "other"),
    ("ett rum till behövs", "ett rum till vore bra", "what waits, 1"),
    ("tisdag kl. 9.50: följer", "onsdag kl. 9.50: följer", "what waits, 1"),
    ("minst ", "", "at least"),
    ("Björkskolan", "Bjorkskolan", "row Bjorkskolan"),
]


@pytest.mark.parametrize(("old", "new", "found"), PLANTED, ids=[f"{old}->{new}" for old, new, _ in PLANTED])
def test_a_letter_that_says_something_else_is_found(lived: LivedWeeks, old: str, new: str, found: str) -> None:
    differences = lived.hold(replaced(old, new))
    assert any(found in said for said in differences), differences


def test_a_lesson_that_nobody_told_of_is_found(lived: LivedWeeks) -> None:
    """The letters stay as they are, and the books have one lesson less."""
    before = deepcopy(lived.books)
    key, number = next((key, n) for key, book in lived.books.classes.items() for n in book.told if book.total)
    del lived.books.classes[key].told[number]
    found = lived.hold()
    lived.books = before
    for words in (f"class {key[1]} held", "term held", "in step"):
        assert any(words in said for said in found), found


def test_the_same_message_twice_is_found(lived: LivedWeeks) -> None:
    lived.mail += lived.mail[:1]
    found = lived.hold()
    lived.mail.pop()
    assert found and all("told twice" in said for said in found)


def test_a_quote_that_nobody_shared_is_found(lived: LivedWeeks) -> None:
    quote = {"type": "section", "text": {"type": "mrkdwn", "text": "*Gick bra:* ”Fina samtal”, delat av ett ledarpar"}}

    def add(seen: SeenMessage) -> SeenMessage:
        return replace(seen, blocks=[seen.blocks[0], quote, *seen.blocks[1:]])

    assert any("a quote that nobody shared" in said for said in lived.hold(add))


def test_a_letter_that_was_drawn_anew_is_held_once_for_each_change(lived: LivedWeeks) -> None:
    seen = next(seen for seen in lived.mail if "koordinator på Björkskolan" in str(seen.blocks))
    audit = Audit(lived.books)
    for again in (seen, replace(seen, edited=True)):
        audit.hold(again, lived.now)
    assert (audit.letters_held, audit.redrawn, audit.differences) == (1, 0, [])
    changed = replaced("5 av 14 hållna", "6 av 14 hållna")(replace(seen, edited=True))
    for _ in range(2):
        audit.hold(changed, lived.now)
    assert (audit.letters_held, audit.redrawn) == (1, 1)
    assert [(found.books, found.bot) for found in audit.differences] == [(5, 6)]


def message_to(reader: str, *lines: str) -> SeenMessage:
    """A message of the bot."""
    said = "\n".join(lines)
    blocks = [{"type": "section", "block_id": "p1.said", "text": {"type": "mrkdwn", "text": said}}]
    return SeenMessage("9", reader, said, blocks, edited=False, from_bot=True, private=False)


def test_what_is_told_of_a_lesson_is_held(lived: LivedWeeks) -> None:
    """A log that nobody gave, a reminder of a lesson that is held, a summary with another number, and a study day."""
    book = next(book for book in lived.books.classes.values() if book.told and book.total)
    reader, label, number = book.klass.leaders[0], book.klass.label, max(book.told)
    why = f"Du får det här för att du leder {label}."
    said = (
        (f"Maria har sparat lektion 9 med {label}, dagen inte angiven. Du behöver inte göra något.", why),
        (f"I morgon kl. 9.50–10.50: lektion {number} med {label}.", why),
        ("*Terminen är slut. Tack för det ni har gjort.*", f"*{label} * MVP · 1 av 14 hållna · i fas", why),
    )
    for lines, found in zip(said, ("was told", f"{label} {number}", f"{label} held"), strict=True):
        audit = Audit(lived.books)
        audit.hold(message_to(reader, *lines), lived.now)
        assert any(found in difference.what for difference in audit.differences), lines


def test_a_struck_lesson_that_a_study_day_does_not_name_is_found(lived: LivedWeeks) -> None:
    books = deepcopy(lived.books)
    coordinator = next(each for each in books.city.members if each.post is Post.COORDINATOR)
    day = min(planned.day for book in books.of_school(coordinator.workplace) for _, planned in book.waiting())
    books.add_study_day(coordinator.workplace, day)
    audit = Audit(books)
    audit.hold_struck(coordinator, day, [message_to(coordinator.id, "Inget.")], lived.now)
    assert audit.differences and all(found.what.startswith("struck ") for found in audit.differences)


def test_the_same_is_told_again_to_who_wished_it(lived: LivedWeeks) -> None:
    leader = lived.books.classes["Björkskolan", "4A"].klass.leaders[0]
    seen = message_to(
        leader, "Om en vecka: uppstartsmöte för 4A, måndag 30 november.", "Du får det här för att du leder."
    )
    for wished, found in ((False, 1), (True, 0)):
        audit = Audit(lived.books)
        if wished:
            audit.allow_again(leader, seen.parts())
        for _ in range(2):
            audit.hold(seen, lived.now)
        assert len(audit.differences) == found


def test_a_letter_that_did_not_come_is_found(lived: LivedWeeks) -> None:
    audit = Audit(lived.books)
    for seen in lived.mail:
        audit.hold(seen, lived.now)
    audit.hold_letters_sent(lived.now + timedelta(minutes=1))
    this_week = [found for found in audit.differences if found.at.date() == lived.now.date()]
    earlier = [found for found in audit.differences if found.at.date() < lived.now.date()]
    assert this_week == []
    assert len(earlier) == (WEEKS - 1) * 6  # one week of them is a break, and two readers have no class under way
    assert all((found.books, found.bot) == (1, 0) for found in earlier)


def test_a_lesson_that_nobody_was_asked_about_is_found(lived: LivedWeeks) -> None:
    book, gone = next(
        (book, (number, planned.day))
        for book in lived.books.classes.values()
        for number, planned in book.plan.items()
        if (number, planned.day) in book.asked and is_told_late(book, number)
    )
    assert lost_questions(lived) == []
    book.asked.remove(gone)
    assert lost_questions(lived) == [(f"{book.klass.school} {book.klass.label}", f"asked about lesson {gone[0]}")]
    assert lost_questions(lived, away=True) == []
    book.asked.add(gone)


def is_told_late(book: ClassBook, number: int) -> bool:
    """Whether nobody had told of a lesson right after it."""
    told, planned = book.told.get(number), book.plan[number]
    return told is None or told.told_at > moment_of(planned.day, planned.at) + ASKED_AFTER


def lost_questions(lived: LivedWeeks, *, away: bool = False) -> list[tuple[str, str]]:
    """The lessons that nobody was asked about, where all leaders are there or away."""
    audit = Audit(lived.books)
    audit.hold_questions_asked(lived.now, lambda _member, _day: away)
    return [(found.where, found.what) for found in audit.differences]


def test_what_is_stored_otherwise_is_found(lived: LivedWeeks) -> None:
    assert lived.hold_database() == []
    for statement, back, found in (
        (
            "UPDATE lesson_logs SET withdrawn_at = recorded_at WHERE id = 1",
            "UPDATE lesson_logs SET withdrawn_at = NULL WHERE id = 1",
            "log ",
        ),
        (
            "UPDATE planned_lessons SET day = '2027-06-01' WHERE id = 9",
            None,
            "plan ",
        ),
    ):
        kept = [tuple(row) for row in read(lived.store, "SELECT id, day FROM planned_lessons WHERE id = 9")]
        assert lived.change_database(statement) == 1
        said = lived.hold_database()
        lived.change_database(back or f"UPDATE planned_lessons SET day = '{kept[0][1]}' WHERE id = 9")
        assert len(said) == 1 and said[0].startswith(found), said
    assert lived.hold_database() == []


def test_a_log_too_many_is_found(lived: LivedWeeks) -> None:
    columns = "workspace_id, session, half, held_on, precision, source, out_of_order, recorded_at"
    copied = (
        f"INSERT INTO lesson_logs (course_id, number, {columns}) "
        f"SELECT course_id, 14, {columns} FROM lesson_logs WHERE id = 1"
    )
    assert lived.change_database(copied) == 1
    said = lived.hold_database()
    lived.change_database("DELETE FROM lesson_logs WHERE id = (SELECT MAX(id) FROM lesson_logs)")
    assert len(said) == 1 and said[0].startswith("log ") and ": None, " in said[0]


def test_a_message_lost_or_posted_twice_is_found(lived: LivedWeeks) -> None:
    def hold(posted: list[str]) -> list[str]:
        audit = Audit(lived.books)
        lived.store.submit(lambda db: hold_messages(audit, db, posted, lived.now)).result()
        return [f"{found.what}: {found.books!r}, {found.bot!r}" for found in audit.differences]

    first = lived.posted[0]
    assert hold(lived.posted) == []
    assert hold(lived.posted[1:]) == [f"message {first}: 1, None"]
    assert hold([first, *lived.posted]) == [f"message {first}: 1, 2"]
    assert hold(["unknown", *lived.posted]) == ["message unknown: None, 1"]
    assert hold(["Ev1", "Ev1", *lived.posted]) == ["message Ev1: 1, 2"]


def read(store: Store, query: str) -> list[tuple[Any, ...]]:
    """Rows of the database."""

    def work(db: Db) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in db.execute(text(query))]

    return store.submit(work).result()
