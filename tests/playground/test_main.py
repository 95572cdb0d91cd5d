"""``python -m playground``: its options, and what it serves without the page."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Callable

import httpx
import pytest

from playground.__main__ import build
from playground.config import Config


async def _statuses(transport: httpx.AsyncBaseTransport) -> tuple[int, int]:
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return (await client.get("/")).status_code, (await client.post("/api/api.test")).status_code


def test_without_the_page_the_protocol_is_served_alone(
    make_config: Callable[..., Config], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = make_config(app_url="http://127.0.0.1:9/slack/events")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    for page, said in ((False, ""), (True, "playground: no page, since nicegui is not installed")):
        transport = httpx.ASGITransport(build(config, page=page))
        assert asyncio.run(_statuses(transport)) == (404, 200)
        written = capsys.readouterr().err
        assert written.startswith(said) and written.count("\n") <= 1
