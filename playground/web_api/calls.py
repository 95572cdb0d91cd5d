"""Answers a Web API call: reads the arguments, checks token, scope and rate, calls the method, records the exchange."""

from __future__ import annotations

import json
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.core import Core
from playground.errors import RateLimitedError, SlackError
from playground.state import JSON
from playground.traffic import Exchange
from playground.web_api import chat, connection, conversations, files, users, views
from playground.web_api.registry import METHODS, WebApiMethod, check_scope
from playground.web_api.replies import Reply, fault_note, finish_with_fault, refuse_by_fault

# Importing these modules puts their methods into the table.
LOADED = (chat, connection, conversations, files, users, views)
# Errors that only a mistake in the app's code can cause. The others can happen to a correct app.
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


async def _read_arguments(request: Request) -> JSON:
    """Return a call's arguments from its query, form or JSON body. SlackError for a broken body."""
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


def _check_token(core: Core, method: WebApiMethod, token: str) -> None:
    if method.token == "none":
        return
    if not token:
        raise SlackError("not_authed")
    expected = {"bot": core.config.bot_token, "app": core.config.app_token}
    if token == expected[method.token]:
        return
    raise SlackError("not_allowed_token_type" if token in expected.values() else "invalid_auth")


def _call_method(core: Core, name: str, args: JSON, token: str) -> JSON:
    """Return the body that answers a call. SlackError, or RateLimitedError, if Slack would refuse it."""
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _check_token(core, method, token)
    if method.scope:
        check_scope(core, method.scope)
    core.limiter.check_method(name, method.tier)
    return {"ok": True, **method.answer(core, args)}


def _reply_to_call(core: Core, name: str, args: JSON, token: str) -> Reply:
    headers = {"x-oauth-scopes": ",".join(core.config.app.scopes)}
    try:
        return Reply(200, _call_method(core, name, args, token), headers)
    except RateLimitedError as error:
        return Reply(429, error.body(), {**headers, "retry-after": str(error.retry_after)})
    except SlackError as error:
        if error.code in APP_MISTAKES and name not in ("blocks.validate", "api.test"):
            detail = error.extra.get("errors") or error.extra.get("response_metadata") or error.extra or ""
            core.note_fault(f"{name}: {error.code} {detail}".strip())
        return Reply(200, error.body(), headers)


async def handle_call(core: Core, request: Request) -> Response:
    """Answer POST or GET /api/{method}."""
    started, at = time.perf_counter(), core.clock.now()
    name = request.path_params["method"]
    fault = core.switches.take(name)
    args: JSON = {}
    try:
        args = await _read_arguments(request)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        reply = refuse_by_fault(fault) or _reply_to_call(core, name, args, bearer or str(args.pop("token", "")))
    except SlackError as error:
        reply = Reply(200, error.body(), {})
    seconds = time.perf_counter() - started
    core.traffic.add(
        Exchange(
            at=at,
            direction="in",
            name=name,
            request=args,
            status=reply.status,
            response=reply.body,
            seconds=seconds,
            note=fault_note(fault),
        )
    )
    return await finish_with_fault(core, fault, JSONResponse(reply.body, reply.status, reply.headers))
