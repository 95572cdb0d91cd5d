"""Reads what the planning form begins with: what is known of the classes, else the programme's own values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, RowMapping, select

from models.calendar import Calendar, SchoolYear, local_day
from models.courses import (
    Course,
    CoursePart,
    CourseStatus,
    PlannedLesson,
    TimeSource,
    courses,
    label_key,
    planned_of,
    planned_with_hours,
    year_of_label,
)
from models.people import Actor, May, Person
from models.places import Site, SiteForm, load_calendars
from models.planning.checks import find_site
from models.planning.drafts import INTERVAL, REFLECTION_MINUTES, SETUP_MINUTES, PlanDraft, PlanningHour
from models.planning.people import read_people
from models.planning.targets import Group, PlanTarget, find_groups, find_plannable_courses
from models.programmes import Edition, SiteKind, load_catalogue

BASE = "base"  # a programme's main series
SeriesCode = tuple[str, str]  # programme and series


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One class in the form, with its weekday (1 Monday to 7 Sunday), local time and room as far as known."""

    label: str
    weekday: int | None = None
    at: time | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The form's choices and initial values. Each class of a year group has a line."""

    target: PlanTarget
    is_new: bool
    school_days: bool
    choices: tuple[SeriesCode, ...]
    chosen: SeriesCode | None
    starts_on: date | None
    interval: int
    lines: tuple[CourseLine, ...]
    hour: PlanningHour | None
    source: TimeSource | None
    lesson_minutes: int | None
    setup_minutes: int
    reflection_minutes: int
    planning_minutes: int | None
    leaders: tuple[Person, ...]
    reserves: tuple[Person, ...]
    chooses_people: bool
    running: tuple[str, ...] = ()  # classes of the year group that are planned already, and left out

    @property
    def whole_year(self) -> bool:
        """Whether a year group is planned, and not one class."""
        return self.target.year is not None


def fill_rest(draft: PlanDraft, facts: FormFacts) -> PlanDraft:
    """The draft of a form that asked for day, time and leaders alone: the rest is as it is set today."""
    room = facts.lines[0].room if draft.slots and not facts.whole_year else None
    return replace(
        draft,
        slots=draft.slots if facts.whole_year else tuple(replace(slot, room=room) for slot in draft.slots),
        interval_weeks=facts.interval,
        hour=facts.hour,
        source=facts.source,
        reserves=None,
        lesson_minutes=facts.lesson_minutes,
        setup_minutes=facts.setup_minutes,
        reflection_minutes=facts.reflection_minutes,
        planning_minutes=facts.planning_minutes,
    )


def plan_form(db: Connection, *, actor: Actor, target: PlanTarget, now: datetime) -> FormFacts:
    """The choices and initial values of a target's form. Raises NotFound for a site that is gone."""
    today, year = local_day(now, actor.timezone), SchoolYear(target.school_year)
    site = find_site(db, actor, target.site_id)
    whole = target.year is not None
    may = find_plannable_courses(db, actor, year, now)
    known = find_groups(db, site.id, year, may)
    labels, running = _choose_labels(db, target, may, known, today)
    groups = {known[key].id for key in map(label_key, labels) if key in known}
    own_courses = [course for course in may if course.group_id in groups]
    chosen = _find_chosen(target, own_courses)
    courses_by_label = {label_key(c.label): c for c in own_courses if (c.programme_code, c.series_code) == chosen}
    ids = sorted(course.id for course in courses_by_label.values())
    rows = {row["id"]: row for row in db.execute(select(courses).where(courses.c.id.in_(ids))).mappings()}
    people, first = read_people(db, ids), rows[ids[0]] if ids else None
    planned = [lesson for lesson in planned_with_hours(db, ids) if lesson.day >= today]
    group_year = target.year if whole else next((c.year for c in own_courses), year_of_label(target.label))
    calendar = load_calendars(db, actor.workspace_id).of_group(site.id, group_year)
    choices = _list_choices(actor, site=site, year=year, group_year=group_year, mine=own_courses)
    only = choices[0] if len(choices) == 1 else None
    return FormFacts(
        target=target,
        is_new=not whole and label_key(target.label) not in known,
        school_days=site.keeps_school_days,
        choices=choices,
        chosen=chosen or only,
        starts_on=_find_first_day(planned, row=first, calendar=calendar, year=year, today=today, site=site),
        interval=_find_interval(first, chosen or only, year),
        running=running,
        lines=tuple(_make_line(label, courses_by_label.get(label_key(label)), rows) for label in labels),
        hour=_find_hour(planned),
        source=first["time_source"] if first else None,
        lesson_minutes=first["lesson_minutes"] if first else None,
        setup_minutes=_read_minutes(first, "setup_minutes", SETUP_MINUTES),
        reflection_minutes=_read_minutes(first, "reflection_minutes", REFLECTION_MINUTES),
        planning_minutes=first["planning_minutes"] if first else None,
        leaders=_list_people(people, CoursePart.LEADER, whole),
        reserves=_list_people(people, CoursePart.RESERVE, whole),
        chooses_people=site.id in actor.sites_where(May.PLAN),
    )


def _choose_labels(
    db: Connection, target: PlanTarget, may: Sequence[Course], known: dict[str, Group], today: date
) -> tuple[list[str], tuple[str, ...]]:
    """The classes that the form begins with, and those of the year group that are left out since they run already.

    Where all of them run, all can be planned anew.
    """
    if target.year is None:
        return [target.label], ()
    labels = [group.label for _, group in sorted(known.items()) if group.year == target.year]
    running = _find_running(db, may, known, labels, today)
    left = [label for label in labels if label not in running]
    return (left, running) if left else (labels, ())


def _find_running(
    db: Connection, may: Sequence[Course], known: dict[str, Group], labels: Sequence[str], today: date
) -> tuple[str, ...]:
    """The classes of a year group that have lessons ahead: they are planned anew only where somebody says so."""
    of_group = {known[label_key(label)].id: label for label in labels if label_key(label) in known}
    ids = {course.id: of_group[course.group_id] for course in may if course.group_id in of_group}
    planned = planned_of(db, ids)
    return tuple(sorted({label for key, label in ids.items() if any(row.day >= today for row in planned[key])}))


def _find_chosen(target: PlanTarget, mine: Sequence[Course]) -> SeriesCode | None:
    """The series the user named, in the programme named or that of the classes; else the one most classes run."""
    running = [course for course in mine if course.status is not CourseStatus.ENDED]
    programmes = [target.programme] if target.programme else [course.programme_code for course in running]
    if target.programme or target.series:
        wanted = target.series or BASE
        return next(((code, wanted) for code in programmes if _has_series(code, wanted, target)), None)
    counted = Counter((course.programme_code, course.series_code) for course in running)
    return counted.most_common(1)[0][0] if counted else None


def _has_series(programme: str, series: str, target: PlanTarget) -> bool:
    edition = load_catalogue()[programme].edition(str(SchoolYear(target.school_year)))
    return any(known_series.code == series for known_series in edition.series)


def _list_choices(
    actor: Actor, site: Site, year: SchoolYear, group_year: int | None, mine: Sequence[Course]
) -> tuple[SeriesCode, ...]:
    """The series to choose among: those of the classes, and all of the programmes for such a place and year group."""
    own = dict.fromkeys((course.programme_code, course.series_code) for course in mine)
    if site.id not in actor.sites_where(May.PLAN):
        return tuple(own)
    kind = _kind_of_site(site)
    meant: dict[SeriesCode, None] = {}
    for programme in load_catalogue().values():
        edition = programme.edition(str(year))
        if kind in programme.site_kinds and (group_year is None or edition.covers_year(group_year)):
            meant |= dict.fromkeys((programme.code, series.code) for series in edition.series)
    return tuple(own | meant)


def _kind_of_site(site: Site) -> SiteKind:
    if site.keeps_school_days:
        return SiteKind.SCHOOL
    return SiteKind.PLAY_PARK if site.form is SiteForm.PLAY_PARK else SiteKind.YOUTH_CENTRE


def _find_first_day(
    planned: Sequence[PlannedLesson],
    row: RowMapping | None,
    calendar: Calendar,
    year: SchoolYear,
    today: date,
    site: Site,
) -> date | None:
    """The next planned lesson; else the next day there can be one, in a coming school year its first school day."""
    if planned:
        return min(lesson.day for lesson in planned)
    if row and row["starts_on"] and row["starts_on"] > today:
        return row["starts_on"]  # type: ignore[no-any-return]
    if today < year.first_day:
        terms = calendar.terms(year)
        return terms[0].first if terms else None
    return calendar.school_day_after(today) if site.keeps_school_days else today + timedelta(days=1)


def _find_interval(row: RowMapping | None, chosen: SeriesCode | None, year: SchoolYear) -> int:
    if row:
        return int(row["interval_weeks"])
    edition: Edition | None = load_catalogue()[chosen[0]].edition(str(year)) if chosen else None
    return (edition.interval_teaching_weeks if edition else None) or INTERVAL


def _make_line(label: str, course: Course | None, rows: dict[int, RowMapping]) -> CourseLine:
    if course is None:
        return CourseLine(label)
    row = rows[course.id]
    return CourseLine(course.label, row["weekday"], row["starts_at"], row["room"])


def _find_hour(planned: Sequence[PlannedLesson]) -> PlanningHour | None:
    for lesson in planned:
        if lesson.planning:
            return PlanningHour(lesson.planning.day.isoweekday(), lesson.planning.at, lesson.planning.place)
    return None


def _read_minutes(row: RowMapping | None, name: str, otherwise: int) -> int:
    return int(row[name]) if row and row[name] is not None else otherwise


def _list_people(
    people: dict[int, list[tuple[CoursePart, Person]]], part: CoursePart, whole: bool
) -> tuple[Person, ...]:
    """The people of the one class. Empty for a year group: its classes keep their people unless others are chosen."""
    if whole:
        return ()
    return tuple(person for theirs in people.values() for person_part, person in theirs if person_part is part)
