"""Where programmes run: controllers, districts, sites, and what each site said about each school year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Integer,
    RowMapping,
    String,
    Table,
    UniqueConstraint,
    or_,
    select,
)

from models.db import choice, fold, key, link, metadata, workspace


class ControllerKind(StrEnum):
    """Who answers for the data: a municipal board, or an independent owner (other secrecy rules)."""

    BOARD = "board"
    INDEPENDENT = "independent"


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


@dataclass(frozen=True, slots=True)
class SiteCount:
    """How many schools, and how many of each other form. A site whose form was never told counts as a school."""

    schools: int
    others: tuple[tuple[SiteForm, int], ...] = ()


def count_sites(forms: Iterable[SiteForm | None]) -> SiteCount:
    """Count sites by their forms."""
    counts = Counter(form if form and not form.is_school else None for form in forms)
    return SiteCount(counts[None], tuple((form, counts[form]) for form in SiteForm if counts[form]))


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


controllers = Table(
    "controllers",
    metadata,
    key(),
    workspace(),
    Column("name", String(200), nullable=False),
    *choice("kind", ControllerKind),
    UniqueConstraint("workspace_id", "name"),
)
districts = Table(
    "districts",
    metadata,
    key(),
    workspace(),
    Column("name", String(200), nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),  # districts merge; the old name stays on old figures
    link("successor_id", "districts", null=True),
    UniqueConstraint("workspace_id", "name"),
)
sites = Table(
    "sites",
    metadata,
    key(),
    workspace(),
    link("controller_id", "controllers", null=True),
    link("district_id", "districts", null=True),
    Column("name", String(200), nullable=False),
    Column("name_key", String(200), nullable=False),
    *choice("form", SiteForm, null=True),  # not told is not the same as compulsory school
    UniqueConstraint("workspace_id", "name_key"),
)
aliases = Table(
    "site_aliases",
    metadata,
    key(),
    workspace(),
    link("site_id", "sites"),
    Column("name", String(200), nullable=False),  # as printed somewhere
    Column("name_key", String(200), nullable=False),
    UniqueConstraint("site_id", "name_key"),
)
successions = Table(
    "site_successions",
    metadata,
    key(),
    workspace(),
    link("predecessor_id", "sites"),
    link("successor_id", "sites"),
    Column("from_school_year", Integer, nullable=False),
    UniqueConstraint("predecessor_id", "successor_id"),
)
site_years = Table(
    "site_years",
    metadata,
    key(),
    workspace(),
    link("site_id", "sites"),
    Column("school_year", Integer, nullable=False),
    *choice("status", SiteStatus, null=True),
    *choice("cooperation", Cooperation, null=True),
    Column("reported_classes", Integer),  # none: not reported, which is not 0
    UniqueConstraint("site_id", "school_year"),
)
site_programmes = Table(
    "site_programmes",
    metadata,
    key(),
    workspace(),
    link("site_year_id", "site_years"),
    Column("programme", String(40), nullable=False),
    UniqueConstraint("site_year_id", "programme"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a programme runs."""

    id: int
    name: str
    form: SiteForm | None
    district_id: int | None
    district: str | None

    @property
    def keeps_school_days(self) -> bool:
        """Schools do; a site whose form was never told counts as one."""
        return self.form is None or self.form.is_school


@dataclass(frozen=True, slots=True)
class SiteYear:
    """What a site said about one school year, beside the classes registered here."""

    site: Site
    status: SiteStatus | None
    reported_classes: int | None
    registered_classes: int
    programmes: tuple[str, ...]

    @property
    def classes(self) -> int | None:
        """The classes registered where there are any, else the number reported, else unknown."""
        return self.registered_classes or self.reported_classes


_SITES = select(sites.c.id, sites.c.name, sites.c.form, sites.c.district_id, districts.c.name.label("district")).join(
    districts, districts.c.id == sites.c.district_id, isouter=True
)


def site_from(row: RowMapping) -> Site:
    """A Site out of a row that has its columns."""
    form = SiteForm(row["form"]) if row["form"] else None
    return Site(row["id"], row["name"], form, row["district_id"], row["district"])


def list_sites(db: Connection, workspace_id: int, only: frozenset[int] | None = None) -> list[Site]:
    """The workspace's sites by name, or those of them that `only` names."""
    query = _SITES.where(sites.c.workspace_id == workspace_id).order_by(sites.c.name_key)
    if only is not None:
        query = query.where(sites.c.id.in_(only))
    return [site_from(row) for row in db.execute(query).mappings()]


def sites_named(db: Connection, workspace_id: int, name: str) -> list[Site]:
    """The sites that bear or once bore the name; two where a printed name covered two schools."""
    wanted = fold(name)
    by_alias = select(aliases.c.site_id).where(aliases.c.workspace_id == workspace_id, aliases.c.name_key == wanted)
    query = _SITES.where(
        sites.c.workspace_id == workspace_id, or_(sites.c.name_key == wanted, sites.c.id.in_(by_alias))
    )
    return [site_from(row) for row in db.execute(query.order_by(sites.c.name_key)).mappings()]
