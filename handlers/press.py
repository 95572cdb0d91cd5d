"""One wrapper, `listen_to`, for every button, form and shortcut.

It reads and checks Slack's request and hands it to the listener as a `Pressed`. The listener calls a rule and returns
what to show and how (`InPlace`, `Below`, `Opening`, `NextForm` or `Receipt`). Acknowledging and showing are done here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.bodies import (
    Body,
    BrokenBody,
    PressPlace,
    find_action,
    read_list,
    read_place,
    read_text,
    read_whole_number,
)
from handlers.context import DEFAULT_LOCALE, Deps, Opening
from handlers.forms import FormMemory, FormValues
from models.db import BadInput
from models.people import Caller
from surfaces.errors import say_field_error
from surfaces.kit import Block, Form, FormField, Message, Press, Shortcut, exchange_part, find_part, modal, plain

log = logging.getLogger("mvp.answers")
URL_SECONDS = 1  # the ack leaves when the listener returns, and Slack waits 3 s for it

NO_VALUE = "-"  # the value that `button` in surfaces.kit gives a button which needs none


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button pressed, a form sent in or a shortcut used. `value` is the button's, else empty."""

    caller: Caller
    now: datetime
    client: AsyncWebClient
    place: PressPlace
    value: str

    @property
    def id(self) -> int:
        """The id of the row that the button is about. Raises BrokenBody where its value is no id."""
        return read_whole_number(self.value)

    @property
    def optional_id(self) -> int | None:
        """Like `id`, but None for a button that carries no value."""
        return None if self.value == NO_VALUE else self.id

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the rows that the button is about. Raises BrokenBody where its value is no list of ids."""
        return tuple(read_whole_number(part) for part in self.value.split(","))

    @property
    def pair(self) -> tuple[int, int]:
        """The two ids that the button is about. Raises BrokenBody where its value is anything else."""
        ids = self.ids
        if len(ids) != 2:
            raise BrokenBody()
        return ids[0], ids[1]

    @property
    def values(self) -> FormValues:
        """What was filled in in the form."""
        return FormValues(self.place.view)

    @property
    def memory(self) -> FormMemory:
        """What the form remembers from when it was opened. Raises BrokenBody where that is not readable."""
        return FormMemory(self.place.view)

    @property
    def response_url(self) -> str:
        """Slack's link for answering in the message with the button; empty where the button is in no message."""
        return self.place.response_url


# --- what a listener returns ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InPlace:
    """Replace the message or page that holds the button with this message."""

    locale: str
    message: Message


@dataclass(frozen=True, slots=True)
class Below:
    """Show this message below the one that holds the button."""

    locale: str
    message: Message


@dataclass(frozen=True, slots=True)
class SameForm:
    """Show the form in which the button stands anew, with other fields; what is filled in stays."""

    view: Block


@dataclass(frozen=True, slots=True)
class NextForm:
    """Show another form after one that was sent in: on top of it, or in its place."""

    view: Block
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """Show what a form led to, below the message it was opened from; `replaces` puts it in that message's place."""

    locale: str
    message: Message
    replaces: bool = False


# None: the listener has shown the result itself.
Shown = InPlace | Below | Opening | SameForm | NextForm | Receipt | None
Listener = Callable[[Pressed], Awaitable[Shown]]
FindField = Callable[[Pressed, BadInput], str | None]


def find_field_by_reason(fields: Mapping[str, FormField]) -> FindField:
    """Make an `at_field` that looks up the field by the refusal's reason."""
    return lambda _pressed, error: fields.get(str(error.words.get("reason", "")))


def show_beside(pressed: Pressed, locale: str, message: Message) -> InPlace | Below:
    """Show an answer below a message that the bot sent on its own and that stays, else in place of what was asked."""
    in_letter = find_part(pressed.place.block_id) is not None
    return Below(locale, message) if in_letter else InPlace(locale, message)


def listen_to(
    app: AsyncApp, deps: Deps, name: Press | Form | Shortcut, *, at_field: FindField | None = None
) -> Callable[[Listener], Listener]:
    """Decorate the function that handles one button, form or shortcut.

    `at_field` finds the field of a form at which a BadInput is shown. Where it finds none, and for every other refusal,
    the error listener in `handlers/errors.py` answers.
    """

    def attach(listener: Listener) -> Listener:
        async def on_press(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
            pressed = await _read_press(deps, body, client)
            try:
                shown = await listener(pressed)
            except BadInput as error:
                field = at_field(pressed, error) if at_field else None
                if field is None:
                    raise
                await ack(
                    response_action="errors", errors={field: say_field_error(error.locale or DEFAULT_LOCALE, error)}
                )
            else:
                await ack(**await _show_result(pressed, shown))

        if isinstance(name, Form):
            app.view(name)(on_press)
        elif isinstance(name, Shortcut):
            app.shortcut(name)(on_press)
        else:
            # Several buttons of a kind in one block differ by what follows a colon after the name.
            app.action(re.compile(f"^{re.escape(name)}(:|$)"))(on_press)
        return listener

    return attach


async def _read_press(deps: Deps, body: Body, client: AsyncWebClient) -> Pressed:
    """Read what a listener needs from Slack's request. Raises BrokenBody where it lacks what Slack always sends."""
    place = read_place(body)
    kind, value = read_text(body, "type"), ""
    if kind == "view_submission":
        if not place.view:
            raise BrokenBody()
    elif not place.trigger_id:
        raise BrokenBody()
    if kind == "block_actions":
        value = read_text(find_action(body), "value")
        if not value:
            raise BrokenBody()
    return Pressed(caller=await deps.identify_caller(body), now=deps.now(), client=client, place=place, value=value)


async def _show_result(pressed: Pressed, shown: Shown) -> dict[str, Any]:
    """Show what a listener returned. Returns the arguments for the ack."""
    match shown:
        case InPlace():
            await _show_in_place(pressed, shown)
        case Below():
            await show_below(pressed.client, pressed.place, shown)
        case Opening():
            await _open_form(pressed, shown)
        case SameForm():
            await pressed.client.views_update(view_id=read_text(pressed.place.view, "id"), view=shown.view)
        case NextForm():
            return {"response_action": "update" if shown.replaces else "push", "view": shown.view}
        case Receipt():
            return await _show_receipt(pressed, shown)
    return {}


async def _open_form(pressed: Pressed, opening: Opening) -> None:
    trigger = pressed.place.trigger_id
    if opening.on_top and pressed.place.in_form:
        await pressed.client.views_push(trigger_id=trigger, view=opening.view)
    else:
        await pressed.client.views_open(trigger_id=trigger, view=opening.view)


async def _show_in_place(pressed: Pressed, shown: InPlace) -> None:
    url = pressed.place.response_url
    if not (url and await _send_to_url(url, _exchange_own_part(pressed.place, shown.message), replaces=True)):
        await _show_page(pressed.client, pressed.place, build_page(shown.locale, shown.message))


async def show_below(client: AsyncWebClient, place: PressPlace, shown: Below) -> None:
    """Show a message below the one with the button; from a form or Home, as a page."""
    if not (place.response_url and await _send_to_url(place.response_url, shown.message, replaces=False)):
        await _show_page(client, place, build_page(shown.locale, shown.message))


async def _show_page(client: AsyncWebClient, place: PressPlace, view: Block) -> None:
    """Show a page in place of the form, or over Home or the message.

    A failure is only logged: the rule has been carried out already.
    """
    try:
        if place.in_form:
            await client.views_update(view_id=read_text(place.view, "id"), view=view)
        elif place.trigger_id:
            await client.views_open(trigger_id=place.trigger_id, view=view)
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
        log.warning("an answer could not be shown (%s)", type(failure).__name__)


def _exchange_own_part(place: PressPlace, message: Message) -> Message:
    """In a message made of several deliveries, put the new message in place of the part with the button."""
    part = find_part(place.block_id)
    if part is None:
        return message
    return Message(message.text, exchange_part(read_list(place.message, "blocks"), part, message))


async def _show_receipt(pressed: Pressed, shown: Receipt) -> dict[str, Any]:
    """Show a receipt at the message the form was opened from, or, when its link has expired, in the form's place."""
    url = pressed.memory.read_text("url")
    if url and await _send_to_url(url, shown.message, replaces=shown.replaces):
        return {"response_action": "clear"}
    # Closing the receipt also closes the forms below it, which have been sent in.
    return {"response_action": "update", "view": build_page(shown.locale, shown.message) | {"clear_on_close": True}}


async def _send_to_url(url: str, message: Message, *, replaces: bool) -> bool:
    """Post to a response_url. False when it was not taken in time; it is never retried, since that might post twice."""
    client = AsyncWebhookClient(url, retry_handlers=[], timeout=URL_SECONDS)
    try:
        sent = await client.send(
            text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=replaces
        )
    except (aiohttp.ClientError, TimeoutError):
        return False
    return sent.status_code == 200


def build_page(locale: str, message: Message) -> Block:
    """A modal that shows a message and has nothing to send in."""
    return modal("page", plain(locale, "form-answer"), message.blocks, close=plain(locale, "button-close"))
