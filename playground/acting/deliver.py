"""From Slack to the app: signed HTTP or Socket Mode envelopes, the ack time-out, and the retries of events."""

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
from playground.state import JSON, Channel
from playground.traffic import Exchange

RETRY_DELAYS = (0.0, 60.0, 300.0)
FORM = "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's v0 signature of a request body."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def _encode(kind: str, payload: JSON) -> tuple[bytes, str]:
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


async def _over_http(core: Core, url: str, kind: str, payload: JSON, retry: tuple[int, str]) -> Answer:
    body, content_type = _encode(kind, payload)
    timestamp = str(int(core.clock.now()))
    headers = {
        "content-type": content_type,
        "user-agent": "Slackbot 1.0 (playground)",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature(core.config.signing_secret, timestamp, body),
    }
    if retry[0]:
        headers |= {"x-slack-retry-num": str(retry[0]), "x-slack-retry-reason": retry[1]}
    started = time.perf_counter()
    try:
        async with asyncio.timeout(core.config.ack_timeout):
            response = await core.http.post(url, content=body, headers=headers, timeout=None)
    except TimeoutError:
        return Answer(None, None, time.perf_counter() - started, "timeout")
    except httpx.TransportError as error:
        return Answer(None, str(error), time.perf_counter() - started, "connection")
    failed = "" if response.status_code == 200 else "http_error"
    return Answer(response.status_code, _decode(response), time.perf_counter() - started, failed)


def _decode(response: httpx.Response) -> Any:
    if response.headers.get("content-type", "").startswith("application/json"):
        try:
            return response.json()
        except ValueError:
            return response.text
    return response.text


async def _over_socket(core: Core, kind: str, payload: JSON, retry: tuple[int, str]) -> Answer:
    started = time.perf_counter()
    try:
        body = await core.sockets.send(kind, payload, retry, core.config.ack_timeout)
    except TimeoutError:
        return Answer(None, None, time.perf_counter() - started, "timeout")
    except LookupError as error:
        return Answer(None, str(error), time.perf_counter() - started, "no_connection")
    except ConnectionError as error:
        return Answer(None, str(error), time.perf_counter() - started, "connection")
    return Answer(200, body, time.perf_counter() - started)


async def _once(core: Core, kind: str, payload: JSON, retry: tuple[int, str]) -> Answer:
    url = core.config.app_url
    at = core.clock.now()
    if url is None:
        answer = await _over_socket(core, kind, payload, retry)
    else:
        answer = await _over_http(core, url, kind, payload, retry)
    note = f"{answer.error} retry {retry[0]}".strip() if retry[0] else answer.error
    core.traffic.add(Exchange(at, "out", kind, payload, answer.status, answer.body, answer.seconds, note))
    return answer


async def deliver(core: Core, kind: str, payload: JSON) -> Answer:
    """Deliver a command or an interaction and await the ack. Not retried, as Slack does not."""
    again = core.switches.take_resend(kind)
    answer = await _once(core, kind, payload, (0, ""))
    if again:
        await _once(core, kind, payload, (0, ""))
    return answer


def event_body(core: Core, event: JSON) -> JSON:
    """The event_callback around an event, with its own event_id."""
    config = core.config
    return {
        "token": "legacy-verification-token",
        "team_id": config.team_id,
        "context_team_id": config.team_id,
        "api_app_id": config.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": core.state.next_id("Ev"),
        "event_time": int(core.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": config.team_id,
                "user_id": config.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{core.state.next_id('C')}",
    }


async def send_event(core: Core, name: str, event: JSON) -> Answer | None:
    """Deliver an event the app subscribes to; None when it does not.

    The first try and the retry that follows at once are awaited; the later ones run in the background.
    """
    if name not in core.config.app.events:
        return None
    body = event_body(core, event)
    again = core.switches.take_resend("events_api")
    answer = await _once(core, "events_api", body, (0, ""))
    if answer.error:
        answer = await _once(core, "events_api", body, (1, _reason(answer)))
        if answer.error:
            core.spawn(_retry_later(core, body, answer))
    if again:
        await _once(core, "events_api", body, (1, "http_timeout"))
    return answer


async def _retry_later(core: Core, body: JSON, answer: Answer) -> None:
    for number, delay in enumerate(RETRY_DELAYS[1:], start=2):
        await core.clock.sleep(delay / core.config.time_scale)
        answer = await _once(core, "events_api", body, (number, _reason(answer)))
        if not answer.error:
            return
    core.fault(f"event {body['event']['type']} ({body['event_id']}) was given up after {len(RETRY_DELAYS)} retries")


def _reason(answer: Answer) -> str:
    reasons = {"timeout": "http_timeout", "http_error": "http_error", "no_connection": "connection_failed"}
    return reasons.get(answer.error, "connection_failed")


def message_event(core: Core, channel: Channel, user: str, text: str, ts: str, files: list[JSON]) -> JSON:
    """The event of a message that a person posted."""
    event: JSON = {
        "type": "message",
        "user": user,
        "text": text,
        "ts": ts,
        "client_msg_id": core.state.next_id("c"),
        "team": core.config.team_id,
        "channel": channel.id,
        "event_ts": ts,
        "channel_type": channel.kind,
        "blocks": [
            {
                "type": "rich_text",
                "block_id": core.state.next_id("b"),
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}],
            }
        ],
    }
    if files:
        event |= {"files": files, "subtype": "file_share"}
    return event
