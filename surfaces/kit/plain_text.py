"""A message as plain text, for a terminal: buttons in brackets, tables in columns."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from surfaces.kit.blocks import Block, Message


def write_plain_text(message: Message, picture: str) -> str:
    """All blocks with an empty line between them. `picture` is the pattern for a picture's text: `(Bild: {alt})`."""
    return "\n\n".join(phrase for block in message.blocks if (phrase := _write_block(block, picture)))


def _write_block(block: Block, picture: str) -> str:
    kind = block["type"]
    if kind == "table":
        return "\n".join(_align_columns([[_write_cell(cell) for cell in row] for row in block["rows"]]))
    if kind == "image":
        return picture.format(alt=block["alt_text"])
    if kind == "actions":
        return " ".join(f"[{element['text']['text']}]" for element in block["elements"])
    if kind == "context":
        return "\n".join(_remove_marks(element["text"]) for element in block["elements"])
    return _remove_marks(block["text"]["text"]) if "text" in block else ""


def _write_cell(cell: Block) -> str:
    return str(cell["text"])


def _remove_marks(content: str) -> str:
    """mrkdwn without the asterisks of bold text and without escapes."""
    return html.unescape(re.sub(r"(?<!\w)\*([^*\n]+)\*", r"\1", content))


def _align_columns(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
