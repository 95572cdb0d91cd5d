"""The Web API's front door: arguments, token, scope, rate and faults, then the method; every call is logged."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from playground.core import Core
from playground.errors import RateLimitedError, SlackError
from playground.faults import Fault
from playground.state import JSON
from playground.traffic import Exchange
from playground.web_api import chat, conversations, people, views
from playground.web_api.registry import METHODS, Method, need_scope

LOADED = (chat, conversations, people, views)
# What only a programming mistake in the app brings about; the rest can happen to a correct app.
APP_MISTAKES = {
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_arguments",
    "invalid_attachments",
    "invalid_metadata_format",
    "missing_scope",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "unknown_method",
    "view_too_large",
}


@dataclass(frozen=True)
class Reply:
    """A status, a body and headers, before they go out."""

    status: int
    body: Any
    headers: dict[str, str]


class Dropped(Response):
    """No answer at all: the connection is cut after the work was done."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the server's transport; where it can't be reached, stop in the middle of the answer."""
        cycle = getattr(receive, "__self__", None)
        transport = getattr(cycle, "transport", None)
        if transport is not None:
            transport.abort()
            # The server learns of the lost connection in the loop's next rounds.
            for _ in range(10):
                await asyncio.sleep(0)
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"10")]})


async def arguments(request: Request) -> JSON:
    """A request's arguments, from its query, form or JSON body; SlackError invalid_json."""
    found: JSON = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if request.method == "GET":
        return found
    if kind.startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError as error:
            raise SlackError("invalid_json") from error
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return found | body
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        form = await request.form()
        return found | {key: value for key, value in form.items() if isinstance(value, str)}
    return found


def _check_token(core: Core, method: Method, token: str) -> None:
    if method.token == "none":
        return
    if not token:
        raise SlackError("not_authed")
    expected = {"bot": core.config.bot_token, "app": core.config.app_token}
    if token == expected[method.token]:
        return
    raise SlackError("not_allowed_token_type" if token in expected.values() else "invalid_auth")


def call(core: Core, name: str, args: JSON, token: str) -> JSON:
    """Answer one Web API call; SlackError (or RateLimitedError) as Slack would refuse it."""
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _check_token(core, method, token)
    if method.scope:
        need_scope(core, method.scope)
    core.limiter.check_method(name, method.tier)
    return {"ok": True, **method.answer(core, args)}


def _answer(core: Core, name: str, args: JSON, token: str) -> Reply:
    headers = {"x-oauth-scopes": ",".join(core.config.app.scopes)}
    try:
        return Reply(200, call(core, name, args, token), headers)
    except RateLimitedError as error:
        return Reply(429, error.body(), {**headers, "retry-after": str(error.retry_after)})
    except SlackError as error:
        if error.code in APP_MISTAKES and name not in ("blocks.validate", "api.test"):
            detail = error.extra.get("errors") or error.extra.get("response_metadata") or error.extra or ""
            core.fault(f"{name}: {error.code} {detail}".strip())
        return Reply(200, error.body(), headers)


def refusal(fault: Fault | None) -> Reply | None:
    """The answer of a fault that strikes before any work is done."""
    if fault is None or fault.kind not in ("429", "5xx"):
        return None
    if fault.kind == "429":
        seconds = str(max(1, round(fault.seconds)))
        return Reply(429, {"ok": False, "error": "ratelimited"}, {"retry-after": seconds})
    return Reply(503, {"ok": False, "error": "service_unavailable"}, {})


async def finish(core: Core, fault: Fault | None, response: Response) -> Response:
    """The answer after a fault that strikes when the work is done."""
    if fault is not None and fault.kind == "slow":
        await core.clock.sleep(fault.seconds)
    return Dropped() if fault is not None and fault.kind == "drop" else response


async def handle(core: Core, request: Request) -> Response:
    """POST or GET /api/{method}."""
    started, at = time.perf_counter(), core.clock.now()
    name = request.path_params["method"]
    fault = core.switches.take(name)
    args: JSON = {}
    try:
        args = await arguments(request)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        reply = refusal(fault) or _answer(core, name, args, bearer or str(args.pop("token", "")))
    except SlackError as error:
        reply = Reply(200, error.body(), {})
    note = f"fault {fault.kind}" if fault else ""
    seconds = time.perf_counter() - started
    core.traffic.add(Exchange(at, "in", name, args, reply.status, reply.body, seconds, note))
    return await finish(core, fault, JSONResponse(reply.body, reply.status, reply.headers))
