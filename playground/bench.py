"""A synchronous bench for tests: a playground on a free port in a background thread, and people to act through.

with Bench(config) as bench:
    bench.serve(asgi_app)                      # or bench.run(handler.connect_async()) for Socket Mode
    anna = bench.person("U_ANNA")
    anna.types("/mvp logga lektion 5")
    anna.sees("Sparat")
    anna.presses("Ångra")
"""

from __future__ import annotations

import asyncio
import dataclasses
import socket
import threading
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, TypeVar

import uvicorn

from playground.bench_person import BenchPerson
from playground.clock import PlaygroundClock
from playground.config import Config
from playground.errors import ActionError
from playground.people import Playground
from playground.server import create_app
from playground.serving import NotifyingServer, free_socket

T = TypeVar("T")
PATIENCE = 15.0


class Bench:
    """A running playground, for use in a ``with`` statement.

    ``api_url`` is the ``base_url`` for the app's Slack client. If ``strict``, leaving the bench raises AssertionError
    when the app has broken Slack's protocol (see ``faults``).
    """

    def __init__(self, config: Config, *, strict: bool = True, clock: PlaygroundClock | None = None) -> None:
        self._socket = free_socket()
        self._app_socket = free_socket()
        app_port = self._app_socket.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.api_url = f"{self.base_url}/api/"
        app_url = config.app_url
        if app_url is None and not config.app.socket_mode:
            app_url = f"http://127.0.0.1:{app_port}/slack/events"
        config = dataclasses.replace(config, base_url=self.base_url, app_url=app_url)
        self.playground = Playground(config, clock=clock)
        self.strict = strict
        self._servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="playground", daemon=True)

    def __enter__(self) -> Bench:
        self._thread.start()
        self.run(self._start(create_app(self.playground), self._socket))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()
        self._socket.close()
        self._app_socket.close()
        if kind is None and self.strict and self.faults:
            raise AssertionError("the app broke Slack's protocol:\n" + "\n".join(self.faults))

    @property
    def faults(self) -> list[str]:
        """The app's breaches of Slack's protocol so far."""
        return self.playground.faults

    def run(self, work: Coroutine[Any, Any, T], timeout: float = PATIENCE) -> T:
        """Run a coroutine in the bench's event loop and return its result. TimeoutError after ``timeout`` seconds."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)

    def look(self, read: Callable[[], T]) -> T:
        """Call a function in the bench's event loop, so that it never sees a change half done. Returns its result."""

        async def inside() -> T:
            return read()

        return self.run(inside())

    def serve(self, app: Any) -> str:
        """Serve the app under test (ASGI) at the address the playground delivers to. Returns its request URL."""
        self.run(self._start(app, self._app_socket))
        return str(self.playground.config.app_url)

    async def _start(self, app: Any, where: socket.socket) -> None:
        options = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
        server = NotifyingServer(options)
        task = asyncio.create_task(server.serve(sockets=[where]))
        self._servers.append((server, task))
        ready = asyncio.create_task(server.ready.wait())
        await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            raise RuntimeError("the server did not start") from task.exception()

    async def _stop(self) -> None:
        await self.playground.aclose()
        for server, _ in self._servers:
            server.should_exit = True
        for _, task in reversed(self._servers):
            await task

    def wait(self, condition: Callable[[], bool], timeout: float = 5.0) -> bool:
        """Wait until a condition on the playground holds. False if it does not within ``timeout`` seconds."""
        return self.run(self.playground.wait_until(condition, timeout), timeout + PATIENCE)

    def person(self, user: str) -> BenchPerson:
        """Return the person with this id or name. ActionError if there is none."""
        users = self.playground.state.users
        for found in users.values():
            if user in (found.id, found.name) and not found.is_bot:
                return BenchPerson(self, found.id)
        raise ActionError(f"no person {user!r}")
