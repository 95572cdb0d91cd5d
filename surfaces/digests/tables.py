"""Slack's table block, with plain text in the cells. A message can have only one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from surfaces.kit import Block, cut

MOST_ROWS = 99  # beside the heading: Slack takes a hundred rows
CELL_MOST = 60  # characters
TABLE_MOST = 8000  # of Slack's 10,000, so that the rest of the message has room beside it
NOTHING = "–"


def build_table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[int]) -> Block:
    """A table of a heading and rows. The columns in `right` are aligned to the right.

    The caller makes sure that the rows fit, with `count_fitting_rows`.
    """
    columns = [{"align": "right"} if place in right else {"is_wrapped": True} for place in range(len(heads))]
    return {
        "type": "table",
        "block_id": name,
        "column_settings": columns,
        "rows": [_build_row(heads), *(_build_row(row) for row in rows)],
    }


def count_fitting_rows(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> int:
    """How many of the rows, from the first, fit in one table."""
    left = TABLE_MOST - _count_letters(heads)
    for place, row in enumerate(rows[:MOST_ROWS]):
        left -= _count_letters(row)
        if left < 0:
            return place
    return min(len(rows), MOST_ROWS)


def _build_row(cells: Sequence[str]) -> list[Block]:
    return [{"type": "raw_text", "text": cut(cell, CELL_MOST) or NOTHING} for cell in cells]


def _count_letters(cells: Sequence[str]) -> int:
    return sum(min(len(cell), CELL_MOST) for cell in cells)
