"""Messages the app writes: checked as Slack checks them, whether they come by the Web API, an ack or a response_url."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, Channel, Message, ResponseUrl
from playground.validation.blocks import MOST_TEXT, elements_of, message_report
from playground.validation.grammar import Report

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
class Draft:
    """A message that passed the checks; ``warnings`` are what Slack accepts and we advise against."""

    text: str
    blocks: list[JSON]
    metadata: JSON | None
    warnings: list[str]


def parsed(value: Any, error: str) -> Any:
    """A JSON argument, which may come as a string; SlackError ``error`` when it can't be read."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError as problem:
            raise SlackError(error) from problem
    return value


def refuse(report: Report, code: str) -> None:
    """Raise SlackError ``code`` with the report's messages, if there are any."""
    if report.messages:
        raise SlackError(code, errors=report.messages, response_metadata={"messages": report.messages})


def with_ids(core: Core, blocks: list[JSON]) -> list[JSON]:
    """The blocks with the block_ids and action_ids that Slack makes up where the app gave none."""
    copied: list[JSON] = json.loads(json.dumps(blocks))
    for block in copied:
        block.setdefault("block_id", core.state.next_id("b"))
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", core.state.next_id("a"))
    return copied


def _metadata(value: Any) -> JSON | None:
    if value is None:
        return None
    found = parsed(value, "invalid_metadata_format")
    good = isinstance(found, dict) and isinstance(found.get("event_type"), str) and bool(found["event_type"])
    if not good or not isinstance(found.get("event_payload"), dict) or set(found) - {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    return dict(found)


def _check_files(core: Core, report: Report, blocks: Any) -> None:
    """A picture out of a file: it is there, its upload is completed, and it is a picture."""
    for index, block in enumerate(blocks if isinstance(blocks, list) else []):
        given = block.get("slack_file") if isinstance(block, dict) else None
        if isinstance(given, dict) and "id" in given:
            file = core.state.files.get(str(given["id"]))
            if file is None or not file.done or not file.is_picture:
                report.add(f"/blocks/{index}/slack_file", "invalid slack file")


def compose(core: Core, args: JSON) -> Draft:
    """Check text, blocks and metadata; SlackError with Slack's code when they would be refused."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if len(text) > MOST_TEXT:
        raise SlackError("msg_too_long")
    if args.get("attachments"):
        raise SlackError("invalid_attachments")
    raw = args.get("blocks")
    blocks = parsed(raw, "invalid_blocks_format") if raw not in (None, "") else []
    report = message_report(blocks)
    _check_files(core, report, blocks)
    refuse(report, "invalid_blocks")
    if not text.strip() and not blocks:
        raise SlackError("no_text")
    if blocks and not text.strip():
        report.warnings.append("missing_text_in_message: screen readers and notifications have nothing to say")
    core.warnings.extend(report.warnings)
    return Draft(text, with_ids(core, blocks), _metadata(args.get("metadata")), report.warnings)


def add_message(
    core: Core, channel: Channel, draft: Draft, *, reader: str | None = None, thread_ts: str | None = None
) -> Message:
    """The app's message, put into the channel; ``reader`` makes it ephemeral."""
    message = Message(
        core.state.next_ts(),
        channel.id,
        core.config.bot_user_id,
        draft.text,
        draft.blocks,
        draft.metadata,
        reader,
        thread_ts=thread_ts,
    )
    channel.messages.append(message)
    core.changed()
    return message


def change_message(core: Core, message: Message, draft: Draft) -> None:
    """Put a draft in the place of a message; what people had chosen in it is forgotten."""
    message.text, message.blocks = draft.text, draft.blocks
    message.metadata = draft.metadata or message.metadata
    message.edited = True
    message.selections.clear()
    core.changed()


def remove_message(core: Core, message: Message) -> None:
    """Take a message out of its channel."""
    core.state.channels[message.channel].messages.remove(message)
    core.changed()


def respond(core: Core, answer: ResponseUrl, body: JSON) -> None:
    """Do what an ack of a command, or a post to a response_url, asks for; SlackError when Slack would refuse it."""
    if unknown := sorted(set(body) - RESPONSE_KEYS):
        raise SlackError("invalid_arguments", errors=[f"unknown key {key}" for key in unknown])
    if body.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        raise SlackError("invalid_arguments", errors=["response_type must be ephemeral or in_channel"])
    original = _original(core, answer)
    if body.get("delete_original") in (True, "true"):
        if original is not None:
            remove_message(core, original)
        return
    draft = compose(core, body)
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


def _original(core: Core, answer: ResponseUrl) -> Message | None:
    if answer.ts is None:
        return None
    try:
        return core.state.message(answer.ts, answer.channel)
    except KeyError:
        return None


def use_response_url(core: Core, key: str, body: JSON) -> None:
    """A post to a response_url; SlackError expired_url or used_url when it is past its time or its five uses."""
    answer = core.state.responses.get(key)
    if answer is None or core.clock.monotonic() > answer.expires:
        raise SlackError("expired_url")
    if answer.uses_left <= 0:
        raise SlackError("used_url")
    answer.uses_left -= 1
    respond(core, answer, body)


def message_json(core: Core, message: Message, *, metadata: bool = False) -> JSON:
    """A message as the Web API and payloads show it."""
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
