"""App Home, the bot's own page in Slack. It begins with what the person may do next."""

from __future__ import annotations

from dataclasses import dataclass

from models.access import AccessRequest
from models.places import Site
from models.status import ClassStatus, Overview
from surfaces.access import build_waiting
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
from surfaces.lessons import say_lesson, tell_groups_from_classes
from surfaces.school_turn import build_waiting_lines
from surfaces.school_years import build_missing_blocks
from surfaces.status import build_city_blocks, build_school_blocks, list_classes

MOST_WITH_BUTTONS = 12


@dataclass(frozen=True, slots=True)
class CoordinatorTasks:
    """What waits for a coordinator: sites without terms entered, and sites whose school year has to be turned."""

    no_calendar: tuple[Site, ...] = ()
    to_turn: tuple[Site, ...] = ()


NO_TASKS = CoordinatorTasks()


def build_home(
    locale: str,
    name: str,
    overview: Overview,
    requests: list[AccessRequest],
    tasks: CoordinatorTasks = NO_TASKS,
    *,
    logs: bool,
) -> Block:
    """A person's Home: what waits for them, own classes with a button to log the next lesson, the school, and sums.

    `logs` says whether they log lessons: only they are told how.
    """
    blocks: list[Block] = [header("home.title", plain(locale, "home-title", name=name.split()[0]))]
    if requests:
        blocks += [
            section("home.waiting", text(locale, "home-waiting", count=len(requests))),
            *build_waiting(locale, requests),
        ]
    blocks += [*build_missing_blocks(locale, tasks.no_calendar), *build_waiting_lines(locale, tasks.to_turn)]
    if overview.own:
        blocks += _build_own_classes(locale, overview.own)
    for school in overview.schools:
        blocks += [divider(f"home.line.{school.site.id}"), *build_school_blocks(locale, school)]
    if overview.city:
        blocks += [divider("home.line.city"), *build_city_blocks(locale, overview.city)]
    if len(blocks) == 1:
        blocks.append(section("home.none", text(locale, "status-none")))
    foot = [button(Press.SHOW_HELP, plain(locale, "button-help"))]
    if logs or overview.schools:
        foot.append(button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule")))
    note = text(locale, "home-note" if logs else "home-note-status")
    return _build_view([*blocks[:96], actions("home.foot", foot), context("home.note", note)])


def _build_own_classes(locale: str, own: tuple[ClassStatus, ...]) -> list[Block]:
    kind = tell_groups_from_classes(status.course for status in own)
    blocks = [section("home.own", text(locale, "home-own", kind=kind))]
    for status in own[:MOST_WITH_BUTTONS]:
        blocks.append(
            section(
                f"home.course.{status.course.id}", list_classes(locale, (status,))[0], _build_log_button(locale, status)
            )
        )
    if len(own) > MOST_WITH_BUTTONS:
        blocks.append(section("home.own.rest", "\n".join(list_classes(locale, own[MOST_WITH_BUTTONS:]))))
    return blocks


def _build_log_button(locale: str, status: ClassStatus) -> Block | None:
    number = status.to_log
    if number is None:
        return None
    lesson = say_lesson(locale, status.course, [number])
    label = plain(locale, "button-log-lesson", lesson=lesson)
    return button(
        f"{Press.OPEN_LOG}:{status.course.id}", label, pack(LessonChoice(status.course.id, number)), primary=True
    )


def build_newcomer_home(locale: str, greeting: Message) -> Block:
    """The Home of a person who is not let in: the greeting and how to ask."""
    return _build_view([header("home.title", plain(locale, "home-title-new")), *greeting.blocks])


def _build_view(blocks: list[Block]) -> Block:
    return {"type": "home", "blocks": blocks}
