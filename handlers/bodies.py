"""Reading the requests that Slack sends. Each value is checked before it is used, since a request may be forged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from models.db import Stale
from surfaces.kit import Block, find_part

Body = dict[str, Any]
Member = TypeVar("Member", bound=StrEnum)
MOST_DIGITS = 9  # every number of this length fits in a database's integer


class BrokenBody(Stale):
    """A request that lacks what Slack always sends, or holds what the bot's buttons and forms never hold.

    It changes nothing. Its sender gets the same answer as for a button that is out of date.
    """


def read_value(body: Any, *path: str) -> Any:
    """The value at a path of keys in a body; None where there is none."""
    for name in path:
        body = body.get(name) if isinstance(body, dict) else None
    return body


def read_text(body: Any, *path: str) -> str:
    """The text at a path in a body; empty where there is no text."""
    value = read_value(body, *path)
    return value if isinstance(value, str) else ""


def read_part(body: Any, *path: str) -> Body:
    """The object at a path in a body; empty where there is no object."""
    value = read_value(body, *path)
    return value if isinstance(value, dict) else {}


def read_list(body: Any, *path: str) -> list[Any]:
    """The list at a path in a body; empty where there is no list."""
    value = read_value(body, *path)
    return value if isinstance(value, list) else []


def read_whole_number(text: str) -> int:
    """A number of at most nine digits, such as a row's id in a button. Raises BrokenBody for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise BrokenBody()
    return int(text)


def read_moment(text: str) -> datetime:
    """A moment as `datetime.isoformat` writes it, with its offset. Raises BrokenBody for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as problem:
        raise BrokenBody() from problem
    if moment.tzinfo is None:
        raise BrokenBody()
    return moment


def read_member(kind: type[Member], value: str) -> Member:
    """The member of the enum `kind` with this value. Raises BrokenBody where it has none."""
    try:
        return kind(value)
    except ValueError as problem:
        raise BrokenBody() from problem


@dataclass(frozen=True, slots=True)
class PressPlace:
    """Where a button, form or shortcut was used, and the ways to answer there. What Slack did not send is empty."""

    block_id: str
    trigger_id: str
    response_url: str
    message: Block
    view: Block

    @property
    def in_form(self) -> bool:
        """Whether it is in a modal: a form or a page."""
        return read_text(self.view, "type") == "modal"

    @property
    def in_home(self) -> bool:
        """Whether it is in App Home."""
        return read_text(self.view, "type") == "home"

    @property
    def parts(self) -> tuple[int, ...]:
        """The ids of the deliveries that the message with the button is made of."""
        found = (find_part(read_text(block, "block_id")) for block in read_list(self.message, "blocks"))
        return tuple(dict.fromkeys(part for part in found if part is not None))


def read_place(body: Body) -> PressPlace:
    """Where a request comes from, as far as it says."""
    return PressPlace(
        block_id=read_text(find_action(body), "block_id"),
        trigger_id=read_text(body, "trigger_id"),
        response_url=read_text(body, "response_url"),
        message=read_part(body, "message"),
        view=read_part(body, "view"),
    )


def find_action(body: Body) -> Body:
    """What was pressed, as Slack describes it; empty where nothing was."""
    actions = read_list(body, "actions")
    return actions[0] if actions and isinstance(actions[0], dict) else {}
