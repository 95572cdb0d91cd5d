"""Changing questions where they stand, once somebody has answered."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from models.db import Store
from models.reminders import QuestionOutcome, SettledQuestion, mark_settled, settled_questions
from scheduler.sending import FINAL, Sender
from surfaces.kit import Message, exchange_part
from surfaces.reminders import show_settled as shown

log = logging.getLogger("mvp.scheduler")
GONE = FINAL | {"message_not_found", "cant_update_message", "edit_window_closed"}


async def settle_questions(store: Store, sender: Sender, now: datetime) -> None:
    """Say in each open question's own message what has become of its lesson. Done twice, it is as if done once."""
    found = await store.read(lambda db: settled_questions(db, now=now))
    by_message: dict[tuple[str, str], list[SettledQuestion]] = defaultdict(list)
    for one in found:
        by_message[one.question.channel, one.question.ts].append(one)
    for (channel, ts), same in by_message.items():
        try:
            await _change_message(sender, channel, ts, same)
        except SlackApiError as refused:
            if refused.response.get("error") not in GONE:
                log.warning("a question could not be settled: %s", refused.response.get("error"))
                continue
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
            log.warning("a question could not be settled: %s", type(failure).__name__)
            continue
        await store.write(lambda db, same=same: mark_settled(db, same))  # type: ignore[misc]


async def _change_message(sender: Sender, channel: str, ts: str, same: list[SettledQuestion]) -> None:
    told = [one for one in same if one.outcome is not QuestionOutcome.OLD]
    blocks = await sender.read_blocks(channel, ts) if told else None
    if blocks is None:
        return
    for one in told:
        blocks = exchange_part(blocks, one.question.delivery_id, shown(one.question.locale, one))
    said = "\n".join(shown(one.question.locale, one).text for one in told)
    await sender.change_message(channel, ts, Message(said, blocks))
