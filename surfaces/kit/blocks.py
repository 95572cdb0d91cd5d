"""The Block Kit pieces that the bot uses, kept within Slack's limits.

A text that is too long is cut and ends with an ellipsis. `name` is a block's id, unique in its message or form.
The limits count characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

Block = dict[str, Any]

SECTION_MOST, BUTTON_MOST, VALUE_MOST, OPTION_MOST, TITLE_MOST, TEXT_MOST, BLOCKS_MOST = (
    3000,
    75,
    2000,
    75,
    24,
    3000,
    12_500,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message: blocks to show, and the text for notifications and screen readers."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    pictures: tuple[bytes, ...] = ()  # PNG; an image block's `picture:0` is the first of them

    def __post_init__(self) -> None:
        """Cut text and blocks to what Slack takes, also in a later update of the message."""
        object.__setattr__(self, "text", cut(self.text, TEXT_MOST))
        object.__setattr__(self, "blocks", _keep_fitting_blocks(self.blocks))


Show = Callable[[str, Any], Message]  # (locale, the content of a delivery) -> its message


def cut(content: str, most: int) -> str:
    """The text, at most `most` characters long."""
    return content if len(content) <= most else content[: most - 1].rstrip() + "…"


def section(name: str, content: str, accessory: Block | None = None) -> Block:
    """A paragraph of mrkdwn."""
    block: Block = {"type": "section", "block_id": name, "text": {"type": "mrkdwn", "text": cut(content, SECTION_MOST)}}
    return block | {"accessory": accessory} if accessory else block


def header(name: str, content: str) -> Block:
    """A heading."""
    return {"type": "header", "block_id": name, "text": _plain_text(cut(content, 150))}


def context(name: str, content: str) -> Block:
    """A small aside."""
    return {"type": "context", "block_id": name, "elements": [{"type": "mrkdwn", "text": cut(content, SECTION_MOST)}]}


def divider(name: str) -> Block:
    """A line."""
    return {"type": "divider", "block_id": name}


def actions(name: str, buttons: Iterable[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "block_id": name, "elements": list(buttons)}


def button(action: str, label: str, value: str = "-", *, primary: bool = False) -> Block:
    """A button. Raises ValueError when its value is longer than Slack allows; the caller has to check first."""
    if len(value) > VALUE_MOST:
        raise ValueError(f"the value of {action} is {len(value)} characters long")
    block: Block = {"type": "button", "action_id": action, "text": _plain_text(cut(label, BUTTON_MOST)), "value": value}
    return block | {"style": "primary"} if primary else block


def lines(name: str, texts: Iterable[str]) -> list[Block]:
    """Put many lines into as few section blocks as they fit in. No line is split between two blocks."""
    blocks: list[Block] = []
    gathered = ""
    for line in texts:
        line = cut(line, SECTION_MOST)
        if gathered and len(gathered) + len(line) + 1 > SECTION_MOST:
            blocks.append(section(f"{name}.{len(blocks)}", gathered))
            gathered = ""
        gathered = f"{gathered}\n{line}" if gathered else line
    return [*blocks, section(f"{name}.{len(blocks)}", gathered)] if gathered else blocks


def option(label: str, value: str) -> Block:
    """An option of a list."""
    return {"text": _plain_text(cut(label, OPTION_MOST)), "value": value}


def field_block(name: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """A field of a form; its block id is its action id."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": _plain_text(label),
        "element": element | {"action_id": name},
        "optional": optional,
    }
    return block | {"hint": _plain_text(hint)} if hint else block


def select(options: list[Block], initial: str | None = None, *, kind: str = "static_select") -> Block:
    """A field that chooses one of a list. `initial` is the value already chosen; `kind` may be radio_buttons."""
    element: Block = {"type": kind, "options": options}
    chosen = next((choice for choice in options if choice["value"] == initial), None)
    return element | {"initial_option": chosen} if chosen else element


def grouped_select(groups: list[tuple[str, list[Block]]]) -> Block:
    """A field that chooses one of a long list. `groups` are headings with their options."""
    return {
        "type": "static_select",
        "option_groups": [
            {"label": _plain_text(cut(label, OPTION_MOST)), "options": options} for label, options in groups
        ],
    }


def checkboxes(options: list[Block], initial: Iterable[str] = ()) -> Block:
    """A field that chooses several of a list. `initial` are the values already chosen."""
    wanted = set(initial)
    element: Block = {"type": "checkboxes", "options": options}
    chosen = [choice for choice in options if choice["value"] in wanted]
    return element | {"initial_options": chosen} if chosen else element


def date_picker(initial: date | None) -> Block:
    """A field that chooses a day."""
    return {"type": "datepicker"} | ({"initial_date": initial.isoformat()} if initial else {})


def time_picker(initial: time | None) -> Block:
    """A field that chooses a time of day."""
    return {"type": "timepicker"} | ({"initial_time": initial.strftime("%H:%M")} if initial else {})


def people_picker(initial: Iterable[str] = ()) -> Block:
    """A field that chooses people in Slack. `initial` are the Slack ids already chosen."""
    chosen = list(initial)
    return {"type": "multi_users_select"} | ({"initial_users": chosen} if chosen else {})


def number_input(lowest: int, highest: int, initial: int | None = None) -> Block:
    """A field for a whole number."""
    element: Block = {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": str(lowest),
        "max_value": str(highest),
    }
    return element | ({"initial_value": str(initial)} if initial is not None else {})


def text_input(most: int, initial: str = "", *, multiline: bool = True) -> Block:
    """A field for free text of at most `most` characters."""
    element: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": most}
    return element | ({"initial_value": initial} if initial else {})


def modal(form: str, title: str, blocks: list[Block], *, close: str, submit: str = "", metadata: str = "") -> Block:
    """A form with the callback id `form`; without `submit` it is a page to read."""
    view: Block = {
        "type": "modal",
        "callback_id": form,
        "title": _plain_text(cut(title, TITLE_MOST)),
        "close": _plain_text(cut(close, TITLE_MOST)),
        "blocks": blocks,
        "private_metadata": metadata,
    }
    return view | {"submit": _plain_text(cut(submit, TITLE_MOST))} if submit else view


def _plain_text(content: str) -> Block:
    return {"type": "plain_text", "text": content, "emoji": True}


def _keep_fitting_blocks(blocks: list[Block]) -> list[Block]:
    """The blocks from the first that fit in a message; rows of buttons are always kept.

    Slack refuses a message whose blocks have more than about 13,200 characters together.
    """
    if sum(count_letters(block) for block in blocks) <= BLOCKS_MOST:
        return blocks
    kept, left = [], BLOCKS_MOST - sum(count_letters(block) for block in blocks if block["type"] == "actions")
    for block in blocks:
        cost = 0 if block["type"] == "actions" else count_letters(block)
        if cost <= left:
            kept.append(block)
            left -= cost
        elif left > 0:
            kept.append(context("cut", "…"))
            left = 0
    return kept


def count_letters(part: Any) -> int:
    if isinstance(part, str):
        return len(part)
    if isinstance(part, dict):
        return sum(count_letters(value) for name, value in part.items() if name != "type")
    return sum(count_letters(value) for value in part) if isinstance(part, list) else 0
