"""The page as a process of its own, with a Bolt app behind it, and the browser it is tried in."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from playground.serving import LoudServer, free_socket
from tests.playground.page.test_app import bolt_app, config

ROOT = Path(__file__).parents[3]
ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=sv",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str:
    """Where Chromium is; skips the test where there is none, unless MVP_REQUIRE_BROWSER=1."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        reason = f"no Chromium on PATH (looked for {', '.join(NAMES)}): the page is not tried in a browser"
        if os.environ.get("MVP_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@dataclass
class Site:
    """A running page. ``log`` is what it wrote to stderr, ``startup`` its processor seconds until it answered."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    startup: float


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(app: Starlette, where: socket.socket) -> Iterator[None]:
    """An app, on its own thread and loop."""
    loop = asyncio.new_event_loop()
    server = LoudServer(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=lambda: loop.run_until_complete(server.serve(sockets=[where])), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def running(folder: Path, **changes: Any) -> Iterator[Site]:
    """The page as a process, with the Bolt app behind it; `changes` go into its configuration."""
    where, port, log = free_socket(), _free_port(), folder / "stderr.txt"
    app_url = f"http://127.0.0.1:{where.getsockname()[1]}/slack/events"
    file = folder / "playground.json"
    file.write_text(json.dumps(config(app_url) | changes), encoding="utf-8")
    url = f"http://127.0.0.1:{port}"
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    command = [sys.executable, "-m", "playground", "--config", str(file), "--port", str(port)]
    with serving(bolt_app(f"{url}/api/"), where), log.open("wb") as errors:
        process = subprocess.Popen(command, cwd=folder, env=clean | {"PYTHONPATH": str(ROOT)}, stderr=errors)
        try:
            _wait_for(url, process, log)
            yield Site(url, process, log, _processor_seconds(process.pid))
        finally:
            process.terminate()
            process.wait(10)


def _processor_seconds(pid: int) -> float:
    """What a process has used so far: unlike the clock, no busy neighbour lengthens it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 20
    transport = httpx.HTTPTransport(retries=0)
    with httpx.Client(transport=transport, trust_env=False) as client:
        while time.monotonic() < deadline:
            try:
                if client.get(url).status_code == 200:
                    return
            except httpx.TransportError:
                assert process.poll() is None, log.read_text()
                threading.Event().wait(0.02)
    raise AssertionError("the page did not come up: " + log.read_text())
