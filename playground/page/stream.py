"""The messages of a room, and the Home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from playground.page import texts
from playground.page.blocks import block_nodes, file_url, picture
from playground.page.dates import brief, day_label, moment
from playground.page.fields import menu
from playground.page.mrkdwn import mrkdwn
from playground.page.nodes import Child, Node, On, button, h
from playground.page.screen import OLDER, Screen
from playground.page.side import avatar
from playground.state import JSON, Channel, Message, User

TOGETHER = 300
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
FOLLOW = (
    On("vnodeMounted", js="(v) => pg.follow(v.el)"),
    On("vnodeUpdated", js="(v) => pg.follow(v.el)"),
)


def _sender(screen: Screen, message: Message) -> tuple[str, bool]:
    found: User | None = screen.playground.state.users.get(message.user)
    return (found.real_name, found.is_bot) if found else (texts.FROM_SLACK, True)


def _files(screen: Screen, message: Message) -> list[Node]:
    shown = []
    for key in message.files:
        file = screen.playground.state.files[key]
        if file.name.lower().endswith(PICTURES):
            shown.append(h("figure", picture({"slack_file": {"id": key}, "alt_text": file.title or file.name})))
        else:
            shown.append(h("p", h("a", file.title or file.name, href=file_url(key), download=file.name), cls="file"))
    return shown


def _body(screen: Screen, message: Message) -> list[Child]:
    if message.subtype == "client_error":
        config = screen.playground.config
        late = "operation_timeout" in message.text
        why = texts.TIMEOUT_HELP.format(config.ack_timeout) if late else texts.FAILED_HELP
        said = texts.slack_words(message.text)
        explain = h("p", why, cls="note") if "failed with" in message.text else None
        return [h("p", said, cls="plain"), explain]
    if message.blocks:
        return [*block_nodes(screen.scene_of(message))]
    return [*mrkdwn(message.text, screen.reader)]


def _shortcuts(screen: Screen, message: Message) -> Node | None:
    def chooser(callback_id: str) -> Callable[[], None]:
        core = screen.playground
        return lambda: screen.run(core.message_shortcut(screen.user, message.ts, callback_id))

    listed: list[JSON] = screen.playground.config.app.raw.get("features", {}).get("shortcuts") or []
    items = [(str(s["name"]), chooser(s["callback_id"])) for s in listed if s.get("type") == "message"]
    if message.user == screen.user:
        core = screen.playground
        items.append((texts.DELETE, lambda: screen.run(core.delete_message(screen.user, message.ts))))
    if not items or message.reader is not None:
        return None
    return menu(texts.MORE, "⋯", items, key="more", cls="more")


@dataclass(frozen=True)
class When:
    """When a message came: by the real clock, and by the app's where it has one of its own."""

    real: datetime
    app: datetime | None

    @property
    def shown(self) -> datetime:
        """The one that days and neighbours are counted by."""
        return self.app or self.real

    @property
    def label(self) -> str:
        """The time of day, and the app's time where that is another."""
        real = f"{self.real:%H.%M}"
        return f"{real}, {texts.CLOCK_TIME.format(brief(self.app))}" if self.app else real


def _message(screen: Screen, message: Message, when: When, together: bool) -> Node:
    name, is_bot = _sender(screen, message)
    tag = h("span", texts.APP_BADGE, cls="tag") if is_bot and message.user != "USLACKBOT" else None
    clock = h("time", f"{when.real:%H.%M}", datetime=when.real.isoformat(timespec="minutes"))
    app_time = h("span", texts.CLOCK_TIME.format(brief(when.app)), cls="app-time") if when.app else None
    who = h("div", h("strong", name), tag, clock, app_time, cls="by" if not together else "by sr")
    only = h("p", texts.ONLY_YOU, cls="only-you") if message.reader is not None else None
    edited = h("span", texts.EDITED, cls="note", key="edited") if message.edited else None
    body = h("div", who, only, *_body(screen, message), *_files(screen, message), edited, cls="body")
    classes = ["message"]
    classes += ["together"] if together else []
    classes += ["ephemeral"] if message.reader is not None else []
    classes += ["failed"] if message.subtype == "client_error" else []
    return h(
        "article",
        avatar(name, is_bot=is_bot),
        body,
        _shortcuts(screen, message),
        key=message.ts,
        cls=" ".join(classes),
        tabindex="-1",
        data_ts=message.ts,
        aria_label=f"{name}, {when.label}",
    )


def _drawn(screen: Screen, message: Message, when: When, together: bool, today: date) -> Node:
    """A message, drawn anew only when something in it has changed: a long room stays quick."""
    fixed = (screen.user, id(message.blocks), message.text, message.edited, together, today, screen.denials, when.label)
    state = f"{fixed} {message.selections.get(screen.user)}"
    before, node = screen.drawn.get(message.ts, ("", None))
    if before != state:
        node = _message(screen, message, when, together)
        screen.drawn[message.ts] = state, node
    assert isinstance(node, Node)
    return node


def _is_together(before: tuple[Message, When] | None, message: Message, when: When) -> bool:
    if before is None or before[0].user != message.user or message.reader is not None or before[0].reader is not None:
        return False
    return (when.shown - before[1].shown).total_seconds() < TOGETHER


def _messages(screen: Screen, room: Channel) -> list[Node]:
    shown = screen.messages(room)[-screen.older :]
    now, tz = screen.reader.now, screen.reader.tz
    found: list[Node] = []
    before: tuple[Message, When] | None = None
    day = None
    for message in shown:
        when = When(moment(message.ts, tz), screen.app_time(message))
        if when.shown.date() != day:
            day, before = when.shown.date(), None
            found.append(h("h2", h("span", day_label(when.shown, now)), cls="day", key=f"day {day}"))
        found.append(_drawn(screen, message, when, _is_together(before, message, when), now.date()))
        before = message, when
    return found


def _older(screen: Screen, room: Channel) -> Node | None:
    if len(screen.messages(room)) <= screen.older:
        return None

    def more() -> None:
        screen.older += OLDER
        screen.changed()

    return button(texts.OLDER, more, key="older", cls="btn older")


def _hint(text: str) -> Node:
    """A hint: what stands between `backticks`, or all of it, is a button that puts the words in the composer."""
    before, mark, rest = text.partition("`")
    said, _, after = rest.partition("`")
    if not mark:
        before, said, after = "", text, ""
    insert = h("button", said, type="button", cls="btn hint", on=On("click", js="(e) => pg.put(e.currentTarget)"))
    return h("li", h("span", before) if before else None, insert, h("span", after) if after else None)


def _welcome(screen: Screen) -> Node | None:
    if screen.welcomed:
        return None

    def hide() -> None:
        screen.welcomed = True
        screen.changed()

    hints = screen.playground.config.hints
    return h(
        "section",
        h("h2", texts.WELCOME),
        h("p", texts.WELCOME_TEXT),
        h("p", texts.WELCOME_CLOCK) if screen.playground.app_clock else None,
        h("p", texts.WELCOME_TRY) if hints else None,
        h("ul", *(_hint(text) for text in hints)) if hints else None,
        button(texts.WELCOME_CLOSE, hide, cls="quiet"),
        key="welcome",
        cls="welcome",
        aria_label=texts.WELCOME,
    )


def stream(screen: Screen) -> Node:
    """The messages of the room on screen."""
    room = screen.room
    assert room is not None
    shown = _messages(screen, room)
    welcome = _welcome(screen) if room.person else None
    empty = h("p", texts.EMPTY, cls="note empty") if not shown and welcome is None else None
    last = shown[-1].key if shown else ""
    return h(
        "div",
        h("div", cls="grow"),
        welcome,
        _older(screen, room),
        empty,
        *shown,
        key=f"stream {screen.user} {room.id}",
        cls="stream",
        role="region",
        tabindex="0",
        aria_label=texts.STREAM,
        data_last=last,
        on=FOLLOW,
    )


def home(screen: Screen) -> Node:
    """The app's Home."""
    view = screen.playground.home(screen.user)
    inside: list[Node] = block_nodes(screen.scene_of_view(view)) if view else [h("p", texts.HOME_EMPTY, cls="note")]
    failed = h("p", texts.slack_words(view.failure), cls="error", role="alert") if view and view.failure else None
    page = h("div", failed, *inside, cls="home")
    return h("div", page, key=f"home {screen.user}", cls="stream", role="region", tabindex="0", aria_label=texts.HOME)
