"""`mvp deliveries`, where there is nothing to list."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app


def listed(database: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["deliveries", *arguments], env={"DATABASE_URL": f"sqlite:///{database}"})
    return done.exit_code, done.output


def test_a_database_without_tables_is_said_in_words(tmp_path: Path) -> None:
    code, said = listed(tmp_path / "new.db")
    assert code == 1
    assert "mvp db upgrade" in said and "Traceback" not in said


def test_an_empty_database_lists_nothing(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["db", "upgrade"], env={"DATABASE_URL": f"sqlite:///{tmp_path / 'empty.db'}"})
    assert listed(tmp_path / "empty.db", "--state", "failed") == (0, "No deliveries.\n")
