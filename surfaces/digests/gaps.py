"""What waits for a coordinator, as a letter shows it: one line and its buttons for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.calendar import SchoolYear, monday
from models.digests import Gap, GapKind
from models.milestones import Milestone
from models.planning import PlanTarget
from models.programmes import Manual
from surfaces.kit import (
    Block,
    LessonChoice,
    ManualChoice,
    Press,
    actions,
    button,
    modal,
    pack,
    pack_ids,
    plain,
    say_day,
    say_time,
    section,
    sentence,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.milestones import is_deadline, say_milestone, say_milestone_name

MOST_IN_PAGE = 45  # of Slack's 100 blocks, two for each


def build_gaps(locale: str, today: date, gaps: Sequence[Gap]) -> list[Block]:
    """Each gap as a sentence with its buttons."""
    blocks: list[Block] = []
    for place, gap in enumerate(gaps):
        name = f"digest.gap.{place}"
        blocks += [
            section(name, say_gap(locale, today, gap)),
            actions(f"{name}.settle", _build_buttons(locale, today, gap)),
        ]
    return blocks


def build_gaps_page(locale: str, today: date, gaps: Sequence[Gap]) -> Block:
    """The gaps that the letter has no room for, as a page."""
    title, close = plain(locale, "digest-gaps-page"), plain(locale, "button-close")
    if not gaps:
        return modal("page", title, [section("digest.none", text(locale, "digest-gaps-none"))], close=close)
    return modal("page", title, build_gaps(locale, today, gaps[:MOST_IN_PAGE]), close=close)


def say_gap(locale: str, today: date, gap: Gap) -> str:
    """`*7C:* lektion 5–9 väntar på svar.`, `*7A:* lektion 4, tisdag kl. 13.00: en ledare saknas.`"""
    if gap.kind is GapKind.PASSED:
        return _say_passed(locale, gap)
    assert gap.course is not None
    words = {"label": gap.course.label, "what": _say_what(locale, gap)}
    if not gap.lessons:
        return text(locale, "gap-line", **words)
    lesson = say_lesson(locale, gap.course, [plan.number for plan in gap.lessons])
    if gap.kind in (GapKind.UNCLEAR, GapKind.NO_DAY):
        return text(locale, f"gap-{gap.kind.value}", **_fill_past_words(locale, gap, lesson))
    if gap.kind is GapKind.STAFFING:
        return text(locale, "gap-line", **words)
    return text(locale, "gap-lesson", lesson=lesson, when=_say_coming_day(locale, today, gap), **words)


def _say_passed(locale: str, gap: Gap) -> str:
    """`*Boosterhalvdag för MVP-teamet*, onsdag 18 november. Blev det av?`; of a task or a proposed day in its words."""
    milestone = gap.milestone
    assert milestone and milestone.told_day
    words = {"name": sentence(say_milestone(locale, milestone)), "day": say_day(locale, milestone.told_day)}
    if milestone.proposed:
        return text(locale, "gap-passed-proposed", **words)
    if is_deadline(milestone) or milestone.due_on is None:
        return text(locale, "gap-passed-task", **words)
    return text(locale, "gap-passed", **words)


def _fill_past_words(locale: str, gap: Gap, lesson: str) -> dict[str, str | int]:
    assert gap.course is not None
    return {
        "label": gap.course.label,
        "lesson": lesson,
        "day": say_day(locale, gap.lessons[0].day),
        "last": say_day(locale, gap.lessons[-1].day),
        "count": len(gap.lessons),
        "why": _find_why(gap),
    }


def _find_why(gap: Gap) -> str:
    """Why lessons need another day, where it is the same for all of them."""
    reasons = {"struck" if plan.struck else "missed" if plan.missed else "cancelled" for plan in gap.lessons}
    return reasons.pop() if len(gap.lessons) == 1 else "several"


def _say_coming_day(locale: str, today: date, gap: Gap) -> str:
    """`torsdag kl. 10.20` this week, else `torsdag 26 november kl. 10.20`."""
    planned = gap.lessons[0]
    this_week = monday(planned.day) == monday(today)
    day = plain(locale, f"weekday-{planned.day.isoweekday()}") if this_week else say_day(locale, planned.day)
    if planned.starts_at is None:
        return day
    return plain(locale, "digest-at", day=day, time=say_time(locale, planned.starts_at))


def _say_what(locale: str, gap: Gap) -> str:
    if gap.kind is GapKind.GATE and gap.milestone:
        return plain(locale, "gap-gate", gate=say_milestone_name(locale, gap.milestone.code))
    if gap.kind is GapKind.NO_PLAN:
        return plain(locale, "gap-no-plan")
    if gap.kind is GapKind.STAFFING:
        return plain(locale, "gap-staffing", missing=gap.missing)
    if gap.kind is GapKind.ROOM and gap.lessons[0].room:
        manual = plain(locale, f"manual-{gap.manual}") if gap.manual else "none"
        return plain(locale, "gap-second-room", manual=manual)
    return plain(locale, "gap-room", missing=gap.missing)


def _build_buttons(locale: str, today: date, gap: Gap) -> list[Block]:
    if gap.kind is GapKind.PASSED:
        assert gap.milestone is not None
        return _build_passed_buttons(locale, gap.milestone)
    assert gap.course is not None
    if gap.kind is GapKind.NO_PLAN:
        course = gap.course
        year = SchoolYear.of(today).start
        target = PlanTarget(course.site_id, course.site, year, label=course.label, course_id=course.id)
        return [button(Press.OPEN_PLAN, plain(locale, "button-turn-plan"), pack(target))]
    if gap.kind is GapKind.STAFFING:
        return [button(Press.ADD_LEADER, plain(locale, "button-add-leader"), str(gap.course.id))]
    if gap.kind is GapKind.GATE:
        assert gap.milestone is not None
        milestone = str(gap.milestone.id)
        return [
            button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), milestone),
            button(Press.MILESTONE_PASS, plain(locale, "button-milestone-pass"), milestone),
        ]
    if gap.kind is GapKind.ROOM:
        return _build_room_buttons(locale, gap)
    if gap.kind is GapKind.NO_DAY:
        first = pack(LessonChoice(gap.course.id, gap.lessons[0].number))
        return [button(Press.OPEN_MOVE, plain(locale, "button-digest-move"), first)]
    return _build_answers(locale, gap)


def _build_room_buttons(locale: str, gap: Gap) -> list[Block]:
    """The button for the room; where one of two manuals asks for it, also those that say which one is followed."""
    assert gap.course is not None
    buttons = [button(Press.SET_ROOM, plain(locale, "button-set-room"), str(gap.lessons[0].id))]
    for manual in Manual if gap.manual else ():
        choice = pack(ManualChoice(gap.course.id, manual))
        label = plain(locale, "gap-follow-manual", manual=plain(locale, f"manual-{manual}"))
        buttons.append(button(f"{Press.FOLLOW_MANUAL}:{manual}", label, choice))
    return buttons


def _build_passed_buttons(locale: str, milestone: Milestone) -> list[Block]:
    """Done, another day, or not at all; of a proposed day the new day first, for it was never agreed on."""
    milestone_id = str(milestone.id)
    done = button(
        Press.MILESTONE_DONE,
        plain(locale, "button-already-held" if milestone.proposed else "button-digest-yes"),
        milestone_id,
    )
    date_it = button(
        Press.MILESTONE_DATE,
        plain(locale, "button-milestone-date" if milestone.proposed else "button-new-day"),
        milestone_id,
    )
    if milestone.gate:  # it was to come before lessons that have begun: another day makes no sense
        return [done, button(Press.MILESTONE_PASS, plain(locale, "button-digest-drop"), milestone_id)]
    never = button(Press.MILESTONE_DROP, plain(locale, "button-digest-drop"), milestone_id)
    return [date_it, done, never] if milestone.proposed else [done, date_it, never]


def _build_answers(locale: str, gap: Gap) -> list[Block]:
    """The answers for lessons whose days are past: one at once, several together or one by one."""
    ids = pack_ids(plan.id for plan in gap.lessons)
    ask = button(Press.ASK_LEADERS, plain(locale, "button-ask-leaders"), ids)
    if len(gap.lessons) == 1:
        return [
            button(Press.DIGEST_HELD, plain(locale, "button-digest-yes"), ids),
            button(Press.DIGEST_NOT_HELD, plain(locale, "button-digest-no"), ids),
            ask,
        ]
    return [
        button(Press.DIGEST_ALL_HELD, plain(locale, "button-all-held"), ids),
        button(Press.GO_THROUGH, plain(locale, "button-go-through"), ids),
        ask,
    ]
