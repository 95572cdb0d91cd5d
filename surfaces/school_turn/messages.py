"""The turn of the school year: the preview of every change, the receipt, and the line in Home."""

from __future__ import annotations

from collections.abc import Iterable

from models.places import Site
from models.school_turn import ClassLeaders, ClassMove, CourseToPlan, CourseTurn, DecidedTurn, TurnPreview
from surfaces.kit import (
    Block,
    Form,
    Message,
    Press,
    actions,
    button,
    context,
    escape,
    lines,
    modal,
    pack,
    plain,
    say_course_name,
    say_day,
    say_list,
    section,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.school_turn.forms import say_pair, say_programme

MOST_TO_PLAN = 30


def build_preview_form(locale: str, preview: TurnPreview, metadata: str) -> Block:
    """The last form: a line for every change, what is left to do after it, and the button that stores it."""
    return modal(
        Form.TURN_SAVE,
        plain(locale, "form-turn-preview", year=str(preview.turn.to_year)),
        [
            section("turn.sums", _say_sums(locale, preview)),
            *_build_part(
                "moves",
                text(locale, "turn-title-moves"),
                _list_moves(locale, preview, stay=True),
            ),
            *_build_part(
                "leaves",
                text(locale, "turn-title-leaves"),
                _list_moves(locale, preview, stay=False),
            ),
            *_build_part("new", text(locale, "turn-title-new"), _list_beginning(locale, preview)),
            *_build_part(
                "taken_back",
                text(locale, "turn-title-taken-back"),
                dict.fromkeys(escape(course.new.label) for course in preview.taken_back),
            ),
            *_build_part(
                "leavers", text(locale, "turn-title-leavers"), (escape(person.name) for person in preview.leavers)
            ),
            *_build_part(
                "pairs", text(locale, "turn-title-pairs"), (_escape_pair(locale, pair) for pair in preview.gaps)
            ),
            *_build_part("left", text(locale, "turn-title-left"), _list_left(locale, preview)),
            context("turn.when", _say_when(locale, preview)),
        ],
        submit=plain(locale, "button-turn-save"),
        close=plain(locale, "button-turn-back"),
        metadata=metadata,
    )


def show_turned(locale: str, result: DecidedTurn) -> Message:
    """The receipt: what was saved, and what is left to do."""
    preview = result.preview
    words = {"to": str(preview.turn.to_year), "site": preview.turn.site.name}
    message_text = text(locale, "turn-saved" if result.changed else "turn-saved-already", **words)
    blocks = [section("turned.said", f"{message_text}\n{_say_when(locale, preview)}")]
    blocks += _build_part(
        "pairs", text(locale, "turn-title-pairs"), (_escape_pair(locale, pair) for pair in preview.gaps)
    )
    blocks += _build_part("left", text(locale, "turn-title-left"), _list_left(locale, preview))
    return Message(message_text, [*blocks, *_build_plan_buttons(locale, result.to_plan)])


def invite_to_turn(locale: str, site: Site | None) -> Message:
    """A button that opens the first form, for places where it can't be opened at once."""
    message_text = text(locale, "turn-invite")
    open_it = button(Press.TURN_YEAR, plain(locale, "button-turn"), str(site.id) if site else "-", primary=True)
    return Message(message_text, [section("turn.invite", message_text), actions("turn.invite.actions", [open_it])])


def build_waiting_lines(locale: str, waiting: Iterable[Site]) -> list[Block]:
    """A line in Home for each site whose school year has not been turned, with the button that does it."""
    return [
        section(
            f"turn.waits.{site.id}",
            text(locale, "turn-waits", site=site.name),
            button(Press.TURN_YEAR, plain(locale, "button-turn-open"), str(site.id)),
        )
        for site in waiting
    ]


def _build_part(name: str, title: str, found_lines: Iterable[str]) -> list[Block]:
    """A heading with its lines; no blocks where there are no lines."""
    sentences = list(found_lines)
    return lines(f"turn.{name}", [title, *sentences]) if sentences else []


def _say_sums(locale: str, preview: TurnPreview) -> str:
    leaving = sum(move.label is None for move in preview.moves)
    return text(
        locale,
        "turn-sums",
        site=preview.turn.site.name,
        to=str(preview.turn.to_year),
        moves=len(preview.moves) - leaving,
        leaving=leaving,
        new=len({course.new.label for course in preview.beginning if course.group_id is None}),
    )


def _list_moves(locale: str, preview: TurnPreview, *, stay: bool) -> list[str]:
    return [_say_move(locale, move) for move in preview.moves if stay is (move.label is not None)]


def _say_move(locale: str, move: ClassMove) -> str:
    """`7A blir 8A · MVP fortsätter med lektion 10, 5 av 14 är kvar`."""
    label = move.group.label
    if move.label is None or move.label == move.group.next_label == label:
        parts = [escape(label)]
    elif move.label == label:
        parts = [text(locale, "turn-stays", label=label)]
    else:
        parts = [text(locale, "turn-becomes", label=label, next=move.label)]
    return " · ".join([*parts, *_list_courses(locale, move)])


def _list_courses(locale: str, move: ClassMove) -> list[str]:
    return [_say_course(locale, course_turn, ends=course_turn in move.cut_short) for course_turn in move.group.courses]


def _say_course(locale: str, course_turn: CourseTurn, *, ends: bool) -> str:
    name = say_programme(locale, course_turn)
    if course_turn.is_over:
        return text(locale, "turn-is-over", programme=name)
    if course_turn.course.total is None or course_turn.next_number is None:
        return text(locale, "turn-ends-open" if ends else "turn-goes-on-open", programme=name)
    total = str(course_turn.course.total)
    if ends:
        return text(locale, "turn-ends", programme=name, held=str(course_turn.held), total=total)
    lesson = say_lesson(locale, course_turn.course, [course_turn.next_number])
    return text(locale, "turn-goes-on", programme=name, lesson=lesson, left=str(course_turn.left), total=total)


def _list_beginning(locale: str, preview: TurnPreview) -> list[str]:
    return [
        f"{escape(course.new.label)} · {escape(say_course_name(locale, course.new.programme))}"
        for course in preview.beginning
    ]


def _escape_pair(locale: str, pair: ClassLeaders) -> str:
    return escape(say_pair(locale, pair))


def _list_left(locale: str, preview: TurnPreview) -> list[str]:
    labels = dict.fromkeys(pair.label for pair in preview.pairs)
    if not labels:
        return [text(locale, "turn-left-nothing")]
    return [
        text(locale, "turn-left-plan", labels=say_list(locale, labels)),
        text(locale, "turn-left-calendar"),
    ]


def _say_when(locale: str, preview: TurnPreview) -> str:
    if preview.turn.in_force:
        return text(locale, "turn-when-now")
    return text(locale, "turn-when", day=say_day(locale, preview.turn.to_year.first_day))


def _build_plan_buttons(locale: str, to_plan: tuple[CourseToPlan, ...]) -> list[Block]:
    """A button for each course that needs a plan, up to a limit; the rest by label."""
    blocks = [
        section(
            f"turned.plan.{course.course_id}",
            text(locale, "turn-plan-line", label=course.label, first=int(course.begins)),
            button(Press.OPEN_PLAN, plain(locale, "button-turn-plan"), pack(course.target)),
        )
        for course in to_plan[:MOST_TO_PLAN]
    ]
    rest = list(dict.fromkeys(course.label for course in to_plan[MOST_TO_PLAN:]))
    if rest:
        blocks.append(context("turned.plan.more", text(locale, "turn-plan-more", labels=say_list(locale, rest))))
    return blocks
