"""The composer: typing, suggestions for commands and names, shortcuts, and quiet word of what goes on."""

from __future__ import annotations

import re
from typing import Any

from playground.page import texts
from playground.page.fields import menu
from playground.page.nodes import Node, On, h
from playground.page.screen import Screen
from playground.state import JSON

MOST = 8
KEYS = "(e) => pg.keys(e, emit)"
TYPED = "(e) => pg.typed(e, emit)"
TOKEN = re.compile(r"(?:^|(?<=\s))([/@#][^\s]*)$")


def _commands(screen: Screen) -> list[JSON]:
    found: list[JSON] = screen.playground.config.app.raw.get("features", {}).get("slash_commands") or []
    return found


def _suggested(screen: Screen) -> tuple[str, list[tuple[str, str, str]]]:
    """The word being typed, and (what it may become, its label, its note)."""
    text = screen.typed
    match = TOKEN.search(text)
    token = match[1] if match else ""
    wanted = token[1:].casefold()
    if token.startswith("/") and text == token:
        commands = [(str(c["command"]), c) for c in _commands(screen)]
        return token, [
            (name, f"{name} {c.get('usage_hint', '')}".strip(), str(c.get("description", "")))
            for name, c in commands
            if name.casefold().startswith(token.casefold())
        ]
    if token.startswith("@"):
        users = screen.playground.state.users.values()
        return token, [
            (f"@{user.name}", user.real_name, f"@{user.name}")
            for user in users
            if any(part.casefold().startswith(wanted) for part in (user.name, *user.real_name.split()))
        ][:MOST]
    if token.startswith("#"):
        rooms = [room for room in screen.rooms() if not room.person]
        return token, [(f"#{r.name}", f"#{r.name}", "") for r in rooms if r.name.casefold().startswith(wanted)][:MOST]
    return "", []


def _usage(screen: Screen) -> str:
    """How the command goes on that is being typed."""
    name, space, _ = screen.typed.partition(" ")
    found = next((c for c in _commands(screen) if c["command"] == name), None)
    return f"{name} {found['usage_hint']}" if space and found and found.get("usage_hint") else ""


def _suggestions(screen: Screen) -> Node | None:
    token, listed = _suggested(screen)
    if usage := _usage(screen):
        return h("p", usage, cls="usage", id="pg-usage", key="usage")
    if not listed:
        return None
    options = [
        h(
            "li",
            h("strong", label),
            h("span", note, cls="note"),
            key=insert,
            role="option",
            id=f"pg-option-{index}",
            aria_selected="true" if index == 0 else "false",
            data_insert=insert,
            on=On("mousedown", js="(e) => pg.pick(e.currentTarget, e)"),
        )
        for index, (insert, label, note) in enumerate(listed)
    ]
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


def _global_shortcuts(screen: Screen) -> Node | None:
    listed: list[JSON] = screen.playground.config.app.raw.get("features", {}).get("shortcuts") or []

    def chooser(callback_id: str) -> Any:
        return lambda: screen.run(screen.playground.global_shortcut(screen.user, callback_id))

    items = [(str(s["name"]), chooser(s["callback_id"])) for s in listed if s.get("type") == "global"]
    return menu(texts.SHORTCUTS, "⚡", items, key="shortcuts", cls="up") if items else None


def _typing(screen: Screen, value: Any) -> None:
    before, screen.typed = screen.typed, str(value)
    # Plain writing changes nothing on screen; only commands and names have suggestions.
    if any(sign in text for sign in "/@#" for text in (before, screen.typed)):
        screen.changed()


def _placeholder(screen: Screen) -> str:
    room = screen.room
    if room is None or room.person:
        return texts.PLACEHOLDER_DM.format(screen.playground.state.bot.real_name)
    return texts.PLACEHOLDER_CHANNEL.format(room.name)


def _field(screen: Screen) -> Node:
    listed = bool(_suggested(screen)[1]) and not _usage(screen)
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
        aria_describedby="pg-usage" if _usage(screen) else None,
        autocomplete="off",
        on=(
            On("keydown", lambda value: screen.send(str(value)), js=KEYS),
            On("input", lambda value: _typing(screen, value), js=TYPED),
        ),
    )


def _send(screen: Screen) -> Node:
    on = On("click", lambda value: screen.send(str(value)), js="(e) => pg.send(emit)")
    return h("button", h("span", "➤", aria_hidden="true"), type="button", cls="send", aria_label=texts.SEND, on=on)


def foot(screen: Screen) -> Node:
    """The composer and what belongs to it."""
    config = screen.playground.config
    read_only = screen.room is screen.dm and (
        not config.app.home_setting("messages_tab_enabled") or config.app.home_setting("messages_tab_read_only_enabled")
    )
    waiting = h("span", texts.WAITING, cls="waiting") if screen.waiting else None
    notice = h("span", screen.notice, cls="notice") if screen.notice else None
    status = h("div", notice, waiting, role="status", cls="status", key="status")
    row = h("div", _global_shortcuts(screen), _field(screen), _send(screen), cls="composer", key="composer")
    note = h("p", texts.READ_ONLY, cls="note") if read_only else None
    return h("div", status, _suggestions(screen), note, row, cls="foot", key="foot")
