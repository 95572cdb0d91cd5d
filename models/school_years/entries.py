"""A school year as people keep it: what it says of their school, and entering and removing its terms and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from models.calendar import CalendarEntry, EntryKind, SchoolYear, local_day
from models.db import BadInput, NotFound
from models.guard import inspect
from models.people import Act, Actor, May, helpers_at, names_at_sites, record_act, refuse
from models.places import LONGEST_NAME, Calendars, Site, calendar_entries, list_sites, load_calendars
from models.school_years.clashes import CalendarClash, clashes_with

MOST_YEARS_AWAY = 5  # a year further off is a slip of the date picker


class Fault(StrEnum):
    """Why an entry can't be so."""

    BACKWARDS = "backwards"  # it ends before it begins
    OUTSIDE_YEAR = "outside_year"
    TERM_OUTSIDE = "term_outside"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a school year; the same days told for several year groups are one. `weeks` of teaching in a term."""

    ids: tuple[int, ...]
    kind: EntryKind
    first: date
    last: date
    name: str
    site_id: int | None
    years: tuple[int, ...]  # none: every year group
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class SchoolTold:
    """What is known of one school's year, by first day. `site` is none for the municipality as a whole."""

    site: Site | None
    known: bool  # whether its terms are
    told: tuple[Told, ...]
    helpers: tuple[str, ...]  # who can enter it; none where the actor can


@dataclass(frozen=True, slots=True)
class YearPage:
    """A school year as the actor's schools have it."""

    school_year: SchoolYear
    schools: tuple[SchoolTold, ...]
    may_keep: bool
    removable: tuple[Told, ...]
    clashes: tuple[CalendarClash, ...] = ()  # coming lessons on days that were just taken from them


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the actor may enter days: these schools, and the whole municipality where `general`."""

    sites: tuple[Site, ...]
    general: bool


def fault_in(entry: CalendarEntry, year: SchoolYear) -> Fault | None:
    """What is wrong with an entry of the school year by itself; None where nothing is.

    A school year runs from August to June (skolförordningen 3 kap. 2-3 §§), and so do its terms; July closes it.
    """
    if entry.last < entry.first:
        return Fault.BACKWARDS
    latest = year.last_possible_day if entry.kind is EntryKind.TERM else year.last_day
    if entry.first not in year or entry.last > latest:
        return Fault.TERM_OUTSIDE if entry.kind is EntryKind.TERM else Fault.OUTSIDE_YEAR
    return None


def overlapped(term: CalendarEntry, others: Iterable[CalendarEntry]) -> CalendarEntry | None:
    """The term of the same schools and year group that shares a day with this one."""
    if term.kind is not EntryKind.TERM:
        return None
    same = (e for e in others if e.kind is EntryKind.TERM and (e.site_id, e.year) == (term.site_id, term.year))
    return next((e for e in same if e.first != term.first and e.first <= term.last and term.first <= e.last), None)


def where_to_keep(db: Connection, actor: Actor) -> Keeping:
    """Where the actor may enter days. Raises NotAllowed where that is nowhere."""
    general = actor.everywhere(May.KEEP_CALENDAR)
    site_ids = actor.sites_where(May.KEEP_CALENDAR)
    if not site_ids and not general:
        raise refuse(db, actor, site_id=actor.home_site, what="calendar")
    return Keeping(tuple(list_sites(db, actor.workspace_id, site_ids)), general)


def add_entry(db: Connection, *, actor: Actor, entry: CalendarEntry, now: datetime) -> YearPage:
    """Enter a term, a break or a day; one that begins on the same day is put right. Returns its year as it stands.

    Coming lessons are never moved by it: those on days that were taken from them are pointed out. Raises NotAllowed,
    and BadInput for days that can't be so.
    """
    _check_right(db, actor, entry.site_id)
    today, year = local_day(now, actor.timezone), SchoolYear.of(entry.first)
    _check(db, actor=actor, entry=entry, year=year, today=today)
    row = {"workspace_id": actor.workspace_id, "school_year": year.start, "kind": entry.kind.value,
           "first_day": entry.first, "site_id": entry.site_id, "year": entry.year}  # fmt: skip
    told = {"last_day": entry.last, "name": entry.name, "from_file": False}
    stored = select(calendar_entries.c.id).where(*(calendar_entries.c[name] == value for name, value in row.items()))
    entry_id = db.execute(stored).scalar_one_or_none()
    if entry_id is None:
        added = insert(calendar_entries).values(row | told).returning(calendar_entries.c.id)
        entry_id = int(db.execute(added).scalar_one())
    else:
        db.execute(update(calendar_entries).where(calendar_entries.c.id == entry_id).values(told))
    _record(db, actor, [entry_id], now)
    return replace(
        entries_of_year(db, actor=actor, year=year),
        clashes=_clashes(db, actor=actor, entry=entry, year=year, today=today),
    )


def remove_entry(db: Connection, *, actor: Actor, ids: tuple[int, ...], now: datetime) -> YearPage:
    """Take entries away, all or none. Returns their year as it stands. Raises NotFound or NotAllowed."""
    of_workspace = calendar_entries.c.workspace_id == actor.workspace_id
    found = db.execute(select(calendar_entries).where(of_workspace, calendar_entries.c.id.in_(ids))).mappings().all()
    if not ids or len(found) < len(set(ids)):
        raise NotFound(reason="calendar-gone")
    for row in found:
        _check_right(db, actor, row["site_id"])
    db.execute(delete(calendar_entries).where(calendar_entries.c.id.in_(ids)))
    _record(db, actor, sorted(set(ids)), now)
    return entries_of_year(db, actor=actor, year=SchoolYear(found[0]["school_year"]))


def entries_of_year(db: Connection, *, actor: Actor, year: SchoolYear) -> YearPage:
    """The school year as the actor's schools have it; what holds everywhere for one who has no school."""
    rows = _rows(db, actor.workspace_id, year)
    calendars = load_calendars(db, actor.workspace_id)
    own = actor.own_sites
    schools = [site for site in list_sites(db, actor.workspace_id, own) if site.keeps_school_days]
    shown: list[Site | None] = [*schools] if schools else [None]
    keeps, general = actor.sites_where(May.KEEP_CALENDAR), actor.everywhere(May.KEEP_CALENDAR)
    told = [_school(db, actor=actor, site=site, year=year, rows=rows, calendars=calendars) for site in shown]
    mine = tuple(one for one in _together(rows) if (general if one.site_id is None else one.site_id in keeps))
    return YearPage(year, tuple(told), bool(keeps) or general, mine)


def _school(
    db: Connection,
    actor: Actor,
    site: Site | None,
    year: SchoolYear,
    rows: list[Mapping[str, Any]],
    calendars: Calendars,
) -> SchoolTold:
    site_id = site.id if site else None
    whole = calendars.of_site(site.id) if site else calendars.general()
    terms = whole.terms(year)
    shown = []
    for one in _together([row for row in rows if row["site_id"] in (None, site_id)]):
        if one.kind is EntryKind.TERM:
            calendar = calendars.of_group(site.id, one.years[0]) if site and one.years else whole
            if not one.years and all((one.first, one.site_id) != (term.first, term.site_id) for term in terms):
                continue  # the school has terms of its own
            one = replace(one, weeks=calendar.teaching_weeks(one.first, one.last))
        shown.append(one)
    may = actor.everywhere(May.KEEP_CALENDAR) or site_id in actor.sites_where(May.KEEP_CALENDAR)
    helpers = () if may or terms else tuple(p.name for p in helpers_at(db, actor.workspace_id, site_id)[:3])
    return SchoolTold(site, bool(terms), tuple(shown), helpers)


def _rows(db: Connection, workspace_id: int, year: SchoolYear) -> list[Mapping[str, Any]]:
    query = select(calendar_entries).where(
        calendar_entries.c.workspace_id == workspace_id, calendar_entries.c.school_year == year.start
    )
    return [dict(row) for row in db.execute(query).mappings()]


def _together(rows: list[Mapping[str, Any]]) -> list[Told]:
    """The entries by first day, those that differ in the year group alone as one."""

    def same(row: Mapping[str, Any]) -> tuple[Any, ...]:
        return row["first_day"], row["last_day"], row["kind"], row["site_id"] or 0, row["name"], row["year"] is None

    found = []
    for _, many in groupby(sorted(rows, key=lambda row: (*same(row), row["year"] or 0)), key=same):
        group = list(many)
        row = group[0]
        years = tuple(row["year"] for row in group if row["year"] is not None)
        ids = tuple(row["id"] for row in group)
        kind = EntryKind(row["kind"])
        found.append(
            Told(
                ids=ids,
                kind=kind,
                first=row["first_day"],
                last=row["last_day"],
                name=row["name"],
                site_id=row["site_id"],
                years=years,
            )
        )
    return found


def _clashes(
    db: Connection, actor: Actor, entry: CalendarEntry, year: SchoolYear, today: date
) -> tuple[CalendarClash, ...]:
    """The coming lessons that lie on the days of the entry, at the schools whose classes the actor sees.

    For a term those of its year that lie outside the terms: none until the other term is told as well.
    """
    calendars = load_calendars(db, actor.workspace_id)
    terms = [e for e in calendars.entries if e.kind is EntryKind.TERM and e.first in year]
    term = entry.kind is EntryKind.TERM
    if term and sum((e.site_id, e.year) == (entry.site_id, entry.year) for e in terms) < 2:
        return ()
    met = clashes_with(db, actor.workspace_id, calendars, today, site_ids=actor.sites_where(May.SEE_CLASS))
    return tuple(clash for clash in met if (clash.day in year if term else entry.covers(clash.day)))


def _check(db: Connection, actor: Actor, entry: CalendarEntry, year: SchoolYear, today: date) -> None:
    fault = fault_in(entry, year)
    if fault is Fault.BACKWARDS:
        raise BadInput(reason="calendar-backwards")
    if fault:
        term = fault is Fault.TERM_OUTSIDE
        raise BadInput(reason="calendar-term-outside" if term else "calendar-outside-year", year=str(year))
    if abs(year.start - SchoolYear.of(today).start) > MOST_YEARS_AWAY:
        raise BadInput(reason="calendar-far", year=str(year))
    if len(entry.name) > LONGEST_NAME:
        raise BadInput(reason="calendar-long-name", most=LONGEST_NAME)
    site_ids = frozenset({entry.site_id}) if entry.site_id else frozenset()
    staff = names_at_sites(db, actor.workspace_id, site_ids)
    if inspect(entry.name, staff=staff, places=frozenset()):
        raise BadInput(reason="calendar-pupil")
    other = overlapped(entry, load_calendars(db, actor.workspace_id).entries)
    if other:
        raise BadInput(reason="calendar-overlap", day=other.first.isoformat())


def _check_right(db: Connection, actor: Actor, site_id: int | None) -> None:
    """At a school for its coordinator; what holds everywhere for those who keep the whole municipality's year."""
    if site_id is None and actor.everywhere(May.KEEP_CALENDAR):
        return
    if site_id is not None and site_id in actor.sites_where(May.KEEP_CALENDAR):
        return
    raise refuse(db, actor, site_id=site_id or actor.home_site, what="calendar")


def _record(db: Connection, actor: Actor, ids: list[int], now: datetime) -> None:
    record_act(db, actor, Act.KEEP_CALENDAR, subject="calendar_entry", ids=ids, now=now)
