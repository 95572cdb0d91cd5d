"""Helpers for serving an application on a free loopback port inside a running event loop."""

from __future__ import annotations

import asyncio
import socket

import uvicorn


def free_socket() -> socket.socket:
    """Return a socket bound to a free loopback port."""
    # asyncio switches off Nagle's algorithm only where the protocol is named; else many an answer waits for 40 ms.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", 0))
    return bound


class NotifyingServer(uvicorn.Server):
    """A uvicorn server that sets ``ready`` once it accepts requests."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, and set ``ready`` if that worked."""
        await super().startup(sockets)
        if self.started:
            self.ready.set()
