"""One worker of the storm: the real engine, a fixed domain clock, and a lease short enough to be seen running out."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime, timedelta

from bot.app import web_client
from bot.clock import system_now
from bot.settings import read_settings
from models.db import Store
from scheduler.engine import Engine
from scheduler.pacing import SendingPace
from scheduler.sending import Sender

LEASE = timedelta(seconds=10)


async def work(url: str, api_url: str, now: datetime) -> None:
    """Tick until killed."""
    settings = read_settings({**os.environ, "SLACK_API_URL": api_url, "DATABASE_URL": url})
    store = Store(url)
    sender = Sender(web_client(settings, seconds=3), SendingPace(speed=1000))
    engine = Engine(store, sender, lambda: now, system_now, backoff=(0.2, 0.2), lease=LEASE)
    while True:
        await engine.tick()
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3])))
