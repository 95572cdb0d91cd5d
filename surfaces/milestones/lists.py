"""The list of milestones: what is the same for several classes stands together, with the buttons that settle it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.milestones import Milestone, MilestoneList, MilestoneState
from surfaces.kit import Block, Message, Press, actions, button, escape, lines, plain, section, sentence, text
from surfaces.milestones.messages import build_answer_buttons, build_proposal_buttons, pack_milestones
from surfaces.milestones.words import say_milestone, say_milestone_name, say_milestones, say_state

MOST_GROUPS = 18  # two blocks each, of Slack's 50
MOST_LINES = 30  # of a group
NEXT_OF_SERIES = 3  # of what is held many times, such as supervision

Group = list[Milestone]


def show_milestones(locale: str, listed: MilestoneList) -> Message:
    """All that is open, the nearest first, then in one line what is done."""
    groups = _group_milestones(listed.milestones)
    still = sorted((group for group in groups if any(one.open for one in group)), key=_find_first_day)
    blocks: list[Block] = []
    for team in dict.fromkeys((group[0].site_id, group[0].programme_code) for group in still[:MOST_GROUPS]):
        own = [group for group in still[:MOST_GROUPS] if (group[0].site_id, group[0].programme_code) == team]
        first = own[0][0]
        title = text(locale, "milestones-title", programme=first.programme.short_name, site=first.site)
        blocks.append(section(f"milestones.{first.site_id}.{first.programme_code}", title))
        for group in own:
            blocks += _build_group(locale, group, listed)
    if len(still) > MOST_GROUPS:
        blocks.append(section("milestones.more", text(locale, "milestones-more", count=len(still) - MOST_GROUPS)))
    closed = [group for group in groups if not any(one.open for one in group)]
    if closed:
        blocks += _build_closed(locale, closed)
    if not blocks:
        blocks.append(section("milestones.none", text(locale, "milestones-none")))
    if listed.offers:
        add = button(Press.MILESTONE_ADD, plain(locale, "button-milestone-add"))
        blocks.append(actions("milestones.add", [add]))
    return Message(blocks[0]["text"]["text"], blocks[:50])


def _group_milestones(found: Sequence[Milestone]) -> list[Group]:
    groups: dict[tuple[int, str, str, bool], Group] = {}
    for one in found:
        key = (one.site_id, one.programme_code, one.code, one.course_id is None)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _find_first_day(group: Group) -> tuple[date, int]:
    """The nearest first; what nobody is asked about stands last."""
    days = [
        one.due_on or one.last_day or date.max for one in group if one.open and one.state is not MilestoneState.UNKNOWN
    ]
    return (min(days, default=date.max), group[0].id)


def _build_group(locale: str, group: Group, listed: MilestoneList) -> list[Block]:
    first = group[0]
    name = f"milestones.{first.site_id}.{first.programme_code}.{first.code}"
    if first.course_id is None:
        shown, later = _split_series(group)
        said = [_say_team_line(locale, one, listed) for one in shown]
        said += [text(locale, "milestones-later", count=later)] if later else []
    else:
        said = [f"*{escape(sentence(say_milestone_name(locale, first.code)))}*"]
        said += [f"{escape(one.label or '')} · {escape(say_state(locale, one))}" for one in group[:MOST_LINES]]
    made = lines(name, said)[:1]
    buttons = _build_buttons(locale, group, listed)
    return [*made, actions(f"{name}.actions", buttons)] if buttons else made


def _split_series(group: Group) -> tuple[Group, int]:
    """The next few of a series, and how many follow."""
    still = sorted((one for one in group if one.open), key=lambda one: one.number)
    return still[:NEXT_OF_SERIES], max(0, len(still) - NEXT_OF_SERIES)


def _say_team_line(locale: str, one: Milestone, listed: MilestoneList) -> str:
    name = escape(sentence(say_milestone(locale, one)))
    return f"*{name}*\n{escape(say_state(locale, one, counts=one.id in listed.mine))}"


def _build_buttons(locale: str, group: Group, listed: MilestoneList) -> list[Block]:
    mine = [one for one in group if one.open and one.id in listed.mine]
    first = group[0]
    if first.course_id is not None:
        return _build_class_buttons(locale, mine) if mine else []
    (coming, *_), _ = _split_series(group)
    buttons = (
        build_answer_buttons(locale, coming) if coming.id in listed.invited and not _is_over(coming, listed) else []
    )
    if coming.id not in listed.mine:
        return buttons
    if coming.proposed:
        return build_proposal_buttons(locale, coming)
    done = button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), str(coming.id))
    date_it = button(Press.MILESTONE_DATE, plain(locale, "button-milestone-date"), str(coming.id))
    may_be_done = coming.due_on is None or _is_over(coming, listed)
    return [*buttons, *([done] if may_be_done else []), date_it]


def _is_over(one: Milestone, listed: MilestoneList) -> bool:
    return one.due_on is not None and one.due_on <= listed.today


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
    said = ", ".join(say_milestones(locale, group) for group in groups)
    return lines("milestones.closed", [text(locale, "milestones-settled", what=said)])
