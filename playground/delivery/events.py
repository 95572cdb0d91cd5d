"""Events: the payload around them, and the retries of those that the app does not ack."""

from __future__ import annotations

from playground.core import Answer, Core
from playground.delivery.attempts import attempt
from playground.sockets import Retry
from playground.state import JSON, Channel, PostedMessage

RETRY_DELAYS = (0.0, 60.0, 300.0)  # seconds before each retry


def _event_callback(core: Core, event: JSON) -> JSON:
    """Return the event_callback payload around an event, with a new event_id."""
    config = core.config
    return {
        "token": "legacy-verification-token",
        "team_id": config.team_id,
        "context_team_id": config.team_id,
        "api_app_id": config.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": core.state.next_id("Ev"),
        "event_time": int(core.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": config.team_id,
                "user_id": config.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{core.state.next_id('C')}",
    }


async def send_event(core: Core, name: str, event: JSON) -> Answer | None:
    """Deliver an event. Returns None without sending if the app does not subscribe to events named ``name``.

    The first attempt, and the retry that follows it at once, are awaited. Later retries run in the background.
    """
    if name not in core.config.app.events:
        return None
    body = _event_callback(core, event)
    twice = core.switches.take_resend("events_api")
    answer = await attempt(core, "events_api", body)
    if answer.error:
        answer = await attempt(core, "events_api", body, Retry(1, _retry_reason(answer)))
        if answer.error:
            core.run_in_background(_retry_later(core, body, answer))
    if twice:
        await attempt(core, "events_api", body, Retry(1, "http_timeout"))
    return answer


async def _retry_later(core: Core, body: JSON, answer: Answer) -> None:
    for number, delay in enumerate(RETRY_DELAYS[1:], start=2):
        await core.clock.sleep(delay / core.config.time_scale)
        answer = await attempt(core, "events_api", body, Retry(number, _retry_reason(answer)))
        if not answer.error:
            return
    event = f"{body['event']['type']} ({body['event_id']})"
    core.note_fault(f"event {event} was given up after {len(RETRY_DELAYS)} retries")


def _retry_reason(answer: Answer) -> str:
    reasons = {"timeout": "http_timeout", "http_error": "http_error", "no_connection": "connection_failed"}
    return reasons.get(answer.error, "connection_failed")


def message_event(core: Core, channel: Channel, message: PostedMessage, files: list[JSON]) -> JSON:
    """Return the event of a message that a person posted. ``files`` are its files as the payload shows them."""
    event: JSON = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "client_msg_id": core.state.next_id("c"),
        "team": core.config.team_id,
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": channel.kind,
        "blocks": [
            {
                "type": "rich_text",
                "block_id": core.state.next_id("b"),
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": message.text}]}],
            }
        ],
    }
    if files:
        event |= {"files": files, "subtype": "file_share"}
    return event
