"""Checks the reminders of milestones when they are due: whether each is still wanted, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, select

from models.calendar import local_day
from models.deliveries import Cancel, Due, Send, Verdict
from models.milestones.lists import asks_all_staff, count_answers, find_recipients, read_milestones
from models.milestones.milestone import TRAINING, Milestone, MilestoneState
from models.milestones.rules import reminder_lead_times, reminder_period
from models.milestones.tables import milestone_answers, milestones
from models.places import load_calendars
from models.programmes import MilestoneCode

NEAR_EACH_OTHER = timedelta(weeks=4)  # how far apart the same milestone of two classes may be to be done at once


class ReminderReason(StrEnum):
    """Why a person is reminded."""

    OWNER = "owner"  # is responsible for it, or is to confirm its day
    CLASS = "class"  # leads the class
    TEAM = "team"  # leads the programme there
    STAFF = "staff"  # works there


@dataclass(frozen=True, slots=True)
class MilestoneReminder:
    """What a reminder says, about one milestone or the same one for several classes on one day.

    `others` are the same milestone of the person's other classes, near that day. `coming` is the person's own answer.
    """

    milestones: tuple[Milestone, ...]
    days: int  # until the day
    why: ReminderReason
    others: tuple[Milestone, ...] = ()
    coming: bool | None = None

    @property
    def first(self) -> Milestone:
        """The milestone to show; the others differ only in their class."""
        return self.milestones[0]


def check_milestones(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Decide for each reminder whether it is still wanted and what it says, on its recipient's own day.

    Seven statements for each day among the recipients (one day, but for midnight), and one for each workspace.
    """
    by_day: dict[date, list[Due]] = {}
    for delivery in due:
        by_day.setdefault(local_day(now, delivery.to.timezone), []).append(delivery)
    return {
        delivery_id: verdict
        for today, theirs in by_day.items()
        for delivery_id, verdict in _check_on(db, theirs, today).items()
    }


def _check_on(db: Connection, due: Sequence[Due], today: date) -> dict[int, Verdict]:
    """The verdicts on reminders to people who have the same day, by delivery id."""
    wanted = {delivery.subject_id for delivery in due}
    stored = {
        milestone.id: milestone for milestone in read_milestones(db, milestones.c.id.in_(sorted(wanted)), today=today)
    }
    spaces = sorted({delivery.workspace_id for delivery in due})
    found: dict[int, Milestone] = {}
    for space in spaces:
        calendars = load_calendars(db, space)
        ids = {delivery.subject_id for delivery in due if delivery.workspace_id == space}
        of_space = [milestone for milestone in stored.values() if milestone.id in ids]
        found |= {milestone.id: milestone for milestone in count_answers(db, of_space, calendars, today)}
    twins = _find_twins(db, list(found.values()), today)
    recipients = find_recipients(db, sorted(found.keys() | {twin.id for twin in twins}))
    coming = _read_own_answers(db, due)
    return _merge_same_day(
        due,
        {
            delivery.id: _decide_reminder(
                delivery,
                milestone=found.get(delivery.subject_id),
                twins=twins,
                recipients=recipients,
                coming=coming,
                today=today,
            )
            for delivery in due
        },
    )


def _merge_same_day(due: Sequence[Due], verdicts: dict[int, Verdict]) -> dict[int, Verdict]:
    """Merge a person's reminders of the same milestone for several classes on one day into the first of them.

    After a break the reminders of a week and of a day before meet: each milestone is told of once.
    """
    alike: dict[tuple[object, ...], list[tuple[Due, MilestoneReminder]]] = {}
    told: set[tuple[int, int]] = set()
    for delivery in due:
        verdict = verdicts[delivery.id]
        if not isinstance(verdict, Send):
            continue
        if (delivery.to.id, delivery.subject_id) in told:
            verdicts[delivery.id] = Cancel("told_together")
            continue
        told.add((delivery.to.id, delivery.subject_id))
        if verdict.content.first.course_id is not None:
            key = (delivery.to.id, delivery.first_period, *verdict.content.first.what)
            alike.setdefault(key, []).append((delivery, verdict.content))
    for same in alike.values():
        together = tuple(sorted((content.first for _, content in same), key=_sort_by_label))
        ids = {milestone.id for milestone in together}
        kept, content = same[0]
        others = tuple(other for other in content.others if other.id not in ids)
        verdicts[kept.id] = Send(replace(content, milestones=together, others=others))
        for delivery, _ in same[1:]:
            verdicts[delivery.id] = Cancel("told_together")
    return verdicts


def _sort_by_label(milestone: Milestone) -> tuple[int, str]:
    return (len(milestone.label or ""), milestone.label or "")


def _find_twins(db: Connection, found: Sequence[Milestone], today: date) -> list[Milestone]:
    """The open milestones at the same sites with the same codes, for those that are tasks."""
    tasks = [milestone for milestone in found if milestone.task]
    if not tasks:
        return []
    return read_milestones(
        db,
        milestones.c.site_id.in_(sorted({milestone.site_id for milestone in tasks})),
        milestones.c.code.in_(sorted({milestone.code for milestone in tasks})),
        milestones.c.done_on.is_(None),
        milestones.c.passed.is_(None),
        today=today,
    )


def _read_own_answers(db: Connection, due: Sequence[Due]) -> dict[tuple[int, int], bool]:
    query = select(milestone_answers.c.milestone_id, milestone_answers.c.person_id, milestone_answers.c.coming)
    rows = db.execute(
        query.where(milestone_answers.c.milestone_id.in_(sorted({delivery.subject_id for delivery in due})))
    )
    return {(row[0], row[1]): bool(row[2]) for row in rows}


def _decide_reminder(
    due: Due,
    milestone: Milestone | None,
    twins: Sequence[Milestone],
    recipients: set[tuple[int, int]],
    coming: dict[tuple[int, int], bool],
    today: date,
) -> Verdict:
    if milestone is None or milestone.due_on is None:
        return Cancel("gone")
    if not milestone.open:
        return Cancel("done" if milestone.state is MilestoneState.DONE else "passed")
    if due.first_period not in {
        reminder_period(lead, milestone.due_on)
        for lead in reminder_lead_times(milestone.code, milestone.edition, dated=milestone.dated)
    }:
        return Cancel("moved")
    if (milestone.id, due.to.id) not in recipients:
        return Cancel("not_concerned")
    days = (milestone.due_on - today).days
    if days < 0:
        return Cancel("too_late")
    others = tuple(twin for twin in _find_others(milestone, twins) if (twin.id, due.to.id) in recipients)
    return Send(
        MilestoneReminder(
            milestones=(milestone,),
            days=days,
            why=_find_reason(milestone, due.to.id),
            others=others,
            coming=coming.get((milestone.id, due.to.id)),
        )
    )


def _find_others(milestone: Milestone, twins: Sequence[Milestone]) -> list[Milestone]:
    """The same milestone of other classes that can be done together. A review is never: each class has its own."""
    if milestone.due_on is None or milestone.code == MilestoneCode.MID_YEAR_REVIEW:
        return []
    return [
        twin
        for twin in twins
        if twin.what == milestone.what
        and twin.id != milestone.id
        and twin.due_on
        and abs(twin.due_on - milestone.due_on) <= NEAR_EACH_OTHER
    ]


def _find_reason(milestone: Milestone, person_id: int) -> ReminderReason:
    if milestone.owner_id == person_id or milestone.proposed:
        return ReminderReason.OWNER
    if milestone.course_id is not None:
        return ReminderReason.CLASS
    return ReminderReason.STAFF if milestone.code in TRAINING and asks_all_staff(milestone) else ReminderReason.TEAM
