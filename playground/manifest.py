"""The app's manifest as Slack reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Event type -> the bot scope it needs (None: no scope).
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "app_home_opened": None,
}


@dataclass(frozen=True)
class Manifest:
    """An app manifest. ``raw`` is its JSON; the methods read from it what the playground needs."""

    raw: Mapping[str, Any] = field(default_factory=dict)

    def _part(self, *path: str) -> Any:
        node: Any = self.raw
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def command(self, name: str) -> Mapping[str, Any] | None:
        """Return the slash command of this name (its slash included), or None."""
        return next((c for c in self.commands if c.get("command") == name), None)

    def shortcut(self, callback_id: str, kind: str) -> Mapping[str, Any] | None:
        """Return the shortcut with this callback_id and kind (``global`` or ``message``), or None."""
        return next((s for s in self.shortcuts(kind) if s.get("callback_id") == callback_id), None)

    def shortcuts(self, kind: str) -> list[Mapping[str, Any]]:
        """Return the shortcuts of this kind (``global`` or ``message``)."""
        listed: list[Mapping[str, Any]] = self._part("features", "shortcuts") or []
        return [shortcut for shortcut in listed if shortcut.get("type") == kind]

    @property
    def commands(self) -> list[Mapping[str, Any]]:
        """All slash commands."""
        listed: list[Mapping[str, Any]] = self._part("features", "slash_commands") or []
        return listed

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that the bot's token has."""
        return tuple(self._part("oauth_config", "scopes", "bot") or ())

    @property
    def events(self) -> tuple[str, ...]:
        """The events the bot subscribes to."""
        return tuple(self._part("settings", "event_subscriptions", "bot_events") or ())

    @property
    def interactive(self) -> bool:
        """True if buttons, modals and shortcuts are delivered to the app."""
        return bool(self._part("settings", "interactivity", "is_enabled"))

    @property
    def socket_mode(self) -> bool:
        """True if the app may open Socket Mode connections."""
        return bool(self._part("settings", "socket_mode_enabled"))

    def home_setting(self, name: str) -> bool:
        """Return a switch of ``features.app_home``, for example ``home_tab_enabled``."""
        return bool(self._part("features", "app_home", name))

    def problems(self) -> list[str]:
        """Return the reasons for which Slack would refuse this manifest; empty if it is fine."""
        found: list[str] = []
        commands = self.commands
        shortcuts = self._part("features", "shortcuts") or []
        if len(commands) > 50:
            found.append("more than 50 slash commands")
        if len(shortcuts) > 10:
            found.append("more than 10 shortcuts")
        if (commands or shortcuts) and "commands" not in self.scopes:
            found.append("slash commands and shortcuts need the scope commands")
        for shortcut in shortcuts:
            if len(shortcut.get("name", "")) > 24 or len(shortcut.get("description", "")) > 150:
                found.append(f"shortcut {shortcut.get('callback_id')}: name over 24 or description over 150")
        for command in commands:
            if not str(command.get("command", "")).startswith("/"):
                found.append(f"slash command {command.get('command')!r} does not begin with /")
        return found + self._event_problems()

    def _event_problems(self) -> list[str]:
        found = []
        for event in self.events:
            if event not in EVENT_SCOPES:
                found.append(f"event {event} is not known here")
            elif (scope := EVENT_SCOPES[event]) and scope not in self.scopes:
                found.append(f"event {event} needs the scope {scope}")
        return found
