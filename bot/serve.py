"""`mvp run`: serve HTTP, listen over Socket Mode where a token for it is set, tick, and stop in order."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

import aiohttp
import uvicorn
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError
from starlette.applications import Starlette
from starlette.routing import Route

from bot.app import build_app, web_client
from bot.clock import system_now
from bot.demo import SPEED, DemoClock, Journey, clock_route
from bot.health import Health, health_routes
from bot.http_door import HttpDoor
from bot.settings import ProcessRole, Settings
from bot.socket_door import SocketDoor
from bot.ticker import Ticker
from models.calendar import local_day
from models.db import Store
from models.migrations import upgrade
from models.places import bind_team
from scheduler.engine import Engine
from scheduler.pacing import SendingPace
from scheduler.sending import Sender

log = logging.getLogger("mvp.serve")
RETRY_SECONDS = (1, 2, 5, 10, 30)
POST_SECONDS = 10  # longer than inside a listener: nobody waits, and a post given up has to be looked for in Slack


def web(
    settings: Settings, app: AsyncApp, store: Store, health: Health, *, journey: Journey | None = None
) -> Starlette:
    """What is served over HTTP: Slack's one address, unless in Socket Mode, and health. `journey` is for the demo."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_connect(settings, app, store, health))
        health.tasks.add(task)
        yield
        for running in health.tasks:
            running.cancel()
        if journey:
            await journey.stop()
        if health.socket:
            await health.socket.close_async()  # type: ignore[no-untyped-call]
        if health.ticker:
            await health.ticker.stop()

    routes = health_routes(health, store)
    if not settings.socket_mode and health.listens:
        door = HttpDoor(app, signing_secret=settings.signing_secret, on_request=health.count_request)
        routes.append(Route("/slack/events", door.answer, methods=["POST"]))
    if journey:
        routes.append(clock_route(journey))
    return Starlette(routes=routes, lifespan=lifespan)


async def _connect(settings: Settings, app: AsyncApp, store: Store, health: Health) -> None:
    """Bind the workspace, start the ticker and, in Socket Mode, listen. Tries again for as long as Slack is away."""
    await _until_slack_answers(lambda: bind(settings, store))
    health.slack = True
    if health.ticker:
        health.ticker.start()
    if settings.socket_mode and health.listens:
        health.socket = SocketDoor(app, settings.app_token)
        await _until_slack_answers(health.socket.connect_async)
        log.info("listening over Socket Mode")


async def bind(settings: Settings, store: Store) -> None:
    """Ask Slack which team the token is for, and bind the workspace to it. Raises what the client raises."""
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


def run(
    settings: Settings,
    role: ProcessRole = ProcessRole.ALL,
    *,
    demo_clock: DemoClock | None = None,
    crowd_seed: int | None = None,
) -> None:
    """Bring the database to the newest tables and serve until a signal.

    With `demo_clock` the domain lives by that, and with `crowd_seed` the demo's crowd lives while it moves.
    """
    store = Store(settings.database_url)
    upgrade(store)
    now = demo_clock or system_now
    app = build_app(settings, store, now=now)
    ticker = None if role is ProcessRole.WEB else Ticker(_engine(settings, store, now, SPEED if demo_clock else 1.0))
    journey = _make_journey(settings, demo_clock, store, ticker, crowd_seed) if demo_clock and ticker else None
    health = Health(ticker=ticker, listens=role is not ProcessRole.WORKER)
    server = http_server(settings, web(settings, app, store, health, journey=journey))
    # What lives as long as the process is kept out of garbage collection: looking through it paused answers for 80 ms.
    gc.collect()
    gc.freeze()
    log.info("serving on http://%s:%s", settings.host, settings.port)
    try:
        server.run()
    finally:
        store.close()


def _make_journey(
    settings: Settings, clock: DemoClock, store: Store, ticker: Ticker, crowd_seed: int | None
) -> Journey:
    if crowd_seed is None:
        return Journey(clock, store, ticker.tick, settings.timezone)
    from bot.crowd import crowd_beside_sample, sample_people  # here: it needs the demo extra

    begins = local_day(clock(), settings.timezone)
    crowd = crowd_beside_sample(crowd_seed, begins, settings.api_url.removesuffix("api/"))
    return Journey(clock, store, ticker.tick, settings.timezone, crowd=crowd, visitors=sample_people())


def http_server(settings: Settings, app: Starlette) -> uvicorn.Server:
    """The HTTP server at the address of the settings. Its log lines go the way of all others."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=8,
        )
    )


def _engine(settings: Settings, store: Store, now: Callable[[], datetime], speed: float) -> Engine:
    sender = Sender(web_client(settings, seconds=POST_SECONDS), SendingPace(speed))
    return Engine(store, sender, now, system_now)
