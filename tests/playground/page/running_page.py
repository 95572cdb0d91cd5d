"""Helpers for the page's tests: the page as a process with a Bolt app behind it, and the browser to open it in."""

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Page, expect
from starlette.applications import Starlette

from playground.serving import NotifyingServer, free_socket
from tests.playground.page.bolt_app import bolt_app, config

# (person, place, width) -> a tab opened as that person, at that place and width.
OpenTab = Callable[..., Page]
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
    """Return the path of Chromium. Without one the test is skipped, or fails if MVP_REQUIRE_BROWSER is 1."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        reason = f"no Chromium on PATH (looked for {', '.join(NAMES)}): the page is not tried in a browser"
        if os.environ.get("MVP_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@dataclass
class RunningPage:
    """A running page. ``log`` is the file of its stderr, ``startup`` its processor seconds until it answered."""

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
    """Serve an app in a thread with an event loop of its own."""
    loop = asyncio.new_event_loop()
    server = NotifyingServer(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=lambda: loop.run_until_complete(server.serve(sockets=[where])), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def running(folder: Path, **changes: Any) -> Iterator[RunningPage]:
    """Start the page as a process, with the Bolt app behind it. ``changes`` go into its configuration."""
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
            yield RunningPage(url, process, log, _processor_seconds(process.pid))
        finally:
            process.terminate()
            process.wait(10)


def _processor_seconds(pid: int) -> float:
    """Return the processor time a process has used. Unlike the clock, it does not depend on what else is running."""
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


def write_message(page: Page, text: str) -> None:
    """Type into the composer and press Enter."""
    field = page.get_by_role("combobox", name="Meddelande")
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_value("")
