"""Settings out of the environment; every one of them is in `.env.example`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class BadSetting(ValueError):
    """A setting is missing or can't be read; the message names it and the remedy."""


class LetterReader(StrEnum):
    """Whose weekly letter a command prints."""

    COORDINATOR = "coordinator"
    PRINCIPAL = "principal"
    DISTRICT = "district"
    CITY = "city"


class ProcessRole(StrEnum):
    """What a process does: answers Slack, sends what is due, or both. Several of each may run on PostgreSQL."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs."""

    bot_token: str
    signing_secret: str
    app_token: str  # set: Socket Mode; empty: HTTP
    api_url: str
    database_url: str
    host: str
    port: int
    timezone: str
    admins: frozenset[str]
    secret_key: str

    @property
    def socket_mode(self) -> bool:
        """Whether the bot calls Slack and listens there, rather than being called."""
        return bool(self.app_token)


DEFAULTS = {
    "SLACK_BOT_TOKEN": "",
    "SLACK_SIGNING_SECRET": "",
    "SLACK_APP_TOKEN": "",
    "SLACK_API_URL": "https://slack.com/api/",
    "DATABASE_URL": "sqlite:///mvp.db",
    "MVP_HOST": "127.0.0.1",
    "MVP_PORT": "3000",
    "MVP_TIMEZONE": "Europe/Stockholm",
    "MVP_ADMINS": "",
    "MVP_SECRET_KEY": "",
}


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings, with their defaults. Raises BadSetting for a port or zone that is none."""
    found = {name: environment.get(name) or default for name, default in DEFAULTS.items()}
    if not re.fullmatch(r"[0-9]{1,5}", found["MVP_PORT"]) or not 0 <= int(found["MVP_PORT"]) < 65536:
        raise BadSetting(f"MVP_PORT is {found['MVP_PORT']!r}: write a port number, such as 3000")
    try:
        ZoneInfo(found["MVP_TIMEZONE"])
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise BadSetting(
            f"MVP_TIMEZONE is {found['MVP_TIMEZONE']!r}: write a zone, such as Europe/Stockholm"
        ) from problem
    return Settings(
        bot_token=found["SLACK_BOT_TOKEN"],
        signing_secret=found["SLACK_SIGNING_SECRET"],
        app_token=found["SLACK_APP_TOKEN"],
        api_url=found["SLACK_API_URL"].rstrip("/") + "/",
        database_url=found["DATABASE_URL"],
        host=found["MVP_HOST"],
        port=int(found["MVP_PORT"]),
        timezone=found["MVP_TIMEZONE"],
        admins=frozenset(name.strip() for name in found["MVP_ADMINS"].split(",") if name.strip()),
        secret_key=found["MVP_SECRET_KEY"],
    )


def require_slack(settings: Settings) -> None:
    """Raises BadSetting when the bot can't run for want of what Slack gave its owner."""
    if not settings.bot_token:
        raise BadSetting("SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token from your Slack app")
    if not settings.socket_mode and not settings.signing_secret:
        raise BadSetting(
            "SLACK_SIGNING_SECRET is not set: copy it from your Slack app, or set SLACK_APP_TOKEN for Socket Mode"
        )
