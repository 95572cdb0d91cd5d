"""`mvp run` as a process of its own, killed without warning: what was acknowledged is on disk (promise 1)."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from bot.manifest import manifest
from playground import Bench, ChannelSpec, Config, UserSpec, free_socket

ROOT = Path(__file__).parents[2]


def _free_port() -> int:
    probe = free_socket()
    port = int(probe.getsockname()[1])
    probe.close()
    return port


@contextmanager
def running(bench: Bench, port: int, database: str, *, socket_mode: bool) -> Iterator[subprocess.Popen[bytes]]:
    """`mvp run` against the bench, ready."""
    spec = bench.playground.config
    environment = os.environ | {
        "SLACK_BOT_TOKEN": spec.bot_token,
        "SLACK_SIGNING_SECRET": spec.signing_secret,
        "SLACK_APP_TOKEN": spec.app_token if socket_mode else "",
        "SLACK_API_URL": bench.api_url,
        "DATABASE_URL": database,
        "MVP_HOST": "127.0.0.1",
        "MVP_PORT": str(port),
    }
    process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment)
    try:
        _until_ready(port, process)
        yield process
    finally:
        process.kill()
        process.wait()


def _until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while process.poll() is None:
        try:
            with opener.open(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            continue
    raise AssertionError(f"mvp run stopped with {process.returncode}")


@pytest.mark.parametrize("transport", ["http", "socket"])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_after_an_ack_it_has_lost_nothing(
    transport: str, kind: str, make_database: Callable[[str], str], tmp_path: Path
) -> None:
    port, socket_mode = _free_port(), transport == "socket"
    database = make_database(kind)
    spec = Config(
        manifest=manifest(socket_mode=socket_mode),
        users=(UserSpec("U0ANNA", "anna", "Anna Berg"), UserSpec("U0KARIN", "karin", "Karin Ek")),
        channels=(ChannelSpec("C0TEAM", "team"),),
        app_url=None if socket_mode else f"http://127.0.0.1:{port}/slack/events",
        time_scale=2000.0,
    )
    with Bench(spec, strict=False) as bench:
        anna = bench.person("anna")
        with running(bench, port, database, socket_mode=socket_mode) as process:
            assert "Sparat: lektion 5 med 7B" in anna.types("/mvp logga lektion 5 7B 12/11/2026")
            process.kill()
            process.wait()
        port_again = port if not socket_mode else _free_port()
        with running(bench, port_again, database, socket_mode=socket_mode):
            assert "Du har redan sparat lektion 5 med 7B" in anna.types("/mvp logga lektion 5 7B 12/11/2026")


def test_an_empty_database_is_brought_into_being(tmp_path: Path) -> None:
    port = _free_port()
    spec = Config(
        manifest=manifest(socket_mode=False),
        users=(UserSpec("U0ANNA", "anna", "Anna Berg"),),
        app_url=f"http://127.0.0.1:{port}/slack/events",
    )
    with Bench(spec) as bench, running(bench, port, f"sqlite:///{tmp_path / 'new.db'}", socket_mode=False):
        assert "Var arbetar du?" in bench.person("anna").types("/mvp logga lektion 5")
    found = sqlite.connect(tmp_path / "new.db").execute("SELECT team_id FROM workspaces").fetchall()
    assert found == [(spec.team_id,)]


def test_it_stops_when_told_and_loses_nothing(make_database: Callable[[str], str]) -> None:
    port = _free_port()
    spec = Config(
        manifest=manifest(socket_mode=False),
        users=(UserSpec("U0ANNA", "anna", "Anna Berg"),),
        app_url=f"http://127.0.0.1:{port}/slack/events",
    )
    with Bench(spec) as bench, running(bench, port, make_database("sqlite"), socket_mode=False) as process:
        bench.person("anna").types("/mvp logga lektion 5 7B 12/11/2026")
        process.terminate()
        assert process.wait(timeout=10) in (0, -15)


def test_run_names_what_is_missing(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "MVP_"))}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "SLACK_BOT_TOKEN" in done.stderr
    assert done.stdout == ""
