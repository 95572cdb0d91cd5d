"""The school year as told: terms, breaks, study days and blocked days, for all or for one site or year group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
)

from models.calendar import Calendar, CalendarEntry, EntryKind, SchoolYear
from models.db import Prepared
from models.places.lookup import Site, list_sites
from models.places.tables import calendar_entries

_COLUMNS = (
    calendar_entries.c.kind,
    calendar_entries.c.first_day,
    calendar_entries.c.last_day,
    calendar_entries.c.name,
    calendar_entries.c.site_id,
    calendar_entries.c.year,
)
_ENTRIES = select(*_COLUMNS).order_by(calendar_entries.c.first_day, calendar_entries.c.id)
# For a log: the terms of one site, and what lies in the weeks up to the day.
_NEAR = Prepared(
    select(*_COLUMNS)
    .where(
        calendar_entries.c.workspace_id == bindparam("workspace_id"),
        calendar_entries.c.school_year.between(bindparam("from_year"), bindparam("to_year")),
        or_(calendar_entries.c.site_id.is_(None), calendar_entries.c.site_id == bindparam("site_id")),
        or_(
            calendar_entries.c.kind == literal_column(f"'{EntryKind.TERM.value}'"),
            and_(
                calendar_entries.c.first_day <= bindparam("to_day", type_=Date),
                calendar_entries.c.last_day >= bindparam("from_day", type_=Date),
            ),
        ),
    )
    .order_by(calendar_entries.c.first_day, calendar_entries.c.id)
)


@dataclass(frozen=True, slots=True)
class Calendars:
    """Every entry of a workspace, read once; hands out the calendar of a site or of a year group there."""

    entries: tuple[CalendarEntry, ...]
    _made: dict[tuple[int | None, int | None, bool], Calendar] = field(default_factory=dict, compare=False, repr=False)

    def of_site(self, site_id: int) -> Calendar:
        """The school as a whole: what is told for one year group alone is left out."""
        return self._calendar(site_id, None, whole=True)

    def general(self) -> Calendar:
        """What is told for every school."""
        return self._calendar(None, None, whole=True)

    def of_group(self, site_id: int, year: int | None) -> Calendar:
        """A year group there; without a year as the school as a whole."""
        return self._calendar(site_id, year, whole=year is None)

    def _calendar(self, site_id: int | None, year: int | None, *, whole: bool) -> Calendar:
        made = self._made.get((site_id, year, whole))
        if made is None:
            fitting = tuple(
                entry
                for entry in self.entries
                if entry.site_id in (None, site_id) and (entry.year is None or (not whole and entry.year == year))
            )
            made = self._made[site_id, year, whole] = Calendar(fitting)
        return made


def load_calendars(db: Connection, workspace_id: int) -> Calendars:
    """The workspace's school years, in one statement."""
    rows = db.execute(_ENTRIES.where(calendar_entries.c.workspace_id == workspace_id))
    return Calendars(tuple(map(_entry, rows)))


def calendars_near(db: Connection, workspace_id: int, site_ids: Iterable[int], first: date, last: date) -> Calendars:
    """The same for these days at these sites, and true of these days alone; one prepared statement a site."""
    words = {"workspace_id": workspace_id, "from_day": first, "to_day": last}
    words |= {"from_year": SchoolYear.of(first).start, "to_year": SchoolYear.of(last).start}
    # What holds everywhere comes with each of the sites.
    rows = dict.fromkeys(row for site_id in site_ids for row in _NEAR.rows(db, words | {"site_id": site_id}))
    return Calendars(tuple(map(_entry, rows)))


def _entry(row: Sequence[Any]) -> CalendarEntry:
    kind, first, last, name, site_id, year = row
    return CalendarEntry(kind=kind, first=first, last=last, name=name, site_id=site_id, year=year)


def missing_calendar(db: Connection, workspace_id: int, site_ids: frozenset[int], today: date) -> tuple[Site, ...]:
    """The schools among these sites whose terms of the current school year are not known, by name."""
    schools = list_sites(db, workspace_id, site_ids)
    if not any(site.keeps_school_days for site in schools):
        return ()
    return without_terms(load_calendars(db, workspace_id), schools, SchoolYear.of(today))


def without_terms(calendars: Calendars, found: Iterable[Site], year: SchoolYear) -> tuple[Site, ...]:
    """Those whose terms of the school year are not known: plans there know public holidays only.

    Sites that keep no school days need no calendar.
    """
    return tuple(site for site in found if site.keeps_school_days and not calendars.of_site(site.id).knows(year))
