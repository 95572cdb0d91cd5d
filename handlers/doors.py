"""The three doors words come in by: slash command, direct message, mention. One router serves them all."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.bodies import Body, BrokenBody, list_in, part_in, text_in
from handlers.commands import find_command
from handlers.context import Deps, Opening, Reply, SaidWords
from handlers.errors import EventBusy, refusal_for
from handlers.words import human_text, split
from models.db import BadInput, DomainError, NotFound, Seen, StoreBusy, event_answered, event_failed, receive_event
from models.lessons import Source
from models.people import Caller
from models.reflections import LONGEST_REFLECTION, HeldBack, guard_words
from surfaces.help import not_understood
from surfaces.kit import Message
from surfaces.reflections import held_back


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """A message to the bot or a mention of it, as Slack's event tells of it."""

    source: Source
    caller: Caller
    text: str
    event_id: str  # the same when Slack sends the event again
    channel: str
    sent_at: str  # Slack's `ts`
    thread: str | None


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen at the doors."""

    @app.command("/mvp")
    async def on_slash(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        caller = await deps.caller(body)
        reply = await hear(
            deps, caller, Source.SLASH, text_in(body, "text"), response_url=text_in(body, "response_url")
        )
        if isinstance(reply, Opening):
            trigger = text_in(body, "trigger_id")
            if not trigger:
                raise BrokenBody()
            await client.views_open(trigger_id=trigger, view=reply.view)
            await ack()
        else:
            await ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral")

    @app.event("message")
    async def on_message(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        event = part_in(body, "event")
        if (
            text_in(event, "channel_type") == "im"
            and _is_by_person(event)
            and event.get("subtype") in (None, "file_share")
        ):
            await _answer_once(deps, client, await _read_event(deps, body, Source.DM, text_in(event, "text")))
        await ack()

    @app.event("app_mention")
    async def on_mention(ack: AsyncAck, body: Body, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        event = part_in(body, "event")
        if _is_by_person(event):
            text = _without_bot(text_in(event, "text"), body, context)
            await _answer_once(deps, client, await _read_event(deps, body, Source.MENTION, text))
        await ack()


def _is_by_person(event: Body) -> bool:
    return bool(text_in(event, "user")) and not event.get("bot_id")


async def _read_event(deps: Deps, body: Body, source: Source, text: str) -> WrittenEvent:
    """Take what is needed out of Slack's body. Raises BrokenBody where it lacks what Slack always sends."""
    channel, sent_at = text_in(body, "event", "channel"), text_in(body, "event", "ts")
    if not channel or not sent_at:
        raise BrokenBody()
    return WrittenEvent(
        source=source,
        caller=await deps.caller(body),
        text=text,
        event_id=text_in(body, "event_id") or sent_at,
        channel=channel,
        sent_at=sent_at,
        thread=text_in(body, "event", "thread_ts") or None,
    )


async def hear(
    deps: Deps,
    caller: Caller,
    source: Source,
    text: str,
    *,
    response_url: str = "",
    event_id: str = "",
    again: bool = False,
) -> Reply:
    """Find the command in the words and let its handler answer."""
    found = find_command(split(html.unescape(text)))
    said = SaidWords(
        caller=caller,
        source=source,
        words=found.rest,
        text=_after_command(text),
        can_open=source is Source.SLASH,
        response_url=response_url,
        event_id=event_id,
        again=again,
    )
    try:
        if found.command is not None:
            return await found.command.handle(deps, said)
        return await _not_understood(deps, said, text, found.first)
    except (BadInput, NotFound) as refused:
        # A refusal names the word it is about: not where the words point to a pupil.
        given = str(refused.words.get("given", ""))
        behind = text[max(0, text.casefold().find(given.casefold())) :]
        locale, guarded = await _guard(deps, said, f"{text}\n{behind}") if given else ("", None)
        if guarded is None:
            raise
        return held_back(locale, guarded, None)


async def _not_understood(deps: Deps, said: SaidWords, text: str, first: str) -> Message:
    locale, guarded = await _guard(deps, said, text)
    return held_back(locale, guarded, None) if guarded else not_understood(locale, first[:40])


async def _guard(deps: Deps, said: SaidWords, text: str) -> tuple[str, HeldBack | None]:
    return await deps.look(
        said.caller,
        lambda db, actor: guard_words(
            db, actor=actor, text=human_text(text)[:LONGEST_REFLECTION], in_slack_message=said.in_slack_message
        ),
    )


def _after_command(text: str) -> str:
    """All after the first word, as its writer saw it."""
    said = re.sub(r"^/?mvp\s+", "", human_text(text), flags=re.IGNORECASE)
    parts = said.split(maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


def _without_bot(text: str, body: Body, context: AsyncBoltContext) -> str:
    """The words without the mention that woke the bot."""
    ids = {text_in(entry, "user_id") for entry in list_in(body, "authorizations")} | {context.bot_user_id or ""}
    for bot_id in ids - {""}:
        text = text.replace(f"<@{bot_id}>", " ")
    return text.strip()


async def _answer_once(deps: Deps, client: AsyncWebClient, event: WrittenEvent) -> None:
    """Answer an event once, though Slack may send it again. A transient fault makes Slack send it again."""
    space, event_id = event.caller.workspace_id, event.event_id
    seen = await deps.store.write(lambda db: receive_event(db, workspace_id=space, event_id=event_id, now=deps.now()))
    if seen is Seen.BUSY:
        raise EventBusy()
    if seen is Seen.ANSWERED:
        return
    again = seen is Seen.UNANSWERED
    try:
        if not (again and event.source is Source.DM and await _has_left(client, event)):
            await _answer_event(deps, client, event, again=again)
    except (SlackClientError, aiohttp.ClientError, TimeoutError, StoreBusy):
        await deps.store.write(lambda db: event_failed(db, workspace_id=space, event_id=event_id, now=deps.now()))
        raise
    await deps.store.write(lambda db: event_answered(db, workspace_id=space, event_id=event_id, now=deps.now()))


async def _has_left(client: AsyncWebClient, event: WrittenEvent) -> bool:
    """Whether the answer to this event stands in the conversation already."""
    history = await client.conversations_history(
        channel=event.channel, oldest=event.sent_at, include_all_metadata=True, limit=50
    )
    return any(
        text_in(message, "metadata", "event_payload", "message_id") == event.event_id for message in history["messages"]
    )


async def _answer_event(deps: Deps, client: AsyncWebClient, event: WrittenEvent, *, again: bool) -> None:
    try:
        reply = await hear(deps, event.caller, event.source, event.text, event_id=event.event_id, again=again)
    except DomainError as error:
        reply = refusal_for(error)
    assert isinstance(reply, Message)  # a form can be opened by a slash command only
    if event.source is Source.DM:
        await client.chat_postMessage(
            channel=event.channel,
            text=reply.text,
            blocks=reply.blocks,
            metadata={"event_type": "mvp_reply", "event_payload": {"message_id": event.event_id}},
        )
    else:
        # Seen only by the writer: a class's progress is not the channel's business.
        await client.chat_postEphemeral(
            channel=event.channel,
            user=event.caller.slack_id,
            text=reply.text,
            blocks=reply.blocks,
            thread_ts=event.thread,
        )
