"""The configuration of a playground: the app's manifest and tokens, the people, the channels and the limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playground.errors import ConfigError
from playground.loopback import is_loopback
from playground.manifest import Manifest


@dataclass(frozen=True)
class UserSpec:
    """A person of the workspace.

    ``tz`` is an IANA time zone. ``about`` is shown on the page, such as a role, and people of the same ``group``, such
    as a workplace, stand together there.
    """

    id: str
    name: str
    real_name: str
    email: str = ""
    tz: str = "Europe/Stockholm"
    locale: str = "sv-SE"
    about: str = ""
    group: str = ""


@dataclass(frozen=True)
class ChannelSpec:
    """A public channel. ``members`` are user ids; an empty tuple means everybody and the bot."""

    id: str
    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rates:
    """Slack's rate limits.

    ``per_channel`` and ``per_workspace`` are posts a second, with the bursts allowed. ``tiers`` are the calls a minute
    of a method in tier 1 to 4. ``smallest_burst`` is how many calls of a method always pass at once.
    """

    per_channel: float = 1.0
    channel_burst: int = 3
    per_workspace: float = 5.0
    workspace_burst: int = 10
    tiers: tuple[int, int, int, int] = (1, 20, 50, 100)
    smallest_burst: int = 3


@dataclass(frozen=True)
class Config:
    """Everything a playground needs to know when it starts.

    - ``app_url``: where the app takes requests; None means Socket Mode. ``base_url``: where the playground is served.
    - ``time_scale``: speeds up rate limits and event retries (10 means ten times as fast).
    - ``ack_timeout``, ``trigger_seconds``, ``response_url_seconds``: real seconds, not scaled.
    - ``traffic_kept``: how many exchanges the traffic record keeps.
    - ``hints``: what the page suggests to a visitor. The words between `backticks` (or else the whole hint) become a
      button that puts them in the message field.
    - ``clock_url``: where the app's own clock is read and moved (see app_clock). If empty, the page shows no clock.
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
        """The app's manifest."""
        return Manifest(self.manifest)

    def check(self) -> None:
        """Raise ConfigError, with all reasons, if Slack would not accept this app or workspace."""
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
    """Build a Config from plain JSON. ConfigError for unknown keys."""
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
    """Read a Config from a JSON file. ConfigError when the file can't be read as one."""
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {error}") from error
    return config_from_dict(raw)
