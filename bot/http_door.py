"""The HTTP door: what Slack sends is limited, its signature looked at, and only then is it read.

Anybody on the net can post to this address. What is too large, unsigned or broken is answered with 4xx before any
listener sees it, and costs nobody else anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import orjson
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

MOST_BYTES = 1_000_000  # Slack's own limit for a view is 250 KB; a body over this is nobody's honest request
MOST_FIELDS = 100  # in a form
MOST_DIGITS = 12  # of a timestamp in seconds
CLOSED = {"Connection": "close"}  # the rest of a refused body is not read


class TooLarge(ValueError):
    """The body has more bytes than the door takes."""


class BrokenRequest(ValueError):
    """The body is not what Slack sends."""


class HttpDoor:
    """Answers `POST /slack/events`, Slack's one address for commands, buttons, forms and events."""

    def __init__(self, app: AsyncApp, *, signing_secret: str, on_request: Callable[[], None]) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._on_request = on_request

    async def answer(self, request: Request) -> Response:
        """200 and what the listener says; 401 unsigned, 413 too large, 400 broken."""
        try:
            text = (await read_limited(request)).decode("utf-8")
            if not self._is_signed(request, text):
                return PlainTextResponse("not signed by Slack", status_code=401)
            body = read_body(text, request.headers.get("content-type", ""))
        except TooLarge:
            return PlainTextResponse("too large", status_code=413, headers=CLOSED)
        except (UnicodeDecodeError, BrokenRequest):
            return PlainTextResponse("not a request of Slack's", status_code=400)
        except ClientDisconnect:
            return PlainTextResponse("gone", status_code=400)
        self._on_request()
        # Signed and read already: as Bolt takes it from a socket, it neither verifies nor parses it a second time.
        bolt_request = AsyncBoltRequest(body=body, headers=dict(request.headers), mode="socket_mode")
        return to_starlette_response(await self._app.async_dispatch(bolt_request))

    def _is_signed(self, request: Request, text: str) -> bool:
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= MOST_DIGITS and signature.isascii()):
            return False
        return self._verifier.is_valid(text, stamp, signature)


async def read_limited(request: Request) -> bytes:
    """The body, read no further than the limit. Raises TooLarge."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced[:MOST_DIGITS]) > MOST_BYTES:
        raise TooLarge()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLarge()
    return bytes(body)


def read_body(text: str, content_type: str) -> dict[str, Any]:
    """What Slack says in a body, in a shape that Bolt can go through. Raises BrokenRequest."""
    try:
        if content_type.startswith("application/json"):
            body = orjson.loads(text)
        else:
            form = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
            body = orjson.loads(form["payload"]) if "payload" in form else form
    except (orjson.JSONDecodeError, ValueError) as problem:
        raise BrokenRequest() from problem
    if not isinstance(body, dict) or not _has_known_shape(body):
        raise BrokenRequest()
    return body


# --- shapes: https://api.slack.com/interactivity and https://api.slack.com/apis/events-api ----------------------------


def _has_known_shape(body: dict[str, Any]) -> bool:
    if not _parts_fit(body):
        return False
    if "command" in body:
        return _texts(body, "command", "user_id", "team_id")
    if "ssl_check" in body:
        return True
    shape = _SHAPES.get(body["type"]) if isinstance(body.get("type"), str) else None
    return shape is not None and shape(body)


def _texts(part: Any, *names: str) -> bool:
    """Whether a part is an object with a text of these names."""
    return isinstance(part, dict) and all(isinstance(part.get(name), str) and part[name] for name in names)


# What Bolt looks into for who and where, whatever the kind.
_OBJECTS = ("view", "message", "previous_message", "event", "container", "response_urls_view")
_OBJECTS_OR_TEXTS = ("team", "user", "channel", "enterprise", "item", "assistant_thread", "bot_profile")


def _parts_fit(body: dict[str, Any], depth: int = 4) -> bool:
    """Whether every part that Bolt looks into is an object, or a text where Slack sends one too."""
    if depth == 0:
        return True
    for name in _OBJECTS:
        part = body.get(name)
        if part is not None and not (isinstance(part, dict) and _parts_fit(part, depth - 1)):
            return False
    if any(not isinstance(body.get(name), dict | str | None) for name in _OBJECTS_OR_TEXTS):
        return False
    authorizations = body.get("authorizations") or []
    return isinstance(authorizations, list) and all(
        isinstance(one, dict) and _parts_fit(one, depth - 1) for one in authorizations
    )


def _is_pressed(body: dict[str, Any]) -> bool:
    actions = body.get("actions")
    fit = isinstance(actions, list) and bool(actions)
    return fit and all(_texts(action, "action_id", "type") for action in actions or ()) and _texts(body["user"], "id")


def _is_form(body: dict[str, Any]) -> bool:
    return _texts(body.get("view"), "type", "callback_id") and _texts(body.get("user"), "id")


def _is_shortcut(body: dict[str, Any]) -> bool:
    return _texts(body, "callback_id") and _texts(body.get("user"), "id")


def _is_event(body: dict[str, Any]) -> bool:
    return _texts(body, "event_id", "team_id") and _texts(body.get("event"), "type")


_SHAPES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "block_actions": lambda body: isinstance(body.get("user"), dict) and _is_pressed(body),
    "view_submission": _is_form,
    "view_closed": _is_form,
    "shortcut": _is_shortcut,
    "message_action": _is_shortcut,
    "event_callback": _is_event,
    "url_verification": lambda body: _texts(body, "challenge"),
}
