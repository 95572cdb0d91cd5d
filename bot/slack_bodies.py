"""What Slack sends: the shapes that the bot listens to, and how a body becomes a request that Bolt can handle.

Anybody can post a body of any shape, and Bolt looks into one without asking what is there. So a shape is checked
here, for both doors, before Bolt sees it. Only what Bolt and our listeners rely on is described; Slack may send more.
See https://docs.slack.dev/interactivity, https://docs.slack.dev/apis/events-api
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError
from slack_bolt.async_app import AsyncBoltRequest

# Slack cuts a message there. Understanding the words takes some 10 µs a character, and others wait meanwhile.
MOST_CHARACTERS = 40_000

Name = Annotated[str, Field(min_length=1)]
Words = Annotated[str, Field(max_length=MOST_CHARACTERS)]


class BrokenRequest(ValueError):
    """A body that is none of Slack's."""


class Identified(BaseModel):
    """A person or a workspace."""

    id: Name


class SlackAction(BaseModel):
    """What was pressed or chosen."""

    action_id: Name
    type: Name


class SlackView(BaseModel):
    """A form."""

    type: Name
    callback_id: Name


class SlackEvent(BaseModel):
    """Something that happened: a message, a mention, a visit to the App Home."""

    type: Name
    text: Words = ""


class SlackBody(BaseModel):
    """What Bolt looks into whatever was sent."""

    event: dict[str, Any] | SlackEvent = {}
    message: dict[str, Any] | None = None
    team: Identified | str | None = None


class SlashCommand(SlackBody):
    """`/mvp` with its words."""

    command: Name
    user_id: Name
    team_id: Name
    text: Words = ""


class ActionsBody(SlackBody):
    """A button pressed, or a menu chosen from."""

    user: Identified
    actions: Annotated[list[SlackAction], Field(min_length=1)]
    view: dict[str, Any] | None = None


class FormBody(SlackBody):
    """A form sent in or closed."""

    user: Identified
    view: SlackView


class ShortcutBody(SlackBody):
    """A shortcut chosen, from the list or at a message."""

    user: Identified
    callback_id: Name


class EventBody(SlackBody):
    """An event, with the id that stays the same when Slack sends it again."""

    event_id: Name
    team_id: Name
    event: SlackEvent


class AddressCheck(SlackBody):
    """Slack asks whether the address is ours when it is entered."""

    challenge: Name


class CertificateCheck(SlackBody):
    """Slack asks now and then whether the address has a valid certificate."""

    ssl_check: Literal["1"]


SHAPES: dict[str, type[SlackBody]] = {
    "block_actions": ActionsBody,
    "view_submission": FormBody,
    "view_closed": FormBody,
    "shortcut": ShortcutBody,
    "message_action": ShortcutBody,
    "event_callback": EventBody,
    "url_verification": AddressCheck,
}


def read_request(body: object, headers: Mapping[str, str | Sequence[str]]) -> AsyncBoltRequest:
    """A request for Bolt, out of a parsed body that Slack is known to have sent. Raises BrokenRequest."""
    if not isinstance(body, dict):
        raise BrokenRequest("not an object")
    try:
        _shape_of(body).model_validate(body)
        # `socket_mode` means to Bolt that the body is parsed and needs no signature: both are done by the doors.
        return AsyncBoltRequest(body=body, headers=dict(headers), mode="socket_mode")
    except ValidationError as problem:
        raise BrokenRequest("not the shape of its kind") from problem
    except (AttributeError, KeyError, TypeError, RecursionError) as problem:
        # Bolt searches the whole body for who and where, through lists and objects that it takes for granted.
        raise BrokenRequest("not what Bolt can look through") from problem


def _shape_of(body: dict[str, Any]) -> type[SlackBody]:
    if "command" in body:
        return SlashCommand
    if "ssl_check" in body:
        return CertificateCheck
    kind = body.get("type")
    if not isinstance(kind, str) or kind not in SHAPES:
        raise BrokenRequest("of no kind that is listened to")
    return SHAPES[kind]
