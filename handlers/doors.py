"""The three doors words come in by: slash command, direct message, mention. One router serves them all."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from handlers import (
    help,
    hours,
    lessons,
    milestones,
    moves,
    planning,
    reflections,
    reminders,
    school_turn,
    school_years,
    status,
    titles,
)
from handlers.commands import Command, find_command
from handlers.context import Body, Deps, Opening, Reply, SaidWords, human_text
from handlers.errors import EventBusy, refusal_for
from handlers.words import split
from models.db import BadInput, DomainError, NotFound, Seen, StoreBusy, event_answered, event_failed, receive_event
from models.lessons import Source
from models.people import Caller
from models.reflections import LONGEST, HeldBack, guard_words
from surfaces.help import not_understood
from surfaces.kit import Message
from surfaces.reflections import held_back

Handle = Callable[[Deps, SaidWords], Awaitable[Reply]]


HANDLES: dict[Command, Handle] = {
    Command.LOG: lessons.log,
    Command.UNDO: lessons.undo,
    Command.CHANGE: lessons.change,
    Command.REFLECT: reflections.reflect_words,
    Command.SCHEDULE: status.show_schedule,
    Command.STATUS: status.show_status,
    Command.PLAN: planning.plan,
    Command.HOURS: hours.show,
    Command.MOVE: moves.move,
    Command.CANCEL: moves.cancel,
    Command.TITLE: titles.name,
    Command.MILESTONES: milestones.show,
    Command.SCHOOL_YEAR: school_years.show,
    Command.TURN_YEAR: school_turn.turn_year,
    Command.REMINDERS: reminders.show,
    Command.SNOOZE: reminders.snooze,
    Command.AWAY: reminders.away,
    Command.BACK: reminders.back,
    Command.HELP: help.show_help,
}


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the doors."""

    @app.command("/mvp")
    async def on_slash(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        caller = await deps.caller(body)
        reply = await hear(
            deps, caller, Source.SLASH, body.get("text") or "", response_url=body.get("response_url", "")
        )
        if isinstance(reply, Opening):
            await client.views_open(trigger_id=body["trigger_id"], view=reply.view)
            await ack()
        else:
            await ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral")

    @app.event("message")
    async def on_message(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        event = body["event"]
        if (
            event.get("channel_type") == "im"
            and event.get("user")
            and not event.get("bot_id")
            and event.get("subtype") in (None, "file_share")
        ):
            await _once(deps, client=client, body=body, source=Source.DM, text=event.get("text") or "")
        await ack()

    @app.event("app_mention")
    async def on_mention(ack: AsyncAck, body: Body, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        if body["event"].get("user") and not body["event"].get("bot_id"):
            text = _without_bot(body["event"].get("text") or "", body, context)
            await _once(deps, client=client, body=body, source=Source.MENTION, text=text)
        await ack()


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
            return await HANDLES[found.command](deps, said)
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
            db, actor=actor, text=human_text(text)[:LONGEST], in_slack_message=said.in_slack_message
        ),
    )


def _after_command(text: str) -> str:
    """All after the first word, as its writer saw it."""
    said = re.sub(r"^/?mvp\s+", "", human_text(text), flags=re.IGNORECASE)
    parts = said.split(maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


def _without_bot(text: str, body: Body, context: AsyncBoltContext) -> str:
    """The words without the mention that woke the bot."""
    ids = {entry.get("user_id") for entry in body.get("authorizations") or ()} | {context.bot_user_id}
    for bot_id in ids - {None}:
        text = text.replace(f"<@{bot_id}>", " ")
    return text.strip()


async def _once(deps: Deps, client: AsyncWebClient, body: Body, source: Source, text: str) -> None:
    """Answer an event once, though Slack may send it again. A transient fault makes Slack send it again."""
    caller = await deps.caller(body)
    event = body["event"]
    space, event_id = caller.workspace_id, str(body.get("event_id") or event["ts"])
    seen = await deps.store.write(lambda db: receive_event(db, workspace_id=space, event_id=event_id, now=deps.now()))
    if seen is Seen.BUSY:
        raise EventBusy()
    if seen is Seen.ANSWERED:
        return
    try:
        if not (seen is Seen.UNANSWERED and source is Source.DM and await _has_left(client, event, event_id)):
            again = seen is Seen.UNANSWERED
            await _answer_event(
                deps,
                client=client,
                event=event,
                caller=caller,
                source=source,
                text=text,
                event_id=event_id,
                again=again,
            )
    except (SlackClientError, aiohttp.ClientError, TimeoutError, StoreBusy):
        await deps.store.write(lambda db: event_failed(db, workspace_id=space, event_id=event_id, now=deps.now()))
        raise
    await deps.store.write(lambda db: event_answered(db, workspace_id=space, event_id=event_id, now=deps.now()))


async def _has_left(client: AsyncWebClient, event: dict[str, Any], event_id: str) -> bool:
    """Whether the answer to this event stands in the conversation already."""
    history = await client.conversations_history(
        channel=event["channel"], oldest=event["ts"], include_all_metadata=True, limit=50
    )
    return any(
        ((message.get("metadata") or {}).get("event_payload") or {}).get("message_id") == event_id
        for message in history["messages"]
    )


async def _answer_event(
    deps: Deps,
    client: AsyncWebClient,
    event: dict[str, Any],
    caller: Caller,
    source: Source,
    text: str,
    event_id: str,
    *,
    again: bool,
) -> None:
    try:
        reply = await hear(deps, caller, source, text, event_id=event_id, again=again)
    except DomainError as error:
        reply = refusal_for(error)
    assert isinstance(reply, Message)
    if source is Source.DM:
        await client.chat_postMessage(
            channel=event["channel"],
            text=reply.text,
            blocks=reply.blocks,
            metadata={"event_type": "mvp_reply", "event_payload": {"message_id": event_id}},
        )
    else:
        # Seen only by the writer: a class's progress is not the channel's business.
        await client.chat_postEphemeral(
            channel=event["channel"],
            user=event["user"],
            text=reply.text,
            blocks=reply.blocks,
            thread_ts=event.get("thread_ts"),
        )
