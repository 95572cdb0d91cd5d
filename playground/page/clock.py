"""Draws the app's clock in the sidebar: what it shows, where it can be moved to, and who got messages on the way."""

from __future__ import annotations

from collections import Counter
from functools import partial

from playground.app_clock import AppClock, ClockStop
from playground.page import texts
from playground.page.dates import format_briefly, format_clock
from playground.page.nodes import Node, button, h
from playground.page.screen import Screen


def draw_clock(screen: Screen) -> Node | None:
    """Draw the clock's panel. None if the app has no clock that can be moved."""
    app = screen.playground.app_clock
    if app is None:
        return None
    now = app.now
    shown = h(
        "strong", format_clock(now, screen.locale) if now else texts.CLOCK_UNKNOWN, cls="shows", id="pg-clock-now"
    )
    problem = texts.CLOCK_PROBLEMS.get(app.problem, texts.CLOCK_PROBLEM) if app.problem else ""
    inside = [
        h("h2", texts.CLOCK),
        shown,
        _draw_progress(screen, app),
        h("div", *(_draw_stop(screen, app, name, label) for name, label in texts.CLOCK_STOPS.items()), cls="stops"),
        # For screen readers, which speak only when a move starts and when it ends.
        h("p", _describe_move(screen, app), cls="sr", role="status", key="said"),
        h("p", problem, cls="error", role="alert", key="problem") if problem else None,
        *_draw_arrivals(screen, app),
    ]
    return h("section", *inside, cls="clock", key="clock", id="pg-clock", aria_label=texts.CLOCK)


def _draw_stop(screen: Screen, app: AppClock, name: str, label: str) -> Node:
    stop: ClockStop | None = app.stops.get(name)
    # Not `disabled`: that would take the focus from the button that was just pressed.
    off = "true" if app.moving or stop is None else None
    when = h("span", format_briefly(stop.at, screen.locale), cls="when") if stop and stop.at else None
    return button(h("span", h("span", label), when), partial(app.move, name), key=name, cls="stop", aria_disabled=off)


def _draw_progress(screen: Screen, app: AppClock) -> Node | None:
    """Draw how far a move has come. Where its end is not known, the bar shows only that it goes on."""
    if not app.moving:
        return None
    share = app.share
    value = None if share is None else f"{100 * share:.0f}"
    reached = format_clock(app.now, screen.locale) if app.now else ""
    said = reached if value is None else texts.CLOCK_SHARE.format(value, reached)
    # aria-valuetext says where it is, for a share of a year says little.
    return h("progress", key="progress", max="100", value=value, aria_label=texts.CLOCK_GOING, aria_valuetext=said)


def _describe_move(screen: Screen, app: AppClock) -> str:
    if app.moving:
        return texts.CLOCK_SET_OFF
    move = app.latest_move
    arrived = app.at(move.until) if move and move.until else None
    if arrived is None:
        return ""
    counts = count_arrivals(screen)
    named, rest = split_named(screen, counts)
    names = ", ".join(f"{screen.playground.state.users[user].real_name} {count}" for user, count in named)
    if rest:
        names = ", ".join([*([names] if names else []), texts.CLOCK_OTHERS.format(rest)])
    total = texts.describe_messages(sum(count for _, count in counts))
    return texts.CLOCK_ARRIVED.format(format_clock(arrived, screen.locale), f"{total}: {names}" if names else total)


def _draw_arrivals(screen: Screen, app: AppClock) -> list[Node]:
    if app.latest_move is None:
        return []
    counts = count_arrivals(screen)
    total = texts.describe_messages(sum(count for _, count in counts))
    line = h("p", texts.CLOCK_GOES.format(total[0].lower() + total[1:]) if app.moving else total, cls="total")
    named, rest = split_named(screen, counts)
    people = [h("li", _draw_person(screen, user, count), key=user) for user, count in named]
    if rest:
        people.append(h("li", h("span", texts.CLOCK_OTHERS.format(rest)), key="others"))
    return [line, *([h("ul", *people, cls="arrivals", key="arrivals")] if people else [])]


def _draw_person(screen: Screen, user: str, count: int) -> Node:
    name = screen.playground.state.users[user].real_name
    here = "true" if screen.user == user else None
    label = h("span", h("span", name.split()[0]), h("b", str(count)))
    return button(label, partial(screen.act_as, user), aria_label=f"{name} {count}", aria_current=here, cls="who-got")


def split_named(screen: Screen, counts: list[tuple[str, int]]) -> tuple[list[tuple[str, int]], int]:
    """Part those who stand by themselves on the page from those of a group, whose messages are only added up."""
    grouped = {spec.id for spec in screen.playground.config.users if spec.group}
    named = [(user, count) for user, count in counts if user not in grouped]
    return named, sum(count for user, count in counts if user in grouped)


def count_arrivals(screen: Screen) -> list[tuple[str, int]]:
    """Return how many messages of the app each person got during the latest move: (user id, count), most first."""
    core = screen.playground
    move = core.app_clock.latest_move if core.app_clock else None
    if move is None:
        return []
    counts: Counter[str] = Counter()
    for room in core.state.channels.values():
        for message in reversed(room.messages) if room.person else ():
            at = float(message.ts)
            if at < move.since:
                break
            if message.user == core.state.bot.id and (move.until is None or at <= move.until):
                counts[str(room.person)] += 1
    return counts.most_common()
