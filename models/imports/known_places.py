"""The workspace's sites and districts by all their names, held in memory for one import."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from sqlalchemy import func, select

from models.db import fold
from models.imports.cells import RowReader
from models.imports.run import ImportRun
from models.places import SiteForm, aliases, districts, keeps_school_days, list_sites, site_years, sites


@dataclass
class KnownPlace:
    """A site as it is stored, or as this import has made it."""

    id: int
    name: str
    form: SiteForm | None
    district_id: int | None
    latest_year: int | None  # the newest school year that it has reported on

    @property
    def keeps_school_days(self) -> bool:
        """Whether it is a school; a site whose form is not known counts as one."""
        return keeps_school_days(self.form)


class KnownPlaces:
    """Sites and districts, found by name."""

    def __init__(self, run: ImportRun) -> None:
        self._run = run
        self.doubtful: set[str] = set()  # schools whose own row has a problem: rows that name them get no second one
        self.all_doubtful = False  # a file could not be read: any school may have been in it
        latest_query = select(site_years.c.site_id, func.max(site_years.c.school_year)).group_by(site_years.c.site_id)
        latest = {
            row[0]: row[1] for row in run.db.execute(latest_query.where(site_years.c.workspace_id == run.workspace.id))
        }
        found = list_sites(run.db, run.workspace.id)
        self._places = {
            site.id: KnownPlace(
                id=site.id,
                name=site.name,
                form=site.form,
                district_id=site.district_id,
                latest_year=latest.get(site.id),
            )
            for site in found
        }
        self._by_name = {fold(place.name): place for place in self._places.values()}
        self._by_alias: dict[str, list[KnownPlace]] = {}
        for name, site_id in run.db.execute(
            select(aliases.c.name_key, aliases.c.site_id)
            .where(aliases.c.workspace_id == run.workspace.id)
            .order_by(aliases.c.id)
        ):
            self._by_alias.setdefault(name, []).append(self._places[site_id])
        named = select(districts.c.name, districts.c.id).where(districts.c.workspace_id == run.workspace.id)
        self._districts: dict[str, tuple[int, str]] = {fold(row[0]): (row[1], row[0]) for row in run.db.execute(named)}

    def find_named(self, name: str) -> list[KnownPlace]:
        """The sites that a name can mean: the one that has it today, else those that had it as an alias."""
        own = self._by_name.get(fold(name))
        return [own] if own else self._by_alias.get(fold(name), [])

    def get(self, site_id: int) -> KnownPlace:
        """The site with the id."""
        return self._places[site_id]

    def find_one(self, row: RowReader, column: str) -> KnownPlace | None:
        """The one site that the cell names; refuses the row where there is none, or where there are two."""
        name = row.text(column)
        found = self.find_named(name)
        if len(found) == 1:
            return found[0]
        if found:
            row.refuse(column, "two-schools", given=name, both=tuple(place.name for place in found))
        elif self.all_doubtful or fold(name) in self.doubtful:
            row.ok = False
        else:
            _refuse_unknown(
                row, column, "school", find_closest_names(name, [place.name for place in self._places.values()])
            )
        return None

    def find_district(self, row: RowReader, column: str) -> int | None:
        """The district that the cell names; refuses the row where there is none."""
        found = self._districts.get(fold(row.text(column)))
        if found:
            return found[0]
        _refuse_unknown(
            row,
            column,
            "district",
            find_closest_names(row.text(column), [name for _id, name in self._districts.values()]),
        )
        return None

    def add_district(self, name: str) -> tuple[int, bool]:
        """Find or store a district. Returns its id, and whether it is new."""
        known = self._districts.get(fold(name))
        if known:
            return known[0], False
        self._districts[fold(name)] = (self._run.add(districts, {"name": name}), name)
        return self._districts[fold(name)][0], True

    def add(self, name: str) -> KnownPlace:
        """Store a new site."""
        place = KnownPlace(
            id=self._run.add(sites, {"name": name, "name_key": fold(name)}),
            name=name,
            form=None,
            district_id=None,
            latest_year=None,
        )
        self._places[place.id] = self._by_name[fold(name)] = place
        return place


def find_closest_names(given: str, names: list[str]) -> tuple[str, ...]:
    """The names most like the one given, at most three."""
    by_key = {fold(name): name for name in names}
    return tuple(by_key[key] for key in difflib.get_close_matches(fold(given), list(by_key), n=3, cutoff=0.75))


def _refuse_unknown(row: RowReader, column: str, what: str, closest: tuple[str, ...]) -> None:
    if closest:
        row.refuse(column, f"no-{what}-close", given=row.text(column), closest=closest)
    else:
        row.refuse(column, f"no-{what}", given=row.text(column))
