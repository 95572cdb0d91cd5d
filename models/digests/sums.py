"""Makes the letters about several schools, for districts and the city: sums, never classes or people (promise 6). Pure.

A class has two named leaders, so its pace would be theirs. The pace is therefore shown only in sums over at least five
classes and three pairs of leaders. Smaller schools share one row. Where that row is too small as well, the smallest of
the larger schools joins it: otherwise it could be worked out by subtracting. This is done district by district, and the
city's letter has the same groups, so that the two letters together reveal no more than each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from models.calendar import monday
from models.digests.facts import ClassFacts, DigestFacts, SiteFacts
from models.digests.letters import PlanState, list_running
from models.digests.paces import PACED, SchoolPace, add_paces, find_state, find_states_by_group, measure_pace
from models.places import SiteCount, SiteStatus, count_sites, without_terms

FEWEST_CLASSES, FEWEST_PAIRS = 5, 3  # promise 6
FRESH_FOR = timedelta(days=14)  # a class reported on within this time has fresh figures


@dataclass(frozen=True, slots=True)
class SchoolSum:
    """One school, or several that are too small for a row of their own. `pace` is none where it may not be shown."""

    name: str  # empty for several
    schools: int
    classes: int | None  # none: not reported
    pace: SchoolPace | None
    status: SiteStatus | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader may have to act on: names of schools, never of people."""

    no_coordinator: tuple[str, ...]
    not_reported: tuple[str, ...]
    no_calendar: tuple[str, ...]
    short_of_leaders: int  # schools with a coming lesson that has fewer leaders than its programme wants


@dataclass(frozen=True, slots=True)
class Quality:
    """How fresh the figures are, in numbers of classes; `age` in days."""

    fresh: int  # classes reported on in the last 14 days, or with nothing to report in them
    registered: int  # classes that are under way
    age: int | None  # the median age of the classes' latest reports; none where there are none


@dataclass(frozen=True, slots=True)
class SumsDigest:
    """A district's letter, or the city's where `district` is empty."""

    district: str
    today: date
    since: date  # the first day of the term that lessons are counted from, as the calendar for all schools has it
    until: date  # the last school day before today, at any of the schools
    sites: SiteCount
    classes: int
    at_least: bool  # some school has not reported its number of classes
    pace: SchoolPace | None  # none: so few classes that it would point at somebody
    in_step_before: int | None  # classes in step a week ago
    held: int
    missed: int
    planned: int  # lessons planned so far this half year; `held` were held, `missed` are known not to have been
    rows: tuple[SchoolSum, ...]
    decisions: Decisions
    all_in_step: int  # schools with a row of their own and every class in step
    quality: Quality | None  # none: too few classes


def city_digest(facts: DigestFacts) -> SumsDigest | None:
    """The city's letter, about every school; None where nothing is known of any."""
    return _make_digest(facts, "", facts.sites.values())


def district_digest(facts: DigestFacts, district_id: int) -> SumsDigest | None:
    """A district's letter, about its schools; None where nothing is known of any."""
    inside = [site for site in facts.sites.values() if site.site.district_id == district_id]
    return _make_digest(facts, inside[0].site.district or "" if inside else "", inside)


def _make_digest(facts: DigestFacts, district: str, found: Iterable[SiteFacts]) -> SumsDigest | None:
    schools = [site for site in found if site.has_report or site.classes]
    if not schools:
        return None
    today = facts.today
    paces = {site.site.id: measure_pace(site, today) for site in schools}
    tellable = _group_tellable(schools, lambda site: site.classes, today)
    due = [
        class_facts
        for group in _group_tellable(schools, _list_with_due, today)
        for site in group
        for class_facts in _list_with_due(site)
    ]
    shown = _list_in_pace_sum(schools, tellable)
    under_way = [class_facts for site in shown for class_facts in list_running(site)]
    before = add_paces(measure_pace(site, today, week_ago=True) for site in shown)
    alone, small = _split_each(tellable, today)
    return SumsDigest(
        district=district,
        today=today,
        since=facts.calendars.general().half_year_start(today),
        until=_find_last_school_day(facts, schools),
        sites=count_sites(site.site.form for site in schools),
        classes=sum(_count_classes(site) or 0 for site in schools),
        at_least=any(_count_classes(site) is None for site in schools),
        pace=add_paces(paces[site.site.id] for site in shown) if tellable else None,
        in_step_before=before.of(PlanState.IN_STEP) if tellable else None,
        held=sum(class_facts.due_held for class_facts in due),
        missed=sum(class_facts.due_missed for class_facts in due),
        planned=sum(class_facts.due for class_facts in due),
        rows=_make_rows(schools, alone, small, paces),
        decisions=_find_decisions(facts, schools),
        all_in_step=sum(_is_all_in_step(paces[site.site.id]) for site in alone),
        quality=_measure_quality(today, under_way) if tellable else None,
    )


def _find_last_school_day(facts: DigestFacts, schools: Sequence[SiteFacts]) -> date:
    """The latest day before today on which one of the schools had lessons; yesterday where none had for ten weeks."""
    calendars = [facts.calendars.of_site(site.site.id) for site in schools if site.site.keeps_school_days]
    latest = (next(calendar.school_days_before(facts.today), None) for calendar in calendars)
    return max((day for day in latest if day), default=facts.today - timedelta(days=1))


def is_large_enough(classes: Sequence[ClassFacts], today: date) -> bool:
    """Whether a sum over these classes points at nobody: five classes and three different pairs of leaders (promise 6).

    Only classes with a known pace count: one that is paused, has ended or has not begun does not hide the others.
    """
    groups = {group_id for group_id, state in find_states_by_group(classes, today).items() if state in PACED}
    pairs = {
        frozenset(class_facts.leaders)
        for class_facts in classes
        if class_facts.leaders and class_facts.course.group_id in groups and find_state(class_facts, today) in PACED
    }
    return len(groups) >= FEWEST_CLASSES and len(pairs) >= FEWEST_PAIRS


def _group_tellable(
    schools: Sequence[SiteFacts], counted: Callable[[SiteFacts], list[ClassFacts]], today: date
) -> list[list[SiteFacts]]:
    """Groups of schools whose sum may be shown: one for each district that is large enough.

    Schools of too small districts form one group together, or are left out where that is too small as well: otherwise
    their sum would be the difference between the city's letter and the districts'.
    """
    districts: dict[int | None, list[SiteFacts]] = {}
    for site in schools:
        districts.setdefault(site.site.district_id, []).append(site)
    rest = districts.pop(None, [])
    tellable = []
    for inside in (*districts.values(), rest):
        if is_large_enough([class_facts for site in inside for class_facts in counted(site)], today):
            tellable.append(inside)
        elif inside is not rest:
            rest.extend(inside)
    return tellable


def _list_with_due(site: SiteFacts) -> list[ClassFacts]:
    return [class_facts for class_facts in list_running(site) if class_facts.due]


def _list_in_pace_sum(schools: Sequence[SiteFacts], tellable: Sequence[Sequence[SiteFacts]]) -> list[SiteFacts]:
    """The schools in the sum of the pace: the tellable ones, and those that only reported a number of classes."""
    inside = {site.site.id for group in tellable for site in group}
    return [site for site in schools if site.site.id in inside or not site.classes] if tellable else []


def _count_classes(site: SiteFacts) -> int | None:
    """The number of classes registered, or where none is, the number reported; None where it is not known."""
    return len({class_facts.course.group_id for class_facts in site.classes}) or site.reported


def _split_each(tellable: Iterable[Sequence[SiteFacts]], today: date) -> tuple[list[SiteFacts], list[SiteFacts]]:
    """The schools with a row of their own, and those that share one: per district, so that all letters agree."""
    alone, small = [], []
    for group in tellable:
        large, few = _split_district([site for site in group if site.classes], today)
        alone += large
        small += few
    return alone, small


def _split_district(schools: list[SiteFacts], today: date) -> tuple[list[SiteFacts], list[SiteFacts]]:
    alone = [site for site in schools if is_large_enough(site.classes, today)]
    small = [site for site in schools if not is_large_enough(site.classes, today)]
    alone.sort(key=lambda site: len(site.classes))
    while (
        alone and small and not is_large_enough([class_facts for site in small for class_facts in site.classes], today)
    ):
        small.append(alone.pop(0))
    return alone, small


def _make_rows(
    schools: list[SiteFacts], alone: list[SiteFacts], small: list[SiteFacts], paces: dict[int, SchoolPace]
) -> tuple[SchoolSum, ...]:
    """Schools with the largest share far behind first, then the small ones in one row, then those without a pace."""
    rows = [_make_row(site, paces[site.site.id]) for site in alone]
    rows.sort(
        key=lambda row: (
            -_share_in_states(row, PlanState.FAR_BEHIND),
            -_share_in_states(row, PlanState.FAR_BEHIND, PlanState.BEHIND),
            row.name,
        )
    )
    if small:
        rows.append(merge_sums([_make_row(site, paces[site.site.id]) for site in small]))
    inside = {site.site.id for site in (*alone, *small)}
    rest = sorted((site for site in schools if site.site.id not in inside), key=lambda site: not site.classes)
    return (*rows, *(_make_row(site, None) for site in rest))


def _make_row(site: SiteFacts, pace: SchoolPace | None) -> SchoolSum:
    return SchoolSum(name=site.site.name, schools=1, classes=_count_classes(site), pace=pace, status=site.status)


def merge_sums(rows: Sequence[SchoolSum]) -> SchoolSum:
    """Several rows as one. Its pace is the sum of those that are known."""
    pace = add_paces(row.pace for row in rows if row.pace)
    classes = sum(row.classes or 0 for row in rows)
    return SchoolSum("", sum(row.schools for row in rows), classes, pace if pace.classes else None)


def _share_in_states(row: SchoolSum, *states: PlanState) -> float:
    return row.pace.of(*states) / row.pace.classes if row.pace and row.pace.classes else 0.0


def _find_decisions(facts: DigestFacts, schools: list[SiteFacts]) -> Decisions:
    active = [site for site in schools if list_running(site)]
    return Decisions(
        tuple(site.site.name for site in active if not site.has_coordinator),
        tuple(site.site.name for site in schools if _count_classes(site) is None),
        tuple(site.name for site in without_terms(facts.calendars, [site.site for site in active], facts.year)),
        sum(any(_lacks_leaders(class_facts, facts.today) for class_facts in list_running(site)) for site in active),
    )


def _lacks_leaders(class_facts: ClassFacts, today: date) -> bool:
    last = monday(today) + timedelta(days=13)
    coming = any(today <= plan.day <= last for plan in class_facts.waiting)
    return coming and len(class_facts.leaders) < (class_facts.course.edition.min_leaders or 0)


def _is_all_in_step(pace: SchoolPace) -> bool:
    return pace.of(PlanState.IN_STEP) == pace.classes


def _measure_quality(today: date, under_way: list[ClassFacts]) -> Quality:
    since = today - FRESH_FOR
    ages = [(today - class_facts.last_word).days for class_facts in under_way if class_facts.last_word]
    fresh = sum(_is_fresh(class_facts, since, today) for class_facts in under_way)
    return Quality(fresh, len(under_way), median_low(ages) if ages else None)


def _is_fresh(class_facts: ClassFacts, since: date, today: date) -> bool:
    if class_facts.last_word and class_facts.last_word >= since:
        return True
    return not any(since <= plan.day < today for plan in class_facts.waiting)
