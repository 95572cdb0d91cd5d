"""The same app over Socket Mode: hello, envelopes, acks, disconnects and single-use tickets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import websockets

from playground.bench import Bench
from playground.config import Config


def test_commands_buttons_and_modals_travel_in_envelopes(socket_bench: Bench, heard: list[Any]) -> None:
    anna = socket_bench.person("U0ANNA")
    assert "Sparat lektion 5" in anna.types("/demo lektion 5")
    assert anna.presses("Ångra") == "Ångrat 7"
    anna.types("/demo modal")
    anna.modal.fill({"lesson": 13})
    assert "Inte den" in anna.submits()
    assert "Du skrev: hej" in anna.says_to_bot("hej")
    assert heard[-1]["channel_type"] == "im"


def test_without_a_connection_a_command_fails(make_config: Callable[..., Config], manifest: dict[str, Any]) -> None:
    manifest["settings"]["socket_mode_enabled"] = True
    with Bench(make_config(manifest=manifest)) as bench:
        assert "dispatch_failed" in bench.person("U0ANNA").types("/demo x")


def test_no_ack_is_a_timeout(socket_bench: Bench) -> None:
    object.__setattr__(socket_bench.playground.config, "ack_timeout", 0.1)
    assert "operation_timeout" in socket_bench.person("U0ANNA").types("/demo boom")


def test_a_connection_lost_before_the_ack_is_noticed_at_once(socket_bench: Bench) -> None:
    slack = socket_bench.playground

    async def lose() -> float:
        act = asyncio.create_task(slack.slash_command("U0ANNA", None, "/demo", "boom"))
        while not slack.traffic.all("out"):
            if any(connection.waiting for connection in slack.sockets.connections):
                await slack.sockets.disconnect_all()
            await asyncio.sleep(0)
        return (await act).duration

    assert socket_bench.run(lose()) < 1


def test_the_app_comes_back_after_a_disconnect(socket_bench: Bench) -> None:
    sockets = socket_bench.playground.sockets
    anna = socket_bench.person("U0ANNA")
    before = list(sockets.connections)
    socket_bench.run(sockets.disconnect_all())
    socket_bench.run(sockets.arrived.wait())
    assert not set(before) & set(sockets.connections)
    assert "Sparat" in anna.types("/demo x")


async def _open(bench: Bench) -> str:
    token = bench.playground.config.app_token
    async with httpx.AsyncClient(trust_env=False) as http:
        headers = {"authorization": f"Bearer {token}"}
        answer = await http.post(f"{bench.api_url}apps.connections.open", headers=headers)
    return str(answer.json()["url"])


def test_a_ticket_is_good_once(socket_bench: Bench) -> None:
    async def twice() -> str:
        url = await _open(socket_bench)
        async with websockets.connect(url, proxy=None) as socket:
            hello = await socket.recv()
        with pytest.raises(websockets.InvalidStatus):
            await websockets.connect(url, proxy=None)
        return str(hello)

    assert '"type": "hello"' in socket_bench.run(twice())


def test_refused_connections_and_payloads_to_any_of_several(socket_bench: Bench) -> None:
    async def second() -> int:
        sockets = socket_bench.playground.sockets
        async with websockets.connect(await _open(socket_bench), proxy=None) as socket:
            await socket.recv()
            count = len(sockets.connections)
            picked = {id(sockets._rng.choice(sockets.connections)) for _ in range(30)}
            assert len(picked) == 2
        socket_bench.playground.switches.refuse_connections = True
        with pytest.raises(websockets.InvalidStatus):
            await websockets.connect(await _open(socket_bench), proxy=None)
        return count

    assert socket_bench.run(second()) == 2
