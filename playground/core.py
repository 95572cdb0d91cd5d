"""What all parts of the playground share: the workspace, the clock, the limits and the news of every change."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import httpx

from playground.app_clock import AppClock
from playground.clock import PlaygroundClock
from playground.config import Config
from playground.faults import FaultSwitches
from playground.limits import RateLimiter
from playground.sockets import SocketHub
from playground.state import JSON, PostedMessage, ResponseUrl, Trigger, WorkspaceState
from playground.traffic import Traffic


@dataclass(frozen=True)
class Answer:
    """The app's answer to a delivery.

    ``status`` is the HTTP status, None without an answer. ``seconds`` is how long it took. ``error`` is ``timeout``,
    ``connection``, ``http_error`` or ``no_connection``, and empty if all went well.
    """

    status: int | None
    body: Any
    seconds: float
    error: str = ""


@dataclass(frozen=True)
class ActOutcome:
    """The result of something a person did.

    ``status``, ``body`` and ``duration`` (seconds) tell how the app answered. ``sent`` is False if nothing was sent to
    the app. ``errors`` are those shown at the modal's inputs (block_id -> text). ``error`` is the code the person saw
    when the app failed, such as operation_timeout.
    """

    status: int | None = None
    body: Any = None
    duration: float = 0.0
    error: str = ""
    sent: bool = True
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True if the app answered and nothing was refused."""
        return self.sent and not self.error and not self.errors


class Core:
    """The parts of one playground.

    ``faults`` lists the app's breaches of Slack's protocol; a test asserts that it is empty. ``warnings`` lists what
    Slack accepts but advises against. ``switches`` holds the faults that the playground simulates. ``app_clock`` is
    None when the app's clock can't be moved.
    """

    def __init__(
        self,
        config: Config,
        *,
        clock: PlaygroundClock | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        config.check()
        self.config = config
        self.clock = clock or PlaygroundClock()
        self.state = WorkspaceState(config, self.clock)
        self.limiter = RateLimiter(config.rates, self.clock, config.time_scale)
        self.switches = FaultSwitches(config.seed)
        self.traffic = Traffic(config.traffic_kept)
        self.sockets = SocketHub(random.Random(config.seed), self.clock)
        self.faults: list[str] = []
        self.warnings: list[str] = []
        self._transport = transport
        self._http: httpx.AsyncClient | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._listeners: list[Callable[[], None]] = []
        self._waiters: set[asyncio.Event] = set()
        self.app_clock: AppClock | None = None
        if config.clock_url:
            self.app_clock = AppClock(
                url=config.clock_url,
                clock=self.clock,
                http=lambda: self.http,
                run_in_background=self.run_in_background,
                announce_change=self.announce_change,
            )

    @property
    def http(self) -> httpx.AsyncClient:
        """The HTTP client that calls the app. It is made at the first use, inside the running event loop."""
        if self._http is None:
            self._http = httpx.AsyncClient(transport=self._transport, trust_env=False)
        return self._http

    def note_fault(self, text: str) -> None:
        """Note that the app broke Slack's protocol."""
        self.faults.append(text)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` in the event loop after every visible change. Returns a function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce_change(self) -> None:
        """Tell all listeners, and all who wait for a condition, that something visible changed."""
        for listener in list(self._listeners):
            listener()
        for waiter in self._waiters:
            waiter.set()

    async def wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until ``condition`` holds; it is checked after every change. False if it does not within ``seconds``."""
        event = asyncio.Event()
        self._waiters.add(event)
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await event.wait()
                    event.clear()
        except TimeoutError:
            return condition()
        finally:
            self._waiters.discard(event)
        return True

    def run_in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine in the background."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait until all background work, such as event retries, has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def aclose(self) -> None:
        """Cancel background work and close all connections."""
        for task in list(self._tasks):
            task.cancel()
        await self.sockets.disconnect_all("link_disabled")
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    def new_trigger(self, user: str) -> str:
        """Return a new trigger_id. It opens one modal for this person, within ``trigger_seconds``."""
        trigger = self.state.next_id("1") + ".playground"
        self.state.triggers[trigger] = Trigger(user, self.clock.monotonic() + self.config.trigger_seconds)
        return trigger

    def new_response_url(self, user: str, channel: str, ts: str | None) -> str:
        """Return a new response_url for this person and channel. ``ts`` is the message it may replace, if any."""
        key = self.state.next_id("R")
        expires = self.clock.monotonic() + self.config.response_url_seconds
        self.state.responses[key] = ResponseUrl(
            user=user, channel=channel, ts=ts, expires=expires, uses_left=self.config.response_url_uses
        )
        return f"{self.config.base_url}/response/{key}"

    def show_client_error(self, user: str, channel: str, text: str) -> None:
        """Show one person a line of Slack's own, for example that a command failed."""
        message = PostedMessage(
            ts=self.state.next_ts(), channel=channel, user="USLACKBOT", text=text, reader=user, subtype="client_error"
        )
        self.state.channels[channel].messages.append(message)
        self.state.journal.append(message)
        self.announce_change()

    def interaction_payload(self, user: str) -> JSON:
        """Return the keys that every interactive payload has in common."""
        person = self.state.users[user]
        team = {"id": self.config.team_id, "domain": self.config.team_domain}
        return {
            "team": team,
            "user": {"id": user, "username": person.name, "name": person.name, "team_id": self.config.team_id},
            "api_app_id": self.config.app_id,
            "token": "legacy-verification-token",
            "enterprise": None,
            "is_enterprise_install": False,
        }
