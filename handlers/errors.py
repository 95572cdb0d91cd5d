"""Answers to errors: a domain error becomes one sentence; any other error a reference that is shown and logged."""

from __future__ import annotations

import json
import logging
import re
import secrets

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.bodies import Body, read_place, read_text
from handlers.context import DEFAULT_LOCALE, Deps
from handlers.press import Below, show_below
from models.db import DomainError, Stale, StoreBusy
from surfaces import errors as surface
from surfaces.kit import Message

log = logging.getLogger("mvp.errors")


class EventBusy(Exception):
    """The same event is being answered already. The answer 503 makes Slack send it again later."""


def make_refusal(error: DomainError, *, of_form: bool = False) -> Message:
    """The message for a refusal, in the person's language where it is known. `of_form`: it refuses a form sent in."""
    return surface.show_refusal(_find_locale(error), error, of_form=of_form)


def _find_locale(error: Exception) -> str:
    """The language to show an error in: the person's where it is known, else the default."""
    if not isinstance(error, DomainError):
        return DEFAULT_LOCALE
    return error.locale or str(error.words.get("locale") or DEFAULT_LOCALE)


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the error listener, and the listeners for what no other handler listens to."""

    for kind in (app.action, app.view, app.shortcut):

        @kind(re.compile(".*"))
        async def on_unheard(ack: AsyncAck) -> None:
            raise Stale()  # a button or form of an older version of the bot

    @app.event(re.compile(".*"))
    async def on_other_event(ack: AsyncAck) -> None:
        await ack()

    @app.error
    async def on_error(error: Exception, body: Body, client: AsyncWebClient) -> BoltResponse:
        if isinstance(error, DomainError):
            message = make_refusal(error, of_form=read_text(body, "type") == "view_submission")
        elif isinstance(error, EventBusy):
            return BoltResponse(status=503, body="")
        else:
            message = _report_fault(error, body)
        return await _send_answer(client, body, error, message)


def _report_fault(error: Exception, body: Body) -> Message:
    reference = secrets.token_hex(4)
    log.error("reference %s: %s while handling %s", reference, type(error).__name__, _name_body(body), exc_info=error)
    if isinstance(error, StoreBusy):
        return surface.show_busy(DEFAULT_LOCALE)
    return surface.show_fault(DEFAULT_LOCALE, reference)


def _name_body(body: Body) -> str:
    return read_text(body, "command") or read_text(body, "type") or "?"


async def _send_answer(client: AsyncWebClient, body: Body, error: Exception, message: Message) -> BoltResponse:
    """Send the sentence: slash commands and forms get it in the ack, buttons and shortcuts in a message of its own.

    An event gets no sentence: after a fault it gets status 500, and Slack sends it again.
    """
    if "command" in body:
        return _make_json_response({"response_type": "ephemeral", "text": message.text, "blocks": message.blocks})
    kind = read_text(body, "type")
    if kind == "view_submission":
        return _make_json_response(
            {"response_action": "push", "view": surface.build_error_page(_find_locale(error), message)}
        )
    if kind in ("block_actions", "message_action", "shortcut"):
        await show_below(client, read_place(body), Below(_find_locale(error), message))
        return BoltResponse(status=200, body="")
    return BoltResponse(status=200 if isinstance(error, DomainError) else 500, body="")


def _make_json_response(values: Body) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(values), headers={"content-type": ["application/json"]})
