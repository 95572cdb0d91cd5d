"""A milestone's name, day, place and state as text. None of these texts is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from models.milestones import TRAINING, Milestone, MilestoneState
from models.programmes import GateCode, MilestoneCode
from surfaces.kit import plain, say_day, say_list, say_time


def say_milestone_name(locale: str, code: str) -> str:
    """`nollbasmätning`, `boosterhalvdag`: the name of a gate, a milestone or a step of the leaders' training."""
    spelled = code.replace("_", "-")
    return plain(locale, f"gate-{spelled}" if code in set(GateCode) else f"milestone-{spelled}")


def say_milestone(locale: str, milestone: Milestone) -> str:
    """`nollbasmätning för 7B`, `boosterhalvdag för MVP-teamet`; not escaped."""
    name = say_milestone_name(locale, milestone.code)
    if milestone.number:
        name = plain(locale, "milestone-numbered", name=name, number=str(milestone.number))
    if milestone.label is not None:
        return plain(locale, "milestone-for-class", name=name, label=milestone.label)
    if milestone.code in TRAINING:
        return plain(locale, "milestone-for-site", name=name, site=milestone.site)
    return plain(locale, "milestone-for-team", name=name, programme=milestone.programme.short_name)


def say_milestones(locale: str, milestones: Sequence[Milestone]) -> str:
    """`nollbasmätning för 7A, 7B och 7C` where several classes have the same milestone; not escaped."""
    first = milestones[0]
    if len(milestones) > 1 and all(
        milestone.what == first.what and milestone.label is not None for milestone in milestones
    ):
        name = say_milestone_name(locale, first.code)
        labels = say_list(locale, [milestone.label or "" for milestone in milestones])
        return plain(locale, "milestone-for-class", name=name, label=labels)
    return say_list(locale, [say_milestone(locale, milestone) for milestone in milestones])


def say_day_and_room(locale: str, milestone: Milestone) -> str:
    """`onsdag 18 november kl. 8.30–12.00 i personalrummet (studiedag)`, as far as it is known; not escaped."""
    if milestone.due_on is None:
        return plain(locale, "milestone-line-undated")
    phrase = say_day(locale, milestone.due_on)
    if milestone.starts_at:
        phrase = plain(
            locale, "planned-at", day=phrase, time=_say_hours(locale, milestone.starts_at, milestone.ends_at)
        )
    if milestone.room:
        phrase = plain(locale, "planned-in", day=phrase, room=milestone.room)
    return plain(locale, "milestone-study-day", when=phrase) if milestone.study_day and not milestone.task else phrase


def _say_hours(locale: str, starts: time, ends: time | None) -> str:
    first = say_time(locale, starts)
    return plain(locale, "milestone-hours", **{"from": first, "to": say_time(locale, ends)}) if ends else first


def say_state(locale: str, milestone: Milestone, *, counts: bool = False) -> str:
    """`senast torsdag 5 november`, `klar måndag 2 november`, `förslag: ...`; `counts` adds how many have answered."""
    phrase = _say_standing(locale, milestone)
    if not milestone.open:
        return phrase
    if milestone.owner:
        phrase = f"{phrase} · {plain(locale, 'milestone-line-owner', name=milestone.owner)}"
    if counts and milestone.answers_told:
        answers = plain(locale, "milestone-line-answers", said=str(milestone.answered), asked=str(milestone.asked))
        phrase = f"{phrase} · {answers}"
    return phrase


def _say_standing(locale: str, milestone: Milestone) -> str:
    if milestone.state is MilestoneState.DONE and milestone.done_on:
        return plain(locale, "milestone-line-done", day=say_day(locale, milestone.done_on))
    if milestone.passed and not milestone.gate:
        return plain(locale, "milestone-line-dropped")
    if milestone.passed:
        return plain(locale, "milestone-line-passed", reason=plain(locale, f"milestone-passed-{milestone.passed}"))
    if milestone.state is MilestoneState.UNKNOWN:
        return plain(locale, "milestone-line-unknown")
    last = max((day for day in (milestone.due_on, milestone.last_day) if day), default=None)
    if milestone.state is MilestoneState.OVERDUE and milestone.proposed and milestone.due_on:
        return plain(locale, "milestone-line-proposal-past", day=say_day(locale, milestone.due_on))
    if milestone.state is MilestoneState.OVERDUE and last:
        return plain(locale, "milestone-line-overdue", day=say_day(locale, last))
    if milestone.due_on is None:
        if milestone.last_day is None:
            return plain(locale, "milestone-line-undated")
        return plain(locale, "milestone-line-undated-by", day=say_day(locale, milestone.last_day))
    if milestone.proposed:
        return plain(locale, "milestone-line-proposed", when=say_day_and_room(locale, milestone))
    return plain(
        locale,
        "milestone-line-by" if is_deadline(milestone) else "milestone-line-on",
        **fill_day_words(locale, milestone),
    )


def fill_day_words(locale: str, milestone: Milestone) -> dict[str, str]:
    assert milestone.due_on is not None
    return {"day": say_day(locale, milestone.due_on), "when": say_day_and_room(locale, milestone)}


def is_deadline(milestone: Milestone) -> bool:
    """Whether the milestone's day is a deadline, and not a day on which people meet."""
    return milestone.task and milestone.starts_at is None and milestone.code != MilestoneCode.MID_YEAR_REVIEW


def say_digest_line(locale: str, milestone: Milestone) -> str:
    """`boosterhalvdag för MVP-teamet · onsdag 18 november · 5 av 7 har svarat`, for a letter; not escaped."""
    return f"{say_milestone(locale, milestone)} · {say_state(locale, milestone, counts=True)}"
