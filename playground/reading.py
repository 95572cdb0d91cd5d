"""Reads messages and views as a person does: their text, their buttons, and the element behind a label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playground.errors import ActionError
from playground.state import JSON, PostedMessage, View
from playground.validation import elements_of


def find_texts(node: Any) -> Iterator[str]:
    """Yield the text of all text objects and table cells inside a block, in reading order."""
    if isinstance(node, list):
        for item in node:
            yield from find_texts(item)
    elif isinstance(node, dict):
        if node.get("type") == "raw_number":
            yield str(node.get("text", node.get("value")))
        for key, value in node.items():
            if isinstance(value, str):
                if key in ("text", "alt_text", "caption"):
                    yield value
            elif key not in ("confirm", "initial_option", "initial_options"):
                yield from find_texts(value)


def block_text(blocks: list[JSON]) -> str:
    """Return the text of blocks, one line for each text object."""
    return "\n".join(find_texts(blocks))


def message_text(message: PostedMessage) -> str:
    """Return what a message shows: the text of its blocks, or its own text if it has no blocks."""
    return block_text(message.blocks) if message.blocks else message.text


def view_text(view: View | None) -> str:
    """Return what a view shows: title, errors, blocks and buttons. Empty for None."""
    if view is None:
        return ""
    title = [view.spec["title"]["text"]] if "title" in view.spec else []
    buttons_below = [view.spec[key]["text"] for key in ("submit", "close") if key in view.spec]
    failure = [view.failure] if view.failure else []
    return "\n".join([*title, *failure, *view.errors.values(), block_text(view.spec["blocks"]), *buttons_below])


def label_of(element: JSON) -> str:
    """Return the text on a button, or the placeholder of another element."""
    text: str = (element.get("text") or element.get("placeholder") or {}).get("text", "")
    return text


def interactive_elements(blocks: list[JSON]) -> Iterator[tuple[JSON, JSON]]:
    """Yield every interactive element with its block, as (block, element), in order."""
    for block in blocks:
        for element in elements_of(block):
            if element["type"] != "image":
                yield block, element


def button_labels(blocks: list[JSON]) -> list[str]:
    """Return the labels of all buttons, in order."""
    return [label_of(element) for _, element in interactive_elements(blocks) if element["type"] == "button"]


def find_element(blocks: list[JSON], wanted: str, value: Any = None, block_id: str | None = None) -> tuple[JSON, JSON]:
    """Find the element with this action_id, label or block_id. Returns (block, element).

    If several match, ``block_id`` narrows the search to one block, and ``value`` to buttons with that value.
    ActionError if none matches, or still more than one.
    """
    inside = [(b, e) for b, e in interactive_elements(blocks) if block_id in (None, b["block_id"])]
    # An action_id goes before a label, and a label before a block_id, so that equal names are not ambiguous.
    found: list[tuple[JSON, JSON]] = []
    for names in (_action_ids, _labels, _block_ids):
        found = found or [(b, e) for b, e in inside if wanted in names(b, e)]
    if value is not None and len(found) > 1:
        found = [(b, e) for b, e in found if e["type"] != "button" or e.get("value") == value] or found
    if len(found) == 1:
        return found[0]
    offered = ", ".join(f"{label_of(e)!r} ({b['block_id']}/{e['action_id']})" for b, e in interactive_elements(blocks))
    raise ActionError(f"{len(found)} elements match {wanted!r}; offered: {offered or 'none'}")


def _action_ids(block: JSON, element: JSON) -> list[str]:
    return [element["action_id"]]


def _labels(block: JSON, element: JSON) -> list[str]:
    return [label_of(element), *([block["label"]["text"]] if block["type"] == "input" else [])]


def _block_ids(block: JSON, element: JSON) -> list[str]:
    return [block["block_id"]]
