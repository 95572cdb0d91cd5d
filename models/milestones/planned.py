"""Plans the reminders of milestones: who gets them, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, String, cast, exists, literal, select

from models.calendar import SchoolYear, WorkHours, local_day, moment
from models.deliveries import NewDelivery, deliveries
from models.milestones.lists import STILL_OPEN, recipients_of
from models.milestones.milestone import edition_of
from models.milestones.rules import PLANNED_AHEAD, LeadTime, reminder_lead_times, reminder_period
from models.milestones.tables import milestones
from models.people import persons
from models.places import Calendars, Workspace
from models.preferences import Rest, rests_of, settings_of

MILESTONE = "milestone"
LONGEST_BACK = 14  # days: how far a reminder is moved back to find a workday of the person


def plan_milestones(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
    """The missing reminders of the coming weeks' milestones; one statement where none is missing."""
    rows = _find_missing(db, space.id, local_day(now, space.timezone))
    people = sorted({row["person_id"] for row in rows})
    if not people:
        return []
    settings, rests = settings_of(db, people), rests_of(db, calendars, people)
    return [
        delivery
        for row in rows
        for delivery in _list_reminders(
            row, hours=settings[row["person_id"]].hours, rest=rests[row["person_id"]], zone=space.timezone, now=now
        )
    ]


def _find_missing(db: Connection, workspace_id: int, today: date) -> list[Mapping[str, Any]]:
    """Near milestones, a row for each person who is to be reminded and lacks the last of the reminders."""
    near = (
        select(milestones)
        .where(
            milestones.c.due_on >= today,
            milestones.c.due_on <= today + PLANNED_AHEAD,
            milestones.c.last_period.is_not(None),
            milestones.c.workspace_id == workspace_id,
            *STILL_OPEN,
        )
        .cte("near")
    )
    pairs = recipients_of(near).subquery()
    has_all_planned = exists().where(
        deliveries.c.kind == MILESTONE,
        deliveries.c.subject == literal("milestone:") + cast(near.c.id, String),
        deliveries.c.recipient_id == pairs.c.person_id,
        deliveries.c.period == near.c.last_period,
    )
    query = (
        select(near, pairs.c.person_id, persons.c.timezone)
        .join(pairs, pairs.c.milestone_id == near.c.id)
        .join(persons, persons.c.id == pairs.c.person_id)
        .where(persons.c.slack_id.is_not(None), ~has_all_planned)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def _list_reminders(
    row: Mapping[str, Any], hours: WorkHours, rest: Rest, zone: str, now: datetime
) -> list[NewDelivery]:
    """One person's reminders of a milestone that can still be sent, each until the next one is due.

    The last can be sent until the meeting begins, even if its time has passed, as for a day confirmed today. Two that a
    free day moves to the same day become one.
    """
    due_on, timezone = row["due_on"], row["timezone"]
    edition = edition_of(row["programme"], SchoolYear(row["school_year"]))
    found = reminder_lead_times(row["code"], edition, dated=bool(row["dated"]))
    at = {lead: _time_reminder(due_on, lead=lead, hours=hours, rest=rest, timezone=timezone) for lead in found}
    begins = moment(due_on, row["starts_at"] or hours.end, zone)
    reminders = []
    for place, lead in enumerate(found):
        last = lead is found[-1]
        ends = begins if last else at[found[place + 1]]
        due_at = max(at[lead], now) if last else at[lead]
        if now <= due_at < ends:
            reminders.append(
                NewDelivery(
                    kind=MILESTONE,
                    subject=f"milestone:{row['id']}",
                    recipient_id=row["person_id"],
                    period=reminder_period(lead, due_on),
                    due_at=due_at,
                    use_by=ends,
                )
            )
    return reminders


def _time_reminder(due_on: date, lead: LeadTime, hours: WorkHours, rest: Rest, timezone: str) -> datetime:
    """When the reminder is due: at the start of the person's work on the day `lead` ahead, or a workday before it."""
    day = due_on - timedelta(days=lead.days)
    for back in range(LONGEST_BACK):
        at = moment(day - timedelta(days=back), hours.start, timezone)
        if hours.works(day - timedelta(days=back)) and not rest.on(at, timezone, lessons=False):
            return at
    return moment(day, time(12), timezone)  # a long absence: the engine puts it off to its end
