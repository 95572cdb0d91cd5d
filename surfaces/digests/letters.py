"""A school's weekly letter: the coordinator's begins with what needs doing, the principal's shows the classes' pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.calendar import monday, week
from models.digests import ClassLine, Gap, GapKind, PlanState, SchoolDigest, SumsDigest
from models.lessons import Print
from models.milestones import Milestone
from surfaces.digests.tables import build_table
from surfaces.kit import (
    Block,
    LessonChoice,
    Message,
    Press,
    actions,
    button,
    context,
    escape,
    lines,
    pack,
    plain,
    say_day,
    say_time,
    section,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.milestones import say_digest_line, say_milestone_name
from surfaces.school_years import build_missing_blocks

MOST_CLASSES = 40  # lines
MOST_ROWS = 60
MOST_MILESTONES = 6


def show_coordinator_letter(locale: str, content: SchoolDigest) -> Message:
    """The coordinator's letter: what needs doing, with buttons; then classes, what to print and coming milestones."""
    count = {"classes": len(content.classes), "waiting": content.waiting}
    title = text(locale, "digest-title", site=content.site.name, week=str(week(content.today)), **count)
    blocks = [section("digest.title", title)]
    for place, gap in enumerate(content.gaps):
        blocks += _build_gap(locale, content.today, place, gap)
    if content.waiting > len(content.gaps):
        more = text(locale, "digest-gaps-more", count=content.waiting - len(content.gaps))
        blocks.append(section("digest.more", more))
    blocks += build_missing_blocks(locale, () if content.calendar_known else (content.site,))
    sentences = [say_class(locale, content.today, class_line) for class_line in content.classes[:MOST_CLASSES]]
    if len(content.classes) > MOST_CLASSES:
        sentences.append(text(locale, "digest-classes-more", count=len(content.classes) - MOST_CLASSES))
    blocks += lines("digest.classes", [text(locale, "digest-classes"), *sentences])
    blocks += lines("digest.notes", _list_notes(locale, content))
    blocks.append(context("digest.why", text(locale, "digest-why-coordinator", site=content.site.name)))
    return Message(title.strip("*"), [*blocks, _build_last_buttons(locale)])


def show_principal_letter(locale: str, content: SchoolDigest) -> Message:
    """The principal's letter: how the classes keep to their plans. It never mentions a person."""
    title = text(
        locale,
        "digest-title-principal",
        site=content.site.name,
        week=str(week(content.today)),
        classes=len(content.classes),
    )
    head = [title]
    if content.planned:
        head.append(say_term(locale, content))
    blocks = [section("digest.title", "\n".join(head)), _build_class_table(locale, content)]
    if len(content.classes) > MOST_ROWS:
        more = text(locale, "digest-classes-more", count=len(content.classes) - MOST_ROWS)
        blocks.append(context("digest.more", more))
    blocks += lines("digest.notes", _list_notes(locale, content))
    blocks.append(context("digest.why", text(locale, "digest-why-principal", site=content.site.name)))
    return Message(title.strip("*"), [*blocks, _build_last_buttons(locale)])


def say_term(locale: str, content: SchoolDigest | SumsDigest) -> str:
    """`I höst har 17 av 22 lektioner svar, och alla hölls. 5 väntar på svar.`

    Silence is counted as neither (promise 6).
    """
    term = plain(locale, "digest-autumn" if content.since.month >= 8 else "digest-spring")
    answered = content.held + content.missed
    if not answered:
        return text(locale, "digest-term-none", term=term, planned=content.planned)
    said = text(
        locale, "digest-term", term=term, answered=answered, planned=str(content.planned), missed=content.missed
    )
    waiting = content.planned - answered
    return f"{said} {text(locale, 'digest-term-waiting', count=waiting)}" if waiting else said


def say_class(locale: str, today: date, class_line: ClassLine) -> str:
    """`7C · 2 av 14 hållna · en väntar på svar · lektion 4 på tisdag`."""
    parts = [
        f"*{escape(class_line.course.label)}*",
        _say_held(locale, class_line),
        _say_pace(locale, class_line),
        _say_next(locale, today, class_line),
    ]
    return " · ".join(part for part in parts if part)


def _say_held(locale: str, class_line: ClassLine) -> str:
    if class_line.course.total is None:
        return text(locale, "status-held-open", count=class_line.held)
    return text(locale, "digest-held", held=str(class_line.held), total=str(class_line.course.total))


def _say_pace(locale: str, class_line: ClassLine) -> str:
    if class_line.course.total is not None and class_line.next_number is None:
        return text(locale, "digest-all-held")
    if class_line.state is not PlanState.WAITING:
        return text(locale, f"digest-state-{class_line.state}", behind=class_line.behind)
    waiting = text(locale, "digest-waiting", count=class_line.unanswered)
    missed = class_line.behind - class_line.unanswered
    return f"{waiting}, {text(locale, 'digest-state-behind', behind=missed)}" if missed else waiting


def _say_next(locale: str, today: date, class_line: ClassLine) -> str:
    if class_line.state is PlanState.PAUSED:
        return ""
    if class_line.next is not None:
        lesson = say_lesson(locale, class_line.course, [class_line.next.number])
        return text(locale, "digest-next", lesson=lesson, when=_say_near_day(locale, today, class_line.next.day))
    if class_line.next_number is None:
        return ""
    return text(locale, "digest-next-unplanned", lesson=say_lesson(locale, class_line.course, [class_line.next_number]))


def _say_near_day(locale: str, today: date, day: date) -> str:
    """`på torsdag` this week, else `i v. 47`."""
    if monday(day) == monday(today):
        return plain(locale, "digest-on-day", weekday=plain(locale, f"weekday-{day.isoweekday()}"))
    return plain(locale, "digest-in-week", week=str(week(day)))


def _build_gap(locale: str, today: date, place: int, gap: Gap) -> list[Block]:
    lesson = say_lesson(locale, gap.course, [gap.planned.number])
    phrase = text(
        locale,
        "digest-gap",
        place=str(place + 1),
        label=gap.course.label,
        lesson=lesson,
        when=_say_gap_day(locale, today, gap),
        what=_say_gap(locale, gap),
    )
    name = f"digest.gap.{place}"
    buttons = _build_gap_buttons(locale, gap)
    return [section(name, phrase), *([actions(f"{name}.settle", buttons)] if buttons else ())]


def _say_gap_day(locale: str, today: date, gap: Gap) -> str:
    """`torsdag kl. 10.20` this week, else `torsdag 26 november kl. 10.20`; a lesson that is past has no time."""
    planned = gap.planned
    this_week = monday(planned.day) == monday(today)
    day = plain(locale, f"weekday-{planned.day.isoweekday()}") if this_week else say_day(locale, planned.day)
    if gap.kind is GapKind.UNCLEAR or planned.starts_at is None:
        return day
    return plain(locale, "digest-at", day=day, time=say_time(locale, planned.starts_at))


def _say_gap(locale: str, gap: Gap) -> str:
    if gap.kind is GapKind.GATE and gap.milestone:
        return plain(locale, "digest-gap-gate", gate=say_milestone_name(locale, gap.milestone.code))
    if gap.kind is GapKind.ROOM and gap.planned.room:
        if gap.manual is None:
            return plain(locale, "digest-gap-second-room")
        return plain(locale, "digest-gap-second-room-manual", manual=plain(locale, f"manual-{gap.manual}"))
    if gap.kind is GapKind.UNCLEAR:
        return plain(locale, "digest-gap-unclear")
    return plain(locale, "digest-gap-room" if gap.kind is GapKind.ROOM else "digest-gap-staffing", missing=gap.missing)


def _build_gap_buttons(locale: str, gap: Gap) -> list[Block]:
    planned = str(gap.planned.id)
    move = button(
        Press.OPEN_MOVE, plain(locale, "button-digest-move"), pack(LessonChoice(gap.course.id, gap.planned.number))
    )
    if gap.kind is GapKind.STAFFING:
        return [button(Press.ADD_LEADER, plain(locale, "button-add-leader"), str(gap.course.id)), move]
    if gap.kind is GapKind.ROOM:
        return [button(Press.SET_ROOM, plain(locale, "button-set-room"), planned)]
    if gap.kind is GapKind.UNCLEAR:
        return [
            button(Press.DIGEST_HELD, plain(locale, "button-digest-yes"), planned),
            button(Press.DIGEST_NOT_HELD, plain(locale, "button-digest-no"), planned),
            button(Press.ASK_LEADERS, plain(locale, "button-ask-leaders"), planned),
        ]
    assert gap.milestone is not None
    milestone = str(gap.milestone.id)
    return [
        button(Press.MILESTONE_DONE, plain(locale, "button-milestone-done"), milestone),
        button(Press.MILESTONE_PASS, plain(locale, "button-milestone-pass"), milestone),
    ]


def _list_notes(locale: str, content: SchoolDigest) -> list[str]:
    """What to print, which milestones are coming, and a quote of what went well, as far as there is any."""
    sentences = []
    if content.prints:
        items = ", ".join(_say_print(locale, print_item) for print_item in content.prints)
        sentences.append(text(locale, "digest-print", items=items))
    if content.milestones:
        sentences.append(text(locale, "digest-coming", items="; ".join(_list_milestones(locale, content.milestones))))
    if content.went_well:
        sentences.append(text(locale, "digest-well", quote=content.went_well))
    return sentences


def _list_milestones(locale: str, milestones: Sequence[Milestone]) -> list[str]:
    sentences = [say_digest_line(locale, milestone) for milestone in milestones[:MOST_MILESTONES]]
    if len(milestones) > MOST_MILESTONES:
        sentences.append(plain(locale, "digest-coming-more", count=len(milestones) - MOST_MILESTONES))
    return sentences


def _say_print(locale: str, print_item: Print) -> str:
    item = plain(locale, f"item-{print_item.item}", count=print_item.count or 0)
    labels = ", ".join(print_item.labels)
    if print_item.manual:
        manual = plain(locale, f"manual-{print_item.manual}")
        return plain(locale, "digest-print-manual", item=item, labels=labels, manual=manual)
    return plain(
        locale, "digest-print-each" if print_item.per_participant else "digest-print-item", item=item, labels=labels
    )


def _build_class_table(locale: str, content: SchoolDigest) -> Block:
    heads = [plain(locale, f"digest-col-{name}") for name in ("class", "held", "pace", "next")]
    rows = [
        [
            class_line.course.label,
            _say_held(locale, class_line),
            _say_pace(locale, class_line),
            _say_next(locale, content.today, class_line),
        ]
        for class_line in content.classes[:MOST_ROWS]
    ]
    return build_table("digest.classes", heads, rows, right=())


def _build_last_buttons(locale: str) -> Block:
    return actions(
        "digest.last",
        [
            button(Press.SHOW_STATUS, plain(locale, "button-all-classes")),
            button(Press.OPEN_REMINDERS, plain(locale, "button-digest-when")),
        ],
    )
