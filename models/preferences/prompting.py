"""Promise 3: when a person may be prompted, and how often. Pure, but for the two looks at what was sent before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, not_, select

from models.calendar import Calendar, DayKind, WorkHours, moment, monday, next_moment
from models.courses import CoursePart, CourseStatus, course_people, courses
from models.deliveries import (
    AGAIN,
    DAY_LETTERS,
    Cancel,
    DeliveryKind,
    DeliveryState,
    Due,
    Later,
    MessageState,
    deliveries,
    messages,
)
from models.people import roles
from models.places import Calendars, keeps_school_days, sites
from models.preferences.settings import ReminderSettings
from models.preferences.tables import AfterLesson

WEEKLY_MOST = 5  # messages that ask for a person's time
MANY_CLASSES = 3  # from so many on, one message a day


@dataclass(frozen=True, slots=True)
class Rest:
    """The days on which a person's workplaces rest. Lesson prompts rest on study days too; those to the team do not."""

    calendars: tuple[Calendar, ...]
    keeps_school_days: bool = True  # false for one who works at a youth centre, which is open in the holidays

    def on(self, at: datetime, timezone: str, *, lessons: bool) -> bool:
        """Whether all of them rest on the day of that moment."""
        day = at.astimezone(ZoneInfo(timezone)).date()
        if not self.keeps_school_days:
            return False
        return all(
            not calendar.is_workday(day) or (lessons and calendar.kind(day) is DayKind.STUDY_DAY)
            for calendar in self.calendars
        )


@dataclass(frozen=True, slots=True)
class PromptedPerson:
    """What promise 3 needs to know of a recipient."""

    settings: ReminderSettings
    rest: Rest
    sent_this_week: int  # messages with prompts
    sent_today: bool
    leads: int  # running classes


def may_send(due: Due, kind: DeliveryKind, person: PromptedPerson, now: datetime) -> Later | Cancel | None:
    """None where it may be sent now; else when it may, or why it never will be."""
    if due.use_by and now > due.use_by:
        return Cancel("too_late")
    if not due.to.slack_id:
        return Cancel("not_in_slack")
    if kind.at_once:
        return None
    if kind.quiet in person.settings.quiet:
        return Cancel("quiet")
    at = allowed_from(due, kind, person, now)
    if at == now:
        return _collected(due, kind, person, now)
    if at is None or (due.use_by and at > due.use_by):
        return Cancel("no_working_time_left")
    return Later(at)


def _collected(due: Due, kind: DeliveryKind, person: PromptedPerson, now: datetime) -> Later | None:
    """Whoever leads three classes or more gets one message a day: their prompts wait for one moment of it.

    A prompt that would come too late then goes at once.
    """
    if not kind.is_prompt or person.leads < MANY_CLASSES:
        return None
    hours, zone = person.settings.hours, due.to.timezone
    at = hours.start if person.settings.after_lesson is AfterLesson.MORNING else daily_moment(hours)
    gathered = moment(now.astimezone(ZoneInfo(zone)).date(), at, zone)
    if now >= gathered or (due.use_by and gathered > due.use_by):
        return None
    return Later(gathered)


def allowed_from(due: Due, kind: DeliveryKind, person: PromptedPerson, now: datetime) -> datetime | None:
    """The first moment from now on that lies in the person's working time, is not snoozed and not away."""
    settings, zone = person.settings, due.to.timezone
    at = max(now, settings.snoozed_until or now)
    lessons = kind.rests_on_study_days

    def keeps_silent(found: datetime) -> bool:
        away = settings.away(found.astimezone(ZoneInfo(zone)).date())
        return away or person.rest.on(found, zone, lessons=lessons)

    return next_moment(at, settings.hours, keeps_silent, zone)


def over_cap(
    prompts: Sequence[tuple[Due, DeliveryKind]],
    person: PromptedPerson,
    earlier: dict[tuple[str, str], int],
    now: datetime,
) -> dict[int, Later | Cancel]:
    """Those of a person's prompts that the caps of promise 3 hold back; `earlier` counts those sent, by occasion."""
    held: dict[int, Later | Cancel] = {}
    counted = dict(earlier)
    for due, kind in prompts:
        if kind.cap is not None and counted.get(due.occasion, 0) >= kind.cap:
            held[due.id] = Cancel("lesson_cap")
        elif person.sent_this_week >= WEEKLY_MOST:
            held[due.id] = Cancel("weekly_cap")
        elif person.sent_today and person.leads >= MANY_CLASSES:
            held[due.id] = _tomorrow(due, kind, person, now)
        else:
            counted[due.occasion] = counted.get(due.occasion, 0) + 1
    return held


def _tomorrow(due: Due, kind: DeliveryKind, person: PromptedPerson, now: datetime) -> Later | Cancel:
    zone = due.to.timezone
    midnight = moment(now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), time(0), zone)
    at = allowed_from(due, kind, person, midnight)
    if at is None or (due.use_by and at > due.use_by):
        return Cancel("daily_cap")
    return Later(at)


def daily_moment(hours: WorkHours) -> time:
    """When what is not bound to a minute is said: at 15.00, or as near as the person's working time comes to it."""
    return min(max(time(15), hours.start), hours.end)


def rests_of(db: Connection, calendars: Calendars, person_ids: Sequence[int]) -> dict[int, Rest]:
    """Where each person works, and when those places rest; one statement."""
    query = select(roles.c.person_id, roles.c.site_id, sites.c.form).join(sites, sites.c.id == roles.c.site_id)
    found: dict[int, dict[int, bool]] = {person_id: {} for person_id in person_ids}
    for person_id, site_id, form in db.execute(query.where(roles.c.person_id.in_(person_ids))):
        found[person_id][site_id] = keeps_school_days(form)
    return {
        person_id: Rest(
            tuple(calendars.of_site(site_id) for site_id in places or (0,)),
            all(places.values()),
        )
        for person_id, places in found.items()
    }


def classes_led(db: Connection, person_ids: Sequence[int]) -> dict[int, int]:
    """How many running classes each person leads, one with two programmes counted once; one statement."""
    query = (
        select(course_people.c.person_id, func.count(courses.c.group_id.distinct()))
        .join(courses, courses.c.id == course_people.c.course_id)
        .where(course_people.c.person_id.in_(person_ids), course_people.c.part == CoursePart.LEADER)
        .where(courses.c.status == CourseStatus.RUNNING)
        .group_by(course_people.c.person_id)
    )
    return {person_id: int(count) for person_id, count in db.execute(query)}


def prompts_sent(db: Connection, person_ids: Sequence[int], *, now: datetime) -> dict[int, list[datetime]]:
    """When each person was sent messages with prompts in the eight days past; one statement."""
    query = select(messages.c.person_id, messages.c.created_at).where(
        messages.c.person_id.in_(person_ids),
        messages.c.is_prompt.is_(True),
        messages.c.state != MessageState.FAILED,
        messages.c.created_at > now - timedelta(days=8),
    )
    found: dict[int, list[datetime]] = {person_id: [] for person_id in person_ids}
    for person_id, at in db.execute(query):
        found[person_id].append(at)
    return found


def occasions_sent(
    db: Connection, due: Sequence[Due], *, kinds: Collection[str]
) -> dict[int, dict[tuple[str, str], int]]:
    """How many deliveries of these kinds each recipient was sent before, by occasion; one statement.

    What somebody wished to be told once more is not counted: they asked for it.
    """
    day = func.substr(deliveries.c.period, 1, DAY_LETTERS)
    query = (
        select(deliveries.c.recipient_id, deliveries.c.subject, day, func.count())
        .where(deliveries.c.subject.in_(sorted({one.subject for one in due})))
        .where(deliveries.c.recipient_id.in_(sorted({one.to.id for one in due})))
        .where(deliveries.c.kind.in_(sorted(kinds)))
        .where(deliveries.c.state == DeliveryState.SENT, not_(deliveries.c.period.contains(AGAIN, autoescape=True)))
        .group_by(deliveries.c.recipient_id, deliveries.c.subject, day)
    )
    found: dict[int, dict[tuple[str, str], int]] = {}
    for recipient, subject, period, count in db.execute(query):
        found.setdefault(recipient, {})[subject, period] = int(count)
    return found


def person_of(
    settings: ReminderSettings, rest: Rest, sent: Sequence[datetime], leads: int, *, now: datetime, timezone: str
) -> PromptedPerson:
    """Put together what is known of a recipient."""
    zone = ZoneInfo(timezone)
    today = now.astimezone(zone).date()
    days = [at.astimezone(zone).date() for at in sent]
    return PromptedPerson(
        settings=settings,
        rest=rest,
        sent_this_week=sum(monday(day) == monday(today) for day in days),
        sent_today=today in days,
        leads=leads,
    )
