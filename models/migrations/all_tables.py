"""Every table there is: importing this module makes them all known to the metadata."""

from __future__ import annotations

from models import (  # noqa: F401 - imported for their tables
    access,
    courses,
    db,
    deliveries,
    journal,
    lessons,
    milestones,
    moves,
    people,
    places,
    preferences,
    reflections,
    school_turn,
)
from models.db import metadata

__all__ = ["metadata"]
