"""The rules for blocks and for lists of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playground.state import JSON
from playground.validation.elements import (
    ELEMENTS,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    check_image_source,
    element_of_type,
    plain,
    text_object,
)
from playground.validation.rules import (
    Rule,
    Shape,
    ValidationReport,
    anything,
    boolean,
    check_unique,
    choice,
    integer,
    listing,
    string,
)

MOST_MARKDOWN = 12_000
MOST_TABLE = 10_000


def _check_text_or_fields(report: ValidationReport, block: JSON, pointer: str) -> None:
    if "text" not in block and "fields" not in block:
        report.add(pointer, "one of text and fields is required")


def _check_context_item(report: ValidationReport, value: Any, pointer: str) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "image":
        ELEMENTS["image"](report, value, pointer)
    elif kind in ("mrkdwn", "plain_text"):
        text_object(3000)(report, value, pointer)
    else:
        report.add(pointer, f"unsupported type: {kind}")


def _check_rich_text_part(report: ValidationReport, value: Any, pointer: str) -> None:
    kinds = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
    if not isinstance(value, dict) or value.get("type") not in kinds or not isinstance(value.get("elements"), list):
        report.add(pointer, f"must be one of {', '.join(kinds)}, with elements")


def _check_rich_text(report: ValidationReport, value: Any, pointer: str) -> None:
    listing(_check_rich_text_part, 100)(report, value, pointer)


def _cell_of_type(kinds: tuple[str, ...]) -> Rule:
    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in kinds:
            report.add(pointer, f"a cell must be one of: {', '.join(kinds)}")
        elif kind == "raw_text":
            Shape({"text": string(MOST_TABLE)})(report, value, pointer)
        elif kind == "raw_number":
            Shape({"value": anything}, {"text": string(255)})(report, value, pointer)
        else:
            Shape({"elements": _check_rich_text}, {"block_id": string(255)})(report, value, pointer)

    return check


def _check_column(report: ValidationReport, value: Any, pointer: str) -> None:
    # Slack accepts null for a column with the default settings.
    if value is not None:
        Shape({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})(report, value, pointer)


def _check_table_size(report: ValidationReport, block: JSON, pointer: str) -> None:
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
            "accessory": element_of_type(IN_SECTION, "section"),
            "expand": boolean,
        },
        _check_text_or_fields,
    ),
    "header": Shape({"text": plain(150)}),
    "divider": Shape({}),
    "context": Shape({"elements": listing(_check_context_item, 10)}),
    "actions": Shape({"elements": listing(element_of_type(IN_ACTIONS, "actions"), 25)}),
    "input": Shape(
        {"label": plain(2000), "element": element_of_type(IN_INPUT, "input")},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": Shape(
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": Shape({}, {"id": string(255)}), "title": plain(2000)},
        check_image_source,
    ),
    "markdown": Shape({"text": string(MOST_MARKDOWN)}),
    "rich_text": Shape({"elements": _check_rich_text}),
    "table": Shape(
        {"rows": listing(listing(_cell_of_type(("raw_text", "rich_text")), 20), 100)},
        {"column_settings": listing(_check_column, 20, 0)},
        _check_table_size,
    ),
    "data_table": Shape(
        {
            "caption": string(2000),
            "rows": listing(listing(_cell_of_type(("raw_text", "raw_number", "rich_text")), 20), 201, 2),
        },
        {"page_size": integer(1, 100), "row_header_check_column_index": integer(0, 19)},
        _check_table_size,
    ),
    "data_visualization": Shape({"title": string(50), "chart": anything}),
}


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


def _check_block(report: ValidationReport, value: Any, pointer: str) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in BLOCKS:
        report.add(pointer, f"unsupported type: {kind}")
        return
    shape = BLOCKS[kind]
    Shape(shape.required, {**shape.optional, "block_id": string(255)}, shape.extra)(report, value, pointer)
    if "block_id" not in value and kind in ("actions", "input"):
        report.warn(pointer, "no block_id: Slack makes one up")


def elements_of(block: JSON) -> list[JSON]:
    """Return the elements of a block in order, images included."""
    found = [block.get("element"), block.get("accessory"), *as_list(block.get("elements"))]
    return [item for item in found if isinstance(item, dict) and item.get("type") in ELEMENTS]


def as_list(value: Any) -> list[Any]:
    """Return the value if it is a list, else an empty list."""
    return value if isinstance(value, list) else []


def _check_ids(report: ValidationReport, blocks: list[Any], pointer: str) -> None:
    known = [(index, block) for index, block in enumerate(blocks) if isinstance(block, dict)]
    ids = [(str(b["block_id"]), f"{pointer}/{i}/block_id") for i, b in known if "block_id" in b]
    check_unique(report, ids, "block_id")
    for index, block in known:
        actions = [str(e["action_id"]) for e in elements_of(block) if "action_id" in e]
        check_unique(report, [(action, f"{pointer}/{index}") for action in actions], "action_id")


def check_blocks(report: ValidationReport, blocks: Any, pointer: str, most: int) -> None:
    """Check a list of up to ``most`` blocks: each block, their number, and that no id occurs twice."""
    listing(_check_block, most, 0)(report, blocks, pointer)
    if isinstance(blocks, list):
        _check_ids(report, blocks, pointer)
