"""One attempt to deliver a payload: a signed HTTP request or a Socket Mode envelope, and the wait for the ack."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import httpx

from playground.core import Answer, Core
from playground.sockets import FIRST_ATTEMPT, Retry
from playground.state import JSON
from playground.traffic import Exchange

FORM = "application/x-www-form-urlencoded"


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return Slack's v0 signature of a request body, as in the header x-slack-signature."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def _encode(kind: str, payload: JSON) -> tuple[bytes, str]:
    """Return the body of a request and its content type."""
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


async def _send_over_http(core: Core, kind: str, payload: JSON, retry: Retry) -> Answer:
    body, content_type = _encode(kind, payload)
    timestamp = str(int(core.clock.now()))
    headers = {
        "content-type": content_type,
        "user-agent": "Slackbot 1.0 (playground)",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": sign(core.config.signing_secret, timestamp, body),
    }
    if retry.number:
        headers |= {"x-slack-retry-num": str(retry.number), "x-slack-retry-reason": retry.reason}
    started = time.perf_counter()
    try:
        async with asyncio.timeout(core.config.ack_timeout):
            response = await core.http.post(str(core.config.app_url), content=body, headers=headers, timeout=None)
    except TimeoutError:
        return Answer(None, None, time.perf_counter() - started, "timeout")
    except httpx.TransportError as error:
        return Answer(None, str(error), time.perf_counter() - started, "connection")
    failed = "" if response.status_code == 200 else "http_error"
    return Answer(response.status_code, _decode(response), time.perf_counter() - started, failed)


def _decode(response: httpx.Response) -> Any:
    """Return the JSON of a response, or its text if it is none."""
    if response.headers.get("content-type", "").startswith("application/json"):
        try:
            return response.json()
        except ValueError:
            return response.text
    return response.text


async def _send_over_socket(core: Core, kind: str, payload: JSON, retry: Retry) -> Answer:
    started = time.perf_counter()
    try:
        body = await core.sockets.send(kind, payload, retry, seconds=core.config.ack_timeout)
    except TimeoutError:
        return Answer(None, None, time.perf_counter() - started, "timeout")
    except LookupError as error:
        return Answer(None, str(error), time.perf_counter() - started, "no_connection")
    except ConnectionError as error:
        return Answer(None, str(error), time.perf_counter() - started, "connection")
    return Answer(200, body, time.perf_counter() - started)


async def attempt(core: Core, kind: str, payload: JSON, retry: Retry = FIRST_ATTEMPT) -> Answer:
    """Deliver a payload once, wait for the ack, and record the exchange.

    ``kind`` is slash_commands, interactive or events_api.
    """
    at = core.clock.now()
    send = _send_over_socket if core.config.app_url is None else _send_over_http
    answer = await send(core, kind, payload, retry)
    core.traffic.add(
        Exchange(
            at=at,
            direction="out",
            name=kind,
            request=payload,
            status=answer.status,
            response=answer.body,
            seconds=answer.seconds,
            note=f"{answer.error} retry {retry.number}".strip() if retry.number else answer.error,
        )
    )
    return answer


async def deliver(core: Core, kind: str, payload: JSON) -> Answer:
    """Deliver a command or an interaction and wait for the ack. Like Slack, it does not retry."""
    twice = core.switches.take_resend(kind)
    answer = await attempt(core, kind, payload)
    if twice:
        await attempt(core, kind, payload)
    return answer
