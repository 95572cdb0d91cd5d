"""The drawer with the raw traffic: newest first, secrets taken out."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from playground.config import Config
from playground.page import texts
from playground.page.dates import zone
from playground.page.nodes import Node, On, button, h
from playground.page.screen import Screen
from playground.traffic import Exchange

ESCAPE = '(e) => { if (e.key === "Escape") emit(); }'
MOST = 60
MOST_SHOWN = 20_000
HIDDEN = "•••"
SECRET_KEYS = re.compile(r"(^|_|-)(token|secret|signature|authorization|ticket|password)$", re.IGNORECASE)
SECRET_TEXTS = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|v0=[0-9a-f]{16,}")
SECRET_PATHS = re.compile(r"(/(?:response|socket|upload)/)[^\s\"?]+")


def redact(value: Any, config: Config) -> Any:
    """A copy without tokens, signatures, and addresses that are keys in themselves."""
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


def unpacked(value: Any) -> Any:
    """JSON inside a string, as the Web API's arguments often are, made readable."""
    if isinstance(value, dict):
        return {key: unpacked(item) for key, item in value.items()}
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def pretty(value: Any, config: Config) -> str:
    """JSON to read, redacted and of bearable length."""
    text = json.dumps(redact(unpacked(value), config), ensure_ascii=False, indent=2, default=str)
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "\n…"


def _name(exchange: Exchange) -> str:
    request = exchange.request if isinstance(exchange.request, dict) else {}
    detail = request.get("command") or request.get("type") or ""
    if exchange.name == "events_api":
        detail = request.get("event", {}).get("type", "")
    return f"{exchange.name} {detail}".strip() if exchange.direction == "out" else exchange.name


def _exchange(screen: Screen, exchange: Exchange) -> Node:
    config, key = screen.playground.config, f"{exchange.name} {id(exchange)}"
    to_bot = exchange.direction == "out"
    when = datetime.fromtimestamp(exchange.at, zone(screen.playground.state.users[screen.user].tz))
    status = str(exchange.status) if exchange.status is not None else texts.NO_ANSWER
    bad = exchange.status != 200 or (isinstance(exchange.response, dict) and exchange.response.get("ok") is False)
    label = h(
        "summary",
        h("span", "→" if to_bot else "←", cls="sign", aria_hidden="true"),
        h("span", texts.TO_BOT if to_bot else texts.FROM_BOT, cls="sr"),
        h("strong", _name(exchange)),
        h("span", f"{when:%H.%M.%S} · {status} · {exchange.seconds * 1000:.0f} ms {exchange.note}".strip(), cls="note"),
    )

    def toggled(is_open: Any) -> None:
        (screen.expanded.add if is_open else screen.expanded.discard)(key)
        screen.changed()

    detail: list[Node] = []
    if key in screen.expanded:
        detail = [h("h3", texts.REQUEST), h("pre", pretty(exchange.request, config), tabindex="0")]
        detail += [h("h3", texts.RESPONSE), h("pre", pretty(exchange.response, config), tabindex="0")]
    on = On("toggle", toggled, js="(e) => emit(e.target.open)")
    return h("details", label, *detail, key=key, cls="exchange bad" if bad else "exchange", on=on)


def traffic(screen: Screen) -> Node | None:
    """The drawer, if it is open."""
    if not screen.traffic_open:
        return None
    newest = reversed(screen.playground.traffic.all()[-MOST:])
    shown = [_exchange(screen, exchange) for exchange in newest]

    def hide() -> None:
        screen.traffic_open = False
        screen.changed()

    return h(
        "aside",
        h("div", h("h2", texts.TRAFFIC_TITLE), button("✕", hide, cls="icon", aria_label=texts.CLOSE), cls="top"),
        h("p", texts.TRAFFIC_NOTE, cls="note"),
        *(shown or [h("p", texts.TRAFFIC_NONE, cls="note")]),
        key="traffic",
        cls="traffic",
        aria_label=texts.TRAFFIC_TITLE,
        on=(On("vnodeMounted", js="(v) => pg.enter(v.el)"), On("keydown", lambda _: hide(), js=ESCAPE)),
    )
