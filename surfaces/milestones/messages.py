"""Messages about milestones: the reminder, and the receipts of its buttons and forms."""

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

MOST_EACH = 3  # most classes that get a button of their own beside the one for all
MOST_ROWS = 40


def show_reminder(locale: str, content: MilestoneReminder) -> Message:
    """The reminder of a milestone, with its buttons and why the reader gets it."""
    milestone = content.first
    sentences = [sentence(_say_ahead(locale, content))]
    bring = f"milestone-bring-{milestone.code.replace('_', '-')}"
    if milestone.proposed:
        sentences.append(text(locale, "milestone-remind-after-yes"))
    elif has_text(locale, bring):
        sentences.append(text(locale, bring))
    if content.coming is not None:
        sentences.append(text(locale, "milestone-coming" if content.coming else "milestone-not-coming"))
    message_text = "\n".join(sentences)
    return Message(
        message_text,
        [
            section("milestone.said", message_text),
            actions("milestone.actions", _build_buttons(locale, content)),
            context("milestone.why", _say_why(locale, content)),
        ],
    )


def _say_ahead(locale: str, content: MilestoneReminder) -> str:
    milestone = content.first
    words = fill_day_words(locale, milestone) | {
        "ahead": plain(locale, "milestone-ahead", days=content.days),
        "what": say_milestones(locale, content.milestones),
    }
    if milestone.proposed:
        return text(locale, "milestone-remind-proposal", **words)
    if milestone.lesson_day and milestone.lesson_day == milestone.due_on:
        words["when"] = plain(locale, "milestone-after-lesson", when=words["when"], number=str(milestone.lesson))
    key = "milestone-remind-task" if is_deadline(milestone) else "milestone-remind-meeting"
    phrase = text(locale, key, **words)
    same_lesson_day = milestone.lesson_day and all(
        other.lesson_day == milestone.lesson_day for other in content.milestones
    )
    return f"{phrase} {_say_lesson_day(locale, milestone)}" if is_deadline(milestone) and same_lesson_day else phrase


def _say_lesson_day(locale: str, milestone: Milestone) -> str:
    assert milestone.lesson_day is not None
    key = "milestone-lesson-first" if milestone.gate else "milestone-lesson-last"
    return text(locale, key, day=say_day(locale, milestone.lesson_day))


def _say_why(locale: str, content: MilestoneReminder) -> str:
    milestone = content.first
    labels = say_list(locale, [other.label or "" for other in content.milestones])
    team = milestone.programme.short_name
    return text(locale, f"milestone-why-{content.why}", label=labels, programme=team, site=milestone.site)


def _build_buttons(locale: str, content: MilestoneReminder) -> list[Block]:
    milestone = content.first
    if milestone.proposed:
        return build_proposal_buttons(locale, milestone)
    if not milestone.task:
        return build_answer_buttons(locale, milestone)
    return build_done_buttons(locale, (*content.milestones, *content.others))


def build_proposal_buttons(locale: str, milestone: Milestone) -> list[Block]:
    """The buttons that confirm a proposed day or choose another."""
    return [
        button(Press.MILESTONE_CONFIRM, plain(locale, "button-milestone-confirm"), str(milestone.id), primary=True),
        button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), str(milestone.id)),
    ]


def build_answer_buttons(locale: str, milestone: Milestone) -> list[Block]:
    """The buttons that say whether the person comes."""
    return [
        button(Press.MILESTONE_COMING, plain(locale, "button-milestone-coming"), str(milestone.id), primary=True),
        button(Press.MILESTONE_DECLINE, plain(locale, "button-milestone-declines"), str(milestone.id)),
    ]


def build_done_buttons(locale: str, milestones: Sequence[Milestone]) -> list[Block]:
    """The buttons that mark milestones done: for all classes at once, and for each.

    With many classes, a button that asks for which takes the place of those for each.
    """
    if len(milestones) == 1:
        return [
            button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), str(milestones[0].id), primary=True)
        ]
    done_for_all = button(
        f"{Press.MILESTONE_DONE}:all", _say_done_for_all(locale, milestones), pack_milestones(milestones), primary=True
    )
    if len(milestones) > MOST_EACH:
        choose_classes = button(
            Press.MILESTONE_WHICH, plain(locale, "button-milestone-which"), pack_milestones(milestones)
        )
        return [done_for_all, choose_classes]
    return [done_for_all, *_build_class_buttons(locale, milestones)]


def _say_done_for_all(locale: str, milestones: Sequence[Milestone]) -> str:
    labels = plain(
        locale, "button-milestone-done-for", name=say_list(locale, [milestone.label or "" for milestone in milestones])
    )
    return labels if len(labels) <= BUTTON_MOST else plain(locale, "button-milestone-done-all", count=len(milestones))


def _build_class_buttons(locale: str, milestones: Sequence[Milestone]) -> list[Block]:
    return [
        button(
            f"{Press.MILESTONE_DONE}:{place}",
            plain(locale, "button-milestone-done-for", name=milestone.label or ""),
            str(milestone.id),
        )
        for place, milestone in enumerate(milestones)
    ]


def pack_milestones(milestones: Sequence[Milestone]) -> str:
    """The milestones' ids for a button's value, as many as fit in it."""
    packed = pack_ids(milestone.id for milestone in milestones)
    return packed if len(packed) <= VALUE_MOST else packed[:VALUE_MOST].rpartition(",")[0]


def show_class_choice(locale: str, milestones: Sequence[Milestone]) -> Message:
    """The question for which classes a milestone is done, with a button for all and one for each."""
    message_text = sentence(text(locale, "milestone-which", what=say_milestones(locale, milestones)))
    done_for_all = button(
        f"{Press.MILESTONE_DONE}:all", _say_done_for_all(locale, milestones), pack_milestones(milestones), primary=True
    )
    buttons = [done_for_all, *_build_class_buttons(locale, milestones)]
    rows = [actions(f"milestone.which.{start}", buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
    return Message(message_text, [section("milestone.said", message_text), *rows[:MOST_ROWS]])


def show_settled(locale: str, result: SettledMilestones) -> Message:
    """The receipt that milestones are done, passed or open again, with the button that takes it back."""
    what = say_milestones(locale, result.milestones)
    first, ids = result.milestones[0], pack_milestones(result.milestones)
    if result.already:
        message_text = text(locale, "milestone-already", what=what)
    elif first.passed and not first.gate:
        message_text = text(locale, "milestone-dropped", what=what)
    elif first.passed:
        message_text = text(
            locale, "milestone-passed", what=what, reason=plain(locale, f"milestone-passed-{first.passed}")
        )
    else:
        message_text = text(locale, "milestone-reopened" if first.open else "milestone-done", what=what)
    if first.open:
        back = button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), ids)
    else:
        back = button(Press.MILESTONE_UNDO, plain(locale, "button-milestone-undo"), ids)
    message_text = sentence(message_text)
    return Message(message_text, [section("milestone.said", message_text), actions("milestone.back", [back])])


def show_dated(locale: str, result: DatedMilestones) -> Message:
    """The receipt of a milestone's day: how many are asked to come, or that nobody works on that day."""
    first = result.milestones[0]
    key = "milestone-dated-by" if is_deadline(first) else "milestone-dated"
    lines = [text(locale, key, what=say_milestones(locale, result.milestones), **fill_day_words(locale, first))]
    if result.free:
        lines.append(text(locale, "milestone-dated-free"))
    elif result.asked and not first.task:
        lines.append(text(locale, "milestone-dated-tells", asked=result.asked))
    message_text = "\n".join(lines)
    change = button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), pack_milestones(result.milestones))
    return Message(message_text, [section("milestone.said", message_text), actions("milestone.back", [change])])


def show_answer(locale: str, milestone: Milestone, coming: bool) -> Message:
    """The receipt of an answer whether the person comes."""
    if coming:
        message_text = text(
            locale,
            "milestone-answer-yes",
            what=say_milestone(locale, milestone),
            when=say_day_and_room(locale, milestone),
        )
    else:
        message_text = text(locale, "milestone-answer-no")
    return Message(message_text, [section("milestone.said", message_text)])


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {MILESTONE: show_reminder}
