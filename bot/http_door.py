"""The HTTP door: a request of Slack's is limited, its signature is looked at, and only then is it read.

Anybody on the net can post to this address. What is too large, unsigned or broken is answered with 4xx before any
listener sees it, and costs nobody else anything.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import time
from collections.abc import Callable
from urllib.parse import parse_qsl

import orjson
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.slack_bodies import BrokenRequest, read_request

log = logging.getLogger("mvp.door")
MOST_BYTES = 1_000_000  # Slack's largest form is 250 KB
MOST_FIELDS = 100  # in a form-encoded body
MOST_AGE_SECONDS = 300  # of a signature, so that a request that somebody caught can't be sent again later
MOST_DIGITS = 12  # of a number in a header
CLOSE = {"Connection": "close"}  # the rest of a refused body is not read


class TooLarge(ValueError):
    """The body has more bytes than the door takes."""


class HttpDoor:
    """Answers `POST /slack/events`, Slack's one address for commands, buttons, forms and events."""

    def __init__(self, app: AsyncApp, *, signing_secret: str, on_request: Callable[[], None]) -> None:
        """`on_request` is called for every signed and whole request. Raises ValueError for an empty secret."""
        if not signing_secret:
            raise ValueError("an empty signing secret would let everybody in")
        self._app = app
        self._secret = signing_secret.encode()
        self._on_request = on_request

    async def answer(self, request: Request) -> Response:
        """What the listener answers; 401 unsigned, 413 too large, 400 broken or broken off."""
        try:
            body = await read_limited(request)
        except TooLarge:
            return PlainTextResponse("too large", status_code=413, headers=CLOSE)
        except ClientDisconnect:
            return PlainTextResponse("broken off", status_code=400)
        if not self._is_signed(body, request.headers):
            return PlainTextResponse("not signed by Slack", status_code=401)
        try:
            parsed = parse_body(body, request.headers.get("content-type", ""))
            bolt_request = read_request(parsed, request.headers)
        except BrokenRequest as problem:
            log.warning("a signed request was refused: %s", problem)
            return PlainTextResponse("not a request of Slack's", status_code=400)
        self._on_request()
        return to_starlette_response(await self._app.async_dispatch(bolt_request))

    def _is_signed(self, body: bytes, headers: Headers) -> bool:
        """See https://docs.slack.dev/authentication/verifying-requests-from-slack"""
        stamp = headers.get("x-slack-request-timestamp", "")
        signature = headers.get("x-slack-signature", "")
        if not _is_number(stamp) or not signature.isascii() or abs(time.time() - int(stamp)) > MOST_AGE_SECONDS:
            return False
        # The SDK's verifier decodes the body before it looks, and raises for bytes that are no text.
        digest = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(f"v0={digest}", signature)


async def read_limited(request: Request) -> bytes:
    """The body, read no further than the limit. Raises TooLarge, or ClientDisconnect for one that breaks off."""
    announced = request.headers.get("content-length", "")
    if _is_number(announced) and int(announced) > MOST_BYTES:
        raise TooLarge()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLarge()
    return bytes(body)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS


def parse_body(body: bytes, content_type: str) -> object:
    """What stands in a body: JSON, or a form that may carry JSON as `payload`. Raises BrokenRequest."""
    try:
        if content_type.startswith("application/json"):
            return orjson.loads(body)
        form = dict(
            parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
        )
        return orjson.loads(form["payload"]) if "payload" in form else form
    except ValueError as problem:  # bad UTF-8, bad JSON, or nested deeper than 1,024 levels
        raise BrokenRequest("neither JSON nor a form") from problem
