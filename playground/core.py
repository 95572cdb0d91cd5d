"""What all parts of the playground share: the state, the clock, the limits, the faults, and word of every change."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import httpx

from playground.acting.sockets import SocketHub
from playground.app_clock import AppClock
from playground.clock import Clock
from playground.config import Config
from playground.faults import FaultSwitches
from playground.limits import RateLimiter
from playground.state import JSON, Message, ResponseUrl, State, Trigger
from playground.traffic import Traffic


@dataclass(frozen=True)
class Answer:
    """What the app answered to a delivery. ``error`` is empty, ``timeout``, ``connection``, ``http_error`` or
    ``no_connection``; ``seconds`` is how long it took."""

    status: int | None
    body: Any
    seconds: float
    error: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a person's act. ``sent`` is False when Slack's own checks stopped it; ``errors`` then stand at
    the modal's inputs (block_id -> text). ``error`` is what the person saw, such as operation_timeout."""

    status: int | None = None
    body: Any = None
    duration: float = 0.0
    error: str = ""
    sent: bool = True
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """The app answered, and nothing was refused."""
        return self.sent and not self.error and not self.errors


class Core:
    """The shared middle. ``faults`` lists what Slack would hold against the app; a test asserts that it is empty."""

    def __init__(
        self,
        config: Config,
        *,
        clock: Clock | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        config.check()
        self.config = config
        self.clock = clock or Clock()
        self.state = State(config, self.clock)
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
            self.app_clock = AppClock(config.clock_url, self.clock, lambda: self.http, self.spawn, self.changed)

    @property
    def http(self) -> httpx.AsyncClient:
        """The client that delivers to the app; made in the running loop."""
        if self._http is None:
            self._http = httpx.AsyncClient(transport=self._transport, trust_env=False)
        return self._http

    def fault(self, text: str) -> None:
        """Note a breach of Slack's protocol by the app."""
        self.faults.append(text)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` (in the event loop) after every visible change; returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def changed(self) -> None:
        """Tell listeners and waiters that something visible changed."""
        for listener in list(self._listeners):
            listener()
        for waiter in self._waiters:
            waiter.set()

    async def wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until a condition on the state holds; False after so many real seconds."""
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

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work in the background, kept until it is done."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait for background work (event retries) to end."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def aclose(self) -> None:
        """Stop background work and close connections."""
        for task in list(self._tasks):
            task.cancel()
        await self.sockets.disconnect_all("link_disabled")
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    def new_trigger(self, user: str) -> str:
        """A trigger_id for this person: good for one modal, for ``trigger_seconds``."""
        trigger = self.state.next_id("1") + ".playground"
        self.state.triggers[trigger] = Trigger(user, self.clock.monotonic() + self.config.trigger_seconds)
        return trigger

    def new_response_url(self, user: str, channel: str, ts: str | None) -> str:
        """A response_url for this person and channel; ``ts`` is the message it may replace."""
        key = self.state.next_id("R")
        expires = self.clock.monotonic() + self.config.response_url_seconds
        self.state.responses[key] = ResponseUrl(user, channel, ts, expires, self.config.response_url_uses)
        return f"{self.config.base_url}/response/{key}"

    def tell(self, user: str, channel: str, text: str) -> None:
        """Slack's own line to one person, for example that a command failed."""
        message = Message(self.state.next_ts(), channel, "USLACKBOT", text, reader=user, subtype="client_error")
        self.state.channels[channel].messages.append(message)
        self.changed()

    def common(self, user: str) -> JSON:
        """What every interactive payload begins with."""
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
