"""The HTTP door refuses what is too large, unsigned or broken, and never answers 500."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette

from bot.app import build_app
from bot.health import Health
from bot.http_door import MOST_BYTES, HttpDoor
from bot.serve import http_server, web
from bot.settings import read_settings
from bot.slack_bodies import MOST_CHARACTERS
from models.db import Store
from models.migrations import upgrade

SECRET = "signing-secret"
SETTINGS = read_settings(
    {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "MVP_PORT": "0",
    }
)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starlette]:
    """The real application over an empty database; Slack is away, so nothing answers a call to it."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path_factory.mktemp('door') / 'door.db'}")) as store:
        upgrade(store)
        yield web(SETTINGS, build_app(SETTINGS, store), store, Health())


def signed(body: bytes, kind: str, secret: str = SECRET) -> dict[str, str]:
    stamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def post(door: Starlette, body: bytes, headers: dict[str, str]) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=door)
        async with httpx.AsyncClient(transport=transport, base_url="http://door") as client:
            return await client.post("/slack/events", content=body, headers=headers)

    return asyncio.run(send())


def payload(value: Any) -> bytes:
    return urlencode({"payload": value if isinstance(value, str) else json.dumps(value)}).encode()


WHO = {"user": {"id": "U1"}, "team": {"id": "T1"}, "trigger_id": "1.2"}
PRESSED = {"type": "block_actions", "actions": [{"action_id": "undo", "type": "button", "value": "1"}], **WHO}
COMMAND = {"command": "/mvp", "text": "hjälp", "user_id": "U1", "team_id": "T1"}


def event(event: str, rest: str = '"x":1') -> bytes:
    return f'{{"type":"event_callback","event_id":"E","team_id":"T1","event":{event},{rest}}}'.encode()


def nested(depth: int) -> str:
    """Authorizations in authorizations, no deeper than the JSON reader lets through."""
    return '[{"authorizations":' * depth + "[1]" + "}]" * depth


BROKEN = {
    "nothing": (b"", FORM),
    "bad JSON": (b"{", JSON),
    "JSON null": (b"null", JSON),
    "a JSON list": (b"[1]", JSON),
    "a JSON number": (b"1", JSON),
    "a JSON text": (b'"x"', JSON),
    "invalid UTF-8": (b"\xff\xfe{}", JSON),
    "invalid UTF-8 in a form": (b"command=%2Fmvp&text=%ff\xff", FORM),
    "a payload that is none": (payload("{"), FORM),
    "a payload of null": (payload("null"), FORM),
    "a payload of a list": (payload("[]"), FORM),
    "a payload of a text": (payload('"x"'), FORM),
    "deeply nested JSON": (b'{"a":' * 5000 + b"1" + b"}" * 5000, JSON),
    "a deeply nested list": (b"[" * 5000 + b"]" * 5000, JSON),
    "a deeply nested payload": (payload("[" * 5000 + "]" * 5000), FORM),
    "an object of no type": (b"{}", JSON),
    "a type that is none": (b'{"type": 5}', JSON),
    "a type that nobody knows": (payload({"type": "surprise", **WHO}), FORM),
    "a command without a person": (b"command=%2Fmvp&text=hj%C3%A4lp&team_id=T1", FORM),
    "a form of other fields": (b"a=b", FORM),
    "no action": (payload({**PRESSED, "actions": []}), FORM),
    "actions that are none": (payload({**PRESSED, "actions": "undo"}), FORM),
    "an action that is none": (payload({**PRESSED, "actions": [1]}), FORM),
    "an action without a name": (payload({**PRESSED, "actions": [{"type": "button"}]}), FORM),
    "a press by nobody": (payload({**PRESSED, "user": None}), FORM),
    "a press by a number": (payload({**PRESSED, "user": 5}), FORM),
    "a team that is a list": (payload({**PRESSED, "team": []}), FORM),
    "a message that is a text": (payload({**PRESSED, "message": "x"}), FORM),
    "a form without a view": (payload({"type": "view_submission", **WHO}), FORM),
    "a view without a type": (payload({"type": "view_submission", "view": {"callback_id": "log"}, **WHO}), FORM),
    "a view without a name": (payload({"type": "view_submission", "view": {"type": "modal"}, **WHO}), FORM),
    "a shortcut without a name": (payload({"type": "shortcut", **WHO}), FORM),
    "an event without an event": (b'{"type": "event_callback", "event_id": "E", "team_id": "T1"}', JSON),
    "an event of no type": (event("{}"), JSON),
    "an event that is a text": (event('"x"'), JSON),
    "an event by a number": (event('{"type":"message","user":5}'), JSON),
    "authorizations that are none": (event('{"type":"x"}', '"authorizations":[1]'), JSON),
    "authorizations that are false": (event('{"type":"x"}', '"authorizations":false'), JSON),
    "nested authorizations": (event('{"type":"x"}', f'"authorizations":{nested(480)}'), JSON),
    "no event beside a press": (payload({**PRESSED, "event": None}), FORM),
    "links that are none": (payload({**PRESSED, "response_urls": 5}), FORM),
    "a link that is none": (payload({**PRESSED, "response_urls": [1]}), FORM),
    "words without end": (urlencode({**COMMAND, "text": "x" * (MOST_CHARACTERS + 1)}).encode(), FORM),
    "a message without end": (event(json.dumps({"type": "message", "text": "x" * (MOST_CHARACTERS + 1)})), JSON),
    "fields without end": (urlencode({**COMMAND, **{f"f{n}": "" for n in range(200)}}).encode(), FORM),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_body_is_refused_signed_or_not(door: Starlette, name: str) -> None:
    body, kind = BROKEN[name]
    assert post(door, body, signed(body, kind)).status_code == 400
    assert post(door, body, {"Content-Type": kind}).status_code == 401


def test_what_slack_sends_passes(door: Starlette) -> None:
    command = urlencode(COMMAND).encode()
    challenge = b'{"type": "url_verification", "challenge": "c4"}'
    assert post(door, command, signed(command, FORM)).status_code == 200
    assert "c4" in post(door, challenge, signed(challenge, JSON)).text
    assert post(door, payload(PRESSED), signed(payload(PRESSED), FORM)).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"X-Slack-Signature": "v0=0"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "1"},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "9" * 5000},
    ],
)
def test_a_body_is_not_read_before_its_signature(door: Starlette, changed: dict[str, str]) -> None:
    command = urlencode(COMMAND).encode()
    for body in (command, b"{"):
        assert post(door, body, signed(body, FORM) | changed).status_code == 401


def test_a_signature_of_another_secret_is_none(door: Starlette) -> None:
    body = payload(PRESSED)
    assert post(door, body, signed(body, FORM, secret="another")).status_code == 401


def test_without_a_secret_there_is_no_door(door: Starlette) -> None:
    with pytest.raises(ValueError, match="empty signing secret"):
        HttpDoor(AsyncApp(token="xoxb-1"), signing_secret="", on_request=lambda: None)


def test_as_many_characters_as_slack_sends_are_read(door: Starlette) -> None:
    body = urlencode({**COMMAND, "text": "x" * MOST_CHARACTERS}).encode()
    assert post(door, body, signed(body, FORM)).status_code == 200


# --- through a real connection ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def port(door: Starlette) -> Iterator[int]:
    """The application behind the real HTTP server; yields its port."""
    server = http_server(SETTINGS, door)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(20)


def start_post(connection: socket.socket, *headers: str) -> None:
    lines = ("POST /slack/events HTTP/1.1", "Host: door", f"Content-Type: {FORM}", *headers)
    connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode())


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def test_too_much_is_refused_before_it_is_sent(port: int) -> None:
    with connect(port) as connection:
        start_post(connection, f"Content-Length: {10 * MOST_BYTES}")
        assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_too_much_in_pieces_is_read_no_further_than_the_limit(port: int) -> None:
    """Chunked, without a length: the answer comes at the limit, and the connection is closed."""
    piece = b"%x\r\n%s\r\n" % (50_000, b"x" * 50_000)
    with connect(port) as connection:
        start_post(connection, "Transfer-Encoding: chunked")
        for _ in range(MOST_BYTES // 50_000 + 1):
            connection.sendall(piece)
        answer = connection.recv(4096)
        assert answer.startswith(b"HTTP/1.1 413 ") and b"connection: close" in answer.lower()
        with pytest.raises(OSError):  # nobody takes the rest
            for _ in range(10_000):
                connection.sendall(piece)


def test_who_sends_slowly_or_breaks_off_holds_nobody_up(port: int, caplog: pytest.LogCaptureFixture) -> None:
    with connect(port) as slow, connect(port) as gone:
        start_post(slow, "Content-Length: 1000")
        start_post(gone, "Content-Length: 1000")
        gone.close()
        body = urlencode(COMMAND).encode()
        answer = httpx.post(f"http://127.0.0.1:{port}/slack/events", content=body, headers=signed(body, FORM))
        assert answer.status_code == 200
        slow.sendall(b"x" * 1000)
        assert slow.recv(4096).startswith(b"HTTP/1.1 401 ")
    assert [line.getMessage() for line in caplog.records if line.name.startswith("uvicorn")] == []


# --- whatever is sent -------------------------------------------------------------------------------------------------

parts = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted({
        "type", "user", "team", "id", "actions", "action_id", "block_id", "value", "view", "callback_id", "state",
        "values", "private_metadata", "message", "blocks", "channel", "event", "event_id", "team_id", "text", "ts",
        "authorizations", "enterprise", "container", "trigger_id", "response_url", "hash", "root_view_id", "subtype",
    })), inner, max_size=6),
    max_leaves=30,
)  # fmt: skip
kinds = st.sampled_from(["block_actions", "view_submission", "view_closed", "shortcut", "message_action"])
almost = st.builds(
    lambda kind, known, strange: (
        {**PRESSED, "view": {"type": "modal", "callback_id": "log_form"}, **known, **strange} | {"type": kind}
    ),
    kinds,
    st.fixed_dictionaries({"callback_id": st.sampled_from(["log", "log_form", "reflect"])}),
    st.dictionaries(st.sampled_from(["user", "team", "actions", "view", "message", "channel", "container"]), parts),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), kind=st.sampled_from([FORM, JSON, "", "text/plain"]))
def test_no_bytes_make_it_fail(door: Starlette, body: bytes, kind: str) -> None:
    assert post(door, body, signed(body, kind)).status_code < 500


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=almost)
def test_no_payload_makes_it_fail(door: Starlette, body: dict[str, Any]) -> None:
    said = payload(body)
    assert post(door, said, signed(said, FORM)).status_code < 500


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(event=parts, extra=parts)
def test_no_event_makes_it_fail(door: Starlette, event: Any, extra: Any) -> None:
    said = json.dumps(
        {"type": "event_callback", "event_id": "E1", "team_id": "T1", "event": event, "authorizations": extra}
    ).encode()
    assert post(door, said, signed(said, JSON)).status_code < 500
