"""Changing the questions about lessons in Slack, once somebody has answered them elsewhere."""

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
from surfaces.reminders import show_settled

log = logging.getLogger("mvp.scheduler")
GONE = FINAL | {"message_not_found", "cant_update_message", "edit_window_closed"}


async def settle_questions(store: Store, sender: Sender, now: datetime) -> None:
    """Write into each open question's message what became of its lesson. Doing it twice has the same result as once."""
    found = await store.read(lambda db: settled_questions(db, now=now))
    by_message: dict[tuple[str, str], list[SettledQuestion]] = defaultdict(list)
    for settled in found:
        by_message[settled.question.channel, settled.question.ts].append(settled)
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
        await store.write(lambda db, group=group: mark_settled(db, group))  # type: ignore[misc]


async def _change_message(sender: Sender, channel: str, ts: str, group: list[SettledQuestion]) -> None:
    answered = [settled for settled in group if settled.outcome is not QuestionOutcome.OLD]
    blocks = await sender.read_blocks(channel, ts) if answered else None
    if blocks is None:
        return
    for settled in answered:
        blocks = exchange_part(blocks, settled.question.delivery_id, show_settled(settled.question.locale, settled))
    message_text = "\n".join(show_settled(settled.question.locale, settled).text for settled in answered)
    await sender.change_message(channel, ts, Message(message_text, blocks))
