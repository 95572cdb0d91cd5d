"""Posting, finding and changing messages in Slack, and what is known of a post afterwards."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from scheduler.pacing import Bucket, SendingPace
from surfaces.kit import Block, Message

log = logging.getLogger("mvp.sending")
EVENT_TYPE = "mvp_message"
MARGIN_SECONDS = 120  # how far Slack's clock may be behind ours
# Slack refuses and would refuse again: something is wrong with the person, the conversation or the message.
FINAL = frozenset(
    {
        "channel_not_found", "user_not_found", "user_disabled", "cannot_dm_bot", "is_archived",
        "not_in_channel", "messages_tab_disabled", "restricted_action", "invalid_blocks", "invalid_blocks_format",
        "msg_too_long", "msg_blocks_too_long", "no_text", "metadata_too_large", "invalid_metadata_format",
        "user_is_bot", "users_not_found",
    }
)  # fmt: skip
# Slack may take a picture's upload and still refuse to show it; the message is then posted without it.
PICTURE_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format"})
# Slack refuses the whole app: nothing is posted until somebody repairs its installation.
CLOSED = frozenset(
    {
        "account_inactive", "invalid_auth", "not_authed", "token_revoked", "token_expired", "missing_scope",
        "no_permission", "org_login_required", "team_access_not_granted", "ekm_access_denied", "access_denied",
        "not_allowed_token_type",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Posted:
    """The message is in Slack."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class PostRefused:
    """Slack refused the message for good. `reason` is Slack's error code."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotPosted:
    """The message is certainly not in Slack, and may be tried again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Slack's answer was lost or unclear: the message may be in Slack."""

    reason: str


PostResult = Posted | PostRefused | NotPosted | Unknown


class Sender:
    """Posts, finds and changes messages, within the pace. The client must not retry on its own."""

    def __init__(self, client: AsyncWebClient, pace: SendingPace) -> None:
        self._client, self._pace = client, pace

    async def post_message(self, to: str, message: Message, token: str, stop: Callable[[], bool]) -> PostResult:
        """Post to a person or conversation. `stop` is asked before each try, since the lease may have ended meanwhile.

        Where Slack refuses the pictures, the message is posted without them: its text says the same.
        """
        blocks = await self._upload_pictures(message)
        result = await self._post_blocks(to, text=message.text, blocks=blocks, token=token, stop=stop)
        if message.pictures and isinstance(result, PostRefused) and result.reason in PICTURE_REFUSED:
            log.warning("a letter goes without its picture: %s", result.reason)
            result = await self._post_blocks(
                to, text=message.text, blocks=_remove_pictures(message), token=token, stop=stop
            )
        return result

    async def _post_blocks(
        self, to: str, text: str, blocks: list[Block], token: str, stop: Callable[[], bool]
    ) -> PostResult:
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"message_id": token}}
        while True:
            await self._pace.posts.wait_for_turn()
            if stop():
                return NotPosted("lease")
            try:
                answer = await self._client.chat_postMessage(
                    channel=to, text=text, blocks=blocks, metadata=metadata, unfurl_links=False
                )
            except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
                seconds = _read_retry_after(failure)
                if seconds is None:
                    return _read_result(failure)
                self._pace.posts.note_refusal(seconds)
                continue
            self._pace.posts.note_success()
            return Posted(answer["channel"], answer["ts"])

    async def find_message(self, channel: str, token: str, since: datetime) -> str | None:
        """The ts of the message with that token, posted since then; None where there is none.

        Raises what the client raises; then it is still not known.
        """
        options: dict[str, Any] = {"include_all_metadata": True, "limit": 100}
        options["oldest"] = f"{since.timestamp() - MARGIN_SECONDS:.6f}"
        while True:
            history = await self._read_history(channel, options)
            for message in history["messages"]:
                if ((message.get("metadata") or {}).get("event_payload") or {}).get("message_id") == token:
                    return str(message["ts"])
            options["cursor"] = str((history.get("response_metadata") or {}).get("next_cursor") or "")
            if not options["cursor"]:
                return None

    async def open_conversation(self, slack_id: str) -> str:
        """The id of the direct message channel with a person. Raises what the client raises."""
        answer = await self._call_paced(self._pace.opens, lambda: self._client.conversations_open(users=slack_id))
        return str(answer["channel"]["id"])

    async def read_blocks(self, channel: str, ts: str) -> list[Block] | None:
        """The blocks of a message as they are now; None where the message is gone."""
        answer = await self._read_history(channel, {"latest": ts, "oldest": ts, "inclusive": True, "limit": 1})
        matches = [message for message in answer["messages"] if message["ts"] == ts]
        return list(matches[0].get("blocks") or ()) if matches else None

    async def change_message(self, channel: str, ts: str, message: Message) -> None:
        """Replace a message's text and blocks. Doing it twice has the same result as once."""
        await self._call_paced(
            self._pace.updates,
            lambda: self._client.chat_update(channel=channel, ts=ts, text=message.text, blocks=message.blocks),
        )

    async def _read_history(self, channel: str, options: dict[str, Any]) -> Any:
        return await self._call_paced(
            self._pace.looks, lambda: self._client.conversations_history(channel=channel, **options)
        )

    async def _call_paced(self, bucket: Bucket, call: Callable[[], Awaitable[Any]]) -> Any:
        while True:
            await bucket.wait_for_turn()
            try:
                answer = await call()
            except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
                seconds = _read_retry_after(failure)
                if seconds is None:
                    raise
                bucket.note_refusal(seconds)
                continue
            bucket.note_success()
            return answer

    async def _upload_pictures(self, message: Message) -> list[Block]:
        """Upload the message's pictures. Returns the blocks with them, or without any image where an upload failed."""
        try:
            ids = {f"picture:{place}": await self._upload_picture(png) for place, png in enumerate(message.pictures)}
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
            log.warning("a letter goes without its picture: %s", type(failure).__name__)
            return _remove_pictures(message)
        return [
            block | {"slack_file": {"id": ids[block["slack_file"]["id"]]}} if block["type"] == "image" else block
            for block in message.blocks
        ]

    async def _upload_picture(self, png: bytes) -> str:
        where = await self._client.files_getUploadURLExternal(filename="mvp.png", length=len(png))
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.post(str(where["upload_url"]), data=png) as sent,
        ):
            sent.raise_for_status()
        await self._client.files_completeUploadExternal(files=[{"id": where["file_id"], "title": "MVP"}])
        return str(where["file_id"])


def _remove_pictures(message: Message) -> list[Block]:
    return [block for block in message.blocks if block["type"] != "image"]


def _read_retry_after(failure: Exception) -> float | None:
    """The seconds Slack asks to wait; None where it did not answer that there were too many calls."""
    if not isinstance(failure, SlackApiError):
        return None
    status = getattr(failure.response, "status_code", 0)
    if status != 429 and _read_code(failure) not in ("ratelimited", "rate_limited"):
        return None
    headers = {name.lower(): value for name, value in (getattr(failure.response, "headers", None) or {}).items()}
    seconds = str(headers.get("retry-after") or "1")
    return float(seconds) if seconds.replace(".", "", 1).isdigit() else 1.0


def _read_code(failure: SlackApiError) -> str:
    response: Any = failure.response
    return str((response.get("error") if hasattr(response, "get") else "") or "")


def _read_result(failure: Exception) -> PostResult:
    if isinstance(failure, aiohttp.ClientConnectorError):
        return NotPosted("no connection")
    if isinstance(failure, SlackApiError) and getattr(failure.response, "status_code", 0) == 200:
        code = _read_code(failure)
        if code in FINAL:
            return PostRefused(code)
        if code in CLOSED:
            return NotPosted(code)
        return Unknown(code or "no answer")
    return Unknown(type(failure).__name__)
