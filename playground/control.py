"""The control interface: another process on this machine acts as the people and looks at their screens.

All under ``/control``, JSON, loopback only (the peer and the Host header are checked):

- ``GET /control/state?user=U1`` -> rooms with messages (text, blocks, buttons), modal, home, faults, warnings.
- ``POST /control/act`` ``{"do": "slash_command", "user": "U1", "channel": null, "command": "/mvp", "text": "..."}``
  -> the Outcome. ``do`` is any act of Playground; the other keys are its parameters. upload_file takes its
  ``content`` as text.
- ``POST /control/faults`` ``{"kind": "429|5xx|drop|slow", "method": "...", "times": 1, "probability": 1.0,
  "seconds": 1.0}``, ``{"kind": "resend", "payload": "events_api", "times": 1}``, ``{"kind": "disconnect"}``,
  ``{"kind": "refuse_connections", "on": true}`` or ``{"kind": "clear"}``.
- ``GET /control/traffic`` -> the newest exchanges; ``?direction=in|out&name=...`` narrows.

An act that the screen does not offer, or wrong parameters, answer 400 with ``error``.
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

from playground.acting.reading import buttons, message_text, view_text
from playground.acting.views import view_json
from playground.errors import ActionError
from playground.loopback import is_loopback
from playground.people import Playground
from playground.state import JSON, Message, View

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


def _message(message: Message) -> JSON:
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message_text(message),
        "blocks": message.blocks,
        "buttons": buttons(message.blocks),
        "ephemeral": message.reader is not None,
        "client_error": message.subtype == "client_error",
        "thread_ts": message.thread_ts,
        "edited": message.edited,
        "files": message.files,
    }


def _view(playground: Playground, view: View | None) -> JSON | None:
    if view is None:
        return None
    shown = {"text": view_text(view), "buttons": buttons(view.spec["blocks"]), "errors": view.errors}
    return view_json(playground, view) | shown | {"failure": view.failure}


def state_json(playground: Playground, user: str) -> JSON:
    """One person's screen as plain data; ActionError for an unknown person."""
    if user not in playground.state.modals:
        raise ActionError(f"no person {user!r}")
    channels = playground.state.channels
    rooms = [
        {
            "id": key,
            "name": channels[key].name,
            "is_im": channels[key].person is not None,
            "messages": [_message(message) for message in playground.visible(user, key)],
        }
        for key in playground.rooms(user)
    ]
    return {
        "user": user,
        "rooms": rooms,
        "modal": _view(playground, playground.modal(user)),
        "home": _view(playground, playground.home(user)),
        "faults": playground.faults,
        "warnings": playground.warnings,
    }


async def act(playground: Playground, order: JSON) -> JSON:
    """Carry out one act given as data; ActionError for an unknown act or wrong parameters."""
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
    outcome = await method(*bound.args, **bound.kwargs)
    return asdict(outcome) | {"ok": outcome.ok}


async def set_fault(playground: Playground, order: JSON) -> None:
    """Set or clear a misbehaviour given as data; ActionError when it is not understood."""
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


def _guarded(endpoint: Callable[[Request], Awaitable[Any]]) -> Endpoint:
    """Loopback only, and refusals as 400."""

    async def guarded(request: Request) -> Response:
        peer = request.client.host if request.client else ""
        # The Host check keeps a web page elsewhere from reaching us through a name that resolves to loopback.
        if not (is_loopback(peer) or peer == "testclient") or not is_loopback(request.headers.get("host", "")):
            return JSONResponse({"error": "loopback only"}, 403)
        try:
            return JSONResponse(await endpoint(request))
        except ActionError as error:
            return JSONResponse({"error": str(error)}, 400)

    return guarded


async def _body(request: Request) -> JSON:
    # Only application/json: a form on a foreign web page can't send that without asking first.
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
    """The routes described in this module's docstring."""

    async def state(request: Request) -> JSON:
        return state_json(playground, request.query_params.get("user", ""))

    async def acts(request: Request) -> JSON:
        return await act(playground, await _body(request))

    async def faults(request: Request) -> JSON:
        await set_fault(playground, await _body(request))
        return {"ok": True}

    async def traffic(request: Request) -> list[JSON]:
        query = request.query_params
        return [asdict(e) for e in playground.traffic.all(query.get("direction"), query.get("name"))]

    return [
        Route("/control/state", _guarded(state), methods=["GET"]),
        Route("/control/act", _guarded(acts), methods=["POST"]),
        Route("/control/faults", _guarded(faults), methods=["POST"]),
        Route("/control/traffic", _guarded(traffic), methods=["GET"]),
    ]
