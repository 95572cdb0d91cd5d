"""The handlers of what people do in Slack: read what was typed or pressed, call one rule in models, show a surface.

One module for each capability. No queries and no Block Kit here.
"""

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
    saved_lessons,
    school_turn,
    school_years,
    status,
    undo,
)
from handlers.context import Deps


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach every listener to the app.

    Bolt tries listeners in the order they were attached; `errors` is last since it listens to everything left over.
    """
    for noun in (
        doors,
        commands,
        lessons,
        saved_lessons,
        milestones,
        moves,
        digests,
        reflections,
        reminders,
        preferences,
        school_turn,
        school_years,
        status,
        undo,
        access,
        planning,
        home,
        errors,
    ):
        noun.register(app, deps)
