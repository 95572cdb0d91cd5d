"""Socket Mode: single-use tickets, several connections, each payload to any one of them, acks by envelope_id."""

from __future__ import annotations

import asyncio
import json
import random
import secrets
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.clock import Clock

TICKET_SECONDS = 30.0
MOST_CONNECTIONS = 10


@dataclass(eq=False)
class Connection:
    """One open connection of the app, with the envelopes that wait for their ack."""

    socket: WebSocket
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)


class SocketHub:
    """All Socket Mode connections of the app."""

    def __init__(self, rng: random.Random, clock: Clock) -> None:
        self._rng = rng
        self._clock = clock
        self._tickets: dict[str, float] = {}
        self.connections: list[Connection] = []
        self.strays: list[str] = []
        self.arrived = asyncio.Event()

    def ticket(self) -> str:
        """A ticket for one connection, for half a minute."""
        ticket = secrets.token_hex(8)
        self._tickets[ticket] = self._clock.monotonic() + TICKET_SECONDS
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Whether this ticket is good; it is not a second time."""
        return self._tickets.pop(ticket, 0.0) > self._clock.monotonic()

    async def serve(self, socket: WebSocket, ticket: str, app_id: str, refuse: bool) -> None:
        """Live one connection through: hello, acks, goodbye. A bad ticket is refused before the handshake."""
        if refuse or len(self.connections) >= MOST_CONNECTIONS or not self.redeem(ticket):
            await socket.close(code=1008)
            return
        await socket.accept()
        connection = Connection(socket)
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
                self._acked(connection, await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(connection)

    def _forget(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
        if not self.connections:
            self.arrived.clear()
        for future in connection.waiting.values():
            if not future.done():
                future.set_exception(ConnectionError("the connection was closed before the ack"))
        connection.waiting.clear()

    def _acked(self, connection: Connection, text: str) -> None:
        try:
            message = json.loads(text)
            future = connection.waiting.pop(message["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self.strays.append(text)
            return
        if not future.done():
            future.set_result(message.get("payload", {}))

    async def send(self, kind: str, payload: Any, retry: tuple[int, str], seconds: float) -> Any:
        """Deliver to any one connection and return its ack's payload.

        Raises LookupError without a connection, TimeoutError without an ack in time, ConnectionError when it breaks.
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
            envelope |= {"retry_attempt": retry[0], "retry_reason": retry[1]}
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
        """Say ``disconnect`` to every connection and close it."""
        for connection in list(self.connections):
            self._forget(connection)
            try:
                await connection.socket.send_text(json.dumps({"type": "disconnect", "reason": reason}))
                await connection.socket.close()
            except (RuntimeError, WebSocketDisconnect):
                continue
