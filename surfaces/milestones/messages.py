"""A milestone in words: its reminder, what became of a press, and its line in a list or a letter."""

from __future__ import annotations

from collections.abc import Sequence

from models.milestones import (
    MILESTONE,
    DatedMilestones,
    Milestone,
    MilestoneReminder,
    SettledMilestones,
)
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
    section,
    sentence,
    text,
)
from surfaces.milestones.words import (
    fill_day_words,
    is_deadline,
    say_day_and_room,
    say_milestone,
    say_milestones,
)

MOST_EACH = 3  # classes with a button of their own beside the one for all
MOST_ROWS = 40


def show_reminder(locale: str, content: MilestoneReminder) -> Message:
    """A milestone some time ahead, with what settles it, and why it came."""
    one = content.first
    said = [sentence(_say_ahead(locale, content))]
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
            actions("milestone.actions", _build_buttons(locale, content)),
            context("milestone.why", _say_why(locale, content)),
        ],
    )


def _say_ahead(locale: str, content: MilestoneReminder) -> str:
    one = content.first
    words = fill_day_words(locale, one) | {
        "ahead": plain(locale, "milestone-ahead", days=content.days),
        "what": say_milestones(locale, content.milestones),
    }
    if one.proposed:
        return text(locale, "milestone-remind-proposal", **words)
    if one.lesson_day and one.lesson_day == one.due_on:
        words["when"] = plain(locale, "milestone-after-lesson", when=words["when"], number=str(one.lesson))
    key = "milestone-remind-task" if is_deadline(one) else "milestone-remind-meeting"
    said = text(locale, key, **words)
    one_day = one.lesson_day and all(each.lesson_day == one.lesson_day for each in content.milestones)
    return f"{said} {_say_lesson_day(locale, one)}" if is_deadline(one) and one_day else said


def _say_lesson_day(locale: str, one: Milestone) -> str:
    assert one.lesson_day is not None
    key = "milestone-lesson-first" if one.gate else "milestone-lesson-last"
    return text(locale, key, day=say_day(locale, one.lesson_day))


def _say_why(locale: str, content: MilestoneReminder) -> str:
    one = content.first
    labels = say_list(locale, [each.label or "" for each in content.milestones])
    team = one.programme.short_name
    return text(locale, f"milestone-why-{content.why}", label=labels, programme=team, site=one.site)


def _build_buttons(locale: str, content: MilestoneReminder) -> list[Block]:
    one = content.first
    if one.proposed:
        return build_proposal_buttons(locale, one)
    if not one.task:
        return build_answer_buttons(locale, one)
    return build_done_buttons(locale, (*content.milestones, *content.others))


def build_proposal_buttons(locale: str, one: Milestone) -> list[Block]:
    """Yes to the day, or another."""
    return [
        button(Press.MILESTONE_CONFIRM, plain(locale, "button-milestone-confirm"), str(one.id), primary=True),
        button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), str(one.id)),
    ]


def build_answer_buttons(locale: str, one: Milestone) -> list[Block]:
    """Whether the person comes."""
    return [
        button(Press.MILESTONE_COMING, plain(locale, "button-milestone-coming"), str(one.id), primary=True),
        button(Press.MILESTONE_DECLINE, plain(locale, "button-milestone-declines"), str(one.id)),
    ]


def build_done_buttons(locale: str, found: Sequence[Milestone]) -> list[Block]:
    """Done: alone; for all classes at once or each by itself; one press each. Of many classes the rest is asked."""
    if len(found) == 1:
        return [button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), str(found[0].id), primary=True)]
    every = button(
        f"{Press.MILESTONE_DONE}:all", _say_done_for_all(locale, found), pack_milestones(found), primary=True
    )
    if len(found) > MOST_EACH:
        some = button(Press.MILESTONE_WHICH, plain(locale, "button-milestone-which"), pack_milestones(found))
        return [every, some]
    return [every, *_build_class_buttons(locale, found)]


def _say_done_for_all(locale: str, found: Sequence[Milestone]) -> str:
    labels = plain(locale, "button-milestone-done-for", name=say_list(locale, [one.label or "" for one in found]))
    return labels if len(labels) <= BUTTON_MOST else plain(locale, "button-milestone-done-all", count=len(found))


def _build_class_buttons(locale: str, found: Sequence[Milestone]) -> list[Block]:
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


def show_class_choice(locale: str, found: Sequence[Milestone]) -> Message:
    """For which of the classes it is done: all at once, or each."""
    said = sentence(text(locale, "milestone-which", what=say_milestones(locale, found)))
    every = button(
        f"{Press.MILESTONE_DONE}:all", _say_done_for_all(locale, found), pack_milestones(found), primary=True
    )
    buttons = [every, *_build_class_buttons(locale, found)]
    rows = [actions(f"milestone.which.{start}", buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
    return Message(said, [section("milestone.said", said), *rows[:MOST_ROWS]])


def show_settled(locale: str, result: SettledMilestones) -> Message:
    """What is done, passed or open again, with the way back."""
    what = say_milestones(locale, result.milestones)
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


def show_dated(locale: str, result: DatedMilestones) -> Message:
    """The day as it is saved, who is told, and a word where the calendar has no work on it."""
    first = result.milestones[0]
    key = "milestone-dated-by" if is_deadline(first) else "milestone-dated"
    lines = [text(locale, key, what=say_milestones(locale, result.milestones), **fill_day_words(locale, first))]
    if result.free:
        lines.append(text(locale, "milestone-dated-free"))
    elif result.asked and not first.task:
        lines.append(text(locale, "milestone-dated-tells", asked=result.asked))
    said = "\n".join(lines)
    change = button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), pack_milestones(result.milestones))
    return Message(said, [section("milestone.said", said), actions("milestone.back", [change])])


def show_answer(locale: str, one: Milestone, coming: bool) -> Message:
    """The answer is noted; a no needs no word more."""
    if coming:
        said = text(locale, "milestone-answer-yes", what=say_milestone(locale, one), when=say_day_and_room(locale, one))
    else:
        said = text(locale, "milestone-answer-no")
    return Message(said, [section("milestone.said", said)])


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {MILESTONE: show_reminder}
