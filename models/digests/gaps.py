"""What a coordinator has to see to, gathered for each class so that nothing is told twice. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.calendar import monday
from models.courses import Course, CourseStatus, PlannedLesson
from models.digests.facts import ClassFacts, DigestFacts, SiteFacts
from models.lessons import cards, rooms_named, rooms_needed
from models.milestones import Milestone
from models.moves import StruckLesson, StruckLessons, gather_struck, name_struck
from models.programmes import Manual


class GapKind(StrEnum):
    """What is to be seen to, in the order in which a letter has them."""

    NO_PLAN = "no_plan"  # no lesson of a class that runs has a day
    STAFFING = "staffing"  # a class has fewer leaders than the programme wants
    ROOM = "room"  # a coming lesson lacks a room, or the second of two
    GATE = "gate"  # a required gate is open before a coming first lesson
    NO_DAY = "no_day"  # lessons that need another day: theirs had no school, they were not held, or are cancelled
    UNCLEAR = "unclear"  # the days of lessons are past, and nobody has said whether they were held
    PASSED = "passed"  # the day of a milestone is past, and nobody has said whether it is done


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to see to. `lessons` are those of the class that it is about, by day.

    `missing` counts leaders or rooms; `manual` is the one of two manuals with two rooms.
    """

    kind: GapKind
    course: Course | None  # none for a team's meeting
    lessons: tuple[PlannedLesson, ...] = ()
    missing: int = 0
    manual: Manual | None = None
    milestone: Milestone | None = None

    @property
    def day(self) -> date:
        """The first day that it is about."""
        if self.lessons:
            return self.lessons[0].day
        return (self.milestone.told_day if self.milestone else None) or date.min


def list_running(site: SiteFacts) -> list[ClassFacts]:
    """The classes that are under way."""
    return [class_facts for class_facts in site.classes if class_facts.course.status is CourseStatus.RUNNING]


def list_gaps(facts: DigestFacts, site: SiteFacts) -> list[Gap]:
    """Everything to see to at a school: coming lessons first, then what is past; by day."""
    return sorted(_find_gaps(facts, site), key=_sort_by_urgency)


def list_struck(facts: DigestFacts, site: SiteFacts) -> tuple[StruckLessons, ...]:
    """The coming lessons on days without school, by day."""
    by_day: dict[date, list[StruckLesson]] = {}
    for class_facts in list_running(site):
        for plan in class_facts.waiting:
            if plan.struck and plan.day >= facts.today:
                course = replace(class_facts.course)
                by_day.setdefault(plan.day, []).append(name_struck(facts.calendars, course, plan))
    return tuple(gather_struck(facts.calendars, by_day[day]) for day in sorted(by_day))


def list_late(class_facts: ClassFacts, today: date) -> list[PlannedLesson]:
    """The lessons planned before today that are not held, as far as anybody has said."""
    return [plan for plan in class_facts.waiting if plan.day < today]


def list_unanswered(class_facts: ClassFacts, today: date) -> list[PlannedLesson]:
    """The lessons planned before today of which nobody has said anything; days without school left out."""
    return [plan for plan in list_late(class_facts, today) if not plan.missed and not plan.struck]


def list_without_day(class_facts: ClassFacts, today: date) -> list[PlannedLesson]:
    """The lessons that need another day: those whose day had no school or on which they were not held, and cancelled
    ones that have no new day.
    """
    late = [plan for plan in class_facts.waiting if plan.missed or (plan.struck and plan.day < today)]
    return sorted([*late, *class_facts.cancelled], key=lambda plan: (plan.day, plan.number))


def _find_gaps(facts: DigestFacts, site: SiteFacts) -> Iterator[Gap]:
    last = monday(facts.today) + timedelta(days=13)  # this week and the next
    for class_facts in list_running(site):
        course = class_facts.course
        coming = [plan for plan in class_facts.waiting if facts.today <= plan.day <= last and not plan.struck]
        if not class_facts.has_plan and course.total and len(class_facts.held) < course.total:
            yield Gap(GapKind.NO_PLAN, course)
        yield from _find_staffing_gap(class_facts, coming)
        yield from _find_room_gaps(class_facts, coming, site)
        if without_day := list_without_day(class_facts, facts.today):
            yield Gap(GapKind.NO_DAY, course, tuple(without_day))
        if unanswered := list_unanswered(class_facts, facts.today):
            yield Gap(GapKind.UNCLEAR, course, tuple(unanswered))
    before_first = list(_find_gate_gaps(facts, site))
    yield from before_first
    told = {gap.milestone.id for gap in before_first if gap.milestone}
    yield from (gap for gap in _find_passed(facts, site) if gap.milestone and gap.milestone.id not in told)


def _find_staffing_gap(class_facts: ClassFacts, coming: list[PlannedLesson]) -> Iterator[Gap]:
    missing = (class_facts.course.edition.min_leaders or 0) - len(class_facts.leaders)
    if missing > 0 and (coming or not class_facts.leaders):
        yield Gap(GapKind.STAFFING, class_facts.course, tuple(coming), missing)


def _find_room_gaps(class_facts: ClassFacts, coming: list[PlannedLesson], site: SiteFacts) -> Iterator[Gap]:
    if not site.site.keeps_school_days:
        return  # a youth group meets at its own place
    told_of_none = False
    for plan in coming:
        needed, manual = rooms_needed(cards(class_facts.course, plan.number, site.titles))
        named = rooms_named(plan.room)
        if named >= needed or (told_of_none and not named):
            continue
        told_of_none = told_of_none or not named
        yield Gap(
            kind=GapKind.ROOM,
            course=class_facts.course,
            lessons=(plan,),
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
            yield Gap(GapKind.GATE, class_facts.course, (first,), milestone=milestone)


def _find_passed(facts: DigestFacts, site: SiteFacts) -> Iterator[Gap]:
    courses = {class_facts.course.id: class_facts.course for class_facts in site.classes}
    for milestone in site.milestones:
        if milestone.is_past(facts.today):
            yield Gap(GapKind.PASSED, courses.get(milestone.course_id or 0), milestone=milestone)


def _sort_by_urgency(gap: Gap) -> tuple[int, int, int, str]:
    """The sort key: what is ahead, then past lessons, each by day; then passed milestones, the latest first."""
    label = gap.course.label if gap.course else ""
    if gap.kind is GapKind.PASSED:
        return 2, 0, -gap.day.toordinal(), label
    undated = 0 if gap.day == date.min else 1
    return int(gap.kind in (GapKind.NO_DAY, GapKind.UNCLEAR)), undated, gap.day.toordinal(), label
