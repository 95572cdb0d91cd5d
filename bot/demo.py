"""`mvp demo`: the playground and a real `mvp run`, as two processes, with sample people and schools.

The schools are those of Stockholm's 2020 status report; every person is invented, and so is every date. The demo begins
in October of the school year that is under way, on a clock of its own that the page can move.
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
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from bot.clock import system_now
from bot.demo_clock import SPEED
from bot.demo_routes import PATH
from bot.imports import import_files
from bot.manifest import manifest
from bot.settings import NAMES
from models.calendar import SchoolYear, local_day, monday

SAMPLE = Path(__file__).parent / "sample"
HOST = "127.0.0.1"
PATIENCE_SECONDS = 30
ZONE = "Europe/Stockholm"
FRIDAY = timedelta(days=4)  # from a Monday
BOT_TOKEN, SIGNING_SECRET = "xoxb-demo", "demo-signing-secret"


class DemoFailed(RuntimeError):
    """The demo could not start; the message says why and what to do."""


def demo(port: int) -> None:
    """Run until interrupted. Raises DemoFailed when a port is taken or one of the two stops."""
    _require_free(port, port + 1)
    _require_page()
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="mvp-demo-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        database = f"sqlite:///{folder / 'mvp.db'}"
        start = demo_start(local_day(system_now(), ZONE))
        import_sample(database, start, folder)
        config = folder / "playground.json"
        config.write_text(json.dumps(playground_config(port)), encoding="utf-8")
        environment = _environment(port, database)
        playground = _start(["-m", "playground", "--config", str(config), "--port", str(port)], environment, stack)
        _wait_for(f"http://{HOST}:{port}/api/api.test", playground)
        begin = f"{start:%Y-%m-%dT%H:%M:%S}"
        bot = _start(["-m", "bot", "run", "--demo-clock", begin], environment, stack)
        _wait_for(f"http://{HOST}:{port + 1}/readyz", bot)
        print(f"\n  MVP-boten: http://{HOST}:{port}\n  Ctrl+C stops it.\n", flush=True)
        _until_stopped(playground, bot)


def playground_config(port: int) -> dict[str, Any]:
    """What the playground is told: our manifest, the sample people, where the bot listens."""
    workspace: dict[str, Any] = json.loads((SAMPLE / "workspace.json").read_text(encoding="utf-8"))
    return workspace | {
        "manifest": manifest(socket_mode=False, url=f"http://{HOST}:{port + 1}"),
        "bot_token": BOT_TOKEN,
        "signing_secret": SIGNING_SECRET,
        "app_url": f"http://{HOST}:{port + 1}/slack/events",
        "clock_url": f"http://{HOST}:{port + 1}{PATH}",
        "time_scale": SPEED,
    }


def demo_start(today: date) -> datetime:
    """When the demo begins: a Monday in October at 07.00, in the school year under way whatever day it is."""
    begins = monday(date(SchoolYear.of(today).start, 10, 14))
    return datetime.combine(begins, wall_time(7), ZoneInfo(ZONE))


def _environment(port: int, database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "MVP_", "DATABASE_"))}
    # Every setting is given, empty where it is none of the demo's: a `.env` that lies here is for the real bot.
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


def import_sample(database: str, start: datetime, folder: Path) -> None:
    """Bring the sample into an empty database; files whose dates hang on `start` are written to the folder first.

    Raises DemoFailed.
    """
    code = import_files(
        [SAMPLE / "skolor.csv", SAMPLE / "personal.csv", SAMPLE / "klasser.csv", *dated_files(folder, start)],
        database_url=database,
        timezone=ZONE,
        school_year=None,
        workspace=None,
        yes=True,
        now=start,
    )
    if code:
        raise DemoFailed("the sample data could not be imported")


def dated_files(folder: Path, start: datetime) -> list[Path]:
    """The part of the sample that needs dates: the school year, and a class whose gates lie ahead, five weeks on."""
    year = folder / "lasar.csv"
    year.write_text(invented_year(SchoolYear.of(local_day(start, ZONE))), encoding="utf-8")
    begins = local_day(start, ZONE) + timedelta(days=37)
    late = folder / "klasser-senare.csv"
    late.write_text(
        "skola,klass,årskurs,program,ledare,start,veckodag,tid,intervall,lokal,hållna\n"
        f"Alviksskolan,7D,7,MVP,U0ALI U0FELIX,{begins},onsdag,14.00,2,B116,0\n",
        encoding="utf-8",
    )
    return [year, late]


def invented_year(year: SchoolYear) -> str:
    """A file of terms, breaks and days for whichever school year the demo runs in. The dates are invented.

    They follow the usual pattern, by week numbers and Easter, so that no term date has to stand in the code.
    """

    def week_of(month: int, day: int) -> date:
        return monday(date(year.start + (month < year.first_day.month), month, day))

    easter_week = monday(easter(year.start + 1))
    spans = (
        ("termin", week_of(8, 19), week_of(12, 18) + FRIDAY, "Hösttermin", "", ""),
        ("termin", week_of(1, 12), week_of(6, 10) + FRIDAY, "Vårtermin", "", ""),
        ("lov", *_week(date.fromisocalendar(year.start, 44, 1)), "Höstlov", "", ""),
        ("lov", *_week(date.fromisocalendar(year.start + 1, 9, 1)), "Sportlov", "", ""),
        ("lov", *_week(easter_week), "Påsklov", "", ""),
        ("studiedag", week_of(11, 18) + FRIDAY, "", "", "Alviksskolan", ""),
        ("studiedag", week_of(3, 17), "", "", "", ""),
        ("spärr", *_week(week_of(5, 5)), "Prao", "", "8-9"),
    )
    return "\n".join(["typ,från,till,namn,skola,årskurs", *(",".join(map(str, span)) for span in spans), ""])


def _week(first: date) -> tuple[date, date]:
    return first, first + FRIDAY


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

    signal.signal(signal.SIGTERM, stop)
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        return
    raise DemoFailed("one of the two processes stopped; its reason stands above")
