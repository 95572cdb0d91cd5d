"""`/demo/clock`: how the playground's page moves the demo's clock. It exists in the demo only, for this machine only.

`GET /demo/clock?since=0` -> `{"now": "2026-11-12T14:00:00+01:00", "zone": "Europe/Stockholm", "moving": false,
"sent": 0, "problem": "", "way": null, "stops": [{"name": "monday", "at": "..."}], "steps": [[real, ahead]]}`. A step
says that from a real moment on (seconds since the epoch) the clock is so many seconds ahead; the first `since` steps
are left out. `sent` counts the messages of the latest move. While it moves to a known place, `way` has its two ends.

`POST /demo/clock` with `{"to": "monday"}` or `{"to": "2026-11-16T07:30+01:00"}` -> 202, and it goes on in the
background; 409 while it is moving, 400 with a code for anything that is no place ahead.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.clock import is_loopback
from bot.demo.journey import CannotMove, Journey

PATH = "/demo/clock"


def clock_route(journey: Journey) -> Route:
    """The route described in this module's docstring."""

    async def clock(request: Request) -> Response:
        # The peer, and the Host: a web page elsewhere may reach us by a name that resolves to this machine.
        peer = request.client.host if request.client else ""
        if not is_loopback(peer) or not is_loopback(request.url.hostname or ""):
            return _refuse("loopback_only", 403)
        if request.method == "GET":
            return await _answer_get(journey, request)
        # A form on a foreign web page can't send this type without asking first.
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return _refuse("not_json", 415)
        return await _answer_post(journey, await request.body())

    return Route(PATH, clock, methods=["GET", "POST"])


async def _answer_get(journey: Journey, request: Request) -> Response:
    since = request.query_params.get("since", "0")
    if not (since.isascii() and since.isdigit() and len(since) < 9):
        return _refuse("bad_since", 400)
    return JSONResponse(await describe_clock(journey, int(since)))


async def _answer_post(journey: Journey, body: bytes) -> Response:
    try:
        order = json.loads(body)
        to = _destination(order["to"]) if set(order) == {"to"} else None
    except (ValueError, TypeError):
        to = None
    if to is None:
        return _refuse("bad_order", 400)
    try:
        await journey.start(to)
    except CannotMove as problem:
        return _refuse(str(problem), 409 if str(problem) == "moving" else 400)
    return JSONResponse(await describe_clock(journey, 0), 202)


def _destination(to: str) -> str | datetime:
    """A stop's name, or a moment with its offset. Raises ValueError for a time that may be anywhere."""
    if not to[:1].isdigit():
        return to
    moment = datetime.fromisoformat(to)
    if moment.tzinfo is None:
        raise ValueError(to)
    return moment


async def describe_clock(journey: Journey, since: int) -> dict[str, Any]:
    """What a GET answers."""
    zone = ZoneInfo(journey.timezone)
    stops = [] if journey.moving else await journey.stops()
    steps = journey.clock.steps(since)
    return {
        "now": journey.clock().astimezone(zone).isoformat(timespec="seconds"),
        "zone": journey.timezone,
        "moving": journey.moving,
        "sent": journey.sent,
        "problem": journey.problem,
        "way": journey.way and [at.astimezone(zone).isoformat(timespec="seconds") for at in journey.way],
        "stops": [{"name": s.name, "at": s.at and s.at.astimezone(zone).isoformat(timespec="minutes")} for s in stops],
        "steps": [[step.real.timestamp(), step.ahead.total_seconds()] for step in steps],
    }


def _refuse(code: str, status: int) -> Response:
    return JSONResponse({"error": code}, status)
