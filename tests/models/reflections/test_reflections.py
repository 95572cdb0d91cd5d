"""Reflections: who may read them, what the guard holds back, and what is kept of an edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from models.db import BadInput, GuardedText, NotFound, Store
from models.imports import Upload, run_import
from models.lessons import LogDraft, Logged, Source, When, log_lesson
from models.migrations import upgrade
from models.people import Actor, Caller, load_actor
from models.places import workspace_for_import
from models.reflections import (
    HeldBack,
    Reflection,
    ReflectionWords,
    Visibility,
    WrittenIn,
    check_words,
    edit_reflection,
    get_reflection,
    inspect_words,
    own_reflections,
    read_guard_context,
    reflections,
    reflections_on,
    save_reflection,
    withdraw_reflection,
)

NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)
SCHOOLS = "skola,stadsdel,program\nAlviksskolan,Bromma,MVP\n"
STAFF = """namn,slack_id,skola,roll
Anna Berg,U0ANNA,Alviksskolan,ledare
Karin Ek,U0KARIN,Alviksskolan,ledare
Sara Ny,U0SARA,Alviksskolan,ledare
Per Holm,U0PER,Alviksskolan,rektor
"""
CLASSES = "skola,klass,program,ledare,hållna\nAlviksskolan,7B,MVP,U0ANNA U0KARIN,4\n"
GOOD = ReflectionWords(went_well="  Halvklass gav fler röster\n", change_next="Mer tid till scenariot")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """7B, led by Anna and Karin, with lesson 5 logged."""
    store = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(store)
    with store.engine.begin() as opened:
        space = workspace_for_import(opened, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)
        files = [Upload(f"{n}.csv", text.encode()) for n, text in enumerate((SCHOOLS, STAFF, CLASSES))]
        run_import(opened, workspace=space, files=files, now=NOW)
        draft = LogDraft(source=Source.SLASH, numbers=(5,), labels=("7B",), when=When.on(date(2026, 11, 12)))
        assert isinstance(log_lesson(opened, actor=who(opened, "U0ANNA"), draft=draft, now=NOW), Logged)
        yield opened
    store.close()


def who(db: Connection, slack_id: str) -> Actor:
    return load_actor(db, Caller(1, slack_id))


def writes(db: Connection, words: ReflectionWords, slack_id: str = "U0ANNA") -> Reflection | HeldBack:
    actor = who(db, slack_id)
    check_words(words)
    inspected = inspect_words(words, read_guard_context(db, actor=actor, log_id=None))
    return save_reflection(db, actor=actor, inspected=inspected, log_id=None, written_in=WrittenIn.FORM, now=NOW)


def written(db: Connection, words: ReflectionWords = GOOD) -> Reflection:
    made = writes(db, words)
    assert isinstance(made, Reflection)
    return made


def read_by(db: Connection, slack_id: str) -> list[str]:
    return [one.words.went_well for one in reflections_on(db, actor=who(db, slack_id), log_id=1, now=NOW)]


def test_a_reflection_is_stored_as_the_guard_passed_it_on_the_latest_lesson(db: Connection) -> None:
    made = written(db)
    stored = get_reflection(db, actor=who(db, "U0ANNA"), reflection_id=made.id, now=NOW)
    assert (stored.label, stored.number, stored.author, stored.own) == ("7B", 5, "Anna Berg", True)
    assert stored.words.went_well == "Halvklass gav fler röster" and type(stored.words.went_well) is GuardedText
    assert own_reflections(db, actor=who(db, "U0ANNA"), now=NOW) == [stored]


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        (Visibility.SELF, {"U0ANNA"}),
        (Visibility.PAIR, {"U0ANNA", "U0KARIN"}),
        (Visibility.BANK, {"U0ANNA", "U0KARIN", "U0SARA"}),
    ],
)
def test_who_reads_it_is_what_its_writer_chose(db: Connection, visibility: Visibility, readers: set[str]) -> None:
    written(db, ReflectionWords(went_well="Halvklass gav fler röster", visibility=visibility))
    assert {name for name in ("U0ANNA", "U0KARIN", "U0SARA", "U0PER") if read_by(db, name)} == readers


def test_the_guard_holds_back_and_stores_nothing(db: Connection) -> None:
    held = writes(db, ReflectionWords(went_well="Bra samtal", change_next="Kalle i 7B mår dåligt hemma"))
    assert isinstance(held, HeldBack) and held.certain and held.principal == "Per Holm"
    bare = ReflectionWords(went_well="Petra hjälpte till")
    asked = writes(db, bare)
    assert isinstance(asked, HeldBack) and not asked.certain
    assert db.execute(select(reflections.c.id)).all() == []
    assert isinstance(writes(db, ReflectionWords(went_well=bare.went_well, colleague=True)), Reflection)
    assert isinstance(writes(db, ReflectionWords(went_well="Karin hjälpte till")), Reflection)  # known at the school


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (ReflectionWords(went_well=" \n"), "empty-reflection"),
        (ReflectionWords(went_well="x" * 2001), "long-reflection"),
        (ReflectionWords(went_well="bra\x00"), "odd-letters"),
    ],
)
def test_what_can_not_be_a_reflection_is_refused(db: Connection, words: ReflectionWords, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        writes(db, words)
    assert refused.value.words["reason"] == reason


def test_an_edit_is_the_writers_own_and_passes_the_guard_anew(db: Connection) -> None:
    made = written(db)

    def edits(slack_id: str, text: str) -> Reflection | HeldBack:
        actor, words = who(db, slack_id), ReflectionWords(went_well=text)
        inspected = inspect_words(words, read_guard_context(db, actor=actor, log_id=made.log_id))
        return edit_reflection(db, actor=actor, reflection_id=made.id, inspected=inspected, now=NOW)

    assert isinstance(edits("U0ANNA", "Kalle i 7B var arg"), HeldBack)
    assert read_by(db, "U0KARIN") == ["Halvklass gav fler röster"]
    changed = edits("U0ANNA", "Helklass gick också")
    assert isinstance(changed, Reflection) and changed.id == made.id and changed.words.change_next == ""
    assert read_by(db, "U0KARIN") == ["Helklass gick också"]
    with pytest.raises(NotFound):
        edits("U0KARIN", "Inte min")


def test_one_that_is_withdrawn_is_seen_by_nobody(db: Connection) -> None:
    made = written(db)
    with pytest.raises(NotFound):
        withdraw_reflection(db, actor=who(db, "U0KARIN"), reflection_id=made.id, now=NOW)
    withdraw_reflection(db, actor=who(db, "U0ANNA"), reflection_id=made.id, now=NOW)
    assert read_by(db, "U0ANNA") == read_by(db, "U0KARIN") == []


def test_the_same_message_twice_is_one_reflection(db: Connection) -> None:
    words = ReflectionWords(went_well="Bra samtal", source_ts="1763040000.000100")
    assert written(db, words).id == written(db, words).id
