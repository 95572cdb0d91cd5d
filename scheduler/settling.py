"""Changes questions in Slack that no longer wait for an answer."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from models.db import Db, Store
from models.deliveries import SettledDelivery, mark_settled
from scheduler.kinds import KINDS, SHOWS, SHOWS_SETTLED
from scheduler.sending import FINAL, Sender
from surfaces.kit import BLOCKS_IN_MESSAGE, Block, Message, Show, exchange_part

log = logging.getLogger("mvp.scheduler")
GONE = FINAL | {"message_not_found", "cant_update_message", "edit_window_closed"}


async def settle_questions(store: Store, sender: Sender, now: datetime) -> None:
    """Replace each settled question in its own message by what became of it, or by the question asked again.

    Done twice, it is as if done once.
    """
    settled = await store.read(lambda db: find_settled(db, now))
    by_message: dict[tuple[str, str], list[SettledDelivery]] = defaultdict(list)
    for delivery in settled:
        by_message[delivery.channel, delivery.ts].append(delivery)
    for (channel, ts), group in by_message.items():
        try:
            await _change_message(sender, channel, ts, group)
        except SlackApiError as refused:
            if refused.response.get("error") not in GONE:
                log.warning("a question could not be settled: %s", refused.response.get("error"))
                continue
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
            log.warning("a question could not be settled: %s", type(failure).__name__)
            continue
        await store.write(lambda db, group=group: mark_settled(db, group, now))  # type: ignore[misc]


def find_settled(db: Db, now: datetime) -> list[SettledDelivery]:
    """The settled questions of all kinds. Kinds that share a function are asked once."""
    finders = dict.fromkeys(kind.find_settled for kind in KINDS.values() if kind.find_settled)
    return [delivery for find in finders for delivery in find(db, now)]


def _find_show(delivery: SettledDelivery) -> Show:
    """What shows it: a question that is asked again is shown as it was the first time."""
    return SHOWS[delivery.kind] if delivery.outcome is None else SHOWS_SETTLED[delivery.kind]


async def _change_message(sender: Sender, channel: str, ts: str, group: list[SettledDelivery]) -> None:
    """Exchange the parts of one message that are not true any more; those without content stay as they stand."""
    changed = [delivery for delivery in group if delivery.content is not None]
    blocks = await sender.read_blocks(channel, ts) if changed else None
    if blocks is None:
        return
    texts = []
    for delivery in changed:
        message, blocks = exchange_fitting(blocks, delivery)
        texts.append(message.text)
    await sender.change_message(channel, ts, Message("\n".join(texts), blocks))


def exchange_fitting(blocks: list[Block], delivery: SettledDelivery) -> tuple[Message, list[Block]]:
    """What is shown in place of a part, and the message's blocks with it.

    A letter may have grown since it was sent with others: it is shortened until Slack takes them all.
    """
    content = delivery.content
    while True:
        message = _find_show(delivery)(delivery.locale, content)
        exchanged = exchange_part(blocks, delivery.id, message)
        shorter = delivery.shorten(content) if delivery.shorten and len(exchanged) > BLOCKS_IN_MESSAGE else None
        if shorter is None:
            return message, exchanged
        content = shorter
