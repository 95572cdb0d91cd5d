"""The kinds of delivery, what shows each of them, and the upkeep over time, gathered from all capabilities."""

from __future__ import annotations

import models.access
import models.digests
import models.journal
import models.lessons
import models.milestones
import models.moves
import models.planning
import models.preferences
import models.reminders
import models.school_turn
import surfaces.access
import surfaces.digests
import surfaces.lessons
import surfaces.milestones
import surfaces.moves
import surfaces.planning
import surfaces.preferences
import surfaces.reminders
from models.deliveries import DeliveryKind, Upkeep, kinds_by_name
from surfaces.kit import Show

KINDS: dict[str, DeliveryKind] = kinds_by_name(
    (
        *models.access.KINDS,
        *models.moves.KINDS,
        *models.lessons.KINDS,
        *models.planning.KINDS,
        *models.reminders.KINDS,
        *models.milestones.KINDS,
        *models.preferences.KINDS,
        *models.digests.KINDS,
    )
)
SHOWS: dict[str, Show] = {
    **surfaces.access.SHOWS,
    **surfaces.moves.SHOWS,
    **surfaces.lessons.SHOWS,
    **surfaces.planning.SHOWS,
    **surfaces.reminders.SHOWS,
    **surfaces.milestones.SHOWS,
    **surfaces.preferences.SHOWS,
    **surfaces.digests.SHOWS,
}
SHOWS_SETTLED: dict[str, Show] = {
    **surfaces.reminders.SHOWS_SETTLED,
    **surfaces.lessons.SHOWS_SETTLED,
    **surfaces.moves.SHOWS_SETTLED,
    **surfaces.digests.SHOWS_SETTLED,
}
UPKEEP: tuple[Upkeep, ...] = (
    *models.school_turn.UPKEEP,
    *models.milestones.UPKEEP,
    *models.preferences.UPKEEP,
    *models.journal.UPKEEP,
)
if KINDS.keys() != SHOWS.keys():
    raise ValueError(f"kinds of delivery and what shows them differ: {KINDS.keys() ^ SHOWS.keys()}")
if {name for name, kind in KINDS.items() if kind.find_settled} != SHOWS_SETTLED.keys():
    raise ValueError("kinds of question and what shows a settled one differ")
