"""The limits of a whole message or view: how many blocks, how long together, and which of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from playground.errors import SlackError
from playground.state import JSON
from playground.validation.blocks import MOST_MARKDOWN, as_list, check_blocks, elements_of
from playground.validation.elements import plain
from playground.validation.rules import Rule, Shape, ValidationReport, anything, boolean, string

MOST_TEXT = 40_000  # characters of a message's text
MOST_MESSAGE_BLOCKS = 50
MOST_MESSAGE_CHARACTERS = 13_200
MOST_VIEW_BLOCKS = 100
MOST_VIEW_BYTES = 250_000
ONLY_IN_MESSAGES = ("markdown", "table", "data_table", "data_visualization")


def _strings(node: Any) -> Iterator[str]:
    """Yield every string inside, except types."""
    if isinstance(node, dict):
        node = [value for key, value in node.items() if key != "type"]
    if isinstance(node, list):
        for item in node:
            yield from _strings(item)
    elif isinstance(node, str):
        yield node


def _check_count(report: ValidationReport, blocks: list[Any], kind: str, most: int) -> None:
    if sum(isinstance(block, dict) and block.get("type") == kind for block in blocks) > most:
        report.add("/blocks", f"no more than {most} {kind} block(s) allowed")


def check_message_blocks(blocks: Any) -> ValidationReport:
    """Check a message's blocks. SlackError msg_blocks_too_long if they are too long together."""
    report = ValidationReport()
    check_blocks(report, blocks, "/blocks", MOST_MESSAGE_BLOCKS)
    listed = as_list(blocks)
    _check_count(report, listed, "table", 1)
    _check_count(report, listed, "data_visualization", 2)
    markdown = [str(b.get("text", "")) for b in listed if isinstance(b, dict) and b.get("type") == "markdown"]
    if sum(map(len, markdown)) > MOST_MARKDOWN:
        report.add("/blocks", f"markdown blocks must be less than {MOST_MARKDOWN + 1} characters together")
    # Ids and values are counted too, since Slack's own sum contains an undocumented extra for every block.
    if not report.messages and sum(map(len, _strings(blocks))) > MOST_MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return report


def _check_submit(report: ValidationReport, view: JSON, pointer: str) -> None:
    blocks = [block for block in as_list(view.get("blocks")) if isinstance(block, dict)]
    if any(block.get("type") == "input" for block in blocks) and "submit" not in view:
        report.add(f"{pointer}/submit", "required when there is an input block")


_COMMON: dict[str, Rule] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_MODAL = Shape(
    {"title": plain(24), "blocks": anything},
    {
        **_COMMON,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    _check_submit,
)
_HOME = Shape({"blocks": anything}, _COMMON)


def check_view_blocks(view: Any, kind: str) -> ValidationReport:
    """Check a view (``kind`` modal or home). SlackError view_too_large above 250 KB."""
    report = ValidationReport()
    if not isinstance(view, dict) or view.get("type") != kind:
        report.add("/view/type", f"must be {kind}")
        return report
    if len(json.dumps(view).encode()) > MOST_VIEW_BYTES:
        raise SlackError("view_too_large")
    (_MODAL if kind == "modal" else _HOME)(report, view, "/view")
    check_blocks(report, view.get("blocks", []), "/view/blocks", MOST_VIEW_BLOCKS)
    focused = 0
    for index, block in enumerate(as_list(view.get("blocks"))):
        if not isinstance(block, dict):
            continue
        if block.get("type") in ONLY_IN_MESSAGES:
            report.add(f"/view/blocks/{index}", f"{block['type']} is not allowed in views")
        focused += sum(bool(item.get("focus_on_load")) for item in elements_of(block))
    if focused > 1:
        report.add("/view/blocks", "focus_on_load may be set on one element only")
    return report
