"""The turn of the school year: every change before it is stored, the receipt, and the line in Home."""

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
    course_name,
    escape,
    lines,
    modal,
    pack,
    plain,
    say_day,
    say_list,
    section,
    text,
)
from surfaces.lessons import lesson_words
from surfaces.school_turn.forms import pair_words, programme_words

MOST_TO_PLAN = 30


def preview_form(locale: str, seen: TurnPreview, metadata: str) -> Block:
    """Last: every change as a line, what is left to do then, and the button that stores it."""
    return modal(
        Form.TURN_SAVE,
        plain(locale, "form-turn-preview", year=str(seen.turn.to_year)),
        [
            section("turn.sums", _sums(locale, seen)),
            *_part(
                "moves",
                text(locale, "turn-title-moves"),
                _moves(locale, seen, stay=True),
            ),
            *_part(
                "leaves",
                text(locale, "turn-title-leaves"),
                _moves(locale, seen, stay=False),
            ),
            *_part("new", text(locale, "turn-title-new"), _beginning(locale, seen)),
            *_part(
                "taken_back",
                text(locale, "turn-title-taken-back"),
                dict.fromkeys(escape(one.new.label) for one in seen.taken_back),
            ),
            *_part("leavers", text(locale, "turn-title-leavers"), (escape(person.name) for person in seen.leavers)),
            *_part("pairs", text(locale, "turn-title-pairs"), (_pair(locale, pair) for pair in seen.gaps)),
            *_part("left", text(locale, "turn-title-left"), _left(locale, seen)),
            context("turn.when", _when(locale, seen)),
        ],
        submit=plain(locale, "button-turn-save"),
        close=plain(locale, "button-turn-back"),
        metadata=metadata,
    )


def turned(locale: str, result: DecidedTurn) -> Message:
    """What was saved, and the next steps."""
    seen = result.preview
    words = {"to": str(seen.turn.to_year), "site": seen.turn.site.name}
    said = text(locale, "turn-saved" if result.changed else "turn-saved-already", **words)
    blocks = [section("turned.said", f"{said}\n{_when(locale, seen)}")]
    blocks += _part("pairs", text(locale, "turn-title-pairs"), (_pair(locale, pair) for pair in seen.gaps))
    blocks += _part("left", text(locale, "turn-title-left"), _left(locale, seen))
    return Message(said, [*blocks, *_to_plan(locale, result.to_plan)])


def invite(locale: str, site: Site | None) -> Message:
    """Where no form can be opened: the button that opens it."""
    said = text(locale, "turn-invite")
    open_it = button(Press.TURN_YEAR, plain(locale, "button-turn"), str(site.id) if site else "-", primary=True)
    return Message(said, [section("turn.invite", said), actions("turn.invite.actions", [open_it])])


def waiting_lines(locale: str, waiting: Iterable[Site]) -> list[Block]:
    """One line in Home for each site whose turn waits."""
    return [
        section(
            f"turn.waits.{site.id}",
            text(locale, "turn-waits", site=site.name),
            button(Press.TURN_YEAR, plain(locale, "button-turn-open"), str(site.id)),
        )
        for site in waiting
    ]


def _part(name: str, title: str, said: Iterable[str]) -> list[Block]:
    """A heading with its lines; nothing where there are none."""
    found = list(said)
    return lines(f"turn.{name}", [title, *found]) if found else []


def _sums(locale: str, seen: TurnPreview) -> str:
    leaving = sum(move.label is None for move in seen.moves)
    return text(
        locale,
        "turn-sums",
        site=seen.turn.site.name,
        to=str(seen.turn.to_year),
        moves=len(seen.moves) - leaving,
        leaving=leaving,
        new=len({one.new.label for one in seen.beginning if one.group_id is None}),
    )


def _moves(locale: str, seen: TurnPreview, *, stay: bool) -> list[str]:
    return [_move(locale, move) for move in seen.moves if stay is (move.label is not None)]


def _move(locale: str, move: ClassMove) -> str:
    """`7A blir 8A · MVP fortsätter med lektion 10, 5 av 14 är kvar`."""
    label = move.group.label
    if move.label is None or move.label == move.group.next_label == label:
        parts = [escape(label)]
    elif move.label == label:
        parts = [text(locale, "turn-stays", label=label)]
    else:
        parts = [text(locale, "turn-becomes", label=label, next=move.label)]
    return " · ".join([*parts, *_course_parts(locale, move)])


def _course_parts(locale: str, move: ClassMove) -> list[str]:
    return [_course_part(locale, one, ends=one in move.cut_short) for one in move.group.courses]


def _course_part(locale: str, one: CourseTurn, *, ends: bool) -> str:
    name = programme_words(locale, one)
    if one.is_over:
        return text(locale, "turn-is-over", programme=name)
    if one.course.total is None or one.next_number is None:
        return text(locale, "turn-ends-open" if ends else "turn-goes-on-open", programme=name)
    total = str(one.course.total)
    if ends:
        return text(locale, "turn-ends", programme=name, held=str(one.held), total=total)
    lesson = lesson_words(locale, one.course, [one.next_number])
    return text(locale, "turn-goes-on", programme=name, lesson=lesson, left=str(one.left), total=total)


def _beginning(locale: str, seen: TurnPreview) -> list[str]:
    return [f"{escape(one.new.label)} · {escape(course_name(locale, one.new.programme))}" for one in seen.beginning]


def _pair(locale: str, pair: ClassLeaders) -> str:
    return escape(pair_words(locale, pair))


def _left(locale: str, seen: TurnPreview) -> list[str]:
    labels = dict.fromkeys(pair.label for pair in seen.pairs)
    if not labels:
        return [text(locale, "turn-left-nothing")]
    return [
        text(locale, "turn-left-plan", labels=say_list(locale, labels)),
        text(locale, "turn-left-calendar"),
    ]


def _when(locale: str, seen: TurnPreview) -> str:
    if seen.turn.in_force:
        return text(locale, "turn-when-now")
    return text(locale, "turn-when", day=say_day(locale, seen.turn.to_year.first_day))


def _to_plan(locale: str, to_plan: tuple[CourseToPlan, ...]) -> list[Block]:
    """A button for each course to plan; the rest by name."""
    blocks = [
        section(
            f"turned.plan.{one.course_id}",
            text(locale, "turn-plan-line", label=one.label, first=int(one.begins)),
            button(Press.OPEN_PLAN, plain(locale, "button-turn-plan"), pack(one.target)),
        )
        for one in to_plan[:MOST_TO_PLAN]
    ]
    rest = list(dict.fromkeys(one.label for one in to_plan[MOST_TO_PLAN:]))
    if rest:
        blocks.append(context("turned.plan.more", text(locale, "turn-plan-more", labels=say_list(locale, rest))))
    return blocks
