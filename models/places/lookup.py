"""Finding sites: by id, by any name they bear or bore, and how many there are of each form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    Connection,
    RowMapping,
    or_,
    select,
)

from models.db import fold
from models.places.tables import (
    SiteForm,
    SiteStatus,
    aliases,
    districts,
    keeps_school_days,
    sites,
)


@dataclass(frozen=True, slots=True)
class SiteCount:
    """How many schools, and how many of each other form. A site whose form was never told counts as a school."""

    schools: int
    others: tuple[tuple[SiteForm, int], ...] = ()


def count_sites(forms: Iterable[SiteForm | None]) -> SiteCount:
    """Count sites by their forms."""
    counts = Counter(form if form and not form.is_school else None for form in forms)
    return SiteCount(counts[None], tuple((form, counts[form]) for form in SiteForm if counts[form]))


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
        return keeps_school_days(self.form)


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
    return Site(
        id=row["id"],
        name=row["name"],
        form=row["form"],
        district_id=row["district_id"],
        district=row["district"],
    )


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
