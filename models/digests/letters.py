"""Makes the weekly letter about one school, for its coordinator or its principal. Pure.

Letters about several schools are in `sums.py`. A letter is about classes, never about persons (promise 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.calendar import monday
from models.courses import Course, CourseStatus, PlannedLesson
from models.digests.facts import ClassFacts, DigestFacts, SiteFacts
from models.guard import KnownNames, inspect
from models.lessons import Print, cards, prints, rooms_named, rooms_needed
from models.milestones import Milestone
from models.places import Site, without_terms
from models.programmes import Manual

MOST_GAPS = 5  # shown with buttons; of the rest only the number is shown
PRINT_DAYS = timedelta(days=7)
FEW_BEHIND = 2  # lessons: a class more than so many behind is far behind
LONGEST_QUOTE = 160  # characters


class PlanState(StrEnum):
    """How a class follows its plan. Unknown, not started, paused and zero are different things (promise 8)."""

    IN_STEP = "in_step"
    WAITING = "waiting"  # nobody has said whether a lesson whose day is past was held: the pace is not known
    BEHIND = "behind"  # one or two lessons were not held, and lie behind
    FAR_BEHIND = "far_behind"  # more than two
    NOT_STARTED = "not_started"
    PAUSED = "paused"
    NO_PLAN = "no_plan"  # no lesson is planned, so its pace is not known
    NO_NUMBER = "no_number"  # the programme sets no number of lessons
    ENDED = "ended"
    UNKNOWN = "unknown"  # the school reported the class, but it is not registered here


class GapKind(StrEnum):
    """What a coordinator has to see to."""

    STAFFING = "staffing"  # a coming lesson has fewer leaders than the programme wants
    ROOM = "room"  # a coming lesson lacks a room, or the second of two
    GATE = "gate"  # a required gate is open before a coming first lesson
    UNCLEAR = "unclear"  # a lesson's day is past, and nobody has said whether it was held


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to see to. `missing` counts leaders or rooms; `manual` is the one of two manuals with two rooms."""

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
    unanswered: int  # of those behind: nobody has said whether they were held
    next: PlannedLesson | None  # the next coming lesson with a day
    next_number: int | None  # the first lesson not yet held


@dataclass(frozen=True, slots=True)
class SchoolDigest:
    """A school's letter. The principal's has no gaps and nothing to print, which are for the coordinator."""

    site: Site
    today: date
    classes: tuple[ClassLine, ...]
    held: int  # of those planned so far this term
    missed: int  # of those: known not to have been held
    planned: int
    since: date  # the first day of the term that they are counted from
    waiting: int  # the number of all gaps, none for the principal; only the most urgent are in `gaps`
    gaps: tuple[Gap, ...]
    prints: tuple[Print, ...]
    milestones: tuple[Milestone, ...]  # due within four weeks or past their day; without their owners
    went_well: str  # from a reflection shared with all; empty for none
    calendar_known: bool


def coordinator_digest(facts: DigestFacts, site_id: int) -> SchoolDigest | None:
    """The coordinator's letter: gaps, what to print, the classes. None where no class is under way at the school."""
    site = facts.sites.get(site_id)
    if site is None or not list_running(site):
        return None
    gaps = sorted(_find_gaps(facts, site), key=_sort_by_urgency)
    soon = [
        (class_facts.course, plan.number)
        for class_facts in list_running(site)
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


def principal_digest(facts: DigestFacts, site_id: int) -> SchoolDigest | None:
    """The principal's letter: the classes, without one coordinator's list. None where no class is under way."""
    site = facts.sites.get(site_id)
    if site is None or not list_running(site):
        return None
    return _make_school_digest(facts, site, waiting=0, gaps=(), to_print=(), went_well="")


def _make_school_digest(
    facts: DigestFacts,
    site: SiteFacts,
    *,
    waiting: int,
    gaps: tuple[Gap, ...],
    to_print: tuple[Print, ...],
    went_well: str,
) -> SchoolDigest:
    shown = [class_facts for class_facts in site.classes if class_facts.course.status is not CourseStatus.ENDED]
    known = not without_terms(facts.calendars, [site.site], facts.year)
    return SchoolDigest(
        site=site.site,
        today=facts.today,
        classes=tuple(make_class_line(class_facts, facts.today) for class_facts in shown),
        held=sum(class_facts.due_held for class_facts in site.classes),
        missed=sum(class_facts.due_missed for class_facts in site.classes),
        planned=sum(class_facts.due for class_facts in site.classes),
        since=facts.calendars.of_site(site.site.id).half_year_start(facts.today),
        waiting=waiting,
        gaps=gaps,
        prints=to_print,
        milestones=tuple(replace(class_facts, owner=None) for class_facts in site.milestones),
        went_well=went_well,
        calendar_known=known,
    )


def list_running(site: SiteFacts) -> list[ClassFacts]:
    """The classes that are under way."""
    return [class_facts for class_facts in site.classes if class_facts.course.status is CourseStatus.RUNNING]


def make_class_line(class_facts: ClassFacts, today: date) -> ClassLine:
    """How far the class has come as of today."""
    late = _list_late(class_facts, today)
    unanswered = count_unanswered(class_facts, today)
    course = class_facts.course
    left = (number for number in range(1, (class_facts.total or 0) + 1) if number not in class_facts.held)
    return ClassLine(
        course=course,
        state=find_plan_state(class_facts, missed=len(late) - unanswered, unanswered=unanswered),
        held=len(class_facts.held),
        behind=len(late),
        unanswered=unanswered,
        next=next((plan for plan in class_facts.waiting if plan.day >= today), None),
        next_number=next(left, None),
    )


def count_unanswered(class_facts: ClassFacts, today: date) -> int:
    """How many lessons planned before today nobody has said anything about."""
    return sum(not plan.missed for plan in _list_late(class_facts, today))


def find_plan_state(class_facts: ClassFacts, *, missed: int, unanswered: int, week_ago: bool = False) -> PlanState:
    """How the class follows its plan, out of what was answered: silence is neither held nor not held (promise 6).

    Of the lessons planned before today, `missed` are known not to have been held, and `unanswered` nobody has told of.
    With `week_ago` it is by the logs of a week ago; the plan is today's in both cases.
    """
    held = class_facts.held_week_ago if week_ago else len(class_facts.held)
    if class_facts.course.status is CourseStatus.PAUSED:
        return PlanState.PAUSED
    if class_facts.course.status is CourseStatus.ENDED:
        return PlanState.ENDED
    if class_facts.total is not None and held >= class_facts.total:
        return PlanState.IN_STEP
    if unanswered:
        return PlanState.WAITING
    if missed:
        return PlanState.BEHIND if missed <= FEW_BEHIND else PlanState.FAR_BEHIND
    if class_facts.total is None:
        return PlanState.NO_NUMBER if held else PlanState.NOT_STARTED
    if not class_facts.has_plan:
        return PlanState.NO_PLAN
    return PlanState.IN_STEP if held else PlanState.NOT_STARTED


def _list_late(class_facts: ClassFacts, today: date) -> list[PlannedLesson]:
    return [plan for plan in class_facts.waiting if plan.day < today]


def _find_gaps(facts: DigestFacts, site: SiteFacts) -> Iterator[Gap]:
    last = monday(facts.today) + timedelta(days=13)  # this week and the next
    for class_facts in list_running(site):
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
        return  # a youth group meets at its own place
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


def _find_gate_gaps(facts: DigestFacts, site: SiteFacts) -> Iterator[Gap]:
    classes = {class_facts.course.id: class_facts for class_facts in list_running(site)}
    for milestone in site.milestones:
        class_facts = classes.get(milestone.course_id or 0)
        if class_facts is None or 1 in class_facts.held:
            continue
        required = {gate.code for gate in class_facts.course.edition.gates if gate.required}
        first = next((plan for plan in class_facts.waiting if plan.number == 1 and plan.day >= facts.today), None)
        if first and milestone.code in required:
            yield Gap(GapKind.GATE, class_facts.course, first, milestone=milestone)


def _sort_by_urgency(gap: Gap) -> tuple[bool, date, int, str]:
    """The sort key of gaps: coming lessons first, then past ones, each by day."""
    return gap.kind is GapKind.UNCLEAR, gap.planned.day, list(GapKind).index(gap.kind), gap.course.label


def _pick_quote(shared: list[str]) -> str:
    """The newest short text that names nobody, not even a colleague; empty where there is none."""
    for shared_text in shared:
        line = " ".join(shared_text.split())
        if len(line) <= LONGEST_QUOTE and not inspect(line, KnownNames()):
            return line
    return ""
