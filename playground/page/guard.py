"""Keeps the page on this machine: only this machine may open it, and it loads nothing from elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground.loopback import is_loopback

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Paths that the app calls; the guard is for the page alone.
PROTOCOL = ("/api/", "/socket/", "/response/", "/upload/", "/files/", "/control/")


class PageGuard:
    """Middleware that refuses requests from elsewhere and forbids the browser to load anything from elsewhere.

    ``loopback_only`` also refuses requests whose Host header does not mean this machine.
    """

    def __init__(self, app: ASGIApp, *, loopback_only: bool) -> None:
        self._app = app
        self._loopback_only = loopback_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(PROTOCOL):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host, origin = headers.get(b"host", b"").decode(), headers.get(b"origin", b"").decode()
        # A foreign web page may use a name that resolves to this machine (seen in Host), or send a request across
        # origins (seen in Origin).
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
