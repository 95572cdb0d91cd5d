"""The playground's web application: the Web API, Socket Mode, response_urls, files and the control interface."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from playground.control import control_routes
from playground.errors import SlackError
from playground.people import Playground
from playground.posting import use_response_url
from playground.traffic import Exchange
from playground.web_api import fault_note, finish_with_fault, handle_call, refuse_by_fault


class SlackEndpoints:
    """The endpoints that the app calls."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def api(self, request: Request) -> Response:
        """POST or GET /api/{method}: a Web API call."""
        return await handle_call(self._playground, request)

    async def socket(self, socket: WebSocket) -> None:
        """WebSocket /socket/{ticket}: one Socket Mode connection."""
        core = self._playground
        ticket = socket.path_params["ticket"]
        await core.sockets.serve(socket, ticket, core.config.app_id, core.switches.refuse_connections)

    async def response(self, request: Request) -> Response:
        """POST /response/{key}: an answer that comes after the ack, to a response_url."""
        core = self._playground
        started, at = time.perf_counter(), core.clock.now()
        fault = core.switches.take("response_url")
        refused = refuse_by_fault(fault)
        body = None
        if refused is not None:
            answer: Response = JSONResponse(refused.body, refused.status, refused.headers)
        else:
            try:
                body = json.loads(await request.body() or b"null")
                if not isinstance(body, dict):
                    raise SlackError("invalid_payload")
                use_response_url(core, request.path_params["key"], body)
                answer = PlainTextResponse("ok")
            except ValueError:
                answer = PlainTextResponse("invalid_payload", 400)
            except SlackError as error:
                answer = self._refuse_response(error)
        core.traffic.add(
            Exchange(
                at=at,
                direction="in",
                name="response_url",
                request=body,
                status=answer.status_code,
                response=bytes(answer.body).decode(),
                seconds=time.perf_counter() - started,
                note=fault_note(fault),
            )
        )
        return await finish_with_fault(core, fault, answer)

    def _refuse_response(self, error: SlackError) -> Response:
        if error.code in ("expired_url", "used_url"):
            return JSONResponse(error.body(), 404)
        self._playground.note_fault(f"response_url: {error.code} {error.extra.get('errors', '')}".strip())
        return PlainTextResponse(error.code, 400)

    async def upload(self, request: Request) -> Response:
        """POST /upload/{key}: a file's bytes, as the body itself or as the first file of a form."""
        core = self._playground
        file = core.state.files.get(request.path_params["key"])
        if file is None or file.received:
            return PlainTextResponse("file_not_found", 404)
        content = await request.body()
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            form = await request.form()
            parts = [part for part in form.values() if isinstance(part, UploadFile)]
            content = await parts[0].read() if parts else b""
        if len(content) != file.length:
            return PlainTextResponse(f"expected {file.length} bytes, got {len(content)}", 400)
        file.content, file.received = content, True
        return PlainTextResponse(f"OK - {file.length}")

    async def download(self, request: Request) -> Response:
        """GET /files/{key}: a file's bytes. The bot's token is required."""
        core = self._playground
        if request.headers.get("authorization") != f"Bearer {core.config.bot_token}":
            return PlainTextResponse("not_authed", 403)
        file = core.state.files.get(request.path_params["key"])
        if file is None:
            return PlainTextResponse("file_not_found", 404)
        return Response(file.content, media_type="application/octet-stream")


def create_app(playground: Playground) -> Starlette:
    """Build the web application of a playground, without the page. The playground is closed when it stops."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await playground.aclose()

    endpoints = SlackEndpoints(playground)
    routes = [
        Route("/api/{method}", endpoints.api, methods=["GET", "POST"]),
        WebSocketRoute("/socket/{ticket}", endpoints.socket),
        Route("/response/{key}", endpoints.response, methods=["POST"]),
        Route("/upload/{key}", endpoints.upload, methods=["POST"]),
        Route("/files/{key}", endpoints.download, methods=["GET"]),
        *control_routes(playground),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.state.playground = playground
    return app
