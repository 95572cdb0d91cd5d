"""When it goes wrong: a domain error becomes one sentence, anything else a reference that is shown and logged."""

from __future__ import annotations

import json
import logging
import re
import secrets

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, answer_press
from models.db import DomainError, Stale, StoreBusy
from surfaces import errors as surface
from surfaces.kit import LOCALES, Message

log = logging.getLogger("mvp.errors")
DEFAULT_LOCALE = LOCALES[0]


class EventBusy(Exception):
    """The same event is being worked on: Slack shall send it again later."""


def refusal_for(error: DomainError, *, of_form: bool = False) -> Message:
    """What a person is told of a refusal, in their language where it is known."""
    return surface.refusal(error.locale or str(error.words.get("locale") or DEFAULT_LOCALE), error, of_form=of_form)


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the one error listener, and the catch-all that acks what nobody listens to."""

    for kind in (app.action, app.view, app.shortcut):

        @kind(re.compile(".*"))
        async def on_unheard(_ack: AsyncAck) -> None:
            raise Stale()  # a button of an older version

    @app.event(re.compile(".*"))
    async def on_other_event(ack: AsyncAck) -> None:
        await ack()

    @app.error
    async def on_error(error: Exception, body: Body, client: AsyncWebClient) -> BoltResponse:
        if isinstance(error, DomainError):
            message = refusal_for(error, of_form=body.get("type") == "view_submission")
        elif isinstance(error, EventBusy):
            return BoltResponse(status=503, body="")
        else:
            message = _fault(error, body)
        return await _tell(client, body, error, message)


def _fault(error: Exception, body: Body) -> Message:
    reference = secrets.token_hex(4)
    log.error("reference %s: %s while handling %s", reference, type(error).__name__, _kind(body), exc_info=error)
    if isinstance(error, StoreBusy):
        return surface.busy(DEFAULT_LOCALE)
    return surface.fault(DEFAULT_LOCALE, reference)


def _kind(body: Body) -> str:
    return str(body.get("command") or body.get("type") or "?")


async def _tell(client: AsyncWebClient, body: Body, error: Exception, message: Message) -> BoltResponse:
    """Where the sentence goes: slash and form in the ack, button beside it; an event is sent again by Slack."""
    if "command" in body:
        return _json({"response_type": "ephemeral", "text": message.text, "blocks": message.blocks})
    kind = body.get("type")
    if kind == "view_submission":
        return _json({"response_action": "push", "view": surface.error_page(DEFAULT_LOCALE, message)})
    if kind in ("block_actions", "message_action", "shortcut"):
        await answer_press(client, body, DEFAULT_LOCALE, message, keep=True)
        return BoltResponse(status=200, body="")
    return BoltResponse(status=200 if isinstance(error, DomainError) else 500, body="")


def _json(values: Body) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(values), headers={"content-type": ["application/json"]})
