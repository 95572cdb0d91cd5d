"""Every kind of delivery with its three parts: who plans it, who checks it, and what shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from models.access import check_access
from models.db import Db
from models.deliveries import Due, KindName, NewDelivery, Verdict
from models.digests import check_digests, plan_digests
from models.milestones import check_milestones, plan_milestones
from models.moves import check_moved
from models.places import Calendars, Workspace
from models.preferences import check_hours, plan_hours
from models.reminders import check_lessons, plan_lessons, plan_plannings
from surfaces import digests as digest_sums
from surfaces import milestones, moves, people, reminders
from surfaces import preferences as reminder_forms
from surfaces.kit import Message


class PlanDeliveries(Protocol):
    """Finds what will be owed and is not noted yet."""

    __name__: str

    def __call__(self, db: Db, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
        """Cheap when there is nothing new: it runs in every tick."""


@dataclass(frozen=True, slots=True)
class ShownKind:
    """How a kind is checked when its moment comes, and shown."""

    check: Callable[[Db, Sequence[Due], datetime], dict[int, Verdict]]
    show: Callable[[str, Any], Message]


PLANS: tuple[PlanDeliveries, ...] = (plan_lessons, plan_plannings, plan_digests, plan_hours, plan_milestones)
SORTS: dict[KindName, ShownKind] = {
    KindName.BEFORE_LESSON: ShownKind(check_lessons, reminders.before_lesson),
    KindName.AFTER_LESSON: ShownKind(check_lessons, reminders.after_lesson),
    KindName.QUESTION: ShownKind(check_lessons, reminders.after_lesson),
    KindName.PLANNING: ShownKind(check_lessons, reminders.planning),
    KindName.ASK_HOURS: ShownKind(check_hours, reminder_forms.ask_hours),
    KindName.ACCESS_REQUEST: ShownKind(check_access, people.request_notice),
    KindName.WELCOME: ShownKind(check_access, people.welcome),
    KindName.MILESTONE: ShownKind(check_milestones, milestones.reminder),
    KindName.LESSON_MOVED: ShownKind(check_moved, moves.told),
    KindName.COORDINATOR_DIGEST: ShownKind(check_digests, digest_sums.coordinator),
    KindName.PRINCIPAL_DIGEST: ShownKind(check_digests, digest_sums.principal),
    KindName.DISTRICT_DIGEST: ShownKind(check_digests, digest_sums.district),
    KindName.CITY_DIGEST: ShownKind(check_digests, digest_sums.city),
}
