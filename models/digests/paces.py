"""Counts how many classes of a school follow their plans, and how many are behind. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.digests.facts import ClassFacts, SiteFacts
from models.digests.letters import PlanState, find_plan_state, find_state_today

# A group with several courses counts once, by the first of these states that one of them has.
_GRAVEST = (
    PlanState.FAR_BEHIND,
    PlanState.BEHIND,
    PlanState.WAITING,
    PlanState.NO_PLAN,
    PlanState.IN_STEP,
    PlanState.NO_NUMBER,
    PlanState.NOT_STARTED,
    PlanState.PAUSED,
    PlanState.ENDED,
)


# The states of a class that follows a plan; one that waits for an answer is among them, so that it points at nobody.
PACED = (PlanState.IN_STEP, PlanState.WAITING, PlanState.BEHIND, PlanState.FAR_BEHIND)


@dataclass(frozen=True, slots=True)
class SchoolPace:
    """How many classes of some schools are in each state."""

    classes: int
    states: tuple[tuple[PlanState, int], ...]

    def of(self, *wanted: PlanState) -> int:
        """How many classes are in one of these states."""
        return sum(count for state, count in self.states if state in wanted)


def measure_pace(site: SiteFacts, today: date, *, week_ago: bool = False) -> SchoolPace:
    """The states of a school's registered classes, each class once."""
    return _make_pace(Counter(find_states_by_group(site.classes, today, week_ago=week_ago).values()))


def find_states_by_group(classes: Iterable[ClassFacts], today: date, *, week_ago: bool = False) -> dict[int, PlanState]:
    """The state of each group, by group id."""
    by_group: dict[int, list[PlanState]] = {}
    for class_facts in classes:
        by_group.setdefault(class_facts.course.group_id, []).append(find_state(class_facts, today, week_ago=week_ago))
    return {group_id: min(states, key=_GRAVEST.index) for group_id, states in by_group.items()}


def find_state(class_facts: ClassFacts, today: date, *, week_ago: bool = False) -> PlanState:
    """The state of one class, today or as it was known a week ago."""
    if week_ago:
        return find_plan_state(class_facts, missed=0, open_ones=class_facts.late_week_ago, week_ago=True)
    return find_state_today(class_facts, today)


def add_paces(paces: Iterable[SchoolPace]) -> SchoolPace:
    """The pace of several schools together."""
    states: Counter[PlanState] = Counter()
    for pace in paces:
        states.update(dict(pace.states))
    return _make_pace(states)


def _make_pace(states: Counter[PlanState]) -> SchoolPace:
    return SchoolPace(states.total(), tuple((state, states[state]) for state in PlanState if states[state]))
