"""The log never holds what somebody wrote."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.app import build_app
from bot.logs import CutWords, configure
from bot.settings import read_settings
from models.db import Store

SECRET = "Kim berättade om sin pappa"
SLACK = ("slack_bolt", "slack_sdk")
SIGNING = "signing-secret"


@pytest.fixture
def logging_as_found() -> Iterator[None]:
    """Whatever a test does to the process's logging is undone, and what another test's server did to it is hidden."""
    root, named = logging.getLogger(), [logging.getLogger(name) for name in (*SLACK, "uvicorn.access", "alembic")]
    before = (list(root.handlers), root.level, [logger.level for logger in named])
    with pytest.MonkeyPatch.context() as patch:
        for name in ("uvicorn", "uvicorn.access"):
            patch.setattr(logging.getLogger(name), "propagate", True)
            patch.setattr(logging.getLogger(name), "handlers", [])
        yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    for logger, level in zip(named, before[2], strict=True):
        logger.setLevel(level)


def record(message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("slack_bolt", logging.INFO, __file__, 1, message, args, None)


@pytest.mark.parametrize(
    ("message", "args", "left"),
    [
        (
            "Invalid request signature detected (signature: v0=1, timestamp: 1, body: text=%s)",
            (SECRET,),
            "Invalid request",
        ),
        (f"Sending a request - url: https://x, body: {SECRET}, headers: none", (), "Sending a request"),
        ("request body: {'text': '%s'}", (SECRET,), "request"),
        (f"Failed to parse a payload (data: {SECRET})", (), "Failed to parse"),
        ("payload: %s", (SECRET,), ""),
        (f"Unsuccessful Bolt execution result (status: 500, body: {SECRET})", (), "Unsuccessful"),
        ("Responding with status: 200 body: %r (3 millis)", (SECRET,), "Responding"),
    ],
)
def test_bodies_are_cut_and_the_event_stays(message: str, args: tuple[object, ...], left: str) -> None:
    found = record(message, *args)
    assert CutWords().filter(found) is True
    assert SECRET not in found.getMessage() and "Kim" not in found.getMessage()
    assert found.getMessage().startswith(left)


@pytest.mark.parametrize("message", ["connected to Slack as mvp", "serving on http://127.0.0.1:3000", "100 % done"])
def test_what_holds_no_body_is_left_as_it_is(message: str) -> None:
    found = record(message)
    assert CutWords().filter(found) is True and found.getMessage() == message


def slash(text: str, *, secret: str) -> AsyncBoltRequest:
    """A slash command as Slack posts it, signed with a secret."""
    body = urlencode({"command": "/mvp", "text": text, "user_id": "U1", "team_id": "T1", "token": "x"})
    stamp = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": str(signature),
    }
    return AsyncBoltRequest(body=body, headers=headers)


def dispatch(tmp_path: Path, request_secret: str) -> int | None:
    settings = read_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_SIGNING_SECRET": SIGNING,
            "SLACK_API_URL": "http://127.0.0.1:9/api/",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'logs.db'}",
        }
    )
    with contextlib.closing(Store(settings.database_url)) as store:
        app = build_app(settings, store)

        async def main() -> int | None:
            response = await app.async_dispatch(slash(f"reflektera {SECRET}", secret=request_secret))
            return response.status if response else None

        return asyncio.run(main())


def leaked(said: str) -> bool:
    return any(part in said for part in (SECRET, urlencode({"": SECRET})[1:], json.dumps(SECRET)[1:-1], "Kim"))


@pytest.mark.usefixtures("logging_as_found")
@pytest.mark.parametrize("level", [logging.WARNING, logging.INFO])
def test_a_failed_signature_never_shows_the_body(tmp_path: Path, capfd: pytest.CaptureFixture[str], level: int) -> None:
    """Bolt writes the whole body at INFO; the filter stands even where somebody turns that level on."""
    configure()
    for name in SLACK:
        logging.getLogger(name).setLevel(level)
    assert dispatch(tmp_path, "another secret") == 401
    said = capfd.readouterr().err
    assert not leaked(said)
    assert ("Invalid request signature detected" in said) is (level == logging.INFO)


@pytest.mark.usefixtures("logging_as_found")
def test_without_the_filter_the_body_would_show(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What the test above guards against is real with this version of Bolt."""
    configure()
    logging.getLogger("slack_bolt").setLevel(logging.INFO)
    for handler in logging.getLogger().handlers:
        handler.filters.clear()
    dispatch(tmp_path, "another secret")
    assert leaked(capfd.readouterr().err)


@pytest.mark.usefixtures("logging_as_found")
def test_an_error_while_handling_is_logged_by_reference_without_the_text(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The database has no tables: the fault is logged, the words that led to it are not."""
    configure()
    assert dispatch(tmp_path, SIGNING) == 200
    said = capfd.readouterr().err
    assert "reference " in said and "while handling /mvp" in said
    assert not leaked(said)


@pytest.mark.usefixtures("logging_as_found")
def test_configured_once_or_twice_a_line_is_written_once(capfd: pytest.CaptureFixture[str]) -> None:
    configure()
    configure()
    logging.getLogger("mvp.test").info("one line")
    said = capfd.readouterr().err
    (line,) = said.splitlines()
    found = json.loads(line)
    assert (found["level"], found["logger"], found["event"]) == ("info", "mvp.test", "one line")
    assert found["timestamp"].endswith("Z")


@pytest.mark.usefixtures("logging_as_found")
def test_slack_libraries_are_quiet_below_warning(capfd: pytest.CaptureFixture[str]) -> None:
    configure()
    for name in (*SLACK, "uvicorn.access", "alembic"):
        logging.getLogger(name).info("chatter")
        logging.getLogger(name).warning("matters")
    said = capfd.readouterr().err
    assert "chatter" not in said and said.count("matters") == 4


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("logging_as_found")
def test_on_a_terminal_a_line_is_for_a_person() -> None:
    stream = Terminal()
    configure(stream=stream)
    logging.getLogger("mvp.test").warning("one line")
    assert "one line" in stream.getvalue() and not stream.getvalue().startswith("{")


def line_of(error: Exception, message: str = "reference ab12") -> dict[str, str]:
    """The one line that is logged of an exception."""
    stream = io.StringIO()
    configure(stream=stream)
    try:
        raise error
    except Exception:
        logging.getLogger("mvp.test").exception("%s", message)
    (line,) = stream.getvalue().splitlines()
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("logging_as_found")
def test_a_fault_is_one_line_with_its_trace() -> None:
    found = line_of(FileNotFoundError(2, "No such file", "mvp.db"))
    assert found["event"] == "reference ab12"
    assert 'test_logs.py", line ' in found["exception"] and "raise error" in found["exception"]
    assert found["exception"].endswith("FileNotFoundError: [Errno 2] No such file: 'mvp.db'")


class UniqueViolation(Exception):
    """What PostgreSQL says of a row that is there already; its message quotes the row."""


def chained(cause: Exception, error: Exception) -> Exception:
    error.__cause__ = cause
    return error


FAULTS = {
    "a value": ValueError(SECRET),
    "a key": KeyError(SECRET),
    "several lines": RuntimeError(f"line\n{SECRET}"),
    "a row that is there already": IntegrityError("INSERT", {}, UniqueViolation(f"Key (title)=({SECRET}) exists")),
    "a cause": chained(ValueError(SECRET), RuntimeError("could not")),
    "what Slack refused": SlackApiError("failed", {"ok": False, "error": "invalid_blocks", "text": SECRET}),
}


@pytest.mark.usefixtures("logging_as_found")
@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("message", ["reference ab12", "Failed to run a request listener: {}", "future: {!r}"])
def test_an_exceptions_words_are_left_out_and_its_kind_stays(name: str, message: str) -> None:
    """Both of the trace and of a line that a library puts the exception into."""
    error = FAULTS[name]
    found = line_of(error, message.format(error))
    assert not leaked(json.dumps(found, ensure_ascii=False))
    assert type(error).__name__ in found["exception"] and "raise error" in found["exception"]
    assert found["event"].startswith(message.split("{")[0])


@pytest.mark.usefixtures("logging_as_found")
def test_what_helps_to_mend_it_stays() -> None:
    assert line_of(FAULTS["what Slack refused"])["exception"].endswith("SlackApiError: invalid_blocks")
    assert "ValueError" in line_of(FAULTS["a cause"])["exception"]
    fault = OperationalError("SELECT", {}, Exception("no such table: persons"), hide_parameters=True)
    assert "no such table: persons" in line_of(fault)["exception"]


def test_the_http_servers_lines_are_like_all_others(tmp_path: Path) -> None:
    """`mvp run` at a port that is taken: uvicorn itself says so."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        environment = {
            **os.environ,
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_SIGNING_SECRET": SIGNING,
            "SLACK_API_URL": "http://127.0.0.1:9/api/",
            "MVP_PORT": str(taken.getsockname()[1]),
        }
        command = [sys.executable, "-m", "bot", "run"]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.returncode != 0
    assert [line["event"] for line in lines if line["logger"] == "uvicorn.error" and "already in use" in line["event"]]
