"""Web API: chat.* and blocks.validate."""

from __future__ import annotations

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, Channel, Message
from playground.validation.blocks import message_report, view_report
from playground.web_api.posting import (
    Draft,
    add_message,
    change_message,
    compose,
    message_json,
    parsed,
    refuse,
    remove_message,
)
from playground.web_api.registry import known_channel, known_user, method, required


def _warned(body: JSON, draft: Draft) -> JSON:
    if draft.warnings:
        body["response_metadata"] = {"warnings": draft.warnings}
    return body


def _writable(core: Core, args: JSON) -> Channel:
    channel = known_channel(core, required(args, "channel", "channel_not_found"))
    if core.config.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    if channel.person and not core.config.app.home_setting("messages_tab_enabled"):
        raise SlackError("messages_tab_disabled")
    return channel


@method("chat.postMessage", scope="chat:write")
def post_message(core: Core, args: JSON) -> JSON:
    """Post to a channel, or to the DM of a person's id."""
    channel = _writable(core, args)
    core.limiter.check_post(channel.id)
    draft = compose(core, args)
    thread = args.get("thread_ts")
    if thread and not any(message.ts == thread and not message.reader for message in channel.messages):
        raise SlackError("thread_not_found")
    message = add_message(core, channel, draft, thread_ts=thread)
    body = {"channel": channel.id, "ts": message.ts, "message": message_json(core, message, metadata=True)}
    return _warned(body, draft)


@method("chat.postEphemeral", scope="chat:write", tier=4)
def post_ephemeral(core: Core, args: JSON) -> JSON:
    """Post to one person only. It can't be read back, updated or deleted by the Web API."""
    channel = _writable(core, args)
    user = known_user(core, required(args, "user", "user_not_found"))
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    draft = compose(core, args)
    message = add_message(core, channel, draft, reader=user.id, thread_ts=args.get("thread_ts"))
    return _warned({"message_ts": message.ts}, draft)


def _own_message(core: Core, args: JSON, error: str) -> Message:
    channel = known_channel(core, required(args, "channel", "channel_not_found"))
    try:
        message = core.state.message(required(args, "ts", "message_not_found"), channel.id)
    except KeyError as missing:
        raise SlackError("message_not_found") from missing
    if message.reader:
        # An ephemeral message is on its reader's screen only: the Web API can't see it.
        raise SlackError("message_not_found")
    if message.user != core.config.bot_user_id:
        raise SlackError(error)
    return message


@method("chat.update", scope="chat:write", tier=3)
def update(core: Core, args: JSON) -> JSON:
    """Change a message of the app's own."""
    message = _own_message(core, args, "cant_update_message")
    keep = {} if "text" in args or "blocks" in args else {"text": message.text, "blocks": message.blocks}
    if len(args.get("text") or "") > 4000:
        raise SlackError("msg_too_long")
    draft = compose(core, {**args, **keep})
    change_message(core, message, draft)
    body = {"channel": message.channel, "ts": message.ts, "text": message.text}
    return _warned({**body, "message": message_json(core, message, metadata=True)}, draft)


@method("chat.delete", scope="chat:write", tier=3)
def delete(core: Core, args: JSON) -> JSON:
    """Delete a message of the app's own."""
    message = _own_message(core, args, "cant_delete_message")
    remove_message(core, message)
    return {"channel": message.channel, "ts": message.ts}


@method("chat.getPermalink")
def permalink(core: Core, args: JSON) -> JSON:
    """A link to a message."""
    channel = known_channel(core, required(args, "channel", "channel_not_found"))
    try:
        message = core.state.message(required(args, "message_ts"), channel.id)
    except KeyError as missing:
        raise SlackError("message_not_found") from missing
    link = f"{core.config.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


@method("blocks.validate", token="none")
def validate(core: Core, args: JSON) -> JSON:
    """Check exactly one of blocks, message and view."""
    given = [key for key in ("blocks", "message", "view") if args.get(key) not in (None, "")]
    if len(given) != 1:
        raise SlackError("invalid_arguments")
    value = parsed(args[given[0]], "invalid_blocks_format")
    if given[0] == "view":
        kind = value.get("type", "modal") if isinstance(value, dict) else "modal"
        refuse(view_report(value, "home" if kind == "home" else "modal"), "invalid_blocks")
        return {}
    blocks = value.get("blocks", []) if given[0] == "message" and isinstance(value, dict) else value
    refuse(message_report(blocks), "invalid_blocks")
    return {}
