"""What people do: parse, call one rule in models, show a surface. No queries, no Block Kit."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers import doors, errors, help, home, lessons, people, reflections, status
from handlers.context import Deps


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach every listener to the app."""
    for room in (doors, lessons, reflections, status, people, home, help, errors):
        room.register(app, deps)
