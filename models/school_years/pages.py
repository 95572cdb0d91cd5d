"""A school year as people are shown it: the terms, breaks and days of each of their schools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from models.calendar import EntryKind, SchoolYear
from models.moves import StruckLessons
from models.people import Actor, May, helpers_at
from models.places import Calendars, Site, calendar_entries, list_sites, load_calendars

MOST_HELPERS = 3  # names shown to one who can't enter the terms


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One line of a school year. The same days entered for several year groups are one line, with all their ids.

    `weeks` are the teaching weeks of a term, 0 for anything else.
    """

    ids: tuple[int, ...]
    kind: EntryKind
    first: date
    last: date
    name: str
    site_id: int | None  # none: every school
    years: tuple[int, ...]  # none: every year group
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """What is known of one school's year, by first day. `site` is none for the municipality as a whole."""

    site: Site | None
    known: bool  # whether its terms are
    lines: tuple[CalendarLine, ...]
    helpers: tuple[str, ...]  # who can enter its terms where nobody has and the actor can't


@dataclass(frozen=True, slots=True)
class YearPage:
    """A school year as the actor's schools have it."""

    school_year: SchoolYear
    schools: tuple[SchoolCalendar, ...]
    may_keep: bool  # whether the actor may enter days anywhere
    removable: tuple[CalendarLine, ...]
    struck: StruckLessons | None = None  # coming lessons on days that were just taken from them


def show_school_year(db: Connection, *, actor: Actor, year: SchoolYear) -> YearPage:
    """The school year as the actor's schools have it; what holds everywhere for one who has no school."""
    rows = _rows(db, actor.workspace_id, year)
    calendars = load_calendars(db, actor.workspace_id)
    schools = [site for site in list_sites(db, actor.workspace_id, actor.own_sites) if site.keeps_school_days]
    shown: list[Site | None] = [*schools] if schools else [None]
    kept_sites, keeps_all = actor.sites_where(May.KEEP_CALENDAR), actor.everywhere(May.KEEP_CALENDAR)
    removable = [line for line in _lines(rows) if (keeps_all if line.site_id is None else line.site_id in kept_sites)]
    return YearPage(
        school_year=year,
        schools=tuple(_school(db, actor=actor, site=site, year=year, rows=rows, calendars=calendars) for site in shown),
        may_keep=bool(kept_sites) or keeps_all,
        removable=tuple(removable),
    )


def _school(
    db: Connection,
    *,
    actor: Actor,
    site: Site | None,
    year: SchoolYear,
    rows: Sequence[Mapping[str, Any]],
    calendars: Calendars,
) -> SchoolCalendar:
    site_id = site.id if site else None
    terms = (calendars.of_site(site.id) if site else calendars.general()).terms(year)
    in_force = {(term.first, term.site_id) for term in terms}
    lines = []
    for line in _lines([row for row in rows if row["site_id"] in (None, site_id)]):
        if line.kind is EntryKind.TERM:
            if not line.years and (line.first, line.site_id) not in in_force:
                continue  # a term for every school, at one that has terms of its own
            line = replace(line, weeks=_teaching_weeks(line, site, calendars))
        lines.append(line)
    may_enter = actor.everywhere(May.KEEP_CALENDAR) or site_id in actor.sites_where(May.KEEP_CALENDAR)
    helpers = [] if may_enter or terms else helpers_at(db, actor.workspace_id, site_id)[:MOST_HELPERS]
    return SchoolCalendar(site, bool(terms), tuple(lines), tuple(person.name for person in helpers))


def _teaching_weeks(term: CalendarLine, site: Site | None, calendars: Calendars) -> int:
    """The term's teaching weeks at the site, for its first year group where it is told for some only."""
    if site is None:
        calendar = calendars.general()
    else:
        calendar = calendars.of_group(site.id, term.years[0]) if term.years else calendars.of_site(site.id)
    return calendar.teaching_weeks(term.first, term.last)


def _rows(db: Connection, workspace_id: int, year: SchoolYear) -> Sequence[Mapping[str, Any]]:
    query = select(calendar_entries).where(
        calendar_entries.c.workspace_id == workspace_id, calendar_entries.c.school_year == year.start
    )
    return [dict(row) for row in db.execute(query).mappings()]


def _lines(rows: Sequence[Mapping[str, Any]]) -> list[CalendarLine]:
    """The entries by first day; those that differ in the year group alone are one line."""

    def days_and_place(row: Mapping[str, Any]) -> tuple[Any, ...]:
        return row["first_day"], row["last_day"], row["kind"], row["site_id"] or 0, row["name"], row["year"] is None

    in_order = sorted(rows, key=lambda row: (*days_and_place(row), row["year"] or 0))
    return [_line(list(same)) for _, same in groupby(in_order, key=days_and_place)]


def _line(rows: Sequence[Mapping[str, Any]]) -> CalendarLine:
    first = rows[0]
    return CalendarLine(
        ids=tuple(row["id"] for row in rows),
        kind=first["kind"],
        first=first["first_day"],
        last=first["last_day"],
        name=first["name"],
        site_id=first["site_id"],
        years=tuple(row["year"] for row in rows if row["year"] is not None),
    )
