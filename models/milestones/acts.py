"""Changes to milestones that people make: done, passed by, open again, a day, a new one, coming or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from models.calendar import SchoolYear, WorkHours, local_day, moment
from models.courses import LONGEST_ROOM
from models.db import BadInput, Stale, add
from models.journal import KeptDeed, keep
from models.milestones.lists import STILL_OPEN, count_answers, find_recipients, read_milestones
from models.milestones.milestone import Milestone, MilestoneState, edition_of
from models.milestones.rules import last_reminder_columns, list_datable_codes
from models.milestones.tables import MilestoneAnswerRow, MilestoneRow, PassedBy, milestone_answers, milestones
from models.milestones.views import MilestoneOffer, get_milestones
from models.people import Act, Actor, May, Person, guard_text, persons_said, record_act, refuse, roles
from models.places import Calendars, load_calendars
from models.programmes import load_catalogue


@dataclass(frozen=True, slots=True)
class SettledMilestones:
    """The milestones as they are now. `already`: all had been done or passed by before, and nothing was changed."""

    milestones: tuple[Milestone, ...]
    already: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneDay:
    """A day for a milestone, with local time and room.

    `owner` is the Slack id of the person responsible; empty for the course's leaders, or the coordinator.
    """

    day: date
    starts_at: time | None = None
    ends_at: time | None = None
    room: str | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class DatedMilestones:
    """Milestones with their new day. `free`: it is not a workday. `asked`: how many people will be invited."""

    milestones: tuple[Milestone, ...]
    free: bool
    asked: int


def mark_done(db: Connection, *, actor: Actor, ids: Sequence[int], now: datetime) -> SettledMilestones:
    """Mark milestones as done today, for one class or several at once. Those done before keep their day.

    The answers of people who were invited are deleted. Raises Stale or NotAllowed.
    """
    found = get_milestones(db, actor=actor, ids=ids, now=now)
    still = [milestone for milestone in found if milestone.state is not MilestoneState.DONE]
    if not still:
        return SettledMilestones(found, already=True)
    today = local_day(now, actor.timezone)
    done = [milestone.id for milestone in still]
    _store_change(
        db, actor=actor, ids=done, values={"done_on": today, "done_by_id": actor.person_id, "passed": None}, now=now
    )
    db.execute(delete(milestone_answers).where(milestone_answers.c.milestone_id.in_(done)))
    return SettledMilestones(
        tuple(replace(milestone, state=MilestoneState.DONE, done_on=today, passed=None) for milestone in still)
    )


def pass_by(db: Connection, *, actor: Actor, ids: Sequence[int], reason: PassedBy, now: datetime) -> SettledMilestones:
    """Pass gates by for a reason, so that lessons may begin. Raises NotAllowed, or Stale for one that is no gate."""
    found = get_milestones(db, actor=actor, ids=ids, now=now)
    if not all(milestone.gate for milestone in found):
        raise Stale()
    return _pass_by(db, actor=actor, found=found, reason=reason, now=now)


def drop_milestones(db: Connection, *, actor: Actor, ids: Sequence[int], now: datetime) -> SettledMilestones:
    """Say that meetings or tasks will not be held. Raises NotAllowed, or Stale for a gate, which wants a reason."""
    found = get_milestones(db, actor=actor, ids=ids, now=now)
    if any(milestone.gate for milestone in found):
        raise Stale()
    return _pass_by(db, actor=actor, found=found, reason=PassedBy.NOT_HERE, now=now)


def _pass_by(
    db: Connection, *, actor: Actor, found: Sequence[Milestone], reason: PassedBy, now: datetime
) -> SettledMilestones:
    still = [milestone for milestone in found if milestone.open]
    if not still:
        return SettledMilestones(tuple(found), already=True)
    _store_change(db, actor=actor, ids=[milestone.id for milestone in still], values={"passed": reason}, now=now)
    return SettledMilestones(
        tuple(replace(milestone, state=MilestoneState.PASSED, passed=reason) for milestone in still)
    )


def reopen_milestones(db: Connection, *, actor: Actor, ids: Sequence[int], now: datetime) -> SettledMilestones:
    """Open milestones again that were marked done or passed by. Raises Stale or NotAllowed."""
    found = get_milestones(db, actor=actor, ids=ids, now=now)
    settled = [milestone for milestone in found if not milestone.open]
    for milestone in settled:
        reminder_columns = last_reminder_columns(
            milestone.code, milestone.edition, milestone.due_on, dated=milestone.dated, before_us=False
        )
        _store_change(
            db,
            actor=actor,
            ids=[milestone.id],
            values={"done_on": None, "done_by_id": None, "passed": None} | reminder_columns,
            now=now,
        )
    today = local_day(now, actor.timezone)
    return SettledMilestones(
        tuple(read_milestones(db, milestones.c.id.in_([milestone.id for milestone in found]), today=today)), not settled
    )


def confirm_day(db: Connection, *, actor: Actor, milestone_id: int, now: datetime) -> DatedMilestones:
    """Confirm the proposed day: its people are then asked to come. Raises Stale where no day is proposed."""
    (milestone,) = get_milestones(db, actor=actor, ids=(milestone_id,), now=now)
    if milestone.due_on is None or not milestone.open:
        raise Stale()
    return put_day(
        db,
        actor=actor,
        ids=(milestone_id,),
        day=MilestoneDay(
            day=milestone.due_on,
            starts_at=milestone.starts_at,
            ends_at=milestone.ends_at,
            room=milestone.room,
            owner=milestone.owner_slack or "",
        ),
        now=now,
    )


def put_day(db: Connection, *, actor: Actor, ids: Sequence[int], day: MilestoneDay, now: datetime) -> DatedMilestones:
    """Give milestones a day, with time, room and owner. Answers to another day are deleted.

    Raises BadInput for a day that has been, an end before the start, a room that names a pupil, or an owner who is
    not at the site.
    """
    found = get_milestones(db, actor=actor, ids=ids, now=now)
    today = local_day(now, actor.timezone)
    if day.day < today:
        raise BadInput(reason="milestone-past", day=day.day.isoformat())
    values = _check_day(db, actor, found[0].site_id, day)
    for milestone in found:
        reminder_columns = last_reminder_columns(
            milestone.code, milestone.edition, day.day, dated=True, before_us=False
        )
        _store_change(db, actor=actor, ids=[milestone.id], values=values | reminder_columns, now=now)
    moved = [milestone.id for milestone in found if milestone.due_on != day.day or milestone.starts_at != day.starts_at]
    db.execute(delete(milestone_answers).where(milestone_answers.c.milestone_id.in_(moved)))
    return _show_dated(db, actor=actor, ids=[milestone.id for milestone in found], day=day, now=now)


def _show_dated(db: Connection, actor: Actor, ids: Sequence[int], day: MilestoneDay, now: datetime) -> DatedMilestones:
    calendars: Calendars = load_calendars(db, actor.workspace_id)
    today = local_day(now, actor.timezone)
    stored = count_answers(db, read_milestones(db, milestones.c.id.in_(ids), today=today), calendars, today)
    free = not calendars.of_site(stored[0].site_id).is_workday(day.day)
    begun = moment(day.day, day.starts_at or WorkHours().end, actor.timezone) <= now
    return DatedMilestones(tuple(stored), free, 0 if begun else stored[0].asked)


def _check_day(db: Connection, actor: Actor, site_id: int, day: MilestoneDay) -> dict[str, Any]:
    if day.starts_at and day.ends_at and day.ends_at <= day.starts_at:
        raise BadInput(reason="milestone-times")
    room = guard_text(
        db,
        workspace_id=actor.workspace_id,
        site_ids=frozenset({site_id}),
        text=day.room or "",
        most=LONGEST_ROOM,
        reason="milestone-room",
    )
    owner = _find_owner(db, actor, site_id, day.owner) if day.owner else None
    return {
        "due_on": day.day,
        "starts_at": day.starts_at,
        "ends_at": day.ends_at if day.starts_at else None,
        "room": room or None,
        "owner_id": owner.id if owner else None,
        "dated": True,
        "before_us": False,
    }


def _find_owner(db: Connection, actor: Actor, site_id: int, slack_id: str) -> Person:
    found = persons_said(db, actor, (slack_id,), frozenset({site_id})).get(slack_id)
    here = select(func.count()).where(roles.c.person_id == (found.id if found else 0), roles.c.site_id == site_id)
    if found is None or not db.execute(here).scalar():
        raise BadInput(reason="milestone-owner")
    return found


def add_milestone(
    db: Connection, *, actor: Actor, offer: MilestoneOffer, day: MilestoneDay, now: datetime
) -> DatedMilestones:
    """Give a day to something that the programme's rules leave undated: training, or one more team meeting.

    An open milestone of the same kind without a confirmed day gets it; else a new one is added. Raises NotAllowed,
    BadInput, or Stale for something that the programme does not have.
    """
    if offer.site_id not in actor.sites_where(May.SEE_TO_MILESTONES):
        raise refuse(db, actor, site_id=offer.site_id, what="milestone")
    year = SchoolYear.of(day.day)
    if offer.programme_code not in load_catalogue() or offer.code not in list_datable_codes(
        edition_of(offer.programme_code, year)
    ):
        raise Stale()
    same_kind = (
        milestones.c.site_id == offer.site_id,
        milestones.c.course_id.is_(None),
        milestones.c.programme == offer.programme_code,
        milestones.c.code == offer.code,
        milestones.c.school_year == year.start,
    )
    waiting = select(milestones.c.id).where(*same_kind, *STILL_OPEN, milestones.c.dated.is_(False))
    row_id = db.execute(waiting.order_by(milestones.c.number)).scalar()
    if row_id is None:
        latest = db.execute(select(func.max(milestones.c.number)).where(*same_kind)).scalar()
        row = MilestoneRow(
            workspace_id=actor.workspace_id,
            site_id=offer.site_id,
            programme=offer.programme_code,
            code=offer.code,
            number=0 if latest is None else latest + 1,
            school_year=year.start,
            due_on=day.day,
            dated=True,
            before_us=False,
            created_at=now,
        )
        row_id = add(db, row)
    return put_day(db, actor=actor, ids=(row_id,), day=day, now=now)


def answer_invitation(db: Connection, *, actor: Actor, milestone_id: int, coming: bool, now: datetime) -> Milestone:
    """Store whether the actor comes to a meeting. Raises NotAllowed for one not invited, Stale where it is over."""
    today = local_day(now, actor.timezone)
    found = read_milestones(
        db, milestones.c.workspace_id == actor.workspace_id, milestones.c.id == milestone_id, today=today
    )
    if not found or not found[0].open or found[0].task or (found[0].due_on or today) < today:
        raise Stale()
    milestone = found[0]
    if (milestone.id, actor.person_id) not in find_recipients(db, [milestone.id]):
        raise refuse(db, actor, site_id=milestone.site_id, what="milestone")
    own_answer = (milestone_answers.c.milestone_id == milestone.id, milestone_answers.c.person_id == actor.person_id)
    if not db.execute(update(milestone_answers).where(*own_answer).values(coming=coming)).rowcount:
        row = MilestoneAnswerRow(
            workspace_id=actor.workspace_id, milestone_id=milestone.id, person_id=actor.person_id, coming=coming
        )
        add(db, row)
    record_act(db, actor, Act.SEE_TO_MILESTONE, subject="milestone", ids=[milestone.id], now=now)
    return milestone


def has_past_answers(db: Connection, workspace_id: int, *, today: date) -> bool:
    """Whether answers to meetings whose day is past are still stored."""
    return db.execute(select(milestone_answers.c.id).where(*_is_past(workspace_id, today)).limit(1)).first() is not None


def drop_past_answers(db: Connection, workspace_id: int, *, today: date) -> None:
    """Delete the answers to meetings whose day is past: who came is nobody's to see (promise 6)."""
    db.execute(delete(milestone_answers).where(*_is_past(workspace_id, today)))


def _is_past(workspace_id: int, today: date) -> tuple[ColumnElement[bool], ...]:
    over = select(milestones.c.id).where(milestones.c.workspace_id == workspace_id, milestones.c.due_on < today)
    return milestone_answers.c.workspace_id == workspace_id, milestone_answers.c.milestone_id.in_(over)


def _store_change(db: Connection, actor: Actor, ids: list[int], values: dict[str, Any], now: datetime) -> None:
    code = db.execute(select(milestones.c.code).where(milestones.c.id == ids[0])).scalar_one()
    scopes = [(milestones, milestones.c.id.in_(ids))]
    with keep(db, actor=actor, deed=KeptDeed.MILESTONE, named=code, scopes=scopes, now=now):
        db.execute(update(milestones).where(milestones.c.id.in_(ids)).values(values))
    record_act(db, actor=actor, act=Act.SEE_TO_MILESTONE, subject="milestone", ids=ids, now=now)
