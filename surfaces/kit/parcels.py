"""Messages made of several deliveries: the parts are merged, and one part can be exchanged later.

The block ids of a part begin with `d` and its delivery's id, so that the part is found again in Slack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from surfaces.kit.blocks import BLOCKS_MOST, Block, Message, actions, button, count_letters, divider
from surfaces.kit.ids import Press
from surfaces.kit.language import plain

BLOCKS_IN_MESSAGE = 50  # that Slack takes in one message
MOST_BLOCKS = BLOCKS_IN_MESSAGE - 4  # the row of buttons below the parts needs room too


@dataclass(frozen=True, slots=True)
class ParcelPart:
    """One delivery's message, to be merged with others."""

    delivery_id: int
    message: Message
    is_prompt: bool


def merge_parts(locale: str, parts: Sequence[ParcelPart]) -> tuple[Message, frozenset[int]]:
    """One message made of as many parts as fit, and the ids of their deliveries. The rest is for the next message.

    A message with a prompt has buttons for getting fewer of them (promise 3), once for the whole message.
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
    """The blocks with one delivery's part replaced by `message`; unchanged where they have no such part."""
    mark = f"{_make_mark(delivery_id)}."
    kept = [dict(block) for block in blocks]
    places = [place for place, block in enumerate(kept) if str(block.get("block_id", "")).startswith(mark)]
    if not places:
        return kept
    new = _mark_blocks(ParcelPart(delivery_id, message, is_prompt=False), 0)
    return kept[: places[0]] + new + kept[places[-1] + 1 :]


def find_part(block_id: str) -> int | None:
    """The id of the delivery that a block belongs to; None where it belongs to none."""
    mark = block_id.partition(".")[0]
    return int(mark[1:]) if mark[:1] == "d" and mark[1:].isdigit() else None


def _make_mark(delivery_id: int) -> str:
    return f"d{delivery_id}"


def _mark_blocks(part: ParcelPart, pictures_before: int) -> list[Block]:
    """The part's blocks with its mark before each block id, so that no two parts share one.

    Its pictures are numbered on from those of the parts before it.
    """
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
    """The first part, and those of the others that fit: Slack limits a message's blocks, characters and tables."""
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
        button(Press.ASK_AGAIN, plain(locale, "button-ask-again")),
        button(Press.OPEN_REMINDERS, plain(locale, "button-fewer-reminders")),
    ]
    return actions("parcel.fewer", buttons)
