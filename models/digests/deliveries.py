"""When the weekly letters come, and what stands in them when their time has come.

A letter comes on the first workday of the week at the start of the person's working day, or on the day they chose; or
in the first such week of the month. A week that is wholly break brings none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, String, bindparam, case, cast, exists, literal, select
from sqlalchemy.sql.elements import ColumnElement

from models.calendar import SchoolYear, WorkHours, local_day, moment, monday, week_code
from models.deliveries import Cancel, Due, Kind, Later, Send, Verdict, Wish, deliveries
from models.digests.facts import About, Facts, gather
from models.digests.letters import SchoolDigest, coordinator_digest, principal_digest
from models.digests.sums import SumsDigest, city_digest, district_digest
from models.people import Role, persons, roles
from models.places import Calendars, SiteForm, Workspace, sites
from models.preferences import DEFAULT, ReminderSettings, Rhythm, reminder_settings, settings_of

WEEK = timedelta(weeks=1)
USED_FOR = 3  # workdays: after them the next letter is nearer than this one
KINDS = {
    Role.COORDINATOR: Kind.COORDINATOR_DIGEST,
    Role.PRINCIPAL: Kind.PRINCIPAL_DIGEST,
    Role.DISTRICT: Kind.DISTRICT_DIGEST,
    Role.CITY: Kind.CITY_DIGEST,
}

Digest = SchoolDigest | SumsDigest


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets a letter, and about what."""

    person_id: int
    timezone: str
    kind: Kind
    subject: str
    site_id: int | None
    keeps_school_days: bool
    hours: WorkHours
    rhythm: Rhythm
    digest_day: int | None

    def period(self, week: date) -> str:
        """The week, or the month that its Monday lies in."""
        return week_code(week) if self.rhythm is Rhythm.WEEKLY else f"{week:%Y-%m}"


def plan_digests(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[Wish]:
    """The letters of this week and the next that are not noted yet; two statements, whatever is new."""
    this_week = monday(local_day(now, space.timezone))
    wishes = []
    for week in (this_week, this_week + WEEK):
        for reader in _readers(db, space, week):
            days = workdays(reader, calendars, week)
            at = due_at(reader, days)
            if at is None:
                continue
            until = use_by(reader, days, at)
            if until > now:
                wishes.append(Wish(reader.kind, reader.subject, reader.person_id, reader.period(week), at, until))
    return wishes


def workdays(reader: Reader, calendars: Calendars, week: date) -> list[date]:
    """The days of the week on which the reader and the school work; a study day is one. July is nobody's."""
    calendar = calendars.general() if reader.site_id is None else calendars.of_site(reader.site_id)
    found = [day for day in (week + timedelta(days=n) for n in range(7)) if reader.hours.works(day)]
    if not reader.keeps_school_days:
        return found
    return [day for day in found if calendar.is_workday(day) and day <= calendar.year_end(SchoolYear.of(day))]


def due_at(reader: Reader, days: list[date]) -> datetime | None:
    """The day chosen, or the first workday after it that week; else the first workday."""
    chosen = [day for day in days if day.isoweekday() >= (reader.digest_day or 1)] or days
    return moment(chosen[0], reader.hours.start, reader.timezone) if chosen else None


def use_by(reader: Reader, days: list[date], at: datetime) -> datetime:
    """The end of the third of these workdays that a letter due at that moment can be read on."""
    ends = [moment(day, reader.hours.end, reader.timezone) for day in days]
    return [end for end in ends if end > at][:USED_FOR][-1]


def _readers(db: Connection, space: Workspace, week: date) -> list[Reader]:
    """Everybody who is to have a letter of that week, or of its month, and has none noted."""
    rows = db.execute(_READERS, {"workspace_id": space.id, "week": week_code(week), "month": f"{week:%Y-%m}"})
    return [_reader(tuple(row)) for row in rows]


def _reader(row: tuple) -> Reader:  # type: ignore[type-arg]
    person_id, timezone, kind, subject, site_id, form, days, start, end, rhythm, digest_day = row
    hours = WorkHours(frozenset(int(day) for day in days), start, end) if days else DEFAULT.hours
    return Reader(
        person_id,
        timezone,
        Kind(kind),
        subject,
        site_id,
        form is None or SiteForm(form).is_school,
        hours,
        Rhythm(rhythm) if rhythm else DEFAULT.digest_rhythm,
        digest_day,
    )


def _subject() -> ColumnElement[str]:
    return case(
        (roles.c.site_id.is_not(None), literal("site:") + cast(roles.c.site_id, String)),
        (roles.c.district_id.is_not(None), literal("district:") + cast(roles.c.district_id, String)),
        else_=literal("workspace:") + cast(roles.c.workspace_id, String),
    )


_KIND = case({role.value: kind.value for role, kind in KINDS.items()}, value=roles.c.role)
_PERIOD = case((reminder_settings.c.digest_rhythm == Rhythm.MONTHLY.value, bindparam("month")), else_=bindparam("week"))
_READERS = (
    select(
        persons.c.id, persons.c.timezone, _KIND, _subject(), roles.c.site_id, sites.c.form,
        reminder_settings.c.work_days, reminder_settings.c.work_start, reminder_settings.c.work_end,
        reminder_settings.c.digest_rhythm, reminder_settings.c.digest_day,
    )
    .select_from(roles)
    .join(persons, persons.c.id == roles.c.person_id)
    .outerjoin(sites, sites.c.id == roles.c.site_id)
    .outerjoin(reminder_settings, reminder_settings.c.person_id == persons.c.id)
    .where(
        roles.c.workspace_id == bindparam("workspace_id"),
        roles.c.role.in_([role.value for role in KINDS]),
        persons.c.slack_id.is_not(None),
        ~exists().where(
            deliveries.c.kind == _KIND,
            deliveries.c.subject == _subject(),
            deliveries.c.recipient_id == persons.c.id,
            deliveries.c.period == _PERIOD,
        ),
    )
    .order_by(persons.c.id, roles.c.id)
)  # fmt: skip


def check_digests(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """What each letter says now; one whose reader no longer has the role, or that has nothing to tell, is not sent.

    One pass over the data of each workspace concerned, whatever the number of letters.
    """
    people = sorted({one.to.id for one in due})
    scopes = _scopes(db, people)
    settings = settings_of(db, people)
    by_day: dict[tuple[int, date], list[Due]] = {}
    for one in due:
        by_day.setdefault((one.workspace_id, local_day(now, one.to.timezone)), []).append(one)
    found: dict[int, Verdict] = {}
    for (workspace_id, today), dues in by_day.items():
        facts = gather(db, workspace_id, today, _about(dues))
        for one in dues:
            has_role = (one.to.id, one.kind, one.subject) in scopes
            found[one.id] = _verdict(one, facts, settings[one.to.id], now) if has_role else Cancel("no_longer_theirs")
    return found


def _scopes(db: Connection, people: list[int]) -> set[tuple[int, Kind, str]]:
    query = select(roles.c.person_id, _KIND, _subject()).where(
        roles.c.person_id.in_(people), roles.c.role.in_([role.value for role in KINDS])
    )
    return {(person_id, Kind(kind), subject) for person_id, kind, subject in db.execute(query)}


def _about(dues: Sequence[Due]) -> About:
    ids: dict[Kind, set[int]] = {kind: set() for kind in KINDS.values()}
    for one in dues:
        ids[one.kind].add(one.subject_id)
    return About(
        frozenset(ids[Kind.COORDINATOR_DIGEST] | ids[Kind.PRINCIPAL_DIGEST]),
        frozenset(ids[Kind.DISTRICT_DIGEST]),
        city=bool(ids[Kind.CITY_DIGEST]),
    )


def _verdict(due: Due, facts: Facts, settings: ReminderSettings, now: datetime) -> Verdict:
    about_site = due.kind in (Kind.COORDINATOR_DIGEST, Kind.PRINCIPAL_DIGEST)
    site = facts.sites.get(due.subject_id) if about_site else None
    reader = Reader(
        due.to.id,
        due.to.timezone,
        due.kind,
        due.subject,
        site.site.id if site else None,
        site is None or site.site.keeps_school_days,
        settings.hours,
        settings.digest_rhythm,
        settings.digest_day,
    )
    if reader.period(monday(facts.today)) != due.period:
        return Cancel("other_rhythm")
    at = due_at(reader, workdays(reader, facts.calendars, monday(facts.today)))
    if at is None:
        return Cancel("no_workday")
    if at > now:
        return Later(at)
    content = digest_of(facts, due.kind, due.subject_id)
    return Send(content) if content else Cancel("nothing")


def digest_of(facts: Facts, kind: Kind, subject_id: int) -> Digest | None:
    """The letter of a kind about a site, a district or the workspace; None where there is nothing to tell."""
    if kind is Kind.COORDINATOR_DIGEST:
        return coordinator_digest(facts, subject_id)
    if kind is Kind.PRINCIPAL_DIGEST:
        return principal_digest(facts, subject_id)
    return district_digest(facts, subject_id) if kind is Kind.DISTRICT_DIGEST else city_digest(facts)
