"""Draws the drawer with the traffic between Slack and the app: newest first, without secrets."""

from __future__ import annotations

import json
import re
from typing import Any

from playground.config import Config
from playground.page import texts
from playground.page.dates import local_time
from playground.page.nodes import Node, On, button, h
from playground.page.screen import Screen
from playground.traffic import Exchange

ON_ESCAPE = '(e) => { if (e.key === "Escape") emit(); }'
MOST_EXCHANGES = 60
MOST_CHARACTERS = 20_000
HIDDEN = "•••"
SECRET_KEYS = re.compile(r"(^|_|-)(token|secret|signature|authorization|ticket|password)$", re.IGNORECASE)
SECRET_TEXTS = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|v0=[0-9a-f]{16,}")
SECRET_PATHS = re.compile(r"(/(?:response|socket|upload)/)[^\s\"?]+")


def redact(value: Any, config: Config) -> Any:
    """Return a copy without tokens, signatures, and the secret parts of addresses."""
    if isinstance(value, dict):
        return {
            key: HIDDEN if SECRET_KEYS.search(str(key)) and isinstance(item, str) and item else redact(item, config)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [redact(item, config) for item in value]
    if not isinstance(value, str):
        return value
    for secret in (config.bot_token, config.app_token, config.signing_secret):
        value = value.replace(secret, HIDDEN) if secret else value
    return SECRET_PATHS.sub(rf"\1{HIDDEN}", SECRET_TEXTS.sub(HIDDEN, value))


def unpack_json(value: Any) -> Any:
    """Return a copy in which strings that hold JSON, as in many Web API arguments, are read as JSON."""
    if isinstance(value, dict):
        return {key: unpack_json(item) for key, item in value.items()}
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def format_json(value: Any, config: Config) -> str:
    """Return JSON as an indented text without secrets, cut off when it is very long."""
    text = json.dumps(redact(unpack_json(value), config), ensure_ascii=False, indent=2, default=str)
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + "\n…"


def _name_of(exchange: Exchange) -> str:
    """Return the name to show: for deliveries with the command or the type of payload or event."""
    request = exchange.request if isinstance(exchange.request, dict) else {}
    detail = request.get("command") or request.get("type") or ""
    if exchange.name == "events_api":
        detail = request.get("event", {}).get("type", "")
    return f"{exchange.name} {detail}".strip() if exchange.direction == "out" else exchange.name


def _draw_summary(screen: Screen, exchange: Exchange) -> Node:
    to_bot = exchange.direction == "out"
    when = local_time(exchange.at, screen.playground.state.users[screen.user].tz)
    status = str(exchange.status) if exchange.status is not None else texts.NO_ANSWER
    detail = f"{when:%H.%M.%S} · {status} · {exchange.seconds * 1000:.0f} ms {exchange.note}".strip()
    inside = [
        h("span", "→" if to_bot else "←", cls="sign", aria_hidden="true"),
        h("span", texts.TO_BOT if to_bot else texts.FROM_BOT, cls="sr"),
        h("strong", _name_of(exchange)),
        h("span", detail, cls="note"),
    ]
    return h("summary", *inside)


def _draw_exchange(screen: Screen, exchange: Exchange) -> Node:
    config, key = screen.playground.config, f"{exchange.name} {id(exchange)}"
    bad = exchange.status != 200 or (isinstance(exchange.response, dict) and exchange.response.get("ok") is False)

    def toggled(is_open: Any) -> None:
        (screen.expanded_exchanges.add if is_open else screen.expanded_exchanges.discard)(key)
        screen.request_redraw()

    detail: list[Node] = []
    if key in screen.expanded_exchanges:
        detail = [h("h3", texts.REQUEST), h("pre", format_json(exchange.request, config), tabindex="0")]
        detail += [h("h3", texts.RESPONSE), h("pre", format_json(exchange.response, config), tabindex="0")]
    on = On("toggle", toggled, js="(e) => emit(e.target.open)")
    return h(
        "details", _draw_summary(screen, exchange), *detail, key=key, cls="exchange bad" if bad else "exchange", on=on
    )


def draw_traffic(screen: Screen) -> Node | None:
    """Draw the drawer. None if it is closed."""
    if not screen.traffic_open:
        return None
    newest = reversed(screen.playground.traffic.all()[-MOST_EXCHANGES:])
    shown = [_draw_exchange(screen, exchange) for exchange in newest]

    def hide() -> None:
        screen.traffic_open = False
        screen.request_redraw()

    return h(
        "aside",
        h("div", h("h2", texts.TRAFFIC_TITLE), button("✕", hide, cls="icon", aria_label=texts.CLOSE), cls="top"),
        h("p", texts.TRAFFIC_NOTE, cls="note"),
        *(shown or [h("p", texts.TRAFFIC_NONE, cls="note")]),
        key="traffic",
        cls="traffic",
        aria_label=texts.TRAFFIC_TITLE,
        on=(On("vnodeMounted", js="(v) => pg.enter(v.el)"), On("keydown", lambda _: hide(), js=ON_ESCAPE)),
    )
