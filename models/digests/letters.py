"""Makes the weekly letter about one school, for its coordinator or its principal. Pure.

Letters about several schools are in `sums.py`. A letter is about classes, never about persons (promise 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.calendar import FIRST_MONTH, monday
from models.courses import Course, CourseStatus, PlannedLesson
from models.digests.facts import ClassFacts, DigestFacts, SiteFacts
from models.digests.gaps import (
    Gap,
    list_gaps,
    list_running,
    list_struck,
    list_unanswered,
    list_without_day,
)
from models.guard import KnownNames, inspect
from models.lessons import Print, prints
from models.milestones import Milestone
from models.moves import StruckLessons
from models.places import Site, without_terms

PRINT_DAYS = timedelta(days=7)
STARTS_WITHIN = timedelta(weeks=8)  # from the first day of the school year
FEW_BEHIND = 2  # lessons: a class more than so many behind is far behind
ONCE_A_MONTH = range(8, 15)  # the Mondays of a month's second week
PATIENCE = timedelta(weeks=1)
LATE_START = timedelta(weeks=3)  # into a term
LONGEST_QUOTE = 160  # characters
MOST_GAPS = 12


class PlanState(StrEnum):
    """How a class follows its plan. Not started, paused and zero are different things (promise 8)."""

    IN_STEP = "in_step"
    WAITING = "waiting"  # nobody has said whether a lesson whose day is past was held: the pace is not known
    BEHIND = "behind"  # one or two lessons were not held, and lie behind
    FAR_BEHIND = "far_behind"  # more than two
    NOT_STARTED = "not_started"
    PAUSED = "paused"
    NO_PLAN = "no_plan"  # no lesson is planned, so its pace is not known
    NO_NUMBER = "no_number"  # the programme sets no number of lessons
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ClassLine:
    """How far one class has come."""

    course: Course
    state: PlanState
    held: int
    unanswered: int  # lessons planned before today of which nobody has said whether they were held
    without_day: int  # lessons that need another day
    next: PlannedLesson | None  # the next coming lesson with a day
    next_number: int | None  # the first lesson not yet held


class DecisionKind(StrEnum):
    """What only a principal can settle."""

    NO_COORDINATOR = "no_coordinator"
    FEW_LEADERS = "few_leaders"  # classes that have fewer leaders than their programme wants
    NO_PLANNING_TIME = "no_planning_time"  # classes whose leaders have no hour together ahead


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing for the principal to settle: the classes it is about, and who can help, by name."""

    kind: DecisionKind
    courses: tuple[Course, ...] = ()
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolDigest:
    """A school's letter. The coordinator's has gaps and what to print, the principal's has decisions."""

    site: Site
    today: date
    classes: tuple[ClassLine, ...]
    held: int  # of those planned so far this term
    missed: int  # of those: known not to have been held
    planned: int
    term_starts: date  # the first day of the term
    since: date  # from which those lessons are counted: later, where the first was planned weeks into the term
    term_ends: date | None  # the last day of the term, where it is in this week
    starts: bool  # the school year has begun, and no lesson of it has had its day yet
    struck: tuple[StruckLessons, ...]
    gaps: tuple[Gap, ...]
    decisions: tuple[Decision, ...]
    prints: tuple[Print, ...]
    milestones: tuple[Milestone, ...]  # due within four weeks, those among the gaps left out; without their owners
    went_well: str  # from a reflection shared with all; empty for none
    calendar_known: bool
    most_gaps: int = MOST_GAPS  # shown in the letter; the others are a press away

    @property
    def waiting(self) -> int:
        """How many things wait for the coordinator."""
        return len(self.gaps) + len(self.struck)

    def shorten(self) -> SchoolDigest | None:
        """The same with one gap less to show; None where none is shown."""
        shown = min(len(self.gaps), self.most_gaps)
        return replace(self, most_gaps=shown - 1) if shown else None

    @property
    def unanswered(self) -> int:
        """How many lessons wait for an answer."""
        return sum(class_line.unanswered for class_line in self.classes)


def coordinator_digest(facts: DigestFacts, site_id: int) -> SchoolDigest | None:
    """The coordinator's letter: gaps, what to print, the classes. None where no class is under way at the school."""
    site = facts.sites.get(site_id)
    if site is None or not list_running(site):
        return None
    soon = [
        (class_facts.course, plan.number)
        for class_facts in list_running(site)
        for plan in class_facts.waiting
        if facts.today <= plan.day <= facts.today + PRINT_DAYS and not plan.struck
    ]
    digest = _make_school_digest(facts, site)
    gaps = tuple(list_gaps(facts, site))
    told = {gap.milestone.id for gap in gaps if gap.milestone}
    return replace(
        digest,
        struck=list_struck(facts, site),
        gaps=gaps,
        prints=prints(soon, site.titles),
        milestones=tuple(milestone for milestone in digest.milestones if milestone.id not in told),
        went_well=_pick_quote(site.shared),
    )


def principal_digest(facts: DigestFacts, site_id: int) -> SchoolDigest | None:
    """The principal's letter: what only a principal can settle, and the classes. None where no class is under way.

    A lesson waits for an answer there only a week after its day: in less time that would tell who has not pressed yet
    (promise 6).
    """
    site = facts.sites.get(site_id)
    if site is None or not list_running(site):
        return None
    since = facts.calendars.of_site(site_id).half_year_start(facts.today)
    patient = replace(site, classes=[_leave_out_recent(each, facts.today, since) for each in site.classes])
    digest = _make_school_digest(facts, patient)
    coming = tuple(milestone for milestone in digest.milestones if not milestone.is_past(facts.today))
    return replace(digest, decisions=tuple(_find_decisions(facts, site)), milestones=coming)


def _leave_out_recent(class_facts: ClassFacts, today: date, since: date) -> ClassFacts:
    """The class without the lessons of the past week of which nobody has said anything yet."""
    recent = {plan.id: plan for plan in list_unanswered(class_facts, today) if plan.day >= today - PATIENCE}
    return replace(
        class_facts,
        waiting=[plan for plan in class_facts.waiting if plan.id not in recent],
        due=class_facts.due - sum(plan.day >= since for plan in recent.values()),
    )


def _find_decisions(facts: DigestFacts, site: SiteFacts) -> Iterator[Decision]:
    if not site.has_coordinator:
        yield Decision(DecisionKind.NO_COORDINATOR, helpers=facts.city)
    running = list_running(site)
    few = [each.course for each in running if len(each.leaders) < (each.course.edition.min_leaders or 0)]
    if few:
        yield Decision(DecisionKind.FEW_LEADERS, tuple(few), site.coordinators)
    alone = [each.course for each in running if len(each.leaders) > 1 and each.waiting and not each.plans_together]
    if alone and monday(facts.today).day in ONCE_A_MONTH:
        yield Decision(DecisionKind.NO_PLANNING_TIME, tuple(alone), site.coordinators)


def _make_school_digest(facts: DigestFacts, site: SiteFacts) -> SchoolDigest:
    shown = [class_facts for class_facts in site.classes if class_facts.course.status is not CourseStatus.ENDED]
    calendar = facts.calendars.of_site(site.site.id)
    term = calendar.term_of(facts.today)
    since = calendar.half_year_start(facts.today)
    planned = sum(class_facts.due for class_facts in site.classes)
    return SchoolDigest(
        site=site.site,
        today=facts.today,
        classes=tuple(make_class_line(class_facts, facts.today) for class_facts in shown),
        held=sum(class_facts.due_held for class_facts in site.classes),
        missed=sum(class_facts.due_missed for class_facts in site.classes),
        planned=planned,
        term_starts=since,
        since=find_count_start(since, site.classes),
        term_ends=term.last if term and monday(term.last) == monday(facts.today) else None,
        starts=since.month >= FIRST_MONTH and not planned and facts.today < since + STARTS_WITHIN,
        struck=(),
        gaps=(),
        decisions=(),
        prints=(),
        milestones=tuple(replace(milestone, owner=None) for milestone in sorted(site.milestones, key=_find_day)),
        went_well="",
        calendar_known=not without_terms(facts.calendars, [site.site], facts.year),
    )


def _find_day(milestone: Milestone) -> date:
    """The key by which milestones are told in order."""
    return milestone.told_day or date.max


def find_count_start(term_starts: date, classes: Iterable[ClassFacts]) -> date:
    """From which day the lessons of a term are counted: where the first was planned weeks into it, from that day.

    The bot may have come then: what was before it is not known, and nothing is claimed of it.
    """
    first = min((each.due_from for each in classes if each.due_from), default=term_starts)
    return first if first > term_starts + LATE_START else term_starts


def make_class_line(class_facts: ClassFacts, today: date) -> ClassLine:
    """How far the class has come as of today."""
    unanswered = len(list_unanswered(class_facts, today))
    left = (number for number in range(1, (class_facts.total or 0) + 1) if number not in class_facts.held)
    return ClassLine(
        course=class_facts.course,
        state=find_state_today(class_facts, today),
        held=len(class_facts.held),
        unanswered=unanswered,
        without_day=len(list_without_day(class_facts, today)),
        next=next((plan for plan in class_facts.waiting if plan.day >= today), None),
        next_number=next(left, None),
    )


def find_state_today(class_facts: ClassFacts, today: date) -> PlanState:
    """How the class follows its plan today: past lessons that need another day are behind, whatever the reason."""
    unanswered = list_unanswered(class_facts, today)
    without_day = [plan for plan in list_without_day(class_facts, today) if plan.day < today]
    return find_plan_state(class_facts, missed=len(without_day), open_ones=len(unanswered))


def find_plan_state(class_facts: ClassFacts, *, missed: int, open_ones: int, week_ago: bool = False) -> PlanState:
    """How the class follows its plan, out of what was answered: silence is neither held nor not held (promise 6).

    Of the lessons planned before today, `missed` were not held for all that is known, and of `open_ones` that is not
    known.
    With `week_ago` it is by the logs of a week ago; the plan is today's in both cases.
    """
    held = class_facts.held_week_ago if week_ago else len(class_facts.held)
    if class_facts.course.status is CourseStatus.PAUSED:
        return PlanState.PAUSED
    if class_facts.course.status is CourseStatus.ENDED:
        return PlanState.ENDED
    if class_facts.total is not None and held >= class_facts.total:
        return PlanState.IN_STEP
    if open_ones:
        return PlanState.WAITING
    if missed:
        return PlanState.BEHIND if missed <= FEW_BEHIND else PlanState.FAR_BEHIND
    if class_facts.total is None:
        return PlanState.NO_NUMBER if held else PlanState.NOT_STARTED
    if not class_facts.has_plan:
        return PlanState.NO_PLAN
    return PlanState.IN_STEP if held else PlanState.NOT_STARTED


def _pick_quote(shared: list[str]) -> str:
    """The newest short text that names nobody, not even a colleague; empty where there is none."""
    for shared_text in shared:
        line = " ".join(shared_text.split())
        if len(line) <= LONGEST_QUOTE and not inspect(line, KnownNames()):
            return line
    return ""
