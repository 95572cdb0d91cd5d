"""Blocks, and lists of blocks as messages and views hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from playground.errors import SlackError
from playground.validation.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION, element, plain, text_object
from playground.validation.grammar import (
    JSON,
    Report,
    Rule,
    Shape,
    anything,
    boolean,
    choice,
    integer,
    listing,
    string,
    unique,
)

MOST_MESSAGE_BLOCKS = 50
MOST_VIEW_BLOCKS = 100
MOST_MESSAGE_CHARACTERS = 13_200
MOST_MARKDOWN = 12_000
MOST_TABLE = 10_000
MOST_VIEW_BYTES = 250_000
MOST_TEXT = 40_000
ONLY_IN_MESSAGES = ("markdown", "table", "data_table", "data_visualization")


def _text_or_fields(report: Report, block: JSON, pointer: str) -> None:
    if "text" not in block and "fields" not in block:
        report.add(pointer, "one of text and fields is required")


def _image_source(report: Report, block: JSON, pointer: str) -> None:
    if ("image_url" in block) == ("slack_file" in block):
        report.add(pointer, "exactly one of image_url and slack_file is required")


def _context_item(report: Report, value: Any, pointer: str) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "image":
        ELEMENTS["image"](report, value, pointer)
    elif kind in ("mrkdwn", "plain_text"):
        text_object(3000)(report, value, pointer)
    else:
        report.add(pointer, f"unsupported type: {kind}")


def _rich_part(report: Report, value: Any, pointer: str) -> None:
    kinds = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
    if not isinstance(value, dict) or value.get("type") not in kinds or not isinstance(value.get("elements"), list):
        report.add(pointer, f"must be one of {', '.join(kinds)}, with elements")


def _rich_text(report: Report, value: Any, pointer: str) -> None:
    listing(_rich_part, 100)(report, value, pointer)


def _cell(kinds: tuple[str, ...]) -> Rule:
    def check(report: Report, value: Any, pointer: str) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in kinds:
            report.add(pointer, f"a cell must be one of: {', '.join(kinds)}")
        elif kind == "raw_text":
            Shape({"text": string(MOST_TABLE)})(report, value, pointer)
        elif kind == "raw_number":
            Shape({"value": anything}, {"text": string(255)})(report, value, pointer)
        else:
            Shape({"elements": _rich_text}, {"block_id": string(255)})(report, value, pointer)

    return check


def _column(report: Report, value: Any, pointer: str) -> None:
    # Slack takes null for a column that keeps the defaults.
    if value is not None:
        Shape({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})(report, value, pointer)


def _table_size(report: Report, block: JSON, pointer: str) -> None:
    rows = block.get("rows")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return
    if len({len(row) for row in rows}) > 1:
        report.add(f"{pointer}/rows", "all rows must have the same number of cells")
    if sum(map(len, _cell_texts(rows))) > MOST_TABLE:
        report.add(pointer, f"table must be less than {MOST_TABLE + 1} characters")


BLOCKS: dict[str, Shape] = {
    "section": Shape(
        {},
        {
            "text": text_object(3000),
            "fields": listing(text_object(2000), 10),
            "accessory": element("section", IN_SECTION),
            "expand": boolean,
        },
        _text_or_fields,
    ),
    "header": Shape({"text": plain(150)}),
    "divider": Shape({}),
    "context": Shape({"elements": listing(_context_item, 10)}),
    "actions": Shape({"elements": listing(element("actions", IN_ACTIONS), 25)}),
    "input": Shape(
        {"label": plain(2000), "element": element("input", IN_INPUT)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": Shape(
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": Shape({}, {"id": string(255)}), "title": plain(2000)},
        _image_source,
    ),
    "markdown": Shape({"text": string(MOST_MARKDOWN)}),
    "rich_text": Shape({"elements": _rich_text}),
    "table": Shape(
        {"rows": listing(listing(_cell(("raw_text", "rich_text")), 20), 100)},
        {"column_settings": listing(_column, 20, 0)},
        _table_size,
    ),
    "data_table": Shape(
        {
            "caption": string(2000),
            "rows": listing(listing(_cell(("raw_text", "raw_number", "rich_text")), 20), 201, 2),
        },
        {"page_size": integer(1, 100), "row_header_column_index": integer(0, 19)},
        _table_size,
    ),
    "data_visualization": Shape({"title": string(50), "chart": anything}),
}


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        node = [value for key, value in node.items() if key != "type"]
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, str):
        yield node


def _cell_texts(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _cell_texts(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _cell_texts(value)


def _block(report: Report, value: Any, pointer: str) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in BLOCKS:
        report.add(pointer, f"unsupported type: {kind}")
        return
    shape = BLOCKS[kind]
    Shape(shape.required, {**shape.optional, "block_id": string(255)}, shape.extra)(report, value, pointer)
    if "block_id" not in value and kind in ("actions", "input"):
        report.warn(pointer, "no block_id: Slack makes one up")


def elements_of(block: JSON) -> list[JSON]:
    """The interactive elements of a block, in order."""
    found = [block.get("element"), block.get("accessory"), *_listed(block.get("elements"))]
    return [item for item in found if isinstance(item, dict) and item.get("type") in ELEMENTS]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _ids_unique(report: Report, blocks: list[Any], pointer: str) -> None:
    known = [(index, block) for index, block in enumerate(blocks) if isinstance(block, dict)]
    ids = [(str(b["block_id"]), f"{pointer}/{i}/block_id") for i, b in known if "block_id" in b]
    unique(report, ids, "block_id")
    for index, block in known:
        actions = [str(e["action_id"]) for e in elements_of(block) if "action_id" in e]
        unique(report, [(action, f"{pointer}/{index}") for action in actions], "action_id")


def _count(report: Report, blocks: list[Any], kind: str, most: int, pointer: str) -> None:
    if sum(isinstance(block, dict) and block.get("type") == kind for block in blocks) > most:
        report.add(pointer, f"no more than {most} {kind} block(s) allowed")


def check_blocks(report: Report, blocks: Any, pointer: str, most: int) -> None:
    """Check a list of blocks: each block, their number, and their ids."""
    listing(_block, most, 0)(report, blocks, pointer)
    if isinstance(blocks, list):
        _ids_unique(report, blocks, pointer)


def message_report(blocks: Any) -> Report:
    """Check a message's blocks; SlackError msg_blocks_too_long when they are too long together."""
    report = Report()
    check_blocks(report, blocks, "/blocks", MOST_MESSAGE_BLOCKS)
    listed = _listed(blocks)
    _count(report, listed, "table", 1, "/blocks")
    _count(report, listed, "data_visualization", 2, "/blocks")
    markdown = [str(b.get("text", "")) for b in listed if isinstance(b, dict) and b.get("type") == "markdown"]
    if sum(map(len, markdown)) > MOST_MARKDOWN:
        report.add("/blocks", f"markdown blocks must be less than {MOST_MARKDOWN + 1} characters together")
    # Ids and values count as well as texts: Slack's own sum has an undocumented overhead per block.
    if not report.messages and sum(map(len, _texts(blocks))) > MOST_MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return report


def _needs_submit(report: Report, view: JSON, pointer: str) -> None:
    blocks = [block for block in _listed(view.get("blocks")) if isinstance(block, dict)]
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
    _needs_submit,
)
_HOME = Shape({"blocks": anything}, _COMMON)


def view_report(view: Any, kind: str) -> Report:
    """Check a view (``kind`` modal or home); SlackError view_too_large above 250 KB."""
    report = Report()
    if not isinstance(view, dict) or view.get("type") != kind:
        report.add("/view/type", f"must be {kind}")
        return report
    if len(json.dumps(view).encode()) > MOST_VIEW_BYTES:
        raise SlackError("view_too_large")
    (_MODAL if kind == "modal" else _HOME)(report, view, "/view")
    check_blocks(report, view.get("blocks", []), "/view/blocks", MOST_VIEW_BLOCKS)
    focused = 0
    for index, block in enumerate(_listed(view.get("blocks"))):
        if not isinstance(block, dict):
            continue
        if block.get("type") in ONLY_IN_MESSAGES:
            report.add(f"/view/blocks/{index}", f"{block['type']} is not allowed in views")
        focused += sum(bool(item.get("focus_on_load")) for item in elements_of(block))
    if focused > 1:
        report.add("/view/blocks", "focus_on_load may be set on one element only")
    return report
