"""What a screen shows: the text of messages and views, and the way from a label to its element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playground.errors import ActionError
from playground.state import JSON, Message, View
from playground.validation.blocks import elements_of


def texts(node: Any) -> Iterator[str]:
    """All text objects and cells in reading order."""
    if isinstance(node, list):
        for item in node:
            yield from texts(item)
    elif isinstance(node, dict):
        if node.get("type") == "raw_number":
            yield str(node.get("text", node.get("value")))
        for key, value in node.items():
            if isinstance(value, str):
                if key in ("text", "alt_text", "caption"):
                    yield value
            elif key not in ("confirm", "initial_option", "initial_options"):
                yield from texts(value)


def block_text(blocks: list[JSON]) -> str:
    """The text of blocks, one text object a line."""
    return "\n".join(texts(blocks))


def message_text(message: Message) -> str:
    """What a message shows: its blocks, or its text where it has none."""
    return block_text(message.blocks) if message.blocks else message.text


def view_text(view: View | None) -> str:
    """What a view shows, with its errors; empty for none."""
    if view is None:
        return ""
    title = [view.spec[key]["text"] for key in ("title",) if key in view.spec]
    feet = [view.spec[key]["text"] for key in ("submit", "close") if key in view.spec]
    failure = [view.failure] if view.failure else []
    return "\n".join([*title, *failure, *view.errors.values(), block_text(view.spec["blocks"]), *feet])


def label_of(element: JSON) -> str:
    """The words on a button, or an element's placeholder."""
    text: str = (element.get("text") or element.get("placeholder") or {}).get("text", "")
    return text


def pairs(blocks: list[JSON]) -> Iterator[tuple[JSON, JSON]]:
    """Every (block, interactive element), in order."""
    for block in blocks:
        for element in elements_of(block):
            if element["type"] != "image":
                yield block, element


def buttons(blocks: list[JSON]) -> list[str]:
    """The labels of all buttons, in order."""
    return [label_of(element) for _, element in pairs(blocks) if element["type"] == "button"]


def find_element(blocks: list[JSON], wanted: str, value: Any = None, block_id: str | None = None) -> tuple[JSON, JSON]:
    """The (block, element) with this action_id, block_id, label or option label.

    Several buttons with one action_id are told apart by ``block_id``, or by ``value``. ActionError when there is
    none, or still more than one.
    """
    inside = [(b, e) for b, e in pairs(blocks) if block_id in (None, b["block_id"])]
    # An action_id beats a label, and a label beats a block_id, so that equal words do not make a choice ambiguous.
    found: list[tuple[JSON, JSON]] = []
    for names in (_action_id, _labels, _block_id):
        found = found or [(b, e) for b, e in inside if wanted in names(b, e)]
    if value is not None and len(found) > 1:
        found = [(b, e) for b, e in found if e["type"] != "button" or e.get("value") == value] or found
    if len(found) == 1:
        return found[0]
    offered = ", ".join(f"{label_of(e)!r} ({b['block_id']}/{e['action_id']})" for b, e in pairs(blocks))
    raise ActionError(f"{len(found)} elements match {wanted!r}; offered: {offered or 'none'}")


def _action_id(block: JSON, element: JSON) -> list[str]:
    return [element["action_id"]]


def _labels(block: JSON, element: JSON) -> list[str]:
    return [label_of(element), *([block["label"]["text"]] if block["type"] == "input" else [])]


def _block_id(block: JSON, element: JSON) -> list[str]:
    return [block["block_id"]]


def find_button(blocks: list[JSON], wanted: str) -> tuple[JSON, JSON]:
    """The (block, button) with this label or action_id; ActionError when there is not exactly one."""
    block, element = find_element(blocks, wanted)
    if element["type"] != "button":
        raise ActionError(f"{wanted!r} is a {element['type']}, not a button")
    return block, element
