"""The web page on a playground: ``attach(create_app(playground), playground)``. Needs NiceGUI; serves its own files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from nicegui import Client, ui
from nicegui.translations import translations
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground.loopback import is_loopback
from playground.page import texts
from playground.page.foot import foot
from playground.page.modals import dialogs
from playground.page.nodes import Node, On, Tree, h
from playground.page.screen import HOME, Screen
from playground.page.side import head, scrim, set_menu, side
from playground.page.stream import home, stream
from playground.page.traffic import traffic
from playground.people import Playground

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parents[1] / "static"
TOGETHER = 0.015
EVERY = 1.0
ESCAPE = '(e) => { if (e.key === "Escape" && e.currentTarget.querySelector(".side.open")) emit(); }'
KEEP = On("vnodeUpdated", js="() => pg.keep()")
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f5f5b"/>'
    '<path d="M8 9h16v11H14l-6 5z" fill="#fff"/></svg>'
)
PROTOCOL = ("/api/", "/socket/", "/response/", "/upload/", "/files/", "/control/")
SIGNS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}


class Guard:
    """Keeps the page on this machine: a foreign Host is refused, and the browser may fetch from here only."""

    def __init__(self, app: ASGIApp, *, loopback_only: bool) -> None:
        self._app = app
        self._loopback_only = loopback_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(PROTOCOL):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host, origin = headers.get(b"host", b"").decode(), headers.get(b"origin", b"").decode()
        # A page elsewhere may reach us by a name that resolves here (Host), or straight across origins (Origin).
        foreign = self._loopback_only and not is_loopback(host)
        if foreign or (origin and urlsplit(origin).netloc != host):
            await self._refuse(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(b"content-security-policy", POLICY.encode()), (b"x-content-type-options", b"nosniff")]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await self._app(scope, receive, guarded)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("loopback only", 403)(scope, receive, send)


def _file_endpoint(playground: Playground) -> Callable[[Request], Awaitable[Response]]:
    async def get_file(request: Request) -> Response:
        file = playground.state.files.get(request.path_params["key"].split("/")[0])
        if file is None:
            return PlainTextResponse("file_not_found", 404)
        # Only what is a picture by its first bytes is shown; anything else, HTML above all, is saved.
        kind = next((kind for sign, kind in SIGNS.items() if file.content.startswith(sign)), "")
        headers = {} if kind else {"content-disposition": "attachment"}
        return Response(file.content, media_type=kind or "application/octet-stream", headers=headers)

    return get_file


class Tab:
    """One browser tab, kept up to date with the playground."""

    def __init__(self, playground: Playground, client: Client, user: str, place: str) -> None:
        self._client = client
        self._due: asyncio.TimerHandle | None = None
        self._address = ""
        self._loop = asyncio.get_running_loop()
        self._screen = Screen(playground, user, place, self.changed)
        self._tree = Tree(client.content)
        self._timer = ui.timer(EVERY, self._follow)
        self._leave = playground.subscribe(self.changed)
        self.show()
        client.on_connect(self._screen.look)
        client.on_delete(self._end)

    def changed(self) -> None:
        """Show the page again in a moment: many changes at once are shown once."""
        if self._due is None:
            self._due = self._loop.call_later(TOGETHER, self.show)

    def show(self) -> None:
        """Bring the page up to date."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        if self._client.is_deleted:
            return
        screen = self._screen
        screen.catch_up()
        self._tree.show(self._shell(), *dialogs(screen), self._live())
        if screen.address != self._address:
            self._address = screen.address
            self._client.run_javascript(f"history.replaceState(null, '', {json.dumps(self._address)})")

    def _shell(self) -> Node:
        screen = self._screen
        at_home = screen.place == HOME
        main = h(
            "main",
            head(screen),
            home(screen) if at_home else stream(screen),
            foot(screen) if not at_home else None,
            id="pg-main",
            key="main",
        )
        skip = h("a", texts.SKIP, href="#pg-composer", cls="skip", on=On("click", js="(e) => pg.skip(e)"))
        escape = On("keydown", lambda _: set_menu(screen, False), js=ESCAPE)
        return h(
            "div", skip, side(screen), scrim(screen), main, traffic(screen), cls="shell", key="shell", on=(KEEP, escape)
        )

    def _live(self) -> Node:
        said = h("div", self._screen.said, cls="sr", id="pg-live", role="log", aria_live="polite", key="live")
        return said

    def _follow(self) -> None:
        if (clock := self._screen.playground.app_clock) is not None:
            clock.look()
        if self._screen.traffic_open:
            self.changed()

    def _end(self) -> None:
        self._leave()
        self._timer.cancel()


def _nobody() -> None:
    ui.label(texts.NOBODY)


def attach(app: Starlette, playground: Playground) -> None:
    """Put the page on an application made by create_app; once in a process, since NiceGUI is one of a kind."""
    loopback_only = is_loopback(urlsplit(playground.config.base_url).netloc)
    version = int(max(path.stat().st_mtime for path in STATIC.iterdir()))

    @ui.page("/", title=texts.TITLE, language="sv")
    def index(client: Client, request: Request) -> None:
        client.content.classes("pg-content")
        people = list(playground.state.modals)
        if not people:
            _nobody()
            return
        ui.add_head_html(f'<link rel="stylesheet" href="/page/static/page.css?{version}">')
        ui.add_head_html(f'<script src="/page/static/page.js?{version}"></script>')
        wanted = request.query_params.get("as", "")
        user = wanted if wanted in people else people[0]
        Tab(playground, client, user, request.query_params.get("in", ""))

    translations["sv"] = texts.LOST
    app.router.routes.append(Route("/page/files/{key:path}", _file_endpoint(playground)))
    app.router.routes.append(Mount("/page/static", StaticFiles(directory=STATIC)))
    app.add_middleware(Guard, loopback_only=loopback_only)
    # NiceGUI asks for no more of its host than Starlette has.
    ui.run_with(cast("FastAPI", app), favicon=ICON, tailwind=False, show_welcome_message=False, title=texts.TITLE)
