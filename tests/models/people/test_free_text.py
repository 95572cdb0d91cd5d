"""The one call that every free text passes: what it lets through, what it refuses and with which words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection

from models.courses import guard_label
from models.db import BadInput, GuardedText, Store
from models.guard import KnownNames, inspect
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.people import guard_text, inspect_texts, read_known_names
from models.places import workspace_for_import

NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)
SCHOOLS = "skola,stadsdel,skolform,program\nAlviksskolan,Bromma,,MVP\nPetra fritidsgård,Bromma,fritidsgård,MVP\n"
STAFF = "namn,slack_id,skola,roll\nKarin Ek,U0KARIN,Alviksskolan,ledare\n"
SCHOOL, YOUTH_CENTRE = 1, 2
PLACE = {"workspace_id": 1, "site_ids": frozenset({SCHOOL})}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A school where Karin works, and a youth centre that bears a given name."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('texts') / 'mvp.db'}")
    upgrade(store)
    with store.engine.begin() as opened:
        space = workspace_for_import(opened, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)
        files = [Upload("s.csv", SCHOOLS.encode()), Upload("p.csv", STAFF.encode())]
        run_import(opened, workspace=space, files=files, now=NOW)
        yield opened
    store.close()


def room(db: Connection, text: str, site_id: int = SCHOOL) -> str:
    """What becomes of a room: the text as stored, or the reason of the refusal."""
    try:
        return guard_text(
            db, workspace_id=1, site_ids=frozenset({site_id}), text=text, most=20, reason="pupil", too_long="long"
        )
    except BadInput as refused:
        return str(refused.words["reason"])


def names(db: Connection) -> KnownNames:
    """The names that a text at the school may hold."""
    return read_known_names(db, **PLACE)


def test_a_text_of_one_line_comes_back_as_it_may_be_stored(db: Connection) -> None:
    stored = room(db, "  Stora \n\taulan ")
    assert stored == "Stora aulan" and type(stored) is GuardedText
    assert room(db, "") == ""


def test_what_points_to_a_pupil_is_long_or_can_not_be_shown_is_refused_each_with_its_words(db: Connection) -> None:
    assert room(db, "hos Kalle") == "pupil"
    assert room(db, "0701234567") == "pupil"
    assert room(db, "x" * 21) == "long"
    assert room(db, "B2\x0014") == "odd-letters"
    with pytest.raises(BadInput) as refused:
        guard_text(db, **PLACE, text="x" * 21, most=20, reason="pupil")
    assert refused.value.words == {"reason": "pupil", "most": 20}


def test_colleagues_and_sites_may_be_named_where_they_are(db: Connection) -> None:
    assert room(db, "hos Karin") == "hos Karin"
    assert room(db, "hos Karin", YOUTH_CENTRE) == "pupil"
    assert room(db, "bakom Petra", YOUTH_CENTRE) == "bakom Petra"
    assert room(db, "bakom Petra") == "pupil"


@example(text="Kalle mår dåligt")
@given(text=st.text(max_size=60))
def test_whatever_comes_through_holds_nothing_that_the_guard_finds(db: Connection, text: str) -> None:
    try:
        stored = guard_text(db, **PLACE, text=text, most=40, reason="pupil")
    except BadInput:
        return
    assert len(stored) <= 40 and stored.isprintable()
    assert inspect(stored, KnownNames.of(trusted=["Karin Ek"], staff=(), places=["Alviksskolan"])) == ()


def test_texts_that_belong_together_are_read_as_one(db: Connection) -> None:
    found = inspect_texts(names(db), ["Halvklass gav fler röster", "Kalle i 7B mår dåligt hemma"])
    assert found.findings and found.texts == ()
    sound = inspect_texts(names(db), ["Halvklass gav fler röster", ""])
    assert sound.findings == () and [type(text) for text in sound.texts] == [GuardedText, GuardedText]


def test_a_bare_name_that_its_writer_vouches_for_passes_and_a_certain_one_does_not(db: Connection) -> None:
    bare, certain = ["Petra hjälpte till"], ["Petra i 7B hjälpte till"]
    assert inspect_texts(names(db), bare).findings
    assert inspect_texts(names(db), bare, vouched=True).texts == tuple(bare)
    assert inspect_texts(names(db), certain, vouched=True).findings


# --- what a group is called -------------------------------------------------------------------------------------------


def label(db: Connection, text: str, follows: str | None = None) -> str:
    kept = GuardedText(follows) if follows is not None else None
    try:
        return guard_label(db, **PLACE, label=text, reason="pupil", follows=kept)
    except BadInput as refused:
        return str(refused.words["reason"])


@pytest.mark.parametrize("text", ["7B", "7BO", "1ED", "NA24B", "F-klass", "4-6", "7 B", "Torsdagsgruppen"])
def test_a_label_in_its_shape_needs_no_guard_and_other_names_pass_it(db: Connection, text: str) -> None:
    assert label(db, text) == text and type(label(db, text)) is GuardedText


@pytest.mark.parametrize("text", ["Noas grupp", "070-123 45 67", "Kalle Svensson 7B", "x" * 41])
def test_a_name_of_a_group_that_points_to_a_pupil_is_refused(db: Connection, text: str) -> None:
    assert label(db, text) == "pupil"


def test_a_label_of_the_year_before_goes_on_though_a_colleague_has_left(db: Connection) -> None:
    assert label(db, "Annas 8:a") == "pupil"
    assert label(db, "Annas 8:a", follows="Annas 7:a") == "Annas 8:a"
    assert label(db, "Noas 8:a", follows="Annas 7:a") == "pupil"
    assert label(db, "Grupp 0701234567", follows="Grupp 7") == "pupil"
