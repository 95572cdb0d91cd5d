"""How a person wants to be reminded: working time, quiet kinds, snooze, away. Nobody but the person sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    delete,
    insert,
    select,
    update,
)

from models.calendar import SCHOOL_HOURS, WorkHours, local_day
from models.db import BadInput
from models.deliveries import DeliveryKind, Quiet, Replan, drop_planned
from models.people import Actor
from models.preferences.tables import AfterLesson, DigestRhythm, away_periods, reminder_settings


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """A person's choices; the defaults are those of school staff (promise 3)."""

    hours: WorkHours = SCHOOL_HOURS
    after_lesson: AfterLesson = AfterLesson.SOON
    planning_prompts: bool = False
    quiet: frozenset[Quiet] = frozenset()
    digest_rhythm: DigestRhythm = DigestRhythm.WEEKLY
    digest_day: int | None = None
    snoozed_until: datetime | None = None
    away_from: date | None = None  # none: from now on, where there is a day back
    back_on: date | None = None
    told: bool = False  # whether the person ever said: youth workers are asked once

    def away(self, day: date) -> bool:
        """Whether the person is away that day."""
        if self.back_on is None or day >= self.back_on:
            return False
        return self.away_from is None or day >= self.away_from


DEFAULT = ReminderSettings()
_SETTINGS = select(
    reminder_settings.c.person_id,
    reminder_settings.c.work_days,
    reminder_settings.c.work_start,
    reminder_settings.c.work_end,
    reminder_settings.c.after_lesson,
    reminder_settings.c.planning_prompts,
    reminder_settings.c.quiet,
    reminder_settings.c.digest_rhythm,
    reminder_settings.c.digest_day,
    reminder_settings.c.snoozed_until,
)
_AWAY = select(away_periods.c.person_id, away_periods.c.away_from, away_periods.c.back_on)


def settings_of(db: Connection, person_ids: list[int]) -> dict[int, ReminderSettings]:
    """Everybody's choices, the defaults for those who chose nothing; two statements whatever their number."""
    found = dict.fromkeys(person_ids, DEFAULT)
    for row in db.execute(_SETTINGS.where(reminder_settings.c.person_id.in_(person_ids))):
        found[row[0]] = _settings(tuple(row))
    for person_id, away_from, back_on in db.execute(_AWAY.where(away_periods.c.person_id.in_(person_ids))):
        found[person_id] = replace(found[person_id], away_from=away_from, back_on=back_on)
    return found


def _settings(row: tuple) -> ReminderSettings:  # type: ignore[type-arg]
    _, days, start, end, after, planning, quiet, rhythm, digest_day, snoozed = row
    return ReminderSettings(
        hours=WorkHours(frozenset(int(day) for day in days), start, end),
        after_lesson=AfterLesson(after),
        planning_prompts=bool(planning),
        quiet=frozenset(Quiet(kind) for kind in quiet.split(",") if kind),
        digest_rhythm=DigestRhythm(rhythm),
        digest_day=digest_day,
        snoozed_until=snoozed,
        told=True,
    )


def save_settings(
    db: Connection,
    *,
    actor: Actor,
    settings: ReminderSettings,
    kinds: Iterable[DeliveryKind],
    now: datetime,
) -> ReminderSettings:
    """Store a person's own choices. Those of `kinds` that were planned by the old ones are planned anew.

    Raises BadInput for hours that end before they start, and for a day back that has passed.
    """
    today = local_day(now, actor.timezone)
    if settings.hours.start >= settings.hours.end or not settings.hours.days:
        raise BadInput(reason="work-hours")
    if settings.back_on and settings.back_on <= today:
        raise BadInput(reason="away-past")
    before = own_settings(db, actor)
    values = {
        "work_days": "".join(str(day) for day in sorted(settings.hours.days)),
        "work_start": settings.hours.start,
        "work_end": settings.hours.end,
        "after_lesson": settings.after_lesson,
        "planning_prompts": settings.planning_prompts,
        "quiet": ",".join(sorted(kind.value for kind in settings.quiet)),
        "digest_rhythm": settings.digest_rhythm,
        "digest_day": settings.digest_day,
        "snoozed_until": settings.snoozed_until,
    }
    own = reminder_settings.c.person_id == actor.person_id
    if not db.execute(update(reminder_settings).where(own).values(values)).rowcount:
        row = values | {"workspace_id": actor.workspace_id, "person_id": actor.person_id}
        db.execute(insert(reminder_settings).values(row))
    _store_away(db, actor, settings)
    if _plans_by(before) != _plans_by(settings):
        _plan_anew(db, actor.person_id, kinds, today)
    return replace(settings, told=True)


def _plan_anew(db: Connection, person_id: int, kinds: Iterable[DeliveryKind], today: date) -> None:
    """Drop what the old choices had planned: the next tick plans it by the new ones."""
    anew: dict[Replan | None, list[str]] = {}
    for kind in kinds:
        anew.setdefault(kind.replan, []).append(kind.name)
    drop_planned(db, person_id=person_id, kinds=anew.get(Replan.ALL, ()))
    drop_planned(db, person_id=person_id, kinds=anew.get(Replan.COMING_DAYS, ()), after=today)


def _plans_by(settings: ReminderSettings) -> tuple[object, ...]:
    """What moments are planned by; being quiet or away is looked at when they come."""
    return settings.hours, settings.after_lesson, settings.planning_prompts, settings.digest_rhythm, settings.digest_day


def own_settings(db: Connection, actor: Actor) -> ReminderSettings:
    """The person's own choices."""
    return settings_of(db, [actor.person_id])[actor.person_id]


def _store_away(db: Connection, actor: Actor, settings: ReminderSettings) -> None:
    db.execute(delete(away_periods).where(away_periods.c.person_id == actor.person_id))
    if settings.back_on:
        whose = {"workspace_id": actor.workspace_id, "person_id": actor.person_id}
        days = {"away_from": settings.away_from, "back_on": settings.back_on}
        db.execute(insert(away_periods).values(whose | days))


def absences_past(db: Connection, workspace_id: int, *, today: date) -> bool:
    """Whether an away period has passed that still lies here."""
    past = (away_periods.c.workspace_id == workspace_id, away_periods.c.back_on <= today)
    return db.execute(select(away_periods.c.id).where(*past).limit(1)).first() is not None


def drop_past_absences(db: Connection, workspace_id: int, *, today: date) -> None:
    """Away periods are deleted when they are past (promise 4)."""
    db.execute(delete(away_periods).where(away_periods.c.workspace_id == workspace_id, away_periods.c.back_on <= today))
