"""`mvp import`: what it prints, what it asks and how it exits."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.imports import import_files
from models.db import Store
from models.imports import Problem
from models.imports import files as reading
from models.places import all_workspaces
from surfaces.imports import list_problems
from surfaces.kit import has_text
from surfaces.kit.language import TEXTS

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
TABLE_2020 = ROOT / "tests" / "models" / "data" / "schools_2020.csv"
SCHOOLS = "skola,program,klasser\nAlviksskolan,MVP,14\n"


def run(folder: Path, *paths: Path, yes: bool = True, school_year: str | None = None, **words: str) -> int:
    url = words.get("url", f"sqlite:///{folder / 'mvp.db'}")
    return import_files(
        list(paths),
        database_url=url,
        timezone="Europe/Stockholm",
        school_year=school_year,
        workspace=words.get("workspace"),
        yes=yes,
        now=NOW,
        locale=words.get("locale", "sv"),
    )


def written(folder: Path, text: str, name: str = "skolor.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        return True


def spaces(folder: Path) -> int:
    store = Store(f"sqlite:///{folder / 'mvp.db'}")
    try:
        return store.submit(lambda db: len(all_workspaces(db))).result()
    finally:
        store.close()


def test_the_table_of_2020_in_four_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, TABLE_2020, school_year="2020/21") == 0
    said = capsys.readouterr().out
    line = next(line for line in said.splitlines() if line.startswith("Läsåret"))
    assert line == (
        "Läsåret 2020/21: 26 skolor, minst 140 klasser, 1 skola har inte lämnat antal, 2 skolor har inte startat."
    )
    assert run(tmp_path, TABLE_2020, school_year="2020/21", yes=False) == 0  # nothing to ask about
    assert "Inget ändrades" in capsys.readouterr().out


def test_the_command_itself(tmp_path: Path) -> None:
    school = written(tmp_path, SCHOOLS)
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'mvp.db'}"}

    def mvp(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", "import", str(school), *words]
        return subprocess.run(command, cwd=ROOT, env=environment, input="", capture_output=True, text=True, timeout=60)

    asked = mvp("--school-year", "2020/21")
    assert (asked.returncode, "--yes" in asked.stderr) == (2, True)
    done = mvp("--school-year", "2020/21", "--yes")
    assert done.returncode == 0, done.stderr
    assert (
        "Läsåret 2020/21: 1 skola, 14 klasser, 0 skolor har inte lämnat antal, 0 skolor har inte startat."
        in done.stdout
    )
    school.write_text("skola,program\nA,ABC\n", encoding="utf-8")
    bad = mvp("--yes")
    assert (bad.returncode, "rad 2, kolumn program" in bad.stderr) == (1, True)


def test_without_a_terminal_the_question_needs_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(tmp_path, written(tmp_path, SCHOOLS), yes=False) == 2
    said = capsys.readouterr()
    assert "14 klasser" in said.out
    assert "--yes" in said.err
    assert spaces(tmp_path) == 0


@pytest.mark.parametrize(("answer", "code", "kept"), [("ja\n", 0, 1), ("Y\n", 0, 1), ("nej\n", 1, 0), ("", 1, 0)])
def test_on_a_terminal_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, kept: int
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    assert run(tmp_path, written(tmp_path, SCHOOLS), yes=False) == code
    assert spaces(tmp_path) == kept


def test_a_bad_row_is_named_on_stderr_and_nothing_is_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = written(tmp_path, "skola,program\n[bold]A[/bold],ABC\n")
    assert run(tmp_path, bad) == 1
    said = capsys.readouterr()
    assert "skolor.csv, rad 2, kolumn program:" in said.err
    assert "Inget är importerat" in said.err
    assert spaces(tmp_path) == 0
    assert run(tmp_path, bad, locale="en") == 1
    assert "Nothing is imported" in capsys.readouterr().err


def test_files_settings_and_databases_that_are_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = written(tmp_path, SCHOOLS)
    assert run(tmp_path, tmp_path / "nowhere.csv") == 1
    assert run(tmp_path, tmp_path) == 1
    assert run(tmp_path, good, school_year="2020/23") == 1
    assert run(tmp_path, good, workspace="T0NONE") == 1
    assert run(tmp_path, good, url="nonsense://here") == 1
    monkeypatch.setattr("bot.imports.MOST_BYTES", 3)
    assert run(tmp_path, good) == 1
    assert len(capsys.readouterr().err.splitlines()) == 6


def test_every_code_has_a_sentence_in_both_languages() -> None:
    folder = Path(reading.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    found = set(re.findall(r'(?:BadFile|BadCell)\(\s*"([a-z-]+)"', source))
    found |= set(re.findall(r'\.(?:refuse|warn)\(\s*(?:[^",]|"[^"]*" (?:if|else)|"[^"]*")+?,\s*"([a-z-]+)"', source))
    found |= set(re.findall(r'Problem\([^)]*"([a-z-]+)"\)', source))
    assert {"missing", "twice", "weekend", "no-start", "unread-column", "date"} <= found
    for locale in ("sv", "en"):
        assert [code for code in sorted(found) if not has_text(locale, f"import-{code}")] == []


def test_the_languages_want_the_same_words() -> None:
    wanted = []
    for locale in ("sv", "en"):
        told = (TEXTS / f"imports.{locale}.ftl").read_text(encoding="utf-8")
        texts = re.findall(r"^import-([a-z-]+) =((?:.|\n(?= ))*)", told, re.MULTILINE)
        wanted.append({key: set(re.findall(r"\$(\w+)", body)) for key, body in texts})
    assert wanted[0] == wanted[1]
    assert len(wanted[0]) > 80


def test_a_long_list_of_problems_is_cut_and_counted() -> None:
    problems = tuple(Problem("f.csv", line, "skola", "missing") for line in range(2, 102))
    lines = list_problems("sv", problems)
    assert len(lines) == 62
    assert "40" in lines[60] and "100" in lines[61]
