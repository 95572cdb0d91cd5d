"""`DeliveryKind`: everything that the engine needs to know of a kind of delivery, in one place.

Each capability exports its own kinds; `scheduler/kinds.py` gathers them. To add a kind is to declare one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sqlalchemy import Connection

from models.deliveries.delivery import Due, NewDelivery, SettledDelivery, Verdict
from models.places import Calendars, Workspace


class Quiet(StrEnum):
    """Groups of kinds that a person can switch off."""

    BEFORE = "before"  # the day before a lesson
    AFTER = "after"  # the question after it
    TEAM = "team"  # boosters, meetings, surveys
    DIGEST = "digest"


class Replan(StrEnum):
    """Which pending deliveries are planned again when a person changes when they want to hear from the bot."""

    COMING_DAYS = "coming_days"  # not those of today: once a lesson is over, nothing is planned for it any more
    ALL = "all"


class PlanDeliveries(Protocol):
    """Finds the deliveries that will be due and are not in the outbox yet."""

    __name__: str

    def __call__(self, db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
        """Return the missing deliveries. It runs in every tick, so it must be cheap where nothing is missing."""


CheckDeliveries = Callable[[Connection, Sequence[Due], datetime], dict[int, Verdict]]
FindSettled = Callable[[Connection, datetime], Sequence[SettledDelivery]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryKind:
    """One kind of thing that the bot tells people on its own. The engine reads these fields and knows no capability."""

    name: str  # as stored in deliveries.kind
    order: int  # its place in a message that carries several: the lowest comes first
    check: CheckDeliveries  # decides, when its moment has come, whether it is still wanted, and what it says
    plan: PlanDeliveries | None = None  # None: the rule that causes it adds it to the outbox itself
    is_prompt: bool = False  # it asks for a person's time unasked: those are what the caps of promise 3 count
    cap: int | None = None  # the most that one person is sent about one subject, counted over all kinds with a cap
    quiet: Quiet | None = None  # the choice that switches it off
    rests_on_study_days: bool = False  # lesson prompts rest when pupils are free; those to the team do not
    at_once: bool = False  # sent outside working hours too, for the recipient asked and waits
    replan: Replan | None = None
    find_settled: FindSettled | None = None  # finds questions whose messages are to be changed; kinds may share one


def kinds_by_name(kinds: Iterable[DeliveryKind]) -> dict[str, DeliveryKind]:
    """The kinds by their names. Raises ValueError where two bear one name or one place in a message."""
    found = list(kinds)
    by_name = {kind.name: kind for kind in found}
    if len(by_name) < len(found) or len({kind.order for kind in found}) < len(found):
        raise ValueError("two kinds of delivery share a name or a place")
    return by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """Work that the scheduler does by itself as time passes, such as creating milestones or deleting old answers."""

    name: str
    due: Callable[..., Sequence[int]]  # (db, *, space, calendars, now) -> ids of what there is to do; only reads
    carry_out: Callable[..., object]  # (db, *, space, due_id, now): does one of them, in its own transaction
    before_planning: bool = False  # else after what is due has been sent
