"""What people do: parse, call one rule in models, show a surface. No queries, no Block Kit."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers import (
    digests,
    doors,
    errors,
    help,
    home,
    lessons,
    milestones,
    moves,
    people,
    planning,
    reflections,
    reminders,
    school_turn,
    school_years,
    status,
)
from handlers.context import Deps


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach every listener to the app."""
    for room in (
        doors,
        lessons,
        milestones,
        moves,
        digests,
        reflections,
        reminders,
        school_turn,
        school_years,
        status,
        people,
        planning,
        home,
        help,
        errors,
    ):
        room.register(app, deps)
