"""What a milestone is called, when and where it is, and how it stands. None of these texts is escaped yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from models.milestones import TRAINING, Milestone, MilestoneState
from models.programmes import GateCode, MilestoneCode
from surfaces.kit import plain, say_day, say_list, say_time


def say_milestone_name(locale: str, code: str) -> str:
    """`nollbasmätning`, `boosterhalvdag`: what a gate, a milestone or a step of the training is called."""
    spelled = code.replace("_", "-")
    return plain(locale, f"gate-{spelled}" if code in set(GateCode) else f"milestone-{spelled}")


def say_milestone(locale: str, one: Milestone) -> str:
    """`nollbasmätning för 7B`, `boosterhalvdag för MVP-teamet`; not escaped."""
    name = say_milestone_name(locale, one.code)
    if one.number:
        name = plain(locale, "milestone-numbered", name=name, number=str(one.number))
    if one.label is not None:
        return plain(locale, "milestone-for-class", name=name, label=one.label)
    if one.code in TRAINING:
        return plain(locale, "milestone-for-site", name=name, site=one.site)
    return plain(locale, "milestone-for-team", name=name, programme=one.programme.short_name)


def say_milestones(locale: str, found: Sequence[Milestone]) -> str:
    """`nollbasmätning för 7A, 7B och 7C` where they are the same for several classes; not escaped."""
    first = found[0]
    if len(found) > 1 and all(one.what == first.what and one.label is not None for one in found):
        name = say_milestone_name(locale, first.code)
        labels = say_list(locale, [one.label or "" for one in found])
        return plain(locale, "milestone-for-class", name=name, label=labels)
    return say_list(locale, [say_milestone(locale, one) for one in found])


def say_day_and_room(locale: str, one: Milestone) -> str:
    """`onsdag 18 november kl. 8.30–12.00 i personalrummet (studiedag)`, as far as it is known; not escaped."""
    if one.due_on is None:
        return plain(locale, "milestone-line-undated")
    said = say_day(locale, one.due_on)
    if one.starts_at:
        said = plain(locale, "planned-at", day=said, time=_say_hours(locale, one.starts_at, one.ends_at))
    if one.room:
        said = plain(locale, "planned-in", day=said, room=one.room)
    return plain(locale, "milestone-study-day", when=said) if one.study_day and not one.task else said


def _say_hours(locale: str, starts: time, ends: time | None) -> str:
    first = say_time(locale, starts)
    return plain(locale, "milestone-hours", **{"from": first, "to": say_time(locale, ends)}) if ends else first


def say_state(locale: str, one: Milestone, *, counts: bool = False) -> str:
    """`senast torsdag 5 november`, `klar måndag 2 november`, `förslag: ...`; `counts` adds how many have answered."""
    said = _say_standing(locale, one)
    if not one.open:
        return said
    if one.owner:
        said = f"{said} · {plain(locale, 'milestone-line-owner', name=one.owner)}"
    if counts and one.answers_told:
        answers = plain(locale, "milestone-line-answers", said=str(one.said), asked=str(one.asked))
        said = f"{said} · {answers}"
    return said


def _say_standing(locale: str, one: Milestone) -> str:
    if one.state is MilestoneState.DONE and one.done_on:
        return plain(locale, "milestone-line-done", day=say_day(locale, one.done_on))
    if one.passed:
        return plain(locale, "milestone-line-passed", reason=plain(locale, f"milestone-passed-{one.passed}"))
    if one.state is MilestoneState.UNKNOWN:
        return plain(locale, "milestone-line-unknown")
    last = max((day for day in (one.due_on, one.last_day) if day), default=None)
    if one.state is MilestoneState.OVERDUE and last:
        return plain(locale, "milestone-line-overdue", day=say_day(locale, last))
    if one.due_on is None:
        if one.last_day is None:
            return plain(locale, "milestone-line-undated")
        return plain(locale, "milestone-line-undated-by", day=say_day(locale, one.last_day))
    if one.proposed:
        return plain(locale, "milestone-line-proposed", when=say_day_and_room(locale, one))
    return plain(
        locale, "milestone-line-by" if is_deadline(one) else "milestone-line-on", **fill_day_words(locale, one)
    )


def fill_day_words(locale: str, one: Milestone) -> dict[str, str]:
    assert one.due_on is not None
    return {"day": say_day(locale, one.due_on), "when": say_day_and_room(locale, one)}


def is_deadline(one: Milestone) -> bool:
    """Whether the day is the last one, and nobody meets on it."""
    return one.task and one.starts_at is None and one.code != MilestoneCode.MID_YEAR_REVIEW


def say_digest_line(locale: str, one: Milestone) -> str:
    """`boosterhalvdag för MVP-teamet · onsdag 18 november · 5 av 7 har svarat`, for a letter; not escaped."""
    return f"{say_milestone(locale, one)} · {say_state(locale, one, counts=True)}"
