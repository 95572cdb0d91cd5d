"""Draws the composer: the field to write in, suggestions for commands and names, shortcuts, and a status line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.page import texts
from playground.page.fields import draw_menu
from playground.page.nodes import Node, On, h
from playground.page.screen import Screen

MOST_SUGGESTIONS = 8
ON_KEY = "(e) => pg.keys(e, emit)"
ON_TYPING = "(e) => pg.typed(e, emit)"
TOKEN = re.compile(r"(?:^|(?<=\s))([/@#][^\s]*)$")


@dataclass(frozen=True)
class Suggestion:
    """What the word being typed may be completed to (``insert``), with its label and a note."""

    insert: str
    label: str
    note: str = ""


def _find_token(text: str) -> str:
    """Return the word at the end of a text if it begins with /, @ or #; else an empty text."""
    match = TOKEN.search(text)
    return match[1] if match else ""


def _find_suggestions(screen: Screen) -> list[Suggestion]:
    token = _find_token(screen.typed)
    if token.startswith("/"):
        return _suggest_commands(screen, token) if screen.typed == token else []
    if token.startswith("@"):
        return _suggest_people(screen, token[1:].casefold())[:MOST_SUGGESTIONS]
    if token.startswith("#"):
        return _suggest_channels(screen, token[1:].casefold())[:MOST_SUGGESTIONS]
    return []


def _suggest_commands(screen: Screen, token: str) -> list[Suggestion]:
    found = []
    for command in screen.playground.config.app.commands:
        name = str(command["command"])
        if name.casefold().startswith(token.casefold()):
            label = f"{name} {command.get('usage_hint', '')}".strip()
            found.append(Suggestion(name, label, str(command.get("description", ""))))
    return found


def _suggest_people(screen: Screen, start: str) -> list[Suggestion]:
    return [
        Suggestion(f"@{user.name}", user.real_name, f"@{user.name}")
        for user in screen.playground.state.users.values()
        if any(part.casefold().startswith(start) for part in (user.name, *user.real_name.split()))
    ]


def _suggest_channels(screen: Screen, start: str) -> list[Suggestion]:
    names = [f"#{room.name}" for room in screen.rooms() if not room.person and room.name.casefold().startswith(start)]
    return [Suggestion(name, name) for name in names]


def _find_usage(screen: Screen) -> str:
    """Return the usage hint of the command being typed, once its name is complete; else an empty text."""
    name, space, _ = screen.typed.partition(" ")
    command = screen.playground.config.app.command(name)
    return f"{name} {command['usage_hint']}" if space and command and command.get("usage_hint") else ""


def _draw_suggestion(suggestion: Suggestion, index: int) -> Node:
    return h(
        "li",
        h("strong", suggestion.label),
        h("span", suggestion.note, cls="note"),
        key=suggestion.insert,
        role="option",
        id=f"pg-option-{index}",
        aria_selected="true" if index == 0 else "false",
        data_insert=suggestion.insert,
        on=On("mousedown", js="(e) => pg.pick(e.currentTarget, e)"),
    )


def _draw_suggestions(screen: Screen) -> Node | None:
    """Draw the usage of the command being typed, or else the suggestions, if there are any."""
    if usage := _find_usage(screen):
        return h("p", usage, cls="usage", id="pg-usage", key="usage")
    listed = _find_suggestions(screen)
    if not listed:
        return None
    token = _find_token(screen.typed)
    options = [_draw_suggestion(suggestion, index) for index, suggestion in enumerate(listed)]
    return h(
        "ul",
        *options,
        id="pg-suggestions",
        role="listbox",
        aria_label=texts.SUGGESTIONS,
        data_token=token,
        cls="suggestions",
        key=f"suggestions {token}",
    )


def _draw_shortcuts(screen: Screen) -> Node | None:
    def chooser(callback_id: str) -> Callable[[], None]:
        return lambda: screen.run_act(screen.playground.global_shortcut(screen.user, callback_id))

    listed = screen.playground.config.app.shortcuts("global")
    items = [(str(shortcut["name"]), chooser(shortcut["callback_id"])) for shortcut in listed]
    return draw_menu(texts.SHORTCUTS, "⚡", items, key="shortcuts", cls="up") if items else None


def _store_typed(screen: Screen, value: Any) -> None:
    before, screen.typed = screen.typed, str(value)
    # Only commands, names and channels have suggestions. Other text changes nothing that must be drawn again.
    if any(sign in text for sign in "/@#" for text in (before, screen.typed)):
        screen.request_redraw()


def _placeholder(screen: Screen) -> str:
    room = screen.room
    if room is None or room.person:
        return texts.PLACEHOLDER_DM.format(screen.playground.state.bot.real_name)
    return texts.PLACEHOLDER_CHANNEL.format(room.name)


def _draw_field(screen: Screen) -> Node:
    usage = _find_usage(screen)
    listed = bool(_find_suggestions(screen)) and not usage
    return h(
        "textarea",
        id="pg-composer",
        key=f"composer {screen.user} {screen.place}",
        rows="1",
        placeholder=_placeholder(screen),
        role="combobox",
        aria_label=texts.COMPOSER,
        aria_autocomplete="list",
        aria_expanded="true" if listed else "false",
        aria_controls="pg-suggestions" if listed else None,
        aria_activedescendant="pg-option-0" if listed else None,
        aria_describedby="pg-usage" if usage else None,
        autocomplete="off",
        on=(
            On("keydown", lambda value: screen.send(str(value)), js=ON_KEY),
            On("input", lambda value: _store_typed(screen, value), js=ON_TYPING),
        ),
    )


def _draw_send_button(screen: Screen) -> Node:
    on = On("click", lambda value: screen.send(str(value)), js="(e) => pg.send(emit)")
    return h("button", h("span", "➤", aria_hidden="true"), type="button", cls="send", aria_label=texts.SEND, on=on)


def draw_composer(screen: Screen) -> Node:
    """Draw the composer with its status line and suggestions."""
    config = screen.playground.config
    read_only = screen.room is screen.dm and (
        not config.app.home_setting("messages_tab_enabled") or config.app.home_setting("messages_tab_read_only_enabled")
    )
    waiting = h("span", texts.WAITING, cls="waiting") if screen.waiting else None
    notice = h("span", screen.notice, cls="notice") if screen.notice else None
    status = h("div", notice, waiting, role="status", cls="status", key="status")
    row = [_draw_shortcuts(screen), _draw_field(screen), _draw_send_button(screen)]
    note = h("p", texts.READ_ONLY, cls="note") if read_only else None
    inside = [status, _draw_suggestions(screen), note, h("div", *row, cls="composer", key="composer")]
    return h("div", *inside, cls="foot", key="foot")
