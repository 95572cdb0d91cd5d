"""`mvp digest --preview`: one letter on the terminal, and what it says when there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.text import Text

from bot.digests import print_digest
from bot.imports import import_files
from bot.settings import LetterReader

NOW = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
IMPORTED = datetime(2026, 10, 30, 9, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
SCHOOLS = """skola,stadsdel,program,klasser,status
Alviksskolan,Bromma,MVP,3,pågår
Kista grundskola,Järva,MVP,,pågår
"""
CLASSES = """skola,klass,årskurs,program,ledare,start,veckodag,tid,intervall,lokal,hållna
Alviksskolan,7A,7,MVP,Anna Berg,2026-11-17,tisdag,13.00,2,B112,3
Alviksskolan,7B,7,MVP,"Anna Berg, Karin Ek",2026-11-12,torsdag,10.20,2,B214,4
"""

Preview = Callable[..., int]


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """The command on a small town."""
    files = []
    for name, body in (("skolor.csv", SCHOOLS), ("klasser.csv", CLASSES)):
        files.append(tmp_path / name)
        files[-1].write_text(body, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'mvp.db'}"
    words = {"school_year": None, "workspace": None, "yes": True, "now": IMPORTED}
    assert import_files(files, database_url=url, timezone="Europe/Stockholm", **words) == 0

    def run(role: str = "coordinator", **changes: object) -> int:
        plain = {"preview": True, "site": None, "district": None, "workspace": None, "database_url": url, "now": NOW}
        return print_digest(role=LetterReader(role), **(plain | changes))

    return run


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple[str, str]]:
    def read() -> tuple[str, str]:
        found = capsys.readouterr()
        return found.out, found.err

    return read


def test_the_coordinators_letter(preview: Preview, said: Callable[[], tuple[str, str]]) -> None:
    said()
    assert preview(site="alviksskolan") == 0
    out, err = said()
    assert "Alviksskolan v. 47 · 2 klasser" in out and "[Ja] [Nej] [Fråga ledarna]" in out and not err
    assert "*" not in out and "&amp;" not in out


def test_a_table_in_columns(preview: Preview, said: Callable[[], tuple[str, str]]) -> None:
    said()
    assert preview("principal", site="Alviksskolan") == 0
    lines = said()[0].splitlines()
    head = next(line for line in lines if line.startswith("Klass"))
    row = next(line for line in lines if line.startswith("7B"))
    assert row[head.index("Läge") :].startswith("i fas")  # what waits is told after a week


@pytest.mark.parametrize(
    ("role", "words", "expected"),
    [
        ("city", {}, "MVP och AT i staden · v. 47"),
        ("district", {"district": "Bromma"}, "MVP och AT i Bromma · v. 47"),
    ],
)
def test_those_above(
    preview: Preview, said: Callable[[], tuple[str, str]], role: str, words: dict[str, str], expected: str
) -> None:
    said()
    assert preview(role, **words) == 0
    out = said()[0]
    assert expected in out
    assert not any(name in out for name in ("7A", "7B", "Anna", "Karin"))


@pytest.mark.parametrize(
    ("role", "words", "expected"),
    [
        ("coordinator", {}, "Säg vilken skola med --site. Kända skolor: Alviksskolan, Kista grundskola."),
        ("coordinator", {"site": "Hogwarts"}, "Skolan Hogwarts finns inte. Kända skolor: Alviksskolan"),
        ("principal", {"site": "Kista grundskola"}, "Inget att berätta"),
        ("district", {}, "Säg vilken stadsdel med --district. Kända stadsdelar: Bromma, Järva."),
        ("district", {"district": "Atlantis"}, "Stadsdelen Atlantis finns inte."),
        ("city", {"workspace": "T0NOSUCH"}, "Säg vilken arbetsyta med --workspace"),
        ("city", {"preview": False}, "Lägg till --preview"),
    ],
)
def test_why_there_is_none(
    preview: Preview, said: Callable[[], tuple[str, str]], role: str, words: dict[str, object], expected: str
) -> None:
    said()
    assert preview(role, **words) == 1
    out, err = said()
    assert expected in err and not out


def test_a_database_that_is_none(tmp_path: Path, preview: Preview, said: Callable[[], tuple[str, str]]) -> None:
    said()
    assert preview("city", database_url=f"sqlite:///{tmp_path / 'new.db'}") == 1
    assert "Databasen går inte att läsa" in said()[1]


def test_the_command_itself(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'mvp.db'}", "COLUMNS": "200"}

    def mvp(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", "digest", *words]
        return subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )

    done = mvp()
    assert done.returncode == 1 and "--preview" in done.stderr and not done.stdout
    helped = Text.from_ansi(mvp("--help").stdout).plain
    assert "--preview" in helped and "--role" in helped and "--site" in helped
    assert mvp("--preview", "--role", "nobody").returncode == 2
