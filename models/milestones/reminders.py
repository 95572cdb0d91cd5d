"""Whether a milestone's reminder is still wanted when its time comes, and what it then says."""

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

NEAR_EACH_OTHER = timedelta(weeks=4)  # days of the same thing for two classes that one act can serve


class ReminderReason(StrEnum):
    """Why a person is told."""

    OWNER = "owner"
    CLASS = "class"  # leads the class
    TEAM = "team"  # leads the programme there
    STAFF = "staff"  # works there


@dataclass(frozen=True, slots=True)
class MilestoneReminder:
    """What a reminder says: of one milestone, or of the same for several classes on one day.

    `others` are the same for the person's other classes, near that day; `coming` is their own answer.
    """

    milestones: tuple[Milestone, ...]
    days: int  # until the day
    why: ReminderReason
    others: tuple[Milestone, ...] = ()
    coming: bool | None = None

    @property
    def first(self) -> Milestone:
        """The one to speak of; the others differ in the class alone."""
        return self.milestones[0]


def check_milestones(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Each reminder against the truth of the moment, as of its recipient's own day.

    Seven statements a day there is among the recipients (one, but around midnight), and one a workspace.
    """
    by_day: dict[date, list[Due]] = {}
    for one in due:
        by_day.setdefault(local_day(now, one.to.timezone), []).append(one)
    return {
        delivery_id: verdict
        for today, theirs in by_day.items()
        for delivery_id, verdict in _check_on(db, theirs, today).items()
    }


def _check_on(db: Connection, due: Sequence[Due], today: date) -> dict[int, Verdict]:
    """The verdicts on reminders to people for whom it is the same day."""
    wanted = {one.subject_id for one in due}
    first = {one.id: one for one in read_milestones(db, milestones.c.id.in_(sorted(wanted)), today=today)}
    spaces = sorted({one.workspace_id for one in due})
    found: dict[int, Milestone] = {}
    for space in spaces:
        calendars = load_calendars(db, space)
        own = {one.subject_id for one in due if one.workspace_id == space}
        filled = count_answers(db, [one for one in first.values() if one.id in own], calendars, today)
        found |= {one.id: one for one in filled}
    twins = _twins(db, list(found.values()), today)
    concerns = find_recipients(db, sorted(found.keys() | {one.id for one in twins}))
    coming = _answers(db, due)
    return _together(
        due,
        {
            one.id: _verdict(
                one, one=found.get(one.subject_id), twins=twins, concerns=concerns, coming=coming, today=today
            )
            for one in due
        },
    )


def _together(due: Sequence[Due], verdicts: dict[int, Verdict]) -> dict[int, Verdict]:
    """The same thing for several of a person's classes on one day is said once."""
    alike: dict[tuple[object, ...], list[tuple[Due, MilestoneReminder]]] = {}
    for one in due:
        verdict = verdicts[one.id]
        if isinstance(verdict, Send) and verdict.content.first.course_id is not None:
            alike.setdefault((one.to.id, one.period, *verdict.content.first.what), []).append((one, verdict.content))
    for same in alike.values():
        all_of_them = tuple(sorted((content.first for _, content in same), key=_by_label))
        known = {one.id for one in all_of_them}
        kept, content = same[0]
        others = tuple(one for one in content.others if one.id not in known)
        verdicts[kept.id] = Send(replace(content, milestones=all_of_them, others=others))
        for one, _ in same[1:]:
            verdicts[one.id] = Cancel("told_together")
    return verdicts


def _by_label(one: Milestone) -> tuple[int, str]:
    return (len(one.label or ""), one.label or "")


def _twins(db: Connection, found: Sequence[Milestone], today: date) -> list[Milestone]:
    """The open milestones of the same sort at the same sites."""
    tasks = [one for one in found if one.task]
    if not tasks:
        return []
    return read_milestones(
        db,
        milestones.c.site_id.in_(sorted({one.site_id for one in tasks})),
        milestones.c.code.in_(sorted({one.code for one in tasks})),
        milestones.c.done_on.is_(None),
        milestones.c.passed.is_(None),
        today=today,
    )


def _answers(db: Connection, due: Sequence[Due]) -> dict[tuple[int, int], bool]:
    query = select(milestone_answers.c.milestone_id, milestone_answers.c.person_id, milestone_answers.c.coming)
    rows = db.execute(query.where(milestone_answers.c.milestone_id.in_(sorted({one.subject_id for one in due}))))
    return {(row[0], row[1]): bool(row[2]) for row in rows}


def _verdict(
    due: Due,
    one: Milestone | None,
    twins: Sequence[Milestone],
    concerns: set[tuple[int, int]],
    coming: dict[tuple[int, int], bool],
    today: date,
) -> Verdict:
    if one is None or one.due_on is None:
        return Cancel("gone")
    if not one.open:
        return Cancel("done" if one.state is MilestoneState.DONE else "passed")
    if due.period not in {
        reminder_period(lead, one.due_on) for lead in reminder_lead_times(one.code, one.edition, dated=one.dated)
    }:
        return Cancel("moved")
    if (one.id, due.to.id) not in concerns:
        return Cancel("not_concerned")
    days = (one.due_on - today).days
    if days < 0:
        return Cancel("too_late")
    others = tuple(twin for twin in _others(one, twins) if (twin.id, due.to.id) in concerns)
    return Send(
        MilestoneReminder(
            milestones=(one,),
            days=days,
            why=_why(one, due.to.id),
            others=others,
            coming=coming.get((one.id, due.to.id)),
        )
    )


def _others(one: Milestone, twins: Sequence[Milestone]) -> list[Milestone]:
    """The same for other classes where one act can settle them all: a review is each class's own."""
    if one.due_on is None or one.code == MilestoneCode.MID_YEAR_REVIEW:
        return []
    return [
        twin
        for twin in twins
        if twin.what == one.what
        and twin.id != one.id
        and twin.due_on
        and abs(twin.due_on - one.due_on) <= NEAR_EACH_OTHER
    ]


def _why(one: Milestone, person_id: int) -> ReminderReason:
    if one.owner_id == person_id or one.proposed:
        return ReminderReason.OWNER
    if one.course_id is not None:
        return ReminderReason.CLASS
    return ReminderReason.STAFF if one.code in TRAINING and asks_all_staff(one) else ReminderReason.TEAM
