"""Entering and removing the terms, breaks and days of a school year, by those who may and as far as they can be so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select, update

from models.calendar import CalendarEntry, EntryKind, SchoolYear, local_day
from models.db import BadInput, GuardedText, NotFound, add
from models.journal import KeptDeed, Scope, keep
from models.moves import StruckLessons, find_struck
from models.people import Act, Actor, May, guard_text, record_act, refuse
from models.places import LONGEST_NAME, CalendarEntryRow, Site, calendar_entries, list_sites, load_calendars
from models.school_years.pages import YearPage, show_school_year

MOST_YEARS_AWAY = 5  # an entry for a year further off is a slip of the date picker


class EntryFault(StrEnum):
    """Why an entry can't be so."""

    BACKWARDS = "backwards"  # it ends before it begins
    OUTSIDE_YEAR = "outside_year"
    TERM_OUTSIDE = "term_outside"


@dataclass(frozen=True, slots=True)
class EntryPlaces:
    """Where the actor may enter days: these schools, and the whole municipality where `general`."""

    sites: tuple[Site, ...]
    general: bool


def find_fault(entry: CalendarEntry, year: SchoolYear) -> EntryFault | None:
    """What is wrong with an entry of the school year by itself; None where nothing is.

    A school year runs from August to June (skolförordningen 3 kap. 2-3 §§), and so do its terms; July closes it.
    """
    if entry.last < entry.first:
        return EntryFault.BACKWARDS
    latest = year.last_possible_day if entry.kind is EntryKind.TERM else year.last_day
    if entry.first not in year or entry.last > latest:
        return EntryFault.TERM_OUTSIDE if entry.kind is EntryKind.TERM else EntryFault.OUTSIDE_YEAR
    return None


def overlapping_term(term: CalendarEntry, others: Iterable[CalendarEntry]) -> CalendarEntry | None:
    """The term among the others, of the same schools and year group, that shares a day with this one; None for none.

    A term that begins on the same day is this one as it was entered before.
    """
    if term.kind is not EntryKind.TERM:
        return None
    same = (e for e in others if e.kind is EntryKind.TERM and (e.site_id, e.year) == (term.site_id, term.year))
    return next((e for e in same if e.first != term.first and e.first <= term.last and term.first <= e.last), None)


def find_entry_places(db: Connection, actor: Actor) -> EntryPlaces:
    """Where the actor may enter days. Raises NotAllowed where that is nowhere."""
    general = actor.everywhere(May.KEEP_CALENDAR)
    site_ids = actor.sites_where(May.KEEP_CALENDAR)
    if not site_ids and not general:
        raise refuse(db, actor, site_id=actor.home_site, what="calendar")
    return EntryPlaces(tuple(list_sites(db, actor.workspace_id, site_ids)), general)


def add_entry(db: Connection, *, actor: Actor, entry: CalendarEntry, now: datetime) -> YearPage:
    """Enter a term, a break or a day, or correct the one of its kind that begins on the same day.

    Returns the year as it stands then. No coming lesson is moved by it: those that lie on the entry's days, which have
    no lessons any more, are in the page's `struck`. Raises NotAllowed, and BadInput for days that can't be so.
    """
    _check_right(db, actor, entry.site_id)
    today, year = local_day(now, actor.timezone), SchoolYear.of(entry.first)
    _check(db, actor=actor, entry=entry, year=year, today=today)
    name = _guard_name(db, actor, entry)
    scopes = _scopes(actor, year)
    named = f"{entry.first.isoformat()}/{entry.last.isoformat()}"
    with keep(db, actor=actor, deed=KeptDeed.CALENDAR, named=named, scopes=scopes, now=now):
        entry_id = _store(db, actor.workspace_id, entry, name=name, year=year)
    record_act(db, actor, Act.KEEP_CALENDAR, subject="calendar_entry", ids=[entry_id], now=now)
    return replace(
        show_school_year(db, actor=actor, year=year),
        struck=_find_struck(db, actor, entry, year, now),
    )


def _scopes(actor: Actor, year: SchoolYear) -> list[Scope]:
    of_year = calendar_entries.c.school_year == year.start
    return [(calendar_entries, (calendar_entries.c.workspace_id == actor.workspace_id) & of_year)]


def _store(db: Connection, workspace_id: int, entry: CalendarEntry, *, name: GuardedText, year: SchoolYear) -> int:
    """Insert the entry, or write it over the one it corrects. Returns its id."""
    row = CalendarEntryRow(
        workspace_id=workspace_id,
        school_year=year.start,
        kind=entry.kind,
        first_day=entry.first,
        last_day=entry.last,
        name=name,
        site_id=entry.site_id,
        year=entry.year,
        from_file=False,
    )
    columns = calendar_entries.c
    same = ("workspace_id", "school_year", "kind", "first_day", "site_id", "year")
    entry_id = db.execute(
        select(columns.id).where(*(columns[part] == getattr(row, part) for part in same))
    ).scalar_one_or_none()
    if entry_id is None:
        return add(db, row)
    values = {"last_day": entry.last, "name": name, "from_file": False}
    db.execute(update(calendar_entries).where(columns.id == entry_id).values(values))
    return int(entry_id)


def remove_entry(db: Connection, *, actor: Actor, ids: tuple[int, ...], now: datetime) -> YearPage:
    """Delete these entries, all or none. Returns their year as it stands then. Raises NotFound or NotAllowed."""
    of_workspace = calendar_entries.c.workspace_id == actor.workspace_id
    found = db.execute(select(calendar_entries).where(of_workspace, calendar_entries.c.id.in_(ids))).mappings().all()
    if not ids or len(found) < len(set(ids)):
        raise NotFound(reason="calendar-gone")
    for row in found:
        _check_right(db, actor, row["site_id"])
    year = SchoolYear(found[0]["school_year"])
    named = f"{found[0]['first_day'].isoformat()}/{found[0]['last_day'].isoformat()}"
    with keep(db, actor=actor, deed=KeptDeed.CALENDAR, named=named, scopes=_scopes(actor, year), now=now):
        db.execute(delete(calendar_entries).where(calendar_entries.c.id.in_(ids)))
    record_act(db, actor, Act.KEEP_CALENDAR, subject="calendar_entry", ids=sorted(set(ids)), now=now)
    return show_school_year(db, actor=actor, year=year)


def _find_struck(
    db: Connection, actor: Actor, entry: CalendarEntry, year: SchoolYear, now: datetime
) -> StruckLessons | None:
    """The coming lessons on the entry's days that the actor may move.

    For a term: the lessons of its year outside all terms, once both terms of the year are known.
    """
    if entry.kind is not EntryKind.TERM:
        return find_struck(db, actor=actor, first=entry.first, last=entry.last, now=now)
    entries = load_calendars(db, actor.workspace_id).entries
    terms = [e for e in entries if e.kind is EntryKind.TERM and e.first in year]
    if sum((e.site_id, e.year) == (entry.site_id, entry.year) for e in terms) < 2:
        return None
    return find_struck(db, actor=actor, first=year.first_day, last=year.last_day, now=now)


def _check(db: Connection, actor: Actor, entry: CalendarEntry, year: SchoolYear, today: date) -> None:
    fault = find_fault(entry, year)
    if fault is EntryFault.BACKWARDS:
        raise BadInput(reason="calendar-backwards")
    if fault:
        term = fault is EntryFault.TERM_OUTSIDE
        raise BadInput(reason="calendar-term-outside" if term else "calendar-outside-year", year=str(year))
    if abs(year.start - SchoolYear.of(today).start) > MOST_YEARS_AWAY:
        raise BadInput(reason="calendar-far", year=str(year))
    other = overlapping_term(entry, load_calendars(db, actor.workspace_id).entries)
    if other:
        raise BadInput(reason="calendar-overlap", day=other.first.isoformat())


def _guard_name(db: Connection, actor: Actor, entry: CalendarEntry) -> GuardedText:
    return guard_text(
        db,
        workspace_id=actor.workspace_id,
        site_ids=frozenset({entry.site_id}) if entry.site_id else frozenset(),
        text=entry.name,
        most=LONGEST_NAME,
        reason="calendar-pupil",
        too_long="calendar-long-name",
    )


def _check_right(db: Connection, actor: Actor, site_id: int | None) -> None:
    """Raises NotAllowed unless the actor keeps the school's calendar, or the municipality's where no site is named."""
    if site_id is None and actor.everywhere(May.KEEP_CALENDAR):
        return
    if site_id is not None and site_id in actor.sites_where(May.KEEP_CALENDAR):
        return
    raise refuse(db, actor, site_id=site_id or actor.home_site, what="calendar")
