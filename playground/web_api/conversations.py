"""Web API: conversations.*"""

from __future__ import annotations

import base64
import binascii

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, Channel, Message
from playground.web_api.posting import message_json
from playground.web_api.registry import flag, known_channel, known_user, method, need_scope, required

DEFAULT_LIMIT = 100
MOST_LIMIT = 999


def channel_json(channel: Channel) -> JSON:
    """A channel as the Web API shows it."""
    if channel.person:
        return {"id": channel.id, "is_im": True, "user": channel.person, "is_open": True, "is_archived": False}
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": True,
        "is_im": False,
        "is_private": False,
        "is_archived": False,
        "num_members": len(channel.members),
    }


@method("conversations.open", scope="im:write", tier=3)
def open_dm(core: Core, args: JSON) -> JSON:
    """Open the DM with one person (``users``)."""
    if args.get("channel"):
        return {"channel": channel_json(known_channel(core, args["channel"]))}
    users = args.get("users") or ""
    ids = users if isinstance(users, list) else [part for part in str(users).split(",") if part]
    if len(ids) != 1:
        raise SlackError("users_list_not_supplied" if not ids else "method_not_supported_for_channel_type")
    user = known_user(core, ids[0])
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    channel = core.state.dm_of(user.id)
    found = channel_json(channel) if flag(args, "return_im") else {"id": channel.id}
    return {"channel": found, "no_op": True, "already_open": True}


@method("conversations.info", tier=3)
def info(core: Core, args: JSON) -> JSON:
    """One channel."""
    channel = known_channel(core, required(args, "channel", "channel_not_found"))
    need_scope(core, "im:read" if channel.person else "channels:read")
    return {"channel": channel_json(channel)}


def _limit(args: JSON) -> int:
    try:
        limit = int(args.get("limit") or DEFAULT_LIMIT)
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_limit") from error
    if not 1 <= limit <= MOST_LIMIT:
        raise SlackError("invalid_limit")
    return limit


def _time(args: JSON, name: str) -> float | None:
    raw = args.get(name)
    if raw in (None, ""):
        return None
    try:
        return float(str(raw))
    except ValueError as error:
        raise SlackError(f"invalid_ts_{name}") from error


def _skip(args: JSON) -> int:
    cursor = args.get("cursor")
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(str(cursor), validate=True).decode().removeprefix("offset:"))
    except (binascii.Error, ValueError) as error:
        raise SlackError("invalid_cursor") from error


def _readable(core: Core, args: JSON) -> Channel:
    channel = known_channel(core, required(args, "channel", "channel_not_found"))
    need_scope(core, "im:history" if channel.person else "channels:history")
    if core.config.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(args: JSON, messages: list[Message]) -> list[Message]:
    oldest, latest, inclusive = _time(args, "oldest"), _time(args, "latest"), flag(args, "inclusive")

    def inside(message: Message) -> bool:
        ts = float(message.ts)
        if inclusive and ts in (oldest, latest):
            return True
        return (oldest is None or ts > oldest) and (latest is None or ts < latest)

    return [message for message in messages if inside(message)]


def _page(core: Core, args: JSON, messages: list[Message]) -> JSON:
    limit, skip = _limit(args), _skip(args)
    part = messages[skip : skip + limit]
    more = len(messages) > skip + limit
    cursor = base64.b64encode(f"offset:{skip + limit}".encode()).decode() if more else ""
    metadata = flag(args, "include_all_metadata")
    return {
        "messages": [message_json(core, message, metadata=metadata) for message in part],
        "has_more": more,
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


@method("conversations.history", tier=3)
def history(core: Core, args: JSON) -> JSON:
    """A channel's messages, newest first; never ephemeral ones, and metadata only when asked for."""
    channel = _readable(core, args)
    shown = [m for m in channel.messages if not m.reader and m.thread_ts in (None, m.ts)]
    return _page(core, args, _between(args, shown)[::-1])


@method("conversations.replies", tier=3)
def replies(core: Core, args: JSON) -> JSON:
    """A thread, oldest first."""
    channel = _readable(core, args)
    parent = required(args, "ts")
    thread = [m for m in channel.messages if not m.reader and parent in (m.ts, m.thread_ts)]
    if not thread:
        raise SlackError("thread_not_found")
    return _page(core, args, _between(args, thread))
