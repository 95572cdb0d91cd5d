"""Where programmes run: workspaces, districts, sites, and the school year of each site.

`list_sites` and `sites_named` find sites, `load_calendars` the school days of a site or a year group.
"""

from models.places.lookup import Site, SiteCount, SiteYear, count_sites, list_sites, sites_named
from models.places.school_days import Calendars, calendars_near, load_calendars, missing_calendar, without_terms
from models.places.tables import (
    LONGEST_NAME,
    CalendarEntryRow,
    Cooperation,
    SiteForm,
    SiteStatus,
    aliases,
    calendar_entries,
    districts,
    keeps_school_days,
    site_programmes,
    site_years,
    sites,
    workspaces,
)
from models.places.workspace import Workspace, all_workspaces, bind_team, find_workspace, workspace_for_import

__all__ = [
    "LONGEST_NAME",
    "CalendarEntryRow",
    "Calendars",
    "Cooperation",
    "Site",
    "SiteCount",
    "SiteForm",
    "SiteStatus",
    "SiteYear",
    "Workspace",
    "aliases",
    "all_workspaces",
    "bind_team",
    "calendar_entries",
    "calendars_near",
    "count_sites",
    "districts",
    "find_workspace",
    "keeps_school_days",
    "list_sites",
    "load_calendars",
    "missing_calendar",
    "site_programmes",
    "site_years",
    "sites",
    "sites_named",
    "without_terms",
    "workspace_for_import",
    "workspaces",
]
