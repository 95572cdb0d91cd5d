"""The command line is there at once: help loads nothing of what the commands need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("slack_bolt", "slack_sdk", "sqlalchemy", "sqlmodel", "starlette", "uvicorn", "matplotlib", "structlog")


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "bot", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "bot.cli" in loaded and done.stdout
    assert loaded & set(HEAVY) == set()
