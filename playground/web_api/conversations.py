"""The Web API methods conversations.*"""

from __future__ import annotations

import base64
import binascii

from playground.core import Core
from playground.errors import SlackError
from playground.posting import message_json
from playground.state import JSON, Channel, PostedMessage
from playground.web_api.registry import check_scope, find_channel, find_user, read_flag, require_text, web_api_method

DEFAULT_LIMIT = 100
MOST_LIMIT = 999


def channel_json(channel: Channel) -> JSON:
    """Return a channel as the Web API shows it."""
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


@web_api_method("conversations.open", scope="im:write", tier=3)
def open_dm(core: Core, args: JSON) -> JSON:
    """Open the DM with the one person in ``users``."""
    if args.get("channel"):
        return {"channel": channel_json(find_channel(core, args["channel"]))}
    users = args.get("users") or ""
    ids = users if isinstance(users, list) else [part for part in str(users).split(",") if part]
    if len(ids) != 1:
        raise SlackError("users_list_not_supplied" if not ids else "method_not_supported_for_channel_type")
    user = find_user(core, ids[0])
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    channel = core.state.dm_of(user.id)
    found = channel_json(channel) if read_flag(args, "return_im") else {"id": channel.id}
    return {"channel": found, "no_op": True, "already_open": True}


@web_api_method("conversations.info", tier=3)
def info(core: Core, args: JSON) -> JSON:
    """Return one channel."""
    channel = find_channel(core, require_text(args, "channel", "channel_not_found"))
    check_scope(core, "im:read" if channel.person else "channels:read")
    return {"channel": channel_json(channel)}


def _read_limit(args: JSON) -> int:
    try:
        limit = int(args.get("limit") or DEFAULT_LIMIT)
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_limit") from error
    if not 1 <= limit <= MOST_LIMIT:
        raise SlackError("invalid_limit")
    return limit


def _read_time(args: JSON, name: str) -> float | None:
    raw = args.get(name)
    if raw in (None, ""):
        return None
    try:
        return float(str(raw))
    except ValueError as error:
        raise SlackError(f"invalid_ts_{name}") from error


def _read_offset(args: JSON) -> int:
    """Return how many messages the cursor skips."""
    cursor = args.get("cursor")
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(str(cursor), validate=True).decode().removeprefix("offset:"))
    except (binascii.Error, ValueError) as error:
        raise SlackError("invalid_cursor") from error


def _find_readable_channel(core: Core, args: JSON) -> Channel:
    channel = find_channel(core, require_text(args, "channel", "channel_not_found"))
    check_scope(core, "im:history" if channel.person else "channels:history")
    if core.config.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _select_between(args: JSON, messages: list[PostedMessage]) -> list[PostedMessage]:
    """Return the messages between the arguments ``oldest`` and ``latest``."""
    oldest, latest = _read_time(args, "oldest"), _read_time(args, "latest")
    inclusive = read_flag(args, "inclusive")

    def inside(message: PostedMessage) -> bool:
        ts = float(message.ts)
        if inclusive and ts in (oldest, latest):
            return True
        return (oldest is None or ts > oldest) and (latest is None or ts < latest)

    return [message for message in messages if inside(message)]


def _build_page(core: Core, args: JSON, messages: list[PostedMessage]) -> JSON:
    """Return the body with the page of messages that ``limit`` and ``cursor`` ask for."""
    limit, offset = _read_limit(args), _read_offset(args)
    part = messages[offset : offset + limit]
    more = len(messages) > offset + limit
    cursor = base64.b64encode(f"offset:{offset + limit}".encode()).decode() if more else ""
    metadata = read_flag(args, "include_all_metadata")
    return {
        "messages": [message_json(core, message, metadata=metadata) for message in part],
        "has_more": more,
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


@web_api_method("conversations.history", tier=3)
def history(core: Core, args: JSON) -> JSON:
    """Return a channel's messages, newest first, without replies in threads and ephemeral messages."""
    channel = _find_readable_channel(core, args)
    shown = [m for m in channel.messages if not m.reader and m.thread_ts in (None, m.ts)]
    return _build_page(core, args, _select_between(args, shown)[::-1])


@web_api_method("conversations.replies", tier=3)
def replies(core: Core, args: JSON) -> JSON:
    """Return the messages of a thread, oldest first."""
    channel = _find_readable_channel(core, args)
    parent = require_text(args, "ts")
    thread = [m for m in channel.messages if not m.reader and parent in (m.ts, m.thread_ts)]
    if not thread:
        raise SlackError("thread_not_found")
    return _build_page(core, args, _select_between(args, thread))
