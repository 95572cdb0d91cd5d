"""A school's weekly letter: the coordinator's begins with what needs doing, the principal's shows the classes' pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.calendar import FIRST_MONTH, SchoolYear, monday, week
from models.digests import PACED, ClassLine, Decision, DecisionKind, PlanState, SchoolDigest, SumsDigest
from models.lessons import Print
from models.milestones import Milestone
from surfaces.digests.gaps import build_gaps
from surfaces.digests.tables import build_table
from surfaces.kit import (
    Block,
    Message,
    MoreGaps,
    Press,
    actions,
    button,
    context,
    escape,
    lines,
    pack,
    plain,
    say_day,
    say_list,
    section,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.milestones import say_digest_line
from surfaces.moves import build_struck_blocks
from surfaces.school_years import build_missing_blocks

MOST_CLASSES = 40  # lines
MOST_ROWS = 60
MOST_MILESTONES = 6
MOST_STRUCK = 3  # days
MOST_BUTTONS = 5


def show_coordinator_letter(locale: str, content: SchoolDigest) -> Message:
    """The coordinator's letter: what needs doing, with buttons; then classes, what to print and coming milestones."""
    count = {"classes": len(content.classes), "waiting": content.waiting}
    title = text(locale, "digest-title", site=content.site.name, week=str(week(content.today)), **count)
    if _is_quiet(content):
        return _show_quiet(locale, content, title)
    blocks = lines("digest.title", [title, *_list_news_of_the_year(locale, content)])
    for place, struck in enumerate(content.struck[:MOST_STRUCK]):
        blocks += build_struck_blocks(locale, struck, name=f"digest.struck.{place}")
    blocks += build_gaps(locale, content.today, content.gaps[: content.most_gaps])
    hidden = len(content.gaps) - content.most_gaps
    if hidden > 0:
        left = MoreGaps(content.site.id, content.most_gaps)
        more = button(Press.MORE_GAPS, plain(locale, "digest-gaps-more", count=hidden), pack(left))
        blocks.append(actions("digest.more", [more]))
    blocks += build_missing_blocks(locale, () if content.calendar_known else (content.site,))
    blocks += _build_class_lines(locale, content)
    blocks += lines("digest.notes", _list_notes(locale, content))
    blocks.append(context("digest.why", text(locale, "digest-why-coordinator", site=content.site.name)))
    return Message(title.strip("*"), [*blocks, _build_last_buttons(locale)])


def show_principal_letter(locale: str, content: SchoolDigest) -> Message:
    """The principal's letter: what only a principal can settle, then how the classes keep to their plans.

    It tells nothing of what a person has or has not done.
    """
    title = text(
        locale,
        "digest-title-principal",
        site=content.site.name,
        week=str(week(content.today)),
        classes=len(content.classes),
    )
    if _is_quiet(content):
        return _show_quiet(locale, content, title)
    blocks = lines("digest.title", [title, *_list_news_of_the_year(locale, content)])
    for place, decision in enumerate(content.decisions):
        blocks += _build_decision(locale, place, decision)
    if content.planned and not content.term_ends:
        blocks.append(section("digest.term", say_term(locale, content)))
    blocks.append(_build_class_table(locale, content))
    if len(content.classes) > MOST_ROWS:
        more = text(locale, "digest-classes-more", count=len(content.classes) - MOST_ROWS)
        blocks.append(context("digest.more", more))
    blocks += lines("digest.notes", _list_notes(locale, content))
    blocks.append(context("digest.why", text(locale, "digest-why-principal", site=content.site.name)))
    return Message(title.strip("*"), [*blocks, _build_last_buttons(locale)])


def _is_quiet(content: SchoolDigest) -> bool:
    """Whether there is nothing to do, to decide or to prepare, and every class is where its plan has it."""
    asks = content.gaps or content.struck or content.decisions or content.milestones or content.prints
    tells = content.starts or content.term_ends or content.went_well or not content.calendar_known
    settled = (PlanState.IN_STEP, PlanState.PAUSED, PlanState.ENDED, PlanState.NO_NUMBER)
    return not asks and not tells and all(each.state in settled for each in content.classes)


def _show_quiet(locale: str, content: SchoolDigest, title: str) -> Message:
    """A letter without news: two lines."""
    coming = [each for each in content.classes if each.next is not None]
    if not coming:
        said = text(locale, "digest-quiet-none")
    else:
        first = min(coming, key=lambda each: each.next.day if each.next else content.today)
        said = text(locale, "digest-quiet", label=first.course.label, next=_say_next(locale, content.today, first))
    return Message(title.strip("*"), [*lines("digest.title", [title, said]), _build_last_buttons(locale)])


def _list_news_of_the_year(locale: str, content: SchoolDigest) -> list[str]:
    """What is said at the start of a school year and in the last week of a term."""
    if content.starts:
        return [text(locale, "digest-starts", year=str(SchoolYear.of(content.today)), waiting=content.waiting)]
    if content.term_ends is None:
        return []
    done = sum(each.next_number is None and each.course.total is not None for each in content.classes)
    ends = text(locale, "digest-term-ends", day=say_day(locale, content.term_ends), done=done)
    return [ends, say_term(locale, content)] if content.planned else [ends]


def _build_class_lines(locale: str, content: SchoolDigest) -> list[Block]:
    sentences = [say_class(locale, content.today, class_line) for class_line in content.classes[:MOST_CLASSES]]
    if len(content.classes) > MOST_CLASSES:
        sentences.append(text(locale, "digest-classes-more", count=len(content.classes) - MOST_CLASSES))
    return lines("digest.classes", [text(locale, "digest-classes"), *sentences])


def _build_decision(locale: str, place: int, decision: Decision) -> list[Block]:
    name = f"digest.decide.{place}"
    labels = [course.label for course in decision.courses]
    helpers = say_list(locale, decision.helpers) or "none"
    said = text(
        locale,
        f"decide-{decision.kind.value}",
        labels=say_list(locale, labels),
        helpers=helpers,
        count=len(labels),
    )
    blocks = [section(name, said)]
    if decision.kind is not DecisionKind.FEW_LEADERS:
        return blocks
    buttons = [
        button(
            f"{Press.ADD_LEADER}:{course.id}", plain(locale, "decide-add-leader", label=course.label), str(course.id)
        )
        for course in decision.courses[:MOST_BUTTONS]
    ]
    return [*blocks, actions(f"{name}.settle", buttons)]


def say_term(locale: str, content: SchoolDigest | SumsDigest) -> str:
    """`Lektioner i höst: 17 av 22 hölls, 5 väntar på svar.` Silence is counted as neither (promise 6)."""
    term, waiting = _say_term_start(locale, content), content.planned - content.held - content.missed
    if waiting == content.planned:
        return text(locale, "digest-term-none", term=term, planned=content.planned)
    if content.held == content.planned:
        return text(locale, "digest-term-all", term=term, planned=content.planned)
    return text(
        locale,
        "digest-term",
        term=term,
        held=str(content.held),
        planned=str(content.planned),
        missed=content.missed,
        waiting=waiting,
    )


def _say_term_start(locale: str, content: SchoolDigest | SumsDigest) -> str:
    """`i höst`, or the day from which the lessons are counted where they began later in the term."""
    if content.since != content.term_starts:
        return plain(locale, "digest-since", day=say_day(locale, content.since))
    return plain(locale, "digest-autumn" if content.since.month >= FIRST_MONTH else "digest-spring")


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
    parts = [
        text(locale, "digest-waiting", count=class_line.unanswered) if class_line.unanswered else "",
        text(locale, "digest-without-day", count=class_line.without_day) if class_line.without_day else "",
    ]
    if class_line.state in PACED and any(parts):
        return ", ".join(part for part in parts if part)
    return text(locale, f"digest-state-{class_line.state}")


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
