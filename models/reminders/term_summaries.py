"""A summary of the term for everybody who leads a class, on the term's last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, String, cast, exists, literal, select

from models.calendar import EntryKind, SchoolYear, local_day, moment
from models.courses import CoursePart, CourseStatus, course_people, courses, courses_by_year
from models.deliveries import Cancel, Due, NewDelivery, Send, Verdict, deliveries
from models.people import persons
from models.places import Calendars, Workspace, load_calendars
from models.preferences import daily_moment, settings_of
from models.status import ClassStatus, class_statuses

TERM_SUMMARY = "term_summary"
PLANNED_AHEAD = timedelta(days=7)
USABLE_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class TermSummary:
    """How far the reader's classes at one site have come at the end of a term.

    `starts` is when the next one begins, where that is known; `year_ends`: it is in the next school year.
    """

    site: str
    classes: tuple[ClassStatus, ...]
    starts: date | None
    year_ends: bool


def plan_term_summaries(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
    """The missing summaries of terms that end within a week; no statement where none does."""
    today = local_day(now, space.timezone)
    ends = {entry.last for entry in calendars.entries if entry.kind is EntryKind.TERM}
    soon = [day.isoformat() for day in sorted(ends) if today <= day <= today + PLANNED_AHEAD]
    if not soon:
        return []
    leaders = _find_leaders(db, space.id, soon)
    settings = settings_of(db, sorted({person_id for _, person_id, _ in leaders}))
    new = []
    for site_id, person_id, zone in leaders:
        term = calendars.of_site(site_id).term_of(today)
        if term is None or term.last > today + PLANNED_AHEAD:
            continue
        due = moment(term.last, daily_moment(settings[person_id].hours), zone)
        new.append(
            NewDelivery(
                kind=TERM_SUMMARY,
                subject=f"site:{site_id}",
                recipient_id=person_id,
                period=term.last.isoformat(),
                due_at=due,
                use_by=due + USABLE_FOR,
            )
        )
    return new


def _find_leaders(db: Connection, workspace_id: int, periods: Sequence[str]) -> list[tuple[int, int, str]]:
    """Site id, person id and time zone of everybody who leads a class there and has no summary of these terms yet."""
    subject = literal("site:") + cast(courses.c.site_id, String)
    planned = exists().where(
        deliveries.c.kind == TERM_SUMMARY,
        deliveries.c.subject == subject,
        deliveries.c.recipient_id == persons.c.id,
        deliveries.c.period.in_(periods),
    )
    query = (
        select(courses.c.site_id, persons.c.id, persons.c.timezone)
        .join(course_people, course_people.c.course_id == courses.c.id)
        .join(persons, persons.c.id == course_people.c.person_id)
        .where(courses.c.workspace_id == workspace_id, courses.c.status == CourseStatus.RUNNING)
        .where(course_people.c.part == CoursePart.LEADER, persons.c.slack_id.is_not(None), ~planned)
        .distinct()
    )
    return [(row[0], row[1], row[2]) for row in db.execute(query)]


def check_term_summaries(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Make each summary, none for somebody who leads no class there any more; a fixed number of statements."""
    by_space: dict[int, list[Due]] = {}
    for delivery in due:
        by_space.setdefault(delivery.workspace_id, []).append(delivery)
    verdicts: dict[int, Verdict] = {}
    for workspace_id, group in by_space.items():
        calendars, led = load_calendars(db, workspace_id), _find_led(db, group)
        years = {delivery.id: SchoolYear.of(local_day(now, delivery.to.timezone)) for delivery in group}
        known = courses_by_year(db, sorted({one for ids in led.values() for one in ids}), years.values())
        today = local_day(now, group[0].to.timezone)
        all_courses = [course for courses in known.values() for course in courses.values()]
        statuses = {each.course.id: each for each in class_statuses(db, workspace_id, all_courses, today)}
        for delivery in group:
            courses = known[years[delivery.id]]
            ids = [one for one in led[delivery.to.id] if one in courses]
            mine = [statuses[one] for one in ids if courses[one].site_id == delivery.subject_id]
            verdicts[delivery.id] = _make_summary(delivery, mine, calendars, today)
    return verdicts


def _make_summary(delivery: Due, mine: list[ClassStatus], calendars: Calendars, today: date) -> Verdict:
    running = [each for each in mine if each.course.status is CourseStatus.RUNNING]
    if not running:
        return Cancel("leads_no_more")
    calendar, year = calendars.of_site(delivery.subject_id), SchoolYear.of(today)
    terms = [*calendar.terms(year), *calendar.terms(year.next)]
    starts = next((term.first for term in terms if term.first > today), None)
    ordered = sorted(running, key=lambda each: (len(each.course.label), each.course.label))
    year_ends = not any(term.first > today for term in calendar.terms(year))
    return Send(TermSummary(running[0].course.site, tuple(ordered), starts, year_ends))


def _find_led(db: Connection, due: Iterable[Due]) -> dict[int, list[int]]:
    """The ids of the courses that each recipient leads, by person id."""
    led: dict[int, list[int]] = {delivery.to.id: [] for delivery in due}
    query = select(course_people.c.person_id, course_people.c.course_id).where(
        course_people.c.person_id.in_(sorted(led)), course_people.c.part == CoursePart.LEADER
    )
    for person_id, course_id in db.execute(query):
        led[person_id].append(course_id)
    return led
