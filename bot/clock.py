"""The one place that asks what time it is; everything else is told."""

from __future__ import annotations

from datetime import UTC, datetime


def system_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)
