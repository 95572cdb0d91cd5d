"""What those who follow a district or the city may have to act on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import monday
from models.digests.facts import ClassFacts, DigestFacts, SiteFacts
from models.digests.gaps import list_running
from models.places import without_terms


@dataclass(frozen=True, slots=True)
class SchoolToAsk:
    """A school that something has to be decided about, and who can be asked there, by name."""

    name: str
    helpers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader may have to act on, by school."""

    no_coordinator: tuple[SchoolToAsk, ...] = ()
    not_reported: tuple[SchoolToAsk, ...] = ()
    no_calendar: tuple[SchoolToAsk, ...] = ()
    short_of_leaders: int = 0  # schools with a coming lesson that has fewer leaders than its programme wants

    @property
    def any(self) -> bool:
        """Whether there is anything to decide."""
        return bool(self.no_coordinator or self.not_reported or self.no_calendar or self.short_of_leaders)


def find_decisions(facts: DigestFacts, schools: list[SiteFacts]) -> Decisions:
    """What is to be decided about these schools."""
    active = [site for site in schools if list_running(site)]
    without_calendar = {site.id for site in without_terms(facts.calendars, [site.site for site in active], facts.year)}
    return Decisions(
        no_coordinator=tuple(
            SchoolToAsk(site.site.name, site.principals) for site in active if not site.has_coordinator
        ),
        not_reported=tuple(
            SchoolToAsk(site.site.name, site.coordinators or site.principals)
            for site in schools
            if count_classes(site) is None
        ),
        no_calendar=tuple(
            SchoolToAsk(site.site.name, site.coordinators) for site in active if site.site.id in without_calendar
        ),
        short_of_leaders=sum(
            any(_lacks_leaders(class_facts, facts.today) for class_facts in list_running(site)) for site in active
        ),
    )


def _lacks_leaders(class_facts: ClassFacts, today: date) -> bool:
    last = monday(today) + timedelta(days=13)
    coming = any(today <= plan.day <= last for plan in class_facts.waiting)
    return coming and len(class_facts.leaders) < (class_facts.course.edition.min_leaders or 0)


def count_classes(site: SiteFacts) -> int | None:
    """The number of classes registered, or where none is, the number reported; None where it is not known."""
    return len({class_facts.course.group_id for class_facts in site.classes}) or site.reported
