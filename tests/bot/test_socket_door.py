"""The Socket Mode door survives whatever comes over the socket: one line in the log, and the next one is served."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.app import build_app
from bot.manifest import manifest
from bot.settings import read_settings
from bot.socket_door import SocketDoor
from models.db import Store
from models.migrations import upgrade
from playground import Config, UserSpec
from playground.bench import Bench
from playground.sockets import SocketConnection

USERS = (UserSpec("U0ANNA", "anna", "Anna Berg", "anna@skolan.example"),)
WHO = {"user": {"id": "U0ANNA"}, "team": {"id": "T0PLAYGROUND"}, "trigger_id": "1.2"}


def envelope(payload: Any, **changes: Any) -> str:
    return json.dumps({"type": "interactive", "envelope_id": "e1", "payload": payload, **changes})


BROKEN = {
    "nothing": "",
    "bad JSON": "{",
    "null": "null",
    "a list": "[1]",
    "a word": "ping",
    "5,000 levels": '{"type":"interactive","envelope_id":"e1","payload":' + "[" * 5000 + "]" * 5000 + "}",
    "a payload of null": envelope(None),
    "a payload of a list": envelope([]),
    "a payload of a text": envelope("hej"),
    "an id that is none": envelope({}, envelope_id=5),
    "a type that is none": envelope({}, type=None),
    "an empty payload": envelope({}),
    "a payload that nobody knows": envelope({"type": "surprise", **WHO}),
    "no action": envelope({"type": "block_actions", "actions": [], **WHO}),
    "a view without a type": envelope({"type": "view_submission", "view": {"callback_id": "log"}, **WHO}),
    "a press by a number": envelope({"type": "block_actions", "actions": [{}], **WHO, "user": 5}),
    "a command without a person": envelope({"command": "/mvp", "text": "hjälp"}, type="slash_commands"),
    "an event that is a text": envelope({"type": "event_callback", "event_id": "E", "event": "x"}, type="events_api"),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The real app, connected to a playground over a socket."""
    with Bench(Config(manifest=manifest(socket_mode=True), users=USERS)) as bench:
        settings = read_settings(
            {
                "SLACK_BOT_TOKEN": bench.playground.config.bot_token,
                "SLACK_APP_TOKEN": bench.playground.config.app_token,
                "SLACK_API_URL": bench.api_url,
                "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('socket') / 'mvp.db'}",
            }
        )
        store = Store(settings.database_url)
        upgrade(store)

        async def connect() -> SocketDoor:
            door = SocketDoor(build_app(settings, store), settings.app_token)
            await door.connect_async()
            await bench.playground.sockets.arrived.wait()
            return door

        door = bench.run(connect())
        yield bench
        bench.run(door.close_async())
        store.close()


def only_connection(bench: Bench) -> SocketConnection:
    (connection,) = bench.look(lambda: list(bench.playground.sockets.connections))
    return connection


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_envelope_costs_one_line(bench: Bench, caplog: pytest.LogCaptureFixture, name: str) -> None:
    connection = only_connection(bench)
    bench.run(connection.socket.send_text(BROKEN[name]))
    assert "MVP-boten" in bench.person("U0ANNA").types("/mvp hjälp")
    assert only_connection(bench) is connection
    lines = [line for line in caplog.records if line.levelno >= logging.WARNING and "token" not in line.getMessage()]
    assert [(line.name, line.levelname, line.exc_info) for line in lines] == [("mvp.door", "WARNING", None)]
    assert bench.playground.sockets.strays == []


def test_a_message_that_is_no_text_at_all_does_not_end_it(bench: Bench) -> None:
    bench.run(only_connection(bench).socket.send_bytes(b"\xff\xfe"))
    assert "MVP-boten" in bench.person("U0ANNA").types("/mvp hjälp")


def test_slacks_own_farewell_is_understood(bench: Bench) -> None:
    before = only_connection(bench)
    bench.run(bench.playground.sockets.disconnect_all())
    bench.run(bench.playground.sockets.arrived.wait())
    assert only_connection(bench) is not before
    assert "MVP-boten" in bench.person("U0ANNA").types("/mvp hjälp")
