"""Every kind of delivery with its three parts: who plans it, who checks it, and what shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from models.access import check_access
from models.db import Db
from models.deliveries import Due, Kind, Verdict, Wish
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


class Plan(Protocol):
    """Finds what will be owed and is not noted yet."""

    __name__: str

    def __call__(self, db: Db, *, space: Workspace, calendars: Calendars, now: datetime) -> list[Wish]:
        """Cheap when there is nothing new: it runs in every tick."""


@dataclass(frozen=True, slots=True)
class Sort:
    """How a kind is checked when its moment comes, and shown."""

    check: Callable[[Db, Sequence[Due], datetime], dict[int, Verdict]]
    show: Callable[[str, Any], Message]


PLANS: tuple[Plan, ...] = (plan_lessons, plan_plannings, plan_digests, plan_hours, plan_milestones)
SORTS: dict[Kind, Sort] = {
    Kind.BEFORE_LESSON: Sort(check_lessons, reminders.before_lesson),
    Kind.AFTER_LESSON: Sort(check_lessons, reminders.after_lesson),
    Kind.QUESTION: Sort(check_lessons, reminders.after_lesson),
    Kind.PLANNING: Sort(check_lessons, reminders.planning),
    Kind.ASK_HOURS: Sort(check_hours, reminder_forms.ask_hours),
    Kind.ACCESS_REQUEST: Sort(check_access, people.request_notice),
    Kind.WELCOME: Sort(check_access, people.welcome),
    Kind.MILESTONE: Sort(check_milestones, milestones.reminder),
    Kind.LESSON_MOVED: Sort(check_moved, moves.told),
    Kind.COORDINATOR_DIGEST: Sort(check_digests, digest_sums.coordinator),
    Kind.PRINCIPAL_DIGEST: Sort(check_digests, digest_sums.principal),
    Kind.DISTRICT_DIGEST: Sort(check_digests, digest_sums.district),
    Kind.CITY_DIGEST: Sort(check_digests, digest_sums.city),
}
