"""What every handler needs: the store, the clock, who is asking, and the ways to answer."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.words import Word
from models.access import open_request
from models.db import Db, DomainError, Store, UnknownPerson
from models.guard import COLLEAGUE
from models.lessons import Source
from models.people import Actor, Caller, SlackProfile, load_actor, recognise
from models.places import Workspace, bind_team
from surfaces.kit import Block, Message, exchange, modal, part_of, plain

T = TypeVar("T")
Body = dict[str, Any]
log = logging.getLogger("mvp.answers")
URL_SECONDS = 1
CALL_SECONDS = 2  # the ack leaves when the listener returns, and Slack waits 3 s for it


@dataclass(slots=True)
class Deps:
    """What the wiring hands to the handlers."""

    store: Store
    now: Callable[[], datetime]
    admins: frozenset[str]
    timezone: str
    whois: Callable[[str], Awaitable[SlackProfile]]
    spaces: dict[str, Workspace] = field(default_factory=dict)  # a binding never changes once it is made

    async def workspace(self, team_id: str) -> Workspace:
        """The workspace of a Slack team; an import that waits unbound is taken at its first word."""
        if team_id not in self.spaces:
            now = self.now()
            self.spaces[team_id] = await self.store.write(
                lambda db: bind_team(db, team_id, name=team_id, timezone=self.timezone, now=now)
            )
        return self.spaces[team_id]

    async def caller(self, body: Body) -> Caller:
        """Who is asking, from any payload."""
        user = _user_id(body)
        space = await self.workspace(_team_id(body))
        return Caller(space.id, user, user in self.admins)

    async def run(self, caller: Caller, rule: Callable[[Db, Actor], T]) -> tuple[str, T]:
        """One hop: load the actor, run one rule, commit. Returns the actor's language and the result."""
        try:
            return await self.store.write(lambda db: _as_actor(db, caller, rule))
        except UnknownPerson:
            await self._recognise(caller)
            return await self.store.write(lambda db: _as_actor(db, caller, rule))

    async def look(self, caller: Caller, question: Callable[[Db, Actor], T]) -> tuple[str, T]:
        """Like `run`, for what only reads."""
        try:
            return await self.store.read(lambda db: _as_actor(db, caller, question))
        except UnknownPerson:
            await self._recognise(caller)
            return await self.store.read(lambda db: _as_actor(db, caller, question))

    async def _recognise(self, caller: Caller) -> None:
        """Somebody imported by e-mail is known from their first word on. Raises UnknownPerson for others."""
        profile = await self.whois(caller.slack_id)
        now = self.now()
        known = await self.store.write(lambda db: recognise(db, caller, profile, now))
        if known:
            return
        waits = await self.store.read(lambda db: open_request(db, caller))
        names = ", ".join(person.name for person in waits.helpers[:3]) if waits else ""
        raise UnknownPerson(locale=profile.locale.value, site=waits.site if waits else "", names=names)


def _as_actor(db: Db, caller: Caller, rule: Callable[[Db, Actor], T]) -> tuple[str, T]:
    actor = load_actor(db, caller)
    try:
        return actor.locale.value, rule(db, actor)
    except DomainError as error:
        error.locale = actor.locale.value
        raise


def _user_id(body: Body) -> str:
    if "event" in body:
        return str(body["event"].get("user") or "")
    return str(body.get("user_id") or (body.get("user") or {}).get("id") or "")


def _team_id(body: Body) -> str:
    team = body.get("team_id") or (body.get("team") or {}).get("id") or (body.get("user") or {}).get("team_id")
    return str(team or "")


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Words from a slash command, a direct message or a mention."""

    caller: Caller
    source: Source
    words: tuple[Word, ...]
    text: str  # all after the command word, as typed
    can_open: bool  # whether a form can be opened: only where Slack gave a trigger
    response_url: str = ""
    event_id: str = ""  # of the event it came by: a reflection sent again by Slack is one reflection
    again: bool = False  # Slack sends it again, and what it asked for may have been done

    @property
    def in_slack_message(self) -> bool:
        """Whether the words stand in a message that others may see, or that lies in Slack."""
        return self.source is not Source.SLASH


@dataclass(frozen=True, slots=True)
class Opening:
    """A form to open in place of a reply."""

    view: Block


Reply = Message | Opening

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto|tel)[^|>]*)(?:\|([^>]*))?>")


def human_text(raw: str) -> str:
    """A text as its writer saw it: Slack's markup undone, and whoever Slack knows as a colleague as just that."""
    said = _MENTION.sub(COLLEAGUE, raw)
    said = _LINK.sub(lambda found: found[2] or found[1], said)
    return html.unescape(said).strip()


def metadata(**values: Any) -> str:
    """What a form needs to remember until it is sent."""
    return json.dumps({name: value for name, value in values.items() if value}, separators=(",", ":"))


def remembered(view: Block) -> dict[str, Any]:
    """What the form remembered."""
    found = json.loads(view.get("private_metadata") or "{}")
    return found if isinstance(found, dict) else {}


async def answer_press(
    client: AsyncWebClient, body: Body, locale: str, message: Message, *, keep: bool = False
) -> None:
    """Answer a button where it stands: change its message, its form, or open a page over Home.

    `keep` leaves the message with the button as it is and answers below it. What was done stays done when the answer
    can't be shown: a page over it is tried, and then the log says so.
    """
    shown = message if keep else _in_its_part(body, message)
    if body.get("response_url") and await send_to_url(str(body["response_url"]), shown, replace_original=not keep):
        return
    try:
        if (body.get("view") or {}).get("type") == "modal":
            await client.views_update(view_id=body["view"]["id"], view=page(locale, message))
        else:
            await client.views_open(trigger_id=body["trigger_id"], view=page(locale, message))
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
        log.warning("an answer could not be shown (%s)", type(failure).__name__)


def _in_its_part(body: Body, message: Message) -> Message:
    """Where a message tells several things, only the part with the button changes."""
    before = (body.get("message") or {}).get("blocks") or []
    part = part_of(str(body["actions"][0].get("block_id") or ""))
    return message if part is None else Message(message.text, exchange(before, part, message))


async def send_to_url(url: str, message: Message, *, replace_original: bool) -> bool:
    """Post to a response_url; False when it did not take it in time. Never retried: it might post twice."""
    client = AsyncWebhookClient(url, retry_handlers=[], timeout=URL_SECONDS)
    try:
        sent = await client.send(
            text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=replace_original
        )
    except (aiohttp.ClientError, TimeoutError):
        return False
    return sent.status_code == 200


def page(locale: str, message: Message) -> Block:
    """A message as a page to read."""
    return modal("page", plain(locale, "form-answer"), message.blocks, close=plain(locale, "button-close"))
