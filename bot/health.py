"""Health: whether the process lives, whether it is ready, and the counts that a monitoring server collects."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.socket_door import SocketDoor
from bot.ticker import Ticker
from models.db import Store


@dataclass(slots=True)
class Health:
    """How the process is doing; readiness and the counts are read from it."""

    slack: bool = False  # Slack has answered since the start
    socket: SocketDoor | None = None
    ticker: Ticker | None = None
    listens: bool = True  # a worker sends and does not listen
    requests: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)  # ended when the process stops

    def count_request(self) -> None:
        """Count one more signed request of Slack's."""
        self.requests += 1


class HealthCounts(Collector):
    """The counts of a process, read when they are asked for."""

    def __init__(self, health: Health) -> None:
        self._health = health

    def collect(self) -> Iterator[CounterMetricFamily]:
        """Each count with its help line."""
        yield CounterMetricFamily("mvp_requests", "Signed requests that Slack has sent.", value=self._health.requests)
        if self._health.ticker:
            yield CounterMetricFamily("mvp_ticks", "Turns of the scheduler.", value=self._health.ticker.ticks)
            yield CounterMetricFamily(
                "mvp_messages_sent", "Messages sent on the bot's own account.", value=self._health.ticker.sent
            )


def health_routes(health: Health, store: Store) -> list[Route]:
    """`/healthz`, `/readyz` and `/metrics`."""
    registry = CollectorRegistry()
    registry.register(HealthCounts(health))

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        await store.read(lambda db: db.execute(text("SELECT 1")).scalar())
        ready = health.slack and (health.socket is None or await health.socket.client.is_connected())
        ready = ready and (health.ticker is None or health.ticker.alive)
        return PlainTextResponse("ready" if ready else "waiting for Slack", status_code=200 if ready else 503)

    async def metrics(_request: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
