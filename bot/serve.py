"""Running: HTTP for Slack's calls and for health, Socket Mode where a token for it is set, and stopping in order."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
import uvicorn
from slack_bolt.adapter.socket_mode.websockets import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.app import build_app, web_client
from bot.clock import system_now
from bot.settings import Settings
from models.schema import upgrade
from models.store import Store
from models.workspaces import bind_team

log = logging.getLogger("mvp.serve")
RETRY_SECONDS = (1, 2, 5, 10, 30)


@dataclass(slots=True)
class Health:
    """What readiness is made of."""

    slack: bool = False
    socket: AsyncSocketModeHandler | None = None
    requests: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)


def web(settings: Settings, app: AsyncApp, store: Store, health: Health) -> Starlette:
    """The HTTP side: Slack's one address, and health. Served in Socket Mode too."""
    handler = AsyncSlackRequestHandler(app)

    async def slack(request: Request) -> Response:
        if _bad_timestamp(request):
            return PlainTextResponse("bad timestamp", status_code=401)
        health.requests += 1
        return await handler.handle(request)

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        await store.read(lambda db: db.execute(text("SELECT 1")).scalar())
        ready = health.slack and (health.socket is None or await health.socket.client.is_connected())
        return PlainTextResponse("ready" if ready else "waiting for Slack", status_code=200 if ready else 503)

    async def metrics(_request: Request) -> Response:
        return PlainTextResponse(f"# TYPE mvp_requests_total counter\nmvp_requests_total {health.requests}\n")

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_connect(settings, app, store, health))
        health.tasks.add(task)
        yield
        for running in health.tasks:
            running.cancel()
        if health.socket:
            await health.socket.close_async()  # type: ignore[no-untyped-call]

    routes = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
    ]
    if not settings.socket_mode:
        routes.append(Route("/slack/events", slack, methods=["POST"]))
    return Starlette(routes=routes, lifespan=lifespan)


def _bad_timestamp(request: Request) -> bool:
    """A timestamp that is no number would be a 500 inside Bolt's signature check."""
    stamp = request.headers.get("x-slack-request-timestamp", "0")
    return not stamp.isascii() or not stamp.isdigit()


async def _connect(settings: Settings, app: AsyncApp, store: Store, health: Health) -> None:
    """Find out who we are and bind the workspace; then, in Socket Mode, listen. Slack may be away: try again."""
    await _until_slack_answers(lambda: _bind(settings, store))
    health.slack = True
    if settings.socket_mode:
        # Built here: it must be born inside the running loop. The client itself never retries a post.
        health.socket = AsyncSocketModeHandler(app, settings.app_token)
        await _until_slack_answers(health.socket.connect_async)
        log.info("listening over Socket Mode")


async def _bind(settings: Settings, store: Store) -> None:
    who = await web_client(settings).auth_test()
    space = await store.write(
        lambda db: bind_team(
            db,
            who["team_id"],
            name=str(who.get("team") or who["team_id"]),
            timezone=settings.timezone,
            now=system_now(),
        )
    )
    log.info("connected to Slack as %s, workspace %s", who.get("user"), space.name)


async def _until_slack_answers(attempt: Callable[[], Awaitable[None]]) -> None:
    for wait in (*RETRY_SECONDS, *[RETRY_SECONDS[-1]] * 1_000_000):
        try:
            await attempt()
            return
        except (SlackApiError, SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as problem:
            log.warning("Slack does not answer (%s: %s); trying again in %s s", type(problem).__name__, problem, wait)
            await asyncio.sleep(wait)


def run(settings: Settings) -> None:
    """`mvp run`: migrate, serve until a signal, drain, close."""
    store = Store(settings.database_url)
    upgrade(store)
    app = build_app(settings, store)
    config = uvicorn.Config(
        web(settings, app, store, Health()),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=8,
    )
    # What lives as long as the process need not be looked through by every full collection: it showed as 80 ms pauses.
    gc.collect()
    gc.freeze()
    log.info("serving on http://%s:%s", settings.host, settings.port)
    try:
        uvicorn.Server(config).run()
    finally:
        store.close()
