"""What people do: read the words or the press, call one rule in models, show a surface. No queries, no Block Kit."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers import (
    access,
    commands,
    digests,
    doors,
    errors,
    home,
    lessons,
    milestones,
    moves,
    planning,
    preferences,
    reflections,
    reminders,
    school_turn,
    school_years,
    status,
)
from handlers.context import Deps


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach every listener to the app. Bolt asks them in this order, and the last of them takes what is left."""
    for noun in (
        doors,
        commands,
        lessons,
        milestones,
        moves,
        digests,
        reflections,
        reminders,
        preferences,
        school_turn,
        school_years,
        status,
        access,
        planning,
        home,
        errors,
    ):
        noun.register(app, deps)
