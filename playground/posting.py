"""The app's messages: checked, posted, changed and deleted, whether by the Web API, an ack or a response_url."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, Channel, PostedMessage, ResponseUrl
from playground.validation import MOST_TEXT, ValidationReport, check_message_blocks, elements_of

RESPONSE_KEYS = {
    "text",
    "blocks",
    "response_type",
    "replace_original",
    "delete_original",
    "metadata",
    "mrkdwn",
    "unfurl_links",
    "unfurl_media",
    "thread_ts",
}


@dataclass(frozen=True)
class MessageDraft:
    """A message that passed Slack's checks. ``warnings`` list what Slack accepts but advises against."""

    text: str
    blocks: list[JSON]
    metadata: JSON | None
    warnings: list[str]


def parse_json(value: Any, error: str) -> Any:
    """Return a JSON argument as plain data; it may have come as a string. SlackError ``error`` for broken JSON."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError as problem:
            raise SlackError(error) from problem
    return value


def raise_problems(report: ValidationReport, code: str) -> None:
    """Raise SlackError ``code`` if the report holds any problems."""
    if report.messages:
        raise SlackError(code, errors=report.messages, response_metadata={"messages": report.messages})


def fill_in_ids(core: Core, blocks: list[JSON]) -> list[JSON]:
    """Return a copy of the blocks. As in Slack, a block_id or action_id that the app left out is made up."""
    copied: list[JSON] = json.loads(json.dumps(blocks))
    for block in copied:
        block.setdefault("block_id", core.state.next_id("b"))
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", core.state.next_id("a"))
    return copied


def _parse_metadata(value: Any) -> JSON | None:
    if value is None:
        return None
    found = parse_json(value, "invalid_metadata_format")
    good = isinstance(found, dict) and isinstance(found.get("event_type"), str) and bool(found["event_type"])
    if not good or not isinstance(found.get("event_payload"), dict) or set(found) - {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    return dict(found)


def _check_files(core: Core, report: ValidationReport, blocks: Any) -> None:
    """Check that every picture shown from a file exists, is completely uploaded and is a picture."""
    for index, block in enumerate(blocks if isinstance(blocks, list) else []):
        given = block.get("slack_file") if isinstance(block, dict) else None
        if isinstance(given, dict) and "id" in given:
            file = core.state.files.get(str(given["id"]))
            if file is None or not file.done or not file.is_picture:
                report.add(f"/blocks/{index}/slack_file", "invalid slack file")


def check_message(core: Core, args: JSON) -> MessageDraft:
    """Check text, blocks and metadata of a message. SlackError with Slack's code if Slack would refuse it."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if len(text) > MOST_TEXT:
        raise SlackError("msg_too_long")
    if args.get("attachments"):
        raise SlackError("invalid_attachments")
    raw = args.get("blocks")
    blocks = parse_json(raw, "invalid_blocks_format") if raw not in (None, "") else []
    report = check_message_blocks(blocks)
    _check_files(core, report, blocks)
    raise_problems(report, "invalid_blocks")
    if not text.strip() and not blocks:
        raise SlackError("no_text")
    if blocks and not text.strip():
        report.warnings.append("missing_text_in_message: screen readers and notifications have nothing to say")
    core.warnings.extend(report.warnings)
    return MessageDraft(text, fill_in_ids(core, blocks), _parse_metadata(args.get("metadata")), report.warnings)


def add_message(
    core: Core, channel: Channel, draft: MessageDraft, *, reader: str | None = None, thread_ts: str | None = None
) -> PostedMessage:
    """Post a message of the app's to the channel. ``reader`` makes it ephemeral, for this person only."""
    message = PostedMessage(
        ts=core.state.next_ts(),
        channel=channel.id,
        user=core.config.bot_user_id,
        text=draft.text,
        blocks=draft.blocks,
        metadata=draft.metadata,
        reader=reader,
        thread_ts=thread_ts,
    )
    channel.messages.append(message)
    core.state.journal.append(message)
    core.announce_change()
    return message


def change_message(core: Core, message: PostedMessage, draft: MessageDraft) -> None:
    """Replace the content of a message. What people had chosen in it is forgotten."""
    message.text, message.blocks = draft.text, draft.blocks
    message.metadata = draft.metadata or message.metadata
    message.edited = True
    message.selections.clear()
    core.state.journal.append(message)
    core.announce_change()


def remove_message(core: Core, message: PostedMessage) -> None:
    """Delete a message."""
    core.state.channels[message.channel].messages.remove(message)
    core.announce_change()


def respond(core: Core, answer: ResponseUrl, body: JSON) -> None:
    """Carry out the ack of a command or a post to a response_url. SlackError if Slack would refuse it."""
    if unknown := sorted(set(body) - RESPONSE_KEYS):
        raise SlackError("invalid_arguments", errors=[f"unknown key {key}" for key in unknown])
    if body.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        raise SlackError("invalid_arguments", errors=["response_type must be ephemeral or in_channel"])
    original = _find_original(core, answer)
    if body.get("delete_original") in (True, "true"):
        if original is not None:
            remove_message(core, original)
        return
    draft = check_message(core, body)
    if body.get("replace_original") in (True, "true") and original is not None:
        change_message(core, original, draft)
        return
    ephemeral = body.get("response_type", "ephemeral") == "ephemeral"
    add_message(
        core,
        core.state.channels[answer.channel],
        draft,
        reader=answer.user if ephemeral else None,
        thread_ts=body.get("thread_ts"),
    )


def _find_original(core: Core, answer: ResponseUrl) -> PostedMessage | None:
    if answer.ts is None:
        return None
    try:
        return core.state.message(answer.ts, answer.channel)
    except KeyError:
        return None


def use_response_url(core: Core, key: str, body: JSON) -> None:
    """Carry out a post to a response_url.

    SlackError expired_url when it is too old or unknown, used_url when it has been used five times.
    """
    answer = core.state.responses.get(key)
    if answer is None or core.clock.monotonic() > answer.expires:
        raise SlackError("expired_url")
    if answer.uses_left <= 0:
        raise SlackError("used_url")
    answer.uses_left -= 1
    respond(core, answer, body)


def message_json(core: Core, message: PostedMessage, *, metadata: bool = False) -> JSON:
    """Return a message as the Web API and payloads show it. ``metadata`` includes its metadata."""
    found: JSON = {"type": "message", "ts": message.ts, "user": message.user, "text": message.text}
    if message.user == core.config.bot_user_id:
        found |= {"bot_id": core.config.bot_id, "app_id": core.config.app_id, "team": core.config.team_id}
    if message.blocks:
        found["blocks"] = message.blocks
    if message.thread_ts:
        found["thread_ts"] = message.thread_ts
    if message.edited:
        found["edited"] = {"user": message.user, "ts": message.ts}
    if message.files:
        found["files"] = [{"id": key, "name": core.state.files[key].name} for key in message.files]
    if metadata and message.metadata:
        found["metadata"] = message.metadata
    return found
