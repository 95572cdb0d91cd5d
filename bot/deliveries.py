"""`mvp deliveries`: what is due, sent, failed and why. No message is shown, and nothing is counted by person."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from models.db import Store, StoreBusy
from models.deliveries import list_deliveries
from surfaces.kit import LOCALES, plain


class Unreadable(RuntimeError):
    """The database can't be read; the message says what to do."""


def show_deliveries(database_url: str, *, state: str | None, most: int, timezone: str, console: Console) -> None:
    """Print the deliveries as a table, times in the zone of the settings. Raises Unreadable."""
    store = Store(database_url)
    try:
        listed = store.submit(lambda db: list_deliveries(db, state=state, most=most)).result()
    except (StoreBusy, SQLAlchemyError) as problem:
        raise Unreadable(plain(LOCALES[0], "command-database", reason=type(problem).__name__)) from problem
    finally:
        store.close()
    table = Table("due", "kind", "subject", "to", "state", "reason", "message", box=None, pad_edge=False)
    for delivery in listed:
        due = delivery.due_at.astimezone(ZoneInfo(timezone)).strftime("%Y-%m-%d %H:%M")
        recipient, reason, posted_at = delivery.slack_id or "-", delivery.reason or "", delivery.ts or ""
        table.add_row(due, delivery.kind, delivery.subject, recipient, delivery.state, reason, posted_at)
    console.print(table if listed else "No deliveries.")
