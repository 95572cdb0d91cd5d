"""The school year as told: terms, breaks, study days and blocked days, for all or for one site or year group."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Column, Connection, Date, Index, Integer, String, Table, select, text

from models.base import choice, key, link, metadata, workspace
from models.school_calendar import Calendar, Entry, EntryKind

calendar_entries = Table(
    "calendar_entries",
    metadata,
    key(),
    workspace(),
    Column("school_year", Integer, nullable=False),
    *choice("kind", EntryKind),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("name", String(80), nullable=False),
    link("site_id", "sites", null=True),  # none: every site
    Column("year", Integer),  # 0 to 12, none: every year group
    # One entry of a kind once for each scope; NULLs differ from each other in an index, so they are spelled out.
    Index(
        "uq_calendar_entries_scope",
        "workspace_id",
        "kind",
        "first_day",
        text("coalesce(site_id, 0)"),
        text("coalesce(year, -1)"),
        unique=True,
    ),
)

_ENTRIES = select(
    calendar_entries.c.kind,
    calendar_entries.c.first_day,
    calendar_entries.c.last_day,
    calendar_entries.c.name,
    calendar_entries.c.site_id,
    calendar_entries.c.year,
).order_by(calendar_entries.c.first_day, calendar_entries.c.id)


@dataclass(frozen=True, slots=True)
class Calendars:
    """Every entry of a workspace, read once; hands out the calendar of a site or of a year group there."""

    entries: tuple[Entry, ...]
    _made: dict[tuple[int, int | None, bool], Calendar] = field(default_factory=dict, compare=False, repr=False)

    def of_site(self, site_id: int) -> Calendar:
        """The school as a whole: what is told for one year group alone is left out."""
        return self._calendar(site_id, None, whole=True)

    def of_group(self, site_id: int, year: int | None) -> Calendar:
        """A year group there; without a year as the school as a whole."""
        return self._calendar(site_id, year, whole=year is None)

    def _calendar(self, site_id: int, year: int | None, *, whole: bool) -> Calendar:
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
    return Calendars(tuple(Entry(EntryKind(row[0]), *row[1:]) for row in rows))
