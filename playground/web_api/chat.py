"""The Web API methods chat.* and blocks.validate."""

from __future__ import annotations

from playground.core import Core
from playground.errors import SlackError
from playground.posting import (
    MessageDraft,
    add_message,
    change_message,
    check_message,
    message_json,
    parse_json,
    raise_problems,
    remove_message,
)
from playground.state import JSON, Channel, PostedMessage
from playground.validation import check_message_blocks, check_view_blocks
from playground.web_api.registry import find_channel, find_user, require_text, web_api_method


def _add_warnings(body: JSON, draft: MessageDraft) -> JSON:
    if draft.warnings:
        body["response_metadata"] = {"warnings": draft.warnings}
    return body


def _find_writable_channel(core: Core, args: JSON) -> Channel:
    channel = find_channel(core, require_text(args, "channel", "channel_not_found"))
    if core.config.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    if channel.person and not core.config.app.home_setting("messages_tab_enabled"):
        raise SlackError("messages_tab_disabled")
    return channel


@web_api_method("chat.postMessage", scope="chat:write")
def post_message(core: Core, args: JSON) -> JSON:
    """Post to a channel, or to a person's DM by their id."""
    channel = _find_writable_channel(core, args)
    core.limiter.check_post(channel.id)
    draft = check_message(core, args)
    thread = args.get("thread_ts")
    if thread and not any(message.ts == thread and not message.reader for message in channel.messages):
        raise SlackError("thread_not_found")
    message = add_message(core, channel, draft, thread_ts=thread)
    body = {"channel": channel.id, "ts": message.ts, "message": message_json(core, message, metadata=True)}
    return _add_warnings(body, draft)


@web_api_method("chat.postEphemeral", scope="chat:write", tier=4)
def post_ephemeral(core: Core, args: JSON) -> JSON:
    """Post to one person only. The Web API can't read, update or delete such a message."""
    channel = _find_writable_channel(core, args)
    user = find_user(core, require_text(args, "user", "user_not_found"))
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    draft = check_message(core, args)
    message = add_message(core, channel, draft, reader=user.id, thread_ts=args.get("thread_ts"))
    return _add_warnings({"message_ts": message.ts}, draft)


def _find_own_message(core: Core, args: JSON, error: str) -> PostedMessage:
    """Return the app's message that ``channel`` and ``ts`` name. SlackError ``error`` if somebody else wrote it."""
    channel = find_channel(core, require_text(args, "channel", "channel_not_found"))
    try:
        message = core.state.message(require_text(args, "ts", "message_not_found"), channel.id)
    except KeyError as missing:
        raise SlackError("message_not_found") from missing
    if message.reader:
        # An ephemeral message exists only on its reader's screen.
        raise SlackError("message_not_found")
    if message.user != core.config.bot_user_id:
        raise SlackError(error)
    return message


@web_api_method("chat.update", scope="chat:write", tier=3)
def update(core: Core, args: JSON) -> JSON:
    """Change a message that the app has posted."""
    message = _find_own_message(core, args, "cant_update_message")
    keep = {} if "text" in args or "blocks" in args else {"text": message.text, "blocks": message.blocks}
    if len(args.get("text") or "") > 4000:
        raise SlackError("msg_too_long")
    draft = check_message(core, {**args, **keep})
    change_message(core, message, draft)
    body = {"channel": message.channel, "ts": message.ts, "text": message.text}
    return _add_warnings({**body, "message": message_json(core, message, metadata=True)}, draft)


@web_api_method("chat.delete", scope="chat:write", tier=3)
def delete(core: Core, args: JSON) -> JSON:
    """Delete a message that the app has posted."""
    message = _find_own_message(core, args, "cant_delete_message")
    remove_message(core, message)
    return {"channel": message.channel, "ts": message.ts}


@web_api_method("chat.getPermalink")
def permalink(core: Core, args: JSON) -> JSON:
    """Return a link to a message."""
    channel = find_channel(core, require_text(args, "channel", "channel_not_found"))
    try:
        message = core.state.message(require_text(args, "message_ts"), channel.id)
    except KeyError as missing:
        raise SlackError("message_not_found") from missing
    link = f"{core.config.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


@web_api_method("blocks.validate", token="none")
def validate(core: Core, args: JSON) -> JSON:
    """Check blocks, a message or a view: exactly one of them is given."""
    given = [key for key in ("blocks", "message", "view") if args.get(key) not in (None, "")]
    if len(given) != 1:
        raise SlackError("invalid_arguments")
    value = parse_json(args[given[0]], "invalid_blocks_format")
    if given[0] == "view":
        kind = value.get("type", "modal") if isinstance(value, dict) else "modal"
        raise_problems(check_view_blocks(value, "home" if kind == "home" else "modal"), "invalid_blocks")
        return {}
    blocks = value.get("blocks", []) if given[0] == "message" and isinstance(value, dict) else value
    raise_problems(check_message_blocks(blocks), "invalid_blocks")
    return {}
