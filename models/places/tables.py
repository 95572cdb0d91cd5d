"""The tables of places, each declared once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.calendar import EntryKind
from models.db import Instant, Row, closed_list, core_table

LONGEST_NAME = 80  # characters


class SiteForm(StrEnum):
    """School forms of today, and the places outside school (S0, S1; särskola was renamed by law in July 2023)."""

    COMPULSORY = "compulsory_school"
    UPPER_SECONDARY = "upper_secondary_school"
    ADAPTED_COMPULSORY = "adapted_compulsory_school"
    ADAPTED_UPPER_SECONDARY = "adapted_upper_secondary_school"
    YOUTH_CENTRE = "youth_centre"
    PLAY_PARK = "play_park"
    OPEN_LEISURE = "open_leisure"

    @property
    def is_school(self) -> bool:
        """Whether it keeps school days; the others are open on evenings and weekends too."""
        return self not in (SiteForm.YOUTH_CENTRE, SiteForm.PLAY_PARK, SiteForm.OPEN_LEISURE)


def keeps_school_days(form: SiteForm | None) -> bool:
    """Whether a site of that form has lessons on school days only. One whose form was never told counts as a school."""
    return form is None or form.is_school


class SiteStatus(StrEnum):
    """How far a site has come in a school year; not started, paused and ended stay apart (promise 8)."""

    INFORMED = "informed"
    ANCHORING = "anchoring"
    TRAINING = "training"
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"

    @property
    def has_started(self) -> bool:
        """Whether lessons have begun, now or earlier."""
        return self in (SiteStatus.RUNNING, SiteStatus.PAUSED, SiteStatus.ENDED)


class Cooperation(StrEnum):
    """Whether the district works with the school; `partly` is a real answer (S1)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class DistrictRow(Row, table=True):
    """A city district. Districts merge: `successor_id` and the dates keep old figures under the old name."""

    __tablename__ = "districts"
    __table_args__ = (UniqueConstraint("workspace_id", "name"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    name: str = Field(max_length=200)
    valid_from: date | None = None
    valid_to: date | None = None  # districts merge; the old name stays on old figures
    successor_id: int | None = Field(default=None, foreign_key="districts.id", ondelete="CASCADE", index=True)


class SiteRow(Row, table=True):
    """A school, youth centre or play park where programmes run."""

    __tablename__ = "sites"
    __table_args__ = (UniqueConstraint("workspace_id", "name_key"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    district_id: int | None = Field(default=None, foreign_key="districts.id", ondelete="CASCADE", index=True)
    name: str = Field(max_length=200)
    name_key: str = Field(max_length=200)
    form: SiteForm | None = Field(
        default=None, sa_type=closed_list(SiteForm, "form")
    )  # not told is not the same as compulsory school


class SiteAliasRow(Row, table=True):
    """Another name that a site is known by, as printed in some list."""

    __tablename__ = "site_aliases"
    __table_args__ = (UniqueConstraint("site_id", "name_key"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    name: str = Field(max_length=200)  # as printed somewhere
    name_key: str = Field(max_length=200)


class SiteYearRow(Row, table=True):
    """What a site told about one school year."""

    __tablename__ = "site_years"
    __table_args__ = (UniqueConstraint("site_id", "school_year"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    school_year: int
    status: SiteStatus | None = Field(default=None, sa_type=closed_list(SiteStatus, "status"))
    cooperation: Cooperation | None = Field(default=None, sa_type=closed_list(Cooperation, "cooperation"))
    reported_classes: int | None = None  # none: not reported, which is not 0


class SiteProgrammeRow(Row, table=True):
    """A programme that a site said it runs in a school year."""

    __tablename__ = "site_programmes"
    __table_args__ = (UniqueConstraint("site_year_id", "programme"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_year_id: int = Field(foreign_key="site_years.id", ondelete="CASCADE", index=True)
    programme: str = Field(max_length=40)


class CalendarEntryRow(Row, table=True):
    """Days of a school year as told: a term, a break, a study day or blocked days."""

    __tablename__ = "calendar_entries"
    __table_args__ = (
        Index(
            "ix_calendar_entries_near", "workspace_id", "site_id", "school_year"
        ),  # a log reads one site's few entries
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

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    school_year: int
    kind: EntryKind = Field(sa_type=closed_list(EntryKind, "kind"))
    first_day: date
    last_day: date
    name: str = Field(max_length=LONGEST_NAME)
    site_id: int | None = Field(
        default=None, foreign_key="sites.id", ondelete="CASCADE", index=True
    )  # none: every site
    year: int | None = None  # 0 to 13, none: every year group
    from_file: bool  # a new file replaces what the last one told, not what people entered


class WorkspaceRow(Row, table=True):
    """One municipality's Slack. Everything else in the database belongs to one."""

    __tablename__ = "workspaces"

    team_id: str | None = Field(default=None, max_length=40, unique=True)  # none until Slack is connected
    name: str = Field(max_length=200)
    timezone: str = Field(max_length=60)
    created_at: datetime = Field(sa_type=Instant)


districts = core_table(DistrictRow)
sites = core_table(SiteRow)
aliases = core_table(SiteAliasRow)
site_years = core_table(SiteYearRow)
site_programmes = core_table(SiteProgrammeRow)
calendar_entries = core_table(CalendarEntryRow)
workspaces = core_table(WorkspaceRow)
