"""Typed words come in three ways: slash command, direct message and mention. All three are answered the same way."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.bodies import Body, BrokenBody, read_list, read_part, read_text
from handlers.commands import ANSWERS, find_command
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.errors import EventBusy, make_refusal
from handlers.guarding import guard_words
from handlers.words import human_text, split
from models.db import (
    BadInput,
    DomainError,
    NotAllowed,
    NotFound,
    Seen,
    StoreBusy,
    event_answered,
    event_failed,
    receive_event,
)
from models.lessons import Source
from models.people import Caller
from models.reflections import LONGEST_REFLECTION
from surfaces.help import show_not_understood
from surfaces.kit import Message
from surfaces.reflections import show_held_back

LONGEST_READ = 3000  # characters of a message in which a command is looked for


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """A message to the bot or a mention of it, as read from Slack's event."""

    source: Source
    caller: Caller
    text: str
    event_id: str  # the same when Slack sends the event again
    channel: str
    sent_at: str  # Slack's `ts`
    thread: str | None


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to `/mvp`, direct messages and mentions."""

    @app.command("/mvp")
    async def on_slash(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        caller = await deps.identify_caller(body)
        reply = await answer_words(
            deps, caller, Source.SLASH, read_text(body, "text"), response_url=read_text(body, "response_url")
        )
        if isinstance(reply, Opening):
            trigger = read_text(body, "trigger_id")
            if not trigger:
                raise BrokenBody()
            await client.views_open(trigger_id=trigger, view=reply.view)
            await ack()
        else:
            await ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral")

    @app.event("message")
    async def on_message(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        event = read_part(body, "event")
        if (
            read_text(event, "channel_type") == "im"
            and _is_by_person(event)
            and event.get("subtype") in (None, "file_share")
        ):
            await _answer_once(deps, client, await _read_event(deps, body, Source.DM, read_text(event, "text")))
        await ack()

    @app.event("app_mention")
    async def on_mention(ack: AsyncAck, body: Body, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        event = read_part(body, "event")
        if _is_by_person(event):
            text = _remove_bot_mention(read_text(event, "text"), body, context)
            await _answer_once(deps, client, await _read_event(deps, body, Source.MENTION, text))
        await ack()


def _is_by_person(event: Body) -> bool:
    return bool(read_text(event, "user")) and not event.get("bot_id")


async def _read_event(deps: Deps, body: Body, source: Source, text: str) -> WrittenEvent:
    """Read what is needed from Slack's event. Raises BrokenBody where it lacks what Slack always sends."""
    channel, sent_at = read_text(body, "event", "channel"), read_text(body, "event", "ts")
    if not channel or not sent_at:
        raise BrokenBody()
    return WrittenEvent(
        source=source,
        caller=await deps.identify_caller(body),
        text=text,
        event_id=read_text(body, "event_id") or sent_at,
        channel=channel,
        sent_at=sent_at,
        thread=read_text(body, "event", "thread_ts") or None,
    )


async def answer_words(
    deps: Deps,
    caller: Caller,
    source: Source,
    text: str,
    *,
    response_url: str = "",
    event_id: str = "",
    is_retry: bool = False,
) -> Reply:
    """Find the command in the text and let its handler answer.

    What names no command is answered by a help text. Raises the handler's refusals.
    """
    said = html.unescape(text)[:LONGEST_READ]
    found = find_command(split(said), said)
    typed = TypedWords(
        caller=caller,
        source=source,
        words=found.rest,
        text=_remove_command_word(text),
        whole=human_text(text)[:LONGEST_REFLECTION],
        can_open=source is Source.SLASH,
        response_url=response_url,
        event_id=event_id,
        ordered=found.ordered,
        is_retry=is_retry,
    )
    if found.command is None:
        return await _answer_unknown(deps, typed)
    return await _answer_command(deps, typed, found.command)


async def _answer_command(deps: Deps, typed: TypedWords, command: Command) -> Reply:
    """What the command's handler answers, or what the guard has to say of words that come to nothing."""
    if command in ANSWERS.values():
        locale, guarded = await guard_words(deps, typed)
        if guarded and guarded.certain:
            return show_held_back(locale, guarded, None)
    try:
        return await command.handle(deps, typed)
    except (BadInput, NotFound, NotAllowed) as refused:
        # Nothing came of the words. Where they tell of a pupil, that is what has to be answered; and a refusal quotes
        # the word it is about, which must not be a pupil's name.
        quotes = bool(refused.words.get("given"))
        locale, guarded = await guard_words(deps, typed)
        if guarded is None or not (guarded.certain or quotes):
            raise
        return show_held_back(locale, guarded, None)


async def _answer_unknown(deps: Deps, typed: TypedWords) -> Message:
    locale, guarded = await guard_words(deps, typed)
    if guarded:
        return show_held_back(locale, guarded, None)
    return show_not_understood(locale, logs=(await deps.find_actor(typed.caller)).logs)


def _remove_command_word(text: str) -> str:
    """The text after the command word, as its writer saw it: without Slack's markup and escapes."""
    words = re.sub(r"^/?mvp\s+", "", human_text(text), flags=re.IGNORECASE)
    parts = words.split(maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


def _remove_bot_mention(text: str, body: Body, context: AsyncBoltContext) -> str:
    """The text without the mention of the bot."""
    ids = {read_text(entry, "user_id") for entry in read_list(body, "authorizations")} | {context.bot_user_id or ""}
    for bot_id in ids - {""}:
        text = text.replace(f"<@{bot_id}>", " ")
    return text.strip()


async def _answer_once(deps: Deps, client: AsyncWebClient, event: WrittenEvent) -> None:
    """Answer an event once, though Slack may send it several times.

    After a fault that will pass, such as a lost connection, the error makes Slack send the event again.
    """
    space, event_id = event.caller.workspace_id, event.event_id
    seen = await deps.store.write(lambda db: receive_event(db, workspace_id=space, event_id=event_id, now=deps.now()))
    if seen is Seen.BUSY:
        raise EventBusy()
    if seen is Seen.ANSWERED:
        return
    is_retry = seen is Seen.UNANSWERED
    try:
        if not (is_retry and event.source is Source.DM and await _was_answered(client, event)):
            await _answer_event(deps, client, event, is_retry=is_retry)
    except (SlackClientError, aiohttp.ClientError, TimeoutError, StoreBusy):
        await deps.store.write(lambda db: event_failed(db, workspace_id=space, event_id=event_id, now=deps.now()))
        raise
    await deps.store.write(lambda db: event_answered(db, workspace_id=space, event_id=event_id, now=deps.now()))


async def _was_answered(client: AsyncWebClient, event: WrittenEvent) -> bool:
    """Whether the bot's answer to this event is in the conversation already."""
    history = await client.conversations_history(
        channel=event.channel, oldest=event.sent_at, include_all_metadata=True, limit=50
    )
    return any(
        read_text(message, "metadata", "event_payload", "message_id") == event.event_id
        for message in history["messages"]
    )


async def _answer_event(deps: Deps, client: AsyncWebClient, event: WrittenEvent, *, is_retry: bool) -> None:
    try:
        reply = await answer_words(
            deps, event.caller, event.source, event.text, event_id=event.event_id, is_retry=is_retry
        )
    except DomainError as error:
        reply = make_refusal(error)
    assert isinstance(reply, Message)  # a form can be opened by a slash command only
    if event.source is Source.DM:
        await client.chat_postMessage(
            channel=event.channel,
            text=reply.text,
            blocks=reply.blocks,
            metadata={"event_type": "mvp_reply", "event_payload": {"message_id": event.event_id}},
        )
    else:
        # Only the writer sees it: others in the channel have no right to see the class's progress.
        await client.chat_postEphemeral(
            channel=event.channel,
            user=event.caller.slack_id,
            text=reply.text,
            blocks=reply.blocks,
            thread_ts=event.thread,
        )
