"""The app's clock in the left column: what it shows, where it can go, and who got something on the way."""

from __future__ import annotations

from collections import Counter
from functools import partial

from playground.app_clock import AppClock, Stop
from playground.page import texts
from playground.page.dates import brief, clock_label
from playground.page.nodes import Node, button, h
from playground.page.screen import Screen


def clock(screen: Screen) -> Node | None:
    """The panel; nothing where the app has no clock to move."""
    app = screen.playground.app_clock
    if app is None:
        return None
    now = app.now
    shown = h("strong", clock_label(now) if now else texts.CLOCK_UNKNOWN, cls="shows", id="pg-clock-now")
    problem = texts.CLOCK_PROBLEMS.get(app.problem, texts.CLOCK_PROBLEM) if app.problem else ""
    return h(
        "section",
        h("h2", texts.CLOCK),
        shown,
        h("div", *(_stop(app, name, label) for name, label in texts.CLOCK_STOPS.items()), cls="stops"),
        # What is read aloud is said once when it sets off and once when it is there; the rest is for the eye.
        h("p", _spoken(screen, app), cls="sr", role="status", key="said"),
        h("p", problem, cls="error", role="alert", key="problem") if problem else None,
        *_arrivals(screen, app),
        cls="clock",
        key="clock",
        id="pg-clock",
        aria_label=texts.CLOCK,
    )


def _stop(app: AppClock, name: str, label: str) -> Node:
    stop: Stop | None = app.stops.get(name)
    # Not `disabled`: that would take the focus from whoever has just pressed it.
    off = "true" if app.moving or stop is None else None
    when = h("span", brief(stop.at), cls="when") if stop and stop.at else None
    return button(h("span", h("span", label), when), partial(app.move, name), key=name, cls="stop", aria_disabled=off)


def _spoken(screen: Screen, app: AppClock) -> str:
    if app.moving:
        return texts.CLOCK_SET_OFF
    arrived = app.at(app.trip.until) if app.trip and app.trip.until else None
    if arrived is None:
        return ""
    counts = arrivals(screen)
    names = ", ".join(f"{screen.playground.state.users[user].real_name} {count}" for user, count in counts)
    total = texts.arrived(sum(count for _, count in counts))
    return texts.CLOCK_ARRIVED.format(clock_label(arrived), f"{total}: {names}" if names else total)


def _arrivals(screen: Screen, app: AppClock) -> list[Node]:
    if app.trip is None:
        return []
    counts = arrivals(screen)
    total = texts.arrived(sum(count for _, count in counts))
    line = h("p", texts.CLOCK_GOES.format(total[0].lower() + total[1:]) if app.moving else total, cls="total")
    people = [h("li", _who(screen, user, count), key=user) for user, count in counts]
    return [line, *([h("ul", *people, cls="arrivals", key="arrivals")] if people else [])]


def _who(screen: Screen, user: str, count: int) -> Node:
    name = screen.playground.state.users[user].real_name
    here = "true" if screen.user == user else None
    label = h("span", h("span", name.split()[0]), h("b", str(count)))
    return button(label, partial(screen.be, user), aria_label=f"{name} {count}", aria_current=here, cls="who-got")


def arrivals(screen: Screen) -> list[tuple[str, int]]:
    """Who got how many messages from the app on the latest move, most first."""
    core = screen.playground
    trip = core.app_clock.trip if core.app_clock else None
    if trip is None:
        return []
    counts: Counter[str] = Counter()
    for room in core.state.channels.values():
        for message in reversed(room.messages) if room.person else ():
            at = float(message.ts)
            if at < trip.since:
                break
            if message.user == core.state.bot.id and (trip.until is None or at <= trip.until):
                counts[str(room.person)] += 1
    return counts.most_common()
