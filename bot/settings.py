"""Settings out of the environment and the file `.env`; every one of them is explained in `.env.example`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict


class BadSetting(ValueError):
    """A setting is missing or can't be used. The message names it and the remedy, and never shows a secret."""


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


ENV_FILE = ".env"
SLACK_ID = re.compile(r"[UW][A-Z0-9]+")
REMEDIES = {
    "SLACK_API_URL": "write an address, such as https://slack.com/api/",
    "DATABASE_URL": "write sqlite:///mvp.db or postgresql://user:password@host/name",
    "MVP_PORT": "write a port number, such as 3000",
    "MVP_TIMEZONE": "write a zone, such as Europe/Stockholm",
    "MVP_ADMINS": "write Slack user ids, such as U012AB3CD, separated by commas",
}
SHOWN_WHEN_BAD = ("MVP_PORT", "MVP_TIMEZONE", "MVP_ADMINS")  # the addresses may hold a password


# --- how single values are read: each raises ValueError for a value that can't be used -------------------------------


def _read_port(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,5}", value):
        raise ValueError
    return value


def _read_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError) as problem:  # an unknown zone, or a folder of zones such as Europe
        raise ValueError from problem
    return value


def _read_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError
    return value.rstrip("/") + "/"


def _read_database(value: str) -> str:
    if not re.match(r"sqlite:///.|postgresql(\+psycopg)?://.", value):
        raise ValueError
    return value


def _read_slack_ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    ids = {name.strip() for name in value.split(",") if name.strip()}
    if not all(SLACK_ID.fullmatch(name) for name in ids):
        raise ValueError
    return ids


class Settings(BaseSettings):
    """How this installation runs: the environment, then the file `.env` in the folder the command is run from.

    An empty value is the default. In the environment it also hides what the file says.
    """

    model_config = SettingsConfigDict(frozen=True, env_file=ENV_FILE, extra="ignore", case_sensitive=True)

    # repr=False: secrets stay out of every trace and log line.
    bot_token: str = Field(default="", validation_alias="SLACK_BOT_TOKEN", repr=False)
    signing_secret: str = Field(default="", validation_alias="SLACK_SIGNING_SECRET", repr=False)
    app_token: str = Field(default="", validation_alias="SLACK_APP_TOKEN", repr=False)  # set: Socket Mode; empty: HTTP
    api_url: Annotated[str, AfterValidator(_read_address)] = Field(
        default="https://slack.com/api/", validation_alias="SLACK_API_URL"
    )
    database_url: Annotated[str, AfterValidator(_read_database)] = Field(
        default="sqlite:///mvp.db", validation_alias="DATABASE_URL", repr=False
    )
    host: str = Field(default="127.0.0.1", validation_alias="MVP_HOST")
    port: Annotated[int, BeforeValidator(_read_port)] = Field(default=3000, ge=0, lt=65536, validation_alias="MVP_PORT")
    timezone: Annotated[str, AfterValidator(_read_zone)] = Field(
        default="Europe/Stockholm", validation_alias="MVP_TIMEZONE"
    )
    admins: Annotated[frozenset[str], NoDecode, BeforeValidator(_read_slack_ids)] = Field(
        default=frozenset(), validation_alias="MVP_ADMINS"
    )

    @model_validator(mode="before")
    @classmethod
    def drop_empty(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Leave out what is empty, so that the default stands."""
        return {name: value for name, value in given.items() if value != ""}

    @property
    def socket_mode(self) -> bool:
        """Whether the bot calls Slack and listens there, rather than being called."""
        return bool(self.app_token)


class GivenSettings(Settings):
    """Settings given by hand; the environment and the file are not looked at."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but what is given."""
        return (init_settings,)


NAMES = tuple(str(field.validation_alias) for field in Settings.model_fields.values())


def read_settings(given: Mapping[str, str] | None = None) -> Settings:
    """The settings out of the environment and `.env`, or those given by name. Raises BadSetting."""
    try:
        if given is None:
            return Settings()
        return GivenSettings(**given)  # type: ignore[arg-type]
    except ValidationError as problem:
        wrong = problem.errors()[0]
        name = str(wrong["loc"][0])
        value = f" is {wrong['input']!r}" if name in SHOWN_WHEN_BAD else " can't be used"
        raise BadSetting(f"{name}{value}: {REMEDIES[name]}") from None  # the cause holds the values of all settings
    except (OSError, UnicodeDecodeError) as problem:
        raise BadSetting(f"the file {ENV_FILE} can't be read: save it as plain text in UTF-8") from problem


def require_slack(settings: Settings) -> None:
    """Raises BadSetting when the bot can't run for want of what Slack gave its owner."""
    if not settings.bot_token:
        raise BadSetting("SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token from your Slack app")
    if not settings.socket_mode and not settings.signing_secret:
        raise BadSetting(
            "SLACK_SIGNING_SECRET is not set: copy it from your Slack app, or set SLACK_APP_TOKEN for Socket Mode"
        )
