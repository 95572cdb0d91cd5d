"""A programme that is one file, lived through for a term at Alviksskolan. It is Friday 13 November, week 46.

Its four lessons are called `samlingar`; they lie on Wednesdays at 9.00, from 18 November on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.imports import Upload, run_import
from models.places import all_workspaces
from models.programmes.reading import SHIPPED, catalogue_from

WORLDS = ("sqlite-http", "postgresql-socket")
FILE = Path(__file__).parents[1] / "models" / "data" / "trygga_rum.toml"
CLASS = """skola,klass,årskurs,program,ledare
Alviksskolan,5C,5,Trygga rum,U0NILS ellen@skolan.example
"""


@pytest.fixture(autouse=True)
def own_programme(tmp_path: Path) -> Iterator[None]:
    """The shipped programmes and one file more."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    shutil.copy(FILE, folder)
    with catalogue_from(folder):
        yield


@pytest.fixture
def planned(world):
    """5C is imported, and its coordinator has planned it."""
    files = [Upload("klasser.csv", CLASS.encode())]
    world.store.submit(
        lambda db: run_import(db, workspace=all_workspaces(db)[0], files=files, now=world.clock.now)
    ).result()
    world.maria.types("/mvp planera 5C")
    world.maria.presses("plan.more", where="modal")
    answers = {"Första gången, tidigast": "2026-11-16", "Veckodag": "onsdag", "Tid": "09:00", "field.room": "C3"}
    world.maria.modal.fill(answers)
    world.maria.submits()
    world.plan = world.maria.modal.text
    world.maria.submits()
    return world


def at(moment: str) -> datetime:
    """A moment in UTC; Stockholm is an hour ahead in winter."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_the_plan_speaks_of_its_gatherings(planned) -> None:
    assert "5C · Trygga rum" in planned.plan and "Samling 1–4 ryms i läsåret 2026/27." in planned.plan
    assert "Samling 2, ”Vad gör ett rum tryggt?”, onsdag 25 november (v. 48) kl. 9.00" in planned.plan
    assert "Varje gång tar 40 minuter" in planned.plan
    planned.maria.sees("Sparat: 5C, samling 1–4. Först kommer samling 1, onsdag 18 november kl. 9.00 i C3.")


def test_a_term_with_it(planned) -> None:
    world = planned
    world.pass_time(at("2026-11-17 14:00"))  # the school day before, 15.00
    said = world.nils.sees("I morgon kl. 9.00–9.40: samling 1 med 5C i C3, tillsammans med Ellen.")
    assert "Ta med: ett samtalsföremål." in said
    world.pass_time(at("2026-11-18 08:55"))  # 15 minutes after 9.40
    world.nils.sees("Hur gick samling 1 med 5C?")
    world.nils.presses("Anpassad")
    said = world.nils.sees("Sparat: samling 1 med 5C, onsdag 18 november (v. 47).")
    assert "Nästa: samling 2, ”Vad gör ett rum tryggt?”, onsdag 25 november kl. 9.00 i C3." in said
    world.clock.now = at("2026-11-25 09:00")
    said = world.nils.types("/mvp logga samling 2 5C")
    assert "Sparat: samling 2 med 5C, onsdag 25 november (v. 48)." in said and "Nästa: samling 3" in said
    assert "*5C* Trygga rum" in world.nils.types("/mvp status 5C")
    world.pass_time(at("2026-12-07 06:30"))  # Monday of week 50; nothing was told of samling 3 on 2 December
    letter = world.maria.sees("Alviksskolan v. 50 ·")
    assert "*5C* · 2 av 4 hållna · en väntar på svar · samling 4 på onsdag" in letter
    assert "Sparat: samling 3–4 med 5C" in world.nils.types("/mvp logga samling 3-4 5C")


def test_its_lessons_are_moved_and_named_by_their_own_word(planned) -> None:
    said = planned.maria.types("/mvp flytta samling 3 5C till torsdag 3/12 kl 10")
    assert "Flytta samling 3 med 5C?" in said
    said = planned.maria.types("/mvp titel rummet samling 4: Vårt avtal")
    assert "Samling 4 i Trygga rum heter nu ”Vårt avtal”." in said


def test_an_english_reader_sees_its_english_words(planned) -> None:
    planned.ellen.types("/mvp help")
    planned.pass_time(at("2026-11-18 08:55"))
    planned.ellen.sees("Tomorrow, 9:00–9:40: gathering 1 with 5C in C3")
    planned.ellen.sees("How did gathering 1 with 5C go?")
    assert "Saved: gatherings 1–2 with 5C" in planned.ellen.types("/mvp log gatherings 1-2 5C")
