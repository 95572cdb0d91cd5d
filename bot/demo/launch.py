"""`mvp demo`: the playground and a real `mvp run`, as two processes, with sample people and schools.

Two processes, because in one the web server's signals would end it before it can clean up; and because the bot is the
real one. It begins in October of the school year under way, on a clock of its own that the page can move.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from bot.clock import system_now
from bot.demo.journey import SPEED
from bot.demo.routes import PATH
from bot.demo.sample import SAMPLE, ZONE, DemoFailed, demo_start, import_sample
from bot.manifest import manifest
from bot.settings import NAMES
from models.calendar import local_day

if TYPE_CHECKING:
    from bot.crowd import City

HOST = "127.0.0.1"
PATIENCE_SECONDS = 30
SEED = 2020  # of the crowd
BOT_TOKEN, SIGNING_SECRET = "xoxb-demo", "demo-signing-secret"


def run_demo(port: int) -> None:
    """Run the demo until it is interrupted: its page at a port, the bot at the next.

    Raises DemoFailed when a port is taken, the page is not installed or one of the two processes stops.
    """
    _require_free(port, port + 1)
    _require_page()
    from bot.crowd import city_beside_sample, write_beside_sample  # here: it needs the demo extra, and knows the demo

    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="mvp-demo-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        database = f"sqlite:///{folder / 'mvp.db'}"
        start = demo_start(local_day(system_now(), ZONE))
        city = city_beside_sample(SEED, local_day(start, ZONE))
        import_sample(database, start, folder, beside=write_beside_sample(city, folder))
        config = folder / "playground.json"
        config.write_text(json.dumps(playground_config(port, city)), encoding="utf-8")
        environment = _environment(port, database)
        playground = _start(["-m", "playground", "--config", str(config), "--port", str(port)], environment, stack)
        _wait_for(f"http://{HOST}:{port}/api/api.test", playground)
        begin = f"{start:%Y-%m-%dT%H:%M:%S}"
        bot = _start(["-m", "bot", "run", "--demo-clock", begin, "--demo-crowd", str(SEED)], environment, stack)
        _wait_for(f"http://{HOST}:{port + 1}/readyz", bot)
        print(f"\n  MVP-boten: http://{HOST}:{port}\n  Ctrl+C stops it.\n", flush=True)
        _until_stopped(playground, bot)


def playground_config(port: int, city: City | None = None) -> dict[str, Any]:
    """What the playground is started with: our manifest, the sample's people, and where the bot listens.

    With a `city`, its people are there too, and everybody is in the channel of their own workplace.
    """
    workspace: dict[str, Any] = json.loads((SAMPLE / "workspace.json").read_text(encoding="utf-8"))
    if city:
        from bot.crowd import people_beside_sample

        users, channels = people_beside_sample(city)
        workspace |= {"users": [*workspace["users"], *users], "channels": channels}
    return workspace | {
        "manifest": manifest(socket_mode=False, url=f"http://{HOST}:{port + 1}"),
        "bot_token": BOT_TOKEN,
        "signing_secret": SIGNING_SECRET,
        "app_url": f"http://{HOST}:{port + 1}/slack/events",
        "clock_url": f"http://{HOST}:{port + 1}{PATH}",
        "time_scale": SPEED,
    }


def _environment(port: int, database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "MVP_", "DATABASE_"))}
    # Every setting is given, if only as empty: what a `.env` in this folder says is for the real bot.
    return (
        kept
        | dict.fromkeys(NAMES, "")
        | {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": f"http://{HOST}:{port}/api/",
            "DATABASE_URL": database,
            "MVP_HOST": HOST,
            "MVP_PORT": str(port + 1),
        }
    )


def _require_page() -> None:
    try:
        import nicegui  # noqa: F401
    except ImportError as missing:
        raise DemoFailed("the page needs the demo extra: pip install 'mvp-boten[demo]'") from missing


def _require_free(*ports: int) -> None:
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as taken:
                raise DemoFailed(f"port {port} is taken: choose another with PORT=... or --port") from taken


def _start(arguments: list[str], environment: Mapping[str, str], stack: ExitStack) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, *arguments], env=dict(environment))
    stack.callback(_stop, process)
    return process


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise DemoFailed(f"{process.args!r} stopped with code {process.returncode}; its reason stands above")
        try:
            with opener.open(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise DemoFailed(f"{url} did not answer within {PATIENCE_SECONDS} s")


def _until_stopped(*processes: subprocess.Popen[bytes]) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    # Both by name: a shell that starts the demo in the background has made it deaf to Ctrl+C.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        return
    raise DemoFailed("one of the two processes stopped; its reason stands above")
