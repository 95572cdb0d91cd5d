"""Socket Mode: the app's WebSocket connections, the tickets that open them, and the envelopes sent over them."""

from __future__ import annotations

import asyncio
import json
import random
import secrets
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.clock import PlaygroundClock

TICKET_SECONDS = 30.0
MOST_CONNECTIONS = 10


@dataclass(frozen=True)
class Retry:
    """Which retry of a delivery this is (0: the first attempt), and why it was needed, as Slack words it."""

    number: int
    reason: str


FIRST_ATTEMPT = Retry(0, "")


@dataclass(eq=False)
class SocketConnection:
    """One open connection of the app. ``waiting`` holds a future for each envelope without an ack (by envelope_id)."""

    socket: WebSocket
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)


class SocketHub:
    """All Socket Mode connections of the app.

    ``strays`` are messages of the app that ack no open envelope. ``arrived`` is set while there is a connection.
    """

    def __init__(self, rng: random.Random, clock: PlaygroundClock) -> None:
        self._rng = rng
        self._clock = clock
        self._tickets: dict[str, float] = {}
        self.connections: list[SocketConnection] = []
        self.strays: list[str] = []
        self.arrived = asyncio.Event()

    def issue_ticket(self) -> str:
        """Return a ticket that opens one connection within half a minute."""
        ticket = secrets.token_hex(8)
        self._tickets[ticket] = self._clock.monotonic() + TICKET_SECONDS
        return ticket

    def redeem_ticket(self, ticket: str) -> bool:
        """Use up a ticket. False if it is unknown, used or too old."""
        return self._tickets.pop(ticket, 0.0) > self._clock.monotonic()

    async def serve(self, socket: WebSocket, ticket: str, app_id: str, refuse: bool) -> None:
        """Serve one connection until it closes. A bad ticket, or ``refuse``, ends it before the handshake."""
        if refuse or len(self.connections) >= MOST_CONNECTIONS or not self.redeem_ticket(ticket):
            await socket.close(code=1008)
            return
        await socket.accept()
        connection = SocketConnection(socket)
        self.connections.append(connection)
        hello = {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": app_id},
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
        }
        try:
            await socket.send_text(json.dumps(hello))
            self.arrived.set()
            while True:
                self._take_ack(connection, await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(connection)

    def _forget(self, connection: SocketConnection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
        if not self.connections:
            self.arrived.clear()
        for future in connection.waiting.values():
            if not future.done():
                future.set_exception(ConnectionError("the connection was closed before the ack"))
        connection.waiting.clear()

    def _take_ack(self, connection: SocketConnection, text: str) -> None:
        try:
            message = json.loads(text)
            future = connection.waiting.pop(message["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self.strays.append(text)
            return
        if not future.done():
            future.set_result(message.get("payload", {}))

    async def send(self, kind: str, payload: Any, retry: Retry, *, seconds: float) -> Any:
        """Send a payload over any one connection, wait up to ``seconds`` for the ack, and return the ack's payload.

        LookupError if there is no connection, TimeoutError without an ack in time, ConnectionError if the connection
        breaks.
        """
        if not self.connections:
            raise LookupError("no Socket Mode connection")
        connection = self._rng.choice(self.connections)
        envelope: dict[str, Any] = {
            "envelope_id": secrets.token_hex(16),
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry.number, "retry_reason": retry.reason}
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = future
        try:
            async with asyncio.timeout(seconds):
                await connection.socket.send_text(json.dumps(envelope))
                return await future
        except (RuntimeError, WebSocketDisconnect) as error:
            raise ConnectionError("the connection is closed") from error
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)

    async def disconnect_all(self, reason: str = "refresh_requested") -> None:
        """Send ``disconnect`` to every connection, with this reason, and close it."""
        for connection in list(self.connections):
            self._forget(connection)
            try:
                await connection.socket.send_text(json.dumps({"type": "disconnect", "reason": reason}))
                await connection.socket.close()
            except (RuntimeError, WebSocketDisconnect):
                continue
