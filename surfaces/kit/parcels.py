"""Several things told in one message: parts put together, and one part exchanged where the message stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from surfaces.kit.blocks import BLOCKS_MOST, Block, Message, actions, button, count_letters, divider
from surfaces.kit.ids import Press
from surfaces.kit.language import plain

MOST_BLOCKS = 46  # of Slack's 50: what follows the parts has to find room too


@dataclass(frozen=True, slots=True)
class ParcelPart:
    """What one delivery says."""

    delivery_id: int
    message: Message
    is_prompt: bool


def merge_parts(locale: str, parts: Sequence[ParcelPart]) -> tuple[Message, frozenset[int]]:
    """One message out of as many parts as fit, and which those are; the rest is for the next message.

    Every prompt says how to get fewer (promise 3): once a message.
    """
    taken = _take_fitting_parts(parts)
    blocks: list[Block] = []
    pictures: list[bytes] = []
    for part in taken:
        if blocks:
            blocks.append(divider(f"line.{part.delivery_id}"))
        blocks += _mark_blocks(part, len(pictures))
        pictures += part.message.pictures
    if any(part.is_prompt for part in taken):
        blocks.append(_build_fewer_buttons(locale))
    message_text = "\n".join(part.message.text for part in taken)
    return Message(message_text, blocks, tuple(pictures)), frozenset(part.delivery_id for part in taken)


def exchange_part(blocks: Sequence[Block], delivery_id: int, message: Message) -> list[Block]:
    """The same message with one part in another's place; as it was where it has no such part."""
    mark = f"{_make_mark(delivery_id)}."
    kept = [dict(block) for block in blocks]
    places = [place for place, block in enumerate(kept) if str(block.get("block_id", "")).startswith(mark)]
    if not places:
        return kept
    new = _mark_blocks(ParcelPart(delivery_id, message, is_prompt=False), 0)
    return kept[: places[0]] + new + kept[places[-1] + 1 :]


def find_part(block_id: str) -> int | None:
    """The delivery that a block of a message belongs to; None for a block of no part."""
    mark = block_id.partition(".")[0]
    return int(mark[1:]) if mark[:1] == "d" and mark[1:].isdigit() else None


def _make_mark(delivery_id: int) -> str:
    return f"d{delivery_id}"


def _mark_blocks(part: ParcelPart, pictures_before: int) -> list[Block]:
    """The part's blocks under its own mark, so that no two parts share a block id."""
    return [
        _renumber_picture(block, pictures_before)
        | {"block_id": f"{_make_mark(part.delivery_id)}.{block['block_id']}"[:255]}
        for block in part.message.blocks
    ]


def _renumber_picture(block: Block, before: int) -> dict[str, Any]:
    if block["type"] != "image" or not before:
        return block
    place = int(block["slack_file"]["id"].partition(":")[2])
    return block | {"slack_file": {"id": f"picture:{place + before}"}}


def _take_fitting_parts(parts: Sequence[ParcelPart]) -> list[ParcelPart]:
    """The first part always, then those that fit: Slack limits blocks, letters and tables a message."""
    taken = [parts[0]]
    for part in parts[1:]:
        together = [block for candidate in (*taken, part) for block in candidate.message.blocks]
        tables = sum(block["type"] == "table" for block in together)
        if len(together) + len(taken) > MOST_BLOCKS or tables > 1:
            continue
        if sum(count_letters(block) for block in together) <= BLOCKS_MOST:
            taken.append(part)
    return taken


def _build_fewer_buttons(locale: str) -> Block:
    buttons = [
        button(Press.OPEN_REMINDERS, plain(locale, "button-fewer-reminders")),
        button(Press.SNOOZE, plain(locale, "button-snooze")),
    ]
    return actions("parcel.fewer", buttons)
