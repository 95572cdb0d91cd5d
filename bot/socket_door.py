"""The Socket Mode door: the bot calls Slack, and Slack sends envelopes over that connection.

The connection bears no signatures. A broken envelope costs one line in the log; the connection and the envelopes
after it live on.
"""

from __future__ import annotations

import asyncio
import logging
from time import time
from typing import Any

import orjson
from slack_bolt.adapter.socket_mode.async_base_handler import AsyncBaseSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.websockets import SocketModeClient

from bot.slack_bodies import BrokenRequest, read_request

log = logging.getLogger("mvp.door")


class EnvelopeClient(SocketModeClient):
    """The SDK's client, which reconnects by itself; it reads envelopes here, since the SDK's own trusts their shape."""

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        super().__init__(app_token=app_token, logger=app.logger, web_client=app.client)
        self._running: set[asyncio.Task[None]] = set()

    async def process_message(self) -> None:
        """Take the next message and start answering it; a broken one is left out with one line in the log."""
        raw = await self.message_queue.get()
        try:
            message = parse_envelope(raw)
        except BrokenRequest as problem:
            log.warning("an envelope was refused: %s", problem)
            return
        task = asyncio.create_task(self.run_message_listeners(message, raw))
        self._running.add(task)  # a task that nobody holds may be thrown away before it ends
        task.add_done_callback(self._running.discard)


class SocketDoor(AsyncBaseSocketModeHandler):
    """Hands what Slack sends over the socket to the app. To be made inside the running event loop."""

    app: AsyncApp

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        self.app = app
        self.client = EnvelopeClient(app, app_token)
        self.client.socket_mode_request_listeners.append(self.handle)

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Answer one envelope. A broken one gets no answer, which Slack shows to whoever pressed or wrote."""
        start = time()
        try:
            request = read_request(req.payload, build_headers(req) or {})
        except BrokenRequest as problem:
            log.warning("an envelope was refused: %s", problem)
            return
        await send_async_response(client, req, await self.app.async_dispatch(request), start)


def parse_envelope(raw: str) -> dict[str, Any]:
    """A message of the socket: Slack's greeting or farewell, or an envelope around a payload. Raises BrokenRequest."""
    try:
        message = orjson.loads(raw)
    except orjson.JSONDecodeError as problem:
        raise BrokenRequest("not JSON") from problem
    if not isinstance(message, dict):
        raise BrokenRequest("not an object")
    if "payload" in message and not (
        isinstance(message["payload"], dict)
        and isinstance(message.get("type"), str)
        and isinstance(message.get("envelope_id"), str)
    ):
        raise BrokenRequest("an envelope without type, id or payload")
    return message
