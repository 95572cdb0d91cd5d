"""What the weekly letters say: a coordinator's and a principal's of their school, out of the facts of one pass. Pure.

What stands above a school is in `digest_sums.py`. Facts are told of classes, never of persons (promise 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.calendar import monday
from models.courses import Course, CourseStatus, PlannedLesson
from models.digests.facts import ClassFacts, Facts, SiteFacts
from models.guard import inspect
from models.lessons import Print, cards, prints, rooms_named, rooms_needed
from models.milestones import Milestone
from models.places import Site, without_terms
from models.programmes import Manual

MOST_GAPS = 5  # with buttons; the rest is a number
PRINT_DAYS = timedelta(days=7)
FEW = 2  # lessons behind; more than that is told apart
LONGEST_QUOTE = 160  # characters


class PlanState(StrEnum):
    """How a class lies to its plan. Unknown, not started, paused and zero stay apart (promise 8)."""

    IN_STEP = "in_step"
    BEHIND = "behind"  # one or two lessons
    FAR_BEHIND = "far_behind"  # more than two
    NOT_STARTED = "not_started"
    PAUSED = "paused"
    NO_PLAN = "no_plan"  # no lesson is planned: the pace can't be told
    NO_NUMBER = "no_number"  # the programme sets no number of lessons
    ENDED = "ended"
    UNKNOWN = "unknown"  # the class is reported, and nothing is known of it here


class GapKind(StrEnum):
    """What waits for a coordinator."""

    STAFFING = "staffing"  # a coming lesson has fewer leaders than the programme wants
    ROOM = "room"  # a coming lesson lacks a room, or the second of two
    GATE = "gate"  # a required gate is open before a coming first lesson
    UNCLEAR = "unclear"  # its day is past, and nobody has said whether it was held


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that waits. `missing`: leaders, or rooms; `manual`: where only one of two manuals wants two rooms."""

    kind: GapKind
    course: Course
    planned: PlannedLesson
    missing: int = 0
    manual: Manual | None = None
    milestone: Milestone | None = None


@dataclass(frozen=True, slots=True)
class ClassLine:
    """How far one class has come."""

    course: Course
    state: PlanState
    held: int
    behind: int
    unclear: int  # of those behind: nobody has said whether they were held
    next: PlannedLesson | None  # the next coming lesson with a day
    next_number: int | None  # the first lesson not yet held


@dataclass(frozen=True, slots=True)
class SchoolDigest:
    """A school's letter. The principal's has no gaps and nothing to print: those are the coordinator's to settle."""

    site: Site
    today: date
    classes: tuple[ClassLine, ...]
    held: int  # of those planned so far this term
    planned: int
    since: date  # the first day of the term that they are counted from
    waiting: int  # gaps in all; those to settle at once are in `gaps`
    gaps: tuple[Gap, ...]
    prints: tuple[Print, ...]
    milestones: tuple[Milestone, ...]  # on their way or past their day; who sees to them is left out
    went_well: str  # what somebody shared with all in the bank; empty for none
    calendar_known: bool


def coordinator_digest(facts: Facts, site_id: int) -> SchoolDigest | None:
    """Exceptions first, then the classes; None where nothing runs at the school."""
    site = facts.sites.get(site_id)
    if site is None or not running(site):
        return None
    gaps = sorted(_find_gaps(facts, site), key=_sort_by_urgency)
    soon = [
        (class_facts.course, plan.number)
        for class_facts in running(site)
        for plan in _list_coming(class_facts, facts.today, facts.today + PRINT_DAYS)
    ]
    return _make_school_digest(
        facts,
        site,
        waiting=len(gaps),
        gaps=tuple(gaps[:MOST_GAPS]),
        to_print=prints(soon, site.titles),
        went_well=_pick_quote(site.shared),
    )


def principal_digest(facts: Facts, site_id: int) -> SchoolDigest | None:
    """The classes' pace; None where nothing runs at the school."""
    site = facts.sites.get(site_id)
    if site is None or not running(site):
        return None
    return _make_school_digest(
        facts, site, waiting=sum(1 for _ in _find_gaps(facts, site)), gaps=(), to_print=(), went_well=""
    )


def _make_school_digest(
    facts: Facts, site: SiteFacts, *, waiting: int, gaps: tuple[Gap, ...], to_print: tuple[Print, ...], went_well: str
) -> SchoolDigest:
    shown = [class_facts for class_facts in site.classes if class_facts.course.status is not CourseStatus.ENDED]
    known = not without_terms(facts.calendars, [site.site], facts.year)
    return SchoolDigest(
        site=site.site,
        today=facts.today,
        classes=tuple(class_line(class_facts, facts.today) for class_facts in shown),
        held=sum(class_facts.due_held for class_facts in site.classes),
        planned=sum(class_facts.due for class_facts in site.classes),
        since=facts.calendars.of_site(site.site.id).half_year_start(facts.today),
        waiting=waiting,
        gaps=gaps,
        prints=to_print,
        milestones=tuple(replace(class_facts, owner=None) for class_facts in site.milestones),
        went_well=went_well,
        calendar_known=known,
    )


def running(site: SiteFacts) -> list[ClassFacts]:
    """The classes that are under way."""
    return [class_facts for class_facts in site.classes if class_facts.course.status is CourseStatus.RUNNING]


def class_line(class_facts: ClassFacts, today: date) -> ClassLine:
    """How far the class has come as of today."""
    late = _list_late(class_facts, today)
    course = class_facts.course
    left = (number for number in range(1, (class_facts.total or 0) + 1) if number not in class_facts.held)
    return ClassLine(
        course=course,
        state=state_of(class_facts, len(late)),
        held=len(class_facts.held),
        behind=len(late),
        unclear=sum(not plan.missed for plan in late),
        next=next((plan for plan in class_facts.waiting if plan.day >= today), None),
        next_number=next(left, None),
    )


def state_of(class_facts: ClassFacts, late: int, *, week_ago: bool = False) -> PlanState:
    """How the class lies to its plan, `late` lessons being planned before today and not held.

    `week_ago` takes what was recorded a week ago; the plan is the one of now.
    """
    held = class_facts.held_week_ago if week_ago else len(class_facts.held)
    if class_facts.course.status is CourseStatus.PAUSED:
        return PlanState.PAUSED
    if class_facts.course.status is CourseStatus.ENDED:
        return PlanState.ENDED
    if class_facts.total is not None and held >= class_facts.total:
        return PlanState.IN_STEP
    if late:
        return PlanState.BEHIND if late <= FEW else PlanState.FAR_BEHIND
    if class_facts.total is None:
        return PlanState.NO_NUMBER if held else PlanState.NOT_STARTED
    if not class_facts.has_plan:
        return PlanState.NO_PLAN
    return PlanState.IN_STEP if held else PlanState.NOT_STARTED


def _list_late(class_facts: ClassFacts, today: date) -> list[PlannedLesson]:
    return [plan for plan in class_facts.waiting if plan.day < today]


def _find_gaps(facts: Facts, site: SiteFacts) -> Iterator[Gap]:
    last = monday(facts.today) + timedelta(days=13)  # this week and the next
    for class_facts in running(site):
        coming = _list_coming(class_facts, facts.today, last)
        for plan in coming:
            yield from _find_staffing_gap(class_facts, plan)
            yield from _find_room_gap(class_facts, plan, site)
        for plan in _list_late(class_facts, facts.today):
            if not plan.missed:
                yield Gap(GapKind.UNCLEAR, class_facts.course, plan)
    yield from _find_gate_gaps(facts, site)


def _list_coming(class_facts: ClassFacts, first: date, last: date) -> list[PlannedLesson]:
    return [plan for plan in class_facts.waiting if first <= plan.day <= last]


def _find_staffing_gap(class_facts: ClassFacts, plan: PlannedLesson) -> Iterator[Gap]:
    missing = (class_facts.course.edition.min_leaders or 0) - len(class_facts.leaders)
    if missing > 0:
        yield Gap(GapKind.STAFFING, class_facts.course, plan, missing)


def _find_room_gap(class_facts: ClassFacts, plan: PlannedLesson, site: SiteFacts) -> Iterator[Gap]:
    if not site.site.keeps_school_days:
        return  # a group that meets at its own place
    needed, manual = rooms_needed(cards(class_facts.course, plan.number, site.titles))
    named = rooms_named(plan.room)
    if named < needed:
        yield Gap(
            kind=GapKind.ROOM,
            course=class_facts.course,
            planned=plan,
            missing=needed - named,
            manual=manual if named else None,
        )


def _find_gate_gaps(facts: Facts, site: SiteFacts) -> Iterator[Gap]:
    classes = {class_facts.course.id: class_facts for class_facts in running(site)}
    for milestone in site.milestones:
        class_facts = classes.get(milestone.course_id or 0)
        if class_facts is None or 1 in class_facts.held:
            continue
        required = {gate.code for gate in class_facts.course.edition.gates if gate.required}
        first = next((plan for plan in class_facts.waiting if plan.number == 1 and plan.day >= facts.today), None)
        if first and milestone.code in required:
            yield Gap(GapKind.GATE, class_facts.course, first, milestone=milestone)


def _sort_by_urgency(gap: Gap) -> tuple[bool, date, int, str]:
    """What is still to come first, by its day; then what is past, by its day."""
    return gap.kind is GapKind.UNCLEAR, gap.planned.day, list(GapKind).index(gap.kind), gap.course.label


def _pick_quote(shared: list[str]) -> str:
    """The newest short text that names nobody at all, not even a colleague; empty where there is none."""
    for shared_text in shared:
        line = " ".join(shared_text.split())
        if len(line) <= LONGEST_QUOTE and not inspect(line, staff=frozenset(), places=frozenset()):
            return line
    return ""
