"""A milestone in words: its reminder, what became of a press, and its line in a list or a letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from models.milestones import (
    MILESTONE,
    TRAINING,
    DatedMilestones,
    Milestone,
    MilestoneReminder,
    MilestoneState,
    SettledMilestones,
)
from models.programmes import GateCode, MilestoneCode
from surfaces.kit import (
    BUTTON_MOST,
    VALUE_MOST,
    Block,
    Message,
    Press,
    Show,
    actions,
    button,
    context,
    has_text,
    pack_ids,
    plain,
    say_day,
    say_list,
    say_time,
    section,
    sentence,
    text,
)

MOST_EACH = 3  # classes with a button of their own beside the one for all
MOST_ROWS = 40


def milestone_name(locale: str, code: str) -> str:
    """`nollbasmätning`, `boosterhalvdag`: what a gate, a milestone or a step of the training is called."""
    spelled = code.replace("_", "-")
    return plain(locale, f"gate-{spelled}" if code in set(GateCode) else f"milestone-{spelled}")


def named(locale: str, one: Milestone) -> str:
    """`nollbasmätning för 7B`, `boosterhalvdag för MVP-teamet`; not escaped."""
    name = milestone_name(locale, one.code)
    if one.number:
        name = plain(locale, "milestone-numbered", name=name, number=str(one.number))
    if one.label is not None:
        return plain(locale, "milestone-for-class", name=name, label=one.label)
    if one.code in TRAINING:
        return plain(locale, "milestone-for-site", name=name, site=one.site)
    return plain(locale, "milestone-for-team", name=name, programme=one.programme.short_name)


def named_together(locale: str, found: Sequence[Milestone]) -> str:
    """`nollbasmätning för 7A, 7B och 7C` where they are the same for several classes; not escaped."""
    first = found[0]
    if len(found) > 1 and all(one.what == first.what and one.label is not None for one in found):
        name = milestone_name(locale, first.code)
        labels = say_list(locale, [one.label or "" for one in found])
        return plain(locale, "milestone-for-class", name=name, label=labels)
    return say_list(locale, [named(locale, one) for one in found])


def when_words(locale: str, one: Milestone) -> str:
    """`onsdag 18 november kl. 8.30–12.00 i personalrummet (studiedag)`, as far as it is known; not escaped."""
    if one.due_on is None:
        return plain(locale, "milestone-line-undated")
    said = say_day(locale, one.due_on)
    if one.starts_at:
        said = plain(locale, "planned-at", day=said, time=_hours(locale, one.starts_at, one.ends_at))
    if one.room:
        said = plain(locale, "planned-in", day=said, room=one.room)
    return plain(locale, "milestone-study-day", when=said) if one.study_day and not one.task else said


def _hours(locale: str, starts: time, ends: time | None) -> str:
    first = say_time(locale, starts)
    return plain(locale, "milestone-hours", **{"from": first, "to": say_time(locale, ends)}) if ends else first


def state_words(locale: str, one: Milestone, *, counts: bool = False) -> str:
    """`senast torsdag 5 november`, `klar måndag 2 november`, `förslag: ...`; `counts` adds how many have answered."""
    said = _standing(locale, one)
    if not one.open:
        return said
    if one.owner:
        said = f"{said} · {plain(locale, 'milestone-line-owner', name=one.owner)}"
    if counts and one.answers_told:
        answers = plain(locale, "milestone-line-answers", said=str(one.answered), asked=str(one.asked))
        said = f"{said} · {answers}"
    return said


def _standing(locale: str, one: Milestone) -> str:
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
        return plain(locale, "milestone-line-proposed", when=when_words(locale, one))
    return plain(locale, "milestone-line-by" if _is_deadline(one) else "milestone-line-on", **_when(locale, one))


def _when(locale: str, one: Milestone) -> dict[str, str]:
    assert one.due_on is not None
    return {"day": say_day(locale, one.due_on), "when": when_words(locale, one)}


def _is_deadline(one: Milestone) -> bool:
    """Whether the day is the last one, and nobody meets on it."""
    return one.task and one.starts_at is None and one.code != MilestoneCode.MID_YEAR_REVIEW


def digest_line(locale: str, one: Milestone) -> str:
    """`boosterhalvdag för MVP-teamet · onsdag 18 november · 5 av 7 har svarat`, for a letter; not escaped."""
    return f"{named(locale, one)} · {state_words(locale, one, counts=True)}"


def reminder(locale: str, content: MilestoneReminder) -> Message:
    """A milestone some time ahead, with what settles it, and why it came."""
    one = content.first
    said = [sentence(_ahead(locale, content))]
    bring = f"milestone-bring-{one.code.replace('_', '-')}"
    if one.proposed:
        said.append(text(locale, "milestone-remind-after-yes"))
    elif has_text(locale, bring):
        said.append(text(locale, bring))
    if content.coming is not None:
        said.append(text(locale, "milestone-coming" if content.coming else "milestone-not-coming"))
    whole = "\n".join(said)
    return Message(
        whole,
        [
            section("milestone.said", whole),
            actions("milestone.actions", _buttons(locale, content)),
            context("milestone.why", _why(locale, content)),
        ],
    )


def _ahead(locale: str, content: MilestoneReminder) -> str:
    one = content.first
    words = _when(locale, one) | {
        "ahead": plain(locale, "milestone-ahead", days=content.days),
        "what": named_together(locale, content.milestones),
    }
    if one.proposed:
        return text(locale, "milestone-remind-proposal", **words)
    if one.lesson_day and one.lesson_day == one.due_on:
        words["when"] = plain(locale, "milestone-after-lesson", when=words["when"], number=str(one.lesson))
    key = "milestone-remind-task" if _is_deadline(one) else "milestone-remind-meeting"
    said = text(locale, key, **words)
    one_day = one.lesson_day and all(each.lesson_day == one.lesson_day for each in content.milestones)
    return f"{said} {_lesson(locale, one)}" if _is_deadline(one) and one_day else said


def _lesson(locale: str, one: Milestone) -> str:
    assert one.lesson_day is not None
    key = "milestone-lesson-first" if one.gate else "milestone-lesson-last"
    return text(locale, key, day=say_day(locale, one.lesson_day))


def _why(locale: str, content: MilestoneReminder) -> str:
    one = content.first
    labels = say_list(locale, [each.label or "" for each in content.milestones])
    team = one.programme.short_name
    return text(locale, f"milestone-why-{content.why}", label=labels, programme=team, site=one.site)


def _buttons(locale: str, content: MilestoneReminder) -> list[Block]:
    one = content.first
    if one.proposed:
        return proposal_buttons(locale, one)
    if not one.task:
        return answer_buttons(locale, one)
    return done_buttons(locale, (*content.milestones, *content.others))


def proposal_buttons(locale: str, one: Milestone) -> list[Block]:
    """Yes to the day, or another."""
    return [
        button(Press.MILESTONE_CONFIRM, plain(locale, "button-milestone-confirm"), str(one.id), primary=True),
        button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), str(one.id)),
    ]


def answer_buttons(locale: str, one: Milestone) -> list[Block]:
    """Whether the person comes."""
    return [
        button(Press.MILESTONE_COMING, plain(locale, "button-milestone-coming"), str(one.id), primary=True),
        button(Press.MILESTONE_DECLINE, plain(locale, "button-milestone-declines"), str(one.id)),
    ]


def done_buttons(locale: str, found: Sequence[Milestone]) -> list[Block]:
    """Done: alone; for all classes at once or each by itself; one press each. Of many classes the rest is asked."""
    if len(found) == 1:
        return [button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), str(found[0].id), primary=True)]
    every = button(f"{Press.MILESTONE_DONE}:all", _for_all(locale, found), pack_milestones(found), primary=True)
    if len(found) > MOST_EACH:
        some = button(Press.MILESTONE_WHICH, plain(locale, "button-milestone-which"), pack_milestones(found))
        return [every, some]
    return [every, *_for_each(locale, found)]


def _for_all(locale: str, found: Sequence[Milestone]) -> str:
    labels = plain(locale, "button-milestone-done-for", name=say_list(locale, [one.label or "" for one in found]))
    return labels if len(labels) <= BUTTON_MOST else plain(locale, "button-milestone-done-all", count=len(found))


def _for_each(locale: str, found: Sequence[Milestone]) -> list[Block]:
    return [
        button(
            f"{Press.MILESTONE_DONE}:{place}",
            plain(locale, "button-milestone-done-for", name=one.label or ""),
            str(one.id),
        )
        for place, one in enumerate(found)
    ]


def pack_milestones(found: Sequence[Milestone]) -> str:
    """The milestones' ids for a button's value, as many as it carries."""
    packed = pack_ids(one.id for one in found)
    return packed if len(packed) <= VALUE_MOST else packed[:VALUE_MOST].rpartition(",")[0]


def which(locale: str, found: Sequence[Milestone]) -> Message:
    """For which of the classes it is done: all at once, or each."""
    said = sentence(text(locale, "milestone-which", what=named_together(locale, found)))
    every = button(f"{Press.MILESTONE_DONE}:all", _for_all(locale, found), pack_milestones(found), primary=True)
    buttons = [every, *_for_each(locale, found)]
    rows = [actions(f"milestone.which.{start}", buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
    return Message(said, [section("milestone.said", said), *rows[:MOST_ROWS]])


def settled(locale: str, result: SettledMilestones) -> Message:
    """What is done, passed or open again, with the way back."""
    what = named_together(locale, result.milestones)
    first, ids = result.milestones[0], pack_milestones(result.milestones)
    if result.already:
        said = text(locale, "milestone-already", what=what)
    elif first.passed:
        said = text(locale, "milestone-passed", what=what, reason=plain(locale, f"milestone-passed-{first.passed}"))
    else:
        said = text(locale, "milestone-reopened" if first.open else "milestone-done", what=what)
    if first.open:
        back = button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), ids)
    else:
        back = button(Press.MILESTONE_UNDO, plain(locale, "button-milestone-undo"), ids)
    said = sentence(said)
    return Message(said, [section("milestone.said", said), actions("milestone.back", [back])])


def dated(locale: str, result: DatedMilestones) -> Message:
    """The day as it is saved, who is told, and a word where the calendar has no work on it."""
    first = result.milestones[0]
    key = "milestone-dated-by" if _is_deadline(first) else "milestone-dated"
    lines = [text(locale, key, what=named_together(locale, result.milestones), **_when(locale, first))]
    if result.free:
        lines.append(text(locale, "milestone-dated-free"))
    elif result.asked and not first.task:
        lines.append(text(locale, "milestone-dated-tells", asked=result.asked))
    said = "\n".join(lines)
    change = button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), pack_milestones(result.milestones))
    return Message(said, [section("milestone.said", said), actions("milestone.back", [change])])


def answered(locale: str, one: Milestone, coming: bool) -> Message:
    """The answer is noted; a no needs no word more."""
    if coming:
        said = text(locale, "milestone-answer-yes", what=named(locale, one), when=when_words(locale, one))
    else:
        said = text(locale, "milestone-answer-no")
    return Message(said, [section("milestone.said", said)])


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {MILESTONE: reminder}
