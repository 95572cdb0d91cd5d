"""Makes the letters about several schools, for districts and the city: sums, never classes or people (promise 6). Pure.

A class has two named leaders, so its pace would be theirs. The pace is therefore shown only in sums over at least five
classes and three pairs of leaders. Smaller schools share one row. Where that row is too small as well, the smallest of
the larger schools joins it: otherwise it could be worked out by subtracting. This is done district by district, and the
city's letter has the same groups, so that the two letters together reveal no more than each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import monday
from models.courses import CourseStatus
from models.digests.decisions import Decisions, count_classes, find_decisions
from models.digests.facts import ClassFacts, DigestFacts, SiteFacts
from models.digests.gaps import list_running, list_unanswered
from models.digests.letters import PlanState, find_count_start
from models.digests.paces import PACED, SchoolPace, add_paces, find_state, find_states_by_group, measure_pace
from models.places import SiteCount, SiteStatus, count_sites

FEWEST_CLASSES, FEWEST_PAIRS = 5, 3  # promise 6


@dataclass(frozen=True, slots=True)
class SchoolSum:
    """One school whose pace may be shown, or several that are too small for a row of their own."""

    name: str  # empty for several
    schools: int
    classes: int
    pace: SchoolPace


@dataclass(frozen=True, slots=True)
class OtherSchools:
    """The schools without a row of their own in the table, by why that is so."""

    not_using: int = 0  # report their classes, and do not use the bot
    classes_not_using: int = 0
    not_started: int = 0
    paused: int = 0
    ended: int = 0
    too_small: int = 0  # so few classes or pairs of leaders that figures would point at somebody


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many classes everything that has had its day is answered. It counts classes, never who answered."""

    answered: int
    running: int


@dataclass(frozen=True, slots=True)
class SumsDigest:
    """A district's letter, or the city's where `district` is empty."""

    district: str
    today: date
    term_starts: date  # the first day of the term
    since: date  # the first day of the term that lessons are counted from, as the calendar for all schools has it
    term_ends: date | None  # the last day of the term for all schools, where it is in this week
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
    others: OtherSchools
    decisions: Decisions
    all_in_step: int  # schools with a row of their own and every class in step
    coverage: Coverage | None  # none: too few classes


def city_digest(facts: DigestFacts) -> SumsDigest | None:
    """The city's letter, about every school; None where nothing may be shown and nothing is to be decided."""
    return _make_digest(facts, "", facts.sites.values())


def district_digest(facts: DigestFacts, district_id: int) -> SumsDigest | None:
    """A district's letter, about its schools; None where nothing may be shown and nothing is to be decided."""
    inside = [site for site in facts.sites.values() if site.site.district_id == district_id]
    return _make_digest(facts, inside[0].site.district or "" if inside else "", inside)


def _make_digest(facts: DigestFacts, district: str, found: Iterable[SiteFacts]) -> SumsDigest | None:
    schools = [site for site in found if site.has_report or site.classes]
    if not schools:
        return None
    today, term_starts = facts.today, facts.calendars.general().half_year_start(facts.today)
    paces = {site.site.id: measure_pace(site, today) for site in schools}
    tellable = _group_tellable(schools, lambda site: site.classes, today)
    due = _list_tellable_due(schools, today)
    shown = _list_in_pace_sum(schools, tellable)
    under_way = [class_facts for site in shown for class_facts in list_running(site)]
    before = add_paces(measure_pace(site, today, week_ago=True) for site in shown)
    alone, small = _split_each(tellable, today)
    decisions = find_decisions(facts, schools)
    if not tellable and not decisions.any:
        return None
    return SumsDigest(
        district=district,
        today=today,
        term_starts=term_starts,
        since=find_count_start(term_starts, due),
        term_ends=_find_term_end(facts),
        until=_find_last_school_day(facts, schools),
        sites=count_sites(site.site.form for site in schools),
        classes=sum(count_classes(site) or 0 for site in schools),
        at_least=any(count_classes(site) is None for site in schools),
        pace=add_paces(paces[site.site.id] for site in shown) if tellable else None,
        in_step_before=before.of(PlanState.IN_STEP) if tellable else None,
        held=sum(class_facts.due_held for class_facts in due),
        missed=sum(class_facts.due_missed for class_facts in due),
        planned=sum(class_facts.due for class_facts in due),
        rows=_make_rows(alone, small, paces),
        others=_count_others(schools, but={site.site.id for site in (*alone, *small)}),
        decisions=decisions,
        all_in_step=sum(_is_all_in_step(paces[site.site.id]) for site in alone),
        coverage=_measure_coverage(today, under_way) if tellable else None,
    )


def _list_tellable_due(schools: Sequence[SiteFacts], today: date) -> list[ClassFacts]:
    """The classes with lessons that have had their day, at schools whose sum of those may be shown."""
    groups = _group_tellable(schools, _list_with_due, today)
    return [class_facts for group in groups for site in group for class_facts in _list_with_due(site)]


def _find_term_end(facts: DigestFacts) -> date | None:
    term = facts.calendars.general().term_of(facts.today)
    return term.last if term and monday(term.last) == monday(facts.today) else None


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
    """The schools in the sum of the pace. Those that only reported a number are told of beside it, once."""
    inside = {site.site.id for group in tellable for site in group}
    return [site for site in schools if site.site.id in inside and site.classes]


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


def _make_rows(alone: list[SiteFacts], small: list[SiteFacts], paces: dict[int, SchoolPace]) -> tuple[SchoolSum, ...]:
    """Schools with the largest share far behind first, then the small ones in one row."""
    rows = [_make_row(site, paces[site.site.id]) for site in alone]
    rows.sort(
        key=lambda row: (
            -_share_in_states(row, PlanState.FAR_BEHIND),
            -_share_in_states(row, PlanState.FAR_BEHIND, PlanState.BEHIND),
            row.name,
        )
    )
    return (*rows, merge_sums([_make_row(site, paces[site.site.id]) for site in small])) if small else tuple(rows)


def _count_others(schools: Iterable[SiteFacts], but: Collection[int]) -> OtherSchools:
    """The schools that are in no row, by why: those whose classes are registered are too small to be shown."""
    counts: Counter[str] = Counter()
    for site in schools:
        if site.site.id in but:
            continue
        status = site.status
        if any(each.course.status is not CourseStatus.ENDED for each in site.classes):
            counts["too_small"] += 1
        elif status is not None and not status.has_started:
            counts["not_started"] += 1
        elif status in (SiteStatus.PAUSED, SiteStatus.ENDED):
            counts[status.value] += 1
        else:
            counts["not_using"] += 1
            counts["classes_not_using"] += site.reported or 0
    return OtherSchools(**counts)


def _make_row(site: SiteFacts, pace: SchoolPace) -> SchoolSum:
    return SchoolSum(name=site.site.name, schools=1, classes=count_classes(site) or 0, pace=pace)


def merge_sums(rows: Sequence[SchoolSum]) -> SchoolSum:
    """Several rows as one."""
    pace = add_paces(row.pace for row in rows)
    return SchoolSum("", sum(row.schools for row in rows), sum(row.classes for row in rows), pace)


def _share_in_states(row: SchoolSum, *states: PlanState) -> float:
    return row.pace.of(*states) / row.pace.classes if row.pace.classes else 0.0


def _is_all_in_step(pace: SchoolPace) -> bool:
    return pace.of(PlanState.IN_STEP) == pace.classes


def _measure_coverage(today: date, under_way: list[ClassFacts]) -> Coverage:
    return Coverage(sum(not list_unanswered(class_facts, today) for class_facts in under_way), len(under_way))
