"""What a playground is told when it starts: the app's manifest, the workspace's people and channels, its limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playground.errors import ConfigError
from playground.loopback import is_loopback

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "app_home_opened": None,
}


@dataclass(frozen=True)
class UserSpec:
    """A person of the workspace; ``tz`` is an IANA zone name, ``about`` a few words for the page (a role)."""

    id: str
    name: str
    real_name: str
    email: str = ""
    tz: str = "Europe/Stockholm"
    locale: str = "sv-SE"
    about: str = ""


@dataclass(frozen=True)
class ChannelSpec:
    """A public channel. ``members`` are user ids; empty means everybody, the bot included."""

    id: str
    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rates:
    """Posting limits (a second) with their bursts, and the calls a minute of tiers 1 to 4."""

    per_channel: float = 1.0
    channel_burst: int = 3
    per_workspace: float = 5.0
    workspace_burst: int = 10
    tiers: tuple[int, int, int, int] = (1, 20, 50, 100)
    smallest_burst: int = 3


@dataclass(frozen=True)
class Manifest:
    """Slack's app manifest, read through the questions the playground has."""

    raw: Mapping[str, Any] = field(default_factory=dict)

    def _part(self, *path: str) -> Any:
        node: Any = self.raw
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def command(self, name: str) -> Mapping[str, Any] | None:
        """The slash command with this name (with its slash), or None."""
        commands: list[Mapping[str, Any]] = self._part("features", "slash_commands") or []
        return next((c for c in commands if c.get("command") == name), None)

    def shortcut(self, callback_id: str, kind: str) -> Mapping[str, Any] | None:
        """The shortcut of this kind (``global`` or ``message``), or None."""
        found: list[Mapping[str, Any]] = self._part("features", "shortcuts") or []
        return next((s for s in found if s.get("callback_id") == callback_id and s.get("type") == kind), None)

    @property
    def scopes(self) -> tuple[str, ...]:
        """The bot's scopes."""
        return tuple(self._part("oauth_config", "scopes", "bot") or ())

    @property
    def events(self) -> tuple[str, ...]:
        """The events the bot subscribes to."""
        return tuple(self._part("settings", "event_subscriptions", "bot_events") or ())

    @property
    def interactive(self) -> bool:
        """Whether buttons, modals and shortcuts are delivered."""
        return bool(self._part("settings", "interactivity", "is_enabled"))

    @property
    def socket_mode(self) -> bool:
        """Whether the app may open Socket Mode connections."""
        return bool(self._part("settings", "socket_mode_enabled"))

    def home_setting(self, name: str) -> bool:
        """A switch of ``features.app_home``, for example ``home_tab_enabled``."""
        return bool(self._part("features", "app_home", name))

    def problems(self) -> list[str]:
        """Why Slack would refuse this manifest; empty when it would not."""
        found: list[str] = []
        commands = self._part("features", "slash_commands") or []
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


@dataclass(frozen=True)
class Config:
    """Everything a playground needs; ``app_url`` None means Socket Mode.

    ``time_scale`` speeds up rates and event retries (10 = ten times as fast). The ack time-out, the life of a
    trigger and of a response_url are in real seconds. ``hints`` are what the page suggests to a visitor: the words
    between `backticks` (or all of a hint) become a button that puts them in the message field. ``clock_url`` is where
    the app's own clock can be read and moved (see app_clock); empty, the page shows none.
    """

    manifest: Mapping[str, Any] = field(default_factory=dict)
    bot_token: str = "xoxb-playground"
    app_token: str = "xapp-playground"
    signing_secret: str = "playground-signing-secret"
    app_url: str | None = None
    base_url: str = "http://127.0.0.1:3000"
    users: tuple[UserSpec, ...] = ()
    channels: tuple[ChannelSpec, ...] = ()
    team_id: str = "T0PLAYGROUND"
    team_name: str = "Playground"
    team_domain: str = "playground"
    app_id: str = "A0PLAYGROUND"
    bot_id: str = "B0PLAYGROUND"
    bot_user_id: str = "U0PLAYBOT"
    bot_name: str = "mvp-boten"
    time_scale: float = 1.0
    rates: Rates = field(default_factory=Rates)
    ack_timeout: float = 3.0
    trigger_seconds: float = 3.0
    response_url_seconds: float = 1800.0
    response_url_uses: int = 5
    traffic_kept: int = 500
    seed: int = 1
    hints: tuple[str, ...] = ()
    clock_url: str = ""

    @property
    def app(self) -> Manifest:
        """The manifest, with its questions."""
        return Manifest(self.manifest)

    def check(self) -> None:
        """Raise ConfigError, with every reason, when Slack would not accept this."""
        found = self.app.problems()
        if self.app_url is None and not self.app.socket_mode:
            found.append("no app_url and settings.socket_mode_enabled is off: nothing could be delivered")
        ids = [user.id for user in self.users] + [channel.id for channel in self.channels]
        if len(ids) != len(set(ids)):
            found.append("an id is used twice")
        if self.clock_url and not is_loopback(urlsplit(self.clock_url).netloc):
            found.append("clock_url is not on this machine")
        if found:
            raise ConfigError("; ".join(found))


def config_from_dict(raw: Mapping[str, Any]) -> Config:
    """A Config from plain JSON; unknown keys raise ConfigError."""
    values = dict(raw)
    known = {item.name for item in fields(Config)}
    if unknown := sorted(set(values) - known):
        raise ConfigError(f"unknown configuration keys: {', '.join(unknown)}")
    try:
        values["users"] = tuple(UserSpec(**user) for user in values.get("users", ()))
        values["channels"] = tuple(
            ChannelSpec(**{**channel, "members": tuple(channel.get("members", ()))})
            for channel in values.get("channels", ())
        )
        values["hints"] = tuple(values.get("hints", ()))
        if "rates" in values:
            rates = dict(values["rates"])
            if "tiers" in rates:
                rates["tiers"] = tuple(rates["tiers"])
            values["rates"] = Rates(**rates)
        return Config(**values)
    except TypeError as error:
        raise ConfigError(str(error)) from error


def load_config(path: str | Path) -> Config:
    """A Config from a JSON file; ConfigError when it can't be read as one."""
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {error}") from error
    return config_from_dict(raw)
