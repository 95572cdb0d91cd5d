"""Draws the messages of a channel or DM, and the Home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from playground.page import texts
from playground.page.blocks import draw_blocks, draw_picture, file_url
from playground.page.dates import format_briefly, format_day, format_time, local_time
from playground.page.fields import draw_menu
from playground.page.mrkdwn import draw_mrkdwn
from playground.page.nodes import Child, Node, On, button, h
from playground.page.screen import MESSAGE_STEP, Screen
from playground.page.sidebar import draw_avatar
from playground.state import Channel, PostedMessage, User

TOGETHER_SECONDS = 300  # messages of one sender within this time are shown without repeating the name
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
FOLLOW = (
    On("vnodeMounted", js="(v) => pg.follow(v.el)"),
    On("vnodeUpdated", js="(v) => pg.follow(v.el)"),
)


def _find_sender(screen: Screen, message: PostedMessage) -> tuple[str, bool]:
    """Return the sender's name, and whether the sender is a bot."""
    found: User | None = screen.playground.state.users.get(message.user)
    return (found.real_name, found.is_bot) if found else (texts.FROM_SLACK, True)


def _draw_files(screen: Screen, message: PostedMessage) -> list[Node]:
    shown = []
    for key in message.files:
        file = screen.playground.state.files[key]
        if file.name.lower().endswith(PICTURES):
            shown.append(h("figure", draw_picture({"slack_file": {"id": key}, "alt_text": file.title or file.name})))
        else:
            shown.append(h("p", h("a", file.title or file.name, href=file_url(key), download=file.name), cls="file"))
    return shown


def _draw_client_error(screen: Screen, message: PostedMessage) -> list[Child]:
    timeout = "operation_timeout" in message.text
    why = texts.TIMEOUT_HELP.format(screen.playground.config.ack_timeout) if timeout else texts.FAILED_HELP
    explanation = h("p", why, cls="note") if "failed with" in message.text else None
    return [h("p", texts.translate_slack_line(message.text), cls="plain"), explanation]


def _draw_content(screen: Screen, message: PostedMessage) -> list[Child]:
    if message.subtype == "client_error":
        return _draw_client_error(screen, message)
    if message.blocks:
        return [*draw_blocks(screen.message_scene(message))]
    return [*draw_mrkdwn(message.text, screen.viewer)]


def _draw_message_menu(screen: Screen, message: PostedMessage) -> Node | None:
    """Draw the menu of a message: the app's shortcuts, and for one's own message to delete it."""

    def chooser(callback_id: str) -> Callable[[], None]:
        core = screen.playground
        return lambda: screen.run_act(core.message_shortcut(screen.user, message.ts, callback_id))

    listed = screen.playground.config.app.shortcuts("message")
    items = [(str(shortcut["name"]), chooser(shortcut["callback_id"])) for shortcut in listed]
    if message.user == screen.user:
        core = screen.playground
        items.append((texts.DELETE, lambda: screen.run_act(core.delete_message(screen.user, message.ts))))
    if not items or message.reader is not None:
        return None
    return draw_menu(texts.MORE, "⋯", items, key="more", cls="more")


@dataclass(frozen=True)
class MessageTime:
    """When a message came: in real time, and by the app's own clock if it has one."""

    real: datetime
    app: datetime | None
    locale: str

    @property
    def shown(self) -> datetime:
        """The time by which messages are gathered into days."""
        return self.app or self.real

    @property
    def label(self) -> str:
        """The time of day for screen readers, with the time on the app's clock if it has one."""
        real = format_time(self.real, self.locale)
        return f"{real}, {texts.CLOCK_TIME.format(format_briefly(self.app, self.locale))}" if self.app else real


def _draw_sender_line(screen: Screen, message: PostedMessage, when: MessageTime, together: bool) -> Node:
    name, is_bot = _find_sender(screen, message)
    inside = [
        h("strong", name),
        h("span", texts.APP_BADGE, cls="tag") if is_bot and message.user != "USLACKBOT" else None,
        h("time", format_time(when.real, when.locale), datetime=when.real.isoformat(timespec="minutes")),
        h("span", texts.CLOCK_TIME.format(format_briefly(when.app, when.locale)), cls="app-time") if when.app else None,
    ]
    return h("div", *inside, cls="by sr" if together else "by")


def _draw_message(screen: Screen, message: PostedMessage, when: MessageTime, together: bool) -> Node:
    name, is_bot = _find_sender(screen, message)
    inside = [
        _draw_sender_line(screen, message, when, together),
        h("p", texts.ONLY_YOU, cls="only-you") if message.reader is not None else None,
        *_draw_content(screen, message),
        *_draw_files(screen, message),
        h("span", texts.EDITED, cls="note", key="edited") if message.edited else None,
    ]
    classes = ["message"]
    classes += ["together"] if together else []
    classes += ["ephemeral"] if message.reader is not None else []
    classes += ["failed"] if message.subtype == "client_error" else []
    return h(
        "article",
        draw_avatar(name, is_bot=is_bot),
        h("div", *inside, cls="body"),
        _draw_message_menu(screen, message),
        key=message.ts,
        cls=" ".join(classes),
        tabindex="-1",
        data_ts=message.ts,
        aria_label=f"{name}, {when.label}",
    )


def _draw_if_changed(screen: Screen, message: PostedMessage, when: MessageTime, *, together: bool, today: date) -> Node:
    """Draw a message, or return it as last drawn if nothing in it has changed: this keeps a long channel quick."""
    content = (id(message.blocks), message.text, message.edited, message.selections.get(screen.user))
    state = f"{content} {screen.user} {screen.denials} {together} {today} {when.label}"
    before, node = screen.drawn_messages.get(message.ts, ("", None))
    if before != state:
        node = _draw_message(screen, message, when, together)
        screen.drawn_messages[message.ts] = state, node
    assert isinstance(node, Node)
    return node


def _is_together(before: tuple[PostedMessage, MessageTime] | None, message: PostedMessage, when: MessageTime) -> bool:
    if before is None or before[0].user != message.user or message.reader is not None or before[0].reader is not None:
        return False
    return (when.shown - before[1].shown).total_seconds() < TOGETHER_SECONDS


def _draw_messages(screen: Screen, room: Channel) -> list[Node]:
    """Draw the newest messages of a room, with a line above each day."""
    shown = screen.messages(room)[-screen.message_count :]
    now, tz = screen.viewer.now, screen.viewer.tz
    found: list[Node] = []
    before: tuple[PostedMessage, MessageTime] | None = None
    day = None
    for message in shown:
        when = MessageTime(local_time(message.ts, tz), screen.app_time(message), screen.locale)
        if when.shown.date() != day:
            day, before = when.shown.date(), None
            found.append(h("h2", h("span", format_day(when.shown, now, screen.locale)), cls="day", key=f"day {day}"))
        together = _is_together(before, message, when)
        found.append(_draw_if_changed(screen, message, when, together=together, today=now.date()))
        before = message, when
    return found


def _draw_older_button(screen: Screen, room: Channel) -> Node | None:
    if len(screen.messages(room)) <= screen.message_count:
        return None

    def show_more() -> None:
        screen.message_count += MESSAGE_STEP
        screen.request_redraw()

    return button(texts.OLDER, show_more, key="older", cls="btn older")


def _draw_hint(text: str) -> Node:
    """Draw a hint. The words between `backticks`, or all of it, are a button that puts them in the composer."""
    before, mark, rest = text.partition("`")
    words, _, after = rest.partition("`")
    if not mark:
        before, words, after = "", text, ""
    insert = h("button", words, type="button", cls="btn hint", on=On("click", js="(e) => pg.put(e.currentTarget)"))
    return h("li", h("span", before) if before else None, insert, h("span", after) if after else None)


def _draw_welcome(screen: Screen) -> Node | None:
    if screen.welcomed:
        return None

    def hide() -> None:
        screen.welcomed = True
        screen.request_redraw()

    hints = screen.playground.config.hints
    inside = [
        h("h2", texts.WELCOME),
        h("p", texts.WELCOME_TEXT),
        h("p", texts.WELCOME_CLOCK) if screen.playground.app_clock else None,
        h("p", texts.WELCOME_TRY) if hints else None,
        h("ul", *(_draw_hint(text) for text in hints)) if hints else None,
        button(texts.WELCOME_CLOSE, hide, cls="quiet"),
    ]
    return h("section", *inside, key="welcome", cls="welcome", aria_label=texts.WELCOME)


def draw_stream(screen: Screen) -> Node:
    """Draw the messages of the channel or DM on screen."""
    room = screen.room
    assert room is not None
    shown = _draw_messages(screen, room)
    welcome = _draw_welcome(screen) if room.person else None
    empty = h("p", texts.EMPTY, cls="note empty") if not shown and welcome is None else None
    last = shown[-1].key if shown else ""
    inside = [h("div", cls="grow"), welcome, _draw_older_button(screen, room), empty, *shown]
    return h(
        "div",
        *inside,
        key=f"stream {screen.user} {room.id}",
        cls="stream",
        role="region",
        tabindex="0",
        aria_label=texts.STREAM,
        data_last=last,
        on=FOLLOW,
    )


def draw_home(screen: Screen) -> Node:
    """Draw the Home that the app has published for this person."""
    view = screen.playground.home(screen.user)
    inside: list[Node] = draw_blocks(screen.view_scene(view)) if view else [h("p", texts.HOME_EMPTY, cls="note")]
    failure = texts.translate_slack_line(view.failure) if view else ""
    failed = h("p", failure, cls="error", role="alert") if failure else None
    page = h("div", failed, *inside, cls="home")
    return h("div", page, key=f"home {screen.user}", cls="stream", role="region", tabindex="0", aria_label=texts.HOME)
