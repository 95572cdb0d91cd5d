"""Reads what letters tell of a school beside its classes: milestones, shared reflections, titles, and who can help."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import and_, or_, select

from models.courses import SiteTitles, lesson_titles
from models.digests.scoped import ScopedReader
from models.milestones import find_milestones_due
from models.people import Role, persons, roles
from models.reflections import Visibility, reflections


class SchoolFactReader(ScopedReader):
    """Each method is one statement, but for the milestones."""

    def read_milestones(self, site_ids: frozenset[int]) -> None:
        for site_id, found in find_milestones_due(self._db, site_ids, self.today).items():
            if site_id in self.sites:
                self.sites[site_id].milestones = found

    def read_reflections(self) -> None:
        query = (
            self._select_of_courses(reflections, reflections.c.course_id, reflections.c.went_well)
            .where(
                reflections.c.visibility == Visibility.BANK,
                reflections.c.withdrawn_at.is_(None),
                reflections.c.went_well.is_not(None),
                reflections.c.created_at >= self._week_ago,
            )
            .order_by(reflections.c.created_at.desc(), reflections.c.id.desc())
        )
        for class_facts, row in self._with_class_facts(self._db.execute(query)):
            self.sites[class_facts.course.site_id].shared.append(row[1])

    def read_titles(self) -> None:
        rows = lesson_titles.c
        query = select(rows.site_id, rows.programme, rows.series, rows.number, rows.title)
        found: dict[int, SiteTitles] = defaultdict(lambda: defaultdict(dict))
        for site_id, programme, series, number, title in self._db.execute(
            query.where(*self._within_scope(rows.site_id, lesson_titles))
        ):
            found[site_id][programme, series][number] = title
        for site_id, titles in found.items():
            self.sites[site_id].titles = dict(titles)

    def read_roles(self) -> None:
        """Who can settle what at each school, and for the whole."""
        wanted = (Role.COORDINATOR, Role.PRINCIPAL, Role.CITY)
        inside = self._within_scope(roles.c.site_id, roles)
        query = (
            select(roles.c.role, roles.c.site_id, persons.c.name)
            .join(persons, persons.c.id == roles.c.person_id)
            .where(roles.c.workspace_id == self._space, roles.c.role.in_(wanted))
            .where(or_(roles.c.role == Role.CITY, and_(*inside)))
            .order_by(persons.c.name)
        )
        for role, site_id, name in self._db.execute(query):
            site = self.sites.get(site_id)
            if role == Role.CITY:
                self.city.append(name)
            elif site and role == Role.COORDINATOR:
                site.has_coordinator = True
                site.coordinators = (*site.coordinators, name.split()[0])
            elif site:
                site.principals = (*site.principals, name)
