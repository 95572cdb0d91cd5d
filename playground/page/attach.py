"""Puts the page on a playground's web application, together with the files it needs."""

from __future__ import annotations

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

from playground.loopback import is_loopback
from playground.page import texts
from playground.page.guard import PageGuard
from playground.page.tab import PageTab
from playground.people import Playground

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parents[1] / "static"
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f5f5b"/>'
    '<path d="M8 9h16v11H14l-6 5z" fill="#fff"/></svg>'
)
# The first bytes of a picture -> its media type.
PICTURE_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}


def _make_file_endpoint(playground: Playground) -> Callable[[Request], Awaitable[Response]]:
    async def get_file(request: Request) -> Response:
        file = playground.state.files.get(request.path_params["key"].split("/")[0])
        if file is None:
            return PlainTextResponse("file_not_found", 404)
        # Only pictures are shown in the page. Anything else is downloaded: HTML shown here could run scripts.
        kind = next((kind for start, kind in PICTURE_TYPES.items() if file.content.startswith(start)), "")
        headers = {} if kind else {"content-disposition": "attachment"}
        return Response(file.content, media_type=kind or "application/octet-stream", headers=headers)

    return get_file


def attach_page(app: Starlette, playground: Playground) -> None:
    """Put the page on an application made by create_app. Works once in a process, since NiceGUI is global."""
    loopback_only = is_loopback(urlsplit(playground.config.base_url).netloc)
    version = int(max(path.stat().st_mtime for path in STATIC.iterdir()))

    @ui.page("/", title=texts.TITLE, language="sv")
    def index(client: Client, request: Request) -> None:
        client.content.classes("pg-content")
        people = list(playground.state.modals)
        if not people:
            ui.label(texts.NOBODY)
            return
        ui.add_head_html(f'<link rel="stylesheet" href="/page/static/page.css?{version}">')
        ui.add_head_html(f'<script src="/page/static/page.js?{version}"></script>')
        wanted = request.query_params.get("as", "")
        user = wanted if wanted in people else people[0]
        PageTab(playground, client, user, request.query_params.get("in", ""))

    translations["sv"] = texts.LOST
    app.router.routes.append(Route("/page/files/{key:path}", _make_file_endpoint(playground)))
    app.router.routes.append(Mount("/page/static", StaticFiles(directory=STATIC)))
    app.add_middleware(PageGuard, loopback_only=loopback_only)
    # NiceGUI's types ask for FastAPI, but it uses only what Starlette has.
    ui.run_with(cast("FastAPI", app), favicon=ICON, tailwind=False, show_welcome_message=False, title=texts.TITLE)
