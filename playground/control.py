"""The control interface: another process on this machine acts for the people and reads their screens.

Everything is JSON under ``/control``, and only this machine may use it (the peer and the Host header are checked):

- ``GET /control/state?user=U1`` -> rooms with messages (text, blocks, buttons), modal, home, faults, warnings.
- ``GET /control/news?since=0`` -> ``{"mark": 12, "messages": [...]}``: what was posted or changed in anybody's DM since
  a mark, as it stands now and once, with its ``reader``. The next call gives the mark of this one.
- ``POST /control/act`` ``{"do": "slash_command", "user": "U1", "channel": null, "command": "/mvp", "text": "..."}``
  -> the ActOutcome. ``do`` is a method named in ACTS; the other keys are its parameters. upload_file takes its
  ``content`` as text. ``shown`` are the app's messages that this person got or saw changing meanwhile, and ``modal``
  is the form on top of the screen.
- ``POST /control/faults`` ``{"kind": "429|5xx|drop|slow", "method": "...", "times": 1, "probability": 1.0,
  "seconds": 1.0}``, ``{"kind": "resend", "payload": "events_api", "times": 1}``, ``{"kind": "disconnect"}``,
  ``{"kind": "refuse_connections", "on": true}`` or ``{"kind": "clear"}``.
- ``GET /control/traffic`` -> the newest exchanges; ``?direction=in|out&name=...`` narrows the list.

The answer is 400 with ``error`` if the person's screen does not offer the act or the parameters are wrong.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.errors import ActionError
from playground.loopback import is_loopback
from playground.people import Playground
from playground.reading import button_labels, message_text, view_text
from playground.state import JSON, PostedMessage, View
from playground.views import view_json

ACTS = (
    "slash_command",
    "dm",
    "post",
    "press",
    "type_in",
    "submit",
    "close",
    "open_home",
    "message_shortcut",
    "delete_message",
    "global_shortcut",
    "upload_file",
)


def _message_json(message: PostedMessage) -> JSON:
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message_text(message),
        "blocks": message.blocks,
        "buttons": button_labels(message.blocks),
        "ephemeral": message.reader is not None,
        "client_error": message.subtype == "client_error",
        "thread_ts": message.thread_ts,
        "edited": message.edited,
        "files": message.files,
    }


def _view_json(playground: Playground, view: View | None) -> JSON | None:
    if view is None:
        return None
    shown = {"text": view_text(view), "buttons": button_labels(view.spec["blocks"]), "errors": view.errors}
    return view_json(playground, view) | shown | {"failure": view.failure}


def news_json(playground: Playground, since: int) -> JSON:
    """Return what was posted or changed in the DMs since a mark, as plain data: each message once, oldest first."""
    journal, channels = playground.state.journal, playground.state.channels
    fresh = {message.ts: message for message in journal[since:]}
    return {
        "mark": len(journal),
        "messages": [
            _message_json(message) | {"reader": channels[message.channel].person}
            for message in fresh.values()
            if channels[message.channel].person
        ],
    }


def screen_json(playground: Playground, user: str) -> JSON:
    """Return one person's screen as plain data. ActionError for an unknown person."""
    if user not in playground.state.modals:
        raise ActionError(f"no person {user!r}")
    channels = playground.state.channels
    rooms = [
        {
            "id": key,
            "name": channels[key].name,
            "is_im": channels[key].person is not None,
            "messages": [_message_json(message) for message in playground.visible(user, key)],
        }
        for key in playground.rooms(user)
    ]
    return {
        "user": user,
        "rooms": rooms,
        "modal": _view_json(playground, playground.modal(user)),
        "home": _view_json(playground, playground.home(user)),
        "faults": playground.faults,
        "warnings": playground.warnings,
    }


async def carry_out_act(playground: Playground, order: JSON) -> JSON:
    """Carry out an act described as data (see above). ActionError for an unknown act or wrong parameters."""
    given = dict(order)
    name = given.pop("do", None)
    if name not in ACTS:
        raise ActionError(f"do must be one of: {', '.join(ACTS)}")
    method = getattr(playground, name)
    if isinstance(given.get("content"), str):
        given["content"] = given["content"].encode()
    try:
        bound = inspect.signature(method).bind(**given)
    except TypeError as error:
        raise ActionError(f"{name}: {error}") from error
    mark = len(playground.state.journal)
    outcome = await method(*bound.args, **bound.kwargs)
    user = str(given.get("user", ""))
    return asdict(outcome) | {
        "ok": outcome.ok,
        "shown": _list_shown(playground, user, mark),
        "modal": _view_json(playground, playground.modal(user)),
    }


def _list_shown(playground: Playground, user: str, mark: int) -> list[JSON]:
    """Return the app's messages since a mark of the journal that this person can see."""
    channels = playground.state.channels
    fresh = {message.ts: message for message in playground.state.journal[mark:] if message.user != user}
    return [
        _message_json(message)
        for message in fresh.values()
        if user in channels[message.channel].members and message.reader in (None, user)
    ]


async def set_fault(playground: Playground, order: JSON) -> None:
    """Set or clear a simulated fault described as data (see above). ActionError if the description is wrong."""
    given = dict(order)
    kind = given.pop("kind", None)
    switches = playground.switches
    try:
        if kind == "clear":
            switches.clear()
        elif kind == "disconnect":
            await playground.sockets.disconnect_all()
        elif kind == "refuse_connections":
            switches.refuse_connections = bool(given.get("on", True))
        elif kind == "resend":
            switches.resend_next(given["payload"], int(given.get("times", 1)))
        else:
            switches.add(str(kind), **given)
    except (KeyError, TypeError, ValueError) as error:
        raise ActionError(f"fault: {error}") from error


Endpoint = Callable[[Request], Awaitable[Response]]


def _loopback_only(endpoint: Callable[[Request], Awaitable[Any]]) -> Endpoint:
    """Return an endpoint that only this machine may use, and that answers an ActionError with 400."""

    async def guarded(request: Request) -> Response:
        peer = request.client.host if request.client else ""
        # The Host header is checked too, since a foreign web page may use a name that resolves to this machine.
        if not (is_loopback(peer) or peer == "testclient") or not is_loopback(request.headers.get("host", "")):
            return JSONResponse({"error": "loopback only"}, 403)
        try:
            return JSONResponse(await endpoint(request))
        except ActionError as error:
            return JSONResponse({"error": str(error)}, 400)

    return guarded


async def _read_body(request: Request) -> JSON:
    # A browser lets a foreign web page send forms without asking, but not application/json.
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise ActionError("content-type must be application/json")
    try:
        body = json.loads(await request.body())
    except ValueError as error:
        raise ActionError(f"not JSON: {error}") from error
    if not isinstance(body, dict):
        raise ActionError("the body must be an object")
    return body


def control_routes(playground: Playground) -> list[Route]:
    """Return the routes that this module's docstring describes."""

    async def state(request: Request) -> JSON:
        return screen_json(playground, request.query_params.get("user", ""))

    async def news(request: Request) -> JSON:
        since = request.query_params.get("since", "0")
        if not (since.isascii() and since.isdigit()):
            raise ActionError("since must be a mark")
        return news_json(playground, int(since))

    async def acts(request: Request) -> JSON:
        return await carry_out_act(playground, await _read_body(request))

    async def faults(request: Request) -> JSON:
        await set_fault(playground, await _read_body(request))
        return {"ok": True}

    async def traffic(request: Request) -> list[JSON]:
        query = request.query_params
        return [asdict(e) for e in playground.traffic.all(query.get("direction"), query.get("name"))]

    return [
        Route("/control/state", _loopback_only(state), methods=["GET"]),
        Route("/control/news", _loopback_only(news), methods=["GET"]),
        Route("/control/act", _loopback_only(acts), methods=["POST"]),
        Route("/control/faults", _loopback_only(faults), methods=["POST"]),
        Route("/control/traffic", _loopback_only(traffic), methods=["GET"]),
    ]
