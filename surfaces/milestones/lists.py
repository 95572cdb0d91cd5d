"""The list of milestones. The same milestone of several classes is one group, with its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.milestones import Milestone, MilestoneList, MilestoneState
from surfaces.kit import Block, Message, Press, actions, button, escape, lines, plain, section, sentence, text
from surfaces.milestones.messages import build_answer_buttons, build_proposal_buttons, pack_milestones
from surfaces.milestones.words import say_milestone, say_milestone_name, say_milestones, say_state

MOST_GROUPS = 18  # two blocks each; Slack takes 50
MOST_LINES = 30  # classes shown in a group
NEXT_OF_SERIES = 3  # coming meetings shown of those held many times, such as supervision

Group = list[Milestone]


def show_milestones(locale: str, listed: MilestoneList) -> Message:
    """The open milestones by team, the nearest day first, then the closed ones in one line."""
    groups = _group_milestones(listed.milestones)
    open_groups = sorted((group for group in groups if any(milestone.open for milestone in group)), key=_find_first_day)
    blocks: list[Block] = []
    for team in dict.fromkeys((group[0].site_id, group[0].programme_code) for group in open_groups[:MOST_GROUPS]):
        team_groups = [
            group for group in open_groups[:MOST_GROUPS] if (group[0].site_id, group[0].programme_code) == team
        ]
        first = team_groups[0][0]
        title = text(locale, "milestones-title", programme=first.programme.short_name, site=first.site)
        blocks.append(section(f"milestones.{first.site_id}.{first.programme_code}", title))
        for group in team_groups:
            blocks += _build_group(locale, group, listed)
    if len(open_groups) > MOST_GROUPS:
        blocks.append(section("milestones.more", text(locale, "milestones-more", count=len(open_groups) - MOST_GROUPS)))
    closed = [group for group in groups if not any(milestone.open for milestone in group)]
    if closed:
        blocks += _build_closed(locale, closed)
    if not blocks:
        blocks.append(section("milestones.none", text(locale, "milestones-none")))
    if listed.offers:
        add = button(Press.MILESTONE_ADD, plain(locale, "button-milestone-add"))
        blocks.append(actions("milestones.add", [add]))
    return Message(blocks[0]["text"]["text"], blocks[:50])


def _group_milestones(milestones: Sequence[Milestone]) -> list[Group]:
    groups: dict[tuple[int, str, str, bool], Group] = {}
    for milestone in milestones:
        key = (milestone.site_id, milestone.programme_code, milestone.code, milestone.course_id is None)
        groups.setdefault(key, []).append(milestone)
    return list(groups.values())


def _find_first_day(group: Group) -> tuple[date, int]:
    """The key to sort groups by: the nearest open day. Milestones of unknown state come last."""
    days = [
        milestone.due_on or milestone.last_day or date.max
        for milestone in group
        if milestone.open and milestone.state is not MilestoneState.UNKNOWN
    ]
    return (min(days, default=date.max), group[0].id)


def _build_group(locale: str, group: Group, listed: MilestoneList) -> list[Block]:
    first = group[0]
    name = f"milestones.{first.site_id}.{first.programme_code}.{first.code}"
    if first.course_id is None:
        shown, later = _split_series(group)
        sentences = [_say_team_line(locale, milestone, listed) for milestone in shown]
        sentences += [text(locale, "milestones-later", count=later)] if later else []
    else:
        sentences = [f"*{escape(sentence(say_milestone_name(locale, first.code)))}*"]
        sentences += [
            f"{escape(milestone.label or '')} · {escape(say_state(locale, milestone))}"
            for milestone in group[:MOST_LINES]
        ]
    blocks = lines(name, sentences)[:1]
    buttons = _build_buttons(locale, group, listed)
    return [*blocks, actions(f"{name}.actions", buttons)] if buttons else blocks


def _split_series(group: Group) -> tuple[Group, int]:
    """The next few open meetings of a series, and how many come after them."""
    open_milestones = sorted(
        (milestone for milestone in group if milestone.open), key=lambda milestone: milestone.number
    )
    return open_milestones[:NEXT_OF_SERIES], max(0, len(open_milestones) - NEXT_OF_SERIES)


def _say_team_line(locale: str, milestone: Milestone, listed: MilestoneList) -> str:
    name = escape(sentence(say_milestone(locale, milestone)))
    return f"*{name}*\n{escape(say_state(locale, milestone, counts=milestone.id in listed.mine))}"


def _build_buttons(locale: str, group: Group, listed: MilestoneList) -> list[Block]:
    mine = [milestone for milestone in group if milestone.open and milestone.id in listed.mine]
    first = group[0]
    if first.course_id is not None:
        return _build_class_buttons(locale, mine) if mine else []
    (coming, *_), _ = _split_series(group)
    buttons = (
        build_answer_buttons(locale, coming) if coming.id in listed.invited and not _is_over(coming, listed) else []
    )
    if coming.id not in listed.mine:
        return buttons
    if coming.proposed and not _is_over(coming, listed):
        return build_proposal_buttons(locale, coming)
    done = button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), str(coming.id))
    date_it = button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), str(coming.id))
    may_be_done = coming.due_on is None or _is_over(coming, listed)
    return [*buttons, *([done] if may_be_done else []), date_it]


def _is_over(milestone: Milestone, listed: MilestoneList) -> bool:
    return milestone.due_on is not None and milestone.due_on <= listed.today


def _build_class_buttons(locale: str, mine: Group) -> list[Block]:
    ids = pack_milestones(mine)
    if len(mine) == 1:
        done = button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), ids, primary=True)
    else:
        done = button(Press.MILESTONE_WHICH, plain(locale, "button-milestone-done"), ids, primary=True)
    buttons = [done, button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), ids)]
    if mine[0].gate:
        buttons.append(button(Press.MILESTONE_PASS, plain(locale, "button-milestone-pass"), ids))
    return buttons


def _build_closed(locale: str, groups: Sequence[Group]) -> list[Block]:
    phrase = ", ".join(say_milestones(locale, group) for group in groups)
    return lines("milestones.closed", [text(locale, "milestones-settled", what=phrase)])
