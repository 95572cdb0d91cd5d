"""App Home: opens on what the person may do next."""

from __future__ import annotations

from dataclasses import dataclass

from models.access import AccessRequest
from models.places import Site
from models.status import ClassStatus, Overview
from surfaces.access import waiting
from surfaces.kit import (
    Block,
    LessonChoice,
    Message,
    Press,
    actions,
    button,
    context,
    divider,
    header,
    pack,
    plain,
    section,
    text,
)
from surfaces.lessons import lesson_words
from surfaces.school_turn import waiting_lines
from surfaces.school_years import missing_blocks
from surfaces.status import city_blocks, class_lines, school_blocks

MOST_WITH_BUTTONS = 12


@dataclass(frozen=True, slots=True)
class ToSeeTo:
    """What waits for a coordinator: sites whose terms are not told, and those whose school year is to be turned."""

    no_calendar: tuple[Site, ...] = ()
    to_turn: tuple[Site, ...] = ()


NOTHING = ToSeeTo()


def home(
    locale: str, name: str, overview: Overview, requests: list[AccessRequest], to_see_to: ToSeeTo = NOTHING
) -> Block:
    """What waits, own classes with the next lesson as a button, then the school and the sums."""
    blocks: list[Block] = [header("home.title", plain(locale, "home-title", name=name.split()[0]))]
    if requests:
        blocks += [
            section("home.waiting", text(locale, "home-waiting", count=len(requests))),
            *waiting(locale, requests),
        ]
    blocks += [*missing_blocks(locale, to_see_to.no_calendar), *waiting_lines(locale, to_see_to.to_turn)]
    if overview.own:
        blocks += _own(locale, overview.own)
    for school in overview.schools:
        blocks += [divider(f"home.line.{school.site.id}"), *school_blocks(locale, school)]
    if overview.city:
        blocks += [divider("home.line.city"), *city_blocks(locale, overview.city)]
    if len(blocks) == 1:
        blocks.append(section("home.none", text(locale, "status-none")))
    foot = [
        button(Press.SHOW_HELP, plain(locale, "button-help")),
        button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule")),
    ]
    return _view([*blocks[:96], actions("home.foot", foot), context("home.note", text(locale, "home-note"))])


def _own(locale: str, own: tuple[ClassStatus, ...]) -> list[Block]:
    blocks = [section("home.own", text(locale, "home-own"))]
    for status in own[:MOST_WITH_BUTTONS]:
        blocks.append(
            section(f"home.course.{status.course.id}", class_lines(locale, (status,))[0], _log_button(locale, status))
        )
    if len(own) > MOST_WITH_BUTTONS:
        blocks.append(section("home.own.rest", "\n".join(class_lines(locale, own[MOST_WITH_BUTTONS:]))))
    return blocks


def _log_button(locale: str, status: ClassStatus) -> Block | None:
    if status.next_number is None and status.course.total:
        return None
    number = status.next_number or status.held + 1
    lesson = lesson_words(locale, status.course, [number])
    label = plain(locale, "button-log-lesson", lesson=lesson)
    return button(
        f"{Press.OPEN_LOG}:{status.course.id}", label, pack(LessonChoice(status.course.id, number)), primary=True
    )


def newcomer_home(locale: str, greeting: Message) -> Block:
    """Home of a person the bot has never seen: the greeting and the way in."""
    return _view([header("home.title", plain(locale, "home-title-new")), *greeting.blocks])


def _view(blocks: list[Block]) -> Block:
    return {"type": "home", "blocks": blocks}
