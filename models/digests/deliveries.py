"""Plans the weekly letters, and makes them when they are due.

A letter comes at the start of the reader's working day, on the first workday of the week or the day they chose. Readers
who chose monthly letters get the first one of the month. In a week of holidays nobody at a school gets one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, String, bindparam, case, cast, exists, literal, select
from sqlalchemy.sql.elements import ColumnElement

from models.calendar import SchoolYear, WorkHours, local_day, moment, monday, week_code
from models.deliveries import Cancel, Due, Later, NewDelivery, Send, Verdict, deliveries
from models.digests.facts import DigestFacts, LetterScope
from models.digests.gathering import gather_facts
from models.digests.letters import SchoolDigest, coordinator_digest, principal_digest
from models.digests.sums import SumsDigest, city_digest, district_digest
from models.people import Role, persons, roles
from models.places import Calendars, Workspace, keeps_school_days, sites
from models.preferences import DEFAULT, DigestRhythm, ReminderSettings, reminder_settings, settings_of

WEEK = timedelta(weeks=1)
USABLE_WORKDAYS = 3  # workdays that a letter can still be sent in
COORDINATOR_DIGEST, PRINCIPAL_DIGEST = "coordinator_digest", "principal_digest"
DISTRICT_DIGEST, CITY_DIGEST = "district_digest", "city_digest"
KIND_OF_ROLE = {
    Role.COORDINATOR: COORDINATOR_DIGEST,
    Role.PRINCIPAL: PRINCIPAL_DIGEST,
    Role.DISTRICT: DISTRICT_DIGEST,
    Role.CITY: CITY_DIGEST,
}

Digest = SchoolDigest | SumsDigest


@dataclass(frozen=True, slots=True)
class LetterRecipient:
    """Somebody who gets a letter, what it is about, and what decides when it comes."""

    person_id: int
    timezone: str
    kind: str
    subject: str
    site_id: int | None
    keeps_school_days: bool
    hours: WorkHours
    rhythm: DigestRhythm
    digest_day: int | None

    def period(self, week: date) -> str:
        """The delivery's period: the week, or for monthly letters the month of its Monday."""
        return week_code(week) if self.rhythm is DigestRhythm.WEEKLY else f"{week:%Y-%m}"


def plan_digests(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
    """The letters of this week and the next that are not in the outbox yet; two statements."""
    this_week = monday(local_day(now, space.timezone))
    letters = []
    for week in (this_week, this_week + WEEK):
        for reader in _find_readers(db, space, week):
            days = list_workdays(reader, calendars, week)
            at = find_due_time(reader, days)
            if at is None:
                continue
            until = find_use_by(reader, days, at)
            if until > now:
                letters.append(
                    NewDelivery(
                        kind=reader.kind,
                        subject=reader.subject,
                        recipient_id=reader.person_id,
                        period=reader.period(week),
                        due_at=at,
                        use_by=until,
                        is_question=reader.site_id is not None,  # it is kept true where it stands
                    )
                )
    return letters


def list_workdays(reader: LetterRecipient, calendars: Calendars, week: date) -> list[date]:
    """The days of the week that begins on `week` on which both the reader and the school work.

    A study day is one. After the end of the school year there are none, until the next one begins.
    """
    calendar = calendars.general() if reader.site_id is None else calendars.of_site(reader.site_id)
    found = [day for day in (week + timedelta(days=n) for n in range(7)) if reader.hours.works(day)]
    if not reader.keeps_school_days:
        return found
    return [day for day in found if calendar.is_workday(day) and day <= calendar.year_end(SchoolYear.of(day))]


def find_due_time(reader: LetterRecipient, days: list[date]) -> datetime | None:
    """When the letter is due: on the day chosen or the next workday of the week, else on the first workday."""
    chosen = [day for day in days if day.isoweekday() >= (reader.digest_day or 1)] or days
    return moment(chosen[0], reader.hours.start, reader.timezone) if chosen else None


def find_use_by(reader: LetterRecipient, days: list[date], at: datetime) -> datetime:
    """Until when a letter due `at` can be sent: the end of the third workday on which it can be read."""
    ends = [moment(day, reader.hours.end, reader.timezone) for day in days]
    return [end for end in ends if end > at][:USABLE_WORKDAYS][-1]


def _find_readers(db: Connection, space: Workspace, week: date) -> list[LetterRecipient]:
    """Everybody whose letter of that week, or of its month, is not in the outbox yet."""
    rows = db.execute(_READERS_QUERY, {"workspace_id": space.id, "week": week_code(week), "month": f"{week:%Y-%m}"})
    return [_read_reader(tuple(row)) for row in rows]


def _read_reader(row: tuple) -> LetterRecipient:  # type: ignore[type-arg]
    person_id, timezone, kind, subject, site_id, form, days, start, end, rhythm, digest_day = row
    hours = WorkHours(frozenset(int(day) for day in days), start, end) if days else DEFAULT.hours
    return LetterRecipient(
        person_id=person_id,
        timezone=timezone,
        kind=kind,
        subject=subject,
        site_id=site_id,
        keeps_school_days=keeps_school_days(form),
        hours=hours,
        rhythm=DigestRhythm(rhythm) if rhythm else DEFAULT.digest_rhythm,
        digest_day=digest_day,
    )


def _subject_column() -> ColumnElement[str]:
    return case(
        (roles.c.site_id.is_not(None), literal("site:") + cast(roles.c.site_id, String)),
        (roles.c.district_id.is_not(None), literal("district:") + cast(roles.c.district_id, String)),
        else_=literal("workspace:") + cast(roles.c.workspace_id, String),
    )


_KIND = case({role.value: kind for role, kind in KIND_OF_ROLE.items()}, value=roles.c.role)
_PERIOD = case((reminder_settings.c.digest_rhythm == DigestRhythm.MONTHLY, bindparam("month")), else_=bindparam("week"))
_READERS_QUERY = (
    select(
        persons.c.id, persons.c.timezone, _KIND, _subject_column(), roles.c.site_id, sites.c.form,
        reminder_settings.c.work_days, reminder_settings.c.work_start, reminder_settings.c.work_end,
        reminder_settings.c.digest_rhythm, reminder_settings.c.digest_day,
    )
    .select_from(roles)
    .join(persons, persons.c.id == roles.c.person_id)
    .outerjoin(sites, sites.c.id == roles.c.site_id)
    .outerjoin(reminder_settings, reminder_settings.c.person_id == persons.c.id)
    .where(
        roles.c.workspace_id == bindparam("workspace_id"),
        roles.c.role.in_(list(KIND_OF_ROLE)),
        persons.c.slack_id.is_not(None),
        ~exists().where(
            deliveries.c.kind == _KIND,
            deliveries.c.subject == _subject_column(),
            deliveries.c.recipient_id == persons.c.id,
            deliveries.c.period == _PERIOD,
        ),
    )
    .order_by(persons.c.id, roles.c.id)
)  # fmt: skip


def check_digests(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Make each letter. It is cancelled where its reader no longer has the role, or there is nothing to say.

    The data of a workspace is read once, whatever the number of letters.
    """
    people = sorted({delivery.to.id for delivery in due})
    scopes = find_scopes(db, people)
    settings = settings_of(db, people)
    by_day: dict[tuple[int, date], list[Due]] = {}
    for delivery in due:
        by_day.setdefault((delivery.workspace_id, local_day(now, delivery.to.timezone)), []).append(delivery)
    verdicts: dict[int, Verdict] = {}
    for (workspace_id, today), dues in by_day.items():
        facts = gather_facts(db, workspace_id, today, _list_subjects(dues))
        for delivery in dues:
            has_role = (delivery.to.id, delivery.kind, delivery.subject) in scopes
            verdicts[delivery.id] = (
                _decide_letter(delivery, facts, settings[delivery.to.id], now)
                if has_role
                else Cancel("no_longer_theirs")
            )
    return verdicts


def find_scopes(db: Connection, people: list[int]) -> set[tuple[int, str, str]]:
    """Who may read which letters: person id, kind and subject."""
    query = select(roles.c.person_id, _KIND, _subject_column()).where(
        roles.c.person_id.in_(people), roles.c.role.in_(list(KIND_OF_ROLE))
    )
    return {(person_id, kind, subject) for person_id, kind, subject in db.execute(query)}


def _list_subjects(dues: Sequence[Due]) -> LetterScope:
    ids: dict[str, set[int]] = {kind: set() for kind in KIND_OF_ROLE.values()}
    for delivery in dues:
        ids[delivery.kind].add(delivery.subject_id)
    return LetterScope(
        frozenset(ids[COORDINATOR_DIGEST] | ids[PRINCIPAL_DIGEST]),
        frozenset(ids[DISTRICT_DIGEST]),
        city=bool(ids[CITY_DIGEST]),
    )


def _decide_letter(due: Due, facts: DigestFacts, settings: ReminderSettings, now: datetime) -> Verdict:
    about_site = due.kind in (COORDINATOR_DIGEST, PRINCIPAL_DIGEST)
    site = facts.sites.get(due.subject_id) if about_site else None
    reader = LetterRecipient(
        person_id=due.to.id,
        timezone=due.to.timezone,
        kind=due.kind,
        subject=due.subject,
        site_id=site.site.id if site else None,
        keeps_school_days=site is None or site.site.keeps_school_days,
        hours=settings.hours,
        rhythm=settings.digest_rhythm,
        digest_day=settings.digest_day,
    )
    if reader.period(monday(facts.today)) != due.period:
        return Cancel("other_rhythm")
    at = find_due_time(reader, list_workdays(reader, facts.calendars, monday(facts.today)))
    if at is None:
        return Cancel("no_workday")
    if at > now:
        return Later(at)
    content = make_digest(facts, due.kind, due.subject_id)
    return Send(content) if content else Cancel("nothing")


def make_digest(facts: DigestFacts, kind: str, subject_id: int) -> Digest | None:
    """The letter of a kind about the site, district or workspace with the id; None where there is nothing to say."""
    if kind == COORDINATOR_DIGEST:
        return coordinator_digest(facts, subject_id)
    if kind == PRINCIPAL_DIGEST:
        return principal_digest(facts, subject_id)
    return district_digest(facts, subject_id) if kind == DISTRICT_DIGEST else city_digest(facts)
